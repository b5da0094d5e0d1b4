"""The user's guide (docs/guide.md), read inside the program."""
