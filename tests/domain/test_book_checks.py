"""W12, W18 and W19 over a book: what they find, and that an update finds what a fresh look finds."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from rapidfuzz.fuzz import ratio

from desktop.domain.checks.book import BookChecks
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.domain.rules import Rules
from desktop.domain.rules_file import RuleSets
from desktop.messages import finding_sentence
from tests.domain.reviewing import own_rules
from tests.reports import filled_report, sound_report

FORTY = "全年检修路灯八十盏更换灯杆九根亮灯率稳步上升居民来电反映明显减少夜间出行更加安心巡查照常进行。"[:39] + "。"
OTHER = {"annual_goal": "乙", "problems": "", "improvements": ""}


def said(checks: BookChecks) -> dict[int, list[str]]:
    return {key: [f"{one.code} {one.place}" for one in found] for key, found in checks.all_findings().items()}


def taken(form: Form, rules: Rules, *reports: Report) -> BookChecks:
    checks = BookChecks(rules)
    for key, report in enumerate(reports, 1):
        checks.put(key, report, form)
        for finding in checks.findings(key):
            sentence = finding_sentence(finding, report, form)
            assert sentence.endswith("。")
            assert "{" not in sentence
    return checks


def project(form: Form, name: str, text: str = "", /, **changes: object) -> Report:
    return sound_report(form, project_name=name, **{"achievements": text, **OTHER, **changes})


@pytest.mark.parametrize(
    ("one", "other", "fires"),
    [
        (FORTY, FORTY, True),
        (FORTY[:39], FORTY[:39], False),
        (FORTY, FORTY[:36] + "甲乙丙丁", True),  # 36 of 40: exactly 90 %
        (FORTY, FORTY[:35] + "甲乙丙丁戊", False),
        (FORTY, f" {FORTY[:20]}\n{FORTY[20:]}", True),
    ],
)
def test_text_of_another_project(form: Form, rules: Rules, one: str, other: str, *, fires: bool) -> None:
    assert len(FORTY) == 40
    checks = taken(form, rules, project(form, "甲", one), project(form, "乙", other))
    assert said(checks) == ({1: ["W12 achievements"], 2: ["W12 achievements"]} if fires else {})


def test_text_of_another_year_or_field_or_of_the_same_project(form: Form, rules: Rules) -> None:
    first = project(form, "甲", FORTY)
    assert said(taken(form, rules, first, project(form, "乙", FORTY, fiscal_year=2020))) == {}
    assert said(taken(form, rules, first, project(form, "乙", annual_goal=FORTY))) == {}
    assert said(taken(form, rules, first, project(form, " 甲 ", FORTY))) == {
        1: ["W19 project_name"],
        2: ["W19 project_name"],
    }


def test_long_text_that_is_all_but_a_short_one(form: Form, rules: Rules) -> None:
    checks = taken(form, rules, project(form, "甲", FORTY), project(form, "乙", FORTY[:38]))
    assert said(checks) == {1: ["W12 achievements"]}


def test_the_most_alike_is_named_and_the_others_are_counted(form: Form, rules: Rules) -> None:
    reports = [project(form, "甲", FORTY), project(form, "乙", FORTY[:38] + "丑寅"), project(form, "丙", FORTY)]
    [finding] = taken(form, rules, *reports).findings(1)
    assert finding.facts == {"other": "丙", "likeness": "100%", "count": 2}


def test_one_text_for_many_projects(form: Form, rules: Rules) -> None:
    reports = [project(form, f"第{number}号", FORTY) for number in range(4)]
    checks = taken(form, rules, *reports, reports[0])
    [_, first] = checks.findings(1)
    assert first.facts == {"other": "第1号", "likeness": "100%", "count": 3}
    [second] = checks.findings(2)
    assert second.facts == {"other": "第0号", "likeness": "100%", "count": 4}


def test_same_project_twice(form: Form, rules: Rules) -> None:
    first = project(form, "甲")
    assert said(taken(form, rules, first, first)) == {1: ["W19 project_name"], 2: ["W19 project_name"]}
    for other in ({"budget_unit": "另一单位"}, {"fiscal_year": 2020}):
        assert said(taken(form, rules, first, replace(first, **other))) == {}
    assert said(taken(form, rules, project(form, ""), project(form, " "))) == {}


def test_full_marks_everywhere(form: Form, rules: Rules) -> None:
    def full(name: str, **changes: object) -> Report:
        report = project(form, name, **changes)
        return replace(report, indicators=tuple(replace(row, self_score=row.weight) for row in report.indicators))

    two = (full("甲"), full("乙"))
    assert said(taken(form, rules, *two)) == {}
    assert said(taken(form, rules, *two, full("丙", fiscal_year=2020))) == {}
    three = taken(form, rules, *two, full("丙"))
    assert said(three) == {key: ["W18 indicators"] for key in (1, 2, 3)}
    three.put(3, project(form, "丙"), form)
    assert said(three) == {}


def test_rule_set_turns_them_off(form: Form, rule_sets: RuleSets) -> None:
    off = own_rules("".join(f'[{code}]\nseverity = "off"\n' for code in ("W12", "W18", "W19")))
    report = filled_report(form)
    assert said(taken(form, off, report, report, report)) == {}
    assert said(taken(form, rule_sets["strict"], report, report)) != {}


def _random_text(random: Random, length: int) -> str:
    return "".join(random.choice("路灯检修更换居民巡查亮度提升用电下降") for _ in range(length))


def _edited(random: Random, text: str) -> str:
    letters = list(text)
    for _ in range(random.randrange(len(letters) // 4)):
        at = random.randrange(len(letters))
        letters[at : at + random.randrange(2)] = random.choice(["", "甲", "亮度"])
    return "".join(letters)


def test_no_pair_is_missed_by_narrowing(form: Form, rules: Rules) -> None:
    random = Random(7)  # noqa: S311  # nothing secret
    texts = [_random_text(random, random.randrange(36, 90)) for _ in range(12)]
    texts += [_edited(random, random.choice(texts)) for _ in range(40)]
    found = said(taken(form, rules, *(project(form, f"第{n}号", text) for n, text in enumerate(texts))))
    alike = {
        at + 1
        for at, text in enumerate(texts)
        if len(text) >= 40 and any(ratio(text, other) >= 90 for n, other in enumerate(texts) if n != at)
    }
    assert 10 < len(alike) < 50
    assert set(found) == alike


def test_updates_find_what_a_fresh_look_finds(form: Form, rules: Rules) -> None:
    random = Random(11)  # noqa: S311  # as above
    texts = [_random_text(random, 60) for _ in range(4)]
    checks, book = BookChecks(rules), dict[int, Report]()
    for _ in range(300):
        key = random.randrange(8)
        if random.random() < 0.2:
            book.pop(key, None)
            checks.drop(key)
        else:
            text = _edited(random, random.choice(texts))
            name, year = random.choice(["甲", "乙", "丙"]), random.choice([2020, 2021])
            book[key] = project(form, name, text, fiscal_year=year, annual_goal=random.choice(texts))
            if random.random() < 0.3:
                rows = tuple(replace(row, self_score=Decimal(row.weight or 0)) for row in book[key].indicators)
                book[key] = replace(book[key], indicators=rows)
            checks.put(key, book[key], form)
        fresh = BookChecks(rules)
        for known, report in book.items():
            fresh.put(known, report, form)
        assert checks.all_findings() == fresh.all_findings()


@pytest.mark.parametrize("alike", ["0", "1", "100", "100.01", "200"])
def test_same_text_is_found_by_any_limit_that_a_file_can_set(form: Form, alike: str) -> None:
    rules = own_rules(f'[W12]\nalike = "{alike}"\nlength = "0"\n[W18]\nreports = "0"')
    found = said(taken(form, rules, project(form, "甲", FORTY), project(form, "乙", FORTY[:39] + "！")))
    assert "W12 annual_goal" in found[1]
