"""Places where a book is at risk are told from those where it is not."""

import os
from pathlib import Path

import pytest

from desktop.messages import whereabouts_sentence
from desktop.whereabouts import Whereabouts, file_system, whereabouts

NOWHERE: dict[str, str] = {}


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/home/li/文档/2021 自评", Whereabouts.GOOD),
        ("/media/USB/自评", Whereabouts.GOOD),
        ("/home/li/onedriver", Whereabouts.GOOD),
        ("/var/tmp/自评", Whereabouts.TEMPORARY),  # noqa: S108
        ("/home/li/Documents/WeChat Files/wxid/FileStorage/File/2022-03", Whereabouts.TEMPORARY),
        ("/home/li/xwechat_files/a/msg/file", Whereabouts.TEMPORARY),
        ("/home/li/AppData/Local/Temp/Temp1_自评.zip", Whereabouts.ARCHIVE),
        ("/home/li/7zO4A2B", Whereabouts.ARCHIVE),
        ("/home/li/Rar$DIa123.456", Whereabouts.ARCHIVE),
        ("/home/li/.cache/.fr-Xy12", Whereabouts.ARCHIVE),
        ("/home/li/OneDrive - 区财政局/自评", Whereabouts.SYNCED),
        ("/home/li/Dropbox", Whereabouts.SYNCED),
        ("/home/li/我的坚果云/自评", Whereabouts.SYNCED),
        ("/home/li/BaiduSyncdisk", Whereabouts.SYNCED),
        ("/home/li/WPS云盘", Whereabouts.SYNCED),
        ("/run/user/1000/gvfs/smb-share:server=s,share=公共/自评", Whereabouts.NETWORK),
    ],
)
def test_place_is_judged(folder: str, expected: Whereabouts) -> None:
    book = Path(folder) / "自评簿.ziping"
    assert whereabouts(book, NOWHERE) is expected
    sentence = whereabouts_sentence(expected, book)
    assert (str(book)[:20] in sentence) == (expected is not Whereabouts.GOOD)


def test_named_folders_are_heeded() -> None:
    book = Path("/data/some/where/a.ziping")
    assert whereabouts(book, NOWHERE) is Whereabouts.GOOD
    assert whereabouts(book, {"TEMP": "/data/some"}) is Whereabouts.TEMPORARY
    assert whereabouts(book, {"OneDriveCommercial": "/data/some/where"}) is Whereabouts.SYNCED
    assert whereabouts(book, {"OneDrive": "/data/some/w"}) is Whereabouts.GOOD


def test_mark_of_a_synchronising_program_is_heeded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.whereabouts._temporary", lambda _: [])
    (tmp_path / "a" / "b").mkdir(parents=True)
    book = tmp_path / "a" / "b" / "x.ziping"
    assert whereabouts(book, NOWHERE) is Whereabouts.GOOD
    (tmp_path / ".stfolder").mkdir()
    assert whereabouts(book, NOWHERE) is Whereabouts.SYNCED


def test_place_behind_a_link_is_judged_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.whereabouts._temporary", lambda _: [])
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "快捷").symlink_to(tmp_path / "Dropbox")
    assert whereabouts(tmp_path / "快捷" / "x.ziping", NOWHERE) is Whereabouts.SYNCED


_MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
80 22 0:55 / /mnt/公\040共 rw - cifs //server/share rw,vers=3
81 22 0:56 / /mnt/nfs rw - nfs4 server:/x rw
82 81 8:2 / /mnt/nfs/local rw - ext4 /dev/sdb1 rw
a line that is none"""


@pytest.mark.parametrize(
    ("folder", "system"),
    [("/mnt/公 共/自评", "cifs"), ("/mnt/nfs/a", "nfs4"), ("/mnt/nfs/local/a", "ext4"), ("/mnt/nfsx", "ext4")],
)
def test_file_system_of_a_folder(folder: str, system: str) -> None:
    assert file_system(Path(folder), _MOUNTS) == system


@pytest.mark.skipif(os.name != "posix" or not Path("/proc/self/mountinfo").exists(), reason="Linux tells it so")
def test_network_file_system_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert file_system(Path("/proc")) == "proc"
    monkeypatch.setattr("desktop.whereabouts.file_system", lambda _: "cifs")
    assert whereabouts(Path("/mnt/公共/a.ziping"), NOWHERE) is Whereabouts.NETWORK
