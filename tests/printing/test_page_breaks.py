"""Where pages end: over many sizes of report, nothing stands alone that a careful typist would keep together."""

from decimal import Decimal
from random import Random

import pytest

from desktop.domain.form import Form
from desktop.domain.report import Indicator, Report
from desktop.printing.layout import lay_out
from desktop.printing.lines import joined
from desktop.printing.page import Box, Page
from tests.reports import filled_report

PHRASES = ("沿湖步道照明设施按季度检查，", "发现损坏及时报修并登记。", "全年投入12.5万元，", "完成率98.6%。\n")
LONG_TEXTS = ("annual_goal", "achievements", "problems", "improvements")
FOOT = 841.89 - 46
NUMBER = "第 "
NAME_COLUMN = (595.28 - 525) / 2 + 72


def generated(form: Form, rows: int, seed: int) -> Report:
    """A report of so many rows whose texts are now short, now long, now none."""
    random = Random(seed)  # noqa: S311  # sizes, not secrets

    def text(phrases: int) -> str:
        return "".join(random.choices(PHRASES, k=random.randint(0, phrases)))

    sizes = [random.choice((1, 5, 60, 260)) for _ in LONG_TEXTS]
    texts = {name: text(size) for name, size in zip(LONG_TEXTS, sizes, strict=True)}
    remark = random.choice((0, 2, 8))
    cuts = sorted(random.choices(range(rows + 1), k=2))
    indicators = tuple(
        Indicator(
            group=("output", "benefit", "satisfaction")[(i >= cuts[0]) + (i >= cuts[1])],
            name=f"第{i}项" + text(1).strip(),
            explanation=text(2),
            weight=Decimal(1),
            remark=text(900 if remark == 8 and random.random() < 0.01 else remark),
        )
        for i in range(rows)
    )
    signature = random.choice(("", "persons", "seal"))
    return filled_report(form, indicators=indicators, signature=signature, **texts)


@pytest.mark.parametrize("rows", range(1, 121))
def test_nothing_stands_alone(form: Form, rows: int) -> None:
    for seed in (rows, 1000 + rows):
        report = generated(form, rows, seed)
        pages = lay_out(report, form)
        for page in pages:
            _assert_inside(page)
            _assert_labels_have_their_text(page)
            _assert_groups_have_their_names(page)
            _assert_one_head_over_rows(page)
        _assert_end_together(pages, report)
        _assert_nothing_lost(pages, report)


def _assert_inside(page: Page) -> None:
    cells = [box for box in page.boxes if not _text(box).startswith(NUMBER)]
    assert max(box.top + box.height for box in cells) <= FOOT + 1e-6
    assert all(len(box.lines) * box.leading <= box.height + 1e-6 for box in page.boxes)


def _assert_labels_have_their_text(page: Page) -> None:
    for box in page.boxes:
        if box.boxed and _text(box).rstrip("：").removesuffix("（续）").startswith(("项目年度", "主要", "改进")):
            (value,) = (other for other in page.boxes if other.top == box.top and other.left > box.left)
            assert value.place
            assert value.place.attribute in LONG_TEXTS
            continued = "（续）" in _text(box)
            assert len(value.lines) >= (2 if continued else 1)


def _assert_groups_have_their_names(page: Page) -> None:
    rows = _rows(page)
    groups = [box for box in page.boxes if _text(box).endswith("分)")]
    for row in rows:
        (group,) = (box for box in groups if box.top <= row.top + 1e-6 < box.top + box.height)
        assert group.top + group.height >= row.top + row.height - 1e-6
    for group in groups:
        assert any(group.top <= row.top + 1e-6 < group.top + group.height for row in rows)


def _assert_one_head_over_rows(page: Page) -> None:
    heads = [box for box in page.boxes if _text(box) == "指标名称"]
    rows = _rows(page)
    assert len(heads) == bool(rows)
    if rows:
        first = min(rows, key=lambda row: row.top)
        assert first.top == pytest.approx(heads[0].top + heads[0].height)


def _assert_end_together(pages: tuple[Page, ...], report: Report) -> None:
    last = [_text(box) for box in pages[-1].boxes]
    strip = {"persons": ["填报人：", "联系电话："], "seal": ["单位（盖章）"]}.get(report.signature, [])
    for words in ("合计", "说明：", *strip):
        assert last.count(words) == 1
    assert _rows(pages[-1])


def _assert_nothing_lost(pages: tuple[Page, ...], report: Report) -> None:
    shown: dict[tuple[str, int | None], str] = {}
    for page in pages:
        for box in page.boxes:
            if box.place and box.place.attribute in {*LONG_TEXTS, "remark", "explanation"}:
                key = box.place.attribute, box.place.row
                shown[key] = shown.get(key, "") + "".join(line.text for line in box.lines)
    expected: dict[tuple[str, int | None], str] = {(name, None): getattr(report, name) for name in LONG_TEXTS}
    for i, row in enumerate(report.indicators):
        expected |= {("remark", i): row.remark, ("explanation", i): row.explanation}
    assert shown == {key: text.replace("\n", "") for key, text in expected.items()}


def _rows(page: Page) -> list[Box]:
    """The name cells of the table; that of a group without indicators shows no value."""
    return [box for box in page.boxes if box.boxed and not box.bold and abs(box.left - NAME_COLUMN) < 0.01]


def _text(box: Box) -> str:
    return joined(box.lines)
