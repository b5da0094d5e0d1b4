"""What the checks and the book say of the open report, with what was acknowledged of it."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.finding import Finding, Standing
from desktop.errors import KnownError
from ui.book_findings import BookFindings
from ui.editor import Editor
from ui.session import Session

if TYPE_CHECKING:
    from desktop.domain.acknowledgement import Acknowledgement, Reviewed


class Review(QObject):
    """Follows the editor at every keystroke, and the book when that is ready.

    Acknowledgements are no part of the report, so that no undo step is made of them: `withdraw` takes them back.
    """

    changed = Signal()
    """`reviewed` is of another report, version, day or book."""

    def __init__(self, session: Session, editor: Editor, beside: BookFindings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reviewed: tuple[Reviewed, ...] = ()
        """The report's own findings, then what the book says of it."""
        self._session = session
        self._editor = editor
        self._beside = beside
        self._kept: tuple[Acknowledgement, ...] = ()
        editor.opened.connect(self._open)
        for signal in (editor.changed, editor.asked, editor.rechecked, beside.changed):
            signal.connect(self._look)

    @property
    def standing(self) -> Standing | None:
        """How the report stands by what it itself still says, as the book's list has it."""
        from desktop.domain.checks import standing  # noqa: PLC0415  # as below

        own = self.reviewed[: len(self._editor.findings)]
        return standing(tuple(one.finding for one in own if not one.reason))

    @property
    def writable(self) -> bool:
        """Whether warnings can be acknowledged, or that be taken back."""
        return self._editor.report is not None and not self._editor.read_only

    def acknowledge(self, reason: str, *findings: Finding) -> None:
        """Let warnings of the open report stay as they are, or change the reason for that.

        Raises:
            KnownError: what `desktop.domain.acknowledgement.acknowledge` or the book raises.
        """
        from desktop.domain.acknowledgement import acknowledge  # noqa: PLC0415  # no start waits for it

        book, report, report_id = self._session.book, self._editor.report, self._editor.report_id
        if book is None or report is None or report_id is None:
            return
        kept = [acknowledge(finding, report, reason) for finding in findings]
        if self._editor.save():
            book.review.acknowledge(report_id, kept)
            self._open()

    def withdraw(self, finding: Finding) -> None:
        """Take an acknowledgement back: the warning stands again.

        Raises:
            KnownError: what the book raises.
        """
        from desktop.domain.acknowledgement import fingerprint  # noqa: PLC0415  # as above

        book, report, report_id = self._session.book, self._editor.report, self._editor.report_id
        if book is not None and report is not None and report_id is not None and self._editor.save():
            book.review.withdraw(report_id, fingerprint(finding, report))
            self._open()

    def _open(self) -> None:
        self._kept = ()
        book, report_id = self._session.book, self._editor.report_id
        if book is not None and report_id is not None:
            with suppress(KnownError):  # told where somebody wants something of the book; the warnings stand then
                self._kept = book.review.acknowledgements(report_id)
        self._look()

    def _look(self) -> None:
        report = self._editor.report
        if report is None:
            self.reviewed = ()
        else:
            from desktop.domain.acknowledgement import review  # noqa: PLC0415  # as above

            findings = (*self._editor.findings, *self._beside.of(self._editor.report_id))
            self.reviewed = review(findings, report, self._kept)
        self.changed.emit()
