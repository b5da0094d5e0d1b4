"""The sentences of findings, and of what the window says at a text while it is typed."""

from desktop.domain.finding import Finding, Place
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.messages.places import place_label
from desktop.messages.review import HALF_WIDTH, REVIEW_FINDINGS
from desktop.messages.shown import shown, visible

_EMPTY_FIELD = "{label}未填写，请填写。"
_FINDINGS = {
    "E01": _EMPTY_FIELD,
    "E02": "{label}须大于 0，现为 {value}，执行率无法计算，请核对。",
    "E03": "{label}不能小于 0，现为 {value}，请核对。",
    "E04": "{label}须大于 0，现为 {value}，请改正。",
    "E06": "各项权重合计应为 {expected}，现为 {total}，请调整权重。",
    "E07": "{label} {value} 超过权重 {weight}，请改正。",
    "E12": "{label}（{value}）晚于今天（{today}），请改正。",
    "P08": "打印的{label}为 {printed}，各行相加得 {computed}，请核对来源。",
    "P09": "打印的{label}为 {printed}，按自评分合计应为 {computed}，请核对来源。",
    "P10": "打印的{label}为 {printed}，按金额计算应为 {computed}，请核对来源。",
    **REVIEW_FINDINGS,
}
_BELOW_ZERO = "{label}不能小于 0，现为 {value}，请改正。"
_UNREADABLE = "{label}中的“{typed}”无法识别，请改正。"


def finding_sentence(finding: Finding, report: Report, form: Form) -> str:
    """The sentence for a finding of this report."""
    facts = {**shown(finding.facts), "label": place_label(finding.place, report, form)}
    return _template(finding).format_map(facts)


def limit_sentence(text: str, limit: int) -> str:
    """What is said at a text of more characters than it may have; empty where it has not."""
    if len(text) <= limit:
        return ""
    return f"已有 {len(text):,} 字，超过 {limit:,} 字的上限，请精简；已输入的内容都会保留。"


def missing_sentence(place: Place, index: int, character: str, report: Report, form: Form) -> str:
    """What is said of a character at an index of a place that the printing faces lack."""
    named = f"“{visible(character)}”（U+{ord(character):04X}）"
    return f"{place_label(place, report, form)}的第 {index + 1} 个字{named}打印不出来，纸上是空框，请换一个字。"


def _template(finding: Finding) -> str:
    if finding.code == "H10" and "mark" in finding.facts:
        return HALF_WIDTH
    if finding.missing and finding.code not in REVIEW_FINDINGS:
        return _EMPTY_FIELD
    if "typed" in finding.facts:
        return _UNREADABLE
    if finding.code == "E07" and "weight" not in finding.facts:
        return _BELOW_ZERO
    return _FINDINGS[finding.code]
