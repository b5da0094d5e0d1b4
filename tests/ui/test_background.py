from threading import current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from ui.background import Runner


@pytest.fixture
def runner(qapp: object) -> Runner:  # noqa: ARG001  # Qt must run
    return Runner()


def test_work_is_done_elsewhere_and_told_here(runner: Runner, qtbot: QtBot) -> None:
    told: list[tuple[bool, bool]] = []
    runner.run(
        lambda: current_thread() is main_thread(),
        lambda here: told.append((here, current_thread() is main_thread())),
        lambda error: pytest.fail(error.code),
    )
    qtbot.waitUntil(lambda: told == [(False, True)])


def test_one_thing_after_the_other(runner: Runner, qtbot: QtBot) -> None:
    told: list[int] = []
    for number in range(20):
        runner.run(lambda number=number: number, told.append, lambda error: pytest.fail(error.code))  # type: ignore[misc]  # mypy does not infer defaults of lambdas
    runner.finish()
    qtbot.waitUntil(lambda: told == list(range(20)))


def test_a_known_error_is_told_as_such(runner: Runner, qtbot: QtBot) -> None:
    told: list[str] = []

    def work() -> None:
        raise KnownError("file_in_use")

    runner.run(work, lambda _: told.append("done"), lambda error: told.append(error.code))
    qtbot.waitUntil(lambda: told == ["file_in_use"])


def test_a_bug_is_raised_in_the_window_s_thread(runner: Runner, qtbot: QtBot) -> None:
    def work() -> None:
        raise LookupError("elsewhere")

    with qtbot.captureExceptions() as exceptions:
        runner.run(work, lambda _: None, lambda _: None)
        qtbot.waitUntil(lambda: len(exceptions) == 1)
    assert isinstance(exceptions[0][1], LookupError)
