"""What a person sees of the indicator table."""

from PySide6.QtWidgets import QLabel

from desktop.domain.finding import Place
from ui.editor import Editor
from ui.tabs.indicator_table import IndicatorTable
from ui.tabs.indicators_view import IndicatorsView
from ui.tabs.report_view import ReportView
from ui.widgets.reason import Reason


def table_block(view: ReportView) -> IndicatorsView:
    """The block of the indicator table, in front."""
    view.go_to(Place("indicators"))
    assert view.tabs is not None
    return next(block for page in view.tabs.pages for block in page.views if isinstance(block, IndicatorsView))


def row(editor: Editor, index: int) -> dict[str, object]:
    assert editor.report is not None
    indicator = editor.report.indicators[index]
    return {name: getattr(indicator, name) for name in ("name", "weight", "self_score", "remark")}


def names(editor: Editor) -> list[str]:
    assert editor.report is not None
    return [indicator.name for indicator in editor.report.indicators]


def texts(table: IndicatorTable) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(at, column).data()) for column in range(model.columnCount())] for at in range(model.rowCount())
    ]


def reason(block: IndicatorsView) -> str:
    return next(r for r in block.findChildren(Reason)).sentence


def totals(block: IndicatorsView) -> str:
    return next(label.text() for label in block.findChildren(QLabel) if label.accessibleName() == "合计")
