"""2,000 generated reports, hostile texts among them: no check raises, and none changes a report."""

import pickle
from collections import Counter
from random import Random

from hypothesis import given, settings

from desktop.domain.acknowledgement import Reviewed, acknowledge, review
from desktop.domain.checks import check
from desktop.domain.checks.book import BookChecks
from desktop.domain.finding import Severity
from desktop.domain.form_file import Forms
from desktop.domain.record import from_record, to_record
from desktop.domain.report import FieldKind, Report, kinds_of
from desktop.domain.rules_file import RuleSets
from desktop.messages import finding_sentence
from desktop.paths import FORMS, RULES
from tests.reports import TODAY, sound_report
from tests.strategies import reports

FORM = Forms(FORMS)["putuo-2021"]
SETS = RuleSets(RULES)
HOSTILE = (
    *(
        "",
        " ",
        "\u3000",
        "\n\n",
        "、",
        "。",
        "二是",
        "2、",
        "{",
        "{0}",
        "{label}",
        "%s",
        "\\",
        "'",
        '"',
        "<b>&amp;</b>",
    ),
    *("=1+1", "\u202e反", "\u200b", "e\u0301", "\U0001f468\u200d\U0001f469", "\U00020000", "١٢", "①②", "１２、"),
    *("达到。" * 50, "一" * 500, "二是" * 300, "甲," * 200, "预算" * 100 + "增", "(" * 300, "\t提升至", "NaN", "1e999"),
)


def _hostile(random: Random) -> Report:
    """A sound report with hostile texts and odd figures in some of its places."""
    report = sound_report(FORM)
    record = to_record(report)
    texts = [key for key, kind in kinds_of(Report).items() if kind in {FieldKind.LINE, FieldKind.TEXT}]
    for key in random.sample(texts, 4):
        record[key] = "".join(random.choices(HOSTILE, k=random.randrange(1, 4)))
    for key in ("current_budget", "previous_budget", "executed"):
        record[key] = random.choice(["0.00", "0.01", "-0.01", "99999999999999.99", "860000.00", None])
    rows = record["indicators"]
    assert isinstance(rows, list)
    for row in random.sample(rows, 3):
        row["remark"] = random.choice(HOSTILE)
        row["name"] = random.choice([*HOSTILE, "预算执行率"])[:200]
        row["self_score"] = random.choice(["0", "-1", "9999.99", "0.01", "10", None])
        row["weight"] = random.choice(["0", "-1", "9999.99", "0.01", "10", None])
    return from_record(record, "")


def _checked(report: Report) -> tuple[Reviewed, ...]:
    """All that is said of a report by both rule sets, each with its sentence and acknowledged where it can be."""
    before = pickle.dumps(report)
    findings = check(report, FORM, SETS.default, TODAY)
    for finding in (*findings, *check(report, FORM, SETS["strict"], TODAY)):
        sentence = finding_sentence(finding, report, FORM)
        assert sentence.endswith("。")
        assert "\n" not in sentence
    warnings = [one for one in findings if one.severity is Severity.WARNING]
    reviewed = review(findings, report, [acknowledge(one, report, "不改") for one in warnings])
    assert not [one for one in reviewed if one.finding in warnings and one.left]
    assert findings == check(report, FORM, SETS.default, TODAY)
    assert pickle.dumps(report) == before
    return reviewed


@settings(max_examples=1000)
@given(reports())
def test_any_report_can_be_checked(report: Report) -> None:
    _checked(report)


def test_hostile_reports_can_be_checked_alone_and_as_a_book() -> None:
    random = Random(5)  # noqa: S311  # nothing secret
    checks = BookChecks(SETS.default)
    codes: Counter[str] = Counter()
    for number in range(1000):
        report = _hostile(random)
        before = pickle.dumps(report)
        checks.put(number % 50, report, FORM)
        codes.update(one.finding.code for one in _checked(report))
        codes.update(finding.code for finding in checks.findings(number % 50))
        assert pickle.dumps(report) == before
    assert len(codes) > 30
