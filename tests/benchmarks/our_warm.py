"""The program's paper as a worker: forms and faces stay loaded, as they do behind the window."""

import json
import resource
import sys
import time
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.exchange.json_file import read_json
from desktop.paths import FORMS
from desktop.printing.document import PaperCopy, render


def main() -> None:
    forms = Forms(FORMS)
    for line in sys.stdin:
        records, target = line.rstrip("\n").split("\t")
        copies = tuple(PaperCopy(row.report) for row in read_json(Path(records), forms).rows)
        start = time.perf_counter()
        pdf = render(copies, forms)
        seconds = time.perf_counter() - start
        Path(target).write_bytes(pdf)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        sys.stdout.write(json.dumps({"seconds": seconds, "memory": memory}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
