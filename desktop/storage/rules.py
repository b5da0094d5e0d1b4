"""The rule set that a book uses: one of the program's by its id, or the user's own, whose text the book keeps."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from peewee import SqliteDatabase, Table

from desktop.domain.rules import Rules
from desktop.domain.rules_file import DEFAULT, RuleSets
from desktop.errors import KnownError
from desktop.paths import RULES as RULES_FOLDER
from desktop.storage.columns import Columns
from desktop.storage.entries import checksum
from desktop.storage.statements import Statement, columns_of, run, writing


class ChosenRules(NamedTuple):
    """What the book keeps: the set's id, and the text of the user's own file, empty for a set of the program's."""

    name: str = DEFAULT
    source: str = ""


_COLUMNS = Columns(ChosenRules)
RULES = Table("rules")
CELLS = (*_COLUMNS.names, "checksum")
_READ = Statement(RULES.select(*columns_of(RULES, CELLS)))
_WRITE = writing(RULES, ("id", *CELLS), ("id",))


def read_chosen(database: SqliteDatabase) -> ChosenRules:
    """The choice of the book; the default where none was made.

    Raises:
        KnownError: `rules_damaged`.
    """
    rows = run(database, _READ)
    return sound_chosen(rows[0]) if rows else ChosenRules()


def sound_chosen(cells: Sequence[Any]) -> ChosenRules:
    """The choice in a row of the table rules, its checksum last.

    Raises:
        KnownError: `rules_damaged`.
    """
    *values, own = cells
    if own != checksum(values):
        raise KnownError("rules_damaged")
    return ChosenRules(**_COLUMNS.values(values))


def refuse_unreadable_rules(database: SqliteDatabase) -> None:
    """For `verify`.

    Raises:
        KnownError: `rules_damaged`.
    """
    try:
        rules_of(read_chosen(database), RuleSets(RULES_FOLDER))
    except KnownError as error:
        raise KnownError("rules_damaged") from error


def write_chosen(database: SqliteDatabase, chosen: ChosenRules) -> None:
    """Keep a choice."""
    cells = _COLUMNS.cells(chosen)
    run(database, _WRITE, 1, *cells, checksum(cells))


def rules_of(chosen: ChosenRules, rule_sets: RuleSets) -> Rules:
    """The rule set that was chosen.

    Raises:
        KnownError: `rules_unknown`, or what `RuleSets.parse` raises where another version of the program wrote it.
    """
    if chosen.source:
        return rule_sets.parse(chosen.source, Path(f"{chosen.name}.toml"))
    return rule_sets[chosen.name]
