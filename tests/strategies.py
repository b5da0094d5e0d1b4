"""Generated values for property tests: whatever a report of the official form can hold."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from desktop.domain.report import Indicator, Report, Texts

_NEVER_KEPT = "\ufeff\ufffe\uffff\u2028\u2029"
_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=_NEVER_KEPT)
_MONEY = ("current_budget", "previous_budget", "executed")

lines = st.text(_CHARACTERS, max_size=30)
long_texts = st.text(st.one_of(_CHARACTERS, st.sampled_from("\n\t。一是<&>{}")), max_size=80)
money = st.integers(-(10**16) + 1, 10**16 - 1).map(lambda cents: Decimal(cents).scaleb(-2))
scores = st.integers(-(10**6) + 1, 10**6 - 1).map(lambda hundredths: Decimal(hundredths).scaleb(-2))
dates = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def texts(*keys: str) -> st.SearchStrategy[Texts]:
    """A small mapping of some of these keys to texts that are not empty."""
    found = st.dictionaries(st.sampled_from(keys), lines.filter(bool))
    return found.map(lambda values: tuple(sorted(values.items())))


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    unread = dict(draw(texts("weight", "self_score")))
    return Indicator(
        group=draw(st.sampled_from(["output", "benefit", "satisfaction"])),
        name=draw(lines),
        explanation=draw(long_texts),
        weight=None if "weight" in unread else draw(st.none() | scores),
        self_score=None if "self_score" in unread else draw(st.none() | scores),
        remark=draw(long_texts),
        unread=tuple(sorted(unread.items())),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    unread = dict(draw(texts(*_MONEY, "evaluated_on")))
    amounts = {key: None if key in unread else draw(st.none() | money) for key in _MONEY}
    return Report(
        form="putuo-2021",
        fiscal_year=draw(st.integers(1900, 2099)),
        project_name=draw(lines),
        budget_unit=draw(lines),
        office=draw(lines),
        recurring=draw(st.none() | st.booleans()),
        **amounts,
        annual_goal=draw(long_texts),
        evaluated_on=None if "evaluated_on" in unread else draw(st.none() | dates),
        achievements=draw(long_texts),
        problems=draw(long_texts),
        improvements=draw(long_texts),
        indicators=tuple(draw(st.lists(indicators(), max_size=4))),
        signature=draw(st.sampled_from(["", "persons", "seal"])),
        signature_texts=draw(texts("preparer", "reviewer", "head", "phone", "filled_on")),
        unread=tuple(sorted(unread.items())),
    )
