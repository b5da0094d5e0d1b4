"""Every Chinese sentence that a finding or an error becomes, for the command line and the window.

A sentence says what is wrong, where, and what to do. {blanks} are filled from the facts of the finding or error.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from desktop.domain.finding import Finding
from desktop.domain.form import Form
from desktop.domain.numbers import format_score
from desktop.domain.report import Report
from desktop.errors import KnownError

_EMPTY_FIELD = "{label}未填写，请填写。"
_FINDINGS = {
    "E01": _EMPTY_FIELD,
    "E02": "{label}须大于 0，现为 {value}，执行率无法计算，请核对。",
    "E03": "{label}不能小于 0，现为 {value}，请核对。",
    "E04": "{label}须大于 0，现为 {value}，请改正。",
    "E06": "各项权重合计应为 {expected}，现为 {total}，请调整权重。",
    "E07": "{label} {value} 不在 0 至权重 {weight} 之间，请改正。",
    "E12": "{label}（{value}）晚于今天（{today}），请改正。",
}
_UNREADABLE = "{label}中的“{typed}”无法识别，请改正。"

ERROR_SENTENCES = {
    "definition_unreadable": "表样文件 {path} 无法读取（{reason}），请恢复该文件或重新安装本程序。",
    "definition_wrong": "表样文件 {path} 中“{where}”缺失或有误，请改正后再试。",
    "definition_unknown_key": "表样文件 {path} 中有不认识的项“{where}”，请删除或改正后再试。",
    "form_unknown": "没有名为“{form}”的表样，请用较新版本的本程序打开，或检查来源文件。",
    "lone_surrogate": "文字中有残缺的字符，无法保存，请删去后重新输入。",
    "json_missing": "“{where}”缺失，未导入任何内容，请补上后再试。",
    "json_unknown_key": "不认识的项“{where}”，未导入任何内容，请删除或改正后再试。",
    "json_not_a_list": "“{where}”应为列表，未导入任何内容，请改正后再试。",
    "json_not_an_object": "“{where}”应为带名称的一组值，未导入任何内容，请改正后再试。",
    "json_not_a_money": '“{where}”的值 {value} 不是金额（应为加引号的数字，至多两位小数，如 "994350.00"），未导入任何内容，请改正后再试。',
    "json_not_a_score": '“{where}”的值 {value} 不是分数（应为加引号的数字，至多两位小数，如 "9.5"），未导入任何内容，请改正后再试。',
    "json_not_a_date": '“{where}”的值 {value} 不是日期（应如 "2022-03-10"，且确有这一天），未导入任何内容，请改正后再试。',
    "json_not_a_year": "“{where}”的值 {value} 不是年度（应为四位数字，如 2021），未导入任何内容，请改正后再试。",
    "json_not_a_flag": "“{where}”的值 {value} 应为 true、false 或 null，未导入任何内容，请改正后再试。",
    "json_not_a_text": "“{where}”的值 {value} 不是文字，未导入任何内容，请改正后再试。",
    "json_lone_surrogate": "“{where}”中有残缺的字符，未导入任何内容，请改正后再试。",
}


def error_sentence(error: KnownError) -> str:
    """The sentence for an error; its facts may be paths, numbers and texts."""
    return ERROR_SENTENCES[error.code].format_map(_shown(error.facts))


def finding_sentence(finding: Finding, report: Report, form: Form) -> str:
    """The sentence for a finding of this report."""
    facts = {**_shown(finding.facts), "label": place_label(finding, report, form)}
    if "typed" in finding.facts:
        return _UNREADABLE.format_map(facts)
    return (_EMPTY_FIELD if finding.missing else _FINDINGS[finding.code]).format_map(facts)


def place_label(finding: Finding, report: Report, form: Form) -> str:
    """Where a finding points, in the words of the form: 当年预算数（元） or 第 3 行“资金到位率”的自评分."""
    place = finding.place
    if place.row is None:
        field = form.field(place.attribute)
        return field.label if field else ""
    column = next(column.label for column in form.table.columns if column.attribute == place.attribute)
    name = report.indicators[place.row].name.strip()
    return f"第 {place.row + 1} 行{f'“{name}”' if name else ''}的{column}"


def _shown(facts: Mapping[str, object]) -> dict[str, str]:
    return {key: _fact(value) for key, value in facts.items()}


def _fact(value: object) -> str:
    match value:
        case Decimal():
            return format_score(value)
        case date():
            return value.isoformat()
        case Path():
            return str(value)
        case _:
            text = str(value)
            return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004  # a sentence is no place for a page
