"""What can be written out of a book besides the paper, as the background does it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.files import write_file
from ui.background import Course

if TYPE_CHECKING:  # no start waits for these
    from desktop.jobs.terms import Terms
    from desktop.storage.stored import StoredReport


class Order(NamedTuple):
    """Reports on their way into a file, or each into one of a folder."""

    reports: "Sequence[StoredReport]"
    terms: "Terms"
    path: Path
    course: Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One way out: its words, the files it may become, and who writes them."""

    title: str
    suffixes: tuple[tuple[str, str], ...]
    """Each with what it is called; an empty one is a folder with a file for each report."""
    write: Callable[[Order], str]
    """Write, and give what is to be said besides."""
    name: str = ""
    """Stands behind the name of the book in that of the file."""
    whole: bool = True
    """Whether it is about all reports that are listed, unless the user has chosen several."""


def _word(order: Order) -> str:
    from desktop.jobs.word import write_word, write_word_separately  # noqa: PLC0415  # no start waits for python-docx

    reports, course = [stored.report for stored in order.reports], order.course
    if order.path.suffix:
        write_word(reports, order.terms.forms, order.path, course.progress)
        return ""
    for done, _ in enumerate(write_word_separately(reports, order.terms.forms, order.path), 1):
        course.steps = done, len(reports)
        if course.cancelled():
            return f"已取消；先写好的 {done} 份留在文件夹中。"
    return ""


def _overview(order: Order) -> str:
    from desktop.jobs.overviews import overview_of, write_overview  # noqa: PLC0415  # as above

    summed_up = overview_of(order.reports, order.terms)
    order.course.progress(1, 2)
    write_overview(summed_up, order.path)
    return ""


def _package(order: Order) -> str:
    from desktop.jobs.packaging import write_package  # noqa: PLC0415  # as above

    packed = write_package(order.reports, order.terms, order.path, order.course.progress)
    drafts = f"其中 {packed.drafts} 份有错误，带“草稿”字样。" if packed.drafts else ""
    return f"包内有 {packed.files} 个文件，附清单和校验值。{drafts}"


def _data(order: Order) -> str:
    from desktop.domain.plan import PlanRow  # noqa: PLC0415  # as above
    from desktop.exchange.json_file import to_json  # noqa: PLC0415

    rows = [PlanRow(one.report, one.uid, acknowledgements=one.acknowledgements) for one in order.reports]
    write_file(order.path, to_json(rows))
    return "日后可用“导入”取回。"


def _template(order: Order) -> str:
    from desktop.exchange.template import template  # noqa: PLC0415  # as above

    forms = order.terms.forms
    write_file(order.path, template(forms[forms.ids[0]]))
    return "填好后用“导入”收回；导入前会逐行列出，供您核对。"


WORD = Kind(
    title="导出为 Word",
    suffixes=((".docx", "合成一个文件"), ("", "每份报告一个文件，放在一个文件夹中")),
    write=_word,
    whole=False,
)
OVERVIEW = Kind(
    title="导出汇总表",
    suffixes=((".xlsx", "Excel 表格"), (".pdf", "PDF，横向 A4")),
    write=_overview,
    name="汇总表",
)
PACKAGE = Kind(title="导出报送包", suffixes=((".zip", "压缩包"),), write=_package, name="报送包")
DATA = Kind(title="导出数据", suffixes=((".json", "JSON"),), write=_data, name="数据")
TEMPLATE = Kind(title="生成 Excel 模板", suffixes=((".xlsx", "Excel 表格"),), write=_template, name="填报模板")
