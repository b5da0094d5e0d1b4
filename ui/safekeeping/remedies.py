"""What can be done right here about an error, beside its sentence."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktop.errors import KnownError
from ui.widgets.notice_bar import Offers

DAMAGE = {"book_damaged", "entry_damaged", "report_damaged", "version_damaged", "backup_unsound"}
"""Errors that say that a book is not as it was stored."""
_TURNED_INTO_ANOTHER = {"book_foreign", "book_schema_unknown", "book_too_slow"}
_NOTHING_LEFT = {"book_missing", "book_empty", "nothing_salvaged"}
_OF_THE_PLACE = {"book_gone", "book_replaced", "book_disk_full", "book_unwritable", "book_read_only"}


class Ways(NamedTuple):
    """What the window can do for a book."""

    open_for_reading: Callable[[Path], object]
    save_elsewhere: Callable[[], object]
    show_backups: Callable[[Path], object]
    salvage: Callable[[Path], object]


def remedies(error: KnownError, ways: Ways, opened: Path | None) -> Offers:
    """The offers for an error; `opened` is the book that is open."""
    path = error.facts.get("path")
    if not isinstance(path, Path):
        return ()
    backups = ("查看备份…", partial(ways.show_backups, path))
    if error.code in DAMAGE | _TURNED_INTO_ANOTHER:
        return ("抢救…", partial(ways.salvage, path)), backups
    if error.code in _NOTHING_LEFT:
        return (backups,)
    if error.code in {"book_locked", "book_busy"} and path != opened:
        return (("以只读方式打开", partial(ways.open_for_reading, path)),)
    if error.code in _OF_THE_PLACE and path == opened:
        return (("另存为…", ways.save_elsewhere),)
    return ()
