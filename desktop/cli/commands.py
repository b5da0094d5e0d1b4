"""The commands: each takes what was typed, the forms and the day, speaks, and gives the exit code."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date

from desktop import jobs
from desktop.cli.listing import check_book, list_book
from desktop.cli.output import complain, say
from desktop.domain.form_file import Forms
from desktop.domain.plan import Match, MatchedRow, Outcome
from desktop.errors import KnownError
from desktop.messages import MATCH_NAMES, error_sentence, finding_sentence, visible
from desktop.paths import FORMS
from desktop.storage.book import Book, system_clock

_GOOD, _BAD = 0, 1
_REPLACED = "替换"


def run(arguments: Namespace) -> int:
    """Run the command that was typed.

    Raises:
        KnownError: what the user or the machine did.
    """
    return _COMMANDS[arguments.command](arguments, Forms(FORMS), system_clock().date())


def _import(arguments: Namespace, forms: Forms, _today: date) -> int:
    """A file that is refused keeps no other out."""
    results = jobs.import_files(arguments.book, arguments.files, forms, replace_conflicting=arguments.replace)
    codes = [_tell(str(file), result, forms) for file, result in zip(arguments.files, results, strict=True)]
    return max(codes)


def _print(arguments: Namespace, forms: Forms, today: date) -> int:
    with Book.open(arguments.book, forms, read_only=True) as book:
        reports = [book.load(report_id) for report_id in _chosen(book, arguments.numbers)]
    if arguments.separate is None:
        _tell_printed(jobs.print_reports(reports, arguments.output, forms, today))
    else:
        for printed in jobs.print_separately(reports, arguments.separate, forms, today):
            _tell_printed(printed)
    return _GOOD


def _export(arguments: Namespace, forms: Forms, _today: date) -> int:
    with Book.open(arguments.book, forms, read_only=True) as book:
        count = jobs.export_json(book, arguments.output)
    say(f"已写入 {count} 份：{visible(str(arguments.output))}")
    return _GOOD


def _verify(arguments: Namespace, forms: Forms, _today: date) -> int:
    with Book.open(arguments.book, forms, read_only=True) as book:
        damages = book.verify()
        for damage in damages:
            complain(error_sentence(damage.error))
        if not damages:
            say(f"簿 {visible(str(arguments.book))} 完好，共 {len(book.summaries())} 份。")
    return _BAD if damages else _GOOD


def _sample(arguments: Namespace, forms: Forms, today: date) -> int:
    for path in jobs.make_sample(arguments.folder, forms, today):
        say(f"已生成：{visible(str(path))}")
    return _GOOD


def _tell(file: str, result: Outcome | KnownError, forms: Forms) -> int:
    if isinstance(result, KnownError):
        complain(error_sentence(result))
        return _BAD
    for row in result.taken:
        _tell_row(_REPLACED if row.match is Match.CONFLICTING else MATCH_NAMES[row.match], row, forms)
    for row in (*result.unchanged, *result.refused):
        _tell_row(MATCH_NAMES[row.match], row, forms)
    taken, unchanged, refused = len(result.taken), len(result.unchanged), len(result.refused)
    say(f"{visible(file)}：导入 {taken} 份，未变 {unchanged} 份，冲突 {refused} 份。")
    if not refused:
        return _GOOD
    complain(f"有 {refused} 份与簿中内容冲突，未导入；如要以文件为准，请加 --replace 再导入一次。")
    return _BAD


def _tell_row(done: str, row: MatchedRow, forms: Forms) -> None:
    report = row.row.report
    say(f"{done}  {visible(report.project_name)}")
    for finding in row.row.findings:
        say(f"      {finding.code} {finding_sentence(finding, report, forms[report.form])}")


def _tell_printed(printed: jobs.Printed) -> None:
    drafts = f"（其中 {printed.drafts} 份有错误，带“草稿”标记）" if printed.drafts else ""
    say(f"已打印 {printed.reports} 份{drafts}：{visible(str(printed.path))}")


def _chosen(book: Book, numbers: Sequence[int] | None) -> list[int]:
    report_ids = [summary.id for summary in book.summaries()]
    if not report_ids:
        raise KnownError("nothing_to_print", path=book.path)
    chosen = list(dict.fromkeys(numbers or range(1, len(report_ids) + 1)))
    for number in chosen:
        if number > len(report_ids):
            raise KnownError("report_number_unknown", number=number, count=len(report_ids), path=book.path)
    return [report_ids[number - 1] for number in chosen]


_COMMANDS: dict[str, Callable[[Namespace, Forms, date], int]] = {
    "import": _import,
    "list": list_book,
    "check": check_book,
    "print": _print,
    "export": _export,
    "verify": _verify,
    "sample": _sample,
}
