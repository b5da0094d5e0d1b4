"""Work on files of strangers in a process of its own, which may run out of time or memory, or crash."""

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


def confined(work: Work, content: bytes, limit: int) -> bytes | None:
    """What `work`, a function of a module, makes of a file's content, at most `limit` bytes; None where it fails."""
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
            return None
        finally:
            out_of_time.cancel()
            out_of_time.join()
            process.kill()
            process.join()
            process.close()


def _run(work: Work, taking: Connection, answering: Connection) -> None:
    content = taking.recv_bytes()
    _bound_memory()
    with suppress(KnownError, MemoryError):
        answering.send_bytes(work(content))


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415  # Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
