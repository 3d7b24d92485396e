"""Which actors contain which: `actors/containment.jsonl`, answered by reading, each pair with its reason."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dutygraph
import kg
import queries
from kg.containment import Containment, actors_of, relate
from kg.stores import growing
from ontology.containment import contains
from ontology.iris import actor_iri
from ontology.naming.context import Context
from ontology.naming.facets import Facets
from ontology.naming.reading import read_name

TABLE = Path(__file__).parent / "actors" / "containment.jsonl"
PAIRS = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]

POLICY = """辽宁省人民政府关于加快科技创新的意见

辽政发〔2020〕3号

各市人民政府：

一、落实责任

（一）明确分工。市级以上人民政府科技行政部门应当制定年度计划。省科技厅要编制目录。企业可以申请补助。

（二）加强监督。各级人民政府应当公开信息。
"""


def actors(told: dict[str, Any]) -> tuple[Facets, ...]:
    day = date.fromisoformat(told["date"]) if told["date"] else None
    return read_name(told["text"], Context(date=day, place=told["place"]))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['container']['text']}⊒{pair['contained']['text']}")
def test_containment(pair: dict[str, Any]) -> None:
    classes, members = actors(pair["container"]), actors(pair["contained"])
    found = all(any(contains(one, member) for one in classes) for member in members)
    assert found is pair["contains"], pair["reason"]


def test_the_index_finds_what_comparing_all_with_all_finds() -> None:
    known = {told["text"]: facets for pair in PAIRS for told in pair.values() if isinstance(told, dict)
             for facets in actors(told)[:1]}  # fmt: skip
    index = Containment(known)
    for name, member in known.items():
        every = {one for one, facets in known.items() if one != name and facets.scope == "class"
                 and contains(facets, member)}  # fmt: skip
        assert set(index.containers(member, name)) == every, name


def test_duties_through_classes() -> None:
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(POLICY))
        own = queries.duties(store, "辽宁省科技厅")
        every = queries.duties(store, "辽宁省科技厅", via_classes=True)
    assert [(duty.actor, duty.action, duty.via) for duty in own.rows] == [("辽宁省科学技术厅", "编制", "")]
    assert [(duty.action, duty.target) for duty in every.rows] == [("编制", "目录"), ("制定", "年度计划")]
    assert "级别 level: 省 ⊆" in every.rows[1].via and "职能 function: 科技 ⊑ 科技" in every.rows[1].via


def test_who_an_actor_is() -> None:
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(POLICY))
        department, ministry = queries.portrait(store, "辽宁省科技厅"), queries.portrait(store, "科技部")
        nobody = queries.portrait(store, "甲乙丙丁")
    assert department is not None and ministry is not None and nobody is None
    assert (department.name, department.levels, department.place) == ("辽宁省科学技术厅", ("省",), "辽宁省")
    assert ministry.name == "科学技术部"
    assert any("工业和信息化部" in transfer for transfer in ministry.transfers)


def test_the_store_keeps_which_actors_contain_which() -> None:
    query = """
        PREFIX duty: <https://w3id.org/dutygraph/ontology#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT DISTINCT ?class WHERE {
          GRAPH <https://w3id.org/dutygraph/containment> { ?one duty:contains ?other }
          GRAPH ?a { ?one rdfs:label ?class } GRAPH ?b { ?other rdfs:label "辽宁省科学技术厅" }
        }"""
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(POLICY))
        assert relate(store) == relate(store) > 0
        classes = {row["class"] for row in store.select(query)}
        assert len(actors_of(store)) >= 4
    assert classes == {"辽宁省市级以上地方科技部门"}


def test_a_first_build_writes_its_pairs_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [("甲类", f"{n}号") for n in range(5)]
    monkeypatch.setattr(growing, "_PAIRS_AT_ONCE", 2)
    with kg.growing_store(tmp_path / "store") as store:
        store.put_containment([("乙类", "旧")])
        store.put_containment(pairs)
        rows = store.select(
            "SELECT ?one ?other WHERE { GRAPH <https://w3id.org/dutygraph/containment> { ?one ?contains ?other } }"
        )
        store.complete()
    assert sorted((row["one"], row["other"]) for row in rows) == sorted(
        (actor_iri(one), actor_iri(other)) for one, other in pairs
    )


def test_every_part_of_who_names_its_documents() -> None:
    # A part that does not is worked out over the whole store and kept in memory (docs/scale.md).
    text = (Path(queries.__file__).parent / "who.rq").read_text(encoding="utf-8")
    parts = text.split("GRAPH ?home {")[1:]
    assert len(parts) > 10 and all(part.lstrip().startswith("VALUES ?document {") for part in parts)
