"""What happens by mistake takes nothing away."""

from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.finding import Place
from tests.ui.acting import press
from tests.ui.test_finalising import opened
from ui.main_window import MainWindow


def test_a_book_with_a_damaged_list_takes_no_other_s_place(full: MainWindow, book: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "坏.ziping"
    content = bytearray(book.read_bytes())
    content[4096:] = bytes(byte ^ 0xFF for byte in content[4096:])
    damaged.write_bytes(content)
    assert not full.books.try_open(damaged)
    assert full.session.book is not None
    assert full.session.book.path == book
    assert damaged.read_bytes() == content


def test_the_key_that_removes_rows_takes_a_word_while_one_types(full: MainWindow) -> None:
    before = opened(full).indicators
    full.view.go_to(Place("remark", 1))
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert opened(full).indicators == before
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(opened(full).indicators) == len(before) - 1
