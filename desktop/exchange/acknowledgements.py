"""Acknowledged warnings in a JSON file (docs/format.md)."""

import re
from typing import NoReturn

from desktop.domain.acknowledgement import Acknowledgement
from desktop.domain.text import LINE_LIMIT, clean_line
from desktop.errors import KnownError

_FINGERPRINT = re.compile("[0-9a-f]{64}")
_CODE = re.compile("W[0-9]{2}")


def read_acknowledgements(value: object, where: str) -> tuple[Acknowledgement, ...]:
    """Read the list of a report, empty where it has none; `where` is the path that leads to it.

    Raises:
        KnownError: `json_...` with the path of what is wrong.
    """
    if value is None:
        return ()
    if not isinstance(value, list):
        raise KnownError("json_not_a_list", where=where)
    return tuple(_acknowledgement(one, f"{where}[{index}]") for index, one in enumerate(value))


def _acknowledgement(value: object, where: str) -> Acknowledgement:
    if not isinstance(value, dict):
        raise KnownError("json_not_an_object", where=where)
    for key in value:
        if key not in Acknowledgement._fields:
            raise KnownError("json_unknown_key", where=f"{where}.{key}")
    texts = {key: _text(value, key, f"{where}.{key}") for key in Acknowledgement._fields}
    for key, pattern in (("code", _CODE), ("fingerprint", _FINGERPRINT)):
        if not pattern.fullmatch(texts[key]):
            _refuse(texts[key], f"{where}.{key}")
    if not texts["reason"]:
        _refuse("", f"{where}.reason")
    return Acknowledgement(**texts)


def _text(value: dict[str, object], key: str, where: str) -> str:
    if key not in value:
        raise KnownError("json_missing", where=where)
    text = value[key]
    if not isinstance(text, str):
        raise KnownError("json_not_a_text", where=where, value=text)
    try:
        line = clean_line(text).strip()
    except KnownError as error:
        raise KnownError("json_lone_surrogate", where=where) from error
    if len(line) > LINE_LIMIT:
        raise KnownError("json_too_long", where=where, length=len(line), limit=LINE_LIMIT)
    return line


def _refuse(value: str, where: str) -> NoReturn:
    raise KnownError("json_not_an_acknowledgement", where=where, value=value)
