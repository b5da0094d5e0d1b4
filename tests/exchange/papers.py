"""Generated reports as they look on paper, and what a paper can tell of them."""

import unicodedata
from collections.abc import Callable
from dataclasses import fields, replace
from typing import TypeVar

from hypothesis import strategies as st

from desktop.domain.form import Form
from desktop.domain.report import Indicator, Report, Texts
from desktop.printing.faces import form_faces
from tests.strategies import reports

Values = TypeVar("Values", Report, Indicator)

_SENTENCES = (
    "一是更换灯具412盏，亮灯率99.5%；二是用电量下降38%，全年节约电费约12万元。",
    "于2021年10月15日完成（共计1,234.56万元），“一网通办”APP ",
    "long English words, and http://example.invalid/a/b?c=1 ",
    "改进措施：",
    "\n",
    "　　",
)
_texts = st.lists(st.sampled_from(_SENTENCES), max_size=40).map("".join)
_UNTOLD = {"Zs", "Cf", "Cc", "Zl", "Zp"}
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
"""pdfium tells the letters that they are of."""


@st.composite
def paper_reports(draw: st.DrawFn) -> Report:
    """Reports of the official form in characters that the faces have, many of them longer than a page."""
    report = _printable(draw(reports()))
    keys = draw(st.sets(st.sampled_from(["annual_goal", "achievements", "problems", "improvements"])))
    rows = [_printable(row) for row in report.indicators]
    if rows:
        rows[-1] = replace(rows[-1], remark=draw(_texts), explanation=draw(_texts))
    return replace(report, **{key: draw(_texts) for key in sorted(keys)}, indicators=tuple(rows))  # type: ignore[arg-type]  # all are texts


def told(report: Report, form: Form) -> Report:
    """What a paper tells of a report, apart from blanks and from where paragraphs end.

    What was typed but could not be read is not printed; rows stand group by group; a group with nothing but one empty
    row looks like one without any.
    """
    rows = [row for leaf in form.table.leaves for _, row in report.rows_of(leaf.key)]
    plain = tuple(replace(_without_blanks(row), unread=()) for row in rows)
    empty = [row for row in plain if row == Indicator(group=row.group) and len(report.rows_of(row.group)) == 1]
    texts = dict(report.signature_texts) if report.signature == "persons" else {}
    return replace(
        _without_blanks(report),
        fiscal_year=report.evaluated_on.year - 1 if report.evaluated_on else form.first_year,
        indicators=tuple(row for row in plain if row not in empty),
        signature_texts=_kept({key: _shown(text) for key, text in texts.items()}),
        unread=(),
    )


def _kept(texts: dict[str, str]) -> Texts:
    return tuple(sorted((key, text) for key, text in texts.items() if text))


def _without_blanks(values: Values) -> Values:
    return _mapped(values, _shown)


def _shown(text: str) -> str:
    return "".join(character for character in text if unicodedata.category(character) not in _UNTOLD)


def _printable(values: Values) -> Values:
    face = form_faces().regular
    return _mapped(values, lambda text: "".join(c for c in text if not face.lacks(c) and c not in _LIGATURES))


def _mapped(values: Values, change: Callable[[str], str]) -> Values:
    """A report or a row with every text changed, those of its signature strip included."""
    texts = {one.name: change(text) for one in fields(values) if isinstance(text := getattr(values, one.name), str)}
    if isinstance(values, Report):
        signed = {key: change(text) for key, text in values.signature_texts}
        return replace(values, **texts, signature_texts=_kept(signed))  # type: ignore[arg-type]  # all are texts
    return replace(values, **texts)  # type: ignore[arg-type]  # as above
