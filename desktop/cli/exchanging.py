"""The commands that take files of others into a book, and write one of it."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from desktop.cli.output import complain, say
from desktop.domain.form_file import Forms
from desktop.domain.plan import Match, MatchedRow, Outcome
from desktop.errors import KnownError
from desktop.jobs import exchanging
from desktop.messages import MATCH_NAMES, error_sentence, finding_sentence, visible
from desktop.storage.backups import back_up_if_due
from desktop.storage.book import Book, system_clock

_REPLACED = "替换"


def import_files(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`import`: a file that is refused keeps no other out; a book that has changed is backed up before."""
    if arguments.book.exists():
        _back_up(arguments.book)
    results = exchanging.import_files(
        arguments.book, arguments.files, forms, replace_conflicting=arguments.replace, year=arguments.year
    )
    codes = [_tell(str(file), result, forms) for file, result in zip(arguments.files, results, strict=True)]
    return max(codes)


def export_book(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`export`: JSON, one Word file, or one Word file for each report."""
    output, folder = arguments.output, arguments.separate
    with Book.open(arguments.book, forms, read_only=True) as book:
        if folder is None and output.suffix.lower() != ".docx":
            _tell_written(exchanging.export_json(book, output), output)
            return 0
        reports = [book.load(summary.id) for summary in book.summaries()]
        if not reports:
            raise KnownError("nothing_to_print", path=book.path)
    from desktop.jobs.word import write_word, write_word_separately  # noqa: PLC0415  # no JSON waits for python-docx

    if folder is None:
        write_word(reports, forms, output)
        _tell_written(len(reports), output)
    else:
        for path in write_word_separately(reports, forms, folder):
            _tell_written(1, path)
    return 0


def _back_up(book: Path) -> None:
    """A backup that fails is told, and stops nothing."""
    failure = back_up_if_due(book, system_clock())
    if isinstance(failure, KnownError) and failure.code.startswith("backup_"):
        complain(error_sentence(failure))


def _tell_written(count: int, path: Path) -> None:
    say(f"已写入 {count} 份：{visible(str(path))}")


def _tell(file: str, result: Outcome | KnownError, forms: Forms) -> int:
    if isinstance(result, KnownError):
        complain(error_sentence(result))
        return 1
    for row in result.taken:
        _tell_row(_REPLACED if row.match is Match.CONFLICTING else MATCH_NAMES[row.match], row, forms)
    for row in (*result.unchanged, *result.refused):
        _tell_row(MATCH_NAMES[row.match], row, forms)
    taken, unchanged, refused = len(result.taken), len(result.unchanged), len(result.refused)
    say(f"{visible(file)}：导入 {taken} 份，未变 {unchanged} 份，冲突 {refused} 份。")
    years = sorted({str(row.row.report.fiscal_year) for row in result.taken if row.row.year_assumed})
    if years:
        say(f"纸面上没有年度，按自评时间定为 {'、'.join(years)} 年；如有不同，请用 --year 指定。")
    final = sum(row.final for row in result.refused)
    if final:
        complain(f"有 {final} 份在簿中已定稿，未导入；如要以文件为准，请先用 reopen 取消定稿。")
    if refused > final:
        complain(f"有 {refused - final} 份与簿中内容冲突，未导入；如要以文件为准，请加 --replace 再导入一次。")
    return int(refused > 0)


def _tell_row(done: str, row: MatchedRow, forms: Forms) -> None:
    report = row.row.report
    say(f"{done}  {visible(report.project_name)}")
    for finding in row.row.findings:
        say(f"      {finding.code} {finding_sentence(finding, report, forms[report.form])}")
