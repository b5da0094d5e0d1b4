"""A book written to another place, while it is open."""

import os
from pathlib import Path

from desktop.errors import KnownError
from desktop.storage.copying import copy_book
from desktop.storage.faults import known_faults
from desktop.storage.file import BookFile
from desktop.storage.lock import BookLock
from desktop.storage.opening import refuse_log


def save_copy(file: BookFile, path: Path) -> None:
    """Copy an open book to a new file; see `Book.save_copy`."""
    with known_faults(path):
        target = Path(os.path.realpath(path))
        if not target.parent.is_dir():
            raise KnownError("file_folder_missing")
        if target.exists():
            raise KnownError("book_exists")
        refuse_log(target)
        lock = BookLock(target)
        try:
            copy_book(file.database, target)
        finally:
            lock.release()
