"""One SPARQL query over a folder store, in a process of its own: one that runs too long is ended with its process."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any, Final

import pyoxigraph as ox

RESULTS: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}

_opened: dict[str, tuple[str, ox.Store]] = {}
"""The store that this process has open, with the version it had then."""


class TooManyRowsError(Exception):
    """More rows than are answered."""


def run(
    folder: str, version: str, query: str, graphs: list[str], wanted: tuple[str, str], rows: int
) -> tuple[str, bytes]:
    """Media type and body of what a query finds in the named graphs `graphs`, which together are the default graph too.

    `wanted` has the media types for tables and for graphs. Raises SyntaxError for what is no query, TooManyRowsError
    beyond `rows`, OSError.
    """
    if _opened.get(folder, ("",))[0] != version:
        _opened.clear()
        _opened[folder] = version, ox.Store.read_only(folder)
    names = [ox.NamedNode(graph) for graph in graphs]
    found = _opened[folder][1].query(query, default_graph=[*names], named_graphs=[*names])
    table, graph = wanted
    if isinstance(found, ox.QueryBoolean):
        kind = table if table.startswith("application/") else "application/sparql-results+json"
        return kind, found.serialize(format=RESULTS[kind]) or b""
    some = list(islice(found, rows + 1))
    if len(some) > rows:
        raise TooManyRowsError
    if isinstance(found, ox.QueryTriples):
        return graph, ox.serialize(some, format=GRAPHS[graph]) or b""
    body = _results([variable.value for variable in found.variables], some)
    if table != "application/sparql-results+json":
        read: Any = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        body = read.serialize(format=RESULTS[table]) or b""
    return table, body


def _results(names: list[str], rows: list[Any]) -> bytes:
    """SPARQL 1.1 query results as JSON."""
    bindings = [{name: _term(term) for name, term in zip(names, row, strict=True) if term is not None} for row in rows]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}, ensure_ascii=False).encode(
        "utf-8", "backslashreplace"
    )


def _term(term: Any) -> dict[str, Any]:
    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.BlankNode():
            return {"type": "bnode", "value": term.value}
        case ox.Literal():
            found = {"type": "literal", "value": term.value}
            if term.language:
                found["xml:lang"] = term.language
            elif term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
                found["datatype"] = term.datatype.value
            return found
        case _:
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
