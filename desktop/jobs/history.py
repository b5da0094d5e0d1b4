"""The history of a report as people read it: what each version changed, and how two of them differ."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from desktop.domain.comparison import Difference, compare
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.messages.differences import difference_label
from desktop.storage.book import Book
from desktop.storage.history import Version, VersionKind

_LABELS_SHOWN = 3


class Step(NamedTuple):
    """A version with its content and what it changed in the one before it.

    `report` is None where the version is damaged or was dropped meanwhile; nothing is known of what it changed then.
    """

    version: Version
    report: Report | None
    differences: tuple[Difference, ...] = ()


def steps(book: Book, report_id: int) -> tuple[Step, ...]:
    """The versions of a report, newest first; the oldest one changed nothing."""
    found: list[Step] = []
    before: Report | None = None
    for version in reversed(book.history(report_id)):
        report = None
        with suppress(KnownError):
            report = book.version_report(version.id)
        found.append(Step(version, report, compare(before, report) if before and report else ()))
        before = report or before
    return tuple(reversed(found))


def in_short(step: Step, older: Sequence[Step], forms: Forms) -> str:
    """What a version changed, in a few words of the form; `older` are the steps before it, newest first."""
    if step.report is None:
        return "（已损坏）"
    before = next((one.report for one in older if one.report), step.report)
    form = forms[step.report.form]
    labels = list(dict.fromkeys(difference_label(one, before, step.report, form) for one in step.differences))
    more = f" 等 {len(labels)} 处" if len(labels) > _LABELS_SHOWN else ""
    return "、".join(labels[:_LABELS_SHOWN]) + more


def restore_version(book: Book, report_id: int, version_id: int) -> Version:
    """Give a report the content of one of its versions, as an edit: what it replaces stays in its history.

    Raises:
        KnownError: `version_gone`, `version_damaged`, `report_final`, or what saving raises.
    """
    return book.save(report_id, book.version_report(version_id), VersionKind.RESTORED)
