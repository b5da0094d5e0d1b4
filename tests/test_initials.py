import pytest

from desktop.initials import has_initials, prepare


@pytest.mark.parametrize("letters", ["", "h", "hpb", "bdyj", "hpbdyjzmgz", "zmgz"])
def test_neighbouring_characters_are_found(letters: str) -> None:
    assert has_initials("湖畔步道夜间照明改造", letters)


@pytest.mark.parametrize("letters", ["x", "hb", "zgmz", "hpbdyjzmgzx"])
def test_others_are_not(letters: str) -> None:
    assert not has_initials("湖畔步道夜间照明改造", letters)


@pytest.mark.parametrize("letters", ["zq", "cq"])
def test_every_reading_counts(letters: str) -> None:
    assert has_initials("重庆", letters)


def test_marks_stand_in_no_way_and_digits_and_letters_for_themselves() -> None:
    assert has_initials("A区（2022年）绿化", "aq2022nlh")


def test_characters_without_a_reading_are_never_found() -> None:
    assert not has_initials("é㐂、", "e")


def test_what_is_prepared_is_found_alike() -> None:
    prepare(["路灯维护", ""])
    assert has_initials("路灯维护", "ldwh")
    assert not has_initials("", "l")
