"""What a file would bring into the book, and what the user lets in, as a Qt model."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.domain.form_file import Forms
from desktop.domain.plan import Choice, Match, MatchedRow, Plan, RefusedRow
from desktop.messages import MATCH_NAMES, finding_sentence, name_in_list
from desktop.messages.differences import amounts_text, refused_sentence
from ui.models.text_table_model import TextTableModel

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_MEANINGS = {
    Match.NEW: "簿中没有，将加在末尾",
    Match.SAME: "与簿中内容相同",
    Match.OLDER: "簿中的内容更新；打勾则改回文件中的旧内容",
    Match.CHANGED: "比簿中的内容新，将更新簿中的一份",
    Match.CONFLICTING: "与簿中内容不同；打勾则以文件为准",
}
_FINAL = "与簿中内容不同；簿中已定稿，不作改动"
_WELCOME = {Match.NEW, Match.CHANGED}
"""What comes in unless the user keeps it out."""
_WRONG = "有误"


class ImportModel(TextTableModel):
    """One line for each report of the file, then one for each row of a list that cannot be taken in."""

    chosen_changed = Signal()
    """Other rows are chosen now."""

    def __init__(self, plan: Plan, rows: Iterable[MatchedRow], forms: Forms, parent: QObject | None = None) -> None:
        super().__init__(("处理", "项目名称", "年度", "预算单位", "说明"), parent)
        self._forms = forms
        self.rows: tuple[MatchedRow, ...] = ()
        self.refused: tuple[RefusedRow, ...] = ()
        self._chosen: set[int] = set()
        self.show_plan(plan, rows)

    @property
    def chosen(self) -> frozenset[int]:
        """The rows that are to come in."""
        return frozenset(self._chosen)

    @property
    def choices(self) -> dict[int, Choice]:
        """Where the user decided otherwise than the program would have, by row."""
        return {
            index: Choice.THEIRS if index in self._chosen else Choice.OURS
            for index, row in enumerate(self.rows)
            if self.may_choose(index) and (index in self._chosen) != (row.match in _WELCOME)
        }

    def show_plan(self, plan: Plan, rows: Iterable[MatchedRow]) -> None:
        """Show a plan, with what is new or newer chosen."""
        self.rows, self.refused = tuple(rows), plan.refused
        self._chosen = {i for i, row in enumerate(self.rows) if self.may_choose(i) and row.match in _WELCOME}
        self.show_lines((*(_texts(row, self._forms) for row in self.rows), *map(_refused_texts, self.refused)))
        self.chosen_changed.emit()

    def may_choose(self, row: int) -> bool:
        """Whether a row can come in: it differs from ours, which is not final."""
        return row < len(self.rows) and self.rows[row].match is not Match.SAME and not self.rows[row].final

    def choose(self, rows: Iterable[int], *, chosen: bool) -> None:
        """Let these rows in, or keep them out; those that cannot come in stay out."""
        able = {row for row in rows if self.may_choose(row)}
        self._chosen = self._chosen | able if chosen else self._chosen - able
        if able:
            self.dataChanged.emit(self.index(min(able), 0), self.index(max(able), 0), [_ROLE.CheckStateRole])
        self.chosen_changed.emit()

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a line shows."""
        if role == _ROLE.CheckStateRole and not index.column() and self.may_choose(index.row()):
            return Qt.CheckState.Checked if index.row() in self._chosen else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Take a row in or leave it out."""
        if role != _ROLE.CheckStateRole or not self.may_choose(index.row()):
            return False
        self.choose([index.row()], chosen=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column of what can come in is to be ticked."""
        ticked = not index.column() and self.may_choose(index.row())
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if ticked else Qt.ItemFlag.NoItemFlags)

    def meaning(self, row: int) -> str:
        """All that is to be said of a row."""
        return self._lines[row][-1]


def _texts(matched: MatchedRow, forms: Forms) -> tuple[str, ...]:
    report = matched.row.report
    final = matched.final and matched.match in {Match.CHANGED, Match.CONFLICTING}
    meanings = [_FINAL if final else _MEANINGS[matched.match]]
    if matched.match is Match.NEW and (amounts := amounts_text(report, forms[report.form])):
        meanings[0] += f"：{amounts}"
    meanings += [finding_sentence(finding, report, forms[report.form]) for finding in matched.row.findings]
    return (
        MATCH_NAMES[matched.match],
        name_in_list(report.project_name),
        f"{report.fiscal_year}{'（推定）' if matched.row.year_assumed else ''}",
        report.budget_unit,
        "；".join(meanings),
    )


def _refused_texts(row: RefusedRow) -> tuple[str, ...]:
    return _WRONG, name_in_list(row.project_name), "", "", refused_sentence(row)
