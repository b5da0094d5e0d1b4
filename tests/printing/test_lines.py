import itertools
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.marks import BLANKS, HALVED_CLOSING, HALVED_OPENING
from desktop.printing.faces import form_faces
from desktop.printing.lines import MOST_SPREAD, Line, break_lines, joined

FACE = form_faces().regular
EM = 1000

TEXTS = st.text(
    st.sampled_from("项目绩效一二十万元年月日个米，。、；：？！）》】”’…—（《【“‘·％%ab2019.,-/:~ \t\n\u3000\u0301𬬭"),
    max_size=70,
)
ROOMS = st.integers(3, 16).map(lambda characters: characters * EM)


def lines(text: str, characters: int) -> list[str]:
    return [line.text for line in break_lines(text, characters * EM, FACE)]


def test_full_width_text_fills_the_line() -> None:
    assert lines("一二三四五六七八九", 4) == ["一二三四", "五六七八", "九"]


def test_no_line_starts_with_a_closing_mark() -> None:
    assert lines("一二三四，五六", 4) == ["一二三", "四，五六"]
    assert lines("一二三四）》五", 4) == ["一二三", "四）》五"]


def test_no_line_ends_with_an_opening_mark() -> None:
    assert lines("一二三（四五", 4) == ["一二三", "（四五"]
    assert lines("一二“（三四五", 4) == ["一二", "“（三四", "五"]


def test_a_closing_mark_at_the_end_is_halved_rather_than_moving_a_word_down() -> None:
    first, second = break_lines("一二三1，四五", 4 * EM, FACE)
    assert (first.text, first.width, second.text) == ("一二三1，", 4 * EM, "四五")


def test_neighbouring_marks_share_half_an_em() -> None:
    (line,) = break_lines("“一”，（二）。", 8 * EM, FACE)
    assert line.width == 8 * EM - 3 * EM // 2


def test_halved_mark_before_an_opening_one_is_whole_again_at_the_start_of_a_line() -> None:
    _, second = break_lines("一二三。“四五", 4 * EM, FACE)
    assert (second.text, second.width) == ("“四五", 3 * EM)


@pytest.mark.parametrize(
    "unit",
    [
        "12,345.60元", "3万元", "210个", "99.96%", "99.96 %", "2022年3月10日", "10月15日", "2022 年 3 月", "2022-03-10",
        "第3季度", "12个月", "5平方米", "350余万人次", "report", "a@b.cn", "https://a.cn/b?c=1", "don’t", "——", "……",
    ],
)  # fmt: skip
def test_what_belongs_together_is_not_torn(unit: str) -> None:
    for before in range(1, 12):
        broken = lines("甲" * before + unit + "乙乙", 12)
        assert any(unit in line for line in broken), broken


def test_what_is_longer_than_a_line_is_torn_between_its_parts() -> None:
    assert lines("见https://example.cn/abc/def?g=1", 10) == ["见https://example.", "cn/abc/def?g=1"]
    assert lines("2022年10月15日", 5) == ["2022年10月", "15日"]
    assert lines("a" * 25, 5) == ["a" * 10, "a" * 10, "a" * 5]


def test_a_blank_at_the_end_hangs() -> None:
    first, second = break_lines("一二三四  五六", 4 * EM, FACE)
    assert (first.text, first.width, first.spread, second.text) == ("一二三四  ", 4 * EM, 0, "五六")


def test_newlines_end_paragraphs_and_the_last_line_of_each_stays_flush_left() -> None:
    broken = break_lines("一二三四五\n\n六七", 4 * EM, FACE)
    assert [line.text for line in broken] == ["一二三四", "五", "", "六七"]
    assert [line.ends_paragraph for line in broken] == [False, True, True, True]


def test_a_line_is_spread_to_the_edge_between_characters_but_not_inside_words() -> None:
    line, _ = break_lines("一二三四五六七八九十word（一", 13 * EM, FACE)
    assert line.text == "一二三四五六七八九十word"
    assert line.width + 10 * line.spread == 13 * EM


def test_a_line_that_would_need_too_much_stays_flush_left() -> None:
    line, _ = break_lines("地址www.example-of-a-long-address.cn", 17 * EM, FACE)
    assert (line.text, line.spread) == ("地址", 0)


def test_accents_and_selectors_stay_with_their_character() -> None:
    assert lines("一二e\u0301三", 4) == ["一二e\u0301", "三"]
    assert lines("一二三\ufe00四", 3) == ["一二三\ufe00", "四"]


@settings(max_examples=2000, derandomize=True)
@given(TEXTS, ROOMS)
def test_nothing_is_lost_and_no_line_is_wider_than_its_cell(text: str, room: int) -> None:
    broken = break_lines(text, room, FACE)
    assert joined(broken) == text
    for line in broken:
        assert line.width == _width(line.text) or line.width == _width(line.text) - EM // 2
        assert line.width <= room
        assert 0 <= line.spread <= MOST_SPREAD
        gaps = _gaps(line.text)
        assert line.spread == 0 or line.width + gaps * line.spread == pytest.approx(room)


@settings(max_examples=2000, derandomize=True)
@given(TEXTS, ROOMS)
def test_no_rule_is_broken_where_some_break_keeps_all(text: str, room: int) -> None:
    assert _violations(text, room) == []


@pytest.mark.parametrize("characters", [10, 12, 15, 20, 47])
def test_the_published_forms_keep_all_rules_in_every_cell(real_forms_folder: Path, characters: int) -> None:
    records = json.loads((real_forms_folder / "putuo-2021.json").read_text(encoding="utf-8"))["reports"]
    texts = list(_strings(records))
    assert sum(map(len, texts)) > 2000
    assert [violation for text in texts for violation in _violations(text, characters * EM)] == []


def _strings(value: object) -> Iterator[str]:
    """Every text in a value of JSON."""
    match value:
        case str():
            yield value
        case list():
            yield from (text for item in value for text in _strings(item))
        case dict():
            yield from (text for item in value.values() for text in _strings(item))


def _violations(text: str, room: int) -> list[tuple[str, int]]:
    """The paragraphs and places of line ends that break a rule although another end in the line would break none."""
    found = []
    for paragraph in _paragraphs(break_lines(text, room, FACE)):
        whole, start = "".join(paragraph), 0
        for line in paragraph[:-1]:
            end = start + len(line)
            if not _keeps_all_rules(whole, end, room):
                others = [e for e in range(start + 1, len(whole)) if _fits(whole[start:e], room)]
                if any(_keeps_all_rules(whole, e, room) for e in others if whole[start:e].strip(BLANKS)):
                    found.append((whole, end))
            start = end
    return found


def test_form_1_wraps_as_it_was_published(real_forms_folder: Path) -> None:
    form_1 = (real_forms_folder / "putuo-2021.txt").read_text(encoding="utf-8")
    goal = _published(form_1, "项目年度总目标：", "自评时间：")
    assert lines("".join(goal), 47) == goal
    name = _published(form_1, "项目名称：", "预算单位：")
    assert lines("".join(name), 15) == name
    explanation = _published(form_1, "预算执行率\n", "10 10\n")
    assert lines("".join(explanation), 12) == explanation


def _published(text: str, after: str, before: str) -> list[str]:
    """The lines between two marks, from where the second one stands back to the nearest first."""
    start = text.index(after, text.index("一级指标") if after.endswith("\n") else 0) + len(after)
    return text[start : text.index(before, start)].split()


def _paragraphs(broken: tuple[Line, ...]) -> list[list[str]]:
    paragraphs: list[list[str]] = [[]]
    for line in broken:
        paragraphs[-1].append(line.text)
        if line.ends_paragraph:
            paragraphs.append([])
    return paragraphs[:-1]


def _width(text: str) -> int:
    """Natural width of a line, after the letter of the rules."""
    shown = text.rstrip(BLANKS)
    shared = sum(
        (a in HALVED_CLOSING and b in HALVED_CLOSING + HALVED_OPENING) or (a in HALVED_OPENING and b in HALVED_OPENING)
        for a, b in itertools.pairwise(shown)
    )
    return sum(FACE.widths[c] for c in shown) - shared * EM // 2


def _fits(text: str, room: int) -> bool:
    shown = text.rstrip(BLANKS)
    return _width(text) - (EM // 2 if shown[-1:] in tuple(HALVED_CLOSING) else 0) <= room


def _gaps(text: str) -> int:
    shown = text.rstrip(BLANKS)
    return len(shown) - 1 - sum((_is_latin(a) and _is_latin(b)) or a == b == "—" for a, b in pairwise(shown))


def _is_latin(character: str) -> bool:
    return "!" <= character <= "\u052f" and character != "·"


_KEPT = (
    r"[!-~\u0301]*[0-9](?![!-~]) ?[十万]*[项年月日个米万元]?",
    r"[0-9]{2,4} ?年 ?[0-9]{1,2} ?月( ?[0-9]{1,2} ?日)?",
    r"[0-9]{1,2} ?月 ?[0-9]{1,2} ?日",
    r"[0-9] %",
    r"[!-~\u0301]+(?:(?<=[a-z])’(?=[a-z])[!-~\u0301]+)*",
    "—+",
    "…+",
)


def _keeps_all_rules(text: str, end: int, room: int) -> bool:
    """The rules as the issue of the paper states them, character by character and slowly."""
    before, after = text[:end], text[end:]
    if after[0] in BLANKS or after[0] == "\u0301" or after[0] in "，。、；：？！）》】”’…·％%.,-/:~":
        return False
    if before.rstrip(BLANKS)[-1:] in tuple("（《【“‘"):
        return False
    spans = [match.span() for rule in _KEPT for match in re.finditer(rule, text)]
    long = [(start, stop) for start, stop in spans if _width(text[start:stop]) > room]
    return not any(
        start < end < stop and not any(outer <= start and stop <= outer_stop for outer, outer_stop in long)
        for start, stop in spans
    )
