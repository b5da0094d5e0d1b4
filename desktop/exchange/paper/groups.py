"""Which group of the form a cell of the indicator table names."""

from collections.abc import Sequence

from desktop.domain.form import Group, IndicatorsBlock
from desktop.exchange.paper.wording import wording


def leaf_key(block: IndicatorsBlock, cells: Sequence[str]) -> str:
    """The key of the innermost group that a row's cells name, from the outermost level on; empty for an unknown one."""
    groups: tuple[Group, ...] = block.groups
    for text in cells:
        group = _named(groups, text)
        if group is None or not group.groups:
            return group.key if group else ""
        groups = group.groups
    return ""


def _named(groups: Sequence[Group], text: str) -> Group | None:
    """The group with the longest name that the text has in it; its weight and a number before it do not matter."""
    named = [group for group in groups if wording(group.label) in wording(text)]
    return max(named, key=lambda group: len(group.label), default=None)
