"""What may be typed after `ziping-cli`."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path

from desktop.cli.grammar import ChineseParser

_PROGRAM = "ziping-cli"


def parse(argv: Sequence[str]) -> Namespace:
    """What was typed; `command` in it names the command.

    Raises:
        SystemExit: help was asked for, or the usage is wrong; either is told.
    """
    arguments = _parser().parse_args(argv)
    if arguments.command == "print" and arguments.cover and arguments.separate:
        arguments.refuse("argument --cover: not allowed with argument --separate")
    return arguments


def _parser() -> ArgumentParser:
    root = ChineseParser(prog=_PROGRAM, description="项目绩效自评价：不用打开窗口，导入、检查和打印自评表。")
    commands = root.add_subparsers(title="命令", metavar="命令", dest="command", required=True, prog=_PROGRAM)

    def command(name: str, summary: str) -> ChineseParser:
        return commands.add_parser(name, help=summary, description=f"{summary}。")

    _import(command("import", "把文件中的自评表导入簿中，簿不存在时新建"))
    _read(command("list", "列出簿中的自评表"))
    _read(command("check", "检查簿中的自评表，有错误时退出码为 1"))
    _print(command("print", "把自评表打印成 PDF，有错误的带“草稿”标记"))
    _choose(command("finalise", "给没有错误的自评表定稿，锁定内容以便签字"))
    _choose(command("reopen", "取消定稿，使自评表可以再修改"))
    _export(command("export", "把簿中的自评表写成 JSON 或 Word 文件"))
    _book(command("verify", "检查簿文件是否完好"))
    sample = command("sample", "在文件夹中生成示例簿（四份虚构的自评表）及其 PDF")
    sample.operands.add_argument("folder", metavar="文件夹", type=Path, help="不存在时新建")
    return root


def _book(command: ChineseParser) -> None:
    command.operands.add_argument("book", metavar="簿", type=Path, help="自评簿文件（*.ziping）")


def _import(command: ChineseParser) -> None:
    _book(command)
    command.operands.add_argument(
        "files",
        metavar="文件",
        type=Path,
        nargs="+",
        help="自评表数据（JSON）、自评表的 PDF、Word 文件（.docx），或从已公开的 PDF 复制的文字（.txt）",
    )
    year_help = "纸面上没有年度的，按这一年导入；不写则为自评时间的上一年"
    command.options.add_argument("--year", metavar="年度", type=_year, help=year_help)
    command.options.add_argument("--replace", action="store_true", help="与簿中内容冲突的，以文件为准")


def _read(command: ChineseParser) -> None:
    _book(command)
    command.options.add_argument("--json", action="store_true", help="输出 JSON")


def _print(command: ChineseParser) -> None:
    _book(command)
    number_help = "只打印第 N 份（序号见 list），可重复"
    command.options.add_argument(
        "--report", metavar="N", type=_number, action="append", dest="numbers", help=number_help
    )
    target = command.options.add_mutually_exclusive_group(required=True)
    target.add_argument("-o", metavar="文件", type=Path, dest="output", help="合成一个 PDF")
    target.add_argument("--separate", metavar="文件夹", type=Path, help="每份一个 PDF")
    for name, help_text in (
        ("--final", "只打印已定稿的"),
        ("--cover", "在前面加一页目录，不用于 --separate"),
        ("--double-sided", "双面打印用：每份从新的一张纸开始"),
        ("--without-data", "不附带自评表数据，用于对外公开"),
    ):
        command.options.add_argument(name, action="store_true", help=help_text)
    command.set_defaults(refuse=command.error)


def _choose(command: ChineseParser) -> None:
    _book(command)
    help_text = "自评表的序号（见 list）"
    command.operands.add_argument("numbers", metavar="N", type=_number, nargs="+", help=help_text)


def _export(command: ChineseParser) -> None:
    _book(command)
    target = command.options.add_mutually_exclusive_group(required=True)
    output_help = "写入的文件：扩展名为 .docx 的是 Word 文件，其他的是 JSON"
    target.add_argument("-o", metavar="文件", type=Path, dest="output", help=output_help)
    target.add_argument("--separate", metavar="文件夹", type=Path, help="每份一个 Word 文件")


def _year(text: str) -> int:
    if not re.fullmatch("(?:19|20)[0-9]{2}", text):
        message = "应为四位数字的年度"
        raise ArgumentTypeError(message)
    return int(text)


def _number(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,5}", text):
        message = "应为正整数"
        raise ArgumentTypeError(message)
    return int(text)
