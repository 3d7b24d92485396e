"""Pairs of duties: what repeats, crosses, overlaps or contradicts what, with the evidence of both sides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pairs_of_texts import CITING, REPEALED, REPEALING, TEXTS, extracted

import dutygraph
import kg
import queries
from dutygraph.pair_table import DECISIONS, write_pair_table
from kg.store import Store
from ontology.errors import QueryError
from queries.overlapping.bodies import Relation, related
from queries.overlapping.coordination import kind_of
from queries.overlapping.figures import figures
from queries.overlapping.lexicon import synonyms
from queries.overlapping.objects import objects
from queries.overlapping.stages import stage_of
from queries.overlapping.synonyms import one_name


@pytest.fixture(scope="module")
def store() -> Store:
    store = kg.memory_store()
    store.load(extracted())
    return store


def duties(store: Store, **wanted: object) -> list[tuple[str, str, str]]:
    return [(row.relation, row.duty_a, row.duty_b) for row in queries.ask(store, "overlaps", **wanted).rows]


def test_two_bodies_with_one_duty_and_no_clause_overlap(store: Store) -> None:
    (row,) = queries.overlaps(store, topic="禁采区", actor="县级以上林草部门").rows
    assert row.relation == "疑似职责重叠"
    assert (row.actors_a, row.actors_b) == (("县级以上水利部门",), ("县级以上林草部门",))
    assert row.provision_a == "《中华人民共和国河岸法》第二条" and "划定河岸禁采区" in row.text_a
    assert row.evidence_b.endswith("编制滩涂保护规划。")
    assert row.coordination == "已检索4份，未见"
    assert row.bearer == "≠县级以上水利部门 ｜ 县级以上林草部门"
    assert (row.stage, row.object) == ("＝规划", "＝河岸禁采区")
    assert (row.reviewed, row.opinion) == ("未校核", "")


def test_one_body_that_deploys_a_thing_twice_repeats_itself(store: Store) -> None:
    assert ("重复部署", "启动矿山废弃地植被恢复试点", "启动矿山废弃地植被恢复试点") in duties(store)


@pytest.mark.parametrize(
    ("changes", "relation"),
    [
        ((("水行政主管部门负责编制", "水行政主管部门会同林业草原主管部门负责编制"),), "分工协作"),
        ((("自2015年6月1日起施行", "自2015年6月1日起施行，2018年1月1日失效"),), "疑似职责重叠"),
    ],
)
def test_a_clause_settles_it(changes: tuple[tuple[str, str], ...], relation: str) -> None:
    rivers = TEXTS["rivers"]
    for old, new in changes:
        rivers = rivers.replace(old, new)
    store = kg.memory_store()
    store.load([dutygraph.extract(rivers), dutygraph.extract(TEXTS["wetlands"])])
    rows = [row for row in queries.overlaps(store, settled=True).rows if "禁采区" in row.object]
    assert [row.relation for row in rows] == [relation]
    shown = [row for row in queries.overlaps(store).rows if "禁采区" in row.object]
    assert bool(shown) == (relation == "疑似职责重叠")
    if relation == "分工协作":
        assert rows[0].coordination.startswith("会同：《中华人民共和国河岸法》第二条：")


def test_a_clause_in_another_document_settles_it_too() -> None:
    clause = """中华人民共和国堤防法
（2018年3月1日第十三届全国人民代表大会常务委员会第一次会议通过，自2018年6月1日起施行）
第一条 为了保护堤防，制定本法。
第二条 县级以上人民政府水行政主管部门和县级以上人民政府林业草原主管部门按照职责分工划定河岸禁采区。
"""
    store = kg.memory_store()
    store.load(map(dutygraph.extract, (TEXTS["rivers"], TEXTS["wetlands"], clause)))
    found = {(row.number_a or row.title_a)[7:10]: row for row in queries.overlaps(store, settled=True).rows}
    assert "河岸法" in found and found["河岸法"].relation == "分工协作"
    assert all("按职责分工" in row.coordination for row in found.values() if row.relation == "分工协作")
    assert not [row for row in queries.overlaps(store).rows if row.relation == "疑似职责重叠"]


def test_another_level_carries_it_out() -> None:
    state = "国务院水行政主管部门负责编制河岸采砂规划。"
    place = "省、自治区、直辖市人民政府水行政主管部门负责编制河岸采砂规划。"
    texts = [TEXTS["rivers"].replace("县级以上人民政府水行政主管部门负责编制河岸采砂规划，划定河岸禁采区。", state)]
    texts.append(
        TEXTS["wetlands"].replace("县级以上人民政府林业草原主管部门负责划定河岸禁采区，编制滩涂保护规划。", place)
    )
    store = kg.memory_store()
    store.load(map(dutygraph.extract, texts))
    assert [one for one in duties(store) if "规划" in one[1]] == []
    assert [one[0] for one in duties(store, settled=True) if "规划" in one[1]] == ["层级落实"]


def test_a_lower_text_that_asks_more_is_named() -> None:
    lower = """河南省河岸管理条例
（2020年3月1日河南省第十三届人民代表大会常务委员会第十次会议通过，自2020年6月1日起施行）
第一条 为了保护河岸，制定本条例。
第二条 县级以上人民政府水行政主管部门应当在十日内公布堤防巡查结果。
"""
    higher = TEXTS["rivers"].replace("负责编制河岸采砂规划，划定河岸禁采区", "应当在三十日内公布堤防巡查结果")
    store = kg.memory_store()
    store.load(map(dutygraph.extract, (higher, lower)))
    (row,) = [row for row in queries.overlaps(store, settled=True).rows if "巡查" in row.object]
    assert row.relation == "层级落实"
    assert "加码或减码：30 → 10日" in row.rule


def test_what_is_not_in_force_together_is_no_hit() -> None:
    early = TEXTS["notice"].replace("2021年秋季造林工作", "2021年度造林工作").replace("2021年8月2日", "2021年1月2日")
    late = TEXTS["plan"].replace("2021年10月9日", "2022年10月9日").replace("〔2021〕15", "〔2022〕15")
    store = kg.memory_store()
    store.load(map(dutygraph.extract, (early, late)))
    assert duties(store) == []


def test_a_reader_narrows_it_down(store: Store) -> None:
    assert {one[1] for one in duties(store, topic="苗木质量")} == {"建立苗木质量追溯制度"}
    assert duties(store, topic="航天") == []
    assert duties(store, document="北林发〔2021〕8号") == duties(store, document="秋季造林")
    assert duties(store, in_force=date(2016, 1, 1)) == []
    with pytest.raises(QueryError, match="topic"):
        queries.overlaps(store, topic="、")


def test_powers_of_several_bodies_over_one_object() -> None:
    texts = [TEXTS["rivers"].replace("划定河岸禁采区", "对河岸采砂船舶进行监督检查"), TEXTS["wetlands"]]
    texts[1] = texts[1].replace("负责划定河岸禁采区", "负责对河岸采砂船舶进行监督检查")
    store = kg.memory_store()
    store.load(map(dutygraph.extract, texts))
    (row,) = [row for row in queries.overlaps(store, by_object=True).rows if "船舶" in row.object]
    assert (row.relation, row.stage) == ("多头管理", "＝监管")


def test_figures_and_limits_that_differ_are_conflicts(store: Store) -> None:
    rows = queries.conflicts(store).rows
    found = {row.about: row for row in rows}
    assert found["数额"].values == "二万元以上十万元以下的罚款 ｜ 五万元以上二十万元以下的罚款"
    assert found["时限"].values == "三十日内 ｜ 六十日内"
    assert {row.kind for row in rows} == {"不一致"}
    assert {(row.rank_a, row.rank_b) for row in rows} == {("法律", "法律")}


def test_what_is_forbidden_in_a_lower_text_is_contrary_to_the_higher() -> None:
    lower = """河南省河岸管理条例
（2020年3月1日北原省第十三届人民代表大会常务委员会第十次会议通过，自2020年6月1日起施行）
第一条 为了保护河岸，制定本条例。
第二条 从事河岸采砂的单位不得恢复河岸植被和堤防林木。
"""
    higher = TEXTS["rivers"].replace("应当在三十日内恢复河岸植被", "应当恢复河岸植被和堤防林木")
    store = kg.memory_store()
    store.load(map(dutygraph.extract, (higher, lower)))
    (row,) = queries.conflicts(store).rows
    assert (row.kind, row.about) == ("抵触", "情态")
    assert (row.title_a, row.modality_a, row.modality_b) == ("中华人民共和国河岸法", "obligation", "prohibition")


def test_a_basis_that_is_repealed() -> None:
    store = kg.memory_store()
    store.load(map(dutygraph.extract, (REPEALED, CITING, REPEALING)))
    (row,) = queries.conflicts(store).rows
    assert (row.kind, row.number_a, row.number_b) == ("依据失效", "北政发〔2015〕2号", "北政发〔2010〕1号")
    assert row.values.endswith("已被《北原省人民政府关于河岸的意见》废止")
    assert row.evidence_a == "《北原省人民政府关于河岸的规定》（北政发〔2010〕1号）"


def test_the_sheet_has_a_field_for_the_reviewer(store: Store, tmp_path: Path) -> None:
    answer = queries.overlaps(store)
    write_pair_table(answer, "职责交叉事项梳理表", tmp_path / "pairs.xlsx")
    sheet = load_workbook(tmp_path / "pairs.xlsx").active
    assert sheet is not None and sheet.max_row == 2 + len(answer)
    assert [cell.value for cell in sheet[2]] == [column.zh for column in answer.question.columns]
    (offered,) = sheet.data_validations.dataValidation
    assert all(decision in offered.formula1 for decision in DECISIONS)


@pytest.mark.parametrize(
    ("action", "target", "stage"),
    [
        ("编制", "湿地保护规划", "规划"), ("制定", "地方标准", "标准"), ("进行监督检查", "", "监管"),
        ("责令停止", "违法行为", "处罚"), ("审批", "取水申请", "审批"), ("推进", "绿化", "建设"), ("推进", "", None),
        ("进行调查处理", "", "调查"), ("依法查处", "", "处罚"), ("支持", "湿地修复", "建设"),
    ],
)  # fmt: skip
def test_the_stage_of_a_duty(action: str, target: str, stage: str | None) -> None:
    found, _ = stage_of(action, target)
    assert (found.name if found else None) == stage


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("水利部", "水利部", Relation.SAME),
        ("环境保护部", "生态环境部", Relation.SAME),  # after the reform
        ("水利部", "省级水利部门", Relation.VERTICAL),
        ("县级以上水利部门", "县级以上地方水利部门", Relation.PART),
        ("县级以上水利部门", "县级以上林草部门", Relation.DIFFERENT),
        ("上海市公安局", "重庆市公安局", Relation.DIFFERENT),
    ],
)
def test_how_bodies_are_related(one: str, other: str, relation: Relation) -> None:
    assert related((one,), (other,)) is relation


def test_bodies_of_the_same_levels_are_not_above_each_other() -> None:
    committees = "汕头市市级消防安全委员会", "汕头市县级消防安全委员会"
    assert related(committees, ("汕头市人民政府", "汕头市县级人民政府")) is Relation.DIFFERENT
    assert related(("国家林业和草原局",), ("省级林草部门", "县级林草部门")) is Relation.VERTICAL


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("由水利部牵头", "牵头"), ("水利部会同有关部门编制", "会同"), ("各部门按照职责分工做好工作", "按职责分工"),
        ("公安机关应当配合", "配合"), ("经村民委员会同意", ""), ("加强巡查", ""),
        ("经商财政部门同意", "会同"), ("由工商行政管理部门处罚", ""), ("邀请媒体广泛参与宣传", ""),
    ],
)  # fmt: skip
def test_clauses_that_settle_who_does_what(sentence: str, kind: str) -> None:
    assert kind_of(sentence) == kind


def test_figures_are_compared_by_unit() -> None:
    assert figures("处二万元以上十万元以下的罚款") == {"元": frozenset({20_000.0, 100_000.0})}
    assert figures("三十日内") == {"日": frozenset({30.0})}
    assert figures("2021年，一百二十人") == {"人": frozenset({120.0})}


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("森林、草原、湿地等资源调查", ["森林资源调查", "草原资源调查", "湿地资源调查"]),
        ("流域综合规划、防洪规划", ["流域综合规划", "防洪规划"]),
        ("消防安全教育和培训", ["消防安全教育", "消防安全培训"]),
        ("“四旁”（村旁、宅旁）绿化", ["四旁绿化"]),
        ("取水许可", ["取水许可"]),
        ("森林康养、花卉等产业", ["森林康养产业", "森林康养", "花卉产业"]),
        ("", []),
    ],
)
def test_the_objects_of_a_target(target: str, found: list[str]) -> None:
    assert ["".join(words) for words in objects(target)] == found


LISTED = """中华人民共和国滩地法
（2016年3月1日第十二届全国人民代表大会常务委员会第一次会议通过，自2016年6月1日起施行）
第一条 为了保护滩地，制定本法。
第二条 有下列行为之一的，由县级以上人民政府水行政主管部门责令停止违法行为，处三万元以上八万元以下的罚款：
（一）在堤防上挖筑鱼塘的；
（二）向滩地倾倒矿渣的。
"""
SINGLE = """中华人民共和国堤岸法
（2018年3月1日第十三届全国人民代表大会常务委员会第一次会议通过，自2018年6月1日起施行）
第一条 为了保护堤岸，制定本法。
第二条 在堤防上挖筑鱼塘的，由县级以上人民政府水行政主管部门责令停止违法行为，处五万元以上十万元以下的罚款。
"""


def test_the_items_of_a_list_are_the_acts_that_sanctions_are_for() -> None:
    store = kg.memory_store()
    store.load(map(dutygraph.extract, (LISTED, SINGLE)))
    assert [one[0] for one in duties(store) if one[1:] == ("责令停止违法行为", "责令停止违法行为")] == ["重复部署"]
    assert not [one for one in duties(store) if "罚款" in one[1] and "停止" in one[2]]  # another measure
    (row,) = queries.conflicts(store).rows
    assert (row.kind, row.values) == ("不一致", "三万元以上八万元以下的罚款 ｜ 五万元以上十万元以下的罚款")


def test_other_acts_of_a_list_are_other_matters() -> None:
    store = kg.memory_store()
    store.load(map(dutygraph.extract, (LISTED, SINGLE.replace("在堤防上挖筑鱼塘", "炸鱼、毒鱼"))))
    assert duties(store) == []
    assert len(queries.conflicts(store)) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("办好世界园艺博览会", "办好世园会"),
        ("黄河流域水量", "长江流域水量"),
        ("推进村庄绿化美化", "推进乡村绿化"),
        ("消防安全宣传", "消防宣传"),
        ("引进国际高层次人才", "引进国际高端人才"),
        ("扶持农民专业合作社", "扶持合作社"),
    ],
)
def test_names_of_one_thing_are_one(one: str, other: str) -> None:
    assert one_name(one) == one_name(other)


def test_a_short_name_by_chance_is_left_alone() -> None:
    assert one_name("提高校园就医保障") == "提高校园就医保障"
    assert all(one_name(first) == first for first in synonyms().values())


WATER_LAW = """中华人民共和国水体法
（2016年3月1日第十二届全国人民代表大会常务委员会第一次会议通过，自2016年6月1日起施行）
第一条 为了保护水体，制定本法。
第二条 国务院水行政主管部门编制{}综合规划和防凌调度预案。
"""


@pytest.mark.parametrize(("other", "found"), [("国家重要江河的流域", ["重复部署"]), ("长江流域", [])])
def test_the_basins_of_two_rivers_are_two_places(other: str, found: list[str]) -> None:
    yellow = WATER_LAW.replace("水体法", "黄河水体法").replace("2016", "2018").format("黄河流域")
    store = kg.memory_store()
    store.load(map(dutygraph.extract, (WATER_LAW.format(other), yellow)))
    assert [one[0] for one in duties(store) if "综合规划" in one[1]] == found


def tasks_of(first: str, second: str) -> Store:
    """A store with one task in each of two notices of one office."""
    store = kg.memory_store()
    notices = (TEXTS["notice"], first), (TEXTS["plan"], second)
    store.load(dutygraph.extract(text.replace("启动矿山废弃地植被恢复试点", task)) for text, task in notices)
    return store


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("推广林权抵押贷款融资模式", "支持开展林权抵押贷款融资", True),
        ("编制林木良种繁育基地布局规划", "相应调整林木良种繁育基地布局规划", True),
        ("编制林木良种繁育基地布局规划", "实施林木良种繁育基地布局规划", False),
        ("北原省林业局负责解释本通知", "北原省林业局负责解释本通知", False),
        ("大力营造桦树混交林带", "鼓励营造桦树混交林带", True),
        ("将桦树林带建设与道路建设相结合", "推进桦树林带建设与道路建设", False),
        ("编制跨省湖泊采砂管理规划", "编制本省湖泊采砂管理规划", False),
    ],
)
def test_verbs_of_one_act(first: str, second: str, found: bool) -> None:
    assert bool([one for one in duties(tasks_of(first, second)) if "苗木" not in one[1]]) is found


def test_a_clause_about_another_matter_settles_nothing() -> None:
    both = "县级以上人民政府水行政主管部门和县级以上人民政府林业草原主管部门"
    clause = f"第五条 {both}按照职责分工维护防汛石料仓库和水文测报设施。\n第二章 法律责任"
    texts = TEXTS["rivers"].replace("第二章 法律责任", clause).replace("第五条 违反", "第六条 违反"), TEXTS["wetlands"]
    store = kg.memory_store()
    store.load(map(dutygraph.extract, texts))
    assert "疑似职责重叠" in [one[0] for one in duties(store) if "禁采区" in one[1]]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("省级林业主管部门要对封山育林成效进行抽查", ["重复部署"]),
        ("建立苗木质量追溯制度", []),  # one sentence says it of each
    ],
)
def test_a_plan_that_comes_back_to_a_task(where: str, found: list[str]) -> None:
    store = kg.memory_store()
    store.load([dutygraph.extract(TEXTS["notice"].replace(where, "启动矿山废弃地植被恢复试点"))])
    assert [one[0] for one in duties(store)] == found
