"""Named graphs as JSON-LD whose keys are the plain words of `ontology/context.jsonld`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ontology.files import CONTEXT


def json_ld(graphs: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """One JSON-LD document from (IRI, N-Triples) pairs, in pieces: the context inside, nodes sorted by id."""
    from rdflib import Graph  # slow to import, and only this format needs it

    context = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    yield f'{{"@context": {json.dumps(context, ensure_ascii=False)},\n"graph": ['.encode()
    for number, (iri, triples) in enumerate(graphs):
        graph = Graph().parse(data=triples, format="nt")
        text = graph.serialize(format="json-ld", context=context, use_native_types=True)
        nodes = sorted(map(_sorted, _nodes(json.loads(text))), key=lambda node: str(node["id"]))
        piece = json.dumps({"id": iri, "graph": nodes}, ensure_ascii=False, indent=1)
        yield f"{',' if number else ''}\n{piece}".encode()
    yield b"]}\n"


def _nodes(document: dict[str, Any]) -> list[dict[str, Any]]:
    """A serialised graph's nodes; rdflib writes a single one without the list around it."""
    if "graph" in document:
        return list(document["graph"])
    node = {key: value for key, value in document.items() if key != "@context"}
    return [node] if node else []


def _sorted(node: dict[str, Any]) -> dict[str, Any]:
    """Keys and several values in order: rdflib leaves them as they come."""
    return {
        key: sorted(value, key=str) if isinstance(value := node[key], list) else value
        for key in sorted(node, key=lambda key: (key not in ("id", "type"), key))
    }
