"""Documents into a Neo4j transaction: what was there goes, then nodes, then relationships, each in one statement.

A statement costs the server more than a hundred rows. So labels and types come with the rows, and relationships find
their ends by the ids that creating the nodes gave back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import neo4j

from kg.property_graph.drawing import drawn
from kg.property_graph.model import INTERNAL, OWNED, PropertyGraph
from kg.sharing import Share

ROWS: Final = 5000
"""Nodes or relationships of one statement."""

_ACTORS = "UNWIND $rows AS row MERGE (n:Actor {iri: row.iri}) SET n += row RETURN elementId(n) AS id"
_NODES = "UNWIND $rows AS row CREATE (n:$(row[0])) SET n = row[1] RETURN elementId(n) AS id"
_RELATIONSHIPS = """
UNWIND $rows AS row
MATCH (a) WHERE elementId(a) = row[0]
MATCH (b) WHERE elementId(b) = row[1]
CREATE (a)-[r:$(row[2])]->(b) SET r = row[3]
"""
# Documents name others by their ids, and these may come before or after them.
_LINKS = """
CALL () { UNWIND $ids AS id MATCH (c:Citation {document: id}) WHERE c.cited IS NOT NULL
          MATCH (d:Document {id: c.cited}) MERGE (c)-[:CITES]->(d) }
CALL () { UNWIND $ids AS id MATCH (c:Citation {cited: id}) MATCH (d:Document {id: id}) MERGE (c)-[:CITES]->(d) }
CALL () { UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (c:Document {id: d.part_of})
          MERGE (d)-[:CARRIED_BY]->(c) }
CALL () { UNWIND $ids AS id MATCH (c:Document {id: id}) MATCH (d:Document {part_of: id}) MERGE (d)-[:CARRIED_BY]->(c) }
"""
_NAMED = """
MATCH (d:Document) WHERE d.id IN $ids
OPTIONAL MATCH (a:Actor)-[:NAMED_IN]->(d)
RETURN count(DISTINCT d) AS there, collect(DISTINCT a.iri) AS actors
"""
_DELETE = "\n".join(
    [
        *(f"CALL () {{ MATCH (n:{one}) WHERE n.document IN $ids DETACH DELETE n }}" for one in OWNED),
        "CALL () { MATCH (n:Document) WHERE n.id IN $ids DETACH DELETE n }",
    ]
)
_CONTAINS = (
    "UNWIND $rows AS row MATCH (a:Actor {iri: row[0]}) MATCH (b:Actor {iri: row[1]}) CREATE (a)-[:CONTAINS]->(b)"
)
_LEFT_OVER = "UNWIND $actors AS iri MATCH (a:Actor {iri: iri}) WHERE NOT EXISTS { (a)-[:!CONTAINS]-() } DETACH DELETE a"

T = TypeVar("T")


def write_documents(transaction: neo4j.ManagedTransaction, written: Iterable[Share]) -> None:
    """Each document in place of what the database has of it."""
    graphs = {share.document.id: drawn(share) for share in written}
    actors = _delete(transaction, list(graphs))
    for graph in graphs.values():
        _create(transaction, graph)
    transaction.run(_LINKS, ids=list(graphs)).consume()
    if actors:
        transaction.run(_LEFT_OVER, actors=actors).consume()


def remove_documents(transaction: neo4j.ManagedTransaction, ids: list[str]) -> bool:
    """Takes the documents out with the actors that no other names. False where none was there."""
    actors = _delete(transaction, ids)
    if actors:
        transaction.run(_LEFT_OVER, actors=actors).consume()
    return actors is not None


def write_containment(transaction: neo4j.ManagedTransaction, pairs: list[list[str]]) -> None:
    """Each pair of actors' IRIs as a relationship, in place of those that are there."""
    transaction.run("MATCH (:Actor)-[r:CONTAINS]->(:Actor) DELETE r").consume()
    for rows in _batches(pairs):
        transaction.run(_CONTAINS, rows=rows).consume()


def _delete(transaction: neo4j.ManagedTransaction, ids: list[str]) -> list[str] | None:
    """Takes the documents' own nodes out; the actors that they named, None where no such document was there."""
    found = transaction.run(_NAMED, ids=ids).single(strict=True)
    if not found["there"]:
        return None
    transaction.run(_DELETE, ids=ids).consume()
    return list(found["actors"])


def _create(transaction: neo4j.ManagedTransaction, graph: PropertyGraph) -> None:
    """The graph's nodes and relationships, in an empty place; actors may be there already."""
    ids: dict[str, str] = {}
    actors = [node.properties for node in graph.nodes if node.label == "Actor"]
    for some in _batches(actors):
        found = transaction.run(_ACTORS, rows=some).value("id")
        ids.update(zip((one["iri"] for one in some), found, strict=True))
    for nodes in _batches([node for node in graph.nodes if node.label != "Actor"]):
        rows = [[[one.label, INTERNAL] if one.internal else [one.label], one.properties] for one in nodes]
        found = transaction.run(_NODES, rows=rows).value("id")
        ids.update(zip((one.properties["iri"] for one in nodes), found, strict=True))
    for related in _batches(graph.relationships):
        lines = [[ids[one.start], ids[one.end], one.kind[1], one.properties] for one in related]
        transaction.run(_RELATIONSHIPS, rows=lines).consume()


def _batches(rows: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(rows), ROWS):
        yield rows[start : start + ROWS]
