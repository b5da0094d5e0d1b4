"""`make figures`: what was measured and tried on this machine, on one page, docs/figures.md.

The figures are those of `make bench` and `make trials`, each in a process of its own, and the sizes of what is built.
"""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.jobs.sample import make_sample
from desktop.paths import FORMS, GUIDE

_ROOT = GUIDE.parents[1]
_PAGE = GUIDE.with_name("figures.md")
_MB = 1e6
_NOT_BUILT = "not built here"


def main() -> int:
    """Write the page, also where a limit is not held or a trial not passed: that is a figure too. Then fail."""
    speed, trials = _run("tests.benchmarks"), _run("tests.trials")
    page = _TEXT.format(speed=speed.stdout.strip(), sizes=_sizes(), trials=trials.stdout.strip())
    _PAGE.write_text(page, encoding="utf-8")
    sys.stdout.write(f"{_PAGE}\n")
    return speed.returncode or trials.returncode


def _run(module: str) -> subprocess.CompletedProcess[str]:
    """Run a module.

    Raises:
        RuntimeError: it ended before it had a table.
    """
    ended = subprocess.run([sys.executable, "-m", module], cwd=_ROOT, capture_output=True, text=True, check=False)
    if "| --" not in ended.stdout:
        raise RuntimeError(f"{module} ended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")
    return ended


def _sizes() -> str:
    with tempfile.TemporaryDirectory() as folder:
        book, pdf = make_sample(Path(folder), Forms(FORMS), date(2022, 3, 21))
        sample = book.stat().st_size, pdf.stat().st_size
    rows = (
        ("dist/ziping, unpacked: Python, Qt and all it needs", _megabytes(_ROOT / "dist" / "ziping")),
        ("the Debian package of it", _megabytes(*sorted(_ROOT.glob("dist/ziping_*.deb"))[-1:])),
        ("the bundle for Windows, unpacked", _megabytes(_ROOT / "build" / "wine" / "dist" / "ziping")),
        ("docs: the guide in the program, with its pictures", _megabytes(GUIDE, GUIDE.parent / "pictures")),
        ("a book of four reports (the sample)", f"{sample[0] / 1e3:.0f} kB"),
        ("its PDF", f"{sample[1] / 1e3:.0f} kB"),
    )
    return "\n".join(("| file | size |", "| --- | --- |", *(f"| {file} | {size} |" for file, size in rows)))


def _megabytes(*paths: Path) -> str:
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()]
    own = [file for file in files if not file.is_symlink()]
    return f"{sum(file.stat().st_size for file in own) / _MB:.1f} MB" if own else _NOT_BUILT


_TEXT = """# Figures

Made by `make figures`; do not edit. Speed is told as a ratio to a peer measured in the same minute, so that the machine
matters little: below 1 is faster, or smaller, than the peer. The middle half of the ratios shows how steady they are.

## Speed and memory, against peers

{speed}

## Sizes

{sizes}

## Trials

What each proves stands in [safety.md](safety.md).

{trials}
"""


if __name__ == "__main__":
    sys.exit(main())
