"""The commands that take reports of others into a book, and take back what came in."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop.cli.output import complain, say, say_columns
from desktop.cli.telling import tell_outcome, tell_plan
from desktop.domain.form_file import Forms
from desktop.domain.plan import Choice, Plan
from desktop.errors import KnownError
from desktop.jobs import exchanging
from desktop.messages import error_sentence, visible
from desktop.messages.shown import moment
from desktop.storage.backups import back_up_if_due
from desktop.storage.batches import Kept
from desktop.storage.book import Book, system_clock

_BATCH_HEAD = ("序号", "时间", "份数", "可撤销", "来源")


def import_files(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`import`: a file that is refused keeps no other out; a book that has changed is backed up before."""
    options = exchanging.table_options(forms, arguments.form, arguments.year, arguments.columns)
    book, files = arguments.book, arguments.files
    codes = []
    if arguments.plan:
        for file, plan in zip(files, exchanging.plan_files(book, files, forms, options), strict=True):
            codes.append(_refuse(plan) if isinstance(plan, KnownError) else tell_plan(str(file), *plan, forms))
        return max(codes)
    _back_up(book)
    results = exchanging.import_files(book, files, forms, options, replace_conflicting=arguments.replace)
    for file, result in zip(files, results, strict=True):
        codes.append(_refuse(result) if isinstance(result, KnownError) else tell_outcome(str(file), result, forms))
    return max(codes)


def merge_book(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`merge`: rows are numbered as in the other book's list; a book that has changed is backed up before."""
    from desktop.jobs.merging import read_book  # noqa: PLC0415  # no other command needs it

    plan = read_book(arguments.other, arguments.book, forms)
    choices = _choices(plan, arguments.theirs, arguments.ours)
    if not arguments.plan:
        _back_up(arguments.book)
    with Book.open(arguments.book, forms, read_only=arguments.plan) as book:
        matched = book.imports.match(plan)
        if arguments.plan:
            ours = {row.report_id: book.load(row.report_id) for row in matched if row.report_id is not None}
            return tell_plan(str(arguments.other), plan, matched, forms, ours)
        outcome = book.imports.apply(plan, replace_conflicting=arguments.replace, choices=choices)
    return tell_outcome(str(arguments.other), outcome, forms)


def withdraw_import(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`withdraw`: 1 where a report stays because it was changed since; without a number the imports are listed."""
    if arguments.number is None:
        with Book.open(arguments.book, forms, read_only=True) as book:
            batches = book.imports.batches()
        rows = [
            (str(one.number), moment(one.moment), str(one.reports), str(one.standing), visible(one.source))
            for one in batches
        ]
        say_columns(_BATCH_HEAD, *rows)
        return 0
    with Book.open(arguments.book, forms) as book:
        done = book.imports.withdraw(arguments.number)
    say(f"已撤销第 {arguments.number} 次导入：恢复 {len(done.restored)} 份，移入回收站 {len(done.removed)} 份。")
    for kept in done.kept:
        complain(f"未撤销  {visible(kept.project_name)}：{_why(kept)}。")
    return int(bool(done.kept))


def _back_up(book: Path) -> None:
    """Of a book that is there; a backup that fails is told, and stops nothing."""
    failure = back_up_if_due(book, system_clock())
    if isinstance(failure, KnownError) and failure.code.startswith("backup_"):
        complain(error_sentence(failure))


def _choices(plan: Plan, theirs: Sequence[int], ours: Sequence[int]) -> dict[int, Choice]:
    for number in (*theirs, *ours):
        if number > len(plan.rows):
            raise KnownError("report_number_unknown", number=number, count=len(plan.rows), path=plan.source)
    return {number - 1: Choice.THEIRS for number in theirs} | {number - 1: Choice.OURS for number in ours}


def _refuse(error: KnownError) -> int:
    complain(error_sentence(error))
    return 1


def _why(kept: Kept) -> str:
    if kept.deleted:
        return "已在回收站"
    return "已定稿" if kept.final else "导入后改过"
