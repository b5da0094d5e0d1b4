"""Whatever is in a book's file, be it put there on purpose: it is shown as it was stored, or something is said."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.form_file import Forms
from desktop.domain.report import Indicator, Report
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.paths import FORMS
from desktop.storage import Book, Version, system_clock
from desktop.storage.columns import Columns
from desktop.storage.entries import Entry, checksum
from desktop.storage.salvage import salvage
from tests.mutations import memory_below, mutated
from tests.reports import filled_report

_FORMS = Forms(FORMS)
_MEGABYTES = 48


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("good") / "a.ziping"
    with Book.create(path, _FORMS) as book:
        for number in range(3):
            book.add(filled_report(_FORMS["putuo-2021"], project_name=f"第{number + 1}项"))
        book.finalise([2])
        book.delete([3])
    return path.read_bytes()


def _use(path: Path) -> None:
    """Everything that is read of a book, and some that is written."""
    for work in (_read, _write, _salvage):
        try:
            work(path)
        except KnownError as error:
            assert error_sentence(error).endswith("。")  # noqa: PT017  # either may happen


def _read(path: Path) -> None:
    with Book.open(path, _FORMS, read_only=True) as book:
        for damage in book.verify():
            assert error_sentence(damage.error).endswith("。")
        for read in (book.summaries, book.deleted, book.used_indicators):
            with suppress(KnownError):
                read()
        for report_id in (1, 2, 3):
            with suppress(KnownError, KeyError):  # an id that the list does not show is asked for by nobody
                book.stored(report_id)
            for version in book.history(report_id):
                with suppress(KnownError):
                    book.version_report(version.id)


def _write(path: Path) -> None:
    with Book.open(path, _FORMS) as book:
        book.add(filled_report(_FORMS["putuo-2021"]))
        for summary in book.summaries():
            with suppress(KnownError):
                book.save(summary.id, filled_report(_FORMS["putuo-2021"]))
                book.finalise([summary.id])
                book.reopen([summary.id])


def _salvage(path: Path) -> None:
    salvaged = salvage(path, _FORMS, system_clock(), path.with_name("out.ziping"))
    with Book.open(salvaged.path, _FORMS) as book:
        assert book.verify() == ()


def _fresh(folder: Path, content: bytes) -> Path:
    for file in folder.iterdir():
        file.unlink()
    path = folder / "a.ziping"
    path.write_bytes(content)
    return path


@given(data=st.data())
@settings(max_examples=80)
def test_mutated_book_is_used_or_refused(tmp_path: Path, good: bytes, data: st.DataObject) -> None:
    pieces = st.one_of(st.binary(max_size=16), st.binary(min_size=4, max_size=4).map(lambda four: four * 50))
    _use(_fresh(tmp_path, data.draw(mutated(good, pieces))))


_COLUMNS = {
    "book": ("reports", "digest"),
    "entry": (*Columns(Entry).names, "checksum"),
    "indicator": Columns(Indicator).names,
    "report": Columns(Report).names,
    "version": (*Columns(Version).names, "checksum", "canonical"),
}
_PLACES = st.sampled_from([(table, column) for table, columns in _COLUMNS.items() for column in columns])
_CELLS: st.SearchStrategy[object] = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.text(max_size=12),
    st.sampled_from(["", "[]", "{}", "[[1,2]]", "[" * 5000, "NaN", "9" * 400, "0", "final", "2022-13-01", "1e99"]),
    st.sampled_from(["A" * 100_000, "2022-04-01T09:00:00+08:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59+00:00"]),
)


@given(edits=st.lists(st.tuples(_PLACES, _CELLS), min_size=1, max_size=3), forged=st.booleans())
@settings(max_examples=60)
def test_any_cell_with_anything_in_it(
    tmp_path: Path,
    good: bytes,
    edits: list[tuple[tuple[str, str], object]],
    forged: bool,  # noqa: FBT001  # hypothesis names it
) -> None:
    path = _fresh(tmp_path, good)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = 0")
        for (table, column), cell in edits:
            with suppress(sqlite3.Error):  # the table's own rules refuse it
                connection.execute(f'UPDATE {table} SET "{column}" = ?', (cell,))  # noqa: S608  # names of ours
        if forged:
            _forge(connection)
    _use(path)


def _forge(connection: sqlite3.Connection) -> None:
    """Give every version the digest, and every row the checksum, that it would have if it were ours."""
    for version_id, text in connection.execute("SELECT id, canonical FROM version").fetchall():
        digest = sha256(text.encode()).hexdigest()
        connection.execute("UPDATE version SET digest = ? WHERE id = ?", (digest, version_id))
    for table, key in (("version", "id"), ("entry", "report_id")):
        names = [name for name in _COLUMNS[table] if name not in {"checksum", "canonical"}]
        rows = connection.execute(f"SELECT {key}, {', '.join(names)} FROM {table}").fetchall()  # noqa: S608  # as above
        for own, *cells in rows:
            connection.execute(f"UPDATE {table} SET checksum = ? WHERE {key} = ?", (checksum(cells), own))  # noqa: S608  # as above


def _script(*statements: str) -> Callable[[Path], None]:
    def execute(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return execute


@pytest.mark.parametrize(
    "spoil",
    [
        _script("CREATE TRIGGER t AFTER UPDATE ON entry BEGIN UPDATE indicator SET self_score = 0; END"),
        _script("CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n"),
        _script("CREATE INDEX i ON version (zeroblob(20000000))"),
        _script("ANALYZE"),
        _script("DROP TABLE version", "CREATE VIEW version AS SELECT 1 AS id"),
        _script("PRAGMA journal_mode = WAL"),
        _script("PRAGMA user_version = -1"),
    ],
)
def test_what_was_put_into_the_schema_is_refused(tmp_path: Path, good: bytes, spoil: Callable[[Path], None]) -> None:
    path = _fresh(tmp_path, good)
    with suppress(sqlite3.Error):
        spoil(path)
    with memory_below(_MEGABYTES):
        _use(path)
