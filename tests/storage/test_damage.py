"""Damage to the file is noticed: what is shown is what was stored, or something is said."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage import Book
from tests.book_content import shown_of
from tests.storage.clock import SetClock

FLIPS = 300


@pytest.fixture
def original(path: Path, forms: Forms, report: Report, clock: SetClock) -> bytes:
    with Book.create(path, forms, clock=clock) as book:
        for number in range(3):
            book.add(replace(report, project_name=f"第{number + 1}项", achievements="绩效" * (number * 900)))
        clock.forward(minutes=3)
        book.save(2, replace(book.load(2), problems="改过"))
        book.delete([3])
    return path.read_bytes()


def _flips(original: bytes) -> Iterator[bytes]:
    chance = random.Random(2)  # noqa: S311  # chance, not secrecy
    for _ in range(FLIPS):
        content = bytearray(original)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        yield bytes(content)


def _zeroed_pages(original: bytes) -> Iterator[bytes]:
    for start in range(0, len(original), 4096):
        yield original[:start] + bytes(4096) + original[start + 4096 :]


def _cuts(original: bytes) -> Iterator[bytes]:
    chance = random.Random(3)  # noqa: S311  # chance, not secrecy
    for _ in range(50):
        yield original[: chance.randrange(len(original))]


@pytest.mark.parametrize(("damaged", "noticed"), [(_flips, 50), (_zeroed_pages, 15), (_cuts, 50)])
def test_no_damage_goes_unnoticed(
    path: Path, forms: Forms, original: bytes, damaged: Callable[[bytes], Iterator[bytes]], noticed: int
) -> None:
    stored = shown_of(path, forms)
    assert stored is not None
    said = 0
    for content in damaged(original):
        path.write_bytes(content)
        shown = shown_of(path, forms)
        assert shown in (None, stored)
        said += shown is None
    assert said >= noticed


def test_damaged_report_is_named_and_the_others_are_read(path: Path, forms: Forms, original: bytes) -> None:
    old, new = "园林管理所设施科".encode(), "园林管理处设施科".encode()
    path.write_bytes(original.replace(old, new, 1))
    with Book.open(path, forms) as book:
        [damage] = book.verify()
        assert (damage.error.code, damage.error.facts["name"]) == ("report_damaged", f"第{damage.report_id}项")
        for report_id in {1, 2, 3} - {damage.report_id}:
            assert book.load(report_id).budget_unit == "云溪区园林管理所"
        with pytest.raises(KnownError, match="report_damaged"):
            book.load(damage.report_id or 0)


def test_saving_elsewhere_does_not_cover_damage_up(path: Path, forms: Forms, original: bytes) -> None:
    path.write_bytes(original.replace(b"+08:00draft", b"+08:00drift", 1))
    with Book.open(path, forms) as book:
        before = {str(damage.error.code) for damage in book.verify()}
        book.save(2, replace(book.load(2), problems="又改"))
        assert {str(damage.error.code) for damage in book.verify()} == before != set()


def test_writing_to_a_damaged_book_is_said_or_done(path: Path, forms: Forms, original: bytes, report: Report) -> None:
    outcomes = {"done": 0, "said": 0}
    for content in list(_flips(original))[:60] + list(_zeroed_pages(original)):
        path.write_bytes(content)
        try:
            with Book.open(path, forms) as book:
                book.save(1, replace(report, problems="改过"))
                book.add(report)
            outcomes["done"] += 1
        except KnownError:
            outcomes["said"] += 1
    assert min(outcomes.values()) > 10


def test_damaged_book_is_not_tidied_when_it_is_opened(
    path: Path, forms: Forms, report: Report, clock: SetClock
) -> None:
    with Book.create(path, forms, clock=clock) as book:
        book.add(report)
        for minute in range(3):
            clock.forward(minutes=1)
            book.save(1, replace(report, problems=f"第{minute}稿"))
    content = path.read_bytes().replace('"problems":"第1稿"'.encode(), '"problems":"第7稿"'.encode())
    path.write_bytes(content)
    clock.forward(days=2)
    with Book.open(path, forms, clock=clock):
        pass
    assert path.read_bytes() == content


@pytest.mark.parametrize("read_only", [True, False])
def test_a_format_that_sqlite_does_not_know_is_damage(
    path: Path,
    forms: Forms,
    original: bytes,
    read_only: bool,  # noqa: FBT001  # pytest names it
) -> None:
    schema_format = slice(44, 48)
    spoilt = bytearray(original)
    spoilt[schema_format] = (99).to_bytes(4, "big")
    path.write_bytes(spoilt)
    with pytest.raises(KnownError, match="book_damaged"):
        Book.open(path, forms, read_only=read_only)
    assert path.read_bytes() == spoilt
