"""Zip files whose bytes follow from what is in them alone."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_MOMENT = (1980, 1, 1, 0, 0, 0)
"""Stands for the time of every file: the same content gives the same bytes."""


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file of these names and contents, in this order."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = ZipInfo(name, _NO_MOMENT)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()
