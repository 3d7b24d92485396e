"""The registry of public bodies: consistent, true in what everybody knows, clear where a user's file is wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from ontology.bodies_turtle import triples, turtle
from ontology.body import Body, Function
from ontology.body_files import read_records
from ontology.errors import InputError
from ontology.files import POLICY, SHAPES
from ontology.iris import PREFIXES, actor_iri
from ontology.registry import FOLDER, Registry, all_names, registry
from ontology.transfers import holders

NOW = date(2024, 6, 1)


@pytest.fixture(scope="module")
def known() -> Registry:
    return registry()


def overlap(one: Body, other: Body) -> bool:
    """Whether two bodies existed side by side for longer than the month of a reform."""
    latest = max(one.since or "", other.since or "")
    return latest < min(one.until or "9", other.until or "9")


def test_no_record_stands_twice() -> None:
    files = [read_records(path) for path in FOLDER.glob("*.toml") if path.name not in ("places.toml", "schemes.toml")]
    for names in ([b.name for r in files for b in r.bodies], [f.name for r in files for f in r.functions]):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_file_is_read(known: Registry) -> None:
    files = [read_records(path) for path in FOLDER.glob("*.toml") if path.name not in ("places.toml", "schemes.toml")]
    assert {b.name for r in files for b in r.bodies} == set(known.bodies)


def test_bodies_name_bodies_and_functions_that_exist(known: Registry) -> None:
    for body in known.bodies.values():
        named = {*body.predecessors, *body.successors, *filter(None, (body.parent, body.office_in))}
        assert named <= set(known.bodies), body.name
        assert set(body.functions) <= set(known.functions), body.name
    for function in known.functions.values():
        names = {c.names["国家"] for c in (function.called, *function.former) if "国家" in c.names}
        assert names <= set(known.bodies), function.name
        assert function.broader is None or function.broader in known.functions, function.name
    for transfer in known.transfers:
        assert {transfer.giver, transfer.taker} <= set(known.bodies), transfer.function


def test_successions_are_told_from_both_sides_and_in_order(known: Registry) -> None:
    for body in known.bodies.values():
        assert not (body.since and body.until) or body.since < body.until, body.name
        for name in body.successors:
            successor = known.bodies[name]
            assert body.name in successor.predecessors
            assert body.until, f"{body.name} has a successor and no end"
            assert not (successor.until and successor.until < body.until), (body.name, name)


def test_who_is_abolished_has_a_successor_in_force(known: Registry) -> None:
    ended = [b for b in known.bodies.values() if b.until and not known.successors(b)]
    assert {b.name for b in ended} == {"中国人民解放军战略支援部队", "中央社会治安综合治理委员会"}


def test_one_name_is_one_body_at_a_time(known: Registry) -> None:
    named: dict[str, list[Body]] = {}
    for body in known.bodies.values():
        for name in set(all_names(body)):
            named.setdefault(name, []).append(body)
    clashes = {
        (name, one.name, other.name)
        for name, bodies in named.items()
        for number, one in enumerate(bodies)
        for other in bodies[number + 1 :]
        if overlap(one, other)
    }
    assert clashes == set()


def test_a_word_names_one_function(known: Registry) -> None:
    words = Counter(word for function in known.functions.values() for word in function.words)
    assert [word for word, count in words.items() if count > 1] == []
    for function in known.functions.values():
        assert function.name in function.words
        for former in function.former:
            assert set(former.words) <= set(function.words), function.name


def test_the_body_in_charge_of_a_function_says_so(known: Registry) -> None:
    for function in known.functions.values():
        if "国家" in function.called.names:
            assert function.name in known.bodies[function.called.names["国家"]].functions, function.name


def test_a_sign_with_a_record_hangs_at_its_parent(known: Registry) -> None:
    for body in known.bodies.values():
        if body.affiliation == "加挂牌子" and body.until is None:
            assert body.parent is not None
            assert body.name in {sign.name for sign in known.bodies[body.parent].also_called}, body.name


def test_transfers_happen_while_the_giver_exists(known: Registry) -> None:
    for transfer in known.transfers:
        giver, taker = known.bodies[transfer.giver], known.bodies[transfer.taker]
        if transfer.date:
            assert not (giver.since and giver.since > transfer.date), transfer
            assert not (giver.until and giver.until < transfer.date), transfer
            assert not (taker.until and taker.until < transfer.date), transfer


@pytest.mark.parametrize(
    ("name", "on", "body"),
    [
        ("科技部", "2020-07-17", "科学技术部"),
        ("中华人民共和国科学技术部", "2020-07-17", "科学技术部"),
        ("国家科委", "1996-05-01", "国家科学技术委员会"),
        ("国务院科技行政部门", "2020-07-17", None),
        ("环境保护部", "2016-01-01", "环境保护部"),
        ("环保部", "2016-01-01", "环境保护部"),
        ("环保总局", "2005-01-01", "国家环境保护总局"),
        ("发展改革委", "2017-01-01", "国家发展和改革委员会"),
        ("国家发改委", "2022-01-01", "国家发展和改革委员会"),
        ("国家计委", "1995-01-01", "国家计划委员会"),
        ("国家计委", "2000-01-01", "国家发展计划委员会"),
        ("工信部", "2022-01-01", "工业和信息化部"),
        ("人力资源社会保障部", "2020-01-01", "人力资源和社会保障部"),
        ("国资委", "2019-01-01", "国务院国有资产监督管理委员会"),
        ("税务总局", "2019-01-01", "国家税务总局"),
        ("工商总局", "2017-01-01", "国家工商行政管理总局"),
        ("国家工商局", "1999-01-01", "国家工商行政管理局"),
        ("质检总局", "2017-01-01", "国家质量监督检验检疫总局"),
        ("市场监管总局", "2020-01-01", "国家市场监督管理总局"),
        ("国家药监局", "2000-01-01", "国家药品监督管理局（1998—2003）"),
        ("国家药监局", "2010-01-01", "国家食品药品监督管理局"),
        ("国家药监局", "2020-01-01", "国家药品监督管理局"),
        ("广电总局", "2010-01-01", "国家广播电影电视总局"),
        ("广电总局", "2016-01-01", "国家新闻出版广电总局"),
        ("广电总局", "2020-01-01", "国家广播电视总局"),
        ("国家林草局", "2020-01-01", "国家林业和草原局"),
        ("银保监会", "2020-01-01", "中国银行保险监督管理委员会"),
        ("金融监管总局", "2024-01-01", "国家金融监督管理总局"),
        ("证监会", "2020-01-01", "中国证券监督管理委员会"),
        ("人民银行", "2020-01-01", "中国人民银行"),
        ("国家外专局", "2016-01-01", "国家外国专家局"),
        ("国家外国专家局", "2020-01-01", "科学技术部"),
        ("国家外国专家局", "2024-01-01", "人力资源和社会保障部"),
        ("国家海洋局", "2020-01-01", "自然资源部"),
        ("国家核安全局", "2020-01-01", "国家核安全局"),
        ("国家乡村振兴局", "2022-01-01", "国家乡村振兴局"),
        ("国家乡村振兴局", "2024-01-01", "农业农村部"),
        ("中央网信办", "2020-01-01", "中央网络安全和信息化委员会办公室"),
        ("国家网信办", "2020-01-01", "国家互联网信息办公室"),
        ("中宣部", "2020-01-01", "中共中央宣传部"),
        ("国务院安委会", "2020-01-01", "国务院安全生产委员会"),
        ("总后勤部", "2012-01-01", "中国人民解放军总后勤部"),
        ("高法院", "2020-01-01", "最高人民法院"),
        ("全国总工会", "2020-01-01", "中华全国总工会"),
        ("铁路总公司", "2015-01-01", "中国铁路总公司"),
    ],
)
def test_a_name_on_a_day_is_one_body(known: Registry, name: str, on: str, body: str | None) -> None:
    assert [b.name for b in known.by_name(name, date.fromisoformat(on))] == ([body] if body else [])


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("环境保护部", {"生态环境部"}),
        ("国家环境保护局", {"生态环境部"}),
        ("国家科学技术委员会", {"科学技术部"}),
        ("国家计划委员会", {"国家发展和改革委员会"}),
        ("国土资源部", {"自然资源部"}),
        ("农业部", {"农业农村部"}),
        ("卫生部", {"国家卫生健康委员会"}),
        ("信息产业部", {"工业和信息化部"}),
        ("建设部", {"住房和城乡建设部"}),
        ("国家林业局", {"国家林业和草原局"}),
        ("国家安全生产监督管理局", {"应急管理部"}),
        ("中国保险监督管理委员会", {"国家金融监督管理总局"}),
        ("国务院扶贫开发领导小组办公室", {"农业农村部"}),
        ("国家质量监督检验检疫总局", {"国家市场监督管理总局", "海关总署"}),
        ("铁道部", {"国家铁路局", "交通运输部", "中国国家铁路集团有限公司"}),
        ("科学技术部", {"科学技术部"}),
    ],
)
def test_successors_today(known: Registry, former: str, now: set[str]) -> None:
    assert {b.name for b in known.successors(known.bodies[former])} == now


def test_who_carries_on(known: Registry) -> None:
    expert, railways = known.bodies["国家外国专家局"], known.bodies["铁道部"]
    assert known.current(expert, date(2020, 1, 1)) == known.bodies["科学技术部"]
    assert known.current(expert) == known.bodies["人力资源和社会保障部"]
    assert known.current(railways) is None
    history = [b.name for b in known.history(known.bodies["环境保护部"])]
    assert history == ["国家环境保护局", "国家环境保护总局", "环境保护部", "生态环境部"]


@pytest.mark.parametrize(
    ("text", "body", "year", "now"),
    [
        ("国家高新区建设", "科学技术部", 2020, {"工业和信息化部"}),
        ("国家高新区建设", "科学技术部", 2024, {"科学技术部"}),
        ("引进国外智力", "国家外国专家局", 2016, {"人力资源和社会保障部"}),
        ("应对气候变化", "国家发展和改革委员会", 2016, {"生态环境部"}),
        ("老龄工作", "民政部", 2016, {"民政部"}),
        ("老龄工作", "国家卫生和计划生育委员会", 2016, {"民政部"}),
        ("商标注册", "国家工商行政管理局", 2000, {"国家知识产权局"}),
        ("出入境检验检疫", "国家质量监督检验检疫总局", 2016, {"海关总署"}),
        ("企业债券", "国家发展和改革委员会", 2020, {"中国证券监督管理委员会"}),
        ("义务教育", "教育部", 2016, {"教育部"}),
    ],
)
def test_who_holds_a_function_now(known: Registry, text: str, body: str, year: int, now: set[str]) -> None:
    found = holders(known, text, known.bodies[body], date(year, 5, 1))
    assert {holder.body.name for holder in found} == now


def test_a_function_that_came_back_tells_its_way(known: Registry) -> None:
    (holder,) = holders(known, "老龄工作", known.bodies["民政部"], date(2016, 5, 1))
    assert [(t.date, t.taker) for t in holder.by] == [("2018-03", "国家卫生健康委员会"), ("2023-03", "民政部")]


@pytest.mark.parametrize(
    ("word", "function"),
    [
        ("科学技术", "科技"),
        ("环保", "生态环境"),
        ("工商行政", "市场监管"),
        ("水", "水利"),
        ("房产", "住房城乡建设"),
        ("无", None),
    ],
)
def test_words_name_functions(known: Registry, word: str, function: str | None) -> None:
    found = known.function(word)
    assert (found and found.name) == function


def test_bodies_by_function(known: Registry) -> None:
    assert [b.name for b in known.by_function("生态环境")] == ["生态环境部"]
    assert [b.name for b in known.by_function("生态环境", on=date(2010, 1, 1))] == ["环境保护部"]


OWN = """
[defaults]
kind = "事业单位"
level = "市"
place = "某市"

[[body]]
name = "某市水库管理中心"
short = ["水库中心"]
functions = ["水利"]
since = 2019-04-01

[[body]]
name = "教育部"
short = ["教部"]
kind = "部门"
level = "国家"
"""


def test_a_users_file_adds_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    own = registry(path)
    (center,) = own.by_name("水库中心", NOW)
    assert (center.name, center.since, center.place) == ("某市水库管理中心", "2019-04-01", "某市")
    assert own.bodies["教育部"].short == ("教部",)
    assert registry().bodies["教育部"].short == ()
    assert own is registry(path)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[[body]\n", "TOML"),
        ('[[bodies]]\nname = "某局"\n', "bodies"),
        ('[body]\nname = "某局"\n', "[[body]]"),
        ('[[body]]\nkind = "部门"\nlevel = "省"\n', "name"),
        ('[[body]]\nname = "某局"\nkind = "局"\nlevel = "省"\n', "kind"),
        ('[[body]]\nname = "某局"\nkind = "部门"\nlevel = "省"\nparnet = "国务院"\n', "parnet"),
        ('[[body]]\nname = "某局"\nkind = "部门"\nlevel = "省"\nparent = "某厅"\n', "某厅"),
        ('[[body]]\nname = "某局"\nkind = "部门"\nlevel = "省"\nsince = "三月"\n', "since"),
        ('[[body]]\nname = "某局"\nkind = "部门"\nlevel = "省"\nsince = "2020"\nuntil = "2018"\n', "until"),
        ('[[body]]\nname = "某局"\nkind = "部门"\nlevel = "省"\nshort = "局"\n', "short"),
        ('[[body]]\nname = "某局"\nkind = "部门"\nlevel = "省"\norder = "1"\n', "order"),
        ('[[body]]\nname = "某局"\nkind = "部门"\nlevel = "省"\nfunctions = ["开心"]\n', "开心"),
        ('[[body]]\nname = "某局"\nkind = "部门"\nlevel = "省"\nalso_called = ["某办"]\n', "also_called"),
        ('[[body]]\nname = "某局"\nkind = "部门"\nlevel = "省"\n' * 2, "某局"),
        ('[[function]]\nname = "开心"\nenglish = "fun"\ncalled = { "州" = "开心局" }\n', "州"),
        ('[[transfer]]\nfunction = "开心"\nfrom = "教育部"\nto = "某局"\n', "某局"),
        ("defaults = 1\n", "defaults"),
    ],
)
def test_what_is_wrong_in_a_users_file_is_one_line(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as error:
        registry(path)
    assert str(path) in str(error.value) and what in str(error.value) and "\n" not in str(error.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    gbk = tmp_path / "gbk.toml"
    gbk.write_bytes('[[body]]\nname = "某局"'.encode("gbk"))
    for path in (tmp_path, tmp_path / "none.toml", gbk):
        with pytest.raises(InputError, match=r"tmp|pytest"):
            registry(path)


@given(st.text())
def test_any_name_is_answered(name: str) -> None:
    assert all(isinstance(body, Body) for body in registry().by_name(name, NOW))


def test_the_turtle_says_what_the_registry_knows(known: Registry) -> None:
    text = turtle(known)
    assert text == turtle(known)
    read = {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    assert read == set(triples(known))
    assert not [t for t in read if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)]

    def objects(subject: str, predicate: str) -> set[str]:
        prefix, _, name = predicate.partition(":")
        return {
            t.object.value
            for t in read
            if t.subject.value == subject
            and t.predicate.value == PREFIXES[prefix] + name
            and hasattr(t.object, "value")
        }

    (event,) = objects(actor_iri("环境保护部"), "org:changedBy")
    assert objects(event, "org:resultingOrganization") == {actor_iri("生态环境部")}
    assert event in objects(actor_iri("生态环境部"), "org:resultedFrom")
    assert objects(event, "dcterms:date") == {"2018-03"}
    assert objects(actor_iri("国家能源局"), "org:subOrganizationOf") == {actor_iri("国家发展和改革委员会")}
    assert objects("https://w3id.org/dutygraph/function/渔业", "skos:broader") == {
        "https://w3id.org/dutygraph/function/农业农村"
    }
    assert objects("https://w3id.org/dutygraph/function/科技", "skos:prefLabel") == {"科技", "science and technology"}


def test_the_turtle_keeps_the_shapes(known: Registry) -> None:
    shapes, ontology = (Graph().parse(path) for path in (SHAPES, POLICY))
    graph = Graph().parse(data=turtle(known), format="turtle")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology, advanced=True)
    assert conforms, report


DOCS = (Path(__file__).parent.parent / "docs" / "bodies.md").read_text("utf-8")


def test_the_documented_example_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(DOCS.split("```toml\n")[1].split("```")[0], "utf-8")
    assert [b.functions for b in registry(path).by_name("某水库中心", NOW)] == [("水利",)]


@pytest.mark.parametrize(("record", "section"), [(Body, "body"), (Function, "function")])
def test_every_key_is_documented(record: type, section: str) -> None:
    table = DOCS.split(f"## `[[{section}]]`")[1].split("\n## ")[0]
    documented = {key for line in table.splitlines() if line.startswith("|") for key in line.split("|")[1].split(", ")}
    assert {field.name for field in fields(record)} <= {key.strip() for key in documented}
