"""Every Chinese sentence that a finding or an error becomes, for the command line and the window, by theme.

A sentence says what is wrong, where, and what to do. {blanks} are filled from the facts of the finding or error.
"""

from desktop.messages.differences import (
    amounts_text,
    difference_label,
    difference_sentence,
    difference_text,
    refused_sentence,
)
from desktop.messages.errors import ERROR_SENTENCES, error_sentence
from desktop.messages.findings import finding_sentence, limit_sentence, missing_sentence
from desktop.messages.names import MATCH_NAMES, SETTLED, SEVERITY_NAMES, STATE_NAMES, UNSETTLED, final_record
from desktop.messages.places import place_label
from desktop.messages.safety import loss_sentence, whereabouts_sentence
from desktop.messages.shown import visible

__all__ = [
    "ERROR_SENTENCES",
    "MATCH_NAMES",
    "SETTLED",
    "SEVERITY_NAMES",
    "STATE_NAMES",
    "UNSETTLED",
    "amounts_text",
    "difference_label",
    "difference_sentence",
    "difference_text",
    "error_sentence",
    "final_record",
    "finding_sentence",
    "limit_sentence",
    "loss_sentence",
    "missing_sentence",
    "place_label",
    "refused_sentence",
    "visible",
    "whereabouts_sentence",
]
