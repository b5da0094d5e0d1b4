"""What Office files of strangers are not let in."""

from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from desktop.errors import KnownError
from desktop.exchange.gate import PART_LIMIT, RATIO_LIMIT, look_through
from desktop.exchange.source import MEGABYTE


def archive(files: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return written.getvalue()


def test_file_of_an_office_program_is_let_in() -> None:
    written = BytesIO()
    Document().save(written)
    pieces = list(look_through(written.getvalue(), "broken"))
    with ZipFile(written) as packed:
        assert [(one.part, one.content) for one in pieces] == [
            (name.lower(), packed.read(name)) for name in packed.namelist()
        ]


def refusal(content: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        list(look_through(content, "broken"))
    return caught.value.code


_DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
_NOISE = Random(1).randbytes(MEGABYTE // 2).hex().encode()  # noqa: S311  # nothing is secret
"""A megabyte that does not shrink much."""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "broken"),
        (b"no archive", "broken"),
        (archive({"a.xml": b"<a/>"})[:-30], "broken"),
        (archive({"a.xml": _DOCTYPE}), "office_with_entities"),
        (
            archive({"A.XML": _NOISE * 3 + _DOCTYPE}),
            "office_with_entities",
        ),
        (archive({"a.rels": "<!DOCTYPE a><a/>".encode("utf-16")}), "office_with_entities"),
        (archive({"a.rels": "<!DOCTYPE a><a/>".encode("utf-16-be")}), "office_with_entities"),
        (archive({"a.xml": "<甲/>".encode("gb18030")}), "office_with_entities"),
        (archive({"a.bin": b"\0" * (RATIO_LIMIT * 10_000)}), "office_swollen"),
        (archive({f"{number}.xml": b"<a/>" for number in range(PART_LIMIT + 1)}), "office_swollen"),
    ],
    ids=[
        "empty",
        "garbage",
        "cut",
        "doctype",
        "late doctype",
        "hidden",
        "hidden otherwise",
        "encoding",
        "bomb",
        "many",
    ],
)
def test_others_are_not(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_doctype_across_two_pieces_is_seen() -> None:
    for before in range(len(_DOCTYPE)):
        assert refusal(archive({"a.xml": _NOISE[before:] + _DOCTYPE})) == "office_with_entities"


def test_picture_may_hold_any_bytes() -> None:
    content = archive({"a.png": b"\xff\0" + _DOCTYPE})
    assert [one.part for one in look_through(content, "broken")] == ["a.png"]


def test_encrypted_part_is_not_let_in() -> None:
    content = bytearray(archive({"a.xml": b"<a/>"}))
    content[content.index(b"PK\1\2") + 8] |= 1
    assert refusal(bytes(content)) == "broken"


def test_archive_that_lies_about_its_size_is_not() -> None:
    honest = archive({"a.xml": b"<a>" + b" " * 50_000 + b"</a>"})
    size = (50_007).to_bytes(4, "little")
    assert honest.count(size) == 2
    assert refusal(honest.replace(size, (7).to_bytes(4, "little"))) == "broken"
