"""Cells over several pages, as office programs print them: nothing stands again, and rows are torn anywhere."""

from dataclasses import replace
from decimal import Decimal

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.numbers import format_money
from desktop.domain.plan import PlanRow
from desktop.domain.report import Report
from desktop.exchange.paper.groups import leaf_key
from desktop.exchange.paper.parts import Cell, Loose, Part, Ruled, SetLine
from desktop.exchange.paper.reading import rows_of_parts
from desktop.exchange.paper.word_parts import word_parts
from tests.exchange.word_tables import office_document, saved
from tests.reports import filled_report


def pages(report: Report, form: Form) -> tuple[Loose, list[Cell]]:
    """The title and the cells of an office's table, in one run of rows."""
    parts = word_parts(saved(office_document(report, form)))
    title = next(part for part in parts if isinstance(part, Loose) and part.text == " ".join(form.title))
    return title, [cell for part in parts if isinstance(part, Ruled) for cell in part.cells]


def torn(cells: list[Cell], row: float, texts: dict[float, tuple[str, str]]) -> list[Part]:
    """The cells on two pages, torn amid a row: what its cells say on either, by where they begin; others stay above."""
    upper, lower = [], []
    for cell in cells:
        if cell.bottom <= row:
            upper.append(cell)
        elif cell.top > row:
            lower.append(cell)
        else:
            own = "".join(line.text for line in cell.lines)
            first, rest = texts.get(cell.left, (own, ""))
            upper.append(cell._replace(bottom=row + 1, lines=_set(first)))
            lower.append(cell._replace(top=row + 0.5, lines=_set(rest)))
    return [Ruled(tuple(upper)), Loose("第 2 页", 0.0, 0.0), Ruled(tuple(lower))]


def _set(text: str) -> tuple[SetLine, ...]:
    return (SetLine(text, slack=0.0, lead=1.0),) if text else ()


def row_of(cells: list[Cell], text: str) -> float:
    return next(cell.top for cell in cells if text in "".join(line.text for line in cell.lines))


def test_long_text_goes_on_without_its_label(form: Form, forms: Forms) -> None:
    report = filled_report(form, achievements="更换灯具412盏，亮灯率99.5%。")
    title, cells = pages(report, form)
    parts = torn(cells, row_of(cells, "主要绩效"), {1: ("更换灯具412盏，", "亮灯率99.5%。")})
    assert rows_of_parts([title, *parts], forms) == (PlanRow(report, year_assumed=True),)


def test_row_goes_on_without_its_name(form: Form, forms: Forms) -> None:
    rows = filled_report(form).indicators
    remarked = replace(rows[1], remark="资金于三月到位，较计划晚一个月。", self_score=Decimal(9))
    report = filled_report(form, indicators=(rows[0], remarked, *rows[2:]))
    title, cells = pages(report, form)
    row = row_of(cells, "资金到位率")
    remark = "资金于三月到位，", "较计划晚一个月。"
    for weight, score in ((("10", ""), ("9", "")), (("", "10"), ("", "9"))):
        parts = torn(cells, row, {3: weight, 4: score, 5: remark})
        assert rows_of_parts([title, *parts], forms) == (PlanRow(report, year_assumed=True),)


def test_next_row_is_not_the_rest_of_one(form: Form, forms: Forms) -> None:
    report = filled_report(form)
    title, cells = pages(report, form)
    upper = [cell for cell in cells if cell.top < row_of(cells, "财务制度健全性")]
    lower = [cell for cell in cells if cell not in upper]
    blank = [cell._replace(top=lower[0].top, lines=()) for cell in upper if cell.bottom > lower[0].top]
    parts = (title, Ruled(tuple(upper)), Ruled((*blank, *lower)))
    assert rows_of_parts(parts, forms) == (PlanRow(report, year_assumed=True),)


def test_next_paper_begins_where_its_first_label_is(form: Form, forms: Forms) -> None:
    reports = filled_report(form), filled_report(form, project_name="河道保洁")
    parts = [Ruled(tuple(pages(one, form)[1])) for one in reports]
    assert rows_of_parts(parts, forms) == tuple(PlanRow(one, year_assumed=True) for one in reports)


def test_cell_beside_a_value_is_passed_over(form: Form, forms: Forms) -> None:
    report = filled_report(form)
    title, cells = pages(report, form)
    [value] = [cell for cell in cells if [line.text for line in cell.lines] == [format_money(report.executed)]]
    middle = (value.left + value.right) / 2
    beside = value._replace(left=middle, lines=_set("已核"))
    parts = (title, Ruled((*(cell for cell in cells if cell != value), value._replace(right=middle), beside)))
    assert rows_of_parts(parts, forms) == (PlanRow(report, year_assumed=True),)


def test_table_may_lack_a_column_of_texts(form: Form, forms: Forms) -> None:
    report = filled_report(form)
    report = replace(report, indicators=tuple(replace(row, remark="") for row in report.indicators))
    title, cells = pages(report, form)
    head = row_of(cells, form.table.columns[0].label)
    remarks = max(cell.left for cell in cells if cell.top >= head)
    parts = (title, Ruled(tuple(cell for cell in cells if cell.top < head or cell.left < remarks)))
    assert rows_of_parts(parts, forms) == (PlanRow(report, year_assumed=True),)


def test_group_is_known_only_by_all_its_levels(form: Form, toy: Form) -> None:
    [outer] = [group for group in toy.table.groups if group.groups][:1]
    inner = outer.groups[0]
    assert leaf_key(toy.table, [outer.label, f"1. {inner.label}（10分）"]) == inner.key
    assert leaf_key(toy.table, [outer.label]) == ""
    assert leaf_key(toy.table, [outer.label, "别的"]) == ""
    assert leaf_key(form.table, [form.table.groups[0].label]) == form.table.groups[0].key
