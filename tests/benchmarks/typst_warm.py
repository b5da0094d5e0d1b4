"""The peer as a worker: one compiler that stays, the shipped faces loaded once. Runs in the peer's environment."""

import json
import resource
import sys
import time
from pathlib import Path

import typst  # type: ignore[import-not-found]  # only the peer's environment has it

HERE = Path(__file__).resolve().parent
FACES = HERE.parents[1] / "resources" / "fonts"
SOURCE = '#import "form.typ": papers\n#papers(json(bytes({text})).reports)'


def main() -> None:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FACES)])
    compiler = typst.Compiler(b"", root=str(HERE / "template"), font_paths=fonts)
    for line in sys.stdin:
        records, target = line.rstrip("\n").split("\t")
        text = json.dumps(Path(records).read_text(encoding="utf-8"), ensure_ascii=False)
        source = SOURCE.format(text=text).encode()
        start = time.perf_counter()
        pdf = compiler.compile(source, pdf_tags=False)
        seconds = time.perf_counter() - start
        Path(target).write_bytes(pdf)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        sys.stdout.write(json.dumps({"seconds": seconds, "memory": memory}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
