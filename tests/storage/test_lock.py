"""One writer, alive: real processes of the program, killed."""

import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.paths import FORMS
from desktop.storage import Book
from desktop.storage.entries import State

_HOLD = """
with Book.open(path, forms) as book:
    print("open", flush=True)
    sys.stdin.read()
"""
_SAVE = """
with Book.open(path, forms) as book:
    report = book.load(1)
    for number in range(100_000):
        rows = tuple(replace(row, remark=str(number)) for row in report.indicators)
        book.save(1, replace(report, problems=f"{number}", annual_goal="目标" * 5000, indicators=rows))
        print(number, flush=True)
"""
_PROGRAM = f"""
import sys
from dataclasses import replace
from pathlib import Path
from desktop.domain.form_file import Forms
from desktop.storage import Book
from desktop.storage.entries import State
path, forms = Path(sys.argv[1]), Forms(Path({str(FORMS)!r}))
"""


@contextmanager
def _process(path: Path, program: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", _PROGRAM + program, str(path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def _closed_book(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book:
        book.add(report)


@pytest.mark.usefixtures("_closed_book")
def test_second_writer_is_told_who_writes_until_that_one_dies(path: Path, forms: Forms, report: Report) -> None:
    with _process(path, _HOLD) as process:
        assert _line(process) == "open"
        with pytest.raises(KnownError, match="book_locked") as refusal:
            Book.open(path, forms)
        sentence = error_sentence(refusal.value)
        assert f"“{socket.gethostname()}”" in sentence
        assert f" {process.pid} " in sentence
        with Book.open(path, forms, read_only=True) as book:
            assert book.load(1) == report
        process.send_signal(signal.SIGKILL)
        process.wait()
        with Book.open(path, forms) as book:
            assert not book.read_only
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.usefixtures("_closed_book")
def test_second_writer_in_the_same_process_is_refused(path: Path, forms: Forms) -> None:
    link = path.with_name("链接.ziping")
    link.symlink_to(path)
    with Book.open(path, forms), pytest.raises(KnownError, match="book_locked") as refusal:
        Book.open(link, forms)
    assert refusal.value.facts["process"] == str(os.getpid())
    Book.open(link, forms).close()


@pytest.mark.usefixtures("_closed_book")
def test_refused_file_is_free_again(path: Path, forms: Forms) -> None:
    text = path.with_name("文字.ziping")
    text.write_text("文字" * 1000, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(KnownError, match="book_foreign"):
            Book.open(text, forms)


@pytest.mark.usefixtures("_closed_book")
def test_closing_twice_is_harmless(path: Path, forms: Forms) -> None:
    book = Book.open(path, forms)
    book.close()
    with Book.open(path, forms) as next_one:
        book.close()
        with pytest.raises(KnownError, match="book_locked"):
            Book.open(path, forms)
        assert len(next_one.summaries()) == 1


@pytest.mark.usefixtures("_closed_book")
def test_killed_while_saving_every_save_that_was_told_is_there(path: Path, forms: Forms, report: Report) -> None:
    saves = random.Random(1)  # noqa: S311  # chance, not secrecy
    for _ in range(6):
        told = -1
        with _process(path, _SAVE) as process:
            for _ in range(saves.randint(3, 12)):
                told = int(_line(process))
        with Book.open(path, forms, read_only=True) as book:
            assert book.verify() == ()
        with Book.open(path, forms) as book:
            assert book.verify() == ()
            kept = book.load(1)
            assert int(kept.problems) >= told
            assert {row.remark for row in kept.indicators} == {kept.problems}
            book.save(1, report)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.usefixtures("_closed_book")
def test_reading_goes_on_beside_a_writer(path: Path, forms: Forms, report: Report) -> None:
    with Book.open(path, forms, read_only=True) as reader, Book.open(path, forms) as writer:
        for number in range(20):
            changed = replace(report, problems=str(number))
            writer.save(1, changed)
            assert reader.load(1) == changed
            assert reader.verify() == ()


def test_a_twin_writes_in_another_thread_under_the_same_lock(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book:
        report_id = book.add(report)

        def change() -> None:
            with book.twin() as twin:
                twin.finalise([report_id])

        with ThreadPoolExecutor(1) as pool:
            pool.submit(change).result()
        assert [summary.state for summary in book.summaries()] == [State.FINAL]
        with pytest.raises(KnownError, match="book_locked"):
            Book.open(path, forms)


def test_a_twin_of_a_book_for_reading_writes_nothing(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book:
        book.add(report)
    with Book.open(path, forms, read_only=True) as book, book.twin() as twin:
        assert twin.load(1) == report
        with pytest.raises(KnownError, match="book_read_only"):
            twin.delete([1])
