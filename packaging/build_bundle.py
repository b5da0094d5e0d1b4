"""`make bundle`: builds dist/ziping, or ziping in the folder that is named; fails where a library is missing."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = (Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist") / "ziping"
_BUILD = ROOT / "build"
_MISSING = "could not resolve"
"""What PyInstaller says of a library that another one needs."""
_GLIBC = re.compile(rb"\bGLIBC_(\d+)\.(\d+)")


def main() -> None:
    """Build, look for what is missing, strip, and say how large it is and how new a C library it asks for."""
    _BUILD.mkdir(exist_ok=True)
    subprocess.run([sys.executable, ROOT / "packaging" / "pictures.py", _BUILD / "ziping.ico"], check=True)
    log = _build()
    if missing := missing_libraries(log):
        sys.exit("The bundle lacks what it needs:\n" + "\n".join(missing))
    if sys.platform == "linux":
        _strip()
        version, name = max(_glibc_versions())
        sys.stdout.write(f"highest GLIBC: {version[0]}.{version[1]} ({name})\n")
    sys.stdout.write(f"unpacked: {_size() / 1e6:.1f} MB in {BUNDLE}\n")


def _build() -> str:
    """Run PyInstaller; gives what it said, which is kept in build/bundle.log."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", f"--distpath={BUNDLE.parent}"]
    command += [f"--workpath={BUNDLE.parent.parent / 'build' / sys.platform}", str(ROOT / "pyinstaller.spec")]
    ended = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, check=False)
    log = ended.stderr.decode(errors="replace")
    (_BUILD / "bundle.log").write_text(log, encoding="utf-8")
    if ended.returncode:
        sys.exit(log)
    return log


def missing_libraries(log: str) -> list[str]:
    """The lines in which PyInstaller says that it could not find a library."""
    return [line for line in log.splitlines() if _MISSING in line]


def _strip() -> None:
    """Take what only a debugger reads out of Python's own files; wheels have done so, and theirs may not be touched."""
    python = [*BUNDLE.glob("_internal/libpython*"), *BUNDLE.glob("_internal/python3*/lib-dynload/*.so")]
    subprocess.run(["strip", "--strip-debug", *python], check=True)


def _glibc_versions() -> Iterator[tuple[tuple[int, int], str]]:
    """The GLIBC versions that the files ask for, each with the file."""
    for path in _files():
        content = path.read_bytes()
        if content.startswith(b"\x7fELF"):
            for major, minor in set(_GLIBC.findall(content)):
                yield (int(major), int(minor)), str(path.relative_to(BUNDLE))


def _size() -> int:
    return sum(path.stat().st_size for path in _files())


def _files() -> list[Path]:
    return [path for path in BUNDLE.rglob("*") if path.is_file() and not path.is_symlink()]


if __name__ == "__main__":
    main()
