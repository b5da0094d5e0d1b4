"""Reports as a JSON file, both ways (docs/format.md)."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from desktop.domain.checks.printed import Printed, printed_findings
from desktop.domain.form_file import Forms
from desktop.domain.plan import Plan, PlanRow
from desktop.domain.record import from_record, to_record
from desktop.errors import KnownError
from desktop.exchange.acknowledgements import read_acknowledgements
from desktop.exchange.fit import refuse_misfits
from desktop.exchange.source import MEGABYTE, naming, read_source, source_name

FORMAT = "ziping/reports"
VERSION = 1
SIZE_LIMIT = 16 * MEGABYTE
"""Bytes of the largest file that is read."""

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_INTEGER_DIGITS = 18
_BESIDE = {"uid", "printed", "acknowledgements"}
"""The keys of a report that are not its content."""


def to_json(rows: Iterable[PlanRow]) -> bytes:
    """The file of these reports, UTF-8, with their acknowledged warnings; findings stay out of it."""
    reports = [_record(row) for row in rows]
    document = {"format": FORMAT, "version": VERSION, "reports": reports}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def read_json(path: Path, forms: Forms) -> Plan:
    """Read a file of reports, texts cleaned, and compare what its papers showed (P08 to P10).

    Raises:
        KnownError: `json_...` with the path of the file and of the offending value in it; or what `read_source` or
            reading a form definition raises.
    """
    with naming(path):
        return Plan(source_name(path), read_rows(read_source(path, SIZE_LIMIT), forms))


def read_rows(content: bytes, forms: Forms) -> tuple[PlanRow, ...]:
    """The reports of a file's content; errors are those of `read_json` without the path of the file."""
    return _rows(_document(content), forms)


def _record(row: PlanRow) -> dict[str, object]:
    uid = {"uid": row.uid} if row.uid else {}
    acknowledgements = [one._asdict() for one in row.acknowledgements]
    return uid | to_record(row.report) | ({"acknowledgements": acknowledgements} if acknowledgements else {})


class _Repeated(NamedTuple):
    """Stands for an object of the file in which a key stands twice."""

    key: str


def _document(content: bytes) -> object:
    try:
        document = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object, parse_int=_integer)
        repeated = _repeated(document)
    except UnicodeDecodeError as error:
        raise KnownError("json_not_utf8") from error
    except json.JSONDecodeError as error:
        raise KnownError("json_broken", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise KnownError("json_too_deep") from error
    if repeated:
        raise KnownError("json_repeated_key", where=repeated.lstrip("."))
    return document


def _object(pairs: list[tuple[str, object]]) -> dict[str, object] | _Repeated:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    counts = Counter(key for key, _ in pairs)
    return _Repeated(next(key for key, count in counts.items() if count > 1))


def _integer(digits: str) -> int | float:
    """A whole number; one longer than any value here as a float, which no value may be."""
    return int(digits) if len(digits) <= _INTEGER_DIGITS else float(digits)


def _repeated(value: object) -> str:
    """The path of the first key that stands twice, empty for none."""
    if isinstance(value, _Repeated):
        return f".{value.key}"
    for key, inner in _inside(value):
        if path := _repeated(inner):
            return (f"[{key}]" if isinstance(key, int) else f".{key}") + path
    return ""


def _inside(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _rows(document: object, forms: Forms) -> tuple[PlanRow, ...]:
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise KnownError("json_other_format", format=FORMAT)
    _refuse_unknown(document, ("format", "version", "reports"), "")
    for key in ("version", "reports"):
        if key not in document:
            raise KnownError("json_missing", where=key)
    version = document["version"]
    if type(version) is not int or version != VERSION:
        raise KnownError("json_other_version", where="version", value=version, version=VERSION)
    records = document["reports"]
    if not isinstance(records, list):
        raise KnownError("json_not_a_list", where="reports")
    rows = tuple(_row(record, f"reports[{index}]", forms) for index, record in enumerate(records))
    _refuse_repeated_uids(rows)
    return rows


def _row(record: object, where: str, forms: Forms) -> PlanRow:
    if not isinstance(record, dict):
        raise KnownError("json_not_an_object", where=where)
    uid = _uid(record.get("uid"), f"{where}.uid")
    printed = _printed(record.get("printed"), f"{where}.printed")
    acknowledgements = read_acknowledgements(record.get("acknowledgements"), f"{where}.acknowledgements")
    report = from_record({key: value for key, value in record.items() if key not in _BESIDE}, where)
    if report.form not in forms:
        raise KnownError("json_form_unknown", where=f"{where}.form", form=report.form)
    form = forms[report.form]
    refuse_misfits(report, form, where)
    return PlanRow(report, uid, tuple(printed_findings(printed, report, form)), acknowledgements)


def _uid(value: object, where: str) -> str:
    if value is None:
        return ""
    uid = value.lower() if isinstance(value, str) else ""
    if not _UUID.fullmatch(uid):
        raise KnownError("json_not_a_uid", where=where, value=value)
    return uid


def _printed(value: object, where: str) -> Printed:
    if value is None:
        return Printed()
    if not isinstance(value, dict):
        raise KnownError("json_not_an_object", where=where)
    _refuse_unknown(value, Printed._fields, where)
    for key, text in value.items():
        if not isinstance(text, str):
            raise KnownError("json_not_a_text", where=f"{where}.{key}", value=text)
    return Printed(**value)


def _refuse_unknown(values: Mapping[str, object], known: tuple[str, ...], where: str) -> None:
    for key in values:
        if key not in known:
            raise KnownError("json_unknown_key", where=f"{where}.{key}".lstrip("."))


def _refuse_repeated_uids(rows: tuple[PlanRow, ...]) -> None:
    seen: set[str] = set()
    for index, row in enumerate(rows):
        if row.uid and row.uid in seen:
            raise KnownError("json_repeated_uid", where=f"reports[{index}].uid")
        seen.add(row.uid)
