"""Choosing a row by program."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QTableView


def choose_row(view: QTableView, row: int) -> None:
    """Make a row the current and only chosen one.

    `QTableView.selectRow` would add to what is chosen, or take away, while a shortcut is held down.
    """
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(view.model().index(row, 0), flags.ClearAndSelect | flags.Rows)
