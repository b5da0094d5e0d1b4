"""The user's guide: it is true to the program, F1 opens it where the user is, and it leads nowhere else."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.messages import MATCH_NAMES, SEVERITY_NAMES
from desktop.paths import GUIDE
from tests.ui import palettes
from tests.ui.acting import ALT, CTRL, Key, focus, press, type_text
from tests.ui.test_accessibility import nameless
from ui.commands import MENUS, Command
from ui.guide.guide_browser import GuideBrowser, anchor_of
from ui.guide.guide_window import GuideWindow
from ui.help_actions import HelpActions
from ui.main_window import MainWindow

PAGES = ("guide.md", "safety.md", "installing.md")
_KEYS = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:F\d+|[A-Z][A-Za-z]+|[^\s、，。；：|）*])|\bF\d+\b")
_OF_TABLE = {"F2", "Alt+Enter", "Ctrl+Enter", "Alt+↑", "Alt+↓", "Ctrl+Delete"}
_OF_GUIDE = {"Alt+←", "Ctrl+F"}


@pytest.fixture
def guide(qtbot: QtBot) -> GuideWindow:
    guide = GuideWindow()
    qtbot.addWidget(guide)
    guide.show_topic()
    qtbot.waitUntil(guide.isActiveWindow)
    return guide


def opened(window: MainWindow) -> GuideBrowser:
    """What F1 shows; the main window is in front again."""
    press(Key.Key_F1)
    helping = window.findChild(HelpActions)
    assert isinstance(helping, HelpActions)
    assert helping.guide.isVisible()
    window.activateWindow()
    return helping.guide.browser


def text_of(page: str) -> str:
    return (GUIDE.parent / page).read_text(encoding="utf-8")


def anchors_of(page: str) -> set[str]:
    return {anchor_of(heading) for heading in re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)}


def test_the_guide_speaks_of_every_field_where_it_is_asked(window: MainWindow, form: Form) -> None:
    for field in form.fields:
        window.view.go_to(Place(field.attribute))
        assert opened(window).textCursor().block().text() == field.label


def test_the_guide_speaks_of_every_column_where_it_is_asked(window: MainWindow, form: Form) -> None:
    for column in form.table.row_columns:
        window.view.go_to(Place(column.attribute, 0))
        assert opened(window).textCursor().block().text() == column.label


def test_the_guide_knows_the_place_also_while_its_own_window_has_the_keys(
    window: MainWindow, form: Form, qtbot: QtBot
) -> None:
    window.view.go_to(Place("executed"))
    guide = opened(window).window()
    guide.activateWindow()
    qtbot.waitUntil(guide.isActiveWindow)
    window.commands[Command.SHOW_GUIDE].trigger()
    label = form.field("executed")
    assert label is not None
    browser = guide.findChild(GuideBrowser)
    assert isinstance(browser, GuideBrowser)
    assert browser.textCursor().block().text() == label.label


def test_the_guide_speaks_of_the_lists_and_the_year(window: MainWindow) -> None:
    for command, heading in (
        (Command.SHOW_LIST, "报告列表"),
        (Command.SHOW_PROBLEMS, "问题清单"),
        (Command.SHOW_YEAR, "年度一览"),
    ):
        window.commands[command].trigger()
        at = opened(window).textCursor().block()
        assert (at.text(), at.blockFormat().headingLevel()) == (heading, 2)


def test_a_guide_asked_for_at_the_start_page_begins_at_the_start(window: MainWindow) -> None:
    window.books.close()
    assert opened(window).textCursor().block().text() == "第一次启动"


def test_the_guide_has_its_pictures(guide: GuideWindow) -> None:
    files = set((GUIDE.parent / "pictures").iterdir())
    assert len(guide.browser.pictures()) == 9
    assert all(guide.browser.pictures())
    shown = {GUIDE.parent / link for link in re.findall(r"!\[[^]]*\]\(([^)]+)\)", text_of("guide.md"))}
    assert files == shown


def test_what_the_guide_has_nothing_on_is_answered_by_its_beginning(guide: GuideWindow) -> None:
    guide.show_topic("没有这一条")
    assert guide.browser.textCursor().position() == 0
    assert guide.browser.verticalScrollBar().value() == 0


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_picture_is_there(page: str) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", text_of(page)):
        file, _, anchor = link.partition("#")
        assert (GUIDE.parent / (file or page)).is_file()
        assert file.startswith("pictures/") or file in {"", *PAGES}
        assert not anchor or anchor in anchors_of(file or page)


def test_every_key_in_the_guide_is_one_of_the_program() -> None:
    items = [item for menu in MENUS.values() for item in menu if item is not None]
    known = {QKeySequence(item.keys).toString() for item in items} | {
        QKeySequence(item.also).toString() for item in items
    }
    told = set(_KEYS.findall(text_of("guide.md")))
    assert len(told) > 30
    unknown = told - _OF_TABLE - _OF_GUIDE
    assert {keys for keys in unknown if _as_qt(keys) not in known} == set()


def test_what_the_guide_calls_by_the_menus_name_has_the_menus_keys() -> None:
    keys = {
        item.text.rstrip("…"): QKeySequence(item.keys).toString() for menu in MENUS.values() for item in menu if item
    }
    rows = [line.strip("| \n").split(" | ") for line in text_of("guide.md").splitlines() if line.startswith("| ")]
    told = {row[0]: row[1] for row in rows if row[0] in keys}
    assert len(told) > 3
    assert {name: _as_qt(key) for name, key in told.items()} == {name: keys[name] for name in told}


def test_the_guide_explains_the_words_of_problems_and_imports() -> None:
    explained = {
        line.strip("| \n").split(" | ")[0] for line in text_of("guide.md").splitlines() if line.startswith("| ")
    }
    assert {*SEVERITY_NAMES.values(), *MATCH_NAMES.values()} <= explained


def test_links_stay_beside_the_guide(guide: GuideWindow) -> None:
    browser = guide.browser
    for link in ("https://example.org/", "mailto:a@example.org", "../README.md", "/etc/hostname", "safety.html"):
        browser.anchorClicked.emit(QUrl(link))
        assert Path(browser.source().toLocalFile()) == GUIDE
    browser.anchorClicked.emit(QUrl("safety.md"))
    assert Path(browser.source().toLocalFile()).name == "safety.md"
    press(Key.Key_Left, ALT)
    assert Path(browser.source().toLocalFile()) == GUIDE


def test_a_link_goes_to_its_heading(guide: GuideWindow) -> None:
    guide.browser.anchorClicked.emit(QUrl("#打印和-pdf"))
    first = guide.browser.cursorForPosition(QPoint(20, 20)).block()
    assert first.text() == "打印和 PDF"


def test_the_guide_is_searched_and_closed_by_keys(guide: GuideWindow) -> None:
    press(Key.Key_F, CTRL)
    assert focus() is guide.words
    type_text("全角数字")
    press(Key.Key_Return)
    assert guide.browser.textCursor().selectedText() == "全角数字"
    press(Key.Key_Return)
    assert guide.browser.textCursor().selectedText() == "全角数字"
    type_text("没有")
    press(Key.Key_Return)
    assert guide.answer.text() == "没有找到"
    press(Key.Key_Escape)
    assert not guide.isVisible()


def test_text_grows_in_the_guide_too(window: MainWindow, qtbot: QtBot) -> None:
    browser = opened(window)
    before = browser.document().size().height()
    browser.window().activateWindow()
    qtbot.waitUntil(browser.window().isActiveWindow)
    press(Key.Key_Equal, CTRL)
    assert window.text_size.percent == 110
    qtbot.waitUntil(lambda: browser.document().size().height() > before)
    press(Key.Key_0, CTRL)


def test_the_place_stays_when_the_system_turns_dark(guide: GuideWindow, qtbot: QtBot) -> None:
    light = QApplication.palette()
    guide.show_topic("定稿")
    try:
        with qtbot.waitSignal(guide.browser.sourceChanged):
            QApplication.setPalette(palettes.dark())
        assert guide.palette().base().color().lightness() < 100
        assert guide.browser.cursorForPosition(QPoint(20, 20)).block().text() == "定稿"
    finally:
        QApplication.setPalette(light)


def test_every_widget_of_the_guide_has_a_name(guide: GuideWindow) -> None:
    assert nameless(guide) == []


def _as_qt(keys: str) -> str:
    named = {"↑": "Up", "↓": "Down", "←": "Left", "Delete": "Del"}
    *modifiers, key = keys.split("+") if not keys.endswith("++") else [*keys[:-2].split("+"), "+"]
    return QKeySequence("+".join([*modifiers, named.get(key, key)])).toString()
