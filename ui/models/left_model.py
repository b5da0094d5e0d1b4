"""What is left to do before reports can be final, as a Qt model."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.messages import SEVERITY_NAMES, name_in_list
from ui.models.text_table_model import TextTableModel

if TYPE_CHECKING:
    from desktop.jobs.checking import LeftFinding


class LeftModel(TextTableModel):
    """One line for each finding, report by report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("项目名称", "程度", "问题"), parent)
        self.left: tuple[LeftFinding, ...] = ()

    def show_left(self, left: "tuple[LeftFinding, ...]") -> None:
        """Show another list."""
        self.left = left
        self.show_lines(
            [
                (name_in_list(one.project_name), SEVERITY_NAMES[one.reviewed.finding.severity], one.sentence)
                for one in left
            ]
        )
