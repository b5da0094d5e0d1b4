"""What pdfium tells of a page, however another program has drawn it."""

from collections.abc import Callable
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.exchange.paper.grid import Grid
from desktop.pdf_content import Content
from desktop.pdfium import Document

HEIGHT = 400


def drawn(draw: Callable[[Canvas], None]) -> Content:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(300, HEIGHT))
    draw(canvas)
    canvas.showPage()
    canvas.save()
    with Document(target.getvalue()) as document:
        return document.content(0)


def outlined(canvas: Canvas) -> None:
    canvas.rect(20, 300, 100, 40)
    canvas.rect(120, 300, 60, 40)


def thin_boxes(canvas: Canvas) -> None:
    for x in (20, 120, 180):
        canvas.rect(x, 300, 0.5, 40, stroke=0, fill=1)
    for y in (300, 340):
        canvas.rect(20, y, 160.5, 0.5, stroke=0, fill=1)


def closed_paths(canvas: Canvas) -> None:
    for left, right in ((20, 120), (120, 180)):
        path = canvas.beginPath()
        path.moveTo(left, 300)
        path.lineTo(right, 300)
        path.lineTo(right, 340)
        path.lineTo(left, 340)
        path.close()
        canvas.drawPath(path)


def scaled(canvas: Canvas) -> None:
    canvas.translate(20, 300)
    canvas.scale(0.1, 0.1)
    canvas.lines([(x, 0, x, 400) for x in (0, 1000, 1600)] + [(0, y, 1600, y) for y in (0, 400)])


@pytest.mark.parametrize("draw", [outlined, thin_boxes, closed_paths, scaled])
def test_cells_are_found_however_they_are_drawn(draw: Callable[[Canvas], None]) -> None:
    boxes = Grid(drawn(draw).rules).boxes().values()
    assert sorted(tuple(round(side) for side in box) for box in boxes) == [(20, 60, 120, 100), (120, 60, 180, 100)]


def test_shades_and_what_is_not_straight_are_no_lines() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(20, 300, 100, 40, stroke=0, fill=1)
        canvas.line(20, 20, 120, 90)
        canvas.circle(150, 150, 40)

    assert drawn(draw).rules == ()


def test_upright_characters_are_told_where_they_stand() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 300, "well-")
        canvas.drawString(50, 288, "known")
        canvas.rotate(45)
        canvas.drawString(100, 100, "DRAFT")

    characters = drawn(draw).characters
    assert "".join(one.text for one in characters) == "well-known"
    assert [one.order for one in characters] == list(range(10))
    first = characters[0]
    assert (round(first.left), round(first.base), round(first.size)) == (50, HEIGHT - 300, 10)
    assert first.right == pytest.approx(characters[1].left, abs=0.01)
