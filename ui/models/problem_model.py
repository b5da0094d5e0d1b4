"""What the checks say of the open report, as a Qt model."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.finding import Finding, Place, Severity
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.messages import SEVERITY_NAMES, finding_sentence
from ui.widgets.tones import error_ink, quiet_ink

if TYPE_CHECKING:
    from desktop.domain.acknowledgement import Reviewed

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_MISSING, _SETTLED = "待填", "已确认"
_KINDS = (*SEVERITY_NAMES.values(), _MISSING, _SETTLED)


@dataclass(frozen=True, slots=True)
class Problem:
    """One line: how grave, what, where, and the reason for which it stays."""

    kind: str
    finding: Finding
    sentence: str
    reason: str = ""

    @property
    def code(self) -> str:
        """Which check found it."""
        return self.finding.code

    @property
    def place(self) -> Place:
        """Where it leads."""
        return self.finding.place

    @property
    def is_warning(self) -> bool:
        """Whether it may stay as it is for a reason; one that is only to be filled in yet needs none."""
        return self.finding.severity is Severity.WARNING and self.kind != _MISSING

    def is_still(self, other: "Problem") -> bool:
        """Whether it is the same problem, with other figures perhaps."""
        return (self.kind, self.code, self.place) == (other.kind, other.code, other.place)

    def __str__(self) -> str:
        """As the list has it."""
        return f"{self.kind}　{self.sentence}{f'（理由：{self.reason}）' if self.reason else ''}"


class ProblemModel(QAbstractListModel):
    """The gravest first, what is only empty behind them, what was acknowledged last, each in paper order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many of each kind there are, for those that there are."""
        counted = Counter(problem.kind for problem in self.problems)
        return tuple((kind, counted[kind]) for kind in _KINDS if counted[kind])

    @property
    def unsettled(self) -> int:
        """How many stand before those that were acknowledged."""
        return sum(problem.kind != _SETTLED for problem in self.problems)

    def show_reviewed(
        self, reviewed: "Iterable[Reviewed]", report: Report, form: Form, *, empty_is_wrong: bool = False
    ) -> None:
        """Show these; nothing is told where they are the same, lines that stay are kept."""

        def kind(one: "Reviewed") -> str:
            if one.reason:
                return _SETTLED
            to_fill = one.finding.missing and not empty_is_wrong
            return _MISSING if to_fill else SEVERITY_NAMES[one.finding.severity]

        ordered = sorted(((kind(one), one) for one in reviewed), key=lambda pair: _KINDS.index(pair[0]))
        problems = tuple(
            Problem(kind, one.finding, finding_sentence(one.finding, report, form), one.reason) for kind, one in ordered
        )
        if problems != self.problems:
            self._exchange(problems)

    def clear(self) -> None:
        """Show nothing."""
        self._exchange(())

    def rowCount(self, parent: Index = _NONE) -> int:
        """Problems."""
        return 0 if parent.isValid() else len(self.problems)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a line shows; what is only empty, or settled, is not coloured."""
        problem = self.problems[index.row()]
        match role:
            case _ROLE.DisplayRole | _ROLE.ToolTipRole:
                return str(problem)
            case _ROLE.ForegroundRole if problem.kind in {_MISSING, _SETTLED}:
                return quiet_ink()
            case _ROLE.ForegroundRole if problem.kind == SEVERITY_NAMES[Severity.ERROR]:
                return error_ink()
            case _:
                return None

    def _exchange(self, new: tuple[Problem, ...]) -> None:
        old = self.problems
        start = 0
        while start < min(len(old), len(new)) and new[start].is_still(old[start]):
            start += 1
        end = 0
        while end < min(len(old), len(new)) - start and new[-1 - end].is_still(old[-1 - end]):
            end += 1
        if len(old) - end > start:
            self.beginRemoveRows(_NONE, start, len(old) - end - 1)
            self.problems = (*old[:start], *old[len(old) - end :])
            self.endRemoveRows()
        if len(new) - end > start:
            self.beginInsertRows(_NONE, start, len(new) - end - 1)
            self.problems = new
            self.endInsertRows()
        self.problems = new
        if new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
