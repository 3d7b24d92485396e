"""Records to RDF: one named graph for each document, one more for what stands on its processing slip."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.iris import graph_iri, internal_graph_iri
from ontology.records import (
    Abbreviation,
    Assignment,
    Citation,
    Definition,
    Document,
    Extraction,
    Goal,
    Provision,
    ProvisionKind,
    Routing,
    Slip,
    Statement,
)

from . import facts
from .lines import Lines
from .provenance import write_provenance


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """A graph's IRI and its triples as N-Triples text, without blank nodes."""

    iri: str
    triples: str


def named_graphs(extraction: Extraction) -> list[NamedGraph]:
    """Two graphs for each document of `extraction`: what it says, and what is internal (often empty).

    Spans of an extraction with several documents all count from the file's beginning.
    """
    documents = extraction.of(Document)
    public = {document.id: Lines(document.id) for document in documents}
    internal = {document.id: Lines(document.id) for document in documents}
    for document in documents:
        facts.write_document(public[document.id], document)
        write_provenance(public[document.id], document, extraction.text)
    provisions = {provision.id: provision for provision in extraction.of(Provision)}
    lines_of = facts.ancestry(provisions)

    def graph_of(provision: str) -> Lines:
        found = provisions[provision]
        return (internal if found.kind is ProvisionKind.ROUTING else public)[found.document]

    for record in extraction.records:
        match record:
            case Provision():
                facts.write_provision(graph_of(record.id), record, lines_of[record.id])
            case Statement():
                facts.write_statement(graph_of(record.provision), record)
            case Assignment():
                facts.write_assignment(graph_of(record.provision), record)
            case Goal():
                facts.write_goal(graph_of(record.provision), record)
            case Citation():
                facts.write_citation(graph_of(record.provision), record)
            case Definition() | Abbreviation():
                facts.write_term(graph_of(record.provision), record)
            case Slip():
                facts.write_slip(internal[record.document], record)
            case Routing():
                facts.write_routing(internal[_slip_owner(record, documents).id], record)
            case Document():
                pass
    return [
        NamedGraph(iri, str(lines))
        for document in documents
        for iri, lines in (
            (graph_iri(document.id), public[document.id]),
            (internal_graph_iri(document.id), internal[document.id]),
        )
    ]


def _slip_owner(routing: Routing, documents: tuple[Document, ...]) -> Document:
    """The document that a slip's words stand in; a slip before or behind all of them belongs to the first."""
    for document in documents:
        if document.span.start <= routing.span.start < document.span.end:
            return document
    return documents[0]
