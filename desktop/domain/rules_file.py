"""Rule sets as files: reads resources/rules/*.toml, and what a user wrote himself, into `Rules`.

A file states what differs from the set that it is based on, the default one where it names none. What is wrong in a
file is told with its line.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from desktop.domain.definition import Table, wrong
from desktop.domain.finding import Severity
from desktop.domain.numbers import plain_money
from desktop.domain.report import FieldKind, Report, kinds_of
from desktop.domain.rules import Parameter, Rule, Rules
from desktop.errors import KnownError

DEFAULT = "default"
"""The id of the set that a book uses unless another one is chosen."""
SIZE_LIMIT = 64 * 1024
"""Bytes of the largest rule file."""

_OFF = "off"
_TEXTS = {attribute for attribute, kind in kinds_of(Report).items() if kind in {FieldKind.LINE, FieldKind.TEXT}}
_POSITION = re.compile(r"at line (\d+), column (\d+)")
_ENDLESS = re.compile(r"\d{4301}")
"""More digits than Python reads."""
_LONGEST_VALUE = 100
"""Lines that one value of a rule file may take for its line to be found."""
_EXPECTED: Mapping[type[Parameter], str] = {
    Decimal: "rules_not_a_number",
    tuple: "rules_not_words",
    dict: "rules_not_numbers",
}
"""What is said of a value of another kind."""


class RuleSets:
    """The program's rule sets, which lie in a folder and are read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Rules] = {}

    def __getitem__(self, rules_id: str) -> Rules:
        """The program's rule set of this id.

        Raises:
            KnownError: `rules_unknown`, or what `parse` raises.
        """
        if rules_id not in self._read:
            if rules_id not in self.ids:
                raise KnownError("rules_unknown", rules=rules_id)
            path = self._folder / f"{rules_id}.toml"
            self._read[rules_id] = _parse(read_rules_text(path), path, None if rules_id == DEFAULT else self._base)
        return self._read[rules_id]

    @property
    def default(self) -> Rules:
        """The set that is used unless another one is chosen."""
        return self[DEFAULT]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the program's rule sets, the default one first."""
        ids = sorted(path.stem for path in self._folder.glob("*.toml"))
        return tuple(sorted(ids, key=lambda rules_id: rules_id != DEFAULT))

    def read(self, path: Path) -> Rules:
        """Read a rule file of the user's own.

        Raises:
            KnownError: what `read_rules_text` or `parse` raises.
        """
        return self.parse(read_rules_text(path), path)

    def parse(self, text: str, path: Path) -> Rules:
        """Read the text of a rule file of the user's own; `path` names it.

        Raises:
            KnownError: `rules_broken` with line and column, or `rules_...` with line and place of what is wrong.
        """
        return _parse(text, path, self._base)

    def _base(self, rules_id: str) -> Rules:
        if rules_id not in self.ids:
            raise KnownError("rules_base_unknown", where="based_on", value=rules_id)
        return self[rules_id]


def read_rules_text(path: Path) -> str:
    """The text of a rule file.

    Raises:
        KnownError: `rules_unreadable` or `rules_too_large`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise KnownError("rules_unreadable", path=path) from error
    if len(content) > SIZE_LIMIT:
        raise KnownError("rules_too_large", path=path, limit=SIZE_LIMIT // 1024)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise KnownError("rules_not_utf8", path=path, line=line) from error


def _parse(text: str, path: Path, base: Callable[[str], Rules] | None) -> Rules:
    try:
        values = tomllib.loads(text)
    except ValueError as error:  # no TOML, or a number with too many digits for Python
        line, column = _position(str(error), text)
        raise KnownError("rules_broken", path=path, line=line, column=column) from error
    except RecursionError as error:
        raise KnownError("rules_too_deep", path=path) from error
    try:
        return _rules(Table(values, ""), path.stem, base)
    except KnownError as error:
        if "line" in error.facts or "where" not in error.facts:
            raise
        line = _line_of(str(error.facts["where"]), text)
        raise KnownError(error.code, path=path, line=line, **error.facts) from error


def _rules(root: Table, rules_id: str, base: Callable[[str], Rules] | None) -> Rules:
    with _refusing("rules_not_a_text"):
        based_on = root.text("based_on", DEFAULT)
        title = root.text("title", rules_id)
    known = base(based_on).rules if base else {}
    rules = dict(known)
    for code in root.remaining():
        if base and code not in known:
            raise KnownError("rules_code_unknown", where=code)
        with _refusing("rules_not_a_table"):
            table = root.table(code)
        rules[code] = _rule(table, known.get(code))
    return Rules(rules_id, title, rules)


def _rule(table: Table, known: Rule | None) -> Rule:
    severity = known.severity if known else None
    with _refusing("rules_severity_wrong"):
        word = table.text("severity", str(severity or _OFF))
        if word not in {*Severity, _OFF}:
            raise wrong(table.path("severity"))
    parameters = dict(known.parameters) if known else {}
    for key in table.remaining():
        if known and key not in parameters:
            raise KnownError("rules_key_unknown", where=table.path(key))
        value = _parameter(table, key)
        if known and type(value) is not type(parameters[key]):
            raise KnownError(_EXPECTED[type(parameters[key])], where=table.path(key))
        parameters[key] = value
    return Rule(None if word == _OFF else Severity(word), parameters)


def _parameter(table: Table, key: str) -> Parameter:
    value = table.value(key)
    match value:
        case list():
            return tuple(_word(item, f"{table.path(key)}[{i}]") for i, item in enumerate(value))
        case dict():
            return {
                _name(name, table.path(key)): _number(item, f"{table.path(key)}.{name}") for name, item in value.items()
            }
        case _:
            return _number(value, table.path(key))


def _name(name: str, where: str) -> str:
    """What a figure belongs to: a text of the report, or a rate in percent."""
    if name not in _TEXTS and plain_money(name) is None:
        raise KnownError("rules_field_unknown", where=f"{where}.{name}")
    return name


def _word(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise KnownError("rules_not_a_word", where=where)
    return value


def _number(value: object, where: str) -> Decimal:
    number = plain_money(value) if isinstance(value, str) else None
    if number is None or number < 0:
        raise KnownError("rules_not_a_number", where=where)
    return number


@contextmanager
def _refusing(code: str) -> Iterator[None]:
    """Say by this code what a value should have been."""
    try:
        yield
    except KnownError as error:
        raise KnownError(code, where=error.facts["where"]) from error


def _position(message: str, text: str) -> tuple[int, int]:
    """Where the text can't be read any more: line and column, the last ones where it only ends too soon."""
    found = _POSITION.search(message)
    if found:
        return int(found[1]), int(found[2])
    endless = _ENDLESS.search(text)
    lines = text[: endless.start() if endless else None].split("\n")
    return len(lines), len(lines[-1]) + 1


def _line_of(where: str, text: str) -> int:
    """The first line with which the place is there; of a place that is missing, the table that lacks it."""
    keys = re.sub(r"\[\d+\]", "", where).split(".")
    lines = text.split("\n")
    while keys:
        for number, line in enumerate(lines, 1):
            if keys[-1] in line and _begins_in(number, lines, keys):
                return number
        keys.pop()
    return 1


def _begins_in(number: int, lines: list[str], keys: list[str]) -> bool:
    """Whether the value of these keys begins in a line: the shortest text from there on that is TOML has it."""
    for stop in range(number, min(number + _LONGEST_VALUE, len(lines)) + 1):
        try:
            value: object = tomllib.loads("\n".join(lines[:stop]))
        except tomllib.TOMLDecodeError:
            continue
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value is not None
    return False
