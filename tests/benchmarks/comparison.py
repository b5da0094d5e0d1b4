"""One measured thing beside its peer, and how both are timed: in turn, so that whatever else runs slows both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TypeVar

Figure = TypeVar("Figure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Medians of both figures in `unit`; `ratio` is the median of the rounds' ratios, `spread` their middle half."""

    what: str
    unit: str
    ours: float
    peer: float
    ratio: float
    spread: tuple[float, float]
    limit: float | None

    @property
    def over(self) -> bool:
        """Whether the ratio is above its limit; never where there is none."""
        return self.limit is not None and self.ratio > self.limit


def in_turn(ours: Callable[[int], Figure], peer: Callable[[int], Figure], rounds: int) -> list[tuple[Figure, Figure]]:
    """Take both figures by turns; each gets the number of its round, and the first round only warms up."""
    return [(ours(number), peer(number)) for number in range(rounds + 1)][1:]


def compare(what: str, unit: str, pairs: Sequence[tuple[float, float]], limit: float | None = None) -> Comparison:
    """Sum up ours and the peer's figure of each round."""
    ratios = [ours / peer for ours, peer in pairs]
    low, _, high = quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
    return Comparison(
        what=what,
        unit=unit,
        ours=median(ours for ours, _ in pairs),
        peer=median(peer for _, peer in pairs),
        ratio=median(ratios),
        spread=(low, high),
        limit=limit,
    )
