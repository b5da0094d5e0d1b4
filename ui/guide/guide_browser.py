"""The guide's pages as the repository keeps them, Markdown with pictures; nothing comes from elsewhere."""

import re
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.paths import GUIDE

_MARGIN = 12
_WRAPPED = re.compile(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])")
"""The end of a line amid Chinese text, which Markdown takes for a blank."""


class GuideBrowser(QTextBrowser):
    """Shows pages that lie beside the guide; a link to anything else leads nowhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._fitted = 0
        self.setAccessibleName("使用说明")
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the width does not hang on the height
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._follow)
        self.sourceChanged.connect(self._arrange)
        self._again.timeout.connect(self._show_again)
        self.setSource(QUrl.fromLocalFile(GUIDE))

    def pictures(self) -> tuple[bool, ...]:
        """Whether each picture of the page that is shown is there."""
        formats = self.document().allFormats()
        return tuple(self._own(QUrl(one.toImageFormat().name())) is not None for one in formats if one.isImageFormat())

    def show_topic(self, *topics: str) -> None:
        """Go to the first of these headings or labels that the guide has, its beginning where it has none of them."""
        self.setSource(QUrl.fromLocalFile(GUIDE))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        blocks = {block.text(): block for block in sorted(_blocks(self.document()), key=_is_heading)}
        found = next((blocks[topic] for topic in topics if topic in blocks), None)
        if found is not None:
            self.setTextCursor(QTextCursor(found))
            self.verticalScrollBar().setValue(self._top(found) - _MARGIN)

    def search(self, words: str) -> bool:
        """Go to the next place where these words stand, after the last to the first; whether there is one."""
        if self.find(words):
            return True
        before = self.textCursor()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if self.find(words):
            return True
        self.setTextCursor(before)
        return False

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A page or a picture from the guide's folder, a picture no wider than there is room."""
        path = self._own(QUrl(name))
        if path is None:
            return None
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return _WRAPPED.sub("", path.read_text(encoding="utf-8"))
        return self._fit(QImage(str(path)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width."""
        super().resizeEvent(event)
        if self.viewport().width() != self._fitted:
            self._again.start()

    def changeEvent(self, event: QEvent) -> None:
        """Links have the colour that the palette had when their page was read."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._again.start()

    def _follow(self, link: QUrl) -> None:
        target = self.source().resolved(link)
        if self._own(target) is not None:
            self.setSource(target)

    def _own(self, name: QUrl) -> Path | None:
        url = self.source().resolved(name)
        path = Path(url.toLocalFile()) if url.isLocalFile() else None
        return path if path is not None and path.is_relative_to(GUIDE.parent) and path.is_file() else None

    def _arrange(self, source: QUrl) -> None:
        self._fitted = self.viewport().width()
        for block in _blocks(self.document()):
            if _is_heading(block):
                _set_heading(block)
        if source.hasFragment():
            self.scrollToAnchor(source.fragment())

    def _show_again(self) -> None:
        first = self.cursorForPosition(QPoint(_MARGIN, 2 * _MARGIN)).block()
        number, above = first.blockNumber(), self.verticalScrollBar().value() - self._top(first)
        self.reload()
        self.verticalScrollBar().setValue(self._top(self.document().findBlockByNumber(number)) + above)

    def _fit(self, picture: QImage) -> QImage:
        room = max(self.viewport().width() - 2 * _MARGIN - 4, 1)
        if picture.width() <= room:
            return picture
        dots = self.devicePixelRatioF()
        fitted = picture.scaledToWidth(
            min(round(room * dots), picture.width()), Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(fitted.width() / room)
        return fitted

    def _top(self, block: QTextBlock) -> int:
        return round(self.document().documentLayout().blockBoundingRect(block).top())


def _is_heading(block: QTextBlock) -> bool:
    return block.blockFormat().headingLevel() > 0


def _set_heading(block: QTextBlock) -> None:
    """Set it off from what is above, and let links find it by its words, as they do in the repository."""
    set_off, named = QTextBlockFormat(), QTextCharFormat()
    set_off.setTopMargin(2 * _MARGIN)
    named.setAnchor(True)
    named.setAnchorNames([anchor_of(block.text())])
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(set_off)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(named)


def anchor_of(heading: str) -> str:
    """What a link to a heading says after the sign #."""
    kept = "".join(letter for letter in heading.lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    blocks = []
    block = document.begin()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    return blocks
