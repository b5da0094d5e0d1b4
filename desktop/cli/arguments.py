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
    _merge(command("merge", "把另一簿中的自评表合并到簿中"))
    _withdraw(command("withdraw", "撤销一次导入、合并或复制，其后改过的自评表不动"))
    _template(command("template", "写出供填写的 Excel 模板"))
    _carry(command("carry", "把自评表复制到新年度"))
    _read(command("list", "列出簿中的自评表"))
    _check(command("check", "检查簿中的自评表，有错误时退出码为 1"))
    _acknowledge(command("acknowledge", "确认一份自评表中不改的警告，并写明理由"))
    _rules(command("rules", "查看或更换簿中的检查规则"))
    _print(command("print", "把自评表打印成 PDF，有错误的带“草稿”标记"))
    _choose(command("finalise", "给没有错误的自评表定稿，锁定内容以便签字"))
    _choose(command("reopen", "取消定稿，使自评表可以再修改"))
    _export(command("export", "把簿中的自评表写成 JSON 或 Word 文件"))
    _choosing(command("summary", "写出汇总表（.xlsx 或 .pdf）"))
    _choosing(command("package", "打成一个供报送的 .zip：自评表、汇总表、数据和清单"))
    _book(command("verify", "检查簿文件是否完好"))
    _book(command("backup", "备份簿，并核对备份与簿一致"))
    _restore(command("restore", "列出簿的备份，或恢复其中一份；原来的簿会保留"))
    _salvage(command("salvage", "从损坏的簿中取出还能读的自评表，写入旁边的新簿；损坏的簿不作改动"))
    _history(command("history", "列出一份自评表的历史版本，比较或恢复其中一个"))
    sample = command("sample", "在文件夹中生成示例簿（四份虚构的自评表）及其 PDF")
    sample.operands.add_argument("folder", metavar="文件夹", type=Path, help="不存在时新建")
    return root


def _book(command: ChineseParser) -> None:
    command.operands.add_argument("book", metavar="簿", type=Path, help="自评簿文件（*.ziping）")


def _report(command: ChineseParser) -> None:
    _book(command)
    command.operands.add_argument("number", metavar="N", type=_number, help="自评表的序号（见 list）")


def _import(command: ChineseParser) -> None:
    _book(command)
    files_help = (
        "自评表数据（JSON）、自评表的 PDF、Word 文件（.docx）、"
        "从已公开的 PDF 复制的文字（.txt），或填好的模板、项目清单（Excel）"
    )
    command.operands.add_argument("files", metavar="文件", type=Path, nargs="+", help=files_help)
    command.options.add_argument("--replace", action="store_true", help="与簿中内容冲突的，以文件为准")
    command.options.add_argument("--plan", action="store_true", help="只列出将会如何，不改动簿")
    command.options.add_argument(
        "--year", metavar="年度", type=_year, help="纸面或 Excel 中没有写明的年度；不写则纸面上的为自评时间的上一年"
    )
    command.options.add_argument("--form", metavar="表样", default="", help="Excel 中自评表的表样")
    column_help = "Excel 中某一列的含义，如 批复数=当年预算数，等号后留空为不导入该列；可重复"
    command.options.add_argument(
        "--column", metavar="表头=栏目", type=_column, action="append", dest="columns", default=[], help=column_help
    )


def _merge(command: ChineseParser) -> None:
    _book(command)
    command.operands.add_argument("other", metavar="另一簿", type=Path, help="只读取，不改动")
    command.options.add_argument("--replace", action="store_true", help="与簿中内容冲突的，以另一簿为准")
    command.options.add_argument("--plan", action="store_true", help="只列出将会如何，不改动簿")
    for name, help_text in (
        ("--theirs", "另一簿的第 N 份（见 --plan）以另一簿为准，可重复"),
        ("--ours", "另一簿的第 N 份不导入，可重复"),
    ):
        command.options.add_argument(name, metavar="N", type=_number, action="append", default=[], help=help_text)


def _withdraw(command: ChineseParser) -> None:
    _book(command)
    number_help = "撤销第 N 次导入；不写时列出各次导入"
    command.operands.add_argument("number", metavar="N", type=_number, nargs="?", help=number_help)


def _template(command: ChineseParser) -> None:
    command.options.add_argument("-o", metavar="文件", type=Path, dest="output", required=True, help="写入的 .xlsx")
    command.options.add_argument("--form", metavar="表样", default="", help="不写时为现行表样")


def _carry(command: ChineseParser) -> None:
    _book(command)
    _reports(command, "只复制第 N 份（序号见 list），可重复")
    command.options.add_argument("--to", metavar="年度", type=_year, dest="year", required=True, help="新年度")


def _choosing(command: ChineseParser) -> None:
    _book(command)
    _reports(command, "只取第 N 份（序号见 list），可重复")
    command.options.add_argument("-o", metavar="文件", type=Path, dest="output", required=True, help="写入的文件")


def _reports(command: ChineseParser, help_text: str) -> None:
    command.options.add_argument("--report", metavar="N", type=_number, action="append", dest="numbers", help=help_text)


def _read(command: ChineseParser) -> None:
    _book(command)
    command.options.add_argument("--json", action="store_true", help="输出 JSON")


def _check(command: ChineseParser) -> None:
    _read(command)
    _reports(command, "只检查第 N 份（序号见 list），可重复")
    rules = command.options.add_mutually_exclusive_group()
    rules.add_argument("--rules", metavar="规则文件", type=Path, help="按自备的规则（TOML）检查，不改簿中所选的规则")
    rules.add_argument("--strict", action="store_true", help="按从严规则检查：扣分而没有备注也算错误")
    command.options.add_argument("--sheet", metavar="文件", type=Path, help="另写一份 PDF 自查表，供签字")


def _acknowledge(command: ChineseParser) -> None:
    _report(command)
    command.operands.add_argument("code", metavar="代码", help="警告的代码（见 check），如 W01")
    done = command.options.add_mutually_exclusive_group(required=True)
    done.add_argument("--reason", metavar="理由", help="简短说明为何不改")
    done.add_argument("--withdraw", action="store_true", help="取消确认")


def _rules(command: ChineseParser) -> None:
    _book(command)
    chosen = command.options.add_mutually_exclusive_group()
    chosen.add_argument("--use", metavar="规则", help="选用本程序的规则，如 strict")
    chosen.add_argument("--file", metavar="规则文件", type=Path, help="选用自备的规则（TOML），抄入簿中")


def _print(command: ChineseParser) -> None:
    _book(command)
    _reports(command, "只打印第 N 份（序号见 list），可重复")
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


def _restore(command: ChineseParser) -> None:
    _book(command)
    help_text = "备份的序号；不写时列出全部备份"
    command.operands.add_argument("number", metavar="序号", type=_number, nargs="?", help=help_text)


def _salvage(command: ChineseParser) -> None:
    _book(command)
    command.options.add_argument("-o", metavar="新簿", type=Path, dest="output", help="新簿写在这里，而不是旁边")


def _history(command: ChineseParser) -> None:
    _report(command)
    either = command.options.add_mutually_exclusive_group()
    either.add_argument("--compare", metavar="版本", type=_number, dest="compared", help="与现在的内容比较")
    either.add_argument("--restore", metavar="版本", type=_number, dest="restored", help="恢复为这个版本的内容")


def _number(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,5}", text):
        message = "应为正整数"
        raise ArgumentTypeError(message)
    return int(text)


def _year(text: str) -> int:
    if not re.fullmatch("(?:19|20)[0-9]{2}", text):
        message = "应为四位数字的年度"
        raise ArgumentTypeError(message)
    return int(text)


def _column(text: str) -> tuple[str, str]:
    heading, mark, label = text.partition("=")
    if not heading or not mark:
        message = "应为 表头=栏目"
        raise ArgumentTypeError(message)
    return heading, label
