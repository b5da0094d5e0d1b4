"""A process that fails takes nothing with it."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from multiprocessing import spawn

import pytest

from desktop.errors import KnownError
from desktop.exchange import confined as confinement
from desktop.exchange.confined import MEMORY, confined

CONTENT = bytes(range(256))


def reverse(content: bytes) -> bytes:
    return content[::-1]


def refuse(_content: bytes) -> bytes:
    raise KnownError("office_swollen", limit=256, part="甲")


def answer_nothing(_content: bytes) -> bytes:
    sys.exit()


def crash(_content: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGTERM)
    return b"still there"


def devour(_content: bytes) -> bytes:
    return b"%d" % len(bytearray(MEMORY))


def hang(_content: bytes) -> bytes:
    while True:
        pass


def test_answer_comes_back() -> None:
    assert confined(reverse, CONTENT, len(CONTENT), "failed") == CONTENT[::-1]
    assert confined(reverse, b"", 0, "failed") == b""


def _fails(work: Callable[[bytes], bytes], content: bytes, limit: int) -> bool:
    with pytest.raises(KnownError) as caught:
        confined(work, content, limit, "failed")
    return (caught.value.code, caught.value.facts) == ("failed", {})


def test_answer_that_is_too_long_is_none() -> None:
    assert _fails(reverse, CONTENT, len(CONTENT) - 1)


def test_refusal_comes_back_with_its_facts() -> None:
    with pytest.raises(KnownError) as caught:
        confined(refuse, CONTENT, 100, "failed")
    assert (caught.value.code, caught.value.facts) == ("office_swollen", {"limit": 256, "part": "甲"})


@pytest.mark.parametrize("work", [crash, answer_nothing])
def test_failure_is_no_answer(work: Callable[[bytes], bytes]) -> None:
    assert _fails(work, CONTENT, 100)


@pytest.mark.skipif(sys.platform == "win32", reason="memory cannot be bounded there")
def test_memory_is_bounded() -> None:
    assert _fails(devour, CONTENT, 100)


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "SECONDS", 0.1)
    assert _fails(hang, CONTENT, 100)


def test_a_process_that_ends_at_its_start_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spawn, "_python_exe", os.fsencode(shutil.which("true") or ""))
    assert _fails(reverse, bytes(1_000_000), 2_000_000)
