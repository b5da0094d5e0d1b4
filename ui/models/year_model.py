"""The projects of a year as a Qt model."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.finding import Standing
from desktop.domain.numbers import format_rate, format_score
from desktop.messages import name_in_list

if TYPE_CHECKING:
    from desktop.jobs.year import Project

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_STANDINGS = {
    None: "无问题",
    Standing.ERROR: "有错误",
    Standing.MISSING: "有待填",
    Standing.WARNING: "有警告",
    Standing.HINT: "有提示",
}
_SIGNS = {None: "✓", Standing.ERROR: "✕", Standing.MISSING: "…", Standing.WARNING: "▲", Standing.HINT: "◇"}


class YearModel(QAbstractListModel):
    """One line for each project; what is drawn of it is its `Project`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.projects: tuple[Project, ...] = ()

    def show_projects(self, projects: "tuple[Project, ...]") -> None:
        """Show other ones."""
        self.beginResetModel()
        self.projects = projects
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Projects."""
        return 0 if parent.isValid() else len(self.projects)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """The name; all that the bars say, in words."""
        project = self.projects[index.row()]
        match role:
            case _ROLE.DisplayRole:
                return name_of(project)
            case _ROLE.ToolTipRole | _ROLE.AccessibleTextRole:
                state = "已定稿" if project.final else "草稿"
                figures = (rate_text(project), score_text(project), state, _STANDINGS[project.worst])
                return "，".join((name_of(project), *figures))
            case _:
                return None


def name_of(project: "Project") -> str:
    """How a project is called."""
    return name_in_list(project.name)


def rate_text(project: "Project") -> str:
    """Its execution rate."""
    return f"执行率 {format_rate(project.rate) or '—'}"


def score_text(project: "Project") -> str:
    """Its score and its grade."""
    return f"得分 {format_score(project.score)}{f' {project.grade}' if project.grade else ''}"


def found_text(standing: Standing | None, count: int) -> str:
    """How many projects stand like this."""
    return f"{_SIGNS[standing]} {_STANDINGS[standing]} {count}"
