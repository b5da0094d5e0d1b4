"""Input methods that Qt's own packages have no plugin for: fcitx is reached as ibus, whose ways fcitx5 knows too."""

import os
from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

from desktop.settings import read_settings, write_settings
from ui.widgets.notice_bar import NoticeBar

_ONE, _SEVERAL = "QT_IM_MODULE", "QT_IM_MODULES"
"""What a user sets for all programs of Qt: one input method, and several to be tried in turn, which goes before it."""
_FCITX = "fcitx"
_INSTEAD = {_SEVERAL: "ibus;compose", "IBUS_USE_PORTAL": "1"}
"""Through its portal ibus is reached without a program ibus-daemon on the path, which Qt asks for otherwise."""
_HINT = "fcitx"
_SENTENCE = (
    "本程序没有 fcitx 插件，已改按 ibus 的方式连接输入法，fcitx5 可以这样使用。"
    "如果打不出汉字，请确认 fcitx5 正在运行，或改用 ibus；较早的 fcitx4 不支持这种方式。"
)


def reach_fcitx(environment: MutableMapping[str, str] = os.environ, plugins: Path | None = None) -> bool:
    """Before Qt begins: where fcitx is asked for and has no plugin, ask for ibus. Whether that was so."""
    if _SEVERAL in environment or not environment.get(_ONE, "").startswith(_FCITX):
        return False
    folder = plugins or Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    if any((folder / "platforminputcontexts").glob(f"*{_FCITX}*")):
        return False
    environment.update(_INSTEAD)
    return True


def hint_once(notice: NoticeBar, settings: Path) -> None:
    """Say what was done instead, unless that was said in an earlier start, or something else is to be read now."""
    known = read_settings(settings)
    if _HINT not in known.hints_given and not notice.isVisible():
        notice.tell(_SENTENCE)
        write_settings(settings, known.with_hint(_HINT))
