"""What nobody is responsible for."""

from __future__ import annotations

from datetime import date

import pytest

import dutygraph
import kg
import queries
from ontology.errors import QueryError

HEAD = "某省人民政府关于加强水库安全管理的意见\n\n某政发〔2021〕3号\n\n"


def found(text: str, **more: object) -> list[tuple[str, str]]:
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(HEAD + text))
        return [(gap.gap, gap.task) for gap in queries.gaps(store, **more).rows]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("一、巡查\n\n（一）制定巡查方案。", [("待分工", "制定巡查方案")]),
        ("一、巡查\n\n（一）有关部门要制定巡查方案。", [("责任虚化", "制定巡查方案")]),
        ("一、巡查\n\n（一）健全制度。制定巡查方案。（水利厅、财政厅负责）", [("牵头不明", "制定巡查方案")]),
        ("一、巡查\n\n（一）健全制度。制定巡查方案。（水利厅、财政厅按职责分工负责）", []),
        ("一、巡查\n\n（一）健全制度。制定巡查方案。（水利厅牵头，财政厅配合）", []),
        ("一、巡查\n\n（一）水利厅要会同财政厅制定巡查方案。", []),
        ("一、巡查\n\n（一）市、县水利部门要制定巡查方案。", []),
        ("一、考核\n\n（一）对连续三年未达标的水库，予以警告。", [("责任真空", "予以警告连续三年未达标的水库")]),
        ("一、考核\n\n（一）对未达标的水库，由水利厅予以警告。", []),
        ("一、巡查\n\n（一）鼓励企业捐资。不得擅自放水。", []),
    ],
)
def test_how_much_is_missing(text: str, gap: list[tuple[str, str]]) -> None:
    assert found(text) == gap


def test_a_goal_without_a_measure() -> None:
    goal = "一、主要目标\n\n到2025年，水库安全监测覆盖率达到90%以上。\n\n二、任务\n\n"
    assert ("目标无举措", "水库安全监测") in found(goal + "（一）水利厅要培训巡查人员。")
    assert found(goal + "（一）水利厅要加强水库安全监测设施建设。") == []


def test_deadlines_that_are_past() -> None:
    text = "一、巡查\n\n（一）水利厅要在2022年6月底前制定巡查方案。水利厅要在三个月内公布名单。"
    assert found(text) == found(text, on=date(2022, 6, 30)) == []
    assert found(text, on=date(2022, 7, 1)) == [("已过时限", "制定巡查方案")]


def test_only_the_kinds_that_are_asked_for() -> None:
    text = "一、巡查\n\n（一）制定巡查方案。\n\n（二）有关部门要公布名单。"
    assert found(text, kinds=["责任虚化"]) == [("责任虚化", "公布名单")]
    with kg.memory_store() as store, pytest.raises(QueryError, match="one of 责任真空"):
        queries.ask(store, "gaps", kinds="空缺")


def test_a_gap_carries_its_evidence() -> None:
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(HEAD + "一、巡查\n\n（一）健全制度。有关部门要制定巡查方案。"))
        (gap,) = queries.ask(store, "gaps").to_dicts()
    assert gap | {"reason": ""} == {
        "gap": "责任虚化", "reason": "", "actors": ["有关部门"], "grade": "stated", "task": "制定巡查方案",
        "deadline": "", "provision": "某政发〔2021〕3号第一部分第（一）条",
        "heading": "（一）健全制度", "number": "某政发〔2021〕3号",
        "title": "某省人民政府关于加强水库安全管理的意见", "evidence": "有关部门要制定巡查方案。",
        "statement": "某政发〔2021〕3号#一、（一）/1:制定", "reviewed": "未校核",
    }  # fmt: skip
