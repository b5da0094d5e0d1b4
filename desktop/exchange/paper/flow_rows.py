"""The rows of a group out of running text: each is known by its weight and score."""

import re
from collections.abc import Sequence
from itertools import takewhile

from desktop.domain.form import Column, Form
from desktop.exchange.paper.flow_lines import set_lines
from desktop.exchange.paper.parts import SetLine
from desktop.exchange.paper.transcript import Lines

NUMBER = r"[0-9０-９]+(?:[.．][0-9０-９]{1,2})?"  # as people type them
SCORE = rf"{NUMBER}(?:\s*分)?"
_SCORES = re.compile(rf"(?<!\S)({SCORE})(?:\s+({SCORE})(?!\S)|(?=[^\S\n]*(?:\n|\Z)))")
"""The two numbers of a row, or only the first one, at a line's end."""


class FlowRows:
    """Takes rows apart: texts, two numbers, texts, in the order of the form's columns."""

    def __init__(self, form: Form) -> None:
        columns = form.table.row_columns
        self._numbers = form.table.number_attributes
        first = next(i for i, column in enumerate(columns) if column.attribute in self._numbers)
        texts = [column for column in columns if column.attribute not in self._numbers]
        self._before, self._behind = texts[:first], texts[first:]
        self._rooms = {column.attribute: form.paper.characters(column.width) for column in texts}
        self._standard = {row.name for row in form.table.standard_rows}

    def read(self, text: str) -> list[dict[str, Lines]]:
        """The texts of each row by attribute."""
        found: list[dict[str, Lines]] = []
        end = 0
        for match in _SCORES.finditer(text):
            named = text[end : match.start()]
            if found:
                if self._is_remark(named):
                    continue
                remark, named = self._divided(named)
                found[-1] |= remark
            row = self._named(named.splitlines())
            row |= {key: (SetLine(value),) for key, value in zip(self._numbers, match.groups(), strict=True) if value}
            found.append(row)
            end = match.end()
        if found and self._behind:
            found[-1][self._behind[0].attribute] = self._remark_lines(text[end:])
        return found

    def _remark_lines(self, text: str) -> Lines:
        return set_lines(text.splitlines(), self._rooms[self._behind[0].attribute])

    def _is_remark(self, between: str) -> bool:
        """Whether numbers belong to what stands behind those of the row before: in its line, or below a full one."""
        if "\n" not in between:
            return True
        if "\n\n" in between:
            return False
        lines = self._remark_lines(between) if self._behind and between.partition("\n")[0].strip() else ()
        return bool(lines) and all(map(_is_full, lines))

    def _named(self, lines: Sequence[str]) -> dict[str, Lines]:
        """The texts before the numbers: the name, as long as its lines are full, then the others."""
        lines = [line.strip() for line in lines if line.strip()]
        if not lines or not self._before:
            return {}
        name, *others = self._before
        first, *rest = lines
        if others and len(parts := first.split(maxsplit=1)) > 1:
            first, rest = parts[0], [parts[1], *rest]
        names = [first]
        while rest and (not others or self._goes_on(names, name)):
            names.append(rest.pop(0))
        row = {name.attribute: set_lines(names, self._rooms[name.attribute])}
        if others:
            row[others[0].attribute] = set_lines(rest, self._rooms[others[0].attribute])
        return row

    def _goes_on(self, names: Sequence[str], column: Column) -> bool:
        return "".join(names) not in self._standard and len(names[-1]) >= self._rooms[column.attribute]

    def _divided(self, text: str) -> tuple[dict[str, Lines], str]:
        """What stands behind a row's numbers, and what belongs to the next row."""
        if not self._behind or not text.partition("\n")[0].strip():
            return {}, text
        beside, *others = text.split("\n\n", 1)
        lines = self._remark_lines(beside)
        count = 1 + len(list(takewhile(_is_full, lines)))
        rest = [*(line.text for line in lines[count:]), *others]
        return {self._behind[0].attribute: lines[:count]}, "\n".join(rest)


def _is_full(line: SetLine) -> bool:
    """Whether no further character had room: what stands below is of the same cell then, else of the next row."""
    return line.slack < 1
