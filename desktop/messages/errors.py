"""The sentences of errors: what is wrong, where, what became of the data, and what to do.

{blanks} are filled from the facts of the error; sentences of a theme of its own stand in a module of its own.
"""

from collections.abc import Mapping

from desktop.errors import KnownError
from desktop.messages.review import RULES_ERRORS
from desktop.messages.safety import SAFETY_SENTENCES
from desktop.messages.shown import shown
from desktop.messages.tables import TABLE_SENTENCES

_WRONG_VALUES: Mapping[str, str] = {
    "json_missing": "缺少“{where}”",
    "json_unknown_key": "有不认识的项“{where}”",
    "json_repeated_key": "“{where}”出现了两次",
    "json_repeated_uid": "“{where}”与前面的一份相同",
    "json_not_a_list": "“{where}”应为列表",
    "json_not_an_object": "“{where}”应为带名称的一组值",
    "json_not_a_money": '“{where}”的值 {value} 不是金额（应为加引号的数字，至多两位小数，如 "994350.00"）',
    "json_not_a_score": '“{where}”的值 {value} 不是分数（应为加引号的数字，至多两位小数，如 "9.5"）',
    "json_not_a_date": '“{where}”的值 {value} 不是日期（应如 "2022-03-10"，且确有这一天）',
    "json_not_a_year": "“{where}”的值 {value} 不是年度（应为四位数字，如 2021）",
    "json_not_a_flag": "“{where}”的值 {value} 应为 true、false 或 null",
    "json_not_a_text": "“{where}”的值 {value} 不是文字",
    "json_not_a_uid": "“{where}”的值 {value} 不是 UUID",
    "json_not_an_acknowledgement": "“{where}”的值 {value} 不是已确认警告的内容",
    "json_lone_surrogate": "“{where}”有残缺的字符",
    "json_form_unknown": "“{where}”的表样“{form}”本程序没有",
    "json_not_in_form": "“{where}”在该表样中没有位置",
    "json_number_twice": "“{where}”与同名的数值不能都有",
    "json_too_long": "“{where}”有 {length} 个字，最多 {limit} 个",
    "json_too_many_rows": "“{where}”有 {rows} 行，最多 {limit} 行",
}
"""What is wrong with a value of a file; the file is named before it, what became of it is said after it."""

ERROR_SENTENCES: Mapping[str, str] = {
    "definition_unreadable": "表样文件 {path} 无法读取（{reason}），请恢复该文件或重新安装本程序。",
    "definition_wrong": "表样文件 {path} 中“{where}”缺失或有误，请改正后再试。",
    "definition_unknown_key": "表样文件 {path} 中有不认识的项“{where}”，请删除或改正后再试。",
    "form_unknown": "没有名为“{form}”的表样，请用较新版本的本程序打开，或检查来源文件。",
    "book_missing": "找不到自评簿 {path}，请检查文件是否已移走或改名。",
    "book_is_folder": "{path} 是文件夹，不是自评簿，请选择扩展名为 .ziping 的文件。",
    "book_empty": "{path} 是空文件，不是自评簿，请改用备份或另选文件。",
    "book_foreign": "{path} 不是自评簿，未作任何改动，请另选文件。",
    "book_newer": "自评簿 {path} 由较新版本的本程序保存，未作任何改动，请升级本程序后再打开。",
    "book_schema_unknown": "自评簿 {path} 的结构不是本程序所建，可能被其他软件改动过，未作任何改动，请改用备份。",
    "book_has_log": "自评簿 {path} 旁有其他软件留下的文件 {log}，打开会盖掉簿中内容，请先将它移到别处。",
    "book_unreadable": "没有权限读取 {path}，请检查文件权限或另选文件。",
    "book_exists": "{path} 已经存在，未作任何改动，请换一个名称。",
    "book_locked": "自评簿 {path} 正由电脑“{machine}”上的进程 {process} 编辑，请先在那里关闭，或以只读方式打开。",
    "book_read_only": "自评簿 {path} 以只读方式打开，不能修改，请另存后再编辑。",
    "book_unwritable": "无法写入 {path}，请检查所在文件夹是否存在或只读、磁盘是否已拔出，或换一个位置。",
    "book_disk_full": "磁盘空间不足，{path} 未能写入，先前保存的内容完好，请腾出空间后再试。",
    "book_busy": "其他程序正占用自评簿 {path}，请关闭该程序后再试。",
    "book_damaged": "自评簿 {path} 已损坏，请从备份恢复，或抢救其中还能读的内容。",
    "entry_damaged": "自评簿 {path} 的目录有一处损坏，请从备份恢复，或抢救其中还能读的内容。",
    "report_damaged": "自评簿 {path} 中“{name}”的内容已损坏，请从历史版本或备份恢复。",
    "report_final": "“{name}”已定稿，不能修改或删除，请先取消定稿再改。",
    "review_left": (
        "不能定稿：还有 {errors} 处错误、{warnings} 处警告没有处理（第一处在“{name}”：{first}），"
        "请逐项改正，确实不改的警告请写明理由。"
    ),
    "acknowledgement_damaged": "自评簿 {path} 中“{name}”有一条警告的说明已损坏，该警告已恢复，请重新填写说明。",
    "rules_damaged": "自评簿 {path} 中的检查规则已损坏，现按通用规则检查，请重新选择规则。",
    "no_such_warning": "“{name}”没有代码为 {finding} 的警告，请用 check 查看。",
    "reason_missing": "请先写明理由，再确认这条警告。",
    "reason_too_long": "理由有 {length} 字，最多 {limit} 字，请精简。",
    "version_damaged": "自评簿 {path} 中 {moment} 的历史版本已损坏，请选用其他版本。",
    "version_gone": "这个历史版本已被同一时段较晚的版本取代，请重新选择。",
    "lone_surrogate": "文字中有残缺的字符，无法保存，请删去后重新输入。",
    "paste_too_wide": "要粘贴的内容有 {columns} 列，从这一列起只有 {room} 列，未粘贴，请从靠左的列开始，或少复制几列。",
    "paste_too_many_rows": "粘贴后会有 {rows} 行，指标最多 {limit} 行，未粘贴，请少复制几行，或先删除不需要的行。",
    "printer_none": "没有找到打印机，请先在系统中添加打印机，或者导出 PDF 到别处打印。",
    "printer_refused": "打印机“{printer}”没有接受这次打印（{reason}），纸上不会有内容，请检查打印机后重试。",
    "printer_failed": "打印机“{printer}”中途停止，可能没有全部打完，请检查打印机和已出的纸张后重试。",
    "pdf_unreadable": "该 PDF 文件已损坏或有密码，无法读取，请换一份再试。",
    "source_missing": "找不到文件 {path}，请核对文件名。",
    "source_no_file": "{path} 不是文件，未导入任何内容，请另选一个文件。",
    "source_unreadable": "无法读取文件 {path}，未导入任何内容，请检查它的权限，以及所在的磁盘是否可用。",
    "source_too_large": "文件 {path} 超过 {limit} MB，未导入任何内容，请分成几个文件再试。",
    "pdf_file_unreadable": "PDF 文件 {path} 已损坏、有密码或内容过大，无法读取，未导入任何内容，请换一份再试。",
    "pdf_without_data": "PDF 文件 {path} 既没有附带数据，也没有文字（可能是扫描件），未导入任何内容，请换一份再试。",
    "text_unreadable": "文件 {path} 不是文本，无法读取，未导入任何内容，请另存为 UTF-8 编码的文本后再试。",
    "word_unreadable": "Word 文件 {path} 已损坏、有密码、过大或不是 .docx 格式，未导入任何内容，请另存为 .docx 再试。",
    "paper_unknown": "文件 {path} 中没有本程序认得的表（应有{labels}等栏目），未导入任何内容，请核对文件。",
    "paper_incomplete": "文件 {path} 的第 {number} 份表中没有找到{labels}，未导入任何内容，请补上后再试。",
    "paper_out_of_order": "文件 {path} 的第 {number} 份表文字次序已乱（如“{text}”），未导入任何内容，请直接导入 PDF。",
    "paper_group_unknown": "文件 {path} 中“{name}”所属的“{group}”在该表样中没有，未导入任何内容，请改正后再试。",
    "json_not_utf8": "文件 {path} 不是 UTF-8 编码的文本，未导入任何内容，请另存为 UTF-8 编码后再试。",
    "json_broken": "文件 {path} 的第 {line} 行第 {column} 列不合 JSON 的写法，未导入任何内容，请核对文件是否完整。",
    "json_too_deep": "文件 {path} 的层次太深，不是自评表数据，未导入任何内容，请核对文件。",
    "json_other_format": '文件 {path} 不是自评表数据（开头应有 "format": "{format}"），未导入任何内容，请核对文件。',
    "json_other_version": "文件 {path} 中“{where}”为 {value}，本程序只认得 {version}，未导入任何内容，请换用新版程序。",
    "file_folder_missing": "文件 {path} 所在的文件夹不存在，未写入，请先建立文件夹或另选位置。",
    "file_is_folder": "{path} 是文件夹，未写入，请换一个文件名。",
    "file_is_book": "{path} 是自评簿，不能用其他内容覆盖，未写入，请换一个文件名。",
    "file_not_regular": "{path} 不是普通文件，未写入，请换一个文件名。",
    "file_unwritable": "无法写入文件 {path}，原有内容未变，请检查文件夹的权限，或另选位置。",
    "file_in_use": "文件 {path} 无法替换，可能正被其他程序打开，原有内容未变，请关闭它后再试，或换一个文件名。",
    "file_disk_full": "磁盘空间不足，文件 {path} 未写入，原有内容未变，请清理空间后再试。",
    "file_name_too_long": "文件名 {path} 太长，未写入，请换一个短些的文件名。",
    "file_name_refused": "系统不能用 {path} 这样的文件名（有特殊字符，或是系统保留的名称），未写入，请换一个文件名。",
    "folder_unwritable": "无法建立文件夹 {path}，请检查上级文件夹的权限，或另选位置。",
    "output_unwritable": "无法输出结果，请检查输出的去向（磁盘是否已满）。",
    "report_number_unknown": "没有第 {number} 份自评表，簿 {path} 中共有 {count} 份，请用 list 查看。",
    "nothing_final": "簿 {path} 中所选的自评表都没有定稿，没有内容可打印，请先定稿，或去掉 --final。",
    "nothing_to_check": "簿中没有自评表，没有可自查的内容，请先导入或填写。",
    "nothing_to_print": "簿 {path} 中没有自评表，没有内容可打印，请先导入或填写。",
    **SAFETY_SENTENCES,
    **RULES_ERRORS,
    **{code: f"文件 {{path}} 中{wrong}，未导入任何内容，请改正后再试。" for code, wrong in _WRONG_VALUES.items()},
    **TABLE_SENTENCES,
}


def error_sentence(error: KnownError) -> str:
    """The sentence for an error; its facts may be paths, numbers and texts."""
    return ERROR_SENTENCES[error.code].format_map(shown(error.facts))
