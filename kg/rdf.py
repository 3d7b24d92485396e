"""Records to RDF: one named graph for each document, one more for what stands on its processing slip."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.iris import graph_iri, internal_graph_iri, record_iri
from ontology.records import (
    Abbreviation,
    Actor,
    Assignment,
    Citation,
    Definition,
    Document,
    Extraction,
    Goal,
    Mention,
    Provision,
    Record,
    Routing,
    Slip,
    Statement,
)

from . import facts
from .actor_facts import write_actor, write_mention
from .lines import Lines
from .provenance import write_provenance
from .sharing import Share, shares


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """A graph's IRI and its triples as N-Triples text, without blank nodes."""

    iri: str
    triples: str


def named_graphs(extraction: Extraction) -> list[NamedGraph]:
    """Two graphs for each document of `extraction`: what it says, and what is internal (often empty).

    Spans of an extraction with several documents all count from the file's beginning.
    """
    return [graph for share in shares(extraction) for graph in graphs_of(share)]


def graphs_of(share: Share) -> list[NamedGraph]:
    """The two graphs of one document."""
    document = share.document
    meant = {entry.record.span: entry.record for entry in share.entries if isinstance(entry.record, Mention)}
    public, internal = Lines(document.id, document.span, meant), Lines(document.id, meant=meant)
    public.span(share.public_text())
    facts.write_document(public, document)
    if share.reviewed:
        _mark(public, f"<{record_iri(document.id)}>")
    write_provenance(public, document, share.text, share.origin)
    for ordinal, record, is_internal, reviewed in share.entries:
        lines = internal if is_internal else public
        if isinstance(record, Actor):  # no part of one document: it comes after the mentions of it
            write_actor(lines, record)
        else:
            node = _write(lines, record, share)
            lines.number(node, "duty:ordinal", ordinal)
            if reviewed:
                _mark(lines, node)
    return [NamedGraph(graph_iri(document.id), str(public)), NamedGraph(internal_graph_iri(document.id), str(internal))]


def _mark(lines: Lines, node: str) -> None:
    """A person has confirmed or corrected the record."""
    lines.typed(node, "duty:reviewed", "true", "boolean")


def _write(lines: Lines, record: Record, share: Share) -> str:
    """The term of the node that holds the record."""
    match record:
        case Provision():
            return facts.write_provision(lines, record, share.lines[record.id])
        case Statement():
            return facts.write_statement(lines, record)
        case Assignment():
            return facts.write_assignment(lines, record)
        case Goal():
            return facts.write_goal(lines, record)
        case Citation():
            return facts.write_citation(lines, record)
        case Definition() | Abbreviation():
            return facts.write_term(lines, record)
        case Slip():
            return facts.write_slip(lines, record)
        case Routing():
            return facts.write_routing(lines, record)
        case Mention():
            return write_mention(lines, record)
        case Document() | Actor():
            raise AssertionError("written apart from the others")
