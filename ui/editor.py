"""The open report: its undo steps, what the checks say of it, and its way to disk."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.domain.finding import Finding, Place
from desktop.domain.form import Form
from desktop.domain.report import Indicator, Report
from desktop.domain.rules import Rules
from desktop.errors import KnownError
from ui.changes import changed_place
from ui.last_year import LastYear
from ui.widgets.composition import is_composing

PAUSE = 600
"""Milliseconds without typing after which a group of typed letters ends and is saved."""
RETRY = 5_000
"""Milliseconds after which a failed save is tried again."""


class Store(Protocol):
    """What the editor needs of a book."""

    def save(self, report_id: int, report: Report, /) -> object:
        """Keep a report for good."""


class Seal(NamedTuple):
    """What a final report is known by: how often it was finalised, and its digest then (hexadecimal)."""

    version: int
    digest: str


class Editor(QObject):
    """The report that the window shows, and the only place where one changes.

    Every report has its own undo stack, which lives as long as its book is open.
    """

    opened = Signal(object)
    """Another Report is shown, or None."""
    changed = Signal(object)
    """The Report after an edit, an undo or a redo."""
    stepped = Signal(object)
    """The Place that an undo or a redo changed."""
    saved = Signal(object)
    """All is on disk since this datetime."""
    save_failed = Signal(object)
    """The KnownError of a save, once until a save succeeds."""
    asked = Signal()
    """What is empty in the open report counts as wrong from now on."""
    rechecked = Signal()
    """The book has another rule set: `findings` are others, the report is the same."""
    undo_changed = Signal()
    """What can be undone or redone is another thing now."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self.report_id: int | None = None
        self.form: Form | None = None
        self.findings: tuple[Finding, ...] = ()
        self.suggestions: Callable[[str], tuple[str, ...]] = lambda _: ()
        """The texts that other reports of the book have in an attribute, where they are often the same."""
        self.known_indicators: Callable[[], tuple[Indicator, ...]] = tuple
        """The indicators that the book's reports use, one for each name."""
        self.last_year = LastYear(self)
        self.opened.connect(self.last_year.begin)
        self.changed.connect(self.last_year.follow)
        self.seal: Seal | None = None
        """Set while the open report is final; its undo steps rest."""
        self.book_read_only = False
        self._today = today
        self._store: Store | None = None
        self._rules: Rules | None = None
        self._stacks: dict[int, QUndoStack] = {}
        self._unsaved: dict[int, Report] = {}
        self._asked: set[int] = set()
        self._typing = False
        self._failed = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._paused)

    def use(self, store: Store | None, *, rules: Rules | None = None, read_only: bool = False) -> None:
        """Take another book with its rule set, or none; what the last one has not saved is dropped (`save` before)."""
        self.close()
        for stack in self._stacks.values():
            stack.deleteLater()
        self._stacks.clear()
        self._unsaved.clear()
        self._asked.clear()
        self._store = store
        self._rules = rules
        self.book_read_only = read_only

    def move(self, store: Store, known: Collection[int], *, read_only: bool) -> tuple[Report, ...]:
        """Go on in another book that has the same reports; all undo steps and what is unsaved come along.

        Gives what is unsaved of reports that the other book does not know; they are not the editor's any more.
        """
        strangers = tuple(self._unsaved.pop(report_id) for report_id in set(self._unsaved).difference(known))
        self._store, self.book_read_only, self._failed = store, read_only, False
        if self.report_id is not None and self.report_id not in known:
            self.close()
        for report_id in set(self._stacks).difference(known):
            self.forget(report_id)
        self.opened.emit(self.report)
        self.undo_changed.emit()
        if self._unsaved:
            self._pause.start(PAUSE)
        return strangers

    def hold(self) -> None:
        """Count the open report as unsaved: the book from which it comes may not be found again."""
        if self.report_id is not None and self.report is not None and self.seal is None:
            self._unsaved[self.report_id] = self.report

    @property
    def all_saved(self) -> bool:
        """Whether nothing typed waits for its way to disk."""
        return not self._unsaved

    def check_by(self, rules: Rules) -> None:
        """Check by another rule set from now on."""
        self._rules = rules
        if self.report is not None:
            self._set(self.report)
        self.rechecked.emit()

    @property
    def read_only(self) -> bool:
        """Whether the open report cannot be changed."""
        return self.book_read_only or self.seal is not None

    def open(self, report_id: int, report: Report, form: Form, seal: Seal | None = None) -> None:
        """Show a report; it makes no undo step. What could not be saved of it yet is shown instead of what was read."""
        self.save()
        self.report_id, self.form, self.seal = report_id, form, seal
        self._set(self._unsaved.get(report_id, report))
        self._typing = False
        self.opened.emit(self.report)
        self.undo_changed.emit()

    def close(self) -> None:
        """Show no report."""
        self.save()
        self.report = self.report_id = self.form = self.seal = None
        self.findings = ()
        self.opened.emit(None)
        self.undo_changed.emit()

    def edit(self, report: Report, label: str, *, typing: bool = False) -> None:
        """Make this the open report's next version. `label` names the undo step.

        With `typing`, edits of one place without a pause between them are one step.
        """
        if self.report is None or self.read_only or report == self.report:
            return
        self._stack().push(_Step(self._show, self.report, report, label, typing=typing, continues=self._typing))
        self._typing = typing
        self.undo_changed.emit()

    @property
    def empty_is_wrong(self) -> bool:
        """Whether what is empty in the open report is to be shown as wrong."""
        return self.report_id in self._asked

    def ask(self) -> None:
        """The open report is wanted complete now: for good, since who was told once does not forget."""
        if self.report_id is not None and not self.empty_is_wrong:
            self._asked.add(self.report_id)
            self.asked.emit()

    def undo(self) -> None:
        """Take the last step back, and show where."""
        self._step(QUndoStack.undo)

    def redo(self) -> None:
        """Take a step that was undone once more, and show where."""
        self._step(QUndoStack.redo)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back; None for nothing."""
        stack = self._stacks.get(self.report_id or 0)
        return stack.undoText() if stack and stack.canUndo() and not self.read_only else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would bring again; None for nothing."""
        stack = self._stacks.get(self.report_id or 0)
        return stack.redoText() if stack and stack.canRedo() and not self.read_only else None

    def save(self) -> bool:
        """Write what is not on disk yet; the answer is whether all is. A failure is told and tried again later."""
        self._pause.stop()
        self._typing = False
        if self._store is None or not self._unsaved:
            return not self._unsaved
        try:
            for report_id, report in tuple(self._unsaved.items()):
                self._store.save(report_id, report)
                del self._unsaved[report_id]
        except KnownError as error:
            self._pause.start(RETRY)
            if not self._failed:
                self._failed = True
                self.save_failed.emit(error)
            return False
        self._failed = False
        self.saved.emit(datetime.now().astimezone())
        return True

    def forget(self, report_id: int) -> None:
        """A report is no longer in the book: neither are its undo steps."""
        if report_id == self.report_id:
            self.close()
        self._unsaved.pop(report_id, None)
        stack = self._stacks.pop(report_id, None)
        if stack is not None:
            stack.deleteLater()

    def _paused(self) -> None:
        if is_composing():
            self._pause.start(PAUSE)
        else:
            self.save()

    def _stack(self) -> QUndoStack:
        key = self.report_id or 0
        if key not in self._stacks:
            self._stacks[key] = QUndoStack(self)
        return self._stacks[key]

    def _step(self, move: Callable[[QUndoStack], None]) -> None:
        if self.report is None or self.read_only or is_composing():
            return
        before = self.report
        move(self._stack())
        self._typing = False
        self.undo_changed.emit()
        if self.report is not before:
            self.stepped.emit(changed_place(before, self.report))

    def _show(self, report: Report) -> None:
        self._set(report)
        if self.report_id is not None:
            self._unsaved[self.report_id] = report
        self._pause.start(PAUSE)
        self.changed.emit(report)

    def _set(self, report: Report) -> None:
        from desktop.domain.checks import check  # noqa: PLC0415  # no start waits for it

        self.report = report
        self._rules = self._rules or _default_rules()
        self.findings = check(report, self.form, self._rules, self._today()) if self.form else ()


class _Step(QUndoCommand):
    """One change, as the report before and after it."""

    def __init__(  # noqa: PLR0913  # all six say what the step is
        self,
        show: Callable[[Report], None],
        before: Report,
        after: Report,
        label: str,
        *,
        typing: bool,
        continues: bool,
    ) -> None:
        super().__init__(label)
        self.place = changed_place(before, after)
        self.after = after
        self.continues = continues and typing
        self._show = show
        self._before = before
        self._typing = typing

    def id(self) -> int:
        """Only typed steps merge."""
        return 1 if self._typing else -1

    def redo(self) -> None:
        """Qt calls this for the first time when the step is pushed."""
        self._show(self.after)

    def undo(self) -> None:
        """Show what was before."""
        self._show(self._before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take up what was typed on in the same place; a step that leads nowhere goes."""
        if not isinstance(other, _Step) or not other.continues or other.place != self.place or self.place == Place():
            return False
        self.after = other.after
        self.setObsolete(self.after == self._before)
        return True


def _default_rules() -> Rules:
    from desktop.domain.rules_file import RuleSets  # noqa: PLC0415  # as above
    from desktop.paths import RULES  # noqa: PLC0415  # as above

    return RuleSets(RULES).default
