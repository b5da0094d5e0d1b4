"""A store in memory that can refuse."""

from desktop.domain.report import Report
from desktop.errors import KnownError


class Shelf:
    def __init__(self) -> None:
        self.saved: list[tuple[int, Report]] = []
        self.refusal: KnownError | None = None

    def save(self, report_id: int, report: Report) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.saved.append((report_id, report))
