"""The command that tells how a report came to be what it is, and brings back what it was."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from desktop.cli.choice import choose
from desktop.cli.output import say, say_columns
from desktop.domain.comparison import Change, compare
from desktop.domain.form_file import Forms
from desktop.domain.passages import Spans
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.jobs.history import Step, in_short, restore_version, steps
from desktop.messages import difference_label, difference_text, visible
from desktop.messages.safety import VERSION_KIND_NAMES
from desktop.messages.shown import moment
from desktop.storage.book import Book

_HEAD = ("版本", "时间", "方式", "改动")
_AROUND = 12
"""Characters shown on either side of a passage that differs."""


def report_history(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`history`: the versions of a report; with `--compare`, how one differs from now; with `--restore`, it is now."""
    restoring = arguments.restored is not None
    with Book.open(arguments.book, forms, read_only=not restoring) as book:
        [summary] = choose(book, [arguments.number]).values()
        if restoring:
            _version(book, summary.id, arguments, arguments.restored)
            restore_version(book, summary.id, arguments.restored)
            say(f"已恢复为版本 {arguments.restored}：{visible(summary.project_name)}")
        elif arguments.compared is not None:
            _version(book, summary.id, arguments, arguments.compared)
            _compare(book.version_report(arguments.compared), book.load(summary.id), forms)
        else:
            _list(steps(book, summary.id), forms)
    return 0


def _version(book: Book, report_id: int, arguments: Namespace, version: int) -> None:
    versions = book.history(report_id)
    if version not in {one.id for one in versions}:
        facts = {"number": arguments.number, "version": version, "count": len(versions)}
        raise KnownError("version_none", **facts)


def _list(found: Sequence[Step], forms: Forms) -> None:
    rows = [
        (
            str(step.version.id),
            moment(step.version.saved_at),
            VERSION_KIND_NAMES[step.version.kind],
            in_short(step, found[index + 1 :], forms),
        )
        for index, step in enumerate(found)
    ]
    say_columns(_HEAD, *rows)


def _compare(before: Report, after: Report, forms: Forms) -> None:
    differences = compare(before, after)
    form = forms[after.form]
    for difference in differences:
        say(difference_label(difference, before, after, form))
        if difference.change is Change.CHANGED:
            old, new = (difference_text(difference, side, form) for side in (difference.before, difference.after))
            same = (old, new) == (difference.before, difference.after)
            gone, new_ones = difference.passages if same else ((), ())
            say(f"    旧：{_marked(old, gone or _place(old, new_ones))}")
            say(f"    新：{_marked(new, new_ones or _place(new, gone))}")
    say(f"与现在相比有 {len(differences)} 处不同。" if differences else "与现在的内容相同。")


def _place(text: str, others: Spans) -> Spans:
    """Where in a text something was put in or taken out: till there both are the same."""
    return tuple((start, start) for start, _ in others[:1]) if text else ()


def _marked(text: str, spans: Spans) -> str:
    """The passages in 【】 with some text around each; all of a text without any, as far as one line goes."""
    if not spans:
        short = text if len(text) <= 2 * _AROUND else f"{text[: 2 * _AROUND]}…"
        return visible(short) or "（空）"
    shown, at = "", 0
    for start, end in spans:
        if start - at > 2 * _AROUND:
            shown += (text[at : at + _AROUND] if at else "") + "…"
            at = start - _AROUND
        shown += f"{text[at:start]}【{text[start:end]}】"
        at = end
    rest = text[at:]
    return visible(shown + (rest if len(rest) <= _AROUND else f"{rest[:_AROUND]}…"))
