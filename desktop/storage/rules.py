"""The rule set that a book uses: one of the program's by its id, or the user's own, whose text the book keeps."""

from pathlib import Path
from typing import NamedTuple

from peewee import SqliteDatabase, Table

from desktop.domain.rules import Rules
from desktop.domain.rules_file import DEFAULT, RuleSets
from desktop.errors import KnownError
from desktop.storage.columns import Columns
from desktop.storage.entries import checksum
from desktop.storage.statements import Statement, columns_of, run, writing


class ChosenRules(NamedTuple):
    """What the book keeps: the set's id, and the text of the user's own file, empty for a set of the program's."""

    name: str = DEFAULT
    source: str = ""


_COLUMNS = Columns(ChosenRules)
RULES = Table("rules")
_READ = Statement(RULES.select(*columns_of(RULES, (*_COLUMNS.names, "checksum"))))
_WRITE = writing(RULES, ("id", *_COLUMNS.names, "checksum"), ("id",))


def read_chosen(database: SqliteDatabase) -> ChosenRules:
    """The choice of the book; the default where none was made.

    Raises:
        KnownError: `rules_damaged`.
    """
    rows = run(database, _READ)
    if not rows:
        return ChosenRules()
    *cells, own = rows[0]
    if own != checksum(cells):
        raise KnownError("rules_damaged")
    return ChosenRules(**_COLUMNS.values(cells))


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
