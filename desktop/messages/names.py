"""The words for what the program tells apart: severities, states, and how reports of others stand to a book."""

from desktop.domain.finding import Severity
from desktop.domain.plan import Match

SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
STATE_NAMES = {"draft": "草稿", "final": "已定稿"}
"""By the value of a report's state."""
MATCH_NAMES = {
    Match.NEW: "新增",
    Match.SAME: "未变",
    Match.OLDER: "较旧",
    Match.CHANGED: "更新",
    Match.CONFLICTING: "冲突",
}
SETTLED, UNSETTLED = "已确认：{reason}", "未处理"
"""What a check sheet says of a warning that was acknowledged, and of what was not."""

_DIGEST_DIGITS = 8
"""Of a digest, on paper and in lists."""


def final_record(finalised_count: int, digest: str) -> str:
    """What a signed paper is matched to its record by: how often the report was finalised, and what it was then."""
    return f"定稿第 {finalised_count} 版 {short_digest(digest)}"


def short_digest(digest: str) -> str:
    """As much of a digest as stands on paper and in lists."""
    return digest[:_DIGEST_DIGITS]
