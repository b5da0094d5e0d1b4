"""What imports took in, as a Qt model."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.messages.shown import moment
from ui.models.text_table_model import TextTableModel

if TYPE_CHECKING:
    from desktop.storage.batches import Batch


class BatchModel(TextTableModel):
    """One line for each import, the last one first."""

    def __init__(self, batches: "Sequence[Batch]", parent: QObject | None = None) -> None:
        super().__init__(("时间", "来源", "导入", "可撤销"), parent)
        self.batches = tuple(batches)
        self.show_lines(
            [(moment(one.moment), one.source, f"{one.reports} 份", f"{one.standing} 份") for one in self.batches]
        )
