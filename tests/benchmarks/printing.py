"""The paper against typst, which sets the same form with the same faces: one report, 400 reports, a cold start."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2

from tests.benchmarks import typst_peer
from tests.benchmarks.comparison import Comparison, compare, in_turn
from tests.benchmarks.inputs import CLI, FOLDER, book, records
from tests.benchmarks.processes import Reading, Worker, run

HERE = Path(__file__).parent
PYTHON = Path(sys.executable)
Readings = list[tuple[Reading, Reading]]


def comparisons() -> Iterator[Comparison]:
    """Time, memory and size of each way to print; the limits are on time."""
    typst_peer.set_up()
    yield from _warm("one report, warm", rounds=40, limit=0.8)
    yield from _many("400 reports in one PDF", 400, rounds=9, limit=1.0)
    yield from _cold("one report, cold process", rounds=21, limit=2.2)


def _warm(what: str, *, rounds: int, limit: float) -> Iterator[Comparison]:
    """Both sides stay loaded; each round prints another report, so that nothing can be remembered from the last."""
    ours, peer = _papers(what)
    with _our_worker() as our_worker, _peer_worker() as peer_worker:
        readings = in_turn(
            lambda number: our_worker.render(records(1, number), ours),
            lambda number: peer_worker.render(records(1, number), peer),
            rounds,
        )
    yield from _summed_up(what, readings, readings[-1:], limit)
    yield _sizes(what)


def _many(what: str, count: int, *, rounds: int, limit: float) -> Iterator[Comparison]:
    """Each round has processes of its own, warm from one other report: what a long paper leaves behind is not timed."""
    ours, peer = _papers(what)
    many, other = records(count), records(1, count)

    def rendered(worker: Worker, target: Path) -> Reading:
        with worker:
            worker.render(other, target)
            return worker.render(many, target)

    readings = in_turn(lambda _: rendered(_our_worker(), ours), lambda _: rendered(_peer_worker(), peer), rounds)
    yield from _summed_up(what, readings, readings, limit)
    yield _sizes(what)


def _cold(what: str, *, rounds: int, limit: float) -> Iterator[Comparison]:
    """Each round starts a process that reads a book, or a file of records, and ends with the PDF on disk."""
    ours, peer = _papers(what)
    one_book, one_record = book(1), records(1)
    readings = in_turn(
        lambda _: run([CLI, "print", one_book, "-o", ours]),
        lambda _: run([typst_peer.PYTHON, typst_peer.COLD, one_record, peer]),
        rounds,
    )
    _refuse_other_characters(ours, peer)
    yield from _summed_up(what, readings, readings, limit)


def _our_worker() -> Worker:
    return Worker(PYTHON, HERE / "our_warm.py")


def _peer_worker() -> Worker:
    return Worker(typst_peer.PYTHON, typst_peer.WARM)


def _summed_up(what: str, timed: Readings, remembered: Readings, limit: float) -> Iterator[Comparison]:
    yield compare(what, "ms", _figures(timed, lambda reading: reading.seconds * 1e3), limit)
    yield compare(f"{what}: memory", "MB", _figures(remembered, lambda reading: reading.memory / 1e6))


def _sizes(what: str) -> Comparison:
    ours, peer = _papers(what)
    return compare(f"{what}: file", "kB", [(ours.stat().st_size / 1e3, peer.stat().st_size / 1e3)])


def _figures(readings: Readings, figure: Callable[[Reading], float]) -> list[tuple[float, float]]:
    return [(figure(ours), figure(peer)) for ours, peer in readings]


def _papers(what: str) -> tuple[Path, Path]:
    return FOLDER / f"{what} (ours).pdf", FOLDER / f"{what} (typst).pdf"


def _refuse_other_characters(ours: Path, peer: Path) -> None:
    """See that both papers say the same; a peer that leaves something out would win too easily.

    Raises:
        RuntimeError: the papers of one report do not hold the same characters.
    """
    in_ours, in_peer = _characters(ours), _characters(peer)
    if in_ours != in_peer:
        raise RuntimeError(f"only ours: {in_ours - in_peer}, only the peer: {in_peer - in_ours}")


def _characters(paper: Path) -> Counter[str]:
    with pypdfium2.PdfDocument(paper) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return Counter("".join(text.split()))
