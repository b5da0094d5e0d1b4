"""Two versions of a report side by side, what differs marked by lines as well as by colour."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import (
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.domain.comparison import Change, Difference, compare
from desktop.domain.form import Form
from desktop.domain.passages import Spans
from desktop.domain.report import Report
from desktop.messages.differences import difference_label, difference_text
from ui.widgets.tones import band_ground, gone_ground, new_ground, quiet_ink

_AROUND = 40
"""Characters of unchanged text that are shown on either side of a passage that differs."""
_WIDTHS = (18, 41, 41)
"""Of the columns, per cent."""
_EMPTY = "（空）"
_PADDING = 6

Piece = tuple[str, bool, bool]
"""A part of a text; whether it is marked; whether it only says what was left out."""


def pieces(text: str, spans: Spans, *, whole: bool) -> Iterator[Piece]:
    """A text in parts; of long passages that are the same only the ends are there, unless the whole is wanted."""
    at = 0
    for start, end in (*spans, (len(text), len(text))):
        same = text[at:start]
        if whole or len(same) <= 2 * _AROUND + len(same) // 10:
            yield same, False, False
        else:
            head = same[:_AROUND] if at else ""
            tail = same[-_AROUND:] if start < len(text) else ""
            yield head, False, False
            yield f"…（相同的 {len(same) - len(head) - len(tail):,} 字）…", False, True
            yield tail, False, False
        yield text[start:end], True, False
        at = end


class ComparisonView(QTextEdit):
    """A table of what differs: where, before, after. Texts are put in as they are, never read as markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("两个版本的对照")

    def say(self, sentence: str) -> None:
        """Show a sentence in place of a comparison."""
        self.setPlainText(sentence)

    def show_difference(
        self, before: Report, after: Report, titles: tuple[str, str], form: Form, *, whole: bool
    ) -> None:
        """Show how the one became the other."""
        differences = compare(before, after)
        if not differences:
            self.say("两个版本的内容相同。")
            return
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        table = cursor.insertTable(len(differences) + 1, len(_WIDTHS), _table_format(self.palette()))
        self._head(table, ("栏目", *titles))
        for row, difference in enumerate(differences, 1):
            self._line(table, row, difference, difference_label(difference, before, after, form), form, whole=whole)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _head(self, table: QTextTable, titles: Sequence[str]) -> None:
        words = QTextCharFormat()
        words.setFontWeight(600)
        for column, title in enumerate(titles):
            cell = table.cellAt(0, column)
            ground = cell.format()
            ground.setBackground(band_ground())
            cell.setFormat(ground)
            cell.firstCursorPosition().insertText(title, words)

    def _line(  # noqa: PLR0913  # the line and how it is shown
        self, table: QTextTable, row: int, difference: Difference, label: str, form: Form, *, whole: bool
    ) -> None:
        table.cellAt(row, 0).firstCursorPosition().insertText(label)
        if difference.change is Change.ROWS_MOVED:
            return
        passages = difference.passages
        for column, text, spans, mark in (
            (1, difference.before, passages.gone, _gone()),
            (2, difference.after, passages.new, _new()),
        ):
            shown = difference_text(difference, text, form)
            marked = spans if shown == text else ((0, len(shown)),)
            cursor = table.cellAt(row, column).firstCursorPosition()
            cursor.setBlockFormat(QTextBlockFormat())
            if not shown:
                cursor.insertText(_EMPTY, _quiet())
            for piece, is_marked, is_left_out in pieces(shown, marked, whole=whole):
                cursor.insertText(piece, mark if is_marked else _quiet() if is_left_out else QTextCharFormat())


def _table_format(palette: QPalette) -> QTextTableFormat:
    table = QTextTableFormat()
    table.setCellPadding(_PADDING)
    table.setCellSpacing(0)
    table.setBorder(1)
    table.setBorderCollapse(True)
    table.setBorderBrush(palette.color(QPalette.ColorRole.Mid))
    table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, width) for width in _WIDTHS])
    table.setHeaderRowCount(1)
    return table


def _gone() -> QTextCharFormat:
    mark = QTextCharFormat()
    mark.setFontStrikeOut(True)
    mark.setBackground(gone_ground())
    return mark


def _new() -> QTextCharFormat:
    mark = QTextCharFormat()
    mark.setFontUnderline(True)
    mark.setBackground(new_ground())
    return mark


def _quiet() -> QTextCharFormat:
    words = QTextCharFormat()
    words.setForeground(quiet_ink())
    return words
