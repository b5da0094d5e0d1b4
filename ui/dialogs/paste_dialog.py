"""What pasting would replace, before it does."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.form import IndicatorsBlock
from desktop.domain.report import Report
from ui.models.indicator_paste import Pasting
from ui.models.replacement_model import ReplacementModel

Plans = Mapping[bool, Pasting]
"""What would come of it, by whether it goes on in the groups below."""
_ONWARD = {False: "放不下的行加在本组末尾(&A)", True: "放不下的行依次填入下面各组(&D)"}


class PasteDialog(QDialog):
    """Before and after, cell by cell; the user takes it or not, and says what goes where if there are two ways."""

    def __init__(
        self, plans: Plans, report: Report, block: IndicatorsBlock, *, onward: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plans = plans
        self._onward = onward
        self._model = ReplacementModel(report, block, self)
        self._sentence = QLabel(self)
        self._ways = {way: QRadioButton(_ONWARD[way], self) for way in plans}
        self._build()
        self._show()

    @property
    def pasting(self) -> Pasting:
        """What the user chose."""
        return self._plans[self._onward]

    def _build(self) -> None:
        self.setWindowTitle("粘贴")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setAccessibleName("粘贴说明")
        buttons = QDialogButtonBox(self)
        buttons.addButton("粘贴(&P)", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._sentence)
        for way, radio in self._ways.items():
            radio.setVisible(len(self._ways) > 1)
            radio.setChecked(way is self._onward)
            radio.toggled.connect(lambda checked, way=way: self._choose(way) if checked else None)
            layout.addWidget(radio)
        layout.addWidget(self._table(), 1)
        layout.addWidget(buttons)
        self.resize(760, 420)

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._model)
        table.setAccessibleName("将被替换的内容")
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setAccessibleName("将被替换的内容的列")
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _choose(self, onward: bool) -> None:  # noqa: FBT001  # the key of a plan
        self._onward = onward
        self._show()

    def _show(self) -> None:
        pasting = self.pasting
        replaced = f"替换 {pasting.rows_replaced} 行中的 {len(pasting.replacements)} 格" if pasting.replacements else ""
        added = f"增加 {pasting.added} 行" if pasting.added else ""
        what = "，".join(part for part in (replaced, added) if part) or "只填入空格"
        self._sentence.setText(f"粘贴将{what}，原内容列在下面；粘贴后可以撤销。")
        self._model.show_replacements(pasting.replacements)
