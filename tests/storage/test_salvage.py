"""What can be read of a damaged book is copied out; the damaged book stays as it is."""

import random
import re
import sqlite3
from contextlib import ExitStack, closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.acknowledgement import acknowledge
from desktop.domain.checks import check
from desktop.domain.finding import Severity, Standing
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.messages import loss_sentence
from desktop.storage import Book, State
from desktop.storage.salvage import Loss, Salvaged, salvage
from desktop.storage.wreck import Wreck
from tests.reports import TODAY, sound_report
from tests.storage.clock import SetClock
from tests.trials.programs import NEXT_SCHEMA

PAGE = 4096


@pytest.fixture
def original(path: Path, forms: Forms, report: Report, clock: SetClock) -> bytes:
    """Four reports: one edited, one final, one in the 回收站."""
    with Book.create(path, forms, clock=clock) as book:
        for number in range(4):
            book.add(replace(report, project_name=f"第{number + 1}项", achievements="绩效" * (number * 900)))
        clock.forward(minutes=3)
        book.save(2, replace(book.load(2), problems="改过"))
        book.finalise([3])
        book.delete([4])
        book.reorder([2, 1, 3])
    return path.read_bytes()


def _salvaged(path: Path, forms: Forms, clock: SetClock) -> Salvaged:
    before = path.read_bytes()
    salvaged = salvage(path, forms, clock())
    assert path.read_bytes() == before
    for lost in salvaged.lost:
        assert loss_sentence(lost.loss, report_id=lost.report_id, name=lost.name, since=lost.since).endswith("。")
    with Book.open(salvaged.path, forms, clock=clock) as book:
        assert book.verify() == ()
        assert len(book.summaries()) + len(book.deleted()) == salvaged.reports
    return salvaged


def test_sound_book_is_copied_whole(path: Path, forms: Forms, original: bytes, clock: SetClock) -> None:
    assert original
    salvaged = _salvaged(path, forms, clock)
    assert salvaged == Salvaged(path.with_name("自评簿（抢救-1）.ziping"), 4, ())
    with Book.open(path, forms) as old, Book.open(salvaged.path, forms) as new:
        assert new.summaries() == old.summaries()
        assert new.deleted() == old.deleted()
        for report_id in range(1, 5):
            assert new.stored(report_id) == old.stored(report_id)
            assert new.history(report_id) == old.history(report_id)
            contents = [[book.version_report(v.id) for v in book.history(report_id)] for book in (new, old)]
            assert contents[0] == contents[1]
    assert salvage(path, forms, clock()).path.name == "自评簿（抢救-2）.ziping"


@pytest.fixture
def reviewed(path: Path, forms: Forms, clock: SetClock, tmp_path: Path, form: Form) -> Path:
    """A book with rules of its own, and two reports with an acknowledged warning in each."""
    own = tmp_path / "本区.toml"
    own.write_text('title = "本区规则"\n[W20]\nseverity = "hint"\n', encoding="utf-8")
    lost = sound_report(form)
    lost = lost.with_indicator(4, replace(lost.indicators[4], self_score=Decimal(4)))
    with Book.create(path, forms, clock=clock) as book:
        rules = book.review.take_rules(own)
        for name in ("甲", "乙"):
            report = replace(lost, project_name=name)
            report_id = book.add(report)
            [warning] = [one for one in check(report, form, rules, TODAY) if one.severity is Severity.WARNING]
            book.review.acknowledge(report_id, [acknowledge(warning, report, f"理由{name}")])
    return path


def test_rules_and_acknowledged_warnings_come_along(reviewed: Path, forms: Forms, clock: SetClock) -> None:
    salvaged = _salvaged(reviewed, forms, clock)
    assert salvaged[1:] == (2, ())
    with Book.open(reviewed, forms) as old, Book.open(salvaged.path, forms) as new:
        assert new.review.rules == old.review.rules
        assert new.review.rules.title == "本区规则"
        assert [one.reason for report_id in (1, 2) for one in new.review.acknowledgements(report_id)] == [
            "理由甲",
            "理由乙",
        ]
        assert new.summaries() == old.summaries()
        assert {summary.worst for summary in new.summaries()} == {None}


def test_damaged_acknowledgement_leaves_its_warning(reviewed: Path, forms: Forms, clock: SetClock) -> None:
    reviewed.write_bytes(reviewed.read_bytes().replace("理由乙".encode(), "理由丙".encode()))
    with Book.open(_salvaged(reviewed, forms, clock).path, forms) as book:
        assert [len(book.review.acknowledgements(report_id)) for report_id in (1, 2)] == [1, 0]
        assert [summary.worst for summary in book.summaries()] == [None, Standing.WARNING]


def test_damaged_rules_are_the_usual_ones(reviewed: Path, forms: Forms, clock: SetClock) -> None:
    reviewed.write_bytes(reviewed.read_bytes().replace("本区规则".encode(), "别区规则".encode()))
    with Book.open(_salvaged(reviewed, forms, clock).path, forms) as book:
        assert book.review.rules == book.review.rule_sets.default


def test_no_zeroed_page_costs_a_report(path: Path, forms: Forms, original: bytes, clock: SetClock) -> None:
    """The report and its latest version never lie on one page; page 1 is known."""
    with Book.open(path, forms) as book:
        contents = {report_id: book.load(report_id) for report_id in range(1, 5)}
    losses: set[Loss] = set()
    for start in range(0, len(original), PAGE):
        path.write_bytes(original[:start] + bytes(PAGE) + original[start + PAGE :])
        salvaged = _salvaged(path, forms, clock)
        losses.update(lost.loss for lost in salvaged.lost)
        with Book.open(salvaged.path, forms) as book:
            assert {report_id: book.load(report_id) for report_id in contents} == contents
        salvaged.path.unlink()
    assert losses == {Loss.STANDING, Loss.HISTORY}


def test_schema_that_is_no_text_costs_nothing(path: Path, forms: Forms, original: bytes, clock: SetClock) -> None:
    path.write_bytes(original.replace(b"project_name TEXT", b"project_name\xacTEXT", 1))
    assert _salvaged(path, forms, clock)[1:] == (4, ())


def test_damaged_report_comes_from_its_history(path: Path, forms: Forms, original: bytes, clock: SetClock) -> None:
    cells, version = "云溪区园林管理所设施科".encode(), '"problems":"改过"'.encode()
    assert original.count(cells) == 4
    spoilt = original.replace(cells, "云溪区园林管理处设施科".encode()).replace(version, '"problems":"乱过"'.encode())
    path.write_bytes(spoilt)
    salvaged = _salvaged(path, forms, clock)
    assert [(lost.loss, lost.name) for lost in salvaged.lost] == [(Loss.OLDER, "第2项")]
    with Book.open(salvaged.path, forms) as book:
        assert book.load(2).problems != "改过"
        assert {book.load(report_id).budget_unit for report_id in range(1, 5)} == {"云溪区园林管理所"}
        states = {summary.id: summary.state for summary in book.summaries()}
        assert states == {1: State.DRAFT, 2: State.DRAFT, 3: State.FINAL}


def test_lost_standing_is_told_by_the_history(path: Path, forms: Forms, original: bytes, clock: SetClock) -> None:
    path.write_bytes(re.sub(rb"\+08:00final(?!ised)", b"+08:00fiddl", original))
    salvaged = _salvaged(path, forms, clock)
    assert [(lost.loss, lost.report_id) for lost in salvaged.lost] == [(Loss.STANDING, 3)]
    with Book.open(salvaged.path, forms) as book:
        assert book.stored(3).final
        assert book.stored(3).finalised_count == 1


def test_whatever_is_damaged_what_is_salvaged_is_sound(
    path: Path, forms: Forms, original: bytes, clock: SetClock
) -> None:
    chance = random.Random(4)  # noqa: S311  # chance, not secrecy
    kept = 0
    for attempt in range(40):
        content = bytearray(original)
        for _ in range(chance.choice([1, 30, 3000])):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content if attempt % 2 else content[: chance.randrange(1, len(content))])
        try:
            salvaged = _salvaged(path, forms, clock)
        except KnownError as error:
            assert error.code == "nothing_salvaged"  # noqa: PT017  # either may happen
        else:
            kept += salvaged.reports
            salvaged.path.unlink()
    assert kept > 40
    assert [file for file in path.parent.iterdir() if file != path] == []


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "book_empty"), (b"text" * 3000, "nothing_salvaged"), (None, "book_missing")]
)
def test_where_nothing_is_nothing_is_made(
    path: Path, forms: Forms, clock: SetClock, content: bytes | None, code: str
) -> None:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KnownError, match=code):
        salvage(path, forms, clock())
    assert [file for file in path.parent.iterdir() if file != path] == []
    with pytest.raises(KnownError, match="book_is_folder"):
        salvage(path.parent, forms, clock())


def test_book_that_is_written_to_is_left_alone(path: Path, forms: Forms, original: bytes, clock: SetClock) -> None:
    assert original
    with Book.open(path, forms), pytest.raises(KnownError, match="book_locked"):
        salvage(path, forms, clock())


def _half_written(path: Path) -> None:
    """Put a book and its journal as they are amid a transaction in the place of the book."""
    source = path.with_name("source.db")
    source.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(source, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE report SET achievements = achievements || '半', problems = '半'")
        for suffix in ("", "-journal"):
            path.with_name(path.name + suffix).write_bytes(Path(f"{source}{suffix}").read_bytes())
        connection.execute("ROLLBACK")
    source.unlink()


def test_half_a_transaction_is_undone(path: Path, forms: Forms, original: bytes, clock: SetClock) -> None:
    _half_written(path)
    assert path.read_bytes() != original
    salvaged = _salvaged(path, forms, clock)
    assert salvaged[1:] == (4, ())
    with Book.open(salvaged.path, forms) as book:
        assert [book.load(report_id).problems[-1:] for report_id in range(1, 5)].count("半") == 0


def test_journal_that_leads_to_no_book_is_left_out(path: Path, forms: Forms, original: bytes, clock: SetClock) -> None:
    _half_written(path)
    spoilt = path.read_bytes()[PAGE:]
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(journal.read_bytes()[:512])
    path.write_bytes(bytes(PAGE) + spoilt)
    salvaged = _salvaged(path, forms, clock)
    assert salvaged.reports == 4
    assert journal.exists()
    assert original
    with Book.open(salvaged.path, forms) as book:
        assert [book.load(report_id).problems[-1:] for report_id in range(1, 5)].count("半") == 0


def test_older_book_is_read_as_one_of_today(path: Path, original: bytes, tmp_path: Path) -> None:
    assert original
    with ExitStack() as resources:
        wreck = Wreck(path, tmp_path, resources, NEXT_SCHEMA)
        assert set(wreck.rows("report", "id", ("new_7",)).values()) == {(f"第{number}项",) for number in range(1, 5)}
