"""Blocks of cells as text, there and back, and as Excel and WPS write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.table_text import Cells, read_table_text, table_text

CELLS = st.text(st.one_of(st.sampled_from('\t\n\r"甲1'), st.characters(exclude_categories=["Cs"])), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4).map(tuple), max_size=5).map(tuple))
def test_what_is_written_is_read_back(cells: Cells) -> None:
    assert read_table_text(table_text(cells)) == cells


@given(st.text(st.sampled_from('\t\n\r"甲')))
def test_any_text_is_a_block_and_no_character_but_marks_is_lost(text: str) -> None:
    cells = read_table_text(text)
    assert all(cells)
    assert "".join("".join(row) for row in cells).count("甲") == text.count("甲")


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", ()),
        ("甲", (("甲",),)),
        ("甲\t乙\r\n丙\t丁\r\n", (("甲", "乙"), ("丙", "丁"))),
        ("甲\r\n\r\n", (("甲",), ("",))),
        ("\r\n", (("",),)),
        ("\t\r\n", (("", ""),)),
        ("甲\t", (("甲", ""),)),
        ("甲\n乙\t丙", (("甲",), ("乙", "丙"))),
        ('"甲\n乙"\t丙\r\n', (("甲\n乙", "丙"),)),
        ('"甲\r\n乙""丙"""\r\n', (('甲\r\n乙"丙"',),)),
        ('""\t甲', (("", "甲"),)),
        ('5" 管\t甲"乙"', (('5" 管', '甲"乙"'),)),
        ('"甲"乙\t丙', (('"甲"乙', "丙"),)),
        ('"甲\t乙\r\n丙', (('"甲', "乙"), ("丙",))),
    ],
)
def test_blocks_as_spreadsheets_write_them(text: str, cells: Cells) -> None:
    assert read_table_text(text) == cells


def test_one_cell_is_its_own_text() -> None:
    assert table_text((("一 二",),)) == "一 二"


def test_a_cell_of_several_lines_is_quoted_and_its_quotes_doubled() -> None:
    assert table_text((('称"好"\n者', "9.5"),)) == '"称""好""\n者"\t9.5'


def test_a_quote_that_never_ends_takes_no_time() -> None:
    text = '"' + '""' * 100_000 + "\t甲"
    assert len(read_table_text(text)[0]) == 2
