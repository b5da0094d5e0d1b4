"""What the command line says of plans and of what became of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from desktop.cli.output import complain, say
from desktop.domain.comparison import compare
from desktop.domain.form_file import Forms
from desktop.domain.plan import Match, MatchedRow, Outcome, Plan, RefusedRow
from desktop.domain.report import Report
from desktop.messages import MATCH_NAMES, finding_sentence, visible
from desktop.messages.differences import amounts_text, difference_sentence, refused_sentence

_REPLACED = "替换"


def tell_plan(
    file: str,
    plan: Plan,
    rows: Sequence[MatchedRow],
    forms: Forms,
    ours: Mapping[int, Report] | None = None,
) -> int:
    """Say what would be, of reports that differ from ours, which are by id, in what; 1 where a row cannot be read."""
    _tell_columns(plan, forms)
    for number, row in enumerate(rows, 1):
        _tell_row(f"{number:>3}  {MATCH_NAMES[row.match]}", row, forms)
        amounts = amounts_text(row.row.report, forms[row.row.report.form])
        if plan.columns and amounts and row.match is not Match.SAME:
            say(f"      {amounts}")
        own = ours.get(row.report_id) if ours and row.report_id is not None else None
        if own and row.match in {Match.CONFLICTING, Match.CHANGED}:
            report, form = row.row.report, forms[row.row.report.form]
            for one in compare(own, report):
                say(f"      {difference_sentence(one, own, report, form)}")
    _tell_wrong(plan.refused)
    counts = Counter(row.match for row in rows)
    parts = [f"{name} {counts[match]} 份" for match, name in MATCH_NAMES.items() if counts[match]]
    parts += [f"有误 {len(plan.refused)} 行"] if plan.refused else []
    say(f"{visible(file)}：{'，'.join(parts) or '没有内容'}。簿没有改动。")
    return int(bool(plan.refused))


def tell_outcome(file: str, result: Outcome, forms: Forms) -> int:
    """Say what became of a file's reports; 1 where one stayed out."""
    for row in result.taken:
        _tell_row(_REPLACED if row.match in {Match.CONFLICTING, Match.OLDER} else MATCH_NAMES[row.match], row, forms)
    for row in (*result.unchanged, *result.refused, *result.declined):
        _tell_row(MATCH_NAMES[row.match], row, forms)
    _tell_wrong(result.wrong)
    conflicting = [row for row in result.refused if row.match is Match.CONFLICTING]
    taken, unchanged = len(result.taken), len(result.unchanged)
    more = f"，按选择未导入 {len(result.declined)} 份" if result.declined else ""
    more += f"，有误 {len(result.wrong)} 行" if result.wrong else ""
    say(f"{visible(file)}：导入 {taken} 份，未变 {unchanged} 份，冲突 {len(conflicting)} 份{more}。")
    years = sorted({str(row.row.report.fiscal_year) for row in result.taken if row.row.year_assumed})
    if years:
        say(f"纸面上没有年度，按自评时间定为 {'、'.join(years)} 年；如有不同，请用 --year 指定。")
    _tell_refused(result.refused)
    return int(bool(result.refused or result.wrong))


def _tell_refused(rows: Sequence[MatchedRow]) -> None:
    final = sum(row.final for row in rows)
    conflicting = sum(not row.final and row.match is Match.CONFLICTING for row in rows)
    if final:
        complain(f"有 {final} 份在簿中已定稿，未导入；如要以文件为准，请先用 reopen 取消定稿。")
    if conflicting:
        complain(f"有 {conflicting} 份与簿中内容冲突，未导入；如要以文件为准，请加 --replace 再导入一次。")


def _tell_columns(plan: Plan, forms: Forms) -> None:
    """How a list was read, so that it can be put right by --column."""
    for heading, attribute in plan.columns:
        fields = [forms[row.report.form].field(attribute) for row in plan.rows[:1]]
        labels = [field.label for field in fields if field]
        say(f"列“{visible(heading)}” → {labels[0] if labels else '（不导入）'}")


def _tell_wrong(rows: Iterable[RefusedRow]) -> None:
    for row in rows:
        complain(refused_sentence(row))


def _tell_row(done: str, row: MatchedRow, forms: Forms) -> None:
    report = row.row.report
    say(f"{done}  {visible(report.project_name)}")
    for finding in row.row.findings:
        say(f"      {finding.code} {finding_sentence(finding, report, forms[report.form])}")
