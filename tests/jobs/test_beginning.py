from dataclasses import replace
from pathlib import Path

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.jobs.beginning import new_report
from desktop.storage import Book
from tests.jobs.conftest import GOOD, WRONG
from tests.storage.clock import SetClock


def _choose(book: Book, report_id: int, signature: str) -> None:
    report = replace(book.load(report_id), signature=signature, signature_texts=(("head", "王一"),))
    book.save(report_id, report)


def test_new_report_has_unit_office_and_strip_of_the_last_one(book: Book, form: Form, clock: SetClock) -> None:
    for report_id, signature in ((WRONG, "persons"), (GOOD, "seal"), (WRONG, "")):
        clock.forward(minutes=1)
        _choose(book, report_id, signature)
        begun = new_report(book, form, 2022)
        last = book.load(report_id)
        assert begun == replace(
            form.new_report(2022), budget_unit=last.budget_unit, office=last.office, signature=signature
        )


def test_a_first_report_is_empty(tmp_path: Path, forms: Forms, form: Form) -> None:
    with Book.create(tmp_path / "新.ziping", forms) as book:
        assert new_report(book, form, 2021) == form.new_report(2021)


def test_reports_of_other_forms_and_in_the_bin_are_not_asked(
    book: Book, form: Form, toy: Form, clock: SetClock
) -> None:
    _choose(book, GOOD, "seal")
    clock.forward(minutes=1)
    book.add(toy.new_report(2021))
    assert new_report(book, form, 2021).signature == "seal"
    assert new_report(book, toy, 2021).signature == ""
    book.delete([GOOD])
    assert new_report(book, form, 2021).signature == ""


def test_damage_keeps_no_report_from_being_begun(book: Book, forms: Forms, form: Form, clock: SetClock) -> None:
    clock.forward(minutes=1)
    _choose(book, GOOD, "seal")
    copy = book.path.with_name("损坏.ziping")
    copy.write_bytes(book.path.read_bytes().replace("园林管理所设施科".encode(), "园林管理处设施科".encode(), 1))
    with Book.open(copy, forms, read_only=True) as damaged:
        assert new_report(damaged, form, 2021) == form.new_report(2021)
