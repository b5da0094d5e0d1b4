"""When a backup is due, and which backups are worth keeping (safety.md).

All of two days stay; of those before, the last one of each of 12 days, then of 10 weeks, then of 9 months. Days, weeks
and months without a backup do not count, so a clock that jumps ahead costs no more than one that does not. What is
dated later than now stays: the clock may have gone back.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

_DUE_AFTER = timedelta(minutes=30)
_ALL_KEPT_FOR = timedelta(days=2)


def is_due(last: datetime | None, now: datetime) -> bool:
    """Whether the last backup is so old that another one is worth making; one from the future is no reason to wait."""
    return last is None or last > now or now - last > _DUE_AFTER


def superfluous_backups(moments: Sequence[datetime], now: datetime) -> frozenset[datetime]:
    """Which of these times of backups may go."""
    older = sorted((moment for moment in moments if now - moment > _ALL_KEPT_FOR), reverse=True)
    superfluous: set[datetime] = set()
    for period, count in _PERIODS:
        kept: dict[tuple[int, ...], datetime] = {}
        for moment in older:
            kept.setdefault(period(moment), moment)
        periods = list(kept)[:count]
        superfluous.update(m for m in older if period(m) in periods and m != kept[period(m)])
        older = [moment for moment in older if period(moment) not in periods]
    return frozenset(superfluous.union(older))


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar())[:2]


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month


_PERIODS: tuple[tuple[Callable[[datetime], tuple[int, ...]], int], ...] = ((_day, 12), (_week, 10), (_month, 9))
