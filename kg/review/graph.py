"""Reviews as RDF (a named graph for each document, PROV-O) and back, and what was extracted kept beside them."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.lines import Lines
from kg.rdf import NamedGraph, graphs_of
from kg.sharing import shares
from kg.terms import resource
from kg.triples import Triples
from kg.vocabulary import concept, term
from ontology.errors import InputError, StoreError
from ontology.iris import (
    BASE,
    extracted_graph_iri,
    graph_iri,
    internal_graph_iri,
    record_id,
    record_iri,
    review_graph_iri,
)
from ontology.reviews import Review, Verdict, moment

from .applying import applied, in_order


def review_graph(document: str, reviews: Iterable[Review]) -> NamedGraph:
    """What people said of a document and its records."""
    lines = Lines(document)
    for review in in_order(reviews):
        node = resource(f"{review_graph_iri(document)}/{review.id}")
        lines.link(node, "rdf:type", term("duty:Review"))
        lines.text(node, "dcterms:identifier", review.id)
        lines.text(node, "rdfs:label", review.quote)
        lines.link(node, "duty:reviewedDocument", f"<{record_iri(document)}>")
        lines.link(node, "duty:reviewOf", f"<{record_iri(review.record)}>")
        lines.text(node, "duty:recordType", review.kind)
        if review.provision is not None:
            lines.link(node, "duty:reviewedProvision", f"<{record_iri(review.provision)}>")
        lines.link(node, "duty:verdict", concept("verdict", review.verdict))
        lines.text(node, "duty:field", review.field)
        lines.text(node, "duty:oldValue", _json(review.old))
        lines.text(node, "duty:newValue", _json(review.new))
        lines.text(node, "rdfs:comment", review.note)
        lines.typed(node, "prov:endedAtTime", review.at, "dateTime")
        lines.person(node, review.by)
    return NamedGraph(review_graph_iri(document), "".join(dict.fromkeys(lines.triples)))


def read_reviews(facts: Triples) -> list[Review]:
    """The reviews of one or several such graphs, in order. Raises StoreError where a fact is missing or malformed."""
    try:
        return in_order(_review(facts, node) for node in facts.instances("duty:Review"))
    except (ValueError, InputError) as error:
        raise StoreError(f"校核记录无效 / an invalid review in the graph: {error}") from error


def _review(facts: Triples, node: str) -> Review:
    provision = facts.find(node, "duty:reviewedProvision")
    return Review(
        id=facts.get(node, "dcterms:identifier"),
        document=record_id(facts.get(node, "duty:reviewedDocument")),
        record=record_id(facts.get(node, "duty:reviewOf")),
        kind=facts.get(node, "duty:recordType"),
        provision=None if provision is None else record_id(provision),
        quote=facts.get(node, "rdfs:label"),
        verdict=Verdict(facts.coded(node, "duty:verdict") or ""),
        field=facts.find(node, "duty:field"),
        old=_value(facts.find(node, "duty:oldValue")),
        new=_value(facts.find(node, "duty:newValue")),
        by=facts.get(facts.get(node, "prov:wasAssociatedWith"), "rdfs:label"),
        at=moment(facts.get(node, "prov:endedAtTime")),
        note=facts.find(node, "rdfs:comment"),
    )


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _value(text: str | None) -> object:
    return None if text is None else json.loads(text)


def corrected(document: str, extracted: Sequence[NamedGraph], reviews: Sequence[Review]) -> list[NamedGraph]:
    """The graphs of a document with its reviews: what it says now, and what was extracted kept beside it.

    `extracted` are its two graphs as they were made, none for a document that is not there.
    """
    from kg.graph_text import read_graphs

    there = [graph for graph in extracted if graph.triples]
    kept = extracted_graph_iri(document)
    if not there or not reviews:
        return [*extracted, NamedGraph(kept, "")]
    (read,) = read_graphs(there)
    (share,) = shares(applied(read, reviews).extraction)
    lines = Lines(document)
    lines.typed(f"<{graph_iri(document)}>", "duty:extracted", packed(there), "base64Binary")
    return [*graphs_of(share), NamedGraph(kept, str(lines))]


def packed(graphs: Iterable[NamedGraph]) -> str:
    """Graphs as compressed text in base64: a small part of their size."""
    text = json.dumps([[graph.iri, graph.triples] for graph in graphs], ensure_ascii=False)
    return base64.b64encode(zlib.compress(text.encode())).decode("ascii")


def unpacked(text: str) -> list[NamedGraph]:
    """The graphs that `packed` was given."""
    return [NamedGraph(iri, triples) for iri, triples in json.loads(zlib.decompress(base64.b64decode(text)))]


def as_text(iri: str, triples: Iterable[ox.Triple]) -> NamedGraph:
    """A graph of an engine as text."""
    return NamedGraph(iri, "".join(f"{triple} .\n" for triple in triples))


def owner(graph: NamedGraph) -> str | None:
    """The document whose facts a graph holds; None for another graph."""
    for make in (graph_iri, internal_graph_iri):
        if graph.iri.startswith(make("")):
            return record_id(f"{BASE}doc/{graph.iri.removeprefix(make(''))}")
    return None
