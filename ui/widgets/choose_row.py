"""Choosing a row by program."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView


def choose_row(view: QAbstractItemView, row: int, column: int = 0) -> None:
    """Make a row the current and only chosen one.

    A view's own `selectRow` would add to what is chosen, or take away, while a shortcut is held down.
    """
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(view.model().index(row, column), flags.ClearAndSelect | flags.Rows)
