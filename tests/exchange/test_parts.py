"""Lines become paragraphs: where a line was full, numbered items tell more."""

import pytest

from desktop.exchange.paper.parts import SetLine, paragraphs

FULL = 0.0
LEAD = 1.0


def _text(*lines: tuple[str, bool]) -> str:
    return paragraphs([SetLine(text, FULL if full else 9.0, LEAD) for text, full in lines])


@pytest.mark.parametrize(("second", "third"), [("2、", "3、"), ("（二）", "（三）"), ("二是", "三是"), ("2.", "3.")])
def test_an_item_behind_a_full_line_is_a_paragraph_where_another_one_is(second: str, third: str) -> None:
    lines = (("前一项完成；", True), (f"{second}后一项完成；", False), (f"{third}又一项完成。", False))
    assert _text(*lines) == f"前一项完成；\n{second}后一项完成；\n{third}又一项完成。"


def test_items_in_running_text_stay_in_it() -> None:
    lines = (("1、储备不多；", True), ("2、力度不够。", False), ("完。", False))
    assert _text(*lines) == "1、储备不多；2、力度不够。\n完。"
    other = (("1、储备不多；", True), ("2、力度不够。", False), ("（二）另一种。", False))
    assert _text(*other) == "1、储备不多；2、力度不够。\n（二）另一种。"


def test_a_number_amid_a_sentence_is_no_item() -> None:
    lines = (("完成疏通", True), ("2、5公里；", False), ("3、清捞。", False))
    assert _text(*lines) == "完成疏通2、5公里；\n3、清捞。"
    assert _text(("如下：", True), ("2.5公里；", False), ("3.清捞。", False)) == "如下：2.5公里；\n3.清捞。"
