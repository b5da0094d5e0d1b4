"""Invented reports of the size of published ones, the same ones in every run; each differs from every other."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.domain.form import Form
from desktop.domain.report import Report

_PLACES = ("北塘", "柳溪", "临湖", "石桥", "竹园", "东岭", "望江", "青禾", "白鹭", "锦屏")
_OBJECTS = ("步道照明", "社区书屋", "雨水管网", "健身广场", "便民菜场", "老旧水泵", "湿地岸线", "公交站亭", "档案库房")
_WORKS = ("改造", "养护", "更新", "普查", "加固", "清淤")
_DEEDS = ("完成", "更换", "检修", "新增", "排查", "验收")
_THINGS = ("灯具", "阀门", "座椅", "图书", "传感器", "防滑地砖", "指示牌", "消防器材", "绿化苗木", "数据记录")
_EFFECTS = (
    "设备完好率达到{n}.5%，夜间巡查未见停用情况",
    "平均处理时长缩短至{n}分钟，群众来电反映明显减少",
    "节约电费约{n}万元，余款按规定交回财政",
    "覆盖居民{n}户，满意度调查回收问卷{n}份",
    "形成台账{n}册，并录入 GIS 平台统一管理",
    "按合同约定分{n}期付款，未发生超概算支出",
)
_GAPS = (
    "个别点位施工进度偏慢",
    "部分资料归档不够及时",
    "维护人员专业培训偏少",
    "前期测算与实际用量有出入",
    "雨季作业窗口较短",
)
_REMEDIES = ("提前编排施工计划", "每月核对一次台账", "组织技术人员轮训", "引入第三方复核", "与街道建立联络机制")
_ORDINALS = "一二三四五六七八九"


def sample_reports(form: Form, count: int, first: int = 0) -> tuple[Report, ...]:
    """The invented reports number `first` and following, complete and without errors."""
    return tuple(_report(form, number) for number in range(first, first + count))


def _report(form: Form, number: int) -> Report:
    picks = _picks(number)
    place = _pick(_PLACES, picks)
    budget = Decimal(next(picks) % 90_000_000 + 10_000_000) / 100
    rows = tuple(
        replace(row, self_score=row.weight if row.weight is None else row.weight - next(picks) % 2)
        for row in form.table.standard_rows
    )
    return replace(
        form.new_report(2021),
        project_name=f"{place}{_pick(_OBJECTS, picks)}{_pick(_WORKS, picks)}项目第{number + 1}期",
        budget_unit=f"{place}区公共设施服务中心",
        office=("设施科", "", "综合科")[number % 3],
        recurring=number % 2 == 0,
        current_budget=budget,
        previous_budget=budget - 4_000 if number % 2 == 0 else Decimal(0),
        executed=budget - Decimal(next(picks) % 100_000) / 100,
        annual_goal=_text(picks, 50 + next(picks) % 70, _goal),
        evaluated_on=date(2022, 3, 1 + number % 28),
        achievements=_text(picks, 120 + next(picks) % 240, _achievement),
        problems=_text(picks, 10 + next(picks) % 50, _problem),
        improvements=_text(picks, 10 + next(picks) % 230, _improvement),
        indicators=rows,
    )


def _picks(number: int) -> Iterator[int]:
    """Numbers without end that look random and are the same in every run."""
    state = number * 2_654_435_761 + 97
    while True:
        state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        yield state >> 33


def _pick(choices: tuple[str, ...], picks: Iterator[int]) -> str:
    return choices[next(picks) % len(choices)]


def _text(picks: Iterator[int], length: int, sentence: Callable[[Iterator[int]], str]) -> str:
    """Numbered sentences up to about `length` characters."""
    text = ""
    for ordinal in _ORDINALS:
        text += f"{ordinal}是{sentence(picks)}。"
        if len(text) > length:
            break
    return text


def _goal(picks: Iterator[int]) -> str:
    place, thing, work = _pick(_PLACES, picks), _pick(_OBJECTS, picks), _pick(_WORKS, picks)
    return f"对{place}片区{next(picks) % 90 + 8}处{thing}进行{work}，{_effect(picks)}"


def _achievement(picks: Iterator[int]) -> str:
    done = f"{_pick(_DEEDS, picks)}{_pick(_THINGS, picks)}{next(picks) % 900 + 40}件"
    part = f"其中{_pick(_PLACES, picks)}片区{next(picks) % 40 + 1}件"
    return f"于{next(picks) % 12 + 1}月底前{done}，{part}，{_effect(picks)}"


def _problem(picks: Iterator[int]) -> str:
    return f"{_pick(_PLACES, picks)}片区{_pick(_GAPS, picks)}，涉及{_pick(_THINGS, picks)}{next(picks) % 30 + 2}件"


def _improvement(picks: Iterator[int]) -> str:
    check = f"{next(picks) % 6 + 1}月前对{_pick(_OBJECTS, picks)}逐一复查"
    return f"{_pick(_REMEDIES, picks)}，{check}，{_pick(_REMEDIES, picks)}"


def _effect(picks: Iterator[int]) -> str:
    return _pick(_EFFECTS, picks).format(n=next(picks) % 60 + 35)
