"""Users of fcitx, for which there is no plugin here, can write Chinese all the same, and are told once."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.settings import read_settings
from ui.input_method import hint_once, reach_fcitx
from ui.widgets.notice_bar import NoticeBar


@pytest.mark.parametrize("wanted", ["fcitx", "fcitx5"])
def test_fcitx_without_a_plugin_is_reached_as_ibus(wanted: str) -> None:
    environment = {"QT_IM_MODULE": wanted}
    assert reach_fcitx(environment)
    assert environment == {"QT_IM_MODULE": wanted, "QT_IM_MODULES": "ibus;compose", "IBUS_USE_PORTAL": "1"}


@pytest.mark.parametrize(
    "environment",
    [{}, {"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": ""}, {"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "fcitx;wayland"}],
)
def test_what_the_user_set_otherwise_stays(environment: dict[str, str]) -> None:
    before = dict(environment)
    assert not reach_fcitx(environment)
    assert environment == before


def test_a_plugin_that_is_there_is_used(tmp_path: Path) -> None:
    plugin = tmp_path / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so"
    plugin.parent.mkdir()
    plugin.touch()
    environment = {"QT_IM_MODULE": "fcitx"}
    assert not reach_fcitx(environment, tmp_path)
    assert environment == {"QT_IM_MODULE": "fcitx"}


def test_it_is_said_once(qtbot: QtBot, tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    for visible in (True, False):
        notice = NoticeBar("消息")
        qtbot.addWidget(notice)
        hint_once(notice, settings)
        assert notice.isVisible() == visible
    assert read_settings(settings).hints_given == ("fcitx",)


def test_it_waits_where_something_else_is_to_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    notice = NoticeBar("消息")
    qtbot.addWidget(notice)
    notice.tell("找不到自评簿。")
    hint_once(notice, tmp_path / "settings.json")
    assert notice.sentence.text() == "找不到自评簿。"
    assert read_settings(tmp_path / "settings.json").hints_given == ()
