"""`make deb`: a Debian package of the bundle, which goes to /opt/ziping whole."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "dist" / "ziping"
_LINUX = ROOT / "packaging" / "linux"
_STAGE = ROOT / "build" / "deb"
_HOME = "opt/ziping"
_PLACES = {
    "usr/share/applications/ziping.desktop": _LINUX / "ziping.desktop",
    "usr/share/mime/packages/ziping.xml": _LINUX / "ziping.xml",
    "usr/share/icons/hicolor/scalable/apps/ziping.svg": ROOT / "resources" / "ziping.svg",
    "usr/share/doc/ziping/copyright": ROOT / "LICENSE",
}
_CONTROL = """\
Package: ziping
Version: {version}
Section: misc
Priority: optional
Architecture: {architecture}
Maintainer: Ziping <ziping@ziping.invalid>
Installed-Size: {kilobytes}
Depends: {depends}
Description: 自评簿：填写、检查、打印项目绩效自评价
 在本机填写项目绩效自评价，边填边检查，打印成正式表样。不联网，全部内容都在用户自己的文件里。
"""
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_GLIBC = re.compile(r"Name: GLIBC_(\d+)\.(\d+)")
_CACHED = re.compile(r"\s*(\S+) \(.*x86-64.*\) => (\S+)")


def main() -> None:
    """Lay the files out as they will lie, and pack them; the triggers of Debian's own packages see to the rest."""
    shutil.rmtree(_STAGE, ignore_errors=True)
    shutil.copytree(BUNDLE, _STAGE / _HOME, symlinks=True)
    for place, source in _PLACES.items():
        (_STAGE / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, _STAGE / place)
    (_STAGE / "usr/bin").mkdir()
    for program in ("ziping", "ziping-cli"):
        (_STAGE / "usr/bin" / program).symlink_to(f"/{_HOME}/{program}")
    _write_control()
    target = BUNDLE.parent / f"ziping_{version('ziping')}_{_architecture()}.deb"
    subprocess.run(["dpkg-deb", "--build", "--root-owner-group", "-Zxz", "-z3", _STAGE, target], check=True)
    sys.stdout.write(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB\n")


def _write_control() -> None:
    files = [path for path in _STAGE.rglob("*") if path.is_file() and not path.is_symlink()]
    control = _CONTROL.format(
        version=version("ziping"),
        architecture=_architecture(),
        kilobytes=sum(path.stat().st_size for path in files) // 1024,
        depends=", ".join(_packages()),
    )
    (_STAGE / "DEBIAN").mkdir()
    (_STAGE / "DEBIAN" / "control").write_text(control, encoding="utf-8")


def _architecture() -> str:
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()


def _packages() -> Iterable[str]:
    """The packages of this system that hold what the bundle needs and has not."""
    libraries = [path for path in BUNDLE.rglob("*") if path.is_file() and path.read_bytes()[:4] == b"\x7fELF"]
    told = subprocess.run(["readelf", "-dV", *libraries], capture_output=True, text=True, check=True).stdout
    lacking = set(_NEEDED.findall(told)) - {path.name for path in libraries}
    newest = max((int(major), int(minor)) for major, minor in _GLIBC.findall(told))
    cache = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    paths = dict(_CACHED.findall(cache))
    owners = {_owner(Path(paths[name])) for name in lacking}
    yield f"libc6 (>= {newest[0]}.{newest[1]})"
    yield from sorted(owners - {"libc6"})


def _owner(library: Path) -> str:
    """The package of a library; Debian knows some by the path before /lib became a link."""
    for path in (library, library.resolve(), Path("/lib") / library.resolve().relative_to("/usr/lib")):
        found = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        if not found.returncode:
            return found.stdout.partition(":")[0]
    raise LookupError(library)


if __name__ == "__main__":
    main()
