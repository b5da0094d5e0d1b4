"""What a user enters into one place of a report: a value, or a text that is none."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain.numbers import format_date, format_money, format_score, parse_date, parse_money, parse_score
from desktop.domain.report import Indicator, Report, with_text
from desktop.domain.text import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class Entry:
    """A value as `Report` or `Indicator` holds it; `unread` is the text where it cannot be read: the value is None."""

    value: object
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text typed by hand becomes an entry, and an entry a text."""

    read: Callable[[str], object]
    show: Callable[[object], str]
    may_fail: bool
    """Whether there are texts without a value."""

    def entry(self, text: str) -> Entry:
        """The entry that this text is."""
        if not self.may_fail:
            return Entry(self.read(text))
        value = self.read(text)
        return Entry(value, "" if value is not None or not text.strip() else clean_line(text))

    def text(self, entry: Entry) -> str:
        """The entry as it is shown while nobody types in it."""
        return entry.unread or self.show(entry.value)


LINE = Reading(clean_line, str, may_fail=False)
TEXT = Reading(clean_text, str, may_fail=False)
MONEY = Reading(parse_money, format_money, may_fail=True)  # type: ignore[arg-type]  # shown is only what was read
DATE = Reading(parse_date, format_date, may_fail=True)  # type: ignore[arg-type]  # as above
SCORE = Reading(parse_score, format_score, may_fail=True)  # type: ignore[arg-type]  # as above


def entry_of(values: Report | Indicator, attribute: str) -> Entry:
    """What stands in one attribute."""
    return Entry(getattr(values, attribute), dict(values.unread).get(attribute, "") if values.unread else "")


def with_entry(report: Report, attribute: str, entry: Entry) -> Report:
    """The report with an entry in one attribute."""
    unread = with_text(report.unread, attribute, entry.unread)
    return replace(report, unread=unread, **{attribute: entry.value})  # type: ignore[arg-type]  # the kind of the attribute's field chose the reading


def with_row_entry(row: Indicator, attribute: str, entry: Entry) -> Indicator:
    """The indicator with an entry in one attribute."""
    unread = with_text(row.unread, attribute, entry.unread)
    return replace(row, unread=unread, **{attribute: entry.value})  # type: ignore[arg-type]  # as above
