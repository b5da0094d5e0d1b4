"""Pages become pixels, whole or in bands, from any thread."""

import gc
from concurrent.futures import ThreadPoolExecutor

import pypdfium2 as pdfium
import pytest
from pypdfium2.internal import ObjectTracker

from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.pdfium import Document, Raster, pixel_size
from tests.blocks_pdf import A4, BLOCKS, blocks_pdf

SCALE = 2.0


def _is_black(raster: Raster, x: float, y: float) -> bool:
    channels = 1 if raster.grey else 4
    start = int(y) * raster.stride + int(x) * channels
    shade = raster.pixels[start : start + min(channels, 3)]
    assert set(shade) <= {0} or set(shade) <= {255}
    return shade[0] == 0


def test_sizes_are_in_points() -> None:
    with Document(blocks_pdf(3)) as document:
        assert [(round(width, 2), round(height, 2)) for width, height in document.sizes] == [A4] * 3
        assert pixel_size(document.sizes[0], 600 / 72) == (4961, 7016)


@pytest.mark.parametrize("grey", [True, False])
def test_blocks_stand_where_the_page_has_them(*, grey: bool) -> None:
    with Document(blocks_pdf()) as document:
        raster = document.render(0, SCALE, grey=grey)
    assert len(raster.pixels) == raster.stride * raster.height
    for left, top, width, height in BLOCKS:
        assert _is_black(raster, SCALE * left + 1, SCALE * top + 1)
        assert _is_black(raster, SCALE * (left + width) - 2, SCALE * (top + height) - 2)
        assert not _is_black(raster, SCALE * left - 2, SCALE * top + 1)
        assert not _is_black(raster, SCALE * left + 1, SCALE * (top + height) + 2)


@pytest.mark.parametrize("rows", [1, 97, 400, 10_000])
def test_bands_join_to_the_page(rows: int) -> None:
    with Document(blocks_pdf()) as document:
        whole = document.render(0, 0.5, grey=True)
        every = range(whole.height)
        size = (whole.width, whole.height)
        bands = [document.render_band(0, size, every[top : top + rows], grey=True) for top in every[::rows]]
    assert b"".join(band.pixels for band in bands) == whole.pixels
    assert 0 < whole.pixels.count(0) < whole.pixels.count(255)


def test_every_page_is_its_own() -> None:
    with Document(blocks_pdf(3)) as document:
        ink = [document.render(page, 1, grey=True).pixels.count(0) for page in (2, 0, 1, 0)]
    assert ink[1] == ink[3] < ink[2] < ink[0]


def test_threads_share_one_document() -> None:
    with Document(blocks_pdf(4)) as document, ThreadPoolExecutor(4) as pool:
        expected = [document.render(page, 0.7).pixels for page in range(4)]
        pages = [page for _ in range(10) for page in range(4)]
        rasters = list(pool.map(lambda page: document.render(page, 0.7), pages))
    assert [raster.pixels for raster in rasters] == [expected[page] for page in pages]


def test_nothing_stays_open() -> None:
    gc.collect()
    kinds = (pdfium.PdfDocument, pdfium.PdfPage, pdfium.PdfBitmap)
    before = [len(ObjectTracker[kind]) for kind in kinds]
    document = Document(blocks_pdf(2))
    document.render(1, 1)
    assert [len(ObjectTracker[kind]) for kind in kinds[:2]] == [before[0] + 1, before[1] + 1]
    document.close()
    document.close()
    assert [len(ObjectTracker[kind]) for kind in kinds] == before


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and nothing more", blocks_pdf()[:200]])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(KnownError, match="pdf_unreadable") as raised:
        Document(data)
    assert "PDF" in error_sentence(raised.value)


def test_a_page_has_at_least_one_pixel() -> None:
    assert pixel_size((10, 5), 0.01) == (1, 1)
