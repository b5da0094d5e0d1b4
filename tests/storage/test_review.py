"""What the book keeps for the pre-review: its rule set, acknowledged warnings, and books from before there were any."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.acknowledgement import Acknowledgement, acknowledge
from desktop.domain.checks import check
from desktop.domain.finding import Severity, Standing
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import Plan, PlanRow
from desktop.domain.report import Report
from desktop.domain.rules import Rules
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.storage import Book
from tests.reports import TODAY, sound_report

OLD_BOOK = Path(__file__).parents[1] / "fixtures" / "books" / "schema-1.ziping"
TIMELY = 4
OWN = '# 本区的规则\ntitle = "本区规则"\n[W01]\nseverity = "hint"\n'


@pytest.fixture
def lost(form: Form) -> Report:
    """A report with one warning: a point lost without a remark."""
    report = sound_report(form)
    return report.with_indicator(TIMELY, replace(report.indicators[TIMELY], self_score=Decimal(4)))


@pytest.fixture
def made(lost: Report, form: Form, rules: Rules) -> Acknowledgement:
    [finding] = [one for one in check(lost, form, rules, TODAY) if one.severity is Severity.WARNING]
    return acknowledge(finding, lost, "首笔款项晚到一周")


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    path = tmp_path / "本区.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def _worst(book: Book) -> list[Standing | None]:
    return [summary.worst for summary in book.summaries()]


def test_acknowledged_warning_stays_with_its_report(
    path: Path, forms: Forms, lost: Report, made: Acknowledgement
) -> None:
    with Book.create(path, forms) as book:
        first, second = book.add(lost), book.add(replace(lost, project_name="乙"))
        before = book.stored(first).digest
        book.review.acknowledge(first, [made])
    with Book.open(path, forms) as book:
        assert book.review.acknowledgements(first) == (made,)
        assert book.stored(first).acknowledgements == (made,)
        assert book.stored(first).digest == before
        assert len(book.history(first)) == 1
        assert book.review.acknowledgements(second) == ()
        assert _worst(book) == [None, Standing.WARNING]
        book.review.withdraw(first, made.fingerprint)
        book.review.withdraw(first, made.fingerprint)
        assert book.review.acknowledgements(first) == ()
        assert _worst(book) == [Standing.WARNING, Standing.WARNING]
        assert book.verify() == ()


def test_reason_is_changed_in_place(book: Book, lost: Report, made: Acknowledgement) -> None:
    report_id = book.add(lost)
    for reason in ("晚到", "晚到一周，已说明"):
        book.review.acknowledge(report_id, [made._replace(reason=reason)])
    assert [one.reason for one in book.review.acknowledgements(report_id)] == ["晚到一周，已说明"]


def test_it_is_void_when_the_facts_change(book: Book, lost: Report, made: Acknowledgement) -> None:
    report_id = book.add(lost)
    book.review.acknowledge(report_id, [made])
    book.save(report_id, lost.with_indicator(TIMELY, replace(lost.indicators[TIMELY], self_score=Decimal(3))))
    assert _worst(book) == [Standing.WARNING]
    book.save(report_id, lost)
    assert _worst(book) == [None]


def test_final_report_keeps_its_acknowledgements_as_they_are(book: Book, lost: Report, made: Acknowledgement) -> None:
    report_id = book.add(lost)
    book.review.acknowledge(report_id, [made])
    book.finalise([report_id])
    with pytest.raises(KnownError, match="report_final"):
        book.review.withdraw(report_id, made.fingerprint)
    with pytest.raises(KnownError, match="report_final"):
        book.review.acknowledge(report_id, [made._replace(reason="另一理由")])
    assert book.review.acknowledgements(report_id) == (made,)


def test_read_only_book_keeps_none(path: Path, forms: Forms, lost: Report, made: Acknowledgement) -> None:
    with Book.create(path, forms) as book:
        book.add(lost)
    with Book.open(path, forms, read_only=True) as book:
        with pytest.raises(KnownError, match="book_read_only"):
            book.review.acknowledge(1, [made])
        with pytest.raises(KnownError, match="book_read_only"):
            book.review.choose_rules("strict")


def test_imported_reports_bring_theirs(book: Book, lost: Report, made: Acknowledgement) -> None:
    book.imports.apply(Plan("来件.json", (PlanRow(lost, acknowledgements=(made,)),)))
    assert book.review.acknowledgements(1) == (made,)
    assert _worst(book) == [None]
    other = made._replace(fingerprint="0" * 64, reason="另一理由")
    changed = PlanRow(replace(lost, office="来件"), acknowledgements=(other,))
    book.imports.apply(Plan("来件.json", (changed,)))
    assert book.review.acknowledgements(1) == (made,)
    book.imports.apply(Plan("来件.json", (changed,)), replace_conflicting=True)
    assert set(book.review.acknowledgements(1)) == {made, other}


def test_book_uses_the_default_rules_until_others_are_chosen(
    path: Path, forms: Forms, lost: Report, own_file: Path
) -> None:
    with Book.create(path, forms) as book:
        book.add(lost)
        assert book.review.rules == book.review.rule_sets.default
        assert book.review.choose_rules("strict").title == "从严规则"
        assert (book.review.rules.id, _worst(book)) == ("strict", [Standing.ERROR])
        assert book.review.take_rules(own_file).title == "本区规则"
        assert _worst(book) == [Standing.HINT]
    own_file.unlink()
    with Book.open(path, forms, read_only=True) as book:
        assert (book.review.rules.id, book.review.rules.title) == ("本区", "本区规则")
        assert _worst(book) == [Standing.HINT]
        assert book.verify() == ()


def test_wrong_rules_change_nothing(book: Book, own_file: Path) -> None:
    book.review.take_rules(own_file)
    own_file.write_text('[W01]\nseverity = "fatal"', encoding="utf-8")
    with pytest.raises(KnownError, match="rules_severity_wrong"):
        book.review.take_rules(own_file)
    with pytest.raises(KnownError, match="rules_unknown"):
        book.review.choose_rules("lenient")
    assert book.review.rules.title == "本区规则"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "首笔款项晚到一周",
            "首笔款项晚到二周",
            "中“湖畔步道夜间照明改造”有一条警告的说明已损坏，该警告已恢复，请重新填写说明。",
        ),
        ("# 本区的规则", "# 他区的规则", "中的检查规则已损坏，现按通用规则检查，请重新选择规则。"),
    ],
)
def test_damage_is_noticed_and_keeps_nobody_from_working(  # noqa: PLR0913, PLR0917  # fixtures and cases
    path: Path, forms: Forms, lost: Report, made: Acknowledgement, own_file: Path, old: str, new: str, sentence: str
) -> None:
    with Book.create(path, forms) as book:
        book.review.acknowledge(book.add(lost), [made])
        book.review.take_rules(own_file)
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
    with Book.open(path, forms) as book:
        [damage] = book.verify()
        assert error_sentence(damage.error) == f"自评簿 {path} {sentence}"
        assert book.review.rules.title == ("通用规则" if "规则" in old else "本区规则")
        book.save(1, replace(lost, office="另一科"))
        assert book.load(1).office == "另一科"
        book.review.acknowledge(1, [made])
        book.review.choose_rules("default")
        assert book.verify() == ()


def test_book_from_before_the_pre_review(tmp_path: Path, forms: Forms) -> None:
    path = tmp_path / "旧.ziping"
    path.write_bytes(OLD_BOOK.read_bytes())
    with Book.open(path, forms, read_only=True) as book:
        before = [book.load(summary.id) for summary in book.summaries()]
    assert path.read_bytes() == OLD_BOOK.read_bytes()
    with Book.open(path, forms) as book:
        assert [book.load(summary.id) for summary in book.summaries()] == before
        assert len(before) == 4
        assert book.review.rules == book.review.rule_sets.default
        assert Standing.WARNING in _worst(book)
        assert book.verify() == ()
