"""Rows of the indicator table in running text, where only line ends and blanks tell one cell from the next."""

from math import ceil

from desktop.domain.form import Form
from desktop.exchange.paper.flow_rows import FlowRows


def rows(form: Form, text: str) -> list[dict[str, str]]:
    """What each row says, by attribute; empty cells left out."""
    found = FlowRows(form).read(text)
    cells = [{name: "".join(line.text for line in lines) for name, lines in row.items()} for row in found]
    return [{name: said for name, said in row.items() if said} for row in cells]


def test_name_and_explanation_may_stand_in_one_line(form: Form) -> None:
    row = {"name": "照明完好率", "explanation": "亮灯与总数之比", "weight": "10", "self_score": "9"}
    assert rows(form, "照明完好率 亮灯与总数之比 10 9") == [row]
    assert rows(form, "照明完好率\n亮灯与总数之比\n\n10 9\n") == [row]


def test_name_goes_on_below_a_full_line(form: Form) -> None:
    [room] = [form.paper.characters(one.width) for one in form.table.row_columns if one.attribute == "name"]
    full = "照" * ceil(room)
    row = {"name": f"{full}明", "weight": "10", "self_score": "9"}
    assert rows(form, f"{full}\n明 10 9") == [row]
    assert rows(form, f"{full}\n明\n亮灯之比\n10 9") == [{**row, "explanation": "亮灯之比"}]
    assert rows(form, "照\n明 10 9") == [{**row, "name": "照", "explanation": "明"}]


def test_numbers_without_a_name_are_a_row(form: Form) -> None:
    assert rows(form, "一 10 9\n\n8 7") == [
        {"name": "一", "weight": "10", "self_score": "9"},
        {"weight": "8", "self_score": "7"},
    ]


def test_numbers_in_a_remark_begin_no_row(form: Form) -> None:
    [row] = rows(form, "一 10 9 扣 1 分")
    assert row == {"name": "一", "weight": "10", "self_score": "9", "remark": "扣 1 分"}
