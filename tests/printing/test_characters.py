"""What is typed is what is copied out of the paper, for every character that the faces have."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

import pypdfium2

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.printing.document import PaperCopy, render
from desktop.printing.faces import Face, form_faces
from tests.printing import text_layer

SYMBOLS_OF_OFFICES = (
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⒈⒉⒊"
    "㎡㎞㎝㎜㎏㎎㏄℃‰№☑☐☒×÷±≤≥≠≈∞→←↑↓⇒●○■□◆◇▲△★☆※§¥￥€£—…·「」『』〈〉《》【】〔〕“”‘’°′″"
)


def drawn(face: Face, codes: Iterable[int]) -> list[str]:
    """Those characters that leave ink in a face."""
    characters = (chr(code) for code in codes if not 0xD800 <= code <= 0xDFFF)
    return [character for character in characters if not face.lacks(character) and face.outline(character)]


def pages_of(text: str, report: Report, forms: Forms) -> bytes:
    return render([PaperCopy(replace(report, annual_goal=text))], forms)


def copied(pages: list[str], report: Report) -> str:
    """The goal as it is copied out of all pages: without blanks, and without what else stands on them."""
    text = "".join(re.sub(r"\s", "", page) for page in pages)
    text = re.sub(rf"第\d+页共\d+页|(?<=.){report.project_name}(?=第|项目年度)|项目年度总目标（续）：", "", text)
    start = text.index("项目年度总目标：") + len("项目年度总目标：")
    return text[start : text.index("自评时间：")]


def test_every_character_of_the_face_is_copied_out_as_it_was_typed(report: Report, forms: Forms) -> None:
    every = "".join(drawn(form_faces().regular, range(0x21, 0x32400)))
    assert len(every) > 29_000
    pdf = pages_of(every, replace(report, project_name=""), forms)
    shown = "".join(line.text for page in text_layer.pages(pdf) for line in page if line.font == "F1")
    assert every in re.sub(r"第 \d+ 页 共 \d+ 页", "", shown)


def test_pdfium_copies_every_character_of_the_general_table_and_of_gb_2312(report: Report, forms: Forms) -> None:
    """The Bold face was made for exactly these: GB 2312 with its symbols, and the 8,105 of the table."""
    both = drawn(form_faces().bold, range(0x21, 0x32400))
    ideographs = [character for character in both if unicodedata.name(character, "").startswith("CJK UNIFIED")]
    assert len(ideographs) > 8105
    assert sum(character > "\uffff" for character in ideographs) > 100
    codes = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    gb_2312 = {character for code in codes for character in code.decode("gb2312", "ignore")} - {"\u3000"}
    assert len(gb_2312) == 7444
    assert gb_2312 <= set(both)
    pdf = pages_of("".join(both), report, forms)
    assert copied([page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)], report) == "".join(
        both
    )


def test_symbols_that_offices_use_are_drawn_and_copied_out(report: Report, forms: Forms) -> None:
    regular = form_faces().regular
    assert regular.missing(SYMBOLS_OF_OFFICES) == ()
    assert all(regular.outline(symbol) for symbol in SYMBOLS_OF_OFFICES)
    (page,) = pypdfium2.PdfDocument(pages_of(SYMBOLS_OF_OFFICES, report, forms))
    assert SYMBOLS_OF_OFFICES in re.sub(r"\s", "", page.get_textpage().get_text_range())
