import json
from pathlib import Path

from desktop.domain.form import Form
from desktop.domain.record import digest
from tests.end_to_end.conftest import Run
from tests.reports import sound_report


def test_list_shows_each_report_in_a_line(run: Run, book: Path) -> None:
    assert run("list", book).out.splitlines() == [
        "序号  执行率  合计   等级  状态  项目名称",
        "1     98.29%  97.5   优    草稿  湖畔步道夜间照明改造",
        "2     98.29%  187.5  优    草稿  河道保洁",
    ]


def test_list_as_data(run: Run, book: Path, form: Form) -> None:
    first = json.loads(run("list", book, "--json").out)[0]
    assert len(first.pop("uid")) == 36
    assert first == {
        "report": 1,
        "form": "putuo-2021",
        "fiscal_year": 2021,
        "project_name": "湖畔步道夜间照明改造",
        "budget_unit": "云溪区园林管理所",
        "office": "设施科",
        "execution_rate": "98.29%",
        "total_score": "97.5",
        "grade": "优",
        "state": "draft",
        "finalised_count": 0,
        "digest": digest(sound_report(form)),
    }


def test_check_names_report_code_and_place(run: Run, book: Path) -> None:
    ran = run("check", book)
    assert (ran.code, ran.err) == (1, "")
    errors = [line for line in ran.out.splitlines() if "错误" in line]
    assert errors[:-1] == [
        "第 2 份 河道保洁：错误 E12 自评时间未填写，请填写。",
        "第 2 份 河道保洁：错误 E07 第 1 行“预算执行率”的自评分 100 超过权重 10，请改正。",
    ]
    assert errors[-1].startswith("共 2 份：错误 2，")


def test_check_as_data(run: Run, book: Path) -> None:
    ran = run("check", "--json", book)
    assert ran.code == 1
    findings = [finding for finding in json.loads(ran.out) if finding["severity"] == "error"]
    assert findings[1] == {
        "report": 2,
        "project_name": "河道保洁",
        "code": "E07",
        "severity": "error",
        "path": "indicators[0].self_score",
        "message": "第 1 行“预算执行率”的自评分 100 超过权重 10，请改正。",
        "reason": "",
    }


def test_verify_says_that_all_is_well(run: Run, book: Path) -> None:
    ran = run("verify", book)
    assert (ran.code, ran.out) == (0, f"簿 {book} 完好，共 2 份。\n")


def test_verify_names_what_is_damaged(run: Run, book: Path) -> None:
    content = book.read_bytes()
    damaged = content.replace("云溪区园林管理所".encode(), "云溪区园林管理处".encode())
    assert damaged != content
    book.write_bytes(damaged)
    ran = run("verify", book)
    assert (ran.code, ran.out) == (1, "")
    assert ran.complaints
    assert all(line.endswith("。") for line in ran.complaints)


def test_reading_changes_nothing(run: Run, book: Path, tmp_path: Path) -> None:
    before = book.read_bytes(), sorted(tmp_path.iterdir())
    for command in ("list", "check", "verify"):
        run(command, book)
    assert (book.read_bytes(), sorted(tmp_path.iterdir())) == before
