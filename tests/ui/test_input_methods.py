"""Input methods in every editor of the window: quiet while composing, committed before anything is done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from tests.ui.acting import Key, commit, compose, focus, press, type_text
from tests.ui.window_looks import opened, stored
from ui.commands import Command
from ui.entry import entry_of
from ui.main_window import MainWindow
from ui.widgets.composition import is_composing


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in which something is composed, how it is opened, and what comes of a composition."""

    place: Place
    cell: bool = False

    def enter(self, window: MainWindow) -> QWidget:
        window.view.go_to(self.place)
        if self.cell:
            press(Key.Key_F2)
        return focus()

    def text(self, report: Report) -> str:
        values = report if self.place.row is None else report.indicators[self.place.row]
        entry = entry_of(values, self.place.attribute)
        return entry.unread or str(entry.value or "")


SPOTS = {
    "line": Spot(Place("project_name")),
    "suggesting line": Spot(Place("office")),
    "text": Spot(Place("problems")),
    "amount": Spot(Place("executed")),
    "date": Spot(Place("evaluated_on")),
    "name cell": Spot(Place("name", 1), cell=True),
    "text cell": Spot(Place("remark", 1), cell=True),
    "score cell": Spot(Place("self_score", 1), cell=True),
}

LEAVING = (
    Command.SAVE,
    Command.NEXT_REPORT,
    Command.DUPLICATE,
    Command.NEW_REPORT,
    Command.EXPORT,
    Command.PRINT_ALL,
    Command.CLOSE_BOOK,
)


@pytest.fixture(params=list(SPOTS.values()), ids=list(SPOTS))
def spot(request: pytest.FixtureRequest) -> Spot:
    found: Spot = request.param
    return found


def reject_dialogs() -> None:
    """Close the next dialog, whatever it asks."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()


def end_pause(window: MainWindow) -> None:
    """Do what comes when nobody has typed for a while."""
    timer = window.editor.findChild(QTimer)
    assert isinstance(timer, QTimer)
    timer.timeout.emit()


def test_nothing_happens_while_composing_and_one_edit_after(full: MainWindow, spot: Spot) -> None:
    editor = spot.enter(full)
    before, findings, label = opened(full), full.editor.findings, full.editor.undo_label
    popups = len([w for w in QApplication.topLevelWidgets() if w.isVisible()])
    for preedit in ("z", "zi", "zi'j"):
        compose(editor, preedit)
        assert is_composing()
        assert opened(full) is before
        assert full.editor.findings is findings
        assert full.editor.undo_label == label
        assert len([w for w in QApplication.topLevelWidgets() if w.isVisible()]) == popups
    changes: list[Report] = []
    full.editor.changed.connect(changes.append)
    commit(editor, "资金")
    assert len(changes) == 1
    assert "资金" in spot.text(opened(full))
    assert not is_composing()


def test_nothing_is_undone_while_composing(full: MainWindow, spot: Spot) -> None:
    editor = spot.enter(full)
    type_text("7")
    typed = opened(full)
    compose(editor, "zi")
    full.commands[Command.UNDO].trigger()
    full.editor.undo()
    assert opened(full) is typed
    commit(editor, "资")
    full.editor.undo()
    full.editor.undo()
    assert "7" not in spot.text(opened(full)).removeprefix(spot.text(typed))


def test_nothing_is_saved_while_composing(full: MainWindow, spot: Spot, book: Path, official: Forms) -> None:
    editor = spot.enter(full)
    type_text("7")
    compose(editor, "zi")
    saved: list[object] = []
    full.editor.saved.connect(saved.append)
    end_pause(full)
    assert saved == []
    commit(editor, "资")
    end_pause(full)
    assert len(saved) == 1
    assert spot.text(stored(book, official)[0]) == spot.text(opened(full))


@pytest.mark.parametrize("kind", ["text", "score cell"])
@pytest.mark.parametrize("command", LEAVING)
def test_what_is_composed_comes_first(
    full: MainWindow, kind: str, command: Command, book: Path, official: Forms
) -> None:
    spot = SPOTS[kind]
    compose(spot.enter(full), "zi")
    QTimer.singleShot(0, reject_dialogs)
    full.commands[command].trigger()
    assert "zi" in spot.text(stored(book, official)[0])
    assert not is_composing()


@pytest.mark.parametrize("leave", [MainWindow.close, lambda window: window.reports.report_chosen.emit(2)])
def test_closing_and_the_list_commit_too(
    full: MainWindow, spot: Spot, leave: Callable[[MainWindow], object], book: Path, official: Forms
) -> None:
    compose(spot.enter(full), "zi")
    leave(full)
    full.editor.save()
    assert "zi" in spot.text(stored(book, official)[0])


def test_a_composition_in_one_place_is_kept_by_going_to_another(full: MainWindow, spot: Spot) -> None:
    compose(spot.enter(full), "zi")
    full.view.go_to(Place("budget_unit"))
    assert "zi" in spot.text(opened(full))
    assert not is_composing()
