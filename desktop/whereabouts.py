"""Where a file lies, as far as that puts it at risk: folders that are cleared, packed, shared or synchronised."""

import os
import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path, PurePath


class Whereabouts(StrEnum):
    """What is to be said once of the place of a book; `GOOD` is not worth a word."""

    GOOD = "good"
    TEMPORARY = "temporary"
    """A folder that the system or a chat program clears."""
    ARCHIVE = "archive"
    """Unpacked by a viewer of archives; what is written there never gets back into the archive."""
    NETWORK = "network"
    """Another machine's disk: it may be gone in the middle of a transaction, and locks may not hold."""
    SYNCED = "synced"
    """A folder that a service copies elsewhere, and puts older states back into."""


_ARCHIVES = (
    re.compile(r"temp\d+_.*\.zip", re.IGNORECASE),  # Windows Explorer
    re.compile(r"(7z[oOE]|rar\$|bnz\.|360zip\$|haozip|kuaizip|\.fr-|\.cache-file-roller).*", re.IGNORECASE),
    re.compile(r"archive[:%].*", re.IGNORECASE),  # GNOME
)
_CLEARED = {"temporary internet files", "inetcache", "$recycle.bin", ".trash", "wechat files", "xwechat_files"}
_SYNCED = re.compile(
    r"(onedrive|dropbox|google drive|googledrive|icloud ?drive|com~apple~clouddocs|nextcloud|owncloud|seafile|syncthing"
    r"|nutstore|我的坚果云|坚果云|baidusyncdisk|百度网盘.*|wps ?云盘|wps ?cloud ?files|wpsdrive"
    r"|weiyun|微云.*|adrive|阿里云盘.*)"
    r"([ \-_].*)?",
    re.IGNORECASE,
)
_SYNC_MARKS = (".stfolder", ".owncloudsync.log", ".dropbox", ".dropbox.cache", ".sync.ffs_db", ".seafile-data")
_REMOTE_SYSTEMS = re.compile(
    r"(nfs\d?|cifs|smb.*|smb3|ncpfs|afs|9p|ceph|glusterfs|webdav|davfs|fuse\.(sshfs|rclone|.*dav.*))"
)
_DRIVE_REMOTE = 4
"""GetDriveTypeW: a network drive."""


def whereabouts(file: Path, environment: Mapping[str, str] | None = None) -> Whereabouts:
    """Judge where a file lies, which need not be there."""
    environment = os.environ if environment is None else environment
    folder = Path(os.path.realpath(file)).parent
    names = [part.lower() for part in folder.parts]
    if any(pattern.fullmatch(part) for part in folder.parts for pattern in _ARCHIVES):
        return Whereabouts.ARCHIVE
    if not _CLEARED.isdisjoint(names) or any(_inside(folder, place) for place in _temporary(environment)):
        return Whereabouts.TEMPORARY
    if any(_SYNCED.fullmatch(part) for part in folder.parts) or _has_sync_mark(folder, environment):
        return Whereabouts.SYNCED
    return Whereabouts.NETWORK if _is_remote(file.absolute(), folder) else Whereabouts.GOOD


def _temporary(environment: Mapping[str, str]) -> list[str]:
    named = [environment.get(name, "") for name in ("TEMP", "TMP", "TMPDIR")]
    return [place for place in (*named, "/tmp", "/var/tmp", "/dev/shm") if place]  # noqa: S108  # they are looked for


def _has_sync_mark(folder: Path, environment: Mapping[str, str]) -> bool:
    named = (environment.get(name, "") for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"))
    if any(place and _inside(folder, place) for place in named):
        return True
    return any((above / mark).exists() for above in (folder, *folder.parents) for mark in _SYNC_MARKS)


def _inside(folder: PurePath, place: str) -> bool:
    outer = PurePath(os.path.realpath(place))
    return folder == outer or outer in folder.parents


def _is_remote(named: Path, folder: Path) -> bool:
    if any(path.drive.startswith("\\\\") or "/gvfs/" in path.as_posix() for path in (named, folder)):
        return True
    if sys.platform == "win32":
        return _drive_type(folder) == _DRIVE_REMOTE
    return bool(_REMOTE_SYSTEMS.fullmatch(file_system(folder)))


def _drive_type(folder: Path) -> int:
    import ctypes  # noqa: PLC0415  # Windows alone asks for it

    windows = getattr(ctypes, "windll")  # noqa: B009  # other systems have none
    return int(windows.kernel32.GetDriveTypeW(folder.anchor))


def file_system(folder: Path, table: str | None = None) -> str:
    """The type of the file system that a folder is on, by Linux's table of mounts; empty where there is none."""
    if table is None:
        try:
            table = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return ""
    mounts = [(_unescaped(fields[4]), kind) for fields, kind in map(_mount, table.splitlines()) if kind]
    over = [(len(point), kind) for point, kind in mounts if _inside(folder, point)]
    return max(over, key=lambda mount: mount[0], default=(0, ""))[1]


def _mount(line: str) -> tuple[list[str], str]:
    before, separator, after = line.partition(" - ")
    return before.split(" "), after.split(" ")[0] if separator else ""


def _unescaped(point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point)
