"""PDFs of black blocks at known places, for what only moves pixels and knows no report."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

A4 = (595.28, 841.89)
BLOCKS = ((40, 50, 60, 30), (400, 60, 30, 200), (100, 700, 395, 12.5))
"""Left, top, width, height in points from the page's top left."""


def blocks_pdf(pages: int = 1, size: tuple[float, float] = A4) -> bytes:
    """`pages` pages with all the blocks; page n has n small blocks more along its foot, so that pages can be told."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1)
    for page in range(pages):
        marks = tuple((40 + 12 * mark, 800, 8, 8) for mark in range(page + 1))
        for left, top, width, height in BLOCKS + marks:
            canvas.rect(left, size[1] - top - height, width, height, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
