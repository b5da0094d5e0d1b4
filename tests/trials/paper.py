"""Texts that would be markup elsewhere, and texts and tables at their limits, on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from unicodedata import category

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import FieldKind, Indicator, Report, kinds_of
from desktop.domain.text import TEXT_LIMIT
from desktop.paths import FORMS
from desktop.printing.document import PaperCopy, render
from tests.printing import text_layer
from tests.printing.hostile import HOSTILE
from tests.reports import filled_report
from tests.trials.trial import Result

_ROWS = 500
_SECONDS = 3
_TEXTS = {FieldKind.LINE, FieldKind.TEXT}


def hostile_texts(_folder: Path, texts: Sequence[str] = HOSTILE) -> Result:
    """Each text in every text field: it is on the paper as it was typed, as often, and nothing else is."""
    forms = Forms(FORMS)
    form = forms["putuo-2021"]
    plain = filled_report(form)
    places = _places(plain, form)
    faults, images, exceptions = [], 0, 0
    for text in texts:
        report = _everywhere(plain, form, text)
        try:
            pdf = render([PaperCopy(report)], forms)
        except Exception as error:  # noqa: BLE001  # it is what is looked for
            exceptions += 1
            faults.append(f"{text!r}: {error!r}")
            continue
        images += pdf.count(b"/Subtype /Image")
        faults += [f"{text!r}: embedded or linked"] * any(mark in pdf for mark in (b"/Subtype /Image", b"/URI"))
        found = _bare("".join(text_layer.text(pdf))).count(_bare(text))
        if found < places:
            faults.append(f"{text!r}: {found} times on paper of {places}")
    counts = f"{images} images, {exceptions} exceptions, {len(faults)} texts changed"
    figures = f"{len(texts)} texts in {places} fields: {counts}"
    return Result(f"{len(texts)} hostile strings in every text field → PDF → text", figures, tuple(faults))


def long_paper(_folder: Path, seconds: float = _SECONDS) -> Result:
    """A text at its limit and a table at its limit are printed whole, within some seconds each."""
    forms = Forms(FORMS)
    form = forms["putuo-2021"]
    plain = filled_report(form)
    text = "".join(f"第{number}条，完成。" for number in range(TEXT_LIMIT))[:TEXT_LIMIT]
    rows = tuple(
        Indicator(group=form.table.leaves[number * 3 // _ROWS].key, name=f"指标第{number:03}号", weight=Decimal("0.2"))
        for number in range(_ROWS)
    )
    faults, figures = [], []
    for name, report, parts in (
        ("20,000 characters", replace(plain, achievements=text), [text]),
        (f"{_ROWS} indicators", replace(plain, indicators=rows), [row.name for row in rows]),
    ):
        begin = perf_counter()
        pdf = render([PaperCopy(report)], forms)
        took = perf_counter() - begin
        pages = text_layer.text(pdf)
        faults += [f"{name}: {part[:20]} is not whole" for part in parts if not _in_order(part, "".join(pages))]
        faults += [f"{name}: {took:.1f} s"] * (took > seconds)
        figures.append(f"{name} on {len(pages)} pages in {took:.2f} s")
    return Result("a 20,000-character text; 500 indicators", f"{', '.join(figures)}; nothing cut", tuple(faults))


def _everywhere(report: Report, form: Form, text: str) -> Report:
    named = {name: text for name, kind in kinds_of(Report).items() if kind in _TEXTS}
    cells = {name: text for name, kind in kinds_of(Indicator).items() if kind in _TEXTS}
    keys = sorted(_entries(form))
    row = replace(report.indicators[0], **cells)  # type: ignore[arg-type]  # texts all
    entries = tuple((key, text) for key in keys)
    return replace(report, **named, indicators=(row,), signature="persons", signature_texts=entries)  # type: ignore[arg-type]  # texts all


def _places(report: Report, form: Form) -> int:
    """How often a text stands on a paper that has it in every text field: once for each field that is printed."""
    unusual = "㊣㊣㊣"
    pdf = render([PaperCopy(_everywhere(report, form, unusual))], Forms(FORMS))
    found = "".join(text_layer.text(pdf)).count(unusual)
    if found < len(list(_printed_names(form))):
        raise AssertionError(found)
    return found


def _printed_names(form: Form) -> Iterator[str]:
    yield from (field.attribute for field in form.fields if field.kind in _TEXTS and field.on_paper)
    yield from (field.name for field in fields(Indicator) if field.name in {"name", "explanation", "remark"})


def _entries(form: Form) -> Iterator[str]:
    for block in form.blocks:
        for preset in getattr(block, "presets", ()):
            if preset.id == "persons":
                yield from (entry.key for row in preset.rows for entry in row)


def _in_order(text: str, paper: str) -> bool:
    """Whether the characters of a text stand on paper one after the other; at the ends of pages others come between."""
    rest = iter(paper)
    return all(character in rest for character in text)


def _bare(text: str) -> str:
    """Without control characters and blanks: where a line ends on paper none is shown."""
    return "".join(c for c in text if category(c) != "Cc" and not c.isspace())
