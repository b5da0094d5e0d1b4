from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.capitals import money_in_capitals


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("994350", "人民币玖拾玖万肆仟叁佰伍拾元整"),
        ("0", "人民币零元整"),
        ("0.5", "人民币伍角"),
        ("0.05", "人民币伍分"),
        ("10", "人民币壹拾元整"),
        ("1409.50", "人民币壹仟肆佰零玖元伍角"),
        ("6007.14", "人民币陆仟零柒元壹角肆分"),
        ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("107000.53", "人民币壹拾万柒仟元伍角叁分"),
        ("1000500.00", "人民币壹佰万零伍佰元整"),
        ("100005000", "人民币壹亿零伍仟元整"),
        ("110000000", "人民币壹亿壹仟万元整"),
        ("101000000", "人民币壹亿零壹佰万元整"),
        ("1000000000000", "人民币壹万亿元整"),
        ("1000000000001", "人民币壹万亿零壹元整"),
        ("20010000000000", "人民币贰拾万零壹佰亿元整"),
        ("99999999999999.99", "人民币玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ("-12.30", "人民币负壹拾贰元叁角"),
    ],
)
def test_amounts_as_a_bank_writes_them(amount: str, capitals: str) -> None:
    assert money_in_capitals(Decimal(amount)) == capitals


@given(st.integers(0, 99_999_999_99))
def test_the_same_as_another_program_below_an_yi(cents: int) -> None:
    """Above, that program leaves out the 零 of 壹亿零伍仟."""
    amount = Decimal(cents).scaleb(-2)
    assert money_in_capitals(amount) == f"人民币{cn2an.an2cn(str(amount), 'rmb')}"


@given(st.integers(1, 99_999_99))
def test_another_amount_is_another_text(cents: int) -> None:
    amount = Decimal(cents).scaleb(-2)
    assert money_in_capitals(amount) != money_in_capitals(amount + Decimal("0.01"))
