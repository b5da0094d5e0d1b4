"""The indicator table's part of a form definition."""

import re
from decimal import Decimal

from desktop.domain import text
from desktop.domain.definition import Table, reading, wrong
from desktop.domain.form import Align, Column, Group, IndicatorsBlock
from desktop.domain.report import FieldKind, Indicator, kinds_of

_KINDS = kinds_of(Indicator)
_NUMBERS = {attribute for attribute, kind in _KINDS.items() if kind is FieldKind.SCORE}


def read_indicators(table: Table) -> IndicatorsBlock:
    """Read the block; the caller sees to it that no key is left over.

    Raises:
        KnownError: `definition_wrong` where columns and levels of groups do not fit, a key stands twice, a value is
            missing or the group's cell has other blanks than {label} and {weight}.
    """
    columns = tuple(_column(column) for column in table.tables("columns"))
    groups = tuple(_group(group) for group in table.tables("groups"))
    block = IndicatorsBlock(
        columns=columns,
        groups=groups,
        group_cell=table.text("group_cell"),
        total_label=table.text("total_label"),
        total_weight=table.score("total_weight") or Decimal(0),
        row_limit=table.integer("row_limit"),
        execution_row=table.text("execution_row", ""),
    )
    _refuse_misfits(block, table)
    return block


def _refuse_misfits(block: IndicatorsBlock, table: Table) -> None:
    levels = len(block.levels)
    attributes = [column.attribute for column in block.row_columns]
    ordered = block.columns == block.levels + block.row_columns
    if not ordered or attributes.count("name") != 1 or len(set(attributes)) != len(attributes):
        raise wrong(table.path("columns"))
    if not set(attributes) >= _NUMBERS:
        raise wrong(table.path("columns"))
    keys = [leaf.key for leaf in block.leaves]
    if not keys or len(set(keys)) != len(keys) or any(_depth(group) != {levels} for group in block.groups):
        raise wrong(table.path("groups"))
    if re.search("[{}]", re.sub("{(?:label|weight)}", "", block.group_cell)):
        raise wrong(table.path("group_cell"))
    if block.total_weight <= 0:
        raise wrong(table.path("total_weight"))


def _depth(group: Group) -> set[int]:
    return {depth + 1 for inner in group.groups for depth in _depth(inner)} or {1}


def _column(table: Table) -> Column:
    with reading(table):
        attribute = table.text("attribute", "")
        align = table.text("align", Align.LEFT)
        if attribute not in {*_KINDS, ""} or align not in set(Align):
            raise wrong(table.where)
        limit = text.TEXT_LIMIT if _KINDS.get(attribute) is FieldKind.TEXT else text.LINE_LIMIT
        return Column(
            label=table.text("label"),
            width=table.integer("width"),
            attribute=attribute,
            align=Align(align),
            limit=table.integer("limit", limit),
        )


def _group(table: Table) -> Group:
    with reading(table):
        key = table.text("key")
        return Group(
            key=key,
            label=table.text("label"),
            weight=table.score("weight"),
            groups=tuple(_group(inner) for inner in table.tables("groups")),
            rows=tuple(_row(row, key) for row in table.tables("rows")),
        )


def _row(table: Table, group: str) -> Indicator:
    with reading(table):
        return Indicator(
            group=group,
            name=table.text("name"),
            explanation=table.text("explanation", ""),
            weight=table.score("weight"),
        )
