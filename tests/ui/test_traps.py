"""Traps of Qt and PySide that the window went into once, or would have; one test for each that stands nowhere else.

Exceptions of slots: test_faults. Compositions: test_input_methods, test_inputs. Undo of single inputs: test_inputs,
test_editor.
"""

import ast
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from tests.reports import TODAY
from tests.ui.acting import CTRL, Key, press, shown, type_text
from tests.ui.window_looks import opened
from ui.app import build
from ui.commands import Command
from ui.entry import entry_of
from ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]
DROPPING_DIGITS = {"QIntValidator", "QDoubleValidator", "QSpinBox", "QDoubleSpinBox", "QDateEdit"}
"""What silently drops full-width digits as they are typed."""


@pytest.mark.parametrize(
    ("place", "typed", "value"),
    [
        (Place("executed"), "８４５，３００．５０", "845300.5"),
        (Place("evaluated_on"), "２０２２－３－１", "2022-03-01"),
        (Place("weight", 0), "１２", "12"),
        (Place("self_score", 0), "９．５", "9.5"),
    ],
)
def test_full_width_digits_arrive(full: MainWindow, place: Place, typed: str, value: str) -> None:
    full.view.go_to(place)
    if place.row is None:
        press(Key.Key_A, CTRL)
    type_text(typed)
    holder = opened(full) if place.row is None else opened(full).indicators[place.row]
    entry = entry_of(holder, place.attribute)
    assert (str(entry.value), entry.unread) == (value, "")


def test_no_widget_is_used_that_drops_them() -> None:
    names = {
        alias.name
        for path in (ROOT / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6")
        for alias in node.names
    }
    assert "QLineEdit" in names
    assert names & DROPPING_DIGITS == set()


@pytest.mark.parametrize("wanted", [True, False])
def test_a_no_of_the_window_s_own_settings_comes_back_as_no(
    full: MainWindow, qtbot: QtBot, official: Forms, tmp_path: Path, *, wanted: bool
) -> None:
    """QSettings gives texts back, and "false" is true."""
    full.commands[Command.PREVIEW].setChecked(wanted)
    full.close()
    again = shown(qtbot, build(None, config=tmp_path / "config", forms=official, today=lambda: TODAY))
    assert again.commands[Command.PREVIEW].isChecked() is wanted
    again.close()


def test_showing_a_report_edits_nothing(full: MainWindow) -> None:
    for report_id in (1, 2, 3):
        full.session.show(report_id)
        before = opened(full)
        assert full.view.tabs is not None
        for page in full.view.tabs.pages:
            full.view.tabs.setCurrentWidget(page)
        assert opened(full) is before
        assert full.editor.undo_label is None
