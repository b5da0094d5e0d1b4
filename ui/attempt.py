"""Doing what a user asked for: what is being typed comes first, and what the machine refuses is said."""

from collections.abc import Callable

from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.widgets.composition import commit_composition
from ui.widgets.notice_bar import NoticeBar, Offers

Remedies = Callable[[KnownError], Offers]
"""What can be done about an error, to be offered beside its sentence."""


def attempt(do: Callable[[], object], notice: NoticeBar, remedies: Remedies = lambda _: ()) -> bool:
    """Do it, and whether it was done; a KnownError becomes its sentence, with its remedies."""
    commit_composition()
    try:
        do()
    except KnownError as error:
        notice.tell(error_sentence(error), remedies(error))
        return False
    return True
