"""The book: reports kept in one SQLite file. The only importer of peewee."""

from desktop.storage.batches import Batch, Withdrawal
from desktop.storage.book import Book, Clock, system_clock
from desktop.storage.entries import State
from desktop.storage.history import Version, VersionKind
from desktop.storage.stored import StoredReport
from desktop.storage.summaries import Summary
from desktop.storage.verification import Damage

__all__ = [
    "Batch",
    "Book",
    "Clock",
    "Damage",
    "State",
    "StoredReport",
    "Summary",
    "Version",
    "VersionKind",
    "Withdrawal",
    "system_clock",
]
