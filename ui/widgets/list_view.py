"""Tables that are lists: chosen line by line, walked by the arrows, left by Tab."""

from PySide6.QtWidgets import QAbstractItemView, QTableView


def make_list(view: QTableView, name: str, columns: str, *, several: bool = False) -> None:
    """Let a table be such a list; `columns` is what its head is called, `several` whether more than one is chosen."""
    modes = QAbstractItemView.SelectionMode
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.horizontalHeader().setAccessibleName(columns)
