"""The window, as the bundle starts it."""

from ui.__main__ import main

main()
