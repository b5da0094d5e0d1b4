"""Rule files: what they change, and that a wrong one is refused with its line and the reason."""

from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.finding import Severity
from desktop.domain.rules import Rules
from desktop.domain.rules_file import SIZE_LIMIT, RuleSets
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.messages.review import REVIEW_FINDINGS
from tests.domain.reviewing import own_rules


def test_default_set_knows_every_check(rules: Rules) -> None:
    assert set(rules.rules) == set(REVIEW_FINDINGS)
    weighed = {code: rules.severity(code) for code in rules.rules}
    assert weighed.pop("W07") is None
    for code, severity in weighed.items():
        assert severity is {"W": Severity.WARNING, "H": Severity.HINT}[code[0]]


def test_program_has_its_default_first_and_a_strict_set(rule_sets: RuleSets) -> None:
    assert rule_sets.ids == ("default", "strict")
    assert rule_sets.default.title == "通用规则"
    strict = rule_sets["strict"]
    assert (strict.title, strict.severity("W01")) == ("从严规则", Severity.ERROR)
    assert {code for code in strict.rules if strict.rules[code] != rule_sets.default.rules[code]} == {"W01"}
    with pytest.raises(KnownError, match="rules_unknown"):
        _ = rule_sets["lenient"]


def test_file_changes_what_it_says_and_nothing_else(rules: Rules, tmp_path: Path, rule_sets: RuleSets) -> None:
    path = tmp_path / "本区.toml"
    path.write_bytes(
        "\ufefftitle = '本区规则'\r\n[W07]\r\nseverity = 'warning'\r\ncaps = { 75 = '85' }\r\n"
        "[H09]\r\nwords = ['评价']\r\n[H01]\r\nseverity = 'off'\r\n".encode()
    )
    own = rule_sets.read(path)
    assert (own.id, own.title) == ("本区", "本区规则")
    assert own.severity("W07") is Severity.WARNING
    assert own.numbers("W07", "caps") == {"75": Decimal(85)}
    assert (own.words("H09"), own.words("H09", "rows")) == (("评价",), ("满意度",))
    assert own.severity("H01") is None
    assert {code for code in own.rules if own.rules[code] != rules.rules[code]} == {"W07", "H09", "H01"}


def test_file_may_start_from_the_strict_set() -> None:
    own = own_rules('based_on = "strict"\n[H12]\npoints = "1"')
    assert (own.severity("W01"), own.number("H12", "points")) == (Severity.ERROR, Decimal(1))


def test_limit_of_another_kind_is_a_bug(rules: Rules) -> None:
    for ask in (
        lambda: rules.number("H09", "words"),
        lambda: rules.words("W02", "whole"),
        lambda: rules.numbers("W02", "whole"),
    ):
        with pytest.raises(TypeError):
            ask()
    with pytest.raises(LookupError):
        rules.number("W02", "half")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[W01]\nseverity = "fatal"', 2, "“W01.severity”应为 'error'、'warning'、'hint' 或 'off'"),
        ("# 说明\n\n[W01]\nseverity = 1", 4, "“W01.severity”应为"),
        ('title = "甲"\n[W99]\nseverity = "off"', 2, "“W99”不是可以调整的检查"),
        ("[E07]", 1, "“E07”不是可以调整的检查"),
        ('[W02]\nwhole = "0.5"\nhalf = "1"', 3, "“W02.half”不是这项检查的参数"),
        ("[W02]\nwhole = 0.5", 2, "“W02.whole”应为加引号的数字"),
        ('[W02]\nwhole = "-1"', 2, "“W02.whole”应为加引号的数字"),
        ('[W02]\nwhole = "０.５"', 2, "“W02.whole”应为加引号的数字"),
        ('[W02]\nwhole = ["1"]', 2, "“W02.whole”应为加引号的数字"),
        ('[H09]\nwords = "问卷"', 2, "“H09.words”应为加引号的数字"),
        ('[H09]\nwords = "1"', 2, "“H09.words”应为一列词"),
        ('[H09]\nwords = [\n  "问卷",\n  "",\n]', 2, "“H09.words[1]”应为加引号的词"),
        ('[H14]\nlimits = "500"', 2, "“H14.limits”应为一组数字"),
        ('[H14.limits]\nproblems = "500"\nremarks = "20"', 3, "“H14.limits.remarks”应为文字栏目的名称"),
        ("W01 = 'off'", 1, "“W01”应为一组设置"),
        ("\n\ntitle = 3", 3, "“title”应为加引号的文字"),
        ("based_on = 'lenient'", 1, "“based_on”为 lenient，没有这一套规则"),
        ("[W01]\nseverity = ", 2, "第 12 列不合 TOML 的写法"),
        ("[W01]\nseverity = 'off'\n[W01]\n", 3, "不合 TOML 的写法"),
        ("[W03]\nwords = [\n'甲'", 3, "不合 TOML 的写法"),
        (f"[W02]\nwhole = {'9' * 5000}\n\n[W03]", 2, "第 9 列不合 TOML 的写法"),
    ],
)
def test_wrong_file_is_refused_with_line_and_reason(rule_sets: RuleSets, text: str, line: int, reason: str) -> None:
    with pytest.raises(KnownError) as refused:
        rule_sets.parse(text, Path("本区.toml"))
    sentence = error_sentence(refused.value)
    assert sentence.startswith(f"规则文件 本区.toml 第 {line} 行")
    assert reason in sentence
    assert "规则没有变" in sentence


def test_document_shows_a_file_that_can_be_read(rules: Rules) -> None:
    text = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    shown = own_rules(text.partition("```toml\n")[2].partition("```")[0])
    assert shown.severity("W01") is Severity.ERROR
    assert shown.numbers("W07", "caps") == rules.numbers("W07", "caps")
    assert f"at most {SIZE_LIMIT // 1024} KB" in text


def test_file_that_is_no_rule_file(rule_sets: RuleSets, tmp_path: Path) -> None:
    path = tmp_path / "本区.toml"
    for content, reason in (
        (b"\n\n# \xb1\xbe", "第 3 行不是 UTF-8 编码"),
        (b"#" * 65537, "超过 64 KB"),
        (b"a=" + b"[" * 20000, "层次太深"),
    ):
        path.write_bytes(content)
        with pytest.raises(KnownError) as refused:
            rule_sets.read(path)
        assert reason in error_sentence(refused.value)
    with pytest.raises(KnownError, match="rules_unreadable"):
        rule_sets.read(tmp_path)
