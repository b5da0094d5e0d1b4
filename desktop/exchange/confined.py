"""Work on files of strangers in a process of its own, which may run out of time or memory, or crash."""

import json
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Timer

from desktop.errors import KnownError

SECONDS = 10
MEMORY = 300 * 1024 * 1024
"""Bytes of address space; Windows bounds the time only."""

Work = Callable[[bytes], bytes]
_DONE, _REFUSED = b"d", b"r"
"""What an answer begins with."""


def confined(work: Work, content: bytes, limit: int, failure: str) -> bytes:
    """What `work`, a function of a module, makes of a file's content, at most `limit` bytes.

    Raises:
        KnownError: what `work` raises, with facts that are numbers and texts; `failure` where it ends in any other way.
    """
    answer = _answer(work, content, len(_DONE) + limit)
    if not answer:
        raise KnownError(failure)
    if answer.startswith(_REFUSED):
        code, facts = json.loads(answer.removeprefix(_REFUSED))
        raise KnownError(code, **facts)
    return answer.removeprefix(_DONE)


def _answer(work: Work, content: bytes, limit: int) -> bytes:
    """All that the process says; nothing where it fails."""
    context = get_context("spawn")
    taking, giving = context.Pipe(duplex=False)
    answer, answering = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, taking, answering), daemon=True)
    out_of_time = Timer(SECONDS, process.kill)
    with giving, answer:
        with taking, answering:
            process.start()
        out_of_time.start()
        try:
            giving.send_bytes(content)
            return answer.recv_bytes(limit)
        except (EOFError, OSError):  # it ended before it took the content or answered, or the answer is too long
            return b""
        finally:
            out_of_time.cancel()
            out_of_time.join()
            process.kill()
            process.join()
            process.close()


def _run(work: Work, taking: Connection, answering: Connection) -> None:
    content = taking.recv_bytes()
    _bound_memory()
    with suppress(MemoryError):
        try:
            answering.send_bytes(_DONE + work(content))
        except KnownError as error:
            answering.send_bytes(_REFUSED + json.dumps([error.code, dict(error.facts)]).encode())


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415  # Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
