"""A property graph as a Cypher script, for `cypher-shell` or any other client: one statement a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from .model import INTERNAL, PropertyGraph

ROWS: Final = 200
"""Nodes or relationships of one statement."""

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def cypher_script(graph: PropertyGraph, schema: Sequence[str], format: int) -> Iterator[str]:
    """Lines that fill an empty database: constraints and indexes (`schema`), nodes, relationships."""
    for statement in schema:
        yield f"{' '.join(statement.split())};\n"
    yield f"MERGE (n:DutygraphStore) SET n.format = {format};\n"
    nodes: dict[str, list[Any]] = {}
    labels = {node.properties["iri"]: node.label for node in graph.nodes}
    for node in graph.nodes:
        nodes.setdefault(f"{node.label}:{INTERNAL}" if node.internal else node.label, []).append(node.properties)
    for named, properties in nodes.items():
        for some in _batches(properties):
            yield f"UNWIND {_literal(some)} AS row CREATE (n:{named}) SET n = row;\n"
    related: dict[tuple[str, str, str], list[Any]] = {}
    for one in graph.relationships:
        kind = (labels[one.start], one.kind[1], labels[one.end])
        related.setdefault(kind, []).append([one.start, one.end, one.properties])
    for (start, type_, end), rows in related.items():
        for some in _batches(rows):
            yield (
                f"UNWIND {_literal(some)} AS row MATCH (a:{start} {{iri: row[0]}}) MATCH (b:{end} {{iri: row[1]}}) "
                f"CREATE (a)-[r:{type_}]->(b) SET r = row[2];\n"
            )
    yield "MATCH (c:Citation) MATCH (d:Document {id: c.cited}) MERGE (c)-[:CITES]->(d);\n"
    yield "MATCH (d:Document) MATCH (c:Document {id: d.part_of}) MERGE (d)-[:CARRIED_BY]->(c);\n"


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), ROWS):
        yield rows[start : start + ROWS]


def _literal(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case str():
            return f"'{''.join(map(_escaped, value))}'"
        case date():
            return f"date('{value.isoformat()}')"
        case list():
            return f"[{', '.join(map(_literal, value))}]"
        case dict():
            return f"{{{', '.join(f'{name}: {_literal(one)}' for name, one in value.items())}}}"
        case _:
            raise AssertionError(value)


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    # Line ends of other kinds would break a line of the script.
    return f"\\u{ord(character):04x}" if ord(character) < 32 or character in "\x7f\x85\u2028\u2029" else character
