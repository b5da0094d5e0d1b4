"""All keys at a glance."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.commands import MENUS

_IN_TABLE = (
    ("指标表：下一格、上一格", "Tab、Shift+Tab"),
    ("指标表：下一行、上一行", "Enter、Shift+Enter"),
    ("指标表：修改单元格", "F2"),
    ("指标表：单元格内换行", "Alt+Enter"),
    ("指标表：清除内容", "Delete"),
    ("指标表：增加一行", "Ctrl+Enter"),
    ("指标表：删除所选行", "Ctrl+Delete"),
    ("指标表：上移、下移一行", "Alt+↑、Alt+↓"),
    ("指标表：移动整行", "先点行号选中，再拖动行号"),
    ("导入：选中或不选所选各行", "空格"),
    ("年度一览：打开项目", "Enter"),
    ("问题清单：转到问题所在处", "Enter"),
)


class KeysDialog(QDialog):
    """Made from the menus, so that it is never out of date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("快捷键一览")
        listed = QWidget(self)
        rows = QFormLayout(listed)
        for name, keys in (*_of_menus(), *_IN_TABLE):
            rows.addRow(QLabel(name, listed), QLabel(keys, listed))
        area = QScrollArea(self)
        area.setWidget(listed)
        area.setWidgetResizable(True)
        area.setAccessibleName("快捷键一览")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)
        self.resize(440, 520)


def _of_menus() -> tuple[tuple[str, str], ...]:
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(
        (item.text.rstrip("…"), QKeySequence(item.keys).toString(native))
        for items in MENUS.values()
        for item in items
        if item is not None
    )
