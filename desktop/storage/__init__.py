"""The book: reports kept in one SQLite file. The only importer of peewee."""
