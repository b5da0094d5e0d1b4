"""The program's window with the book that its argument names, as `ui.app.run` starts it."""

import sys
from pathlib import Path

from tests.benchmarks.first_paint import FirstPaint
from ui.app import application, build


def main() -> None:
    app = application(sys.argv[:1])
    FirstPaint(app)
    book = Path(sys.argv[1])
    window = build(book, config=book.with_name("settings"))
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
