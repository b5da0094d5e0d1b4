"""Characters without a glyph are named before they are printed as empty boxes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from ui.paper.unprintable_dialog import Answer, Unprintable, UnprintableDialog

FOUND = (
    Unprintable(Place("project_name"), "项目名称", "𠮷"),
    Unprintable(Place("remark", 2), "第 3 行“资金到位率”的备注", "☃ⓩ"),
)


def ask(qtbot: QtBot, act: Callable[[UnprintableDialog], None]) -> tuple[Answer, int]:
    """What the dialog answers when a person acts."""
    dialog = UnprintableDialog(FOUND)
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, lambda: act(dialog))
    return dialog.ask(), dialog.chosen


def press(button: str) -> Callable[[UnprintableDialog], None]:
    def act(dialog: UnprintableDialog) -> None:
        next(found for found in dialog.findChildren(QPushButton) if button in found.text()).click()

    return act


@pytest.mark.parametrize(
    ("button", "answer"), [("前往", Answer.GO), ("仍然打印", Answer.PRINT), ("取消", Answer.CANCEL)]
)
def test_the_button_is_the_answer(qtbot: QtBot, button: str, answer: Answer) -> None:
    assert ask(qtbot, press(button)) == (answer, 0)


def test_keys_are_enough(qtbot: QtBot) -> None:
    def down_and_enter(dialog: UnprintableDialog) -> None:
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    assert ask(qtbot, down_and_enter) == (Answer.GO, 1)
    assert ask(qtbot, lambda dialog: QTest.keyClick(dialog.list, Qt.Key.Key_Escape)) == (Answer.CANCEL, 0)


def test_a_double_click_goes_there(qtbot: QtBot) -> None:
    def double_click(dialog: UnprintableDialog) -> None:
        second = dialog.list.visualRect(dialog.list.model().index(1, 0)).center()
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(dialog.list.viewport(), left, pos=second)
        QTest.mouseDClick(dialog.list.viewport(), left, pos=second)

    assert ask(qtbot, double_click) == (Answer.GO, 1)


def test_every_character_is_named_with_its_place_and_number(qtbot: QtBot) -> None:
    dialog = UnprintableDialog(FOUND)
    qtbot.addWidget(dialog)
    model = dialog.list.model()
    lines = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert lines == [
        "项目名称：𠮷（U+20BB7）",
        "第 3 行“资金到位率”的备注：☃ ⓩ（U+2603、U+24E9）",
    ]
    named = [*dialog.findChildren(QPushButton), *dialog.findChildren(QListView)]
    assert len(named) == 4
    assert all(widget.accessibleName() for widget in named)
