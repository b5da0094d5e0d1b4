"""Which backups stay, over a year of work."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.keeping import is_due, superfluous_backups
from tests.storage.clock import CHINA

START = datetime(2022, 1, 3, 9, 0, tzinfo=CHINA)
_MOST_OLDER = 12 + 10 + 9


def _after(days: int, per_day: int = 4) -> list[datetime]:
    """The backups that are there after so many days of work, each thinned when it was made."""
    kept: list[datetime] = []
    for day in range(days):
        for hour in range(per_day):
            now = START + timedelta(days=day, hours=2 * hour)
            kept.append(now)
            superfluous = superfluous_backups(kept, now)
            kept = [moment for moment in kept if moment not in superfluous]
    return kept


def test_all_of_two_days_stay() -> None:
    assert len(_after(2)) == 8


def test_a_year_of_work_leaves_days_weeks_and_months() -> None:
    kept = _after(400)
    now = kept[-1]
    ages = [(now - moment).days for moment in kept]
    recent = [age for age in ages if age < 2]
    assert len(kept) <= len(recent) + 1 + _MOST_OLDER
    assert len({age for age in ages if 2 <= age <= 14}) >= 12
    assert max(ages) > 300
    gaps = {older: older - newer for older, newer in pairwise(ages)}
    assert max(gap for age, gap in gaps.items() if age <= 80) <= 7
    assert max(gaps.values()) <= 62


def test_what_is_dated_later_than_now_stays() -> None:
    moments = [START + timedelta(hours=hour) for hour in range(200)]
    assert superfluous_backups(moments, START) == frozenset()


def test_a_clock_that_jumped_ahead_leaves_the_last_of_each_day() -> None:
    moments = [START + timedelta(hours=hour) for hour in range(72)]
    kept = set(moments) - superfluous_backups(moments, START + timedelta(days=5000))
    assert kept == {max(m for m in moments if m.date() == day) for day in {m.date() for m in moments}}


@given(st.sets(st.integers(0, 600_000)), st.integers(0, 600_000))
def test_the_newest_always_stays_and_thinning_twice_is_thinning_once(minutes: set[int], now: int) -> None:
    moments = [START + timedelta(minutes=minute) for minute in minutes]
    at = START + timedelta(minutes=now)
    superfluous = superfluous_backups(moments, at)
    kept = [moment for moment in moments if moment not in superfluous]
    assert not moments or max(moments) in kept
    assert superfluous_backups(kept, at) == frozenset()
    assert len([moment for moment in kept if at - moment > timedelta(days=2)]) <= _MOST_OLDER


def test_a_backup_is_due_after_half_an_hour_or_when_the_clock_went_back() -> None:
    assert is_due(None, START)
    assert not is_due(START, START + timedelta(minutes=30))
    assert is_due(START, START + timedelta(minutes=31))
    assert is_due(START + timedelta(minutes=1), START)
