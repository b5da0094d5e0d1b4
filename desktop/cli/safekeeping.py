"""The commands that back a book up, restore it, and save what is left of a damaged one."""

from argparse import Namespace
from datetime import date

from desktop.cli.output import complain, say, say_columns
from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.messages import loss_sentence, visible
from desktop.storage.backups import Backup, back_up, read_backups
from desktop.storage.book import system_clock
from desktop.storage.restoring import restore_backup
from desktop.storage.salvage import Loss, salvage

_HEAD = ("序号", "备份时间", "大小", "文件")
_KILOBYTE = 1024


def back_up_book(arguments: Namespace, _forms: Forms, _today: date) -> int:
    """`backup`: at once, whether the book has changed or not."""
    backup = back_up(arguments.book, system_clock())
    say(f"已备份并核对无误：{visible(str(backup.path))}")
    return 0


def restore_book(arguments: Namespace, _forms: Forms, _today: date) -> int:
    """`restore`: without a number, which backups there are."""
    backups = read_backups(arguments.book)
    if arguments.number is None:
        return _list(arguments, backups)
    if arguments.number > len(backups):
        facts = {"number": arguments.number, "count": len(backups)}
        raise KnownError("backup_none", path=arguments.book, **facts)
    backup = backups[arguments.number - 1]
    kept = restore_backup(backup.path, arguments.book, system_clock())
    say(f"已恢复为 {_time(backup)} 的备份：{visible(str(arguments.book))}")
    if kept:
        say(f"原来的簿保留在：{visible(str(kept))}")
    return 0


def salvage_book(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`salvage`: 1 where anything of a report is lost."""
    salvaged = salvage(arguments.book, forms, system_clock(), arguments.output)
    say(f"已取出 {salvaged.reports} 份：{visible(str(salvaged.path))}")
    for lost in salvaged.lost:
        complain(loss_sentence(lost.loss, report_id=lost.report_id, name=lost.name, since=lost.since))
    if not salvaged.lost:
        say("全部内容和历史版本都已取出。")
    return int(any(lost.loss not in {Loss.STANDING, Loss.HISTORY} for lost in salvaged.lost))


def _list(arguments: Namespace, backups: tuple[Backup, ...]) -> int:
    if not backups:
        say(f"簿 {visible(str(arguments.book))} 还没有备份。")
        return 0
    rows = [
        (str(number), _time(backup), f"{-(-backup.size // _KILOBYTE)} KB", visible(str(backup.path)))
        for number, backup in enumerate(backups, 1)
    ]
    say_columns(_HEAD, *rows)
    say("恢复请用：restore 簿 序号")
    return 0


def _time(backup: Backup) -> str:
    return f"{backup.made_at.astimezone():%Y-%m-%d %H:%M:%S}"
