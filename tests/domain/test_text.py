import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.text import clean_line, clean_text
from desktop.errors import KnownError

_ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("一\r\n二\r三\u2028四\u2029五\x85六\x0b七\x0c八", "一\n二\n三\n四\n五\n六\n七\n八"),
        ("甲\x00\x07\x1b[31m乙\x7f\x9f", "甲[31m乙"),
        ("\ufeff甲\uffff", "甲"),
        ("①²㈠１ＡＢ", "①²㈠１ＡＢ"),
        ("  缩进\t表\u3000全角 ", "  缩进\t表\u3000全角 "),
        ("𠀀𬺈㐀\u200d\u00ad", "𠀀𬺈㐀\u200d\u00ad"),
        ("A&B <foo> {x} %s", "A&B <foo> {x} %s"),
    ],
)
def test_what_is_visible_stays(typed: str, text: str) -> None:
    assert clean_text(typed) == text


@pytest.mark.parametrize(
    ("typed", "line"), [("甲\n乙", "甲 乙"), ("甲\r\n\t\r乙\t", "甲 乙 "), ("甲  乙", "甲  乙"), ("\x00", "")]
)
def test_line_has_no_line_ends(typed: str, line: str) -> None:
    assert clean_line(typed) == line


@given(_ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert "\n" not in clean_line(text)


@pytest.mark.parametrize("text", ["\ud800", "甲\udfff乙"])
def test_half_a_character_is_refused(text: str) -> None:
    for clean in (clean_text, clean_line):
        with pytest.raises(KnownError, match="lone_surrogate"):
            clean(text)
