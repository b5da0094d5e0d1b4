"""What a trial found."""

import random
from typing import NamedTuple


class Result(NamedTuple):
    """One row of the table: what was done, what was found, and what there was to complain about."""

    trial: str
    figures: str
    faults: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether there was nothing to complain about."""
        return not self.faults


def chance(seed: int) -> random.Random:
    """The same chance in every run."""
    return random.Random(seed)  # noqa: S311  # chance, not secrecy
