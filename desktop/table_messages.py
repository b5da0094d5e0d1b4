"""The sentences of what goes wrong with tables, carrying forward, merging and withdrawing."""

TABLE_SENTENCES = {
    "carry_backwards": "“{name}”是 {last} 年度的，不能复制到 {year} 年度，请选择更晚的年度。",
    "form_not_of_year": "表样“{form}”不用于 {year} 年度，未复制，请选择其他年度。",
    "batch_unknown": "没有第 {number} 次导入，未作改动，请核对后再试。",
}
