"""The check sheet (自查表): what the pre-review found, why it stays as it is, and room for who signs for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from desktop.domain.form import Form, SignatureBlock
from desktop.domain.numbers import format_date, format_rate
from desktop.domain.report import Report
from desktop.domain.sheet import field_text, total_text
from desktop.printing.document import render_pages, units_of
from desktop.printing.faces import form_faces
from desktop.printing.furniture import Furniture, Words
from desktop.printing.listing import ListColumn, set_list
from desktop.printing.page import Page
from desktop.printing.pagination import paginate
from desktop.printing.signature import set_signature
from desktop.printing.table import Cell, Section, make_row
from desktop.printing.typesetter import Typesetter

CHECK_SHEET = "自查表"
"""Follows the form's title."""
NOTHING_FOUND = "未发现问题"
_NUMBER, _KIND, _FOUND, _REASON = "序号", "类别", "检查发现", "处理情况"
_RULES, _DAY, _COUNT = "检查规则", "检查日期", "份数"
_NUMBER_WIDTH, _NAME_WIDTH, _KIND_WIDTH, _REASON_WIDTH = 4, 10, 5, 14
"""Of the columns, as multiples of the body's size; the findings take what the others leave."""


class SheetLine(NamedTuple):
    """One finding in words, and what is said to it."""

    kind: str
    finding: str
    settled: str


class SheetReport(NamedTuple):
    """A report with what was found in it."""

    report: Report
    form: Form
    lines: tuple[SheetLine, ...]


class CheckSheet(NamedTuple):
    """The check sheet of one report, or of several, at least one, as one list."""

    reports: Sequence[SheetReport]
    rules: str
    """The title of the rule set."""
    today: date


def render_check_sheet(sheet: CheckSheet) -> bytes:
    """The sheet as a PDF; the same input gives the same bytes.

    Raises:
        OSError: the faces cannot be read.
    """
    title = _title(sheet)
    return render_pages([(title, lay_out_check_sheet(sheet))], title=title, author=_units(sheet))


def lay_out_check_sheet(sheet: CheckSheet) -> tuple[Page, ...]:
    """Set the sheet on the paper of the first report's form."""
    faces, form = form_faces(), sheet.reports[0].form
    setter = Typesetter(form.paper, faces)
    title = _title(sheet)
    running_head = sheet.reports[0].report.project_name if len(sheet.reports) == 1 else title
    sections = [_head(sheet, setter), set_list(tuple(_columns(sheet, setter)), setter)]
    strip = _signature(sheet, setter)
    furniture = Furniture(Words(title, running_head or title), form.paper, faces)
    return paginate([*sections, *strip], furniture, form.paper)


def _units(sheet: CheckSheet) -> str:
    return units_of(one.report for one in sheet.reports)


def _title(sheet: CheckSheet) -> str:
    return "、".join(dict.fromkeys(one.form.title for one in sheet.reports)) + CHECK_SHEET


def _head(sheet: CheckSheet, setter: Typesetter) -> Section:
    """Of one report its own figures, of several how many there are; by which rules and when they were checked."""
    facts = [(_RULES, sheet.rules), (_DAY, format_date(sheet.today))]
    if len(sheet.reports) == 1:
        facts = [*_facts(sheet.reports[0]), *facts]
    else:
        label = sheet.reports[0].form.field("budget_unit")
        facts = [(label.label if label else "", _units(sheet)), (_COUNT, str(len(sheet.reports))), *facts]
    if len(facts) % 2:
        facts.append(("", ""))
    pairs = zip(facts[::2], facts[1::2], strict=True)
    return Section(rows=tuple(make_row(list(_cells(pair, setter, sheet.reports[0].form))) for pair in pairs))


def _facts(one: SheetReport) -> Iterator[tuple[str, str]]:
    for attribute in ("project_name", "budget_unit", "office", "fiscal_year"):
        field = one.form.field(attribute)
        if field:
            yield field.label, field_text(field, one.report, one.form)
    rate = one.form.field("execution_rate")
    yield (rate.label if rate else ""), format_rate(one.form.execution_rate(one.report))
    yield one.form.table.total_label, total_text("self_score", one.report)


def _cells(pair: Sequence[tuple[str, str]], setter: Typesetter, form: Form) -> Iterator[Cell]:
    grid = form.paper.grid
    for at, (label, text) in enumerate(pair):
        left = sum(grid[: 2 * at])
        yield setter.word(label + form.label_suffix if label else "", left, grid[2 * at])
        yield setter.value(text, left + grid[2 * at], grid[2 * at + 1], None)


def _columns(sheet: CheckSheet, setter: Typesetter) -> Iterator[ListColumn]:
    """The findings in their order; the name of its report beside each where there are several."""
    em, paper = setter.paper.body_size, setter.paper
    rows = [(one, line) for one in sheet.reports for line in one.lines or (SheetLine("", NOTHING_FOUND, ""),)]
    several = len(sheet.reports) > 1
    others = _NUMBER_WIDTH + _KIND_WIDTH + _REASON_WIDTH + (_NAME_WIDTH if several else 0)
    yield ListColumn(_NUMBER, _NUMBER_WIDTH * em, [str(number) for number, _ in enumerate(rows, 1)])
    if several:
        name = sheet.reports[0].form.field("project_name")
        names = [one.report.project_name for one, _ in rows]
        yield ListColumn(name.label if name else "", _NAME_WIDTH * em, names, centred=False)
    yield ListColumn(_KIND, _KIND_WIDTH * em, [line.kind for _, line in rows])
    width = paper.table_width - others * em
    yield ListColumn(_FOUND, width, [line.finding for _, line in rows], centred=False)
    yield ListColumn(_REASON, _REASON_WIDTH * em, [line.settled for _, line in rows], centred=False)


def _signature(sheet: CheckSheet, setter: Typesetter) -> Iterator[Section]:
    """The strip of one report, or the first that its form offers; several share one that is left for ink."""
    [first, *others] = sheet.reports
    for block in first.form.blocks:
        if isinstance(block, SignatureBlock) and block.presets:
            chosen = first.report.signature if block.preset(first.report.signature) else block.presets[0].id
            texts = () if others else first.report.signature_texts
            strip = set_signature(block, replace(first.report, signature=chosen, signature_texts=texts), setter)
            if strip:
                yield strip
