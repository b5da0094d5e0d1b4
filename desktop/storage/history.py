"""The saved versions of a report, and which of them are worth keeping.

Saving while typing makes many versions. Of those only the last of each minute stays for a day, then the last of each
day; versions of any other kind stay for good, and so does the one before them.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

MINUTE = len("2022-03-15T09:30")
"""The part of an ISO time that tells minutes apart."""
_DAY = len("2022-03-15")


class VersionKind(StrEnum):
    """What made a version."""

    CREATED = "created"
    TYPED = "typed"
    IMPORTED = "imported"
    RESTORED = "restored"
    FINALISED = "finalised"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    """An import was taken back."""


class Origin(NamedTuple):
    """How a version came about: an import's share a `batch`, and `source` names its file."""

    kind: VersionKind
    batch: int | None = None
    source: str = ""


class Version(NamedTuple):
    """One saved version of a report, in the words of `Origin`; `digest` is its content's."""

    id: int
    report_id: int
    saved_at: datetime
    digest: str
    kind: VersionKind
    batch: int | None
    source: str


def superfluous(moments: Sequence[tuple[int, str, str]], now: datetime) -> tuple[int, ...]:
    """Which versions of one report may go: (id, ISO time, kind), oldest first, those typed and soon typed over."""
    if len(moments) < 2:  # noqa: PLR2004  # most reports of a book that is opened: nothing follows their one version
        return ()
    yesterday = (now - timedelta(days=1)).isoformat()
    return tuple(
        version_id
        for (version_id, saved_at, kind), (_, next_at, next_kind) in pairwise(moments)
        if kind == next_kind == VersionKind.TYPED
        and (saved_at[:MINUTE] == next_at[:MINUTE] or (saved_at[:_DAY] == next_at[:_DAY] and saved_at < yesterday))
    )
