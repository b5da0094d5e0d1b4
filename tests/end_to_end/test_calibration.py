"""The published forms, and exactly what checks.md says is found in them."""

from collections import Counter
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.jobs.checking import CheckedReport, Checking, check_reports
from desktop.jobs.exchanging import import_file
from desktop.storage import Book
from tests.reports import TODAY

EXPECTED = (
    "H06 H09 H10 W01",
    "H01 H02 H05 H07 H09",
    "H03 H04 H09 H10 W01 W11",
    "H06 H09 W01 W11",
)
"""The codes on each form (checks.md, Calibration)."""
REPEATED: tuple[dict[str, int], ...] = ({"W01": 2}, {}, {"W01": 4, "H10": 2}, {})
"""Those that stand there more than once: rows, and two texts that end in a half-width full stop."""
PLACES = {(1, "H10"): "problems", (3, "W11"): "improvements", (4, "W11"): "achievements", (2, "H05"): "achievements"}


def _checked(tmp_path: Path, forms: Forms, folder: Path) -> list[CheckedReport]:
    with Book.create(tmp_path / "公开.ziping", forms) as book:
        import_file(book, folder / "putuo-2021.json", forms)
        return list(check_reports(book, Checking(forms, TODAY)))


def test_published_forms_give_exactly_these_findings(tmp_path: Path, forms: Forms, real_forms_folder: Path) -> None:
    checked = _checked(tmp_path, forms, real_forms_folder)
    assert len(checked) == len(EXPECTED)
    for one, codes, repeated in zip(checked, EXPECTED, REPEATED, strict=True):
        found = Counter(reviewed.finding.code for reviewed in one.reviewed)
        assert found == Counter({**dict.fromkeys(codes.split(), 1), **repeated})


def test_they_are_found_where_checks_md_says(tmp_path: Path, forms: Forms, real_forms_folder: Path) -> None:
    checked = _checked(tmp_path, forms, real_forms_folder)
    places = {
        (report.number, one.finding.code): str(one.finding.place) for report in checked for one in report.reviewed
    }
    assert {key: places[key] for key in PLACES} == PLACES
    facts = {(report.number, one.finding.code): one.finding.facts for report in checked for one in report.reviewed}
    assert facts[2, "H07"]["change"] == "+113.94%"
    assert facts[3, "H04"]["likeness"] == "97.4%"
