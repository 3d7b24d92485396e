"""Duties for all that a text is about, and those of plans that copy each other: one though their words say little."""

from __future__ import annotations

import pytest

import dutygraph
import kg
import queries
from queries.overlapping.lexicon import stages
from queries.overlapping.whole import is_all

RELICS = """北原省文物保护办法
（2016年3月29日北原省第十二届人民代表大会常务委员会第二十次会议通过，自2016年7月1日起施行）
第一条 根据《中华人民共和国文物保护法》，结合本省实际，制定本办法。
第二条 县级以上人民政府文物行政部门主管本行政区域内的文物保护工作。
第三条 对文物保护事业做出突出贡献的单位和个人，由县级以上人民政府文物行政部门给予奖励。
"""
WALL = """北原省城墙保护条例
（2010年5月28日北原省第十一届人民代表大会常务委员会第十五次会议通过，自2010年10月1日起施行）
第一条 根据《中华人民共和国文物保护法》，结合本省实际，制定本条例。
第二条 县级以上人民政府文物行政部门主管城墙的保护管理工作。
第三条 在城墙保护工作中成绩显著的单位和个人，由县级以上人民政府文物行政部门给予奖励。
"""


def duties(*texts: str) -> list[tuple[str, str, str]]:
    store = kg.memory_store()
    store.load(map(dutygraph.extract, texts))
    return sorted((row.relation, row.duty_a, row.duty_b) for row in queries.overlaps(store).rows)


def test_two_texts_on_one_basis_each_give_a_body_all_of_their_matter() -> None:
    assert duties(RELICS, WALL) == [
        ("重复部署", "主管城墙的保护管理工作", "主管本行政区域内的文物保护工作"),
        ("重复部署", "给予奖励", "给予奖励文物保护事业做出突出贡献的单位和个人"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("《中华人民共和国文物保护法》", "《中华人民共和国城乡规划法》"),  # another basis
        ("主管城墙的保护管理工作", "在各自职责范围内做好城墙的保护管理工作"),  # each a part of it
        ("主管城墙的保护管理工作", "管理城墙的参观步道"),  # not all of it
    ],
)
def test_another_basis_or_a_part_of_the_matter_is_no_repetition(old: str, new: str) -> None:
    assert not [one for one in duties(RELICS, WALL.replace(old, new)) if "文物保护工作" in one[2]]


FIRE = """北原省消防条例
（2022年12月30日北原省第十四届人民代表大会常务委员会第三次会议通过，自2023年3月1日起施行）
第一条 为了预防火灾，制定本条例。
第二条 消防救援机构应当进行消防安全教育和培训。
第三条 消防救援机构应当对高层建筑进行消防安全培训。
第四条 消防救援机构应当开展消防安全宣传教育。
"""


def test_a_law_that_gives_a_body_all_of_a_stage_twice() -> None:
    assert duties(FIRE) == [("重复部署", "进行消防安全教育和培训", "开展消防安全宣传教育")]
    assert duties(FIRE.replace("第四条 消防救援机构", "第四条 教育行政部门")) == []


@pytest.mark.parametrize(
    ("action", "told", "stage", "found"),
    [
        ("主管", ["城墙", "保护"], "监管", True),
        ("主管", ["城墙", "修缮"], "监管", False),
        ("开展", ["城墙", "宣传教育"], "宣传教育", True),
        ("纳入", ["城墙", "保护", "规划"], "规划", False),  # what is done for it
        ("给予奖励", ["城墙", "保护", "突出贡献", "单位", "个人"], "资金", True),
        ("安排", ["城墙", "保护", "经费"], "资金", False),
        ("主管", [], "监管", False),
    ],
)
def test_all_that_a_text_is_about(action: str, told: list[str], stage: str, found: bool) -> None:
    (named,) = (one for one in stages() if one.name == stage)
    assert is_all(action, told, named, "北原省城墙保护条例") is found


FIRES = """北原省林业局关于做好森林防火工作的通知
北林发〔2021〕8号
各市林业局：
一、充实防火专业力量，加强火灾预防和物资储备，配合做好扑救工作。
北原省林业局
2021年8月2日
"""
FORESTS = """北原省林业局关于加强资源管护的意见
北林发〔2021〕15号
各市林业局：
一、落实责任。充实防火专业力量，加强火灾预防，配合做好扑救工作。
北原省林业局
2021年10月9日
"""


def test_a_sentence_taken_over_says_again_what_tells_little() -> None:
    again = ("重复部署", "配合做好扑救工作", "配合做好扑救工作")
    assert again in duties(FIRES, FORESTS)
    assert again not in duties(FIRES, FORESTS.replace("充实防火专业力量，加强火灾预防，", "遇有火情，"))


RESEARCH = """北原省科技创新条例
（2020年1月20日北原省第十三届人民代表大会第三次会议通过，自2020年5月1日起施行）
第一条 为了促进创新，制定本条例。
第二条 经济信息化主管部门应当推进产学研用深度融合。
第三条 科学技术主管部门、经济信息化主管部门应当建立产学研用深度融合的技术创新体系。
"""


def test_a_place_that_names_one_body_more_leaves_open_who_acts() -> None:
    found = duties(RESEARCH)
    assert [one[0] for one in found] == ["疑似职责重叠"] and "产学研用深度融合" in found[0][1]
    assert duties(RESEARCH.replace("第三条 科学技术主管部门、", "第三条 ")) == []
