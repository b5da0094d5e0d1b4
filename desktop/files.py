"""Files written for others: all of a file or none of it, under a name that every system takes."""

import errno
import os
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from desktop.errors import KnownError

NAME_LIMIT = 255
"""Bytes (UTF-8) in a file name."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NEVER_IN_NAMES = '<>:"/\\|?*'
_UNPRINTED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"
}
_DATABASE = b"SQLite format 3\0"
_NAMELESS = "未命名"


def write_file(path: Path, content: bytes) -> None:
    """Write a file beside its place, make sure of it, then put it in its place; what was there is whole till then.

    Raises:
        KnownError: `file_folder_missing`, `file_is_folder`, `file_is_book`, `file_not_regular`, `file_unwritable`,
            `file_in_use`, `file_disk_full`, `file_name_too_long` or `file_name_refused`; nothing is left behind then.
    """
    try:
        refuse_name(path)
        target = Path(os.path.realpath(path))
        draft = target.with_name(f".ziping-{os.urandom(8).hex()}.tmp")
        _refuse_unfit(target)
        try:
            _write_whole(draft, content)
            _put_in_place(draft, target)
        finally:
            draft.unlink(missing_ok=True)
    except KnownError as error:
        raise KnownError(error.code, path=path) from error
    except OSError as error:
        raise KnownError(_code(error), path=path) from error


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, where it is not there yet.

    Raises:
        KnownError: `folder_unwritable`.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError("folder_unwritable", path=path) from error


def safe_names(titles: Iterable[str], suffix: str) -> tuple[str, ...]:
    """A file name for each title, in order; no two are the same on any system, a second one is numbered."""
    taken: set[str] = set()
    return tuple(_untaken(title, suffix, taken) for title in titles)


def refuse_name(path: Path) -> None:
    """Refuse a name under which this system would keep nothing, or something else than a file.

    Raises:
        KnownError: `file_name_refused`.
    """
    if os.name == "nt" and not windows_takes(path.name):
        raise KnownError("file_name_refused")


def windows_takes(name: str) -> bool:
    """Whether Windows makes a file of this name: no device, which swallows what is written, and no part of another."""
    never = any(character in _NEVER_IN_NAMES or character < " " for character in name)
    return not never and not name.endswith((" ", ".")) and not _is_device(name)


def _refuse_unfit(target: Path) -> None:
    if not target.parent.is_dir():
        raise KnownError("file_folder_missing")
    if target.is_dir():
        raise KnownError("file_is_folder")
    if target.exists():
        if not S_ISREG(target.stat().st_mode):
            raise KnownError("file_not_regular")
        if not os.access(target, os.W_OK):
            raise KnownError("file_unwritable")
        with target.open("rb") as file:
            if file.read(len(_DATABASE)) == _DATABASE:
                raise KnownError("file_is_book")


def _write_whole(draft: Path, content: bytes) -> None:
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if draft.stat().st_size != len(content):
        raise KnownError("file_disk_full")


def _put_in_place(draft: Path, target: Path) -> None:
    if target.exists():
        with suppress(OSError):  # some memory sticks know no modes
            draft.chmod(target.stat().st_mode)
    try:
        draft.replace(target)
    except PermissionError as error:
        raise KnownError("file_in_use") from error
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the new name outlast a power cut, where the system has a way to ask for it; the file is in place already."""
    if os.name == "posix":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _code(error: OSError) -> str:
    if error.errno in _FULL:
        return "file_disk_full"
    return "file_name_too_long" if error.errno == errno.ENAMETOOLONG else "file_unwritable"


def _untaken(title: str, suffix: str, taken: set[str]) -> str:
    number = 1
    name = _name(title, suffix)
    while _folded(name) in taken:
        number += 1
        name = _name(title, f" ({number}){suffix}")
    taken.add(_folded(name))
    return name


def _name(title: str, ending: str) -> str:
    plain = "".join(_plain(character) for character in title).strip(" .\u3000")
    if _is_device(plain):
        plain = f"_{plain}"
    room = NAME_LIMIT - len(ending.encode())
    return (plain.encode()[:room].decode(errors="ignore").rstrip(" .\u3000") or _NAMELESS) + ending


def _is_device(name: str) -> bool:
    return name.partition(".")[0].rstrip().upper() in _RESERVED


def _plain(character: str) -> str:
    if unicodedata.category(character) in _UNPRINTED:
        return "" if character not in "\n\t" else " "
    return "_" if character in _NEVER_IN_NAMES else character


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
