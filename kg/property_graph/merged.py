"""All documents of a store as one property graph, for files that other programs load."""

from __future__ import annotations

from collections.abc import Iterable

from kg.sharing import shares
from ontology.records import Extraction

from .drawing import drawn
from .model import Node, PropertyGraph


def merged(extractions: Iterable[Extraction], *, internal: bool = False) -> PropertyGraph:
    """Each actor once; what stands on processing slips, and who is named only there, left out unless `internal`."""
    nodes: dict[str, Node] = {}
    found = PropertyGraph([], [])
    for extraction in extractions:
        for share in shares(extraction):
            graph = drawn(share)
            hidden = set() if internal else {node.properties["iri"] for node in graph.nodes if node.internal}
            nodes.update({iri: node for node in graph.nodes if (iri := node.properties["iri"]) not in hidden})
            found.relationships.extend(
                one
                for one in graph.relationships
                if not {one.start, one.end} & hidden and (internal or not one.properties.get("internal"))
            )
    named = {end for one in found.relationships for end in (one.start, one.end)}
    found.nodes.extend(node for iri, node in nodes.items() if node.label != "Actor" or iri in named)
    return found
