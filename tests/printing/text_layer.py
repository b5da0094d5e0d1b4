"""Reads what a PDF of ours says, code by code, as a viewer's copy does, without the blanks that viewers add or drop."""

import re
import zlib
from dataclasses import dataclass

_SHOWN = re.compile(r"(?:/(F\d) (\S+) Tf)|(?:1 0 0 1 (\S+) (\S+) Tm (.*) T[jJ])")


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of text: where its baseline begins, in points from the lower left corner."""

    x: float
    y: float
    size: float
    font: str
    text: str


def pages(pdf: bytes) -> list[list[ShownLine]]:
    """The lines of every page in the order in which they are drawn."""
    objects = _objects(pdf)
    fonts = {name: _to_unicode(objects, int(number)) for name, number in _font_references(objects)}
    kids = next(body for body in objects.values() if b"/Type /Pages" in body)
    numbers = re.findall(rb"(\d+) 0 R", re.search(rb"/Kids \[(.*?)\]", kids, re.DOTALL)[1])  # type: ignore[index]  # every page tree has kids
    return [_lines(_content(objects, int(number)), fonts) for number in numbers]


def text(pdf: bytes) -> list[str]:
    """The text of every page, its lines joined without anything between them."""
    return ["".join(line.text for line in page) for page in pages(pdf)]


def _objects(pdf: bytes) -> dict[int, bytes]:
    start = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
    offsets = [int(entry) for entry in re.findall(rb"(\d{10}) \d{5} n", pdf[start:])]
    ends = dict(zip(sorted(offsets), [*sorted(offsets)[1:], start], strict=True))
    return {number: pdf[offset : ends[offset]] for number, offset in enumerate(offsets, 1)}


def stream(body: bytes) -> bytes:
    """The decoded stream of an object."""
    content = body[body.index(b"stream\n") + 7 : body.rindex(b"endstream")]
    return zlib.decompress(content) if b"/FlateDecode" in body else content


def _font_references(objects: dict[int, bytes]) -> list[tuple[str, str]]:
    return [
        (name.decode(), number.decode())
        for body in objects.values()
        for name, number in re.findall(rb"/(F\d) (\d+) 0 R", body)
    ]


def _to_unicode(objects: dict[int, bytes], font: int) -> dict[str, str]:
    reference = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    assert reference
    cmap = stream(objects[int(reference[1])]).decode("ascii")
    blocks = re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", cmap, re.DOTALL)
    entries = [entry for _, block in blocks for entry in re.findall(r"<(\w{4})> <(\w+)>", block)]
    assert all(int(count) <= 100 for count, _ in blocks)
    return {code.lower(): bytes.fromhex(target).decode("utf-16-be") for code, target in entries}


def _content(objects: dict[int, bytes], page: int) -> str:
    reference = re.search(rb"/Contents (\d+) 0 R", objects[page])
    assert reference
    return stream(objects[int(reference[1])]).decode("ascii")


def _lines(content: str, fonts: dict[str, dict[str, str]]) -> list[ShownLine]:
    lines, font, size = [], "", 0.0
    for name, points, x, y, operand in _SHOWN.findall(content):
        if name:
            font, size = name, float(points)
        else:
            codes = "".join(re.findall(r"<(\w*)>", operand))
            text = "".join(fonts[font][codes[i : i + 4]] for i in range(0, len(codes), 4))
            lines.append(ShownLine(float(x), float(y), size, font, text))
    return lines
