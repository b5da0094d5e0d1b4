"""A form definition that does not hold together is refused, and named is the place."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.form import Form, GridBlock, IndicatorsBlock, NotesBlock, TextBlock
from desktop.domain.form_file import Forms, read_form
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.paths import FORMS
from tests.conftest import FIXTURES

TOY = FIXTURES / "forms" / "toy.toml"


def test_official_form(form: Form) -> None:
    assert [tab.title for tab in form.tabs] == ["基本信息", "目标与成效", "指标评分"]
    assert len(form.fields) == 15
    assert [(leaf.label, str(leaf.weight)) for leaf in form.table.leaves] == [
        ("产出指标", "45"),
        ("效益指标", "35"),
        ("满意度指标", "20"),
    ]
    assert sum(row.weight or 0 for row in form.table.standard_rows) == form.table.total_weight == 100
    assert form.table.execution_row in {row.name for row in form.table.standard_rows}
    assert form.paper.table_width == 525


def test_toy_form_differs_in_everything_a_definition_may_choose(toy: Form) -> None:
    assert [type(block) for block in toy.blocks] == [TextBlock, GridBlock, IndicatorsBlock, NotesBlock]
    assert [leaf.key for leaf in toy.table.leaves] == ["first.quick", "first.good", "second.all"]
    assert len(toy.table.levels) == 2
    assert toy.bands == ()
    assert [row.group for row in toy.new_report(2024).indicators] == [
        "first.quick",
        "first.good",
        "first.good",
        "second.all",
    ]


def test_forms_are_found_by_id_and_read_once() -> None:
    forms = Forms(FORMS, FIXTURES / "forms")
    assert forms.ids == ("putuo-2021", "toy")
    assert forms["toy"] is forms["toy"]
    assert "toy" in forms
    assert "../toy" not in forms
    with pytest.raises(KnownError) as caught:
        forms["../toy"]
    assert caught.value.code == "form_unknown"


def _refusal(path: Path) -> KnownError:
    with pytest.raises(KnownError) as caught:
        read_form(path)
    assert str(path) in error_sentence(caught.value)
    return caught.value


@pytest.mark.parametrize("content", [b"", b"= 1", b"\xff", b"a = 1\na = 2"])
def test_file_that_is_no_definition(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "toy.toml"
    path.write_bytes(content)
    assert _refusal(path).code.startswith("definition_")
    assert _refusal(tmp_path / "absent.toml").code == "definition_unreadable"


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('id = "toy"', 'id = "yot"', "id"),
        ('title = "试验表"', "", "title"),
        ('title = "试验表"', "title = 7", "title"),
        ("first_year = 2020", 'first_year = "2020"', "first_year"),
        ("first_year = 2020", "first_year = true", "first_year"),
        ("last_year = 2030", "final_year = 2030", "final_year"),
        ('numerator = "previous_budget"', 'numerator = "problems"', "execution.numerator"),
        ('denominator = "executed"', 'denominator = "current_budget"', "execution.denominator"),
        ("body_size = 10", "body_size = -10", "paper.body_size"),
        ("body_size = 10", "body_size = true", "paper.body_size"),
        ("page = [595.28, 841.89]", "page = [595.28]", "paper.page"),
        ("grid = [80, 180, 80, 180]", "grid = [80.5, 179.5, 80, 180]", "paper.grid"),
        ("grid = [80, 180, 80, 180]", "grid = [80, 180, 80, 181]", "paper.grid"),
        ('problems = { label = "说明事项", kind = "text" }', "", "tabs[0].blocks[0].field"),
        ('label = "说明事项", kind = "text"', 'label = "说明事项", kind = "money"', "fields.problems"),
        ('label = "全年安排", kind = "money"', 'label = "全年安排", kind = "text"', "fields.executed"),
        ('label = "全年安排", kind = "money"', 'label = "全年安排", kind = "sum"', "fields.executed"),
        ('label = "全年安排", kind', "label = 1, kind", "fields.executed.label"),
        ("problems = { label", 'unread = { label = "甲", kind = "text" }\nproblems = { label', "fields.unread"),
        ("problems = { label", 'office = { label = "甲", kind = "line" }\nproblems = { label', "fields"),
        ('kind = "grid"', 'kind = "mesh"', "tabs[0].blocks[1].kind"),
        ('rows = [["project_name"]', 'rows = [["name"]', "tabs[0].blocks[1].rows[0]"),
        ('rows = [["project_name"]', "rows = [[]", "tabs[0].blocks[1].rows[0]"),
        ('rows = [["project_name"]', "rows = [7", "tabs[0].blocks[1].rows[0]"),
        ('rows = [["project_name"]', 'rows = [["project_name"], ["project_name"]', "fields"),
        ("group_cell = ", 'row_label = "甲"\ngroup_cell = ', "tabs[1].blocks[0].row_label"),
        ('total_weight = "50"', 'total_weight = "0"', "tabs[1].blocks[0].total_weight"),
        ('total_weight = "50"', 'total_weight = "1e2"', "tabs[1].blocks[0].total_weight"),
        ("row_limit = 20", "row_limit = 2.5", "tabs[1].blocks[0].row_limit"),
        ('attribute = "remark"', 'attribute = "note"', "tabs[1].blocks[0].columns[5]"),
        ('attribute = "remark"', 'attribute = "weight"', "tabs[1].blocks[0].columns"),
        ('attribute = "self_score"', 'attribute = "explanation"', "tabs[1].blocks[0].columns"),
        ('align = "center"', 'align = "right"', "tabs[1].blocks[0].columns[3]"),
        ('key = "first.good"', 'key = "first.quick"', "tabs[1].blocks[0].groups"),
        ('{ label = "乙级", width = 70 },', "", "tabs[1].blocks[0].groups"),
        ('{ name = "按时", weight', "{ weight", "tabs[1].blocks[0].groups[0].groups[0].rows[0].name"),
        ("（{weight}）", "（{points}）", "tabs[1].blocks[0].group_cell"),
        ("（{weight}）", "（{）", "tabs[1].blocks[0].group_cell"),
        ('notes = ["此表仅供试验。"]', "notes = [7]", "tabs[1].blocks[1].notes[0]"),
        ('kind = "notes"\nlead = ""\nnotes = ["此表仅供试验。"]', 'kind = "text"\nfield = "problems"', "fields"),
    ],
)  # fmt: skip
def test_contradiction_is_named(tmp_path: Path, old: str, new: str, where: str) -> None:
    text = TOY.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "toy.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert _refusal(path).facts["where"] == where


def test_bands_run_from_the_best_down(tmp_path: Path) -> None:
    text = (FORMS / "putuo-2021.toml").read_text(encoding="utf-8")
    path = tmp_path / "putuo-2021.toml"
    for lower, where in (("95", "bands"), ("", "bands[1].lower")):
        path.write_text(text.replace('lower = "75"', f'lower = "{lower}"'), encoding="utf-8")
        assert _refusal(path).facts["where"] == where


def test_any_value_of_another_kind_is_refused_or_read(tmp_path: Path) -> None:
    values = tomllib.loads((FORMS / "putuo-2021.toml").read_text(encoding="utf-8"))
    path = tmp_path / "putuo-2021.toml"
    path.write_text(_toml(values), encoding="utf-8")
    assert read_form(path) == read_form(FORMS / path.name)
    others: tuple[object, ...] = (True, "甲", [7], {"甲": 7})
    refused = 0
    for holder, key in list(_places(values)):
        value = holder[key]
        for holder[key] in others:
            path.write_text(_toml(values), encoding="utf-8")
            try:
                read_form(path)
            except KnownError as error:
                refused += 1
                assert error.code.startswith("definition_")  # noqa: PT017  # some are read; none may raise anything else
        holder[key] = value
    assert refused > 500


def _places(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  # the values of a TOML file
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield value, key
        yield from _places(inner)


def _toml(value: object, *, top: bool = True) -> str:
    match value:
        case dict():
            pairs = (
                f"{json.dumps(key, ensure_ascii=False)} = {_toml(inner, top=False)}" for key, inner in value.items()
            )
            return "\n".join(pairs) if top else f"{{{', '.join(pairs)}}}"
        case list():
            return f"[{', '.join(_toml(inner, top=False) for inner in value)}]"
        case _:
            return json.dumps(value, ensure_ascii=False)
