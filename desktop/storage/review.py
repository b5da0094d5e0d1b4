"""What a book keeps for the pre-review: its rule set and its acknowledged warnings."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from peewee import SqliteDatabase

from desktop.domain.acknowledgement import Acknowledgement, review
from desktop.domain.checks import check, standing
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.domain.rules import Rules
from desktop.domain.rules_file import RuleSets, read_rules_text
from desktop.errors import KnownError
from desktop.paths import RULES
from desktop.storage.acknowledgements import delete_acknowledgement, read_acknowledgements, write_acknowledgements
from desktop.storage.entries import Entry, read_entries, read_entry, write_entry
from desktop.storage.file import BookFile
from desktop.storage.finalising import refuse_final
from desktop.storage.reports import read_sound_report
from desktop.storage.rules import ChosenRules, read_chosen, rules_of, write_chosen
from desktop.storage.summaries import summarised


class BookReview:
    """The part of an open book that the pre-review needs; `Book.review` is it.

    All methods raise KnownError as those of `Book` do.
    """

    def __init__(self, file: BookFile, forms: Forms, clock: Callable[[], datetime]) -> None:
        self.rule_sets = RuleSets(RULES)
        """The program's rule sets, of which the book uses one unless the user gave it his own."""
        self._file = file
        self._forms = forms
        self._clock = clock
        self._rules_of = lru_cache(maxsize=1)(self._read_rules)

    @property
    def rules(self) -> Rules:
        """The rule set of the book; the default one where its own cannot be read, of which `verify` tells."""
        with self._file.reading() as database:
            return self._rules(database)

    def choose_rules(self, rules_id: str) -> Rules:
        """Use one of the program's rule sets from now on.

        Raises:
            KnownError: `rules_unknown`; the book keeps what it had.
        """
        return self._choose(ChosenRules(rules_id))

    def take_rules(self, path: Path) -> Rules:
        """Use the user's own rule file from now on; it is copied into the book.

        Raises:
            KnownError: what `RuleSets.read` raises; the book keeps what it had.
        """
        text = read_rules_text(path)
        self.rule_sets.parse(text, path)
        return self._choose(ChosenRules(path.stem, text or "\n"))

    def acknowledgements(self, report_id: int) -> tuple[Acknowledgement, ...]:
        """The warnings of a report that were acknowledged, those among them whose facts have changed since."""
        with self._file.reading() as database:
            return read_acknowledgements(database, report_id)

    def acknowledge(self, report_id: int, acknowledgements: Sequence[Acknowledgement]) -> None:
        """Keep acknowledged warnings with a report, or change their reasons.

        Raises:
            KnownError: `report_final`.
        """
        with self._file.writing() as database:
            refuse_final(database, read_entry(database, report_id))
            write_acknowledgements(database, report_id, acknowledgements)
            self._sum_up(database, report_id)

    def withdraw(self, report_id: int, fingerprint: str) -> None:
        """Take back the acknowledgement of this fingerprint; one that is not there is no matter.

        Raises:
            KnownError: `report_final`.
        """
        with self._file.writing() as database:
            refuse_final(database, read_entry(database, report_id))
            delete_acknowledgement(database, report_id, fingerprint)
            self._sum_up(database, report_id)

    def summarised(self, database: SqliteDatabase, entry: Entry, report: Report) -> Entry:
        """The entry with all that follows from the report, its rule set, its acknowledgements and the day."""
        form, today = self._forms[report.form], self._clock().date()
        findings = check(report, form, self._rules(database), today)
        reviewed = review(findings, report, read_acknowledgements(database, entry.report_id))
        stands = standing(tuple(one.finding for one in reviewed if not one.reason))
        return summarised(entry, report, form, stands, today)

    def _choose(self, chosen: ChosenRules) -> Rules:
        rules = rules_of(chosen, self.rule_sets)
        with self._file.writing() as database:
            write_chosen(database, chosen)
            for entry in read_entries(database):
                self._sum_up(database, entry.report_id)
        return rules

    def _sum_up(self, database: SqliteDatabase, report_id: int) -> None:
        entry = read_entry(database, report_id)
        with suppress(KnownError):  # damaged, or of a form that we lack
            report = read_sound_report(database, report_id, entry.digest)
            write_entry(database, self.summarised(database, entry, report))

    def _rules(self, database: SqliteDatabase) -> Rules:
        with suppress(KnownError):
            return self._rules_of(read_chosen(database))
        return self.rule_sets.default

    def _read_rules(self, chosen: ChosenRules) -> Rules:
        return rules_of(chosen, self.rule_sets)
