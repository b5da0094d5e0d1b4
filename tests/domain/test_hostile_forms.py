"""Whatever is in a form definition: it is a form, or refused with the place that is wrong."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.form_file import read_form
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.paths import FORMS
from tests.conftest import FIXTURES
from tests.mutations import memory_below, mutated

_OFFICIAL = (FORMS / "putuo-2021.toml").read_bytes()
_TOY = (FIXTURES / "forms" / "toy.toml").read_bytes()
_PIECES = st.one_of(
    st.binary(max_size=8),
    st.sampled_from(
        [
            *(
                b"[" * 2000,
                b"[[" * 50,
                b"1e999",
                b"nan",
                b"-1",
                b"0",
                b"true",
                b"[]",
                b"{}",
                b'""',
                b"9" * 5000,
                b'"\\u0000"',
            ),
            *(
                b"2022-01-01",
                b"x = 1\n",
                b"[fields.nothing]\n",
                b'"100000000"',
                b'"0.001"',
                b"[[tabs]]\n",
                b"\xff",
                b'"""',
            ),
        ]
    ),
)


@given(st.sampled_from([_OFFICIAL, _TOY]).flatmap(lambda good: mutated(good, _PIECES)))
@settings(max_examples=300)
def test_mutated_definition_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "putuo-2021.toml"
    path.write_bytes(content)
    with memory_below(32):
        try:
            form = read_form(path)
        except KnownError as error:
            assert error_sentence(error).endswith("。")  # noqa: PT017  # either may happen
        else:
            assert form.new_report(2021).form


@pytest.mark.parametrize("value", ["[" * 5000, "9" * 5000], ids=["too deep", "too many digits"])
def test_definition_that_no_reader_bears_is_refused(tmp_path: Path, value: str) -> None:
    path = tmp_path / "putuo-2021.toml"
    path.write_text(f"first_year = {value}\n", encoding="utf-8")
    with pytest.raises(KnownError, match="definition_unreadable"):
        read_form(path)
