"""The trials of safety.md: what is done to the program and its files, and what must be left of them then.

`make trials` runs all of them and prints the table; a short form of each runs among the tests.
"""
