"""What the checks say of the open report, as a Qt model."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.finding import Finding, Place, Severity
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.messages import finding_sentence
from ui.widgets.tones import error_ink, quiet_ink

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
_MISSING = "待填"


@dataclass(frozen=True, slots=True)
class Problem:
    """One line: how grave, what, where."""

    kind: str
    code: str
    place: Place
    sentence: str

    def is_still(self, other: "Problem") -> bool:
        """Whether it is the same problem, with other figures perhaps."""
        return (self.kind, self.code, self.place) == (other.kind, other.code, other.place)


class ProblemModel(QAbstractListModel):
    """The gravest first, what is only empty last, each in paper order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many of each kind there are, for those that there are."""
        counted = Counter(problem.kind for problem in self.problems)
        return tuple((kind, counted[kind]) for kind in (*_NAMES.values(), _MISSING) if counted[kind])

    def show_findings(
        self, findings: tuple[Finding, ...], report: Report, form: Form, *, empty_is_wrong: bool = False
    ) -> None:
        """Show these; nothing is told where they are the same, lines that stay are kept."""

        def to_fill(finding: Finding) -> bool:
            return finding.missing and not empty_is_wrong

        ordered = sorted(findings, key=lambda finding: (to_fill(finding), finding.severity.rank))
        problems = tuple(
            Problem(
                _MISSING if to_fill(finding) else _NAMES[finding.severity],
                finding.code,
                finding.place,
                finding_sentence(finding, report, form),
            )
            for finding in ordered
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
        """What a line shows; what is only empty is not coloured."""
        problem = self.problems[index.row()]
        match role:
            case _ROLE.DisplayRole | _ROLE.ToolTipRole:
                return f"{problem.kind}　{problem.sentence}"
            case _ROLE.ForegroundRole if problem.kind == _MISSING:
                return quiet_ink()
            case _ROLE.ForegroundRole if problem.kind == _NAMES[Severity.ERROR]:
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
