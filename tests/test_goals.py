"""Goals: a provision's words → date, subject and figures."""

from __future__ import annotations

from datetime import date

import pytest

from extract.figures import figures
from extract.goals import GoalReader
from extract.units import Unit, UnitKind
from extract.words import Vocabulary
from ontology.records import Goal, ProvisionKind

READER = GoalReader(Vocabulary())


def goals(text: str, kind: ProvisionKind = ProvisionKind.GOAL, written: date | None = None) -> list[Goal]:
    unit = Unit(UnitKind.TEXT, text, range(len(text)), 0, len(text), "d", "d#1", kind)
    return list(READER.read([unit], text, {"d": written} if written else {}))


def shown(goal: Goal) -> tuple[str | None, str | None, list[str]]:
    about = goal.about.plain if goal.about else None
    return goal.deadline, about, [f"{f.compare}{f.value:g}{f.unit}" for f in goal.figures]


SENTENCES = [
    ("到2025年，全省开发区布局更加优化，创新能力明显增强。", "2025", "全省开发区", []),
    ("到 2035 年，建成一大批具有全球影响力的园区。", "2035", None, []),
    ("到2025年，高新技术企业营业收入达到34万亿元。", "2025", "高新技术企业", ["=3.4e+13元"]),
    ("到2025年底，研发经费投入强度达到2.5%以上。", "2025-12-31", "研发经费投入", [">=2.5%"]),
    ("2030年6月底前，建成示范县100个左右。", "2030-06-30", None, ["~100个"]),
    ("“十四五”末，垃圾回收利用率不低于35％。", "2025", "垃圾", [">=35%"]),
    ("自主创新能力全面提升。", None, "自主创新能力", []),
    ("建设一批特色鲜明的乡村。", None, None, []),
    ("网络覆盖水平不断提升。", None, "网络覆盖", []),
    ("用3年时间，全国形成推进工作的格局。", None, "全国", []),
    ("通过试点工作，形成一批经验。", None, None, []),
]


@pytest.mark.parametrize(("text", "deadline", "about", "numbers"), SENTENCES)
def test_sentences_of_a_goal_provision(text: str, deadline: str | None, about: str | None, numbers: list[str]) -> None:
    text = text.replace(" ", "")
    assert [shown(g) for g in goals(text)] == [(deadline, about, numbers)]


def test_two_dates_are_two_goals() -> None:
    first, second = goals("到2025年，森林覆盖率达到24.1%，到2035年，森林覆盖率达到26%。")
    assert (first.span.text, second.span.text) == (
        "到2025年，森林覆盖率达到24.1%",
        "到2035年，森林覆盖率达到26%",
    )
    assert [shown(g) for g in (first, second)] == [("2025", "森林", ["=24.1%"]), ("2035", "森林", ["=26%"])]


def test_dates_side_by_side_share_the_state() -> None:
    assert [shown(g) for g in goals("到2025年、2030年，全市绿地面积分别达到100公顷、150公顷以上。")] == [
        ("2025", "全市", [">=100公顷"]),
        ("2030", "全市", [">=150公顷"]),
    ]


def test_the_date_of_an_opening_line_holds_for_its_list() -> None:
    opener = Unit(UnitKind.TEXT, "到2025年，实现以下目标：", range(13), 0, 13, "d", "d#1", ProvisionKind.GOAL)
    item = Unit(UnitKind.ITEM, "园区数量达到10个。", range(13, 23), 13, 23, "d", "d#1（1）", ProvisionKind.GOAL, 0)
    found = list(READER.read([opener, item], "到2025年，实现以下目标：园区数量达到10个。", {}))
    assert [g.deadline for g in found] == ["2025", "2025"]


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("加快推广。到2023年底，形成30项以上重点标准。严禁虚报。", ["2023-12-31"]),
        ("到2019年底，全国共有园区169家。", []),  # before the document was written
        ("到2021年，已建成10个园区。", []),  # done
        ("2021年底前完成清理。", []),  # a time limit, no state
        ("各地要抓紧落实。", []),
    ],
)
def test_dated_states_in_other_provisions(text: str, deadlines: list[str]) -> None:
    assert [g.deadline for g in goals(text, ProvisionKind.MEASURE, date(2020, 7, 13))] == deadlines


FIGURES = [
    ("达到10%", "=10%"),
    ("达到10%以上", ">=10%"),
    ("超过40%", ">40%"),
    ("突破5000亿元", ">5e+11元"),
    ("约300家", "~300家"),
    ("1000个左右", "~1000个"),
    ("不低于5%", ">=5%"),
    ("控制在1.3以内", "<=1.3"),
    ("降低到1.35以下", "<=1.35"),
    ("低于20毫秒", "<20毫秒"),
    ("不超过3天", "<=3天"),
    ("20000个", "=20000个"),
    ("1.5万亩", "=15000亩"),
    ("2.5亿吨", "=2.5e+08吨"),
    ("12,000人次", "=12000人次"),
    ("提高5个百分点", "=5个百分点"),
    ("百分之七十以上", ">=70%"),
    ("10-20个", ">=10个 <=20个"),
    ("10个5G基站", "=10个"),
    ("分别达到10%、20%以上", ">=10% >=20%"),
    ("200 EFLOPS", "=200EFLOPS"),
    ("进入前15位", "<=15位"),
    ("3年行动", ""),
    ("2025年", ""),
    ("5G网络", ""),
    ("比例调整到25 : 48 : 27", ""),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: str) -> None:
    assert " ".join(f"{f.compare}{f.value:g}{f.unit}" for f in figures(text)) == expected
