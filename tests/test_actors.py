"""Names of actors in a document: who is meant, and by what that was found."""

from __future__ import annotations

from datetime import date

import pytest

import dutygraph
from dutygraph import Actor, Certainty, Mention
from ontology.naming.context import Context
from ontology.naming.reading import read_name

NOTICE = """辽宁省人民政府办公厅关于做好有关工作的通知

辽政办发〔2016〕12号

各市人民政府，省政府各厅委：

一、加强管理

（一）明确责任。省环保厅要会同国家海洋局北海分局（以下简称北海分局）制定办法。北海分局负责监督。本省各级人民政府应当公开信息，其有关部门应当报告情况。

辽宁省人民政府办公厅

2016年3月1日
"""


def found(text: str = NOTICE) -> dict[str, Mention]:
    return {mention.span.plain: mention for mention in dutygraph.extract(text).of(Mention)}


@pytest.mark.parametrize(
    ("name", "facets"),
    [
        ("科技部", ("部门", ("国家",), None, ("科技",), "科学技术部")),
        ("国务院科技行政部门", ("部门", ("国家",), None, ("科技",), "科学技术部")),
        ("县级以上地方人民政府教育行政部门", ("部门", ("省", "市", "县"), None, ("教育",), None)),
        ("设区的市人民政府", ("人民政府", ("市",), None, (), None)),
        ("上海市人民政府", ("人民政府", ("省",), "上海市", (), "上海市人民政府")),
        ("昆山市人民政府", ("人民政府", ("县",), "昆山市", (), "昆山市人民政府")),
        ("国家高新区内企业", ("企业", (), None, (), None)),
        ("任何单位", ("单位", (), None, (), None)),
    ],
)
def test_a_name_shows_its_facets(name: str, facets: tuple[object, ...]) -> None:
    (actor,) = read_name(name)
    assert (actor.kind, actor.levels, actor.place, actor.functions, actor.body) == facets


@pytest.mark.parametrize(
    ("place", "name", "kind", "body"),
    [
        ("辽宁省", "省委", "党委", "中共辽宁省委员会"),
        ("辽宁省", "省委组织部", "党委", "中共辽宁省委组织部"),
        ("广西壮族自治区", "自治区党委宣传部", "党委", "中共广西壮族自治区委员会宣传部"),
        ("辽宁省", "省政府办公厅", "部门", "辽宁省人民政府办公厅"),
        ("辽宁省", "省人大常委会", "人大", "辽宁省人民代表大会常务委员会"),
        ("沈阳市", "市政协", "政协", "中国人民政治协商会议沈阳市委员会"),
        ("沈阳市", "市中级人民法院", "法院", "沈阳市中级人民法院"),
        ("安吉县", "县妇联", "人民团体", "安吉县妇女联合会"),
        (None, "共青团辽宁省委", "人民团体", "共青团辽宁省委员会"),
        (None, "北京市朝阳区人民检察院", "检察院", "北京市朝阳区人民检察院"),
        ("杭州市", "市市监局", "部门", "杭州市市场监督管理局"),
        ("杭州市", "市发改委", "部门", "杭州市发展和改革委员会"),
        ("辽宁省", "省税务局", "部门", "国家税务总局辽宁省税务局"),
        (None, "天津市公安局警卫处", "部门", "天津市公安局警卫处"),
        (None, "国家林草局科技司", "部门", "国家林业和草原局科学技术司"),
        (None, "清华大学", "高等学校", "清华大学"),
        (None, "国际标准化组织", "境外机构", "国际标准化组织"),
    ],
)
def test_bodies_all_over_the_country(place: str | None, name: str, kind: str, body: str) -> None:
    (actor,) = read_name(name, Context(date=date(2022, 5, 1), place=place))
    assert (actor.kind, actor.body) == (kind, body)


@pytest.mark.parametrize(
    "name",
    [
        "黄河流域生态环境监督管理机构",  # an organ of the ministry, not the ministry
        "省南水北调工程建设管理机构",  # 建设 inside other words
        "朝阳区人民检察院",  # of which city?
        "国际组织",
        "高水平大学",
        "全国性行业协会",
        "关联公司",
        "省金融监管局",  # the province's own until 2023
    ],
)
def test_no_body_rather_than_a_wrong_one(name: str) -> None:
    assert [actor.body for actor in read_name(name, Context(date=date(2022, 5, 1), place="山东省"))] == [None]


def test_short_names_in_a_list_of_places_departments_are_theirs() -> None:
    actors = read_name("各省、自治区、直辖市财政厅（局）、发展改革委、能源局", Context(date=date(2022, 5, 1)))
    assert [(actor.levels, actor.functions, actor.body) for actor in actors] == [
        (("省",), ("财政",), None),
        (("省",), ("发展改革",), None),
        (("省",), ("能源",), None),
    ]


def test_who_acts_with_a_department_is_of_its_place() -> None:
    text = NOTICE.replace("省环保厅要会同国家海洋局北海分局（以下简称北海分局）", "省环保厅要会同水利厅、发改委")
    assert found(text)["水利厅"].actors == ("辽宁省水利厅",)
    assert found(text)["发改委"].actors == ("辽宁省发展和改革委员会",)


def test_a_law_that_speaks_of_a_later_body_is_a_later_version() -> None:
    (actor,) = read_name("国务院卫生健康部门", Context(date=date(2014, 2, 21)))
    assert actor.body == "国家卫生健康委员会"


def test_a_list_of_functions_is_a_list_of_departments() -> None:
    names = [(actor.kind, actor.functions) for actor in read_name("公安、应急管理、交通等部门")]
    assert names == [("部门", ("公安",)), ("部门", ("应急管理",)), ("部门", ("交通运输",))]


@pytest.mark.parametrize(
    ("name", "day", "body"),
    [
        ("环境保护部", date(2016, 5, 1), "环境保护部"),
        ("国务院环境保护主管部门", date(2016, 5, 1), "环境保护部"),
        ("国务院生态环境主管部门", date(2020, 5, 1), "生态环境部"),
    ],
)
def test_the_date_tells_which_body(name: str, day: date, body: str) -> None:
    (actor,) = read_name(name, Context(date=day))
    assert actor.body == body


def test_the_issuers_place_tells_which_department() -> None:
    mention = found()["省环保厅"]
    assert mention.actors == ("辽宁省环境保护厅",)
    assert mention.certainty is Certainty.CONTEXT and "辽宁省" in (mention.reason or "")


def test_short_forms_of_the_document() -> None:
    assert found()["北海分局"].actors == ("国家海洋局北海分局",)


def test_a_pronoun_takes_the_levels_of_who_was_named_before() -> None:
    (actor,) = (a for a in dutygraph.extract(NOTICE).of(Actor) if a.id in found()["其有关部门"].actors)
    assert actor.levels == ("省", "市", "县", "乡") and actor.place == "辽宁省"


def test_what_cannot_be_resolved_stays_open() -> None:
    mention = found("关于试点的通知\n\n一、安排\n\n（一）其应当报告情况。\n").get("其")
    assert mention is None or (mention.actors == () and mention.certainty is Certainty.OPEN)


def test_every_actor_of_a_mention_is_described() -> None:
    extraction = dutygraph.extract(NOTICE)
    named = {name for mention in extraction.of(Mention) for name in mention.actors}
    assert named == {actor.id for actor in extraction.of(Actor)}
