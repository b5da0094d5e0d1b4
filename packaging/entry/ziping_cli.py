"""The command line, as the bundle starts it."""

from desktop.cli.__main__ import main

main()
