"""What stands under the table of a paper: the form's notes, and the signature strip with what is typed into it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.domain.form import Form, NotesBlock, SignatureBlock, SignatureEntry, SignaturePreset
from desktop.domain.text import clean_line
from desktop.exchange.paper.parts import Loose
from desktop.exchange.paper.transcript import Transcript
from desktop.exchange.paper.wording import COLON, label_pattern, labelled, plain

_FURNITURE = re.compile(r"\s*(?:第 *\d+ *页 *共 *\d+ *页|定稿第 *\d+ *版 *[0-9a-f]*)\s*")
"""What the foot of a page says."""

_MOST_PIECES = 500
"""Pieces of text below a table in which a strip is looked for."""


class _Signed(NamedTuple):
    """An entry of the strip where it was found."""

    entry: SignatureEntry
    piece: Loose


def read_foot(transcript: Transcript, pieces: Sequence[Loose], form: Form) -> None:
    """Read the signature strip, if there is one, out of what stands under the table."""
    pieces = [piece for piece in pieces[:_MOST_PIECES] if not _FURNITURE.fullmatch(piece.text)]
    pieces = _after_notes(pieces, form)
    blocks = [block for block in form.blocks if isinstance(block, SignatureBlock)]
    for preset in sorted((preset for block in blocks for preset in block.presets), key=_entry_count, reverse=True):
        entries = [entry for row in preset.rows for entry in row]
        parts = [part for piece in pieces for part in _split(piece, entries)]
        found = {entry.key: part for part in parts for entry in entries if _behind(part, entry) is not None}
        if len(found) == len(entries):
            transcript.signature = preset.id
            signed = [_Signed(entry, found[entry.key]) for entry in entries]
            transcript.signature_texts = dict(_texts(signed, parts))
            return


def _entry_count(preset: SignaturePreset) -> int:
    return sum(map(len, preset.rows))


def _after_notes(pieces: Sequence[Loose], form: Form) -> Sequence[Loose]:
    """The pieces behind the form's notes, all where the notes are not there."""
    notes = "".join(
        plain(text) for block in form.blocks if isinstance(block, NotesBlock) for text in (block.lead, *block.notes)
    )
    done = 0
    for index, piece in enumerate(pieces):
        word = plain(piece.text)
        if word and notes.startswith(word, done):
            done += len(word)
            if done == len(notes):
                return pieces[index + 1 :]
    return pieces


def _behind(part: Loose, entry: SignatureEntry) -> str | None:
    """What follows the label of an entry, None where a text does not begin with it."""
    return labelled(part.text, entry.label, colon=bool(re.search(rf"{COLON}\Z", entry.label)))


def _split(piece: Loose, entries: Sequence[SignatureEntry]) -> Iterator[Loose]:
    """A piece in parts that begin with the entries' labels, as where several entries stand in one line."""
    labels = "|".join(rf"{label_pattern(entry.label)}\s*{COLON}" for entry in entries)
    starts = [match.start() for match in re.finditer(labels, piece.text)] or [0]
    stops = [*starts, len(piece.text)]
    yield piece._replace(text=piece.text[: stops[0]])
    for order, (start, stop) in enumerate(zip(starts, stops[1:], strict=True)):
        yield piece._replace(text=piece.text[start:stop], left=piece.left + order / len(stops))


def _texts(signed: Sequence[_Signed], parts: Sequence[Loose]) -> Iterator[tuple[str, str]]:
    for one in signed:
        if not one.entry.seal:
            mine = sorted(
                (part for part in parts if _owner(part, signed) is one), key=lambda part: (part.base, part.left)
            )
            texts = [_behind(part, one.entry) if part is one.piece else part.text for part in mine]
            yield one.entry.key, clean_line("".join(text or "" for text in texts)).strip()


def _owner(part: Loose, signed: Sequence[_Signed]) -> _Signed | None:
    """The entry in whose column and row a piece of text stands."""
    own = next((one for one in signed if one.piece is part), None)
    before = [one for one in signed if one.piece.left <= part.left]
    return own or min(before, key=lambda one: (abs(one.piece.base - part.base), -one.piece.left), default=None)
