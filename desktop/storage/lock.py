"""One writer for each book: an OS lock on a file beside it, which names who holds it."""

import os
from contextlib import suppress
from pathlib import Path

from desktop.errors import KnownError

_LOCKED_BYTES = 1
"""What Windows locks at the beginning of the file: nobody else may read or write it."""


class BookLock:
    """The right to write to one book; free at once when its process ends, however it ends."""

    def __init__(self, book: Path) -> None:
        """Take it.

        Raises:
            KnownError: `book_locked` with machine and process of whoever holds it.
            OSError: no file can be written beside the book.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415  # reading needs no lock: 10 ms of start saved

        self._path = book.with_name(f"{book.name}.lock")
        self._lock = FileLock(self._path, blocking=False, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise KnownError("book_locked", **_holder(self._path)) from error
        with suppress(OSError):  # on a full disk the lock holds unsigned
            self._sign()

    def release(self) -> None:
        """Let the next one write. The file goes first: a waiting process notices and locks a new one."""
        with suppress(OSError):
            self._path.unlink()
        self._lock.release()
        with suppress(OSError):  # Windows removes no file that is open
            if os.name == "nt":
                self._path.unlink()

    def _sign(self) -> None:
        from socket import gethostname  # noqa: PLC0415  # reading signs nothing: 2 ms of start saved

        with self._path.open("r+b") as file:
            file.seek(_LOCKED_BYTES)
            file.write(f"{gethostname()}\n{os.getpid()}\n".encode())
            file.truncate()


def _holder(path: Path) -> dict[str, str]:
    signature = b""
    with suppress(OSError), path.open("rb", buffering=0) as file:
        file.seek(_LOCKED_BYTES)
        signature = file.read()
    machine, process, *_ = [*signature.decode(errors="replace").splitlines(), "", ""]
    return {"machine": machine or "？", "process": process or "？"}
