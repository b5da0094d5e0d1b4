"""What each command does: which part of the window it is handed to, by theme."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.commands import Command
from ui.help_actions import HelpActions

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Handlers = dict[Command, Callable[[], object]]


def handlers_of(window: "MainWindow") -> Handlers:
    """For every command what it does; a KnownError from it is told as a sentence."""
    return {
        **_of_books(window),
        **_of_paper(window),
        **_of_reports(window),
        **_of_places(window),
        **_of_review(window),
        **_of_help(window),
        **window.in_and_out.handlers(),
    }


def _of_books(window: "MainWindow") -> Handlers:
    return {
        Command.NEW_BOOK: window.books.ask_new,
        Command.OPEN_BOOK: window.books.ask_open,
        Command.OPEN_SAMPLE: window.books.open_sample,
        Command.SAVE: window.save_now,
        Command.SAVE_AS: window.safekeeping.saving_as.ask,
        Command.BACKUPS: window.safekeeping.backups.show,
        Command.SALVAGE: window.safekeeping.salvage.ask,
        Command.CLOSE_BOOK: window.books.close,
        Command.QUIT: window.close,
    }


def _of_paper(window: "MainWindow") -> Handlers:
    return {
        Command.PRINT: window.paper_actions.print_chosen,
        Command.PRINT_ALL: window.paper_actions.print_all,
        Command.EXPORT: window.paper_actions.export_chosen,
        Command.EXPORT_ALL: window.paper_actions.export_all,
    }


def _of_reports(window: "MainWindow") -> Handlers:
    return {
        Command.NEW_REPORT: window.report_actions.add,
        Command.DUPLICATE: window.report_actions.duplicate,
        Command.DELETE: window.report_actions.delete,
        Command.BIN: window.report_actions.show_bin,
        Command.HISTORY: window.safekeeping.history.show,
        Command.FINALISE: window.final_actions.finalise_chosen,
        Command.REOPEN: window.final_actions.reopen_chosen,
        Command.MOVE_UP: lambda: window.report_actions.move(-1),
        Command.MOVE_DOWN: lambda: window.report_actions.move(1),
        Command.PREVIOUS_REPORT: lambda: window.report_actions.step(-1),
        Command.NEXT_REPORT: lambda: window.report_actions.step(1),
    }


def _of_places(window: "MainWindow") -> Handlers:
    return {
        Command.SHOW_YEAR: window.year.show,
        Command.SHOW_LIST: window.reports.enter,
        Command.FIND: window.reports.enter_search,
        Command.SHOW_FORM: window.view.enter,
        Command.NEXT_TAB: lambda: window.view.turn(1),
        Command.PREVIOUS_TAB: lambda: window.view.turn(-1),
        Command.SHOW_PROBLEMS: window.problems.enter,
        Command.NEXT_PROBLEM: lambda: window.problems.step(1),
        Command.PREVIOUS_PROBLEM: lambda: window.problems.step(-1),
        Command.TEXT_LARGER: window.text_size.enlarge,
        Command.TEXT_SMALLER: window.text_size.reduce,
        Command.TEXT_NORMAL: window.text_size.reset,
    }


def _of_review(window: "MainWindow") -> Handlers:
    return {
        Command.ACKNOWLEDGE: window.review_actions.ask_reason,
        Command.WITHDRAW: window.review_actions.withdraw_current,
        Command.CHECK_SHEET: window.review_actions.export_chosen_sheets,
        Command.CHECK_SHEET_ALL: window.review_actions.export_all_sheets,
        Command.RULES: window.review_actions.choose_rules,
    }


def _of_help(window: "MainWindow") -> Handlers:
    helping = HelpActions(window)
    return {
        Command.SHOW_GUIDE: helping.show_guide,
        Command.SHOW_KEYS: helping.show_keys,
        Command.ABOUT: helping.show_about,
    }
