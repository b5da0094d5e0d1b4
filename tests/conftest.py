"""What all tests share: the forms, the real published forms, and an invented report."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.domain.rules import Rules
from desktop.domain.rules_file import RuleSets
from desktop.paths import FORMS, RULES
from tests.reports import filled_report

settings.register_profile(
    "ziping",
    deadline=None,  # timings are never tests
    derandomize=True,  # the same tests every time; `make explore` looks further
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # the fixtures are values, or files written anew
)
settings.register_profile("explore", settings.get_profile("ziping"), derandomize=False, print_blob=True)
settings.load_profile("ziping")

FIXTURES = Path(__file__).parent / "fixtures"
REAL_FORMS = Path(__file__).parents[2] / "shared" / "forms"


@pytest.fixture(autouse=True)
def _own_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes into the data folder of whoever runs it."""
    folder = str(tmp_path_factory.mktemp("data"))
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, folder)


@pytest.fixture
def forms() -> Forms:
    """The official forms and the toy form."""
    return Forms(FORMS, FIXTURES / "forms")


@pytest.fixture
def form(forms: Forms) -> Form:
    return forms["putuo-2021"]


@pytest.fixture
def toy(forms: Forms) -> Form:
    return forms["toy"]


@pytest.fixture
def rule_sets() -> RuleSets:
    """The program's rule sets."""
    return RuleSets(RULES)


@pytest.fixture
def rules(rule_sets: RuleSets) -> Rules:
    """The rule set that a book uses unless another one is chosen."""
    return rule_sets.default


@pytest.fixture
def report(form: Form) -> Report:
    return filled_report(form)


@pytest.fixture
def real_forms_folder() -> Path:
    """Where the published forms lie; they are not part of the repository."""
    if not REAL_FORMS.is_dir():
        pytest.skip(f"the published forms are not at {REAL_FORMS}")
    return REAL_FORMS
