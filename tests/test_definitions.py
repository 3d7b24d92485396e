"""Definitions and abbreviations: a sentence → term, meaning, scope."""

from __future__ import annotations

import pytest

from extract.definitions import read_definitions
from extract.units import Unit, UnitKind
from extract.words import Vocabulary
from ontology.records import Abbreviation, Definition, ProvisionKind

VOCABULARY = Vocabulary()


def read(*texts: str) -> list[Definition | Abbreviation]:
    """The first text is a paragraph, the others are the list that it introduces."""
    source = "\n".join(texts)
    units: list[Unit] = []
    at = 0
    for i, text in enumerate(texts):
        kind, opener = (UnitKind.ITEM, 0) if i else (UnitKind.TEXT, None)
        offsets = range(at, at + len(text))
        units.append(Unit(kind, text, offsets, at, at + len(text), "d", "d#1", ProvisionKind.DEFINITION, opener))
        at += len(text) + 1
    return list(read_definitions(units, source, VOCABULARY))


DEFINITIONS = [
    ("本办法所称孵化器，是指为创业者提供场地的机构。", [("孵化器", "为创业者提供场地的机构", "本办法")]),
    ("本条例所称的绿地是指公园绿地和街旁绿地。", [("绿地", "公园绿地和街旁绿地", "本条例")]),
    ("本法所称水资源，包括地表水和地下水。", [("水资源", "地表水和地下水", "本法")]),
    ("前款所称规划，是指园区总体规划。", [("规划", "园区总体规划", "本条")]),
    ("孵化基地是指提供创业服务的场所。", [("孵化基地", "提供创业服务的场所", "document")]),
    (
        "移植，是指将林木移至他处。假植，是指临时埋植。",
        [("移植", "将林木移至他处", "document"), ("假植", "临时埋植", "document")],
    ),
    ("食品安全法所称召回，是指收回已售出的食品。", [("召回", "收回已售出的食品", "食品安全法")]),
    ("本规定所称“三日”“五日”是指工作日。", [("“三日”“五日”", "工作日", "本规定")]),
    ("市人民政府应当加强领导，指导园区建设。", []),
    ("其主要任务是指导企业创新。", []),
]


@pytest.mark.parametrize(("text", "expected"), DEFINITIONS)
def test_definitions(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [d for d in read(text) if isinstance(d, Definition)]
    assert [(d.term.text, d.meaning.text, d.scope) for d in found] == expected


def test_a_list_of_terms_has_the_scope_of_its_opening_line() -> None:
    found = read("本条例下列用语的含义：", "绿线，是指各类绿地的控制线；", "苗圃，是指培育苗木的场地。")
    assert [(d.term.text, d.meaning.text, d.scope) for d in found] == [
        ("绿线", "各类绿地的控制线", "本条例"),
        ("苗圃", "培育苗木的场地", "本条例"),
    ]


def test_a_meaning_that_is_a_list() -> None:
    (found,) = read("本办法所称设施是指：", "（一）水库；", "（二）泵站。")
    assert (found.term.text, found.meaning.text) == ("设施", "（一）水库；\n（二）泵站。")


ABBREVIATIONS = [
    ("促进国家高新技术产业开发区（以下简称国家高新区）发展。", "国家高新区", "国家高新技术产业开发区"),
    ("会议听取了福建海洋电力有限公司（以下简称“营运单位”）的汇报。", "营运单位", "福建海洋电力有限公司"),
    ("由国家林业和草原局科学技术司（以下简称科技司）负责。", "科技司", "国家林业和草原局科学技术司"),
    ("市教育局和市财政局（以下简称财政局）应当公布结果。", "财政局", "市财政局"),
    ("根据收款人或者付款人（以下统称用户）的指令办理。", "用户", "收款人或者付款人"),
    ("国家机关和涉及国家秘密的单位（以下简称机关、单位）应当保密。", "机关、单位", "国家机关和涉及国家秘密的单位"),
    ("在涉密岗位工作的人员（以下简称涉密人员）应当签订承诺书。", "涉密人员", "在涉密岗位工作的人员"),
    ("确定各类绿地的控制线（以下简称绿线），并向社会公布。", "绿线", "各类绿地的控制线"),
    (
        "落实《关于改造老旧小区的行动方案》（建发〔2020〕2号，以下简称《行动方案》）。",
        "行动方案",
        "《关于改造老旧小区的行动方案》",
    ),
    ("设立“中国花卉节组织委员会”（以下简称组委会）。", "组委会", "中国花卉节组织委员会"),
    ("本条例所称陆地污染源（简称陆源），是指向海域排污的场所。", "陆源", "陆地污染源"),
    ("前两款所列行政部门统称社会救助管理部门。", "社会救助管理部门", "前两款所列行政部门"),
    ("为规范管理省级长期科研基地（下称基地）。", "基地", "省级长期科研基地"),
]


@pytest.mark.parametrize(("text", "term", "meaning"), ABBREVIATIONS)
def test_abbreviations(text: str, term: str, meaning: str) -> None:
    found = [a for a in read(text) if isinstance(a, Abbreviation)]
    assert [(a.term.text, a.meaning.text) for a in found] == [(term, meaning)]
