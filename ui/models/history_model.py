"""The saved versions of a report, as a Qt model."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop.domain.form_file import Forms
from desktop.jobs.history import Step, in_short
from desktop.messages import final_record
from desktop.messages.safety import VERSION_KIND_NAMES
from desktop.messages.shown import moment
from desktop.storage.history import VersionKind
from ui.icons import icon
from ui.models.text_table_model import TextTableModel

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
HOW = 1
"""The column that says how a version came about."""


class HistoryModel(TextTableModel):
    """One line for each version, the newest first; a finalised one bears what stands on its paper."""

    def __init__(self, found: tuple[Step, ...], forms: Forms, parent: QObject | None = None) -> None:
        super().__init__(("时间", "方式", "改动"), parent)
        self.steps = found
        self.show_lines([_texts(found, at, forms) for at in range(len(found))])

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a cell shows; a finalised version has bold words and a stamp."""
        final = self.steps[index.row()].version.kind is VersionKind.FINALISED
        match role:
            case _ROLE.DecorationRole if final and index.column() == HOW:
                return icon("stamp")
            case _ROLE.FontRole if final:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return super().data(index, role)


def _texts(found: tuple[Step, ...], at: int, forms: Forms) -> tuple[str, str, str]:
    version = found[at].version
    how = VERSION_KIND_NAMES[version.kind]
    if version.kind is VersionKind.FINALISED:
        count = sum(step.version.kind is VersionKind.FINALISED for step in found[at:])
        how = final_record(count, version.digest)
    if version.source:
        how = f"{how}（{version.source}）"
    changes = in_short(found[at], found[at + 1 :], forms) or ("最初的内容" if at == len(found) - 1 else "内容未变")
    return moment(version.saved_at.astimezone()), how, changes
