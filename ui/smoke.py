"""`ziping --smoke [BOOK]`: the installed program tries itself once, with its own window, on a book of its own."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.faults import program_version
from ui.trial import Begin, Seen, Trial


def smoke(arguments: list[str], begin: Begin) -> int:
    """Try the program, print what was seen (`Trial.run`) as one JSON object; the exit code is 0 where all went well.

    A book that is named is copied: nothing but a temporary folder is written to.
    """
    seen: Seen = {"version": program_version(), "qt": qVersion(), "platform": QGuiApplication.platformName()}
    try:
        with TemporaryDirectory(prefix="自评簿 试运行 ") as folder:
            Trial(Path(folder), seen).run(Path(arguments[0]) if arguments else None, begin)
    except KnownError as error:
        seen["failed"] = error_sentence(error)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is to be reported
        seen["failed"] = f"{type(error).__name__}: {error}"
    seen["ok"] = "failed" not in seen
    if sys.stdout is not None:  # on Windows a program with windows has none, unless it is given one
        print(json.dumps(seen), flush=True)  # noqa: T201  # the report that was asked for
    return 0 if seen["ok"] else 1
