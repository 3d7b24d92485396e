"""Documents into a Neo4j transaction: what was there goes, rows go over in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import neo4j

from kg.property_graph.drawing import drawn
from kg.property_graph.model import INTERNAL, OWNED, Kind, PropertyGraph
from kg.sharing import Share

ROWS: Final = 5000
"""Rows of one UNWIND."""

Step = tuple[str, list[Any]]
"""A statement over `$rows`."""

_ACTOR = "UNWIND $rows AS row MERGE (n:Actor {iri: row.iri}) SET n += row"
_ACTORS_OF = "MATCH (a:Actor)-[:NAMED_IN]->(d:Document) WHERE d.id IN $ids RETURN collect(DISTINCT a.iri) AS actors"
_LEFT_OVER = "UNWIND $actors AS iri MATCH (a:Actor {iri: iri}) WHERE NOT EXISTS { (a)--() } DELETE a"
_LINKS = (
    "MATCH (c:Citation) WHERE c.document IN $ids MATCH (d:Document {id: c.cited}) MERGE (c)-[:CITES]->(d)",
    "MATCH (d:Document) WHERE d.id IN $ids MATCH (c:Citation {cited: d.id}) MERGE (c)-[:CITES]->(d)",
    "MATCH (d:Document) WHERE d.id IN $ids MATCH (c:Document {id: d.part_of}) MERGE (d)-[:CARRIED_BY]->(c)",
    "MATCH (c:Document) WHERE c.id IN $ids MATCH (d:Document {part_of: c.id}) MERGE (d)-[:CARRIED_BY]->(c)",
)
"""Documents name others by their ids, and these may come before or after them."""


def write_documents(transaction: neo4j.ManagedTransaction, written: Iterable[Share]) -> None:
    """Each document in place of what the database has of it."""
    graphs = {share.document.id: drawn(share) for share in written}
    ids = list(graphs)
    actors = _delete(transaction, ids)
    for graph in graphs.values():
        for statement, rows in steps(graph):
            for batch in _batches(rows):
                transaction.run(statement, rows=batch)
    for statement in _LINKS:
        transaction.run(statement, ids=ids)
    if actors:
        transaction.run(_LEFT_OVER, actors=actors).consume()


def remove_documents(transaction: neo4j.ManagedTransaction, ids: list[str]) -> bool:
    """Takes the documents out with the actors that no other names. False where none was there."""
    actors = _delete(transaction, ids)
    transaction.run(_LEFT_OVER, actors=actors or []).consume()
    return actors is not None


def steps(graph: PropertyGraph) -> Iterator[Step]:
    """The statements that create a graph in an empty place, each with its rows; actors may be there already."""
    nodes: dict[tuple[str, bool], list[Any]] = {}
    for node in graph.nodes:
        nodes.setdefault((node.label, node.internal), []).append(node.properties)
    for (label, internal), rows in nodes.items():
        labels = f"{label}:{INTERNAL}" if internal else label
        yield (_ACTOR if label == "Actor" else f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row"), rows
    related: dict[Kind, list[Any]] = {}
    for one in graph.relationships:
        related.setdefault(one.kind, []).append({"start": one.start, "end": one.end, "about": one.properties})
    for (start, kind, end), rows in related.items():
        yield (
            f"UNWIND $rows AS row MATCH (a:{start} {{iri: row.start}}) MATCH (b:{end} {{iri: row.end}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r = row.about",
            rows,
        )


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), ROWS):
        yield rows[start : start + ROWS]


def _delete(transaction: neo4j.ManagedTransaction, ids: list[str]) -> list[str] | None:
    """Takes the documents' own nodes out; the actors that they named, None where no such document was there."""
    there = transaction.run("MATCH (d:Document) WHERE d.id IN $ids RETURN count(d) AS n", ids=ids).single(strict=True)
    if not there["n"]:
        return None
    actors: list[str] = transaction.run(_ACTORS_OF, ids=ids).single(strict=True)["actors"]
    for label in OWNED:
        transaction.run(f"MATCH (n:{label}) WHERE n.document IN $ids DETACH DELETE n", ids=ids)
    transaction.run("MATCH (d:Document) WHERE d.id IN $ids DETACH DELETE d", ids=ids)
    return actors
