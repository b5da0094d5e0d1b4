"""The Chinese sentences of what keeps a book safe: backups, history, salvage and the place where it lies."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from desktop.messages.shown import shown

SAFETY_SENTENCES: Mapping[str, str] = {
    "book_gone": "自评簿 {path} 已不在原处（被移走、改名，或磁盘已拔出），新内容没有写入，请放回原处，或另存到别处。",
    "book_replaced": "自评簿 {path} 已被其他程序换成另一个文件，新内容没有写入，请另存到别处，再核对两个文件。",
    "book_too_slow": "读取自评簿 {path} 用时过长，已停止，文件可能被改动过，请改用备份。",
    "book_too_large": "自评簿 {path} 中有一份内容超过 64 MB，无法读写，先前保存的内容完好，请精简文字。",
    "backup_disk_full": "磁盘空间不足，未能备份自评簿 {path}，簿和以前的备份完好，请为 {folder} 所在的磁盘腾出空间。",
    "backup_unwritable": "无法写入备份文件夹 {folder}，未能备份自评簿 {path}，簿和以前的备份完好，请检查其权限。",
    "backup_unsound": "自评簿 {path} 中有损坏，本次未备份，以前的备份完好，请从备份恢复，或抢救其中还能读的内容。",
    "backup_running": "另一个程序正在备份自评簿 {path}，请稍后再试。",
    "backup_damaged": "备份 {path} 已损坏，未作任何改动，请选用其他备份。",
    "backup_none": "自评簿 {path} 没有第 {number} 份备份，共有 {count} 份，请用 restore 查看。",
    "nothing_salvaged": "从 {path} 中读不出任何自评表，未建立新簿，请改用备份。",
    "version_none": "第 {number} 份自评表没有版本 {version}（共有 {count} 个版本），请用 history 查看版本号。",
}

WHEREABOUTS_SENTENCES: Mapping[str, str] = {
    "temporary": "{path} 在临时文件夹中，系统或其他程序可能将它清除，请另存到自己的文件夹。",
    "archive": "{path} 是从压缩包中直接打开的，改动不会写回压缩包，请先解压或另存到自己的文件夹。",
    "network": "{path} 在网络位置上，断网时无法保存，请另存到本机，完成后再复制过去。",
    "synced": "{path} 在云同步文件夹中，同步可能用旧内容盖掉新内容，请另存到不同步的文件夹。",
}
"""By where a book lies (`desktop.whereabouts`): said once."""

LOSS_SENTENCES: Mapping[str, str] = {
    "gone": "第 {report_id} 号自评表：内容和历史都读不出来，未能取回。",
    "older": "“{name}”：最后的内容读不出来，已用 {since} 保存的版本代替，此后的修改丢失。",
    "uncertain": "“{name}”：内容已取出，但无法确认是否与保存时一致，请逐项核对。",
    "standing": "“{name}”：内容完好，在目录中的次序和状态丢失。",
    "history": "“{name}”：内容完好，部分历史版本丢失。",
}
"""By `desktop.storage.salvage.Loss`."""

VERSION_KIND_NAMES: Mapping[str, str] = {
    "created": "新建",
    "typed": "填写",
    "imported": "导入",
    "restored": "恢复",
    "finalised": "定稿",
    "reopened": "取消定稿",
    "withdrawn": "撤销导入",
}
"""By the value of a version's kind."""

CHANGE_NAMES: Mapping[str, str] = {
    "changed": "修改",
    "row_added": "增加一行",
    "row_removed": "删除一行",
    "rows_moved": "调整了各行的次序",
}
"""By `desktop.domain.comparison.Change`."""

YES_NO_NAMES: Mapping[str, str] = {"true": "是", "false": "否"}

OTHER_LABELS: Mapping[str, str] = {"form": "表样", "fiscal_year": "年度", "signature": "签字栏", "group": "一级指标"}
"""What differs between two versions and stands on no paper under a label."""

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def loss_sentence(loss: str, *, report_id: int, name: str, since: datetime | None) -> str:
    """What became of a report of a damaged book (`desktop.storage.salvage.Loss`)."""
    return LOSS_SENTENCES[loss].format_map(shown({"report_id": report_id, "name": name, "since": since}))


def whereabouts_sentence(whereabouts: str, path: Path) -> str:
    """What is to be said once of the place where a book lies (`desktop.whereabouts`); empty for a good one."""
    return WHEREABOUTS_SENTENCES.get(whereabouts, "").format_map(shown({"path": path}))


def age(then: datetime, now: datetime) -> str:
    """How long ago something was; a clock that was put back shows what has not been yet."""
    seconds = round((now - then).total_seconds())
    if seconds < 0:
        return "晚于现在（电脑的时钟可能调整过）"
    for unit, name in ((_DAY, "天"), (_HOUR, "小时"), (_MINUTE, "分钟")):
        if seconds >= unit:
            return f"{seconds // unit} {name}前"
    return "刚刚"
