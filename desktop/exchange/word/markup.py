"""Elements of WordprocessingML, put together in the order that its schema wants."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Element = Any
"""python-docx has a class for each tag, and lxml one for all."""

TWIPS = 20
"""Of a point."""


def element(tag: str, *inner: Element | None, **attributes: object) -> Element:
    """An element of Word's main namespace; what is None stays out."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(one for one in inner if one is not None)
    return made


def twips(points: float) -> int:
    """A length in the unit of most of Word's attributes."""
    return round(points * TWIPS)


class Setting(NamedTuple):
    """How a paragraph is set; lengths in points."""

    leading: float
    align: str = "left"
    bold: bool = False
    size: float | None = None
    """Of the type, where it is not the body's."""
    indent: float = 0.0
    hanging: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    """Whether it stays on the page of what follows."""


def paragraph(text: str, setting: Setting) -> Element:
    """A text without line ends as a paragraph."""
    spacing = element(
        "spacing",
        before=twips(setting.before),
        after=twips(setting.after),
        line=twips(setting.leading),
        lineRule="exact",
    )
    indent = element("ind", left=twips(setting.indent), hanging=twips(setting.hanging)) if setting.indent else None
    keep = element("keepNext") if setting.keep else None
    looks = element("pPr", keep, spacing, indent, element("jc", val=setting.align))
    return element("p", looks, run(text, setting) if text else None)


def run(text: str, setting: Setting) -> Element:
    """A text of one look; its tabs are tabs."""
    half_points = round(setting.size * 2) if setting.size else None
    looks = element(
        "rPr",
        element("b") if setting.bold else None,
        element("sz", val=half_points) if half_points else None,
        element("szCs", val=half_points) if half_points else None,
    )
    return element("r", looks, *_texts(text))


def field(instruction: str, shown: str, setting: Setting) -> Iterable[Element]:
    """A field that Word works out by itself, and what it shows until then."""
    code = element("instrText")
    code.text = f" {instruction} "
    for inner in (element("fldChar", fldCharType="begin"), code, element("fldChar", fldCharType="separate")):
        yield element("r", inner)
    yield run(shown, setting)
    yield element("r", element("fldChar", fldCharType="end"))


def _texts(text: str) -> Iterable[Element]:
    for index, part in enumerate(text.split("\t")):
        if index:
            yield element("tab")
        if part:
            piece = element("t")
            piece.text = part
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            yield piece
