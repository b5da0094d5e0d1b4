"""The strips that are drawn already, as many as a limit of bytes allows."""

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtGui import QImage

from ui.preview.stack import Strip

_PIXEL = 4
"""Bytes."""


class StripImages:
    """Images of one sheet, and those that were last seen in full, to stand in until new ones are there."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._images: OrderedDict[Strip, QImage] = OrderedDict()
        self._seen: tuple[tuple[Strip, QImage], ...] = ()

    @property
    def size(self) -> int:
        """Bytes held, besides what stands in."""
        return sum(image.sizeInBytes() for image in self._images.values())

    def renew(self) -> None:
        """The sheet is another one: its images stand in until the new ones are there."""
        self._images.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._images.clear()
        self._seen = ()

    def add(self, images: Iterable[tuple[Strip, QImage]]) -> None:
        """Keep these, and drop those not used for longest where the limit is passed; never these."""
        added = dict(images)
        self._images.update(added)
        for strip in tuple(self._images):
            if self.size <= self._limit:
                break
            if strip not in added:
                del self._images[strip]

    def missing(self, strips: Iterable[Strip]) -> tuple[Strip, ...]:
        """Those of `strips` that are not drawn yet."""
        return tuple(strip for strip in strips if strip not in self._images)

    def hold(self, strips: Iterable[Strip]) -> bool:
        """Whether all of these may be held at once."""
        return sum(strip.size[0] * len(strip.rows) * _PIXEL for strip in strips) <= self._limit

    def look_at(self, strips: tuple[Strip, ...]) -> tuple[tuple[Strip, QImage], ...]:
        """What to paint for `strips`, from back to front: themselves, over what stands in while one is missing."""
        drawn = tuple((strip, self._images[strip]) for strip in strips if strip in self._images)
        for strip, _ in drawn:
            self._images.move_to_end(strip)
        if len(drawn) == len(strips):
            self._seen = drawn
            return drawn
        return self._seen + drawn
