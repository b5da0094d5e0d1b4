"""The commands by name: each takes what was typed, the forms and the day, speaks, and gives the exit code."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from importlib import import_module

from desktop.domain.form_file import Forms
from desktop.paths import FORMS
from desktop.storage.book import system_clock

_COMMANDS = {
    "import": ("desktop.cli.importing", "import_files"),
    "merge": ("desktop.cli.importing", "merge_book"),
    "withdraw": ("desktop.cli.importing", "withdraw_import"),
    "template": ("desktop.cli.exchanging", "write_template"),
    "carry": ("desktop.cli.carrying", "carry_reports"),
    "summary": ("desktop.cli.exchanging", "write_overview"),
    "package": ("desktop.cli.exchanging", "write_package"),
    "list": ("desktop.cli.listing", "list_book"),
    "check": ("desktop.cli.checking", "check_book"),
    "acknowledge": ("desktop.cli.reviewing", "acknowledge_warnings"),
    "rules": ("desktop.cli.reviewing", "choose_rules"),
    "print": ("desktop.cli.printing", "print_book"),
    "finalise": ("desktop.cli.finalising", "finalise_reports"),
    "reopen": ("desktop.cli.finalising", "reopen_reports"),
    "export": ("desktop.cli.exchanging", "export_book"),
    "verify": ("desktop.cli.listing", "verify_book"),
    "backup": ("desktop.cli.safekeeping", "back_up_book"),
    "restore": ("desktop.cli.safekeeping", "restore_book"),
    "salvage": ("desktop.cli.safekeeping", "salvage_book"),
    "history": ("desktop.cli.history", "report_history"),
    "sample": ("desktop.cli.sample", "make_sample"),
}
"""The module and the function of each: a command loads its own module, and waits for no other."""


def run(arguments: Namespace) -> int:
    """Run the command that was typed.

    Raises:
        KnownError: what the user or the machine did.
    """
    module, function = _COMMANDS[arguments.command]
    command: Callable[[Namespace, Forms, date], int] = getattr(import_module(module), function)
    return command(arguments, Forms(FORMS), system_clock().date())
