"""What is cheap to know of a document's facts: a stamp that is another one whenever they are, reviews included.

Whatever is worked out from a store and kept beside it (the index of topics) is right as long as the stamps are those
that it was made from. Each stands in a graph of its own, so that a document's graph says nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Final

from ontology.iris import BASE, graph_iri, record_id

from .lines import Lines
from .rdf import NamedGraph
from .review.graph import owner
from .terms import resource

STAMPS: Final = f"{BASE}stamp/"


def stamp_iri(document: str) -> str:
    """The graph, and its one subject, that holds a document's stamp."""
    return STAMPS + graph_iri(document).removeprefix(graph_iri(""))


def stamped(graphs: Sequence[NamedGraph]) -> list[NamedGraph]:
    """The stamps of the documents whose facts, as readers see them, are in these graphs."""
    found: dict[str, list[NamedGraph]] = {}
    for graph in graphs:
        if (document := owner(graph)) is not None:
            found.setdefault(document, []).append(graph)
    return [_stamp(document, some) for document, some in found.items()]


def read_stamps(rows: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Stamps by document, from rows of ?graph and ?stamp."""
    return {record_id(f"{BASE}doc/{str(row['graph']).removeprefix(STAMPS)}"): str(row["stamp"]) for row in rows}


def digest(pieces: Iterable[str]) -> str:
    """A hash of texts, in their order."""
    found = sha256()
    for piece in pieces:
        found.update(piece.encode("utf-8", "surrogatepass"))
    return found.hexdigest()[:32]


def _stamp(document: str, graphs: Iterable[NamedGraph]) -> NamedGraph:
    lines = Lines(document)
    lines.text(resource(stamp_iri(document)), "duty:stamp", digest(graph.triples for graph in graphs))
    return NamedGraph(stamp_iri(document), str(lines))
