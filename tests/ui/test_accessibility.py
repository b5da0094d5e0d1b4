"""Names, buddies, order, focus and contrast: what somebody needs who cannot see well or has no mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QToolBar,
    QWidget,
)

from desktop.domain.finding import Place
from desktop.domain.form import Block, Field, Form, GridBlock, IndicatorsBlock, TextBlock
from desktop.domain.report import FieldKind
from desktop.storage.salvage import Loss, Lost, Salvaged
from tests.ui import palettes
from tests.ui.acting import Key, focus, press
from ui.commands import Command
from ui.dialogs.fault_dialog import FaultDialog
from ui.dialogs.salvage_dialog import SalvageDialog
from ui.dialogs.wait_dialog import WaitDialog
from ui.main_window import MainWindow
from ui.widgets import tones

SPOKEN = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDockWidget,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QToolBar,
)
"""The kinds of widgets that a screen reader speaks of; others only hold them together."""
TEXT_RATIO = 4.5
"""WCAG 2, AA, for text."""
DRAWN_RATIO = 3.0
"""The same for what is drawn."""
LIGHT, DARK = palettes.light(), palettes.dark()


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()


def nameless(root: QWidget) -> list[str]:
    """Every widget that is spoken of or takes the focus, and has no name."""
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in [root, *root.findChildren(QWidget)]
        if (isinstance(widget, SPOKEN) or takes_tab(widget)) and not is_silent(widget) and not spoken_name(widget)
    ]


def is_silent(widget: QWidget) -> bool:
    """What nobody comes to: Qt's own parts of its widgets, labels without words, headers taken away."""
    around = widget.parentWidget()
    if isinstance(widget, QLabel):
        return not widget.text()
    if isinstance(widget, QHeaderView):
        return widget.isHidden()
    within = isinstance(around, (QTableView, QLineEdit)) and isinstance(widget, QAbstractButton)
    chosen_from = around is not None and (isinstance(around, QComboBox) or around.inherits("QComboBoxPrivateContainer"))
    more_menus = isinstance(around, QMenuBar)
    return within or chosen_from or more_menus or widget.objectName().startswith("qt_")


def pages(window: MainWindow) -> Iterator[QWidget]:
    assert window.view.tabs is not None
    for page in window.view.tabs.pages:
        window.view.tabs.setCurrentWidget(page)
        yield page


def test_every_widget_of_the_window_has_a_name(full: MainWindow) -> None:
    for _ in pages(full):
        full.view.go_to(Place("signature"))
    full.editor.edit(full.editor.form.new_report(2021), "清空")  # type: ignore[union-attr]  # a report is open
    full.notice.tell("消息", (("恢复", lambda: None),))
    assert len(full.findChildren(QWidget)) > 150
    assert nameless(full) == []


def test_every_widget_of_an_open_cell_has_a_name(full: MainWindow) -> None:
    for attribute in ("name", "explanation", "weight", "self_score", "remark"):
        full.view.go_to(Place(attribute, 0))
        press(Key.Key_F2)
        assert spoken_name(focus())
        press(Key.Key_Escape)


def test_the_year_at_a_glance_has_names_and_is_walked_by_tab(full: MainWindow) -> None:
    full.commands[Command.SHOW_YEAR].trigger()
    page = full.year.page
    assert nameless(full) == []
    page.year.setFocus()
    for widget in (page.due, page.view):
        press(Key.Key_Tab)
        assert focus() is widget


def test_the_dialog_to_wait_has_names(full: MainWindow) -> None:
    waiting = WaitDialog("正在定稿 30 份报告", full)
    assert nameless(waiting) == []
    waiting.deleteLater()


def test_the_start_page_has_names(bare: MainWindow) -> None:
    bare.start_page.show_recent(("一.ziping",))
    assert nameless(bare) == []


DIALOGS = (
    Command.SHOW_KEYS,
    Command.ABOUT,
    Command.EXPORT,
    Command.PRINT_ALL,
    Command.BIN,
    Command.HISTORY,
    Command.BACKUPS,
)


@pytest.mark.parametrize("command", DIALOGS)
def test_every_widget_of_a_dialog_has_a_name(full: MainWindow, command: Command) -> None:
    if command is Command.BIN:
        full.commands[Command.DELETE].trigger()
    found: list[list[str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        found.append(nameless(dialog))
        dialog.reject()

    QTimer.singleShot(0, look)
    full.commands[command].trigger()
    assert found == [[]]


def test_every_widget_of_what_is_told_of_damage_and_faults_has_a_name(full: MainWindow, book: Path) -> None:
    lost = (Lost(Loss.GONE, 4), Lost(Loss.UNCERTAIN, 1, "甲项目"))
    for dialog in (SalvageDialog(book, Salvaged(book, 3, lost), full), FaultDialog("报告", saved=True, parent=full)):
        dialog.show()  # only then is its title its name
        assert nameless(dialog) == []
        dialog.close()


def test_no_two_actions_have_the_same_key(full: MainWindow) -> None:
    keys = [key.toString() for action in full.commands.actions.values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_every_action_has_words_and_a_key_or_stands_in_a_menu_with_them(full: MainWindow) -> None:
    for action in full.commands.actions.values():
        assert action.text()
        assert not action.shortcut().isEmpty()
    assert full.view.tabs is not None
    for action in full.view.tabs.row_actions:
        assert action.text()
        assert not action.shortcut().isEmpty()


def test_tab_order_is_paper_order_on_every_page(full: MainWindow, form: Form) -> None:
    for tab, page in zip(form.tabs, pages(full), strict=True):
        expected = [name for block in tab.blocks for name in names_in(block)]
        start = next(
            widget for widget in page.findChildren(QWidget) if named(widget) == expected[0] and takes_tab(widget)
        )
        start.setFocus()
        visited = [named(start)]
        while page.isAncestorOf(focus()):
            if named(focus()) != visited[-1]:
                visited.append(named(focus()))
            full.focusNextChild()
            if focus() is start:
                break
        assert [name for name in visited if name in expected] == expected


def names_in(block: Block) -> list[str]:
    """The names of what a block lets the user fill in, in paper order."""
    return ["指标表"] if isinstance(block, IndicatorsBlock) else [field.label for field in typed_fields(block)]


def named(widget: QWidget) -> str:
    return widget.accessibleName().split("：")[0]


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def typed_fields(block: Block) -> list[Field]:
    fields = (
        [field for row in block.rows for field in row]
        if isinstance(block, GridBlock)
        else [block.field]
        if isinstance(block, TextBlock)
        else []
    )
    return [field for field in fields if field.kind not in {FieldKind.RATE, FieldKind.GRADE}]


def test_every_label_of_a_field_leads_to_its_input(full: MainWindow, form: Form) -> None:
    for tab, page in zip(form.tabs, pages(full), strict=True):
        labels = {label.text(): label for label in page.findChildren(QLabel)}
        for block in tab.blocks:
            for field in typed_fields(block):
                assert named(labels[field.label].buddy()) == field.label


def test_the_focus_is_seen(full: MainWindow) -> None:
    looked_at = 0
    full.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as Qt does when Tab is pressed
    for page in pages(full):
        inputs = [w for w in page.findChildren(QWidget) if takes_tab(w) and w.isVisible() and w.isEnabled()]
        for widget in inputs:
            full.reports.view.setFocus()
            without = widget.grab().toImage()
            widget.setFocus()
            if focus() is widget:
                looked_at += 1
                assert widget.grab().toImage() != without, widget.accessibleName()
    assert looked_at > 14


def luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2: 1 for no difference, 21 for black on white."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_what_wcag_says() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_tone_can_be_read(palette: QPalette) -> None:
    role = QPalette.ColorRole
    base, window = palette.color(role.Base), palette.color(role.Window)
    text, words = palette.color(role.Text), palette.color(role.WindowText)
    pairs = [
        (tones.error_ink(palette), tones.error_ground(palette)),
        (tones.error_ink(palette), base),
        (tones.error_ink(palette), window),
        (tones.quiet_ink(palette), base),
        (tones.quiet_ink(palette), window),
        (text, tones.band_ground(palette)),
        (words, tones.notice_ground(palette)),
        (text, tones.gone_ground(palette)),
        (text, tones.new_ground(palette)),
    ]
    drawn = [
        (tones.bar_ink(palette), tones.bar_track(palette)),
        (tones.bar_ink(palette), base),
    ]
    assert [(ink.name(), ground.name()) for ink, ground in drawn if contrast(ink, ground) < DRAWN_RATIO] == []
    assert [(ink.name(), ground.name()) for ink, ground in pairs if contrast(ink, ground) < TEXT_RATIO] == []
    assert luminance(window) > 0.5 if palette is LIGHT else luminance(window) < 0.1
