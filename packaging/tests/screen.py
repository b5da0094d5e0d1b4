"""A screen without a monitor, and what is on it."""

import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

_COLOURS_FIELD = 19
"""Of the header of an XWD file, in words of four bytes: how many entries of twelve bytes stand before the pixels."""


@dataclass(frozen=True)
class Screen:
    """An Xvfb of its own."""

    display: str
    folder: Path

    def picture(self) -> Image.Image:
        """What is on it now."""
        content = (self.folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", content[:100])
        start, width, height = header[0] + 12 * header[_COLOURS_FIELD], header[4], header[5]
        return Image.frombytes("RGB", (width, height), content[start : start + 4 * width * height], "raw", "BGRX")


@contextmanager
def screen() -> Iterator[Screen]:
    """Start one, and end it."""
    reading, writing = os.pipe()
    with TemporaryDirectory() as folder:
        command = ["Xvfb", "-displayfd", str(writing), "-fbdir", folder, "-screen", "0", "1366x768x24"]
        with subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
            os.close(writing)
            with os.fdopen(reading) as said:
                number = said.readline().strip()
            yield Screen(f":{number}", Path(folder))
            server.terminate()
