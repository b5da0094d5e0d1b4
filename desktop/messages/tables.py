"""The sentences of what goes wrong with tables, carrying forward, merging and withdrawing."""

_NOTHING_IMPORTED = "未导入任何内容"

TABLE_SENTENCES = {
    "carry_backwards": "“{name}”是 {last} 年度的，不能复制到 {year} 年度，请选择更晚的年度。",
    "nothing_to_carry": "簿 {path} 中没有 {year} 年度的自评表，没有内容可复制，请用 --report 指明要复制的。",
    "form_not_of_year": "表样“{form}”不用于 {year} 年度，未复制，请选择其他年度。",
    "batch_unknown": "没有第 {number} 次导入，未作改动，请核对后再试。",
    "overview_suffix": "汇总表 {path} 的扩展名应为 {known} 之一，未写入，请改名后再试。",
    "merge_own_book": "{path} 就是本簿，未作改动，请选择另一个簿。",
    "merge_form_unknown": "自评簿 {path} 中“{name}”的表样“{form}”本程序没有，未导入任何内容，请升级本程序后再试。",
    "table_label_unknown": "表样中没有“{label}”一栏（可用 {known}），请改正后再试。",
    "workbook_unreadable": (
        f"文件 {{path}} 不是完好的 Excel 文件，{_NOTHING_IMPORTED}，请用 Excel 或 WPS 另存为 .xlsx 后再试。"
    ),
    "workbook_locked": f"文件 {{path}} 有打开密码，{_NOTHING_IMPORTED}，请去掉密码后再试。",
    "workbook_exhausting": f"文件 {{path}} 内容过多或已损坏，无法读取，{_NOTHING_IMPORTED}，请删去无关的工作表后再试。",
    "office_swollen": (
        f"文件 {{path}} 解压后超过 {{limit}} MB、原大小的 {{ratio}} 倍或 {{parts}} 个部分，{_NOTHING_IMPORTED}，"
        "请删去无关的内容后再试。"
    ),
    "office_with_entities": (
        f"文件 {{path}} 带有文档类型声明，或不是 UTF-8 编码，可能有害，{_NOTHING_IMPORTED}，"
        "请用 Office 或 WPS 另存后再试。"
    ),
    "workbook_too_large": (
        f"文件 {{path}} 的工作表“{{sheet}}”超过 {{rows}} 行或 {{columns}} 列，{_NOTHING_IMPORTED}，请分成几个文件再试。"
    ),
    "table_without_headings": (
        f"文件 {{path}} 的前 {{rows}} 行中没有写着“{{label}}”的表头，{_NOTHING_IMPORTED}，"
        "请加上表头，或改用本程序的模板。"
    ),
    "table_without_year": f"文件 {{path}} 没有写明年度，{_NOTHING_IMPORTED}，请指定年度，或加上“年度”一列。",
    "table_not_a_money": "{label}“{value}”不是金额（至多两位小数），请改正。",
    "table_not_a_score": "{label}“{value}”不是分数（至多两位小数），请改正。",
    "table_not_a_date": "{label}“{value}”不是日期（如 2022-03-10），请改正。",
    "table_not_a_year": "{label}“{value}”不是年度（如 2021），请改正。",
    "table_not_a_yes_no": "{label}“{value}”应为“是”或“否”，请改正。",
    "table_too_long": "{label}有 {length} 个字，最多 {limit} 个，请精简。",
    "table_without_name": "没有写项目名称，请补上，或删去这一行。",
    "table_row_without_year": "没有写年度，请补上。",
    "table_year_of_other_form": "表样“{form}”不用于 {year} 年度，请核对年度。",
    "table_twice": "与 {cell} 是同一单位、同一年度的同名项目，请删去一行，或改名。",
    "table_broken_indicators": "该项目的指标有误，请先改正指标。",
    "table_too_many_rows": "该项目有 {rows} 行指标，最多 {limit} 行，请删减。",
    "table_no_group": "没有名为“{value}”的指标类别（应为 {known}），请改正。",
    "table_no_such_project": "工作表“{sheet}”中没有这个项目，请核对名称。",
}
