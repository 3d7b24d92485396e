"""Documents into a Neo4j transaction: what was there goes, then all comes in one statement.

A statement costs the server more than a hundred rows. So labels and types come with the rows, and relationships know
their ends by their numbers among the nodes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

import neo4j

from kg.property_graph.drawing import drawn
from kg.property_graph.model import INTERNAL, PropertyGraph
from kg.sharing import Share
from kg.stamps import digest

_CREATE = """
UNWIND $actors AS row
MERGE (n:Actor {iri: row.iri}) SET n += row
WITH collect(n) AS actors
CALL () {
  UNWIND $nodes AS row
  CREATE (n:$(row[0])) SET n = row[1]
  RETURN collect(n) AS nodes
}
WITH actors + nodes AS ends
UNWIND $relationships AS row
WITH ends[row[0]] AS a, ends[row[1]] AS b, row
CREATE (a)-[r:$(row[2])]->(b) SET r = row[3]
"""
# Documents name others by their ids, and these may come before or after them.
_LINKS = """
CALL () { UNWIND $ids AS id MATCH (:Provision {document: id})<-[:STATED_IN]-(c:Citation) WHERE c.cited IS NOT NULL
          MATCH (d:Document {id: c.cited}) MERGE (c)-[:CITES]->(d) }
CALL () { UNWIND $ids AS id MATCH (c:Citation {cited: id}) MATCH (d:Document {id: id}) MERGE (c)-[:CITES]->(d) }
CALL () { UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (c:Document {id: d.part_of})
          MERGE (d)-[:CARRIED_BY]->(c) }
CALL () { UNWIND $ids AS id MATCH (c:Document {id: id}) MATCH (d:Document {part_of: id}) MERGE (d)-[:CARRIED_BY]->(c) }
"""
OWN: Final = {
    "Figure": "(p:Provision WHERE p.document IN $ids)<-[:STATED_IN]-(:Goal)-[:SETS]->(n:Figure)",
    **{
        label: f"(p:Provision WHERE p.document IN $ids)<-[:STATED_IN]-(n:{label})"
        for label in ("Statement", "Goal", "Citation", "Definition", "Abbreviation")
    },
    **{label: f"(n:{label} WHERE n.document IN $ids)" for label in ("Provision", "Mention", "Slip", "Routing")},
}
"""Where the nodes are that belong to the documents `$ids`: facts by the provisions that state them."""

_NAMED = """
MATCH (d:Document) WHERE d.id IN $ids
OPTIONAL MATCH (a:Actor)-[:NAMED_IN]->(d)
RETURN count(DISTINCT d) AS there, collect(DISTINCT a.iri) AS actors
"""
_DELETE = "\n".join(
    [
        *(f"CALL () {{ MATCH {pattern} DETACH DELETE n }}" for pattern in OWN.values()),
        "CALL () { MATCH (n:Document) WHERE n.id IN $ids DETACH DELETE n }",
    ]
)
_CONTAINS = """
UNWIND $rows AS row
MATCH (a:Actor {iri: row[0]}) MATCH (b:Actor {iri: row[1]})
CREATE (a)-[:CONTAINS]->(b)
"""
_STAMP = "UNWIND $rows AS row MERGE (s:Stamp {document: row[0]}) SET s.stamp = row[1]"
_UNSTAMP = "MATCH (s:Stamp) WHERE s.document IN $ids DELETE s"
_LEFT_OVER = "UNWIND $actors AS iri MATCH (a:Actor {iri: iri}) WHERE NOT EXISTS { (a)-[:!CONTAINS]-() } DETACH DELETE a"


def write_documents(transaction: neo4j.ManagedTransaction, written: Iterable[Share]) -> None:
    """Each document in place of what the database has of it."""
    graphs = {share.document.id: drawn(share) for share in written}
    actors = _delete(transaction, list(graphs))
    for graph in graphs.values():
        _create(transaction, graph)
    transaction.run(_STAMP, rows=[[document, _stamp(graph)] for document, graph in graphs.items()]).consume()
    transaction.run(_LINKS, ids=list(graphs)).consume()
    if actors:
        transaction.run(_LEFT_OVER, actors=actors).consume()


def remove_documents(transaction: neo4j.ManagedTransaction, ids: list[str]) -> bool:
    """Takes the documents out with the actors that no other names. False where none was there."""
    actors = _delete(transaction, ids)
    transaction.run(_UNSTAMP, ids=ids).consume()
    if actors:
        transaction.run(_LEFT_OVER, actors=actors).consume()
    return actors is not None


def write_containment(transaction: neo4j.ManagedTransaction, pairs: list[list[str]]) -> None:
    """Each pair of actors' IRIs as a relationship, in place of those that are there."""
    transaction.run("MATCH (:Actor)-[r:CONTAINS]->(:Actor) DELETE r").consume()
    transaction.run(_CONTAINS, rows=pairs).consume()


def _delete(transaction: neo4j.ManagedTransaction, ids: list[str]) -> list[str] | None:
    """Takes the documents' own nodes out; the actors that they named, None where no such document was there."""
    found = transaction.run(_NAMED, ids=ids).single(strict=True)
    if not found["there"]:
        return None
    transaction.run(_DELETE, ids=ids).consume()
    return list(found["actors"])


def _stamp(graph: PropertyGraph) -> str:
    """Another one whenever the graph is."""
    rows: list[object] = [[one.label, one.internal, one.properties] for one in graph.nodes]
    rows += [[one.kind, one.start, one.end, one.properties] for one in graph.relationships]
    return digest([json.dumps(rows, ensure_ascii=False, sort_keys=True, default=str)])


def _create(transaction: neo4j.ManagedTransaction, graph: PropertyGraph) -> None:
    """The graph's nodes and relationships, in an empty place; actors may be there already."""
    actors = [node for node in graph.nodes if node.label == "Actor"]
    nodes = [node for node in graph.nodes if node.label != "Actor"]
    ends = {node.properties["iri"]: number for number, node in enumerate(actors + nodes)}
    transaction.run(
        _CREATE,
        actors=[node.properties for node in actors],
        nodes=[[[one.label, INTERNAL] if one.internal else [one.label], one.properties] for one in nodes],
        relationships=[[ends[one.start], ends[one.end], one.kind[1], one.properties] for one in graph.relationships],
    ).consume()
