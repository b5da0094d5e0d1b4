"""What an import would do, before it is done."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.form_file import Forms
from desktop.domain.plan import Match, MatchedRow
from ui.models.import_model import ImportModel

_NAME, _WHY = 1, 4


class ImportDialog(QDialog):
    """Lists the reports of a file; the user lets them in, and says whether they may replace ours."""

    def __init__(self, source: str, rows: Sequence[MatchedRow], forms: Forms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QTableView(self)
        self.replace = QCheckBox("冲突的以文件为准(&R)：替换簿中内容，原内容保留在历史中", self)
        self._buttons = QDialogButtonBox(self)
        self._accept = self._buttons.addButton("导入(&I)", QDialogButtonBox.ButtonRole.AcceptRole)
        self._rows = rows
        self._build(source, forms)
        self._count()

    def _build(self, source: str, forms: Forms) -> None:
        self.setWindowTitle("导入")
        sentence = QLabel(f"{source} 中有 {len(self._rows)} 份报告。导入前请核对：", self)
        sentence.setAccessibleName("导入说明")
        view = self.view
        view.setModel(ImportModel(self._rows, forms, self))
        view.setAccessibleName("将要导入的报告")
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.resizeColumnsToContents()
        header = view.horizontalHeader()
        header.setAccessibleName("导入的列")
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        self.replace.setVisible(any(row.match is Match.CONFLICTING and not row.final for row in self._rows))
        self.replace.toggled.connect(self._count)
        self._buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._accept.setDefault(True)
        layout = QVBoxLayout(self)
        for widget in (sentence, view, self.replace, self._buttons):
            layout.addWidget(widget)
        self.resize(760, 400)

    def _count(self) -> None:
        taken = {Match.NEW, Match.CHANGED} | ({Match.CONFLICTING} if self.replace.isChecked() else set())
        count = sum(row.match in taken and not row.final for row in self._rows)
        self._accept.setText(f"导入 {count} 份(&I)" if count else "没有可导入的")
        self._accept.setEnabled(bool(count))
