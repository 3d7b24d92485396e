"""Documents as the rows that a Neo4j server is sent, worked out while it is busy with those before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.property_graph.drawing import drawn
from kg.property_graph.model import INTERNAL, Node, Properties, PropertyGraph, Relationship
from kg.provenance import software
from kg.sharing import Share
from kg.stamps import digest

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str)


@dataclass(frozen=True, slots=True)
class Rows:
    """One document. `actors` are properties, `nodes` labels with properties, `relationships` the numbers of both ends
    among actors and then nodes, type, properties. `names` are the documents that it cites or is part of.

    `digest` is another one whenever what it says in public or the software is (for its history), `stamp` whenever
    anything is.
    """

    share: Share
    actors: list[Properties]
    nodes: list[list[Any]]
    relationships: list[list[Any]]
    names: list[str]
    digest: str
    stamp: str

    @property
    def id(self) -> str:
        """The document's."""
        return self.share.document.id

    def __len__(self) -> int:
        return len(self.actors) + len(self.nodes) + len(self.relationships)


def rows(share: Share) -> Rows:
    """The rows of one document."""
    graph = drawn(share)
    actors = [node for node in graph.nodes if node.label == "Actor"]
    nodes = [node for node in graph.nodes if node.label != "Actor"]
    ends = {node.properties["iri"]: number for number, node in enumerate(actors + nodes)}
    named = {node.properties.get("cited") for node in nodes if node.label == "Citation"}
    public, internal = _divided(graph)
    return Rows(
        share,
        [node.properties for node in actors],
        [[[one.label, INTERNAL] if one.internal else [one.label], one.properties] for one in nodes],
        [[ends[one.start], ends[one.end], one.kind[1], one.properties] for one in graph.relationships],
        sorted(filter(None, (*named, share.document.part_of))),
        digest([software()[1], public]),
        digest([public, internal]),
    )


def together(documents: Sequence[Rows]) -> dict[str, list[Any]]:
    """Several documents as one: `actors`, `nodes` and `relationships` as `Rows` has them, each actor once; `stamps`
    with the id of each document."""
    actors: dict[str, Properties] = {}
    for one in documents:
        for actor in one.actors:
            actors[actor["iri"]] = actors.get(actor["iri"], {}) | actor
    numbers = {iri: number for number, iri in enumerate(actors)}
    nodes: list[Any] = []
    relationships: list[Any] = []
    for one in documents:
        start = len(actors) + len(nodes)
        ends = [*(numbers[actor["iri"]] for actor in one.actors), *range(start, start + len(one.nodes))]
        relationships += [[ends[a], ends[b], kind, about] for a, b, kind, about in one.relationships]
        nodes += one.nodes
    return {
        "actors": list(actors.values()),
        "nodes": nodes,
        "relationships": relationships,
        "stamps": [[one.id, one.stamp] for one in documents],
    }


def _divided(graph: PropertyGraph) -> tuple[str, str]:
    """The whole graph in two texts: what is public, and what is internal or named only there."""
    hidden = {node.properties["iri"] for node in graph.nodes if node.internal}
    if not hidden:
        return _text(graph.nodes, graph.relationships), ""
    seen = [
        one for one in graph.relationships if not {one.start, one.end} & hidden and not one.properties.get("internal")
    ]
    named = {end for one in seen for end in (one.start, one.end)}
    public = [
        node for node in graph.nodes if not node.internal and (node.label != "Actor" or node.properties["iri"] in named)
    ]
    return _text(public, seen), _text(graph.nodes, graph.relationships)


def _text(nodes: Iterable[Node], relationships: Iterable[Relationship]) -> str:
    """The same for the same graph in another order: actors have none, nor have their facets."""
    told: list[object] = [[one.label, one.internal, one.properties] for one in nodes]
    told += [[one.kind[1], one.start, one.end, one.properties] for one in relationships]
    return "\n".join(sorted(map(_ENCODER.encode, told)))
