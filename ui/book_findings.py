"""What the reports of the open book say beside each other (W12, W18, W19), found beside the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.finding import Finding
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from ui.background import Course, Job, Runner
from ui.editor import Editor
from ui.session import Session

if TYPE_CHECKING:
    from desktop.domain.checks.book import BookChecks
    from desktop.domain.rules import Rules
    from desktop.storage.book import Book
    from desktop.storage.summaries import Summary

_QUIET = 1_000
"""Milliseconds after an edit, or after another report was shown, for which the lane rests: two threads of Python that
both have much to do slow each other down, and the lane can wait."""
_LONGEST_REST = 2.0
"""Seconds after which it takes the next step all the same."""
_MOMENT = 40
"""Milliseconds for which the window waits for the lane."""


class KnownFindings(NamedTuple):
    """What the book said of its reports at some time: a value for any thread."""

    by_report: Mapping[int, tuple[Finding, ...]]

    def findings(self, key: int, /) -> tuple[Finding, ...]:
        """What the book says of one report."""
        return self.by_report.get(key, ())


@dataclass
class _Survey:
    """What the lane alone reads and writes of one book; `found` is replaced as a whole."""

    rules: "Rules"
    checks: "BookChecks | None" = None
    quiet: Event = field(default_factory=Event)
    """Set while the lane may work."""
    digests: dict[int, str] = field(default_factory=dict)
    found: KnownFindings | None = None
    """None until all reports have been looked through once."""


class BookFindings(QObject):
    """Looks through a book when it is opened, then at what is saved: never while a key is being pressed.

    One lane does it all, one thing after the other; the window gets finished values.
    """

    changed = Signal()
    """`known` is another value."""

    def __init__(self, session: Session, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known: KnownFindings | None = None
        """None until the whole book has been looked through."""
        self._session = session
        self._editor = editor
        self._lane = Runner(self)
        self._survey: _Survey | None = None
        self._rest = QTimer(self, singleShot=True, interval=_QUIET)
        self._rest.timeout.connect(self._go_on)
        for signal in (editor.opened, editor.changed):
            signal.connect(self.give_way)
        session.book_changed.connect(self._begin)
        session.listed.connect(self._follow_list)
        editor.saved.connect(self._follow_report)
        editor.rechecked.connect(self._begin_anew)

    def of(self, report_id: int | None) -> tuple[Finding, ...]:
        """What the book is known to say of a report."""
        return self.known.findings(report_id) if self.known is not None and report_id is not None else ()

    def ready(self) -> KnownFindings | None:
        """What the book says of its reports as they are saved now; None where that is not known within a moment."""
        survey = self._survey
        if survey is None or self.known is None:  # the first look through a book takes longer
            return None
        self._go_on()
        return survey.found if self._lane.finish(_MOMENT) else None

    def give_way(self) -> None:
        """Somebody is at work in the window: that comes first."""
        if self._survey is not None and self._lane.current is not None:
            self._survey.quiet.clear()
        self._rest.start()

    def _go_on(self) -> None:
        self._rest.stop()
        if self._survey is not None:
            self._survey.quiet.set()

    def _begin(self, book: "Book | None") -> None:
        self._lane.cancel()
        self._go_on()
        self._lane.finish()  # no file of a closed book stays open
        self.known = None
        self._survey = None if book is None else _Survey(book.review.rules)
        self._go_on()

    def _begin_anew(self) -> None:
        self._begin(self._session.book)
        self._follow_list(self._session.summaries)

    def _follow_list(self, summaries: "tuple[Summary, ...]") -> None:
        book, survey = self._session.book, self._survey
        if book is not None and survey is not None:
            path, forms = book.path, self._session.forms
            self._run(survey, lambda steps: _look_through(survey, path, forms, summaries, steps))

    def _follow_report(self) -> None:
        report_id, report, form = self._editor.report_id, self._editor.report, self._editor.form
        survey = self._survey
        if survey is not None and report_id is not None and report is not None and form is not None:
            self._run(survey, lambda _: _look_at(survey, report_id, report, form))

    def _run(self, survey: _Survey, work: Callable[[Course], KnownFindings | None]) -> None:
        self._lane.run(
            Job(
                title="检查整簿",
                work=work,
                done=lambda found: self._take(survey, found),
                failed=lambda _: None,  # the book cannot be read: told where somebody wants something of it
            )
        )

    def _take(self, survey: _Survey, found: KnownFindings | None) -> None:
        if survey is self._survey and found is not None and found != self.known:
            self.known = found
            self.changed.emit()


def _look_through(
    survey: _Survey, path: Path, forms: Forms, summaries: "tuple[Summary, ...]", steps: Course
) -> KnownFindings:
    """Read what is new in the list or has another content than before."""
    from contextlib import suppress  # noqa: PLC0415  # no start waits for any of these

    from desktop.domain.checks.book import BookChecks  # noqa: PLC0415
    from desktop.errors import KnownError  # noqa: PLC0415
    from desktop.storage.book import Book  # noqa: PLC0415

    checks = survey.checks = survey.checks or BookChecks(survey.rules)
    for gone in survey.digests.keys() - {summary.id for summary in summaries}:
        checks.drop(gone)
        del survey.digests[gone]
    unread = [summary for summary in summaries if survey.digests.get(summary.id) != summary.digest]
    if unread:
        survey.found = None  # until it is of all of them again, whatever happens
        with Book.open(path, forms, read_only=True) as book:
            for done, summary in enumerate(unread, 1):
                survey.quiet.wait(_LONGEST_REST)
                with suppress(KnownError):  # one that cannot be read keeps no other from being checked
                    checks.put(summary.id, book.load(summary.id), forms[summary.form])
                survey.digests[summary.id] = summary.digest
                steps.progress(done, len(unread))
    survey.found = KnownFindings(checks.all_findings())
    return survey.found


def _look_at(survey: _Survey, report_id: int, report: Report, form: Form) -> KnownFindings | None:
    """Take in what was just saved; nothing where the book could not be looked through."""
    survey.quiet.wait(_LONGEST_REST)
    if survey.checks is not None and survey.found is not None:
        survey.checks.put(report_id, report, form)
        survey.digests.setdefault(report_id, "")
        survey.found = KnownFindings(survey.checks.all_findings())
    return survey.found
