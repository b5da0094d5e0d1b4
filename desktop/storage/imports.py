"""What a book takes in from elsewhere: as a plan beside its own reports, in one transaction, to be withdrawn as one."""

from collections.abc import Mapping
from types import MappingProxyType

from peewee import SqliteDatabase

from desktop.domain.plan import Choice, MatchedRow, Outcome, Plan
from desktop.progress import Progress
from desktop.storage.acknowledgements import write_acknowledgements
from desktop.storage.batches import Batch, Withdrawal, plan_withdrawal, read_batches
from desktop.storage.entries import next_places, read_entry, write_entry
from desktop.storage.file import BookFile
from desktop.storage.history import Origin, VersionKind
from desktop.storage.matching import counted, sort_out, stand_beside
from desktop.storage.versions import next_batch
from desktop.storage.writing import ReportWriter

_NO_CHOICES: Mapping[int, Choice] = MappingProxyType({})


class BookImports:
    """The part of an open book that imports need; `Book.imports` is it.

    All methods raise KnownError as those of `Book` do.
    """

    def __init__(self, file: BookFile, writer: ReportWriter) -> None:
        self._file = file
        self._writer = writer

    def match(self, plan: Plan) -> tuple[MatchedRow, ...]:
        """How each report of a plan stands to the book (architecture.md, Identity)."""
        with self._file.reading() as database:
            return stand_beside(database, plan)

    def apply(
        self,
        plan: Plan,
        *,
        replace_conflicting: bool = False,
        choices: Mapping[int, Choice] = _NO_CHOICES,
        on_progress: Progress | None = None,
    ) -> Outcome:
        """Take in what is new or newer, as one batch; conflicting reports only where they may replace ours.

        `choices` decide for single rows of the plan, by their index; nothing takes the place of a final report. A plan
        that brings nothing new writes nothing, and neither does one whose progress raises. The rows taken carry the ids
        that they have now.
        """
        outcome = sort_out(plan, self.match(plan), choices, replace_conflicting=replace_conflicting)
        if not outcome.taken:
            return outcome
        with self._file.writing() as database:
            origin = Origin(VersionKind.IMPORTED, next_batch(database), plan.source)
            taken = tuple(self._take(database, row, origin) for row in counted(outcome.taken, on_progress))
        return outcome._replace(taken=taken, batch=origin.batch)

    def batches(self) -> tuple[Batch, ...]:
        """What imports took in, the last one first."""
        with self._file.reading() as database:
            return read_batches(database)

    def withdraw(self, batch: int) -> Withdrawal:
        """Take an import back but for what was changed, finalised or deleted since, which stays and is told.

        Raises:
            KnownError: `batch_unknown`, or `version_damaged` for what would come back; nothing is changed then.
        """
        with self._file.writing() as database:
            steps = plan_withdrawal(database, batch)
            for entry, before, origin in steps.back:
                self._writer.put(database, entry, before, origin)
            for entry in steps.away:
                write_entry(database, entry._replace(deleted_at=self._writer.clock()))
        return steps.told

    def _take(self, database: SqliteDatabase, matched: MatchedRow, origin: Origin) -> MatchedRow:
        row, report_id = matched.row, matched.report_id
        write_acknowledgements(database, report_id or next_places(database)[0], row.acknowledgements)
        if report_id is None:
            return matched._replace(report_id=self._writer.add(database, row.report, row.uid, origin))
        self._writer.put(database, read_entry(database, report_id), row.report, origin)
        return matched
