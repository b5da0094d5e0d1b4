"""What an Excel file does not say of itself."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class TableOptions(NamedTuple):
    """How a list is to be read where it leaves that open."""

    form_id: str = ""
    """The form of its reports; empty for the first one that is used in their year."""
    fiscal_year: int | None = None
    """The year of rows that name none; None for that in the title above the headings."""
    headings: Mapping[str, str] = MappingProxyType({})
    """By plain heading the attribute that it is read as, empty for a column that is left alone."""
