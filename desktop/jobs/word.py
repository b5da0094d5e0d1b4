"""Reports to Word files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.exchange.word.document import WordCopy, to_word
from desktop.files import make_folder, safe_names, write_file
from desktop.printing.layout import lay_out
from desktop.progress import Progress

SUFFIX = ".docx"


def word_bytes(reports: Sequence[Report], forms: Forms, on_progress: Progress | None = None) -> bytes:
    """One Word document of at least one report, each as tight and on as many pages as its paper.

    Raises:
        KnownError: `form_unknown`.
        OSError: the faces cannot be read.
    """
    copies = []
    for report in reports:
        copies.append(_copy(report, forms))
        if on_progress:
            on_progress(len(copies), len(reports))
    return to_word(copies, forms)


def write_word(reports: Sequence[Report], forms: Forms, path: Path, on_progress: Progress | None = None) -> None:
    """Write one Word file of at least one report.

    Raises:
        KnownError: what `word_bytes` or `write_file` raises.
    """
    write_file(path, word_bytes(reports, forms, on_progress))


def write_word_separately(reports: Sequence[Report], forms: Forms, folder: Path) -> Iterator[Path]:
    """Write a Word file for each report, named by its project; yields each as it is there.

    Raises:
        KnownError: what `make_folder` or `write_word` raises; the files yielded so far stay.
    """
    make_folder(folder)
    names = safe_names((report.project_name for report in reports), SUFFIX)
    for report, name in zip(reports, names, strict=True):
        write_word([report], forms, folder / name)
        yield folder / name


def _copy(report: Report, forms: Forms) -> WordCopy:
    first = lay_out(report, forms[report.form])[0]
    return WordCopy(report, first.measures, first.count)
