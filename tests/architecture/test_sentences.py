"""Every error code that the program raises has its sentence, and no sentence is left without an error."""

import ast
from collections.abc import Iterator
from pathlib import Path

from desktop import messages
from desktop.domain.comparison import Change
from desktop.messages import safety
from desktop.storage import VersionKind
from desktop.storage.salvage import Loss
from desktop.whereabouts import Whereabouts

ROOT = Path(__file__).parents[2]


def test_every_error_has_a_sentence() -> None:
    raised = set(_raised_codes())
    assert len(raised) > 20
    assert {code for code in raised if code not in messages.ERROR_SENTENCES} == set()


def test_every_sentence_has_an_error() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in _sources() if path.parent.name != "messages")
    assert {code for code in messages.ERROR_SENTENCES if f'"{code}"' not in sources} <= _COMPOSED


def test_everything_that_is_told_of_safety_has_its_words() -> None:
    assert set(safety.LOSS_SENTENCES) == set(Loss)
    assert set(safety.WHEREABOUTS_SENTENCES) == set(Whereabouts) - {Whereabouts.GOOD}
    assert set(safety.VERSION_KIND_NAMES) == set(VersionKind)
    assert set(safety.CHANGE_NAMES) == set(Change)


def _raised_codes() -> Iterator[str]:
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "KnownError":
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    yield str(code.value)


def _sources() -> Iterator[Path]:
    for folder in ("desktop", "ui"):
        yield from (ROOT / folder).rglob("*.py")


_COMPOSED = {
    *("json_not_a_money", "json_not_a_score", "json_not_a_date"),
    *(f"table_not_a_{kind}" for kind in ("money", "score", "date", "year", "yes_no")),
}
