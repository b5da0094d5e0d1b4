"""The peer from nothing to a PDF on disk: `typst_cold.py RECORDS.json OUT.pdf`. Runs in the peer's environment."""

import sys
from pathlib import Path

import typst  # type: ignore[import-not-found]  # only the peer's environment has it

HERE = Path(__file__).resolve().parent
FACES = HERE.parents[1] / "resources" / "fonts"

records, target = sys.argv[1:]
typst.compile(
    str(HERE / "template" / "file.typ"),
    output=target,
    root="/",
    font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FACES)]),
    sys_inputs={"records": str(Path(records).resolve())},
    pdf_tags=False,
)
