"""Reports of a book on their way to paper, as the background sees them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.checks import check, worst
from desktop.domain.finding import Place, Severity
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.domain.report import Report
from desktop.messages import place_label

if TYPE_CHECKING:  # no start waits for the book or the paper
    from desktop.printing.document import PaperCopy
    from desktop.storage.stored import StoredReport

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoice:
    """What the user may choose."""

    cover: bool = False
    """A list of the reports before them."""
    double_sided: bool = False
    """Every report begins on a fresh sheet."""
    attachment: bool = True
    """The PDF carries its reports as data, to be opened again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Which reports of which book."""

    book: Path
    report_ids: tuple[int, ...]
    forms: Forms
    today: date
    choice: PaperChoice


class Unset(NamedTuple):
    """Characters of one place that the faces lack."""

    report_id: int
    place: Place
    label: str
    characters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A PDF that is ready, and what is to be said before it goes out."""

    pdf: bytes
    pages: int
    drafts: tuple[int, ...]
    """Reports that carry 草稿, since they have errors."""
    sound: tuple[int, ...]
    """Reports that might be final and are not."""
    unset: tuple[Unset, ...]


def prepare(batch: Batch, progress: Progress) -> Prepared:
    """Set the reports; any thread may do it, since it opens the book for itself, for reading.

    Raises:
        KnownError: what `Book.open` or `Book.stored` raises.
    """
    from desktop.exchange.json_file import to_json  # noqa: PLC0415  # no start waits for any of these
    from desktop.pdfium import Document  # noqa: PLC0415
    from desktop.printing.document import PrintOptions, render  # noqa: PLC0415
    from desktop.storage.book import Book  # noqa: PLC0415

    total = 2 * len(batch.report_ids)
    stored: list[StoredReport] = []
    with Book.open(batch.book, batch.forms, read_only=True) as book:
        for report_id in batch.report_ids:
            stored.append(book.stored(report_id))
            progress(len(stored), total)
    copies = [_copy(one, batch) for one in stored]
    choice = batch.choice
    data = to_json([PlanRow(one.report, one.uid) for one in stored]) if choice.attachment else None
    options = PrintOptions(cover=choice.cover, double_sided=choice.double_sided, attachment=data)
    steps = iter(range(len(stored) + 1, total + 1))
    pdf = render(copies, batch.forms, options, after_each=lambda _: progress(next(steps), total))
    with Document(pdf) as document:
        pages = len(document.sizes)
    ids = batch.report_ids
    return Prepared(
        pdf=pdf,
        pages=pages,
        drafts=tuple(report_id for report_id, copy in zip(ids, copies, strict=True) if copy.draft),
        sound=tuple(i for i, copy, one in zip(ids, copies, stored, strict=True) if not (copy.draft or one.final)),
        unset=tuple(lack for i, one in zip(ids, stored, strict=True) for lack in _unset(i, one.report, batch.forms)),
    )


def _copy(stored: "StoredReport", batch: Batch) -> "PaperCopy":
    from desktop.printing.document import PaperCopy  # noqa: PLC0415  # as above

    if stored.final:
        return PaperCopy(stored.report, version=stored.finalised_count, digest=stored.digest)
    findings = check(stored.report, batch.forms[stored.report.form], batch.today)
    return PaperCopy(stored.report, draft=worst(findings) is Severity.ERROR)


def _unset(report_id: int, report: Report, forms: Forms) -> "Sequence[Unset]":
    from desktop.printing.missing import missing_characters  # noqa: PLC0415  # as above

    form = forms[report.form]
    lacking: dict[Place, str] = {}
    for missing in missing_characters(report, form):
        lacking[missing.place] = lacking.get(missing.place, "") + missing.character
    return [Unset(report_id, place, _label(place, report, forms), text) for place, text in lacking.items()]


def _label(place: Place, report: Report, forms: Forms) -> str:
    return place_label(place, report, forms[report.form])
