"""Blocks of cells between the indicator table and Excel, WPS or another report, by the clipboard."""

from contextlib import suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.domain.form import IndicatorsBlock
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.exchange.table_text import Cells, read_table_text, table_text
from desktop.messages import error_sentence
from ui.editor import Editor
from ui.entry import entry_of
from ui.models.indicator_edits import cells_cleared, reading_of
from ui.models.indicator_paste import Pasting, Spot, filled, goes_beyond, pasted
from ui.tabs.indicator_table import IndicatorTable
from ui.tabs.table_action import table_action

_PASTE = "粘贴"


class IndicatorClipboard(QObject):
    """Copies, cuts and pastes; each is one undo step, and pasting over several rows is asked about."""

    refused = Signal(str)
    """The sentence why nothing was pasted."""

    def __init__(self, table: IndicatorTable, block: IndicatorsBlock, editor: Editor) -> None:
        super().__init__(table)
        self._table = table
        self._block = block
        self._editor = editor
        self.copying = table_action(table, "复制", "Ctrl+C", self.copy)
        self.changing = (
            table_action(table, "剪切", "Ctrl+X", self.cut),
            table_action(table, _PASTE, "Ctrl+V", self.paste),
        )

    def copy(self) -> None:
        """Put the chosen cells on the clipboard: the rows and the columns in which any is chosen."""
        report, rows = self._editor.report, self._table.chosen_rows
        if report is not None and rows:
            attributes = self._table.chosen_attributes
            QGuiApplication.clipboard().setText(table_text(tuple(_texts(report, row, attributes) for row in rows)))

    def cut(self) -> None:
        """Copy the chosen cells and empty them."""
        report, rows = self._editor.report, self._table.chosen_rows
        if report is not None and rows:
            self.copy()
            self._editor.edit(cells_cleared(report, self._table.chosen), "剪切")

    def paste(self) -> None:
        """Put what is on the clipboard in, from the first chosen cell on; one cell goes into every chosen one."""
        report = self._editor.report
        cells = read_table_text(QGuiApplication.clipboard().text())
        if report is None:
            return
        if not cells:
            self.refused.emit("剪贴板中没有文字，未粘贴。")
            return
        try:
            self._paste(report, cells)
        except KnownError as error:
            self.refused.emit(error_sentence(error))

    def _paste(self, report: Report, cells: Cells) -> None:
        chosen = self._table.chosen
        if len(chosen) > 1 and [len(row) for row in cells] == [1]:
            self._editor.edit(filled(report, chosen, cells[0][0]), _PASTE)
            return
        spot = self._table.spot
        pasting = self._ask(report, spot, cells) if spot is not None else None
        if spot is not None and pasting is not None:
            self._editor.edit(pasting.report, _PASTE)
            first = spot.row if spot.row is not None else pasting.last - pasting.added + 1
            self._table.choose(first, pasting.last, spot.attribute, max(map(len, cells)))

    def _ask(self, report: Report, spot: Spot, cells: Cells) -> Pasting | None:
        plans = self._plans(report, spot, cells)
        beside_names = spot.attribute != "name"  # names are new indicators, other columns belong to those there are
        onward = True in plans and (beside_names or False not in plans)
        if len(plans) == 1 and plans[onward].rows_replaced <= 1:
            return plans[onward]
        from ui.dialogs.paste_dialog import PasteDialog  # noqa: PLC0415  # rarely needed

        dialog = PasteDialog(plans, report, self._block, onward=onward, parent=self._table.window())
        taken = dialog.pasting if dialog.exec() else None
        dialog.deleteLater()
        return taken

    def _plans(self, report: Report, spot: Spot, cells: Cells) -> dict[bool, Pasting]:
        if not goes_beyond(report, self._block, spot, cells):
            return {False: pasted(report, self._block, spot, cells, onward=False)}
        onward = pasted(report, self._block, spot, cells, onward=True)
        with suppress(KnownError):  # adding rows may be too much where filling those below is not
            return {False: pasted(report, self._block, spot, cells, onward=False), True: onward}
        return {True: onward}


def _texts(report: Report, row: int, attributes: tuple[str, ...]) -> tuple[str, ...]:
    values = report.indicators[row]
    return tuple(reading_of(attribute).text(entry_of(values, attribute)) for attribute in attributes)
