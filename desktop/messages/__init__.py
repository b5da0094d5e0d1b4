"""Every Chinese sentence that a finding or an error becomes, for the command line and the window, by theme.

A sentence says what is wrong, where, and what to do. {blanks} are filled from the facts of the finding or error. What
tells two reports apart is asked of `differences` itself: no start waits for the comparison.
"""

from desktop.messages.errors import ERROR_SENTENCES, error_sentence
from desktop.messages.findings import finding_sentence, limit_sentence, missing_sentence
from desktop.messages.names import (
    MATCH_NAMES,
    SETTLED,
    SEVERITY_NAMES,
    STATE_NAMES,
    UNSETTLED,
    final_record,
    short_digest,
)
from desktop.messages.places import place_label
from desktop.messages.safety import loss_sentence, whereabouts_sentence
from desktop.messages.shown import name_in_list, name_in_sentence, names_in_sentence, visible

__all__ = [
    "ERROR_SENTENCES",
    "MATCH_NAMES",
    "SETTLED",
    "SEVERITY_NAMES",
    "STATE_NAMES",
    "UNSETTLED",
    "error_sentence",
    "final_record",
    "finding_sentence",
    "limit_sentence",
    "loss_sentence",
    "missing_sentence",
    "name_in_list",
    "name_in_sentence",
    "names_in_sentence",
    "place_label",
    "short_digest",
    "visible",
    "whereabouts_sentence",
]
