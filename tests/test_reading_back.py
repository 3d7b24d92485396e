"""Record → graph → record: nothing is lost, the order stays, and what is internal is not given away."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from any_records import extractions, stored
from hypothesis import given, settings
from records_by_hand import gardens, slip

from kg.rdf import named_graphs
from kg.reading_back import read_extractions
from kg.triples import Triple
from ontology.errors import StoreError
from ontology.records import Document, Extraction


def triples(extraction: Extraction, *, internal: bool = True) -> list[Triple]:
    text = "".join(
        graph.triples for graph in named_graphs(extraction) if internal or "/internal/" not in graph.iri
    ).encode()
    read = (quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
    return [(t.subject.value, t.predicate.value, t.object.value) for t in read]  # type: ignore[union-attr]


@settings(max_examples=200, deadline=None)
@given(extractions())
def test_records_come_back_as_they_were(extraction: Extraction) -> None:
    assert read_extractions(triples(extraction)) == [stored(extraction)]


@pytest.mark.parametrize("extraction", [gardens(), slip()], ids=["gardens", "slip"])
def test_records_by_hand_come_back(extraction: Extraction) -> None:
    assert read_extractions(triples(extraction)) == [stored(extraction)]


def test_documents_whose_graphs_were_merged_are_told_apart() -> None:
    merged = triples(gardens()) + triples(slip())
    assert read_extractions(merged) == [stored(gardens()), stored(slip())]


def test_without_the_internal_graph_a_slip_is_blank() -> None:
    (read,) = read_extractions(triples(slip(), internal=False))
    (document,) = read.of(Document)
    whole = slip().of(Document)[0].span
    assert (document.span.start, document.span.end) == (whole.start, whole.end)
    assert document.span.text.startswith(
        "河口市科学技术局关于转发采购办法的通知\n河科发〔2022〕8号\n一、采购人应当公开采购结果。\n　　　　　\n"
    )
    assert "办公室" not in document.span.text


def test_what_is_missing_is_named() -> None:
    broken = [t for t in triples(gardens()) if not t[1].endswith("#sentenceSpan")]
    with pytest.raises(StoreError, match=r"duty:sentenceSpan of https://w3id\.org/dutygraph/doc/南政发"):
        read_extractions(broken)
