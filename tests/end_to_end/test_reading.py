"""Reading a book that another program is editing."""

from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.storage.book import Book
from tests.end_to_end.conftest import Run


@pytest.mark.parametrize("command", ["list", "check", "verify", "print -o {out}", "export -o {out}"])
def test_book_that_is_being_edited_can_be_read(
    run: Run, book: Path, forms: Forms, tmp_path: Path, command: str
) -> None:
    out = tmp_path / "out"
    name, *options = command.format(out=out).split()
    with Book.open(book, forms):
        ran = run(name, book, *options)
    assert (ran.err, bool(ran.out)) == ("", True)
    assert out.exists() == bool(options)
