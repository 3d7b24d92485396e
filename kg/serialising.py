"""Named graphs as text: the formats that any RDF tool reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from ontology.errors import QueryError
from ontology.iris import BASE, PREFIXES

from .json_ld import json_ld

FORMATS: Final = ("turtle", "trig", "nquads", "jsonld", "rdfxml")
"""What RDF can be written as. Turtle and RDF/XML know no graphs: there the documents' facts are merged."""

_PREFIXES = {**{name: iri for name, iri in PREFIXES.items() if name != "dg"}, "actor": f"{BASE}actor/"}

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROOT = re.compile(r"<rdf:RDF ([^>]*)>")

Graph = tuple[str, Iterable[ox.Triple]]
"""A named graph: its IRI and its triples."""


def serialised(graphs: Iterable[Graph], format: str) -> Iterator[bytes]:
    """Graphs in one of `FORMATS`, in pieces; the same graphs give the same bytes. Raises `QueryError` for another."""
    if format not in FORMATS:
        raise QueryError(f"不支持的格式 / unknown format: {format} ({', '.join(FORMATS)})")
    ordered = ((iri, sorted(triples, key=str)) for iri, triples in sorted(graphs, key=lambda graph: graph[0]))
    match format:
        case "turtle" | "rdfxml":
            merged = sorted({triple for _, triples in ordered for triple in triples}, key=str)
            yield _text(merged, ox.RdfFormat.TURTLE if format == "turtle" else ox.RdfFormat.RDF_XML)
        case "nquads":
            for iri, triples in ordered:
                yield _text(_quads(iri, triples), ox.RdfFormat.N_QUADS)
        case "jsonld":
            yield from json_ld((iri, _text(triples, ox.RdfFormat.N_TRIPLES)) for iri, triples in ordered)
        case _:
            yield _text([quad for iri, triples in ordered for quad in _quads(iri, triples)], ox.RdfFormat.TRIG)


def parsed(triples: str) -> list[ox.Triple]:
    """N-Triples text as triples."""
    return [quad.triple for quad in ox.parse(triples.encode(), format=ox.RdfFormat.N_TRIPLES)]


def _quads(iri: str, triples: Iterable[ox.Triple]) -> list[ox.Quad]:
    graph = ox.NamedNode(iri)
    return [ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples]


def _text(facts: list[ox.Quad] | list[ox.Triple], format: ox.RdfFormat) -> bytes:
    """Facts as text. Oxigraph writes the prefixes in another order each time: they are sorted."""
    text = ox.serialize(facts, format=format, prefixes=_PREFIXES) or b""
    if format == ox.RdfFormat.RDF_XML:
        return _as_xml(text.decode()).encode()
    lines = text.split(b"\n", len(_PREFIXES))
    if lines[0].startswith(b"@prefix"):
        lines[:-1] = sorted(lines[:-1])
    return b"\n".join(lines)


def _as_xml(text: str) -> str:
    """RDF/XML as every parser takes it: no character that XML forbids, carriage returns written out."""
    text = _NO_XML.sub("\ufffd", text).replace("\r", "&#13;")
    return _ROOT.sub(lambda root: f"<rdf:RDF {' '.join(sorted(root[1].split()))}>", text, count=1)
