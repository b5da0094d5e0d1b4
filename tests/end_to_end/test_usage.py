"""The command line as a process and its grammar: Chinese throughout, whatever the terminal says it can."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli.commands import _COMMANDS
from tests.end_to_end.conftest import Run

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("line", "wrong", "program"),
    [
        ("", "缺少 命令", ""),
        ("foo", "没有命令 foo", ""),
        ("import", "缺少 簿、文件", " import"),
        ("import b", "缺少 文件", " import"),
        ("print b", "须有以下之一：-o --separate", " print"),
        ("print b -o", "-o 后面缺少内容", " print"),
        ("print b -o x --separate y", "--separate 与 -o 不能同时使用", " print"),
        ("print b -o x --report 0", "--report 应为正整数", " print"),
        ("print b -o x --report １", "--report 应为正整数", " print"),
        ("print b -o x --report 9" + "9" * 5000, "--report 应为正整数", " print"),
        ("export b", "须有以下之一：-o --separate", " export"),
        ("list b c", "不认识 c", ""),
        ("list b --js", "不认识 --js", ""),
        ("list b --json=1", "--json 后面不能有 '1'", " list"),
    ],
)
def test_wrong_usage_is_one_chinese_sentence(run: Run, line: str, wrong: str, program: str) -> None:
    ran = run(*line.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"命令写法有误：{wrong}，用法请看 ziping-cli{program} --help。\n"


@pytest.mark.parametrize("command", ["", *_COMMANDS])
def test_help_is_chinese(run: Run, command: str) -> None:
    ran = run(*command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("用法：ziping-cli")
    assert not {"usage", "options", "positional", "arguments", "show", "exit"} & set(ran.out.replace(":", " ").split())


def _process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-W", "error", "-m", "desktop.cli", *arguments]
    variables = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**variables, **environment}, capture_output=True, check=False
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_terminal_without_chinese_gets_utf8(book: Path, environment: dict[str, str]) -> None:
    listed = _process("list", book, **environment)
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert "湖畔步道夜间照明改造" in listed.stdout.decode("utf-8")
    refused = _process("list", "无", **environment)
    assert refused.returncode == 1
    assert refused.stderr.decode("utf-8").endswith("。\n")


def test_file_name_that_is_no_text_is_read_and_shown(tmp_path: Path, source: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n.json")
    Path(odd).write_bytes(source.read_bytes())
    imported = _process("import", tmp_path / "b.ziping", odd)
    assert imported.returncode == 0
    assert "/\ufffd\ufffd.json：导入 2 份" in imported.stdout.decode("utf-8")
    wrong = _process("list", odd, "\udcff")
    assert wrong.returncode == 2
    assert "不认识 \\udcff" in wrong.stderr.decode("utf-8")


def test_reader_that_goes_away_is_no_error(book: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "desktop.cli", "list", str(book)]
    ended = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_output_that_takes_nothing_is_said(book: Path) -> None:
    command = [sys.executable, "-m", "desktop.cli", "list", str(book)]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 1
    assert ended.stderr.decode() == "无法输出结果，请检查输出的去向（磁盘是否已满）。\n"
