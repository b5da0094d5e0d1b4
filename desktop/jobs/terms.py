"""What reports are judged by."""

from datetime import date
from typing import NamedTuple

from desktop.domain.form_file import Forms
from desktop.domain.rules import Rules


class Terms(NamedTuple):
    """Their forms, the day, and the rule set of their book."""

    forms: Forms
    today: date
    rules: Rules
