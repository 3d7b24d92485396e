"""What every store of RDF does the same way, whichever engine answers SPARQL: one named graph for each document."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import ClassVar, Final

import pyoxigraph as ox

from kg.graph_text import read_graphs
from kg.history import noted, read_history
from kg.parameters import Parameter, bind
from kg.rdf import NamedGraph, named_graphs
from kg.reading_back import read_extractions
from kg.registry import REGISTRY, registry_graph, registry_version
from kg.review.graph import as_text, corrected, owner, read_reviews, review_graph, unpacked
from kg.serialising import Graph, serialised
from kg.stamps import read_stamps, stamp_iri, stamped
from kg.store import FORMAT, Row, Store
from kg.terms import resource
from kg.triples import Triples, plain
from kg.values import Value, value
from ontology.errors import QueryError, StoreError
from ontology.files import POLICY
from ontology.history import Ingestion
from ontology.iris import (
    BASE,
    ONTOLOGY,
    PREFIXES,
    actor_iri,
    extracted_graph_iri,
    graph_iri,
    history_graph_iri,
    internal_graph_iri,
    record_id,
    review_graph_iri,
)
from ontology.records import Extraction
from ontology.reviews import Review

GRAPHS: Final = f"{BASE}graph/"
INTERNAL: Final = f"{BASE}internal/"
CONTAINMENT: Final = f"{BASE}containment"
"""The graph that says which actors contain which."""
ABOUT: Final = f"{BASE}store"
"""The graph, and its one subject, that says what is to be known of the store itself."""

NO_SELECT: Final = "只回答 SELECT 查询 / only SELECT queries are answered here"
_FORMAT: Final = f"{PREFIXES['duty']}storeFormat"
_DOCUMENTS = f"SELECT ?g WHERE {{ GRAPH ?g {{ ?g a <{ONTOLOGY}#DocumentGraph> }} }}"
_REVIEWED = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?review a <{ONTOLOGY}#Review> }} }}"
_STAMPS = f"SELECT ?graph ?stamp WHERE {{ GRAPH ?graph {{ ?graph <{PREFIXES['duty']}stamp> ?stamp }} }}"
_NEWEST = f"SELECT ?format WHERE {{ GRAPH <{ABOUT}> {{ <{ABOUT}> <{_FORMAT}> ?format }} }}"

_ABOUT_REGISTRY = f"GRAPH <{REGISTRY}> {{ <{REGISTRY}> <{PREFIXES['duty']}"
_REGISTRY_VERSION = f"SELECT ?version WHERE {{ {_ABOUT_REGISTRY}registryVersion> ?version }} }}"
_OWN_BODIES = f"SELECT ?own WHERE {{ {_ABOUT_REGISTRY}ownBodies> ?own }} }}"


def containment_graph(pairs: Iterable[tuple[str, str]]) -> NamedGraph:
    """The graph that says of pairs of actors, by their ids, that the first contains the second."""
    contains = resource(f"{PREFIXES['duty']}contains")
    triples = (f"{resource(actor_iri(one))} {contains} {resource(actor_iri(other))} .\n" for one, other in pairs)
    return NamedGraph(CONTAINMENT, "".join(triples))


class RdfStore(Store):
    """A store of named graphs. An engine answers SELECT queries, runs updates and has what a graph holds."""

    language: ClassVar[str] = "sparql"

    def __init__(self, name: str, *, read_only: bool = False) -> None:
        self._name = name
        self._read_only = read_only
        self._check_format()
        if not read_only:
            self._put_ontology()

    @property
    def name(self) -> str:
        return self._name

    @abstractmethod
    def _rows(self, sparql: str) -> list[Row]:
        """The rows of a SELECT query. Raises `QueryError` for a query that cannot be read or is another."""

    @abstractmethod
    def _update(self, sparql: str) -> None:
        """Run an update as a whole or not at all; on disk when this returns. Raises `StoreError`."""

    @abstractmethod
    def _triples(self, graph: str) -> Iterable[ox.Triple]:
        """What a named graph holds; nothing where there is no such graph."""

    def _put(self, graphs: list[NamedGraph]) -> None:
        """Each graph in place of what was there under its IRI, all in one go."""
        drops = "".join(f"DROP SILENT GRAPH {resource(graph.iri)};\n" for graph in graphs)
        data = "".join(f"GRAPH {resource(graph.iri)} {{\n{graph.triples}}}\n" for graph in graphs if graph.triples)
        self._update(f"{drops}INSERT DATA {{\n{data}}}")

    def replace(self, extraction: Extraction) -> None:
        self._check_writable()
        self._put(self.prepared(named_graphs(extraction)))

    def put_graphs(self, graphs: Sequence[NamedGraph]) -> None:
        self._check_writable()
        self._put(self.prepared(graphs))

    def remove(self, document: str) -> bool:
        self._check_writable()
        names = (graph_iri, internal_graph_iri, extracted_graph_iri, history_graph_iri, stamp_iri)
        graphs = [resource(of(document)) for of in names]
        if not self._rows(f"SELECT ?s WHERE {{ VALUES ?g {{ {' '.join(graphs)} }} GRAPH ?g {{ ?s ?p ?o }} }} LIMIT 1"):
            return False
        self._update(";\n".join(f"DROP SILENT GRAPH {graph}" for graph in graphs))
        return True

    def put_containment(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._check_writable()
        triples = containment_graph(pairs).triples
        self._update(f"DROP SILENT GRAPH <{CONTAINMENT}>;\nINSERT DATA {{ GRAPH <{CONTAINMENT}> {{\n{triples}}} }}")

    def put_registry(self, own: str | None = None) -> None:
        self._check_writable()
        own = self.own_bodies() if own is None else own
        if [row["version"] for row in self._rows(_REGISTRY_VERSION)] != [registry_version(own)]:
            self._put([registry_graph(own)])

    def own_bodies(self) -> str | None:
        return next((str(row["own"]) for row in self._rows(_OWN_BODIES)), None)

    def records(self, document: str) -> Extraction:
        triples = (t for graph in (graph_iri, internal_graph_iri) for t in self._triples(graph(document)))
        return self._one(read_extractions(map(plain, triples)), document)

    def extracted(self, document: str) -> Extraction:
        return self._one(read_graphs(self._extracted(document)), document)

    def _one(self, found: list[Extraction], document: str) -> Extraction:
        if not found:
            raise QueryError(f"图谱中没有该文件 / no such document in {self.name}: {document}")
        return found[0]

    def reviews(self, document: str | None = None) -> list[Review]:
        graphs = [str(row["g"]) for row in self._rows(_REVIEWED)] if document is None else [review_graph_iri(document)]
        return read_reviews(Triples(plain(triple) for graph in graphs for triple in self._triples(graph)))

    def _review(self, document: str, reviews: Sequence[Review]) -> None:
        self._check_writable()
        new = corrected(document, self._extracted(document), reviews)
        there = any(graph.triples for graph in new)
        self._put([review_graph(document, reviews), *new, *(stamped(new) if there else [])])

    def _extracted(self, document: str) -> list[NamedGraph]:
        """The document's graphs as they were extracted; empty ones where there is no such document."""
        for triple in self._triples(extracted_graph_iri(document)):
            return unpacked(plain(triple)[2])
        return [as_text(graph(document), self._triples(graph(document))) for graph in (graph_iri, internal_graph_iri)]

    def prepared(self, graphs: Sequence[NamedGraph]) -> list[NamedGraph]:
        """Graphs as they are to be put in: with documents' histories and stamps, and with what people said of their
        records."""
        of: dict[str | None, dict[str, NamedGraph]] = {}
        for graph in graphs:
            of.setdefault(owner(graph), {})[graph.iri] = graph
        written = noted(graphs, self.history)
        for document, new in of.items():
            reviews = self.reviews(document) if document is not None else []
            if document is not None and reviews:
                old = {graph.iri: graph for graph in self._extracted(document)}
                written += corrected(document, list((old | new).values()), reviews)
            else:
                written += new.values()
        return [*written, *stamped(written)]

    def history(self, document: str) -> list[Ingestion]:
        return read_history(Triples(map(plain, self._triples(history_graph_iri(document)))))

    def select(self, query: str, parameters: Mapping[str, Parameter] | None = None) -> list[Row]:
        """Each parameter replaces the contents of its `VALUES ?name { … }` block, as an RDF term (`kg.parameters`)."""
        return self._rows(bind(query, parameters or {}))

    def dump(self, format: str, *, internal: bool = False) -> Iterator[bytes]:
        return serialised(self._held(internal), format)

    def _held(self, internal: bool) -> Iterator[Graph]:
        for document in self.documents():
            yield graph_iri(document), self._triples(graph_iri(document))
            slip = list(self._triples(internal_graph_iri(document))) if internal else []
            if slip:
                yield internal_graph_iri(document), slip

    def documents(self) -> list[str]:
        graphs = (str(row["g"]).removeprefix(GRAPHS) for row in self._rows(_DOCUMENTS))
        return sorted(record_id(f"{BASE}doc/{graph}") for graph in graphs)

    def stamps(self) -> dict[str, str]:
        return dict.fromkeys(self.documents(), "") | read_stamps(self._rows(_STAMPS))

    @property
    def beside(self) -> Path | None:
        return None

    def _check_writable(self) -> None:
        if self._read_only:
            raise StoreError(f"图谱库以只读方式打开 / the store was opened for reading only: {self.name}")

    def _check_format(self) -> None:
        found = [row["format"] for row in self._rows(_NEWEST)]
        newest = max((one for one in found if isinstance(one, int)), default=FORMAT)
        if newest > FORMAT:
            raise StoreError(newer_format(self.name, newest))

    def _put_ontology(self) -> None:
        """The ontology and the format's version, where they are not there as they should be."""
        if frozenset(self._triples(ONTOLOGY)) != _ontology() or not self._rows(_NEWEST):
            self._put(list(own_graphs()))


def own_graphs() -> tuple[NamedGraph, NamedGraph]:
    """The graphs that every store has beside those of documents: the ontology, and the format's version."""
    ontology = "".join(f"{triple} .\n" for triple in sorted(map(str, _ontology())))
    version = f'<{ABOUT}> <{_FORMAT}> "{FORMAT}"^^<{PREFIXES["xsd"]}integer> .\n'
    return NamedGraph(ONTOLOGY, ontology), NamedGraph(ABOUT, version)


def newer_format(name: str, newest: int) -> str:
    """The line for a store that newer software wrote."""
    return (
        f"图谱库的格式（{newest}）比本软件的（{FORMAT}）新，请升级 / "
        f"the store's format {newest} is newer than ours ({FORMAT}), update dutygraph: {name}"
    )


def python_value(term: object) -> Value:
    """An RDF term as a row has it."""
    match term:
        case None:
            return None
        case ox.Literal():
            return value(term.value, term.datatype.value)
        case ox.NamedNode() | ox.BlankNode():
            return term.value
        case _:
            return str(term)


@cache
def _ontology() -> frozenset[ox.Triple]:
    return frozenset(quad.triple for quad in ox.parse(POLICY.read_bytes(), format=ox.RdfFormat.TURTLE))
