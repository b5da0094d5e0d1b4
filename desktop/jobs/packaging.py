"""What an office hands in, as one .zip: every report as a file, the overview, the data, and a manifest of digests."""

import json
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from desktop.exchange.json_file import to_json
from desktop.exchange.zipped import zipped
from desktop.files import safe_names, write_file
from desktop.jobs.overviews import overview_of, overview_pdf, overview_xlsx
from desktop.jobs.printing import PrintOrder, render_reports
from desktop.jobs.terms import Terms
from desktop.jobs.word import word_bytes
from desktop.progress import Progress
from desktop.storage.stored import StoredReport

MANIFEST = "清单.json"
FORMAT = "ziping/package"
VERSION = 1
_OVERVIEW, _DATA = "汇总表", "自评表数据.json"
_LEAST_DIGITS = 3
"""Of the number before a file's name: files sort as the reports do."""


class Written(NamedTuple):
    """A report as a file, and whether it is a draft because of errors."""

    content: bytes
    draft: bool = False


class Writer(NamedTuple):
    """One way to write a report: into which folder, with which suffix, and how."""

    folder: str
    suffix: str
    write: Callable[[StoredReport, Terms], Written]


def _pdf(stored: StoredReport, terms: Terms) -> Written:
    pdf, (draft,) = render_reports(PrintOrder([stored], *terms))
    return Written(pdf, draft)


def _word(stored: StoredReport, terms: Terms) -> Written:
    return Written(word_bytes([stored.report], terms.forms))


WRITERS = (Writer("自评表（PDF）", ".pdf", _pdf), Writer("自评表（Word）", ".docx", _word))
"""As what every report is handed in."""


class Package(NamedTuple):
    """A package as bytes: how many reports and files are in it, how many reports as drafts because of errors."""

    content: bytes
    reports: int
    files: int
    drafts: int


class _File(NamedTuple):
    name: str
    content: bytes
    record: dict[str, object]


def package(reports: Sequence[StoredReport], terms: Terms, on_progress: Progress | None = None) -> Package:
    """Pack reports, at least one. `on_progress` is told how many files of reports are there; it may raise to end it."""
    files: list[_File] = []
    drafts: set[int] = set()
    total = len(reports) * len(WRITERS)
    for done, (number, file, draft) in enumerate(_report_files(reports, terms), 1):
        files.append(file)
        if draft:
            drafts.add(number)
        if on_progress:
            on_progress(done, total)
    summed_up = overview_of(reports, terms)
    files.append(_File(f"{_OVERVIEW}.xlsx", overview_xlsx(summed_up), {}))
    files.append(_File(f"{_OVERVIEW}.pdf", overview_pdf(summed_up), {}))
    files.append(_File(_DATA, to_json(stored.row for stored in reports), {}))
    files.append(_File(MANIFEST, _manifest(files), {}))
    return Package(zipped((file.name, file.content) for file in files), len(reports), len(files), len(drafts))


def write_package(
    reports: Sequence[StoredReport], terms: Terms, path: Path, on_progress: Progress | None = None
) -> Package:
    """Write the package of reports.

    Raises:
        KnownError: what `write_file` raises.
    """
    packed = package(reports, terms, on_progress)
    write_file(path, packed.content)
    return packed


def _report_files(reports: Sequence[StoredReport], terms: Terms) -> Iterator[tuple[int, _File, bool]]:
    digits = max(_LEAST_DIGITS, len(str(len(reports))))
    titles = [f"{number:0{digits}} {stored.report.project_name}" for number, stored in enumerate(reports, 1)]
    for writer in WRITERS:
        names = safe_names(titles, writer.suffix)
        for number, (stored, name) in enumerate(zip(reports, names, strict=True), 1):
            content, draft = writer.write(stored, terms)
            yield number, _File(f"{writer.folder}/{name}", content, _record(stored, draft=draft)), draft


def _record(stored: StoredReport, *, draft: bool) -> dict[str, object]:
    return {
        "uid": stored.uid,
        "fiscal_year": stored.report.fiscal_year,
        "budget_unit": stored.report.budget_unit,
        "project_name": stored.report.project_name,
        "state": str(stored.state),
        "finalised_count": stored.finalised_count,
        "digest": stored.digest,
        "marked_as_draft": draft,
    }


def _manifest(files: Sequence[_File]) -> bytes:
    entries = [
        {"file": file.name, "bytes": len(file.content), "sha256": sha256(file.content).hexdigest()}
        | ({"report": file.record} if file.record else {})
        for file in files
    ]
    document = {"format": FORMAT, "version": VERSION, "files": entries}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
