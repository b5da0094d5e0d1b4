"""Doing what a user asked for: what is being typed comes first, and what the machine refuses is said."""

from collections.abc import Callable

from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.widgets.composition import commit_composition
from ui.widgets.notice_bar import NoticeBar


def attempt(do: Callable[[], object], notice: NoticeBar) -> bool:
    """Do it, and whether it was done; a KnownError becomes its sentence."""
    commit_composition()
    try:
        do()
    except KnownError as error:
        notice.tell(error_sentence(error))
        return False
    return True
