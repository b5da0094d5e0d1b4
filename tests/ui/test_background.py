from collections.abc import Callable
from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from ui.background import Course, Job, Runner
from ui.panels.work_bar import WorkBar


@pytest.fixture
def runner(qapp: object) -> Runner:  # noqa: ARG001  # Qt must run
    return Runner()


def job(work: Callable[[Course], object], told: list[object], title: str = "任务") -> Job[object]:
    """A job that notes how it ends."""
    return Job(
        title=title,
        work=work,
        done=told.append,
        failed=lambda error: told.append(error.code),
        cancelled=lambda: told.append("cancelled"),
    )


def test_work_is_done_elsewhere_and_told_here(runner: Runner, qtbot: QtBot) -> None:
    told: list[tuple[object, bool]] = []
    runner.run(
        Job(
            title="任务",
            work=lambda _: current_thread() is main_thread(),
            done=lambda here: told.append((here, current_thread() is main_thread())),
            failed=lambda error: pytest.fail(error.code),
        )
    )
    qtbot.waitUntil(lambda: told == [(False, True)])


def test_one_thing_after_the_other(runner: Runner, qtbot: QtBot) -> None:
    told: list[object] = []
    for number in range(20):
        runner.run(job(lambda _, number=number: number, told))  # type: ignore[misc]  # mypy does not infer defaults of lambdas
    runner.finish()
    qtbot.waitUntil(lambda: told == list(range(20)))
    assert runner.current is None


def test_a_known_error_is_told_as_such(runner: Runner, qtbot: QtBot) -> None:
    told: list[object] = []

    def work(_: Course) -> None:
        raise KnownError("file_in_use")

    runner.run(job(work, told))
    qtbot.waitUntil(lambda: told == ["file_in_use"])


def test_a_bug_is_raised_in_the_window_s_thread(runner: Runner, qtbot: QtBot) -> None:
    def work(_: Course) -> None:
        raise LookupError("elsewhere")

    with qtbot.captureExceptions() as exceptions:
        runner.run(job(work, []))
        qtbot.waitUntil(lambda: len(exceptions) == 1)
    assert isinstance(exceptions[0][1], LookupError)
    assert runner.current is None


def test_what_is_cancelled_stops_at_its_next_step_and_what_waits_does_not_begin(runner: Runner, qtbot: QtBot) -> None:
    told: list[object] = []
    begun, go_on = Event(), Event()

    def work(course: Course) -> str:
        begun.set()
        go_on.wait()
        course.progress(1, 2)
        return "too far"

    runner.run(job(work, told))
    runner.run(job(lambda _: "never", told))
    begun.wait()
    runner.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: told == ["cancelled", "cancelled"])


def test_the_bar_tells_of_what_takes_time_and_gives_it_up(runner: Runner, qtbot: QtBot) -> None:
    bar = WorkBar(runner)
    qtbot.addWidget(bar)
    told: list[object] = []
    go_on = Event()

    def work(course: Course) -> None:
        course.progress(3, 10)
        go_on.wait()
        course.progress(4, 10)

    runner.run(job(work, told, "正在导出"))
    assert not bar.isVisible()
    qtbot.waitUntil(lambda: bar.bar.value() == 3)
    assert bar.isVisible()
    assert bar.title.text() == "正在导出…"
    assert bar.bar.maximum() == 10
    bar.button.click()
    assert bar.title.text() == "正在取消…"
    go_on.set()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert told == ["cancelled"]


def test_the_bar_is_gone_before_the_end_is_told(runner: Runner, qtbot: QtBot) -> None:
    bar = WorkBar(runner)
    qtbot.addWidget(bar)
    go_on = Event()
    told: list[tuple[str, bool]] = []
    runner.idle.connect(lambda: told.append(("idle", bar.isVisible())))
    runner.run(
        Job(
            title="任务",
            work=lambda _: go_on.wait(),
            done=lambda _: told.append(("done", bar.isVisible())),
            failed=lambda error: pytest.fail(error.code),
        )
    )
    qtbot.waitUntil(bar.isVisible)
    go_on.set()
    qtbot.waitUntil(lambda: told == [("done", False), ("idle", False)])


def test_the_bar_is_quiet_about_what_is_done_at_once(runner: Runner, qtbot: QtBot) -> None:
    bar = WorkBar(runner)
    qtbot.addWidget(bar)
    told: list[object] = []
    runner.run(job(lambda _: 1, told))
    qtbot.waitUntil(lambda: told == [1])
    assert not bar.isVisible()


def test_waiting_for_the_end_has_an_end_itself(runner: Runner) -> None:
    go_on = Event()
    runner.run(Job(title="慢", work=lambda _: go_on.wait(), done=lambda _: None, failed=lambda _: None))
    assert not runner.finish(1)
    go_on.set()
    assert runner.finish()
