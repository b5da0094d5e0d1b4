"""Work on files of strangers in a process of its own, which may run out of time or memory, or crash."""

from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

from desktop.errors import KnownError

SECONDS = 10
MEMORY = 300 * 1024 * 1024
"""Bytes of address space; Windows bounds the time only."""

Work = Callable[[bytes], bytes]


def confined(work: Work, content: bytes, limit: int) -> bytes | None:
    """What `work`, a function of a module, makes of a file's content, at most `limit` bytes; None where it fails."""
    context = get_context("spawn")
    answer, answering = context.Pipe(duplex=False)
    reading, feeding = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, reading, answering), daemon=True)
    with answer, feeding:
        with answering, reading:
            process.start()
        try:
            feeding.send_bytes(content)  # not with the arguments: a process that ended early would never read those
            return answer.recv_bytes(limit) if answer.poll(SECONDS) else None
        except (EOFError, OSError):  # it ended without an answer, or the answer is too long
            return None
        finally:
            process.kill()
            process.join()
            process.close()


def _run(work: Work, reading: Connection, answering: Connection) -> None:
    _bound_memory()
    with suppress(KnownError, MemoryError):
        answering.send_bytes(work(reading.recv_bytes()))


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415  # Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
