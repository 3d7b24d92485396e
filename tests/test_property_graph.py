"""Record → property graph → record, without a server."""

from __future__ import annotations

import pytest
from any_records import extractions, stored
from hypothesis import given, settings
from records_by_hand import gardens, slip

from kg.property_graph.drawing import drawn
from kg.property_graph.model import LABELS, RELATIONSHIPS, PropertyGraph
from kg.property_graph.reading import read_extraction
from kg.sharing import shares
from ontology.errors import StoreError
from ontology.records import Extraction


def read(graph: PropertyGraph) -> Extraction:
    names = {node.properties["iri"]: node.properties.get("name", "") for node in graph.nodes if node.label == "Actor"}
    related = []
    for one in graph.relationships:
        actor, node = (one.start, one.end) if one.start in names else (one.end, one.start)
        related.append((one.kind[1], node, names.get(actor, ""), one.properties))
    return read_extraction([(node.label, node.properties) for node in graph.nodes], related)


@settings(max_examples=200, deadline=None)
@given(extractions())
def test_records_come_back_as_they_were(extraction: Extraction) -> None:
    (share,) = shares(extraction)
    graph = drawn(share)
    assert read(graph) == stored(extraction)
    iris = [node.properties["iri"] for node in graph.nodes]
    assert len(iris) == len(set(iris))
    assert {node.label for node in graph.nodes} <= set(LABELS)
    assert {one.kind for one in graph.relationships} <= set(RELATIONSHIPS)
    assert {end for one in graph.relationships for end in (one.start, one.end)} <= set(iris)


def test_an_actor_bears_a_statement_of_a_provision_of_a_document() -> None:
    (share,) = shares(gardens())
    graph = drawn(share)
    bears = next(one for one in graph.relationships if one.kind == ("Actor", "BEARS", "Statement"))
    assert bears.start == "https://w3id.org/dutygraph/actor/市级人民政府"
    assert bears.properties == {"grade": "stated", "ordinal": 0, "mention": "市级人民政府", "mention_at": [85, 91]}
    statement = next(node.properties for node in graph.nodes if node.properties["iri"] == bears.end)
    assert (statement["action"], statement["target"], statement["target_at"]) == (
        "统筹考虑",
        "花园用地需求",
        [109, 116],
    )
    stated = next(one for one in graph.relationships if one.start == bears.end)
    assert stated.end == "https://w3id.org/dutygraph/doc/南政发〔2021〕3号#二、（一）"


def test_what_stands_on_a_slip_is_internal() -> None:
    (share,) = shares(slip())
    graph = drawn(share)
    assert {node.label for node in graph.nodes if node.internal} == {"Provision", "Slip", "Routing"}
    document = next(node.properties for node in graph.nodes if node.label == "Document")
    assert "办公室" not in document["text"]


def test_what_is_missing_is_said() -> None:
    (share,) = shares(gardens())
    graph = drawn(share)
    for node in graph.nodes:
        node.properties.pop("sentence_at", None)
    with pytest.raises(StoreError, match="南政发"):
        read(graph)
