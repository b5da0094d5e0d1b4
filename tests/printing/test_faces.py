import itertools
from struct import iter_unpack, unpack_from

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.marks import HALVED_CLOSING, HALVED_OPENING
from desktop.printing.drawn_glyphs import DRAWN_GLYPHS
from desktop.printing.faces import Face, form_faces, word_sum
from desktop.printing.subset import subset

FACES = (form_faces().regular, form_faces().bold)
ONE_GLYPH = "·・"
"""Two characters that one glyph of the face serves."""


def test_widths_are_whole_thousandths_of_an_em() -> None:
    regular = FACES[0]
    assert [regular.widths[c] for c in "测，a0 \u3000☑"] == [1000, 1000, 500, 500, 500, 1000, 1000]


def test_blanks_joiners_and_selectors_leave_no_ink() -> None:
    regular = FACES[0]
    assert [regular.widths[c] for c in "\t\u200b\u200d\ufe0f\U000e0101\u00ad"] == [1000, 0, 0, 0, 0, 0]
    assert [regular.outline(c) for c in "\t \u200b\ufe0f\u3000"] == [b""] * 5


def test_missing_characters_are_named_with_their_first_place() -> None:
    assert FACES[0].missing("𠮷时\n☑\t𠮷\u200d时🙂") == ((0, "𠮷"), (8, "🙂"))


def test_characters_above_the_basic_plane_are_found() -> None:
    assert FACES[0].missing("𬬭𬭊𫠜") == ()


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_marks_that_are_halved_have_their_ink_in_one_half(face: Face) -> None:
    for mark in HALVED_CLOSING:
        assert face.widths[mark] == 1000
        assert unpack_from(">h", face.outline(mark), 6)[0] <= 500, mark
    for mark in HALVED_OPENING:
        assert face.widths[mark] == 1000
        assert unpack_from(">h", face.outline(mark), 2)[0] >= 500, mark


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_no_glyph_is_made_of_others_which_a_subset_would_lose(face: Face) -> None:
    offsets = [offset for (offset,) in iter_unpack(">I", face.table("loca"))]
    glyf = face.table("glyf")
    starts = [start for start, end in itertools.pairwise(offsets) if end > start]
    assert all(unpack_from(">h", glyf, start)[0] >= 0 for start in starts)


def test_a_subset_is_a_valid_font_file() -> None:
    file = subset(FACES[0], "自评☑" + ONE_GLYPH)
    tables = {tag: (checksum, file[offset : offset + length]) for tag, checksum, offset, length in _directory(file)}
    assert sorted(tables) == [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"]
    assert word_sum(file) % 2**32 == 0xB1B0AFBA
    for tag, (checksum, table) in tables.items():
        if tag != b"head":
            assert word_sum(table + bytes(-len(table) % 4)) % 2**32 == checksum
    assert unpack_from(">H", tables[b"maxp"][1], 4) == (6,)
    offsets = unpack_from(">7I", tables[b"loca"][1])
    outlines = [tables[b"glyf"][1][start:end] for start, end in itertools.pairwise(offsets)]
    assert outlines[3] == DRAWN_GLYPHS["☑"] + bytes(-len(DRAWN_GLYPHS["☑"]) % 4)
    assert outlines[4] == outlines[5] != b""


def test_every_word_of_the_forms_is_in_the_bold_face(forms: Forms) -> None:
    for form in (forms[form_id] for form_id in forms.ids):
        words = [form.title, form.label_suffix, form.table.total_label, form.table.group_cell]
        words += [field.label for field in form.fields] + [column.label for column in form.table.columns]
        words += [group.label for group in (*form.table.groups, *form.table.leaves)]
        assert FACES[1].missing("".join(words)) == ()


def _directory(file: bytes) -> list[tuple[bytes, int, int, int]]:
    (count,) = unpack_from(">H", file, 4)
    return [unpack_from(">4s3I", file, 12 + 16 * i) for i in range(count)]
