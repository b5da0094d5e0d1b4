from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.record import digest
from desktop.exchange.json_file import read_rows
from desktop.exchange.pdf_file import read_pdf
from desktop.jobs.finalising import finalise
from desktop.jobs.printing import PrintOrder, print_reports, print_separately, render_reports
from desktop.storage import Book, State, StoredReport, VersionKind
from tests.jobs.conftest import GOOD, WRONG
from tests.reports import TODAY, sound_report


class Enough(Exception):  # noqa: N818  # no error: what a user wants
    pass


@pytest.fixture
def order(book: Book, forms: Forms) -> PrintOrder:
    return PrintOrder([book.stored(GOOD), book.stored(WRONG)], forms, TODAY, book.review.rules)


def _texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def _final(stored: StoredReport) -> StoredReport:
    return stored._replace(state=State.FINAL, finalised_count=3)


def test_reports_with_errors_are_drafts(order: PrintOrder) -> None:
    assert render_reports(order).drafts == (False, True)


def test_final_report_shows_its_version_and_is_no_draft(order: PrintOrder) -> None:
    """Not even where a later day, or a later program, finds an error in it."""
    final = _final(order.reports[1])
    pdf, drafts = render_reports(order._replace(reports=[order.reports[0], final]))
    first, second = _texts(pdf)
    assert drafts == (False, False)
    assert f"定稿第 3 版 {final.digest[:8]}" in second
    assert "定稿" not in first


def test_reopened_report_shows_no_version(book: Book, forms: Forms) -> None:
    finalise(book, [GOOD], forms, TODAY)
    book.reopen([GOOD])
    [text] = _texts(render_reports(PrintOrder([book.stored(GOOD)], forms, TODAY, book.review.rules)).pdf)
    assert "定稿" not in text


def test_history_gives_the_finalised_paper_again(book: Book, forms: Forms, form: Form) -> None:
    signed = sound_report(form, signature="persons", signature_texts=(("head", "王一"), ("phone", "000")))
    book.save(GOOD, signed)
    finalise(book, [GOOD], forms, TODAY)
    paper = render_reports(PrintOrder([book.stored(GOOD)], forms, TODAY, book.review.rules)).pdf
    uid = book.uid(GOOD)
    book.reopen([GOOD])
    book.save(GOOD, replace(signed, office="另一科", signature=""))
    [version] = [version for version in book.history(GOOD) if version.kind is VersionKind.FINALISED]
    again = StoredReport(book.version_report(version.id), uid, State.FINAL, 1, version.digest)
    assert render_reports(PrintOrder([again], forms, TODAY, book.review.rules)).pdf == paper


def test_pdf_carries_exactly_its_reports(order: PrintOrder, tmp_path: Path, forms: Forms) -> None:
    path = tmp_path / "一份.pdf"
    print_reports(order._replace(reports=order.reports[1:]), path)
    [row] = read_pdf(path, forms).rows
    assert (row.report, row.uid) == (order.reports[1].report, order.reports[1].uid)
    for printed, stored in zip(print_separately(order, tmp_path), order.reports, strict=True):
        assert [row.report for row in read_pdf(printed.path, forms).rows] == [stored.report]


def test_paper_alone_carries_nothing(order: PrintOrder, forms: Forms) -> None:
    with_data, without = render_reports(order).pdf, render_reports(order._replace(with_data=False)).pdf
    assert _texts(with_data) == _texts(without)
    with pypdfium2.PdfDocument(with_data) as document:
        [attached] = [document.get_attachment(0).get_data()]
    assert [digest(row.report) for row in read_rows(bytes(attached), forms)] == [one.digest for one in order.reports]
    with pypdfium2.PdfDocument(without) as document:
        assert document.count_attachments() == 0


def test_cover_and_blank_backs_are_put_in_where_they_are_ordered(order: PrintOrder) -> None:
    texts = _texts(render_reports(order._replace(cover=True, double_sided=True)).pdf)
    assert ["湖畔步道夜间照明改造" in text for text in texts] == [True, False, True, False, False]
    assert ["河道保洁" in text for text in texts] == [True, False, False, False, True]


def test_progress_is_told_after_each_report(order: PrintOrder, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    print_reports(order, tmp_path / "a.pdf", lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("last", [1, 2])
def test_work_given_up_leaves_what_was_there(order: PrintOrder, tmp_path: Path, last: int) -> None:
    def give_up(done: int, _total: int) -> None:
        if done == last:
            raise Enough

    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 the old one")
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(Enough):
        print_reports(order, path, give_up)
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before
