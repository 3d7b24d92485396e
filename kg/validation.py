"""Checking the graph against `ontology/shapes.ttl` (SHACL, by pySHACL), document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ontology.errors import QueryError
from ontology.files import SHAPES
from ontology.iris import Iri, graph_iri, internal_graph_iri

from .findings import Finding, findings
from .store import Store
from .terms import literal, resource

if TYPE_CHECKING:
    from rdflib import Graph

# As texts, not as values: nothing may be mended on the way that is to be checked.
_FACTS: Final = """
SELECT ?s ?p (STR(?o) AS ?text) (isIRI(?o) AS ?link) (STR(DATATYPE(?o)) AS ?datatype) (LANG(?o) AS ?language)
WHERE { VALUES ?graph { <urn:graph> } GRAPH ?graph { ?s ?p ?o } }
"""


def validate(store: Store, documents: Iterable[str] | None = None) -> Iterator[tuple[str, list[Finding]]]:
    """Each document's id with what its graph, the internal one included, has against the shapes: [] if it conforms.

    All documents of the store, or those with the ids `documents`; one at a time, so that memory stays bounded.
    Raises `QueryError` for an id that is not there, before anything is checked.
    """
    known = store.documents()
    wanted = known if documents is None else list(documents)
    for document in wanted:
        if document not in known:
            raise QueryError(f"图谱中没有这份文件 / no such document in the graph: {document}")
    for document in wanted:
        yield document, check(_triples(store, document), document)


def check(triples: str, document: str) -> list[Finding]:
    """What the facts of one document (N-Triples) have against the shapes."""
    from pyshacl import validate as conforms  # slow to import

    facts = ox.Store()
    facts.load(triples.encode(), format=ox.RdfFormat.N_TRIPLES)
    kept, report, _ = conforms(facts, shacl_graph=_shapes(), inplace=True)  # type: ignore[arg-type]
    return [] if kept else findings(report, _shapes(), facts, document)


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(SHAPES)


def _triples(store: Store, document: str) -> str:
    graphs = [Iri(graph_iri(document)), Iri(internal_graph_iri(document))]
    lines = []
    for row in store.select(_FACTS, {"graph": graphs}):
        text, datatype, language = (str(row[name] or "") for name in ("text", "datatype", "language"))
        if row["link"]:
            term = resource(text)
        else:
            term = literal(text) + (f"@{language}" if language else f"^^{resource(datatype)}")
        lines.append(f"{resource(str(row['s']))} {resource(str(row['p']))} {term} .\n")
    return "".join(lines)
