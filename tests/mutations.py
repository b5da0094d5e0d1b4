"""Files that were good once: pieces of them changed, cut out, repeated or moved."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import strategies as st

_EDITS = ("flip", "put", "cut", "repeat", "swap", "end")


@st.composite
def mutated(draw: st.DrawFn, good: bytes, pieces: st.SearchStrategy[bytes]) -> bytes:
    """A good file after one to six edits; `pieces` are what is put in."""
    content = good
    for _ in range(draw(st.integers(1, 6))):
        content = _edited(draw, content, pieces)
    return content


def _edited(draw: st.DrawFn, content: bytes, pieces: st.SearchStrategy[bytes]) -> bytes:
    at = draw(st.integers(0, len(content)))
    to = min(len(content), at + draw(st.integers(0, 200)))
    match draw(st.sampled_from(_EDITS)):
        case "flip" if at < len(content):
            return content[:at] + bytes([content[at] ^ 1 << draw(st.integers(0, 7))]) + content[at + 1 :]
        case "put":
            return content[:at] + draw(pieces) + content[to:]
        case "cut":
            return content[:at] + content[to:]
        case "repeat":
            return content[:to] + content[at:to] * draw(st.integers(1, 20)) + content[to:]
        case "swap":
            return content[to:] + content[:at] + content[at:to]
        case _:
            return content[:at]


@contextmanager
def memory_below(megabytes: int) -> Iterator[None]:
    """What is done inside needs no more memory at a time than this."""
    tracemalloc.start()
    try:
        yield
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < megabytes * 1024 * 1024, most
