"""What is handed in: everything is in it, under names that sort, with digests that hold."""

import json
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.rules import Rules
from desktop.errors import KnownError
from desktop.exchange.json_file import read_rows
from desktop.jobs.overviews import overview_of, write_overview
from desktop.jobs.packaging import MANIFEST, package, write_package
from desktop.jobs.terms import Terms
from desktop.storage import Book, StoredReport
from tests.reports import filled_report

TODAY = date(2022, 4, 1)


@pytest.fixture
def reports(book: Book) -> list[StoredReport]:
    return [book.stored(summary.id) for summary in book.summaries()]


@pytest.fixture
def terms(forms: Forms, rules: Rules) -> Terms:
    return Terms(forms, TODAY, rules)


def test_the_package_holds_everything(reports: list[StoredReport], terms: Terms, tmp_path: Path) -> None:
    path = tmp_path / "报送.zip"
    told: list[tuple[int, int]] = []
    packed = write_package(reports, terms, path, lambda done, total: told.append((done, total)))
    assert (packed.reports, packed.files, packed.drafts) == (2, 8, 1)
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    assert list(files) == [
        "自评表（PDF）/001 湖畔步道夜间照明改造.pdf",
        "自评表（PDF）/002 河道保洁.pdf",
        "自评表（Word）/001 湖畔步道夜间照明改造.docx",
        "自评表（Word）/002 河道保洁.docx",
        "汇总表.xlsx",
        "汇总表.pdf",
        "自评表数据.json",
        MANIFEST,
    ]
    manifest = json.loads(files.pop(MANIFEST))
    assert {one["file"]: one["sha256"] for one in manifest["files"]} == {
        name: sha256(content).hexdigest() for name, content in files.items()
    }
    assert [one["report"]["marked_as_draft"] for one in manifest["files"][:2]] == [False, True]
    assert manifest["files"][0]["report"]["digest"] == reports[0].digest
    assert [row.report for row in read_rows(files["自评表数据.json"], terms.forms)] == [one.report for one in reports]
    assert openpyxl.load_workbook(BytesIO(files["汇总表.xlsx"])).sheetnames == ["汇总", "单位", "图表"]


def test_the_same_reports_give_the_same_bytes(reports: list[StoredReport], terms: Terms) -> None:
    assert package(reports, terms) == package(reports, terms)


def test_names_are_safe_and_sort_as_the_reports_do(book: Book, terms: Terms, form: Form) -> None:
    hostile = ["../../etc/passwd", "CON", "a" * 300, "同名", "同名", "x\ny", "C:\\x", ""]
    ids = [book.add(filled_report(form, project_name=name)) for name in hostile]
    with ZipFile(BytesIO(package([book.stored(one) for one in ids], terms).content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("自评表（PDF）")]
    assert names == sorted(names)
    assert len(set(names)) == len(hostile)
    assert all(name.count("/") == 1 and "\\" not in name and len(name.encode()) < 300 for name in names)


def test_whoever_is_told_may_end_it(reports: list[StoredReport], terms: Terms, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_package(reports, terms, tmp_path / "报送.zip", stop)
    assert not (tmp_path / "报送.zip").exists()


def test_an_overview_is_what_its_name_says(reports: list[StoredReport], terms: Terms, tmp_path: Path) -> None:
    summed_up = overview_of(reports, terms)
    write_overview(summed_up, tmp_path / "汇总.PDF")
    write_overview(summed_up, tmp_path / "汇总.xlsx")
    assert (tmp_path / "汇总.PDF").read_bytes()[:5] == b"%PDF-"
    with pytest.raises(KnownError, match="overview_suffix"):
        write_overview(summed_up, tmp_path / "汇总.doc")
    assert len(list(tmp_path.glob("汇总.*"))) == 2
