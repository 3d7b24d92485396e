"""The picture: one file, nothing from outside, everything in its place, a document's words never markup."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest

import dutygraph
import kg
from dutygraph.layout import MARK, arrange
from dutygraph.picture import picture
from ontology.errors import QueryError

POLICY = """某省人民政府关于加强水库安全管理的意见

某政发〔2021〕3号

各市人民政府：

一、落实责任

（一）明确主体。县级人民政府应当加强水库安全管理。鼓励企业参与水库维护。

（二）加强监督。县级人民政府应当建立巡查制度。任何单位不得侵占水库大坝。

二、强化保障

（三）资金保障。省财政厅要安排专项资金。
"""


@pytest.fixture
def graph() -> nx.MultiDiGraph[str]:
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(POLICY))
        return kg.networkx_view(store)


def data(page: str, name: str) -> list[dict[str, object]]:
    """What the page's script is given."""
    line = next(line for line in page.splitlines() if line.startswith("const DATA = "))
    start = line.index(f"{name}: ") + len(name) + 2
    found: list[dict[str, object]] = json.JSONDecoder().raw_decode(line[start:])[0]
    return found


def test_no_address_of_another_host(graph: nx.MultiDiGraph[str]) -> None:
    page = picture(graph, arrange(graph))
    addresses = set(re.findall(r"[a-z]+:\\?/\\?/[^\s\"'<>)]{0,60}", page, re.IGNORECASE))
    assert {a for a in addresses if not a.startswith("http://www.w3.org/")} == set()
    assert not re.search(r"""(?:src|href)\s*=\s*["']?\s*(?://|[a-z]+:)""", page, re.IGNORECASE)
    assert not re.search(r"@import|url\(\s*[\"']?(?!data:)[\w/]", page)
    assert "<link" not in page and 'src="' not in page.replace('src=""', "")


def test_actors_provisions_and_statements_are_drawn(graph: nx.MultiDiGraph[str]) -> None:
    nodes = data(picture(graph, arrange(graph)), "nodes")
    names = {n["name"]: n for n in nodes}
    assert names["县级人民政府"]["kind"] == "actor"
    assert names["（一）明确主体"]["kind"] == "provision"
    assert names["一、落实责任"]["kind"] == "section"
    statement = names["加强水库安全管理"]
    assert statement["evidence"] == "县级人民政府应当加强水库安全管理。"
    assert "县级人民政府应当加强水库安全管理。" in str(statement["title"])


def test_kinds_and_modalities_differ_in_shape_too(graph: nx.MultiDiGraph[str]) -> None:
    nodes = data(picture(graph, arrange(graph)), "nodes")
    shapes = {n["modality"]: n["shape"] for n in nodes if n["kind"] == "statement"}
    assert len(shapes) == 3 and len(set(shapes.values())) == 3


def test_everything_has_its_own_place(graph: nx.MultiDiGraph[str]) -> None:
    (view,) = arrange(graph).values()
    positions = view.positions
    assert len(positions) > 10
    for (_, a), (_, b) in combinations(positions.items(), 2):
        assert abs(a[0] - b[0]) >= MARK or abs(a[1] - b[1]) >= MARK


def test_provisions_keep_their_order_in_a_column(graph: nx.MultiDiGraph[str]) -> None:
    (layout,) = arrange(graph).values()
    rows = [n for n in layout.positions if graph.nodes[n]["kind"] == "provision"]
    for side in (-1, 1):
        column = [n for n in rows if layout.positions[n][0] * side > 0]
        by_height = sorted(column, key=lambda n: layout.positions[n][1])
        assert by_height == sorted(column, key=lambda n: graph.nodes[n]["position"])


def test_each_document_has_a_view_of_its_own() -> None:
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(POLICY))
        store.replace(dutygraph.extract(POLICY.replace("3号", "4号").replace("省财政厅", "省水利厅")))
        graph = kg.networkx_view(store)
    nodes = data(picture(graph, arrange(graph)), "nodes")
    views = {n["name"]: len(n["places"]) for n in nodes if n["kind"] == "actor"}  # type: ignore[arg-type]
    assert (views["县级人民政府"], views["省级财政部门"], views["省级水利部门"]) == (2, 1, 1)


def test_the_same_graph_gives_the_same_picture(graph: nx.MultiDiGraph[str]) -> None:
    assert picture(graph, arrange(graph)) == picture(graph, arrange(graph))


def test_a_documents_words_are_never_markup(graph: nx.MultiDiGraph[str]) -> None:
    harmless = picture(graph, arrange(graph))
    hostile = POLICY.replace("水库维护", "</script><img src=//x.example/a onerror=alert(1)>维护{{7*7}}")
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(hostile))
        graph = kg.networkx_view(store)
    page = picture(graph, arrange(graph))
    assert "维护{{7*7}}" in page
    assert all(page.count(tag) == harmless.count(tag) for tag in ("<script", "</script", "<img"))


def test_an_empty_store_has_no_picture(tmp_path: Path) -> None:
    with kg.memory_store() as store, pytest.raises(QueryError, match="dutygraph build"):
        dutygraph.draw(store, tmp_path / "graph.html")
    assert list(tmp_path.iterdir()) == []
