"""What Office files of strangers are not let in."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from desktop.exchange.gate import MEMBER_LIMIT, RATIO_LIMIT, is_hostile


def archive(files: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return written.getvalue()


def test_file_of_an_office_program_is_let_in() -> None:
    written = BytesIO()
    Document().save(written)
    assert not is_hostile(written.getvalue())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        archive({"a.xml": b"<a/>"})[:-30],
        archive({"a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        archive({"a.rels": "<!DOCTYPE a><a/>".encode("utf-16")}),
        archive({"a.xml": "<甲/>".encode("gb18030")}),
        archive({"a.bin": b"\0" * (RATIO_LIMIT * 10_000)}),
        archive({f"{number}.xml": b"<a/>" for number in range(MEMBER_LIMIT + 1)}),
    ],
    ids=["empty", "garbage", "cut", "doctype", "hidden doctype", "other encoding", "bomb", "many"],
)
def test_others_are_not(content: bytes) -> None:
    assert is_hostile(content)


def test_archive_that_lies_about_its_size_is_not() -> None:
    honest = archive({"a.xml": b"<a>" + b" " * 50_000 + b"</a>"})
    size = (50_007).to_bytes(4, "little")
    assert honest.count(size) == 2
    assert is_hostile(honest.replace(size, (7).to_bytes(4, "little")))
