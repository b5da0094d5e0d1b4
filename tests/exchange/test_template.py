"""The template as Excel sees it: drop-downs, limits, notes."""

from io import BytesIO

import openpyxl

from desktop.domain.form import Form
from desktop.exchange.template import INDICATORS, NOTES, PROJECTS, template
from desktop.exchange.workbook_gate import ROW_LIMIT


def test_drop_downs_limits_and_notes(form: Form) -> None:
    workbook = openpyxl.load_workbook(BytesIO(template(form)))
    assert workbook.sheetnames == [PROJECTS, INDICATORS, NOTES]
    rules = {str(rule.sqref): rule for rule in workbook[PROJECTS].data_validations.dataValidation}
    assert rules[f"E2:E{ROW_LIMIT + 1}"].formula1 == '"是,否"'
    assert (rules[f"B2:B{ROW_LIMIT + 1}"].type, rules[f"B2:B{ROW_LIMIT + 1}"].formula1) == ("textLength", "200")
    assert rules[f"F2:F{ROW_LIMIT + 1}"].type == "decimal"
    groups = {str(rule.sqref): rule for rule in workbook[INDICATORS].data_validations.dataValidation}
    assert groups[f"D2:D{ROW_LIMIT + 1}"].formula1 == '"产出指标,效益指标,满意度指标"'
    comments = [cell.comment.text for cell in workbook[PROJECTS][1] if cell.comment]
    assert len(comments) == len(list(workbook[PROJECTS][1]))
    assert comments[8] == "可以分行（Alt+Enter），最多 20,000 字。"
    assert workbook[PROJECTS].freeze_panes == "A2"
    assert any("黄色" in str(cell.value) for row in workbook[NOTES].iter_rows() for cell in row)


def test_the_same_form_gives_the_same_bytes(form: Form) -> None:
    assert template(form) == template(form)
