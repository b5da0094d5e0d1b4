"""Golden pages: where every piece of text stands, as pdfium reads it from the PDF, kept in tests/fixtures/golden/.

Where a change of the paper is meant, they are made anew by `python -m tests.printing.golden`, looked through, and
committed with it. Of the published forms only places and numbers of characters are kept.
"""

import json
from collections.abc import Callable, Iterator
from ctypes import byref, c_double
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from desktop.domain.form_file import Forms
from desktop.domain.record import from_record
from desktop.domain.report import Indicator
from desktop.paths import FORMS
from desktop.printing.document import PaperCopy, PrintOptions, render
from tests.conftest import REAL_FORMS
from tests.reports import filled_report

FOLDER = Path(__file__).parents[1] / "fixtures" / "golden"
PUBLISHED = "published"
_SENTENCES = (
    "沿湖步道照明设施按季度检查一次，发现损坏及时报修并登记；",
    "全年投入资金1,250,000.50元，惠及沿线居民3.2万人次，满意度98.6%。",
    "根据《城市照明管理办法（试行）》，完成“节能改造——二期”工程，详见http://example.cn/light/2021。",
)


class Block(NamedTuple):
    """Text on one baseline without a gap: where its first character begins and its last one ends, in points."""

    left: float
    right: float
    baseline: float
    text: str


def blocks(pdf: bytes) -> list[list[Block]]:
    """The blocks of every page, in the order in which pdfium finds them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [list(_blocks(page.get_textpage())) for page in document]
    finally:
        document.close()


def documents() -> dict[str, Callable[[], bytes]]:
    """What is kept, by name."""
    forms = Forms(FORMS)
    report = filled_report(forms["putuo-2021"])
    long = replace(report, achievements=_text(40), problems=_text(30), improvements=_text(25))
    rows = replace(report, indicators=tuple(map(_row, range(200))))
    names = ("湖畔步道夜间照明改造", "社区图书馆与文化活动站设施更新维护及数字化服务能力提升（二期）", "河道保洁")
    several = [PaperCopy(replace(report, project_name=name)) for name in names]

    def printed(copy: PaperCopy) -> Callable[[], bytes]:
        return lambda: render([copy], forms)

    return {
        "one-page": printed(PaperCopy(replace(report, annual_goal=_text(4)))),
        "three-pages": printed(PaperCopy(long)),
        "200-rows": printed(PaperCopy(rows)),
        "signature-persons": printed(
            PaperCopy(replace(report, signature="persons", signature_texts=(("preparer", "丁一"),)))
        ),
        "signature-seal": printed(PaperCopy(replace(report, signature="seal"))),
        "draft": printed(PaperCopy(report, draft=True)),
        "final": printed(PaperCopy(long, version=3, digest="0123456789abcdef")),
        "cover": lambda: render(several, forms, PrintOptions(cover=True, double_sided=True)),
    }


def published(folder: Path) -> bytes:
    """The published forms in one PDF."""
    records = json.loads((folder / "putuo-2021.json").read_text(encoding="utf-8"))["reports"]
    for record in records:
        del record["printed"]
    return render([PaperCopy(from_record(record, "")) for record in records], Forms(FORMS))


def without_text(pages: list[list[Block]]) -> list[list[Block]]:
    """The same blocks, with the number of their characters in place of the text."""
    return [[block._replace(text=str(len(block.text))) for block in page] for page in pages]


def kept(name: str) -> list[list[Block]]:
    """The blocks in the file of this name."""
    pages = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [[Block(*block) for block in page] for page in pages]


def keep(name: str, pages: list[list[Block]]) -> None:
    """Write the file of this name, one block a line."""
    listed = (",\n".join(json.dumps(block, ensure_ascii=False) for block in page) for page in pages)
    text = "[\n" + ",\n".join(f"[\n{page}\n]" for page in listed) + "\n]\n"
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


def _text(sentences: int) -> str:
    return "".join(_SENTENCES[i % len(_SENTENCES)] for i in range(sentences))


def _row(number: int) -> Indicator:
    return Indicator(
        group=("output", "benefit", "satisfaction")[number // 70],
        name=f"第{number + 1}项设施完好率",
        explanation=_SENTENCES[0] if number % 3 else "",
        weight=Decimal("0.5"),
        self_score=Decimal("0.45"),
        remark="" if number % 7 else _SENTENCES[1],
    )


def _blocks(page: pypdfium2.PdfTextPage) -> Iterator[Block]:
    block: Block | None = None
    for index in range(page.count_chars()):
        if raw.FPDFText_IsGenerated(page, index):
            continue
        character = chr(raw.FPDFText_GetUnicode(page, index))
        left, baseline = _origin(page, index)
        _, _, right, _ = page.get_charbox(index, loose=True)
        near = raw.FPDFText_GetFontSize(page, index) / 2
        if block and abs(block.baseline - baseline) < 1 and abs(block.right - left) < near:
            block = Block(block.left, right, block.baseline, block.text + character)
        else:
            if block:
                yield _rounded(block)
            block = Block(left, right, baseline, character)
    if block:
        yield _rounded(block)


def _origin(page: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(page, index, byref(x), byref(y))
    return x.value, y.value


def _rounded(block: Block) -> Block:
    return block._replace(left=round(block.left, 1), right=round(block.right, 1), baseline=round(block.baseline, 1))


def _main() -> None:
    for name, make in documents().items():
        keep(name, blocks(make()))
    if REAL_FORMS.is_dir():
        keep(PUBLISHED, without_text(blocks(published(REAL_FORMS))))


if __name__ == "__main__":
    _main()
