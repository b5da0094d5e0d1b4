"""Form definitions as files: reads resources/forms/*.toml into a `Form`, refusing what does not hold together."""

import tomllib
from collections import Counter
from pathlib import Path

from desktop.domain import text
from desktop.domain.definition import Table, reading, text_of, wrong
from desktop.domain.form import (
    Band,
    Block,
    Field,
    Form,
    GridBlock,
    NotesBlock,
    Paper,
    SignatureBlock,
    SignatureEntry,
    SignaturePreset,
    Tab,
    TextBlock,
)
from desktop.domain.indicators_definition import read_indicators
from desktop.domain.report import FieldKind, Report, kinds_of
from desktop.errors import KnownError

_DERIVED = {"execution_rate": FieldKind.RATE, "grade": FieldKind.GRADE}
_KINDS = {**kinds_of(Report), **_DERIVED}


class Forms:
    """The forms whose definitions lie in some folders, read when first asked for."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._read: dict[str, Form] = {}

    def __getitem__(self, form_id: str) -> Form:
        """The form of this id.

        Raises:
            KnownError: `form_unknown`, or what `read_form` raises.
        """
        if form_id not in self._read:
            path = self._paths().get(form_id)
            if path is None:
                raise KnownError("form_unknown", form=form_id)
            self._read[form_id] = read_form(path)
        return self._read[form_id]

    def __contains__(self, form_id: object) -> bool:
        return form_id in self._read or form_id in self._paths()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all forms, sorted."""
        return tuple(sorted(self._paths()))

    def _paths(self) -> dict[str, Path]:
        return {path.stem: path for folder in self._folders for path in sorted(folder.glob("*.toml"))}


def read_form(path: Path) -> Form:
    """Read one definition; its id must be the file's name.

    Raises:
        KnownError: `definition_unreadable`, `definition_wrong` or `definition_unknown_key`, with file and place.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:  # a number may have too many digits for Python
        raise KnownError("definition_unreadable", path=path, reason=error) from error
    try:
        form = _form(Table(values, ""))
        if form.id != path.stem:
            raise wrong("id")
    except KnownError as error:
        raise KnownError(error.code, path=path, **error.facts) from error
    return form


def _form(root: Table) -> Form:
    with reading(root), reading(root.table("execution")) as execution:
        fields = _fields(root.table("fields"))
        form = Form(
            id=root.text("id"),
            title=root.text("title"),
            first_year=root.integer("first_year"),
            last_year=root.optional_integer("last_year"),
            label_suffix=root.text("label_suffix"),
            yes=root.text("yes"),
            no=root.text("no"),
            tabs=tuple(_tab(table, fields) for table in root.tables("tabs")),
            numerator=execution.text("numerator"),
            denominator=execution.text("denominator"),
            bands=tuple(_band(table) for table in root.tables("bands")),
            paper=_paper(root.table("paper")),
        )
        _refuse_contradictions(form, fields)
    return form


def _refuse_contradictions(form: Form, fields: dict[str, Field]) -> None:
    if Counter(type(block).__name__ for block in form.blocks)["IndicatorsBlock"] != 1:
        raise wrong("tabs")
    if sorted(field.attribute for field in form.fields) != sorted(fields):
        raise wrong("fields")
    for key, attribute in (("numerator", form.numerator), ("denominator", form.denominator)):
        if attribute not in fields or fields[attribute].kind is not FieldKind.MONEY:
            raise wrong(f"execution.{key}")
    if list(form.bands) != sorted(form.bands, key=lambda band: -band.lower):
        raise wrong("bands")
    if sum(column.width for column in form.table.columns) != form.paper.table_width:
        raise wrong("paper.grid")


def _fields(table: Table) -> dict[str, Field]:
    return {attribute: _field(attribute, table.table(attribute)) for attribute in table.remaining()}


def _field(attribute: str, table: Table) -> Field:
    with reading(table):
        kind = _KINDS.get(attribute)
        if kind is None or table.text("kind") != kind:
            raise wrong(table.where)
        return Field(
            attribute=attribute,
            label=table.text("label"),
            kind=kind,
            missing=table.text("missing", ""),
            limit=table.integer("limit", text.TEXT_LIMIT if kind is FieldKind.TEXT else text.LINE_LIMIT),
            on_paper=table.flag("on_paper", default=True),
            carried_from=_carried_from(table, kind),
        )


def _carried_from(table: Table, kind: FieldKind) -> str:
    attribute = table.text("carried_from", "")
    if attribute and kinds_of(Report).get(attribute) is not kind:
        raise wrong(table.path("carried_from"))
    return attribute


def _tab(table: Table, fields: dict[str, Field]) -> Tab:
    with reading(table):
        return Tab(table.text("title"), tuple(_block(block, fields) for block in table.tables("blocks")))


def _block(table: Table, fields: dict[str, Field]) -> Block:
    with reading(table):
        match table.text("kind"):
            case "grid":
                return GridBlock(tuple(_grid_row(row, where, fields) for row, where in table.items("rows")))
            case "text":
                return TextBlock(_named(fields, table.text("field"), table.path("field")))
            case "indicators":
                return read_indicators(table)
            case "notes":
                return NotesBlock(table.text("lead"), table.texts("notes"))
            case "signature":
                presets = tuple(_preset(preset) for preset in table.tables("presets"))
                return SignatureBlock(table.text("none_label"), presets)
            case _:
                raise wrong(table.path("kind"))


def _grid_row(row: object, where: str, fields: dict[str, Field]) -> tuple[Field, ...]:
    if not isinstance(row, list) or len(row) not in {1, 2}:
        raise wrong(where)
    return tuple(_named(fields, text_of(name, where), where) for name in row)


def _named(fields: dict[str, Field], attribute: str, where: str) -> Field:
    if attribute not in fields:
        raise wrong(where)
    return fields[attribute]


def _preset(table: Table) -> SignaturePreset:
    with reading(table):
        rows = tuple(_preset_row(row, where) for row, where in table.items("rows"))
        return SignaturePreset(table.text("id"), table.text("label"), rows)


def _preset_row(row: object, where: str) -> tuple[SignatureEntry, ...]:
    if not isinstance(row, list):
        raise wrong(where)
    return tuple(_entry(Table(entry, f"{where}[{i}]")) for i, entry in enumerate(row))


def _entry(table: Table) -> SignatureEntry:
    with reading(table):
        return SignatureEntry(table.text("key"), table.text("label"), table.flag("seal", default=False))


def _band(table: Table) -> Band:
    with reading(table):
        lower = table.score("lower")
        if lower is None:
            raise wrong(table.path("lower"))
        return Band(lower, table.text("short"), table.text("name"))


def _paper(table: Table) -> Paper:
    with reading(table):
        page = table.lengths("page", 2)
        grid = table.lengths("grid", 4)
        if any(width != int(width) for width in grid):
            raise wrong(table.path("grid"))
        return Paper(
            page=(page[0], page[1]),
            grid=(int(grid[0]), int(grid[1]), int(grid[2]), int(grid[3])),
            body_size=table.points("body_size"),
            title_size=table.points("title_size"),
            padding=table.points("padding"),
        )
