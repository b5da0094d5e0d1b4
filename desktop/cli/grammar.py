"""argparse speaking Chinese."""

import re
from argparse import Action, ArgumentParser, HelpFormatter
from collections.abc import Iterable
from typing import Any, NoReturn

_WRONG_USAGE = 2
_TRANSLATIONS = (
    ("the following arguments are required: (.+)", "缺少 {0}"),
    ("unrecognized arguments: (.+)", "不认识 {0}"),
    ("argument .+: invalid choice: '?(.+?)'? \\(choose from .+\\)", "没有命令 {0}"),
    ("argument (.+): expected (?:one|at least one) argument", "{0} 后面缺少内容"),
    ("argument (.+): not allowed with argument (.+)", "{0} 与 {1} 不能同时使用"),
    ("argument (.+): ignored explicit argument (.+)", "{0} 后面不能有 {1}"),
    ("one of the arguments (.+) is required", "须有以下之一：{0}"),
    ("argument (.+?): (.+)", "{0} {1}"),
)
"""What argparse says, and what is said here."""


class ChineseParser(ArgumentParser):
    """A parser whose help and errors are Chinese; arguments go into its two groups."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  # passed on to argparse as they are
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=_Formatter)
        self.operands = self.add_argument_group("参数")
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence and end with exit code 2."""
        self.exit(_WRONG_USAGE, f"命令写法有误：{_translated(message)}，用法请看 {self.prog} --help。\n")


class _Formatter(HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def _translated(message: str) -> str:
    for english, chinese in _TRANSLATIONS:
        match = re.fullmatch(english, message, re.DOTALL)
        if match:
            return chinese.format(*match.groups()).replace(", ", "、")
    return message
