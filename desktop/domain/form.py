"""One official form as data: it drives the window, the checks and the paper.

A form is an ordered list of blocks from a closed set; a tab is a list of blocks. The definitions are in
resources/forms/*.toml and are read by `desktop.domain.form_file`.
"""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.numbers import ratio
from desktop.domain.report import FieldKind, Indicator, Report


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTER = "center"


class Field(NamedTuple):
    """One value of the report under its label; `attribute` names it in `Report`, or what is derived from it."""

    attribute: str
    label: str
    kind: FieldKind
    limit: int
    """The most characters that a text may have."""
    missing: str = ""
    """The code of the finding that an empty value is; empty where the field may stay empty."""
    on_paper: bool = True
    carried_from: str = ""
    """The attribute of last year's report that is the value of this one in a report carried forward."""


class GridBlock(NamedTuple):
    """Rows of label and value, one or two fields a row."""

    rows: tuple[tuple[Field, ...], ...]


class TextBlock(NamedTuple):
    """One long text beside its label, across the page."""

    field: Field


class Column(NamedTuple):
    """A column of the indicator table; `width` in points, `attribute` one of Indicator (empty for a group's name)."""

    label: str
    width: int
    limit: int
    attribute: str = ""
    align: Align = Align.LEFT


class Group(NamedTuple):
    """A group of indicators: either further groups, or the rows that a new report starts with."""

    key: str
    label: str
    weight: Decimal | None = None
    """The sum that the form prescribes for the weights in it."""
    groups: tuple["Group", ...] = ()
    rows: tuple[Indicator, ...] = ()

    @property
    def leaves(self) -> tuple["Group", ...]:
        """The innermost groups, this one where it has none inside."""
        return tuple(leaf for group in self.groups for leaf in group.leaves) or (self,)


class IndicatorsBlock(NamedTuple):
    """The indicator table.

    `columns` are in paper order: first one for each level of groups (no attribute), then those of the rows.
    `group_cell` is the text of a group's cell with {label} and {weight}; `total_weight` what all weights must add up
    to.
    """

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    group_cell: str
    total_label: str
    total_weight: Decimal
    row_limit: int
    execution_row: str = ""
    """The name of the row that scores the execution rate."""

    @property
    def leaves(self) -> tuple[Group, ...]:
        """The innermost groups in paper order: those whose keys stand in `Indicator.group`."""
        return tuple(leaf for group in self.groups for leaf in group.leaves)

    @property
    def levels(self) -> tuple[Column, ...]:
        """The columns of the groups, outermost first."""
        return tuple(column for column in self.columns if not column.attribute)

    @property
    def row_columns(self) -> tuple[Column, ...]:
        """The columns that a row fills."""
        return tuple(column for column in self.columns if column.attribute)

    @property
    def number_attributes(self) -> tuple[str, ...]:
        """The attributes of the columns of numbers, in paper order."""
        return tuple(column.attribute for column in self.row_columns if column.attribute in {"weight", "self_score"})

    @property
    def standard_rows(self) -> tuple[Indicator, ...]:
        """The rows that a new report starts with."""
        return tuple(row for leaf in self.leaves for row in leaf.rows)


class NotesBlock(NamedTuple):
    """Fixed notes: `lead` stands before the first, the others are indented by its width."""

    lead: str
    notes: tuple[str, ...]


class SignatureEntry(NamedTuple):
    """One place to sign: `key` in `Report.signature_texts`. A seal wants room and is never typed."""

    key: str
    label: str
    seal: bool = False


class SignaturePreset(NamedTuple):
    """One choice of signature strip, row by row."""

    id: str
    label: str
    rows: tuple[tuple[SignatureEntry, ...], ...]


class SignatureBlock(NamedTuple):
    """The optional strip below the notes; `none_label` names the choice of none."""

    none_label: str
    presets: tuple[SignaturePreset, ...]

    def preset(self, preset_id: str) -> SignaturePreset | None:
        """The preset of this id, None for none or an unknown one."""
        return next((preset for preset in self.presets if preset.id == preset_id), None)


Block = GridBlock | TextBlock | IndicatorsBlock | NotesBlock | SignatureBlock


class Tab(NamedTuple):
    """One page of the window."""

    title: str
    blocks: tuple[Block, ...]


class Band(NamedTuple):
    """A grade: it begins at `lower` points, on the exact sum."""

    lower: Decimal
    short: str
    name: str


class Paper(NamedTuple):
    """Sizes in points (form-2021.md, Geometry); `grid` is label, value, label, value."""

    page: tuple[float, float]
    grid: tuple[int, int, int, int]
    body_size: float
    title_size: float
    padding: float

    @property
    def table_width(self) -> int:
        """From the left to the right edge of the table."""
        return sum(self.grid)

    def characters(self, width: float) -> float:
        """How many full-width characters stand in a line of a cell so wide, in points."""
        return (width - 2 * self.padding) / self.body_size


class Form(NamedTuple):
    """One official form. `bands` are from the best down, empty where the form knows no grade."""

    id: str
    title: str
    first_year: int
    label_suffix: str
    yes: str
    no: str
    tabs: tuple[Tab, ...]
    numerator: str
    denominator: str
    paper: Paper
    last_year: int | None = None
    bands: tuple[Band, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in paper order."""
        return tuple(block for tab in self.tabs for block in tab.blocks)

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields in paper order."""
        return tuple(field for block in self.blocks for field in _fields_of(block))

    @property
    def table(self) -> IndicatorsBlock:
        """The indicator table; every form has exactly one."""
        return next(block for tab in self.tabs for block in tab.blocks if isinstance(block, IndicatorsBlock))

    def field(self, attribute: str) -> Field | None:
        """The field of this attribute, None where the form has none."""
        return next((field for field in self.fields if field.attribute == attribute), None)

    def execution_rate(self, report: Report) -> Decimal | None:
        """Executed ÷ budget as a ratio, None while it is undefined (form-2021.md, 预算执行率)."""
        return ratio(getattr(report, self.numerator), getattr(report, self.denominator))

    def band(self, total: Decimal) -> Band | None:
        """The band of a total, None where the form knows no grade or the total is below the last band."""
        return next((band for band in self.bands if total >= band.lower), None)

    def grade(self, report: Report) -> Band | None:
        """The report's grade, None as long as a row is unscored (checks.md)."""
        return self.band(report.total_score) if report.fully_scored else None

    def used_in(self, fiscal_year: int) -> bool:
        """Whether the form is that of a fiscal year."""
        return self.first_year <= fiscal_year and (self.last_year is None or fiscal_year <= self.last_year)

    def new_report(self, fiscal_year: int) -> Report:
        """An empty report with the form's standard rows."""
        return Report(form=self.id, fiscal_year=fiscal_year, indicators=self.table.standard_rows)


def _fields_of(block: Block) -> tuple[Field, ...]:
    match block:
        case GridBlock(rows):
            return tuple(field for row in rows for field in row)
        case TextBlock(field):
            return (field,)
        case _:
            return ()
