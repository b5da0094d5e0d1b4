"""What time does to a book: findings that depend on the day or the program, versions no longer worth keeping."""

from contextlib import suppress
from datetime import datetime

from desktop.errors import KnownError
from desktop.storage.entries import read_entry, write_entry
from desktop.storage.file import BookFile
from desktop.storage.reports import read_sound_report
from desktop.storage.review import BookReview
from desktop.storage.summaries import stale_entries
from desktop.storage.verification import verify
from desktop.storage.versions import drop_versions, superfluous_versions


def tidy(file: BookFile, review: BookReview, now: datetime) -> None:
    """Bring a book up to a moment; nothing is written where nothing has changed with time, or to a damaged book.

    Raises:
        KnownError: what writing to a book raises.
    """
    with file.reading() as database:
        stale = stale_entries(database, now)
        superfluous = superfluous_versions(database, now)
    if (not stale and not superfluous) or verify(file):
        return
    with file.writing() as database:
        drop_versions(database, superfluous)
        for report_id in stale:
            with suppress(KnownError):  # damaged, or of a form that we lack
                entry = read_entry(database, report_id)
                report = read_sound_report(database, report_id, entry.digest)
                fresh = review.summarised(database, entry, report)
                if fresh != entry:
                    write_entry(database, fresh)
