"""The program's window with the book that its argument names, as `ui.__main__` and `ui.app.run` start it."""

import gc
import sys
from pathlib import Path


def main() -> None:
    gc.disable()
    from tests.benchmarks.first_paint import FirstPaint  # noqa: PLC0415  # imported as the program is: see ui.__main__
    from ui.app import application, build  # noqa: PLC0415  # as above

    app = application(sys.argv[:1])
    FirstPaint(app)
    book = Path(sys.argv[1])
    window = build(book, config=book.with_name("settings"))
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
