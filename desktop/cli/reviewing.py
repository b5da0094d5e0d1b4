"""The commands that acknowledge warnings, take that back, and choose the rules of a book."""

from argparse import Namespace
from datetime import date

from desktop.cli.choice import choose
from desktop.cli.output import say
from desktop.domain.acknowledgement import acknowledge, fingerprint
from desktop.domain.finding import Severity
from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.jobs.checking import Checking, check_reports
from desktop.messages import finding_sentence, visible
from desktop.storage.book import Book


def acknowledge_warnings(arguments: Namespace, forms: Forms, today: date) -> int:
    """`acknowledge`: the warnings of one report that have the code, all for the same reason, or for none any more."""
    with Book.open(arguments.book, forms) as book:
        [summary] = choose(book, [arguments.number]).values()
        [checked] = check_reports(book, Checking(forms, today), [summary.id])
        warnings = [
            one
            for one in (reviewed.finding for reviewed in checked.reviewed)
            if one.code == arguments.code and one.severity is Severity.WARNING
        ]
        if not warnings:
            raise KnownError("no_such_warning", name=checked.report.project_name, finding=arguments.code)
        if arguments.reason is None:
            for finding in warnings:
                book.review.withdraw(summary.id, fingerprint(finding, checked.report))
        else:
            made = [acknowledge(finding, checked.report, arguments.reason) for finding in warnings]
            book.review.acknowledge(summary.id, made)
    done = "已取消确认" if arguments.reason is None else "已确认"
    for finding in warnings:
        say(f"{done}  {finding.code} {finding_sentence(finding, checked.report, forms[checked.report.form])}")
    return 0


def choose_rules(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`rules`: tell which rule set a book uses, after another one was chosen where one is named."""
    chosen = arguments.use or arguments.file
    with Book.open(arguments.book, forms, read_only=not chosen) as book:
        if arguments.use:
            book.review.choose_rules(arguments.use)
        elif arguments.file:
            book.review.take_rules(arguments.file)
        rules, known = book.review.rules, book.review.rule_sets
        say(f"簿中的检查规则：{visible(rules.title)}（{visible(rules.id)}）")
        if not chosen:
            say(f"可以选用：{'、'.join(f'{known[name].title}（{name}）' for name in known.ids)}，或用 --file 自备。")
    return 0
