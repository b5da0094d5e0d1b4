"""The signature strip: which one, and what is typed into it instead of written with ink."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.finding import Place
from desktop.domain.form import SignatureBlock, SignatureEntry, SignaturePreset
from desktop.domain.report import Report, with_text
from ui.editor import Editor
from ui.entry import Entry
from ui.tabs.block_view import BlockView
from ui.widgets.choice import Choice
from ui.widgets.line_input import LineInput

_TITLE = "签字栏"
_TEXTS = "signature_texts."


class SignatureView(BlockView):
    """A choice among the form's strips, and an input for each place in the chosen one."""

    def __init__(self, block: SignatureBlock, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self._block = block
        self._editor = editor
        self._choice = Choice(self)
        self._strip: QWidget | None = None
        self._preset = ""
        self._inputs: dict[str, LineInput] = {}
        self._read_only = False
        self._build()

    @property
    def place(self) -> Place | None:
        """The place to sign that has the focus."""
        return next((Place(f"{_TEXTS}{key}") for key, line in self._inputs.items() if line.hasFocus()), None)

    def show_report(self, report: Report) -> None:
        """Show the strip of this version."""
        if report.signature != self._preset:
            self._preset = report.signature
            self._choice.setCurrentIndex(max(self._choice.findData(report.signature), 0))
            self._show_strip(self._block.preset(report.signature))
        texts = dict(report.signature_texts)
        for key, line in self._inputs.items():
            line.show_entry(Entry(texts.get(key, "")))

    def go_to(self, place: Place) -> bool:
        """Put the focus on the choice, or on a place to sign."""
        if place.attribute == "signature":
            self._choice.setFocus()
            return True
        line = self._inputs.get(place.attribute.removeprefix(_TEXTS)) if place.attribute.startswith(_TEXTS) else None
        if line is not None:
            line.setFocus()
        return line is not None

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """Whether the strip can only be read."""
        self._read_only = read_only
        self._choice.setEnabled(not read_only)
        for line in self._inputs.values():
            line.setReadOnly(read_only)

    def _build(self) -> None:
        self._choice.setAccessibleName(_TITLE)
        self._choice.addItem(self._block.none_label, "")
        for preset in self._block.presets:
            self._choice.addItem(preset.label, preset.id)
        self._choice.activated.connect(self._choose)
        label = QLabel(_TITLE, self)
        label.setBuddy(self._choice)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setColumnStretch(2, 1)
        layout.addWidget(label, 0, 0)
        layout.addWidget(self._choice, 0, 1)

    def _choose(self) -> None:
        if self._editor.report is not None:
            self._editor.edit(replace(self._editor.report, signature=self._choice.currentData()), _TITLE)

    def _show_strip(self, preset: SignaturePreset | None) -> None:
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
        self._strip, self._inputs = None, {}
        if preset is None:
            return
        self._strip = QWidget(self)
        grid = QGridLayout(self._strip)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, entries in enumerate(preset.rows):
            for column, entry in enumerate(entries):
                self._add_place(grid, row, 2 * column, entry)
        layout = self.layout()
        if isinstance(layout, QGridLayout):
            layout.addWidget(self._strip, 1, 0, 1, 3)
        self.set_read_only(self._read_only)

    def _add_place(self, grid: QGridLayout, row: int, column: int, entry: SignatureEntry) -> None:
        label = QLabel(entry.label.replace("&", "&&"), self._strip)
        label.setTextFormat(Qt.TextFormat.PlainText)
        grid.addWidget(label, row, column)
        if entry.seal:
            return
        line = LineInput(parent=self._strip)
        line.setAccessibleName(entry.label)
        line.setPlaceholderText("留空则手写")
        line.entered.connect(lambda typed: self._type(entry.key, entry.label, typed))
        label.setBuddy(line)
        grid.addWidget(line, row, column + 1)
        self._inputs[entry.key] = line

    def _type(self, key: str, label: str, entry: Entry) -> None:
        report = self._editor.report
        if report is not None:
            texts = with_text(report.signature_texts, key, str(entry.value))
            self._editor.edit(replace(report, signature_texts=texts), label.rstrip("：:"), typing=True)
