"""Reports out of PDF files: those that carry them, and those that no one should have to trust."""

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.errors import KnownError
from desktop.exchange.json_file import SIZE_LIMIT, to_json
from desktop.exchange.pdf_file import PDF_SIZE_LIMIT, read_pdf
from desktop.messages import error_sentence
from tests.blocks_pdf import blocks_pdf
from tests.reports import filled_report

ANNA = "2f0c8a9e-5d0e-4f6e-9d58-0d6f3a0b9c11"
Refusal = Callable[[bytes], str]


def _with_files(files: dict[str, bytes], encryption: pikepdf.Encryption | None = None) -> bytes:
    with pikepdf.open(BytesIO(blocks_pdf())) as pdf:
        for name, content in files.items():
            pdf.attachments[name] = content
        written = BytesIO()
        pdf.save(written, encryption=encryption or False)
    return written.getvalue()


def _bomb(size: int, filters: int) -> bytes:
    """A PDF whose reports.json is `size` blanks, deflated again and again."""
    unit = 1024 * 1024
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    chunk = deflate.compress(b" " * unit) + deflate.flush(zlib.Z_FULL_FLUSH)
    content = b"\x78\xda" + chunk * (size // unit) + deflate.flush()
    for _ in range(filters - 1):
        content = zlib.compress(content, 9)
    with pikepdf.open(BytesIO(_with_files({"reports.json": b"?"}))) as pdf:
        file = pdf.attachments["reports.json"].obj.EF.F
        file.write(content, filter=pikepdf.Array([pikepdf.Name.FlateDecode] * filters))
        written = BytesIO()
        pdf.save(written, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return written.getvalue()


@pytest.fixture
def refusal(tmp_path: Path, forms: Forms) -> Refusal:
    def refuse(content: bytes) -> str:
        path = tmp_path / "来件.pdf"
        path.write_bytes(content)
        with pytest.raises(KnownError) as caught:
            read_pdf(path, forms)
        sentence = error_sentence(caught.value)
        assert str(path) in sentence
        assert sentence.endswith("。")
        return caught.value.code

    return refuse


def test_attached_reports_are_read(tmp_path: Path, form: Form, forms: Forms) -> None:
    rows = (PlanRow(filled_report(form), ANNA), PlanRow(filled_report(form, project_name="河道保洁")))
    path = tmp_path / "来件.pdf"
    for encryption in (None, pikepdf.Encryption(user="", owner="所有者")):
        path.write_bytes(_with_files({"附件.txt": b"x", "reports.json": to_json(rows)}, encryption))
        plan = read_pdf(path, forms)
        assert (plan.source, plan.rows) == ("来件.pdf", rows)


def test_pdf_without_reports_is_told_from_one_that_cannot_be_read(refusal: Refusal) -> None:
    assert refusal(blocks_pdf()) == "pdf_without_data"
    assert refusal(_with_files({"报告.json": b"{}"})) == "pdf_without_data"
    locked = _with_files({"reports.json": b"{}"}, pikepdf.Encryption(user="口令", owner="口令"))
    for unreadable in (locked, b"", b"no pdf", blocks_pdf()[:300], _with_files({"reports.json": b""})):
        assert refusal(unreadable) == "pdf_file_unreadable"


def test_attached_reports_are_checked_like_a_file_of_their_own(refusal: Refusal, form: Form) -> None:
    wrong = to_json([PlanRow(filled_report(form))]).replace(b'"860000.00"', b'"1e9"')
    assert refusal(_with_files({"reports.json": wrong})) == "json_not_a_money"
    assert refusal(_with_files({"reports.json": b"\xff"})) == "json_not_utf8"
    assert refusal(_with_files({"reports.json": b'{"format": "x"}'})) == "json_other_format"


@pytest.mark.parametrize(("size", "filters"), [(SIZE_LIMIT + 1024 * 1024, 1), (3 * 1024**3, 1), (3 * 1024**3, 2)])
def test_what_unfolds_without_end_is_refused(refusal: Refusal, size: int, filters: int) -> None:
    assert refusal(_bomb(size, filters)) == "pdf_file_unreadable"


def test_largest_attachment_is_looked_into(refusal: Refusal) -> None:
    assert refusal(_bomb(SIZE_LIMIT, 1)) == "json_broken"


def test_file_that_is_too_large_is_not_read(tmp_path: Path, forms: Forms) -> None:
    path = tmp_path / "大.pdf"
    with path.open("wb") as file:
        file.truncate(PDF_SIZE_LIMIT + 1)
    with pytest.raises(KnownError, match="source_too_large") as caught:
        read_pdf(path, forms)
    assert "64 MB" in error_sentence(caught.value)
