"""Documents into a Neo4j transaction: one statement asks what is there, one writes all.

A statement costs the server more than a hundred rows, even one that does nothing. So labels and types come with the
rows, relationships know their ends by their numbers among the nodes, and what is not there is not deleted. Lists of
changing length come in one map: of parameters that are lists themselves the server plans anew for each magnitude.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import neo4j

from . import neo4j_history, neo4j_reviews
from .neo4j_history import ingestion
from .neo4j_rows import Rows, rows, together

# What has to be known of documents before they are written, in one go.
_BEFORE = """
UNWIND $asked.ids AS id
OPTIONAL MATCH (d:Document {id: id})
RETURN id, d IS NOT NULL AS there,
  COLLECT { MATCH (a:Actor)-[:NAMED_IN]->(d) RETURN DISTINCT a.iri } AS actors,
  COLLECT { MATCH (i:Ingestion {document: id}) RETURN i.digest ORDER BY i.ordinal } AS digests,
  EXISTS { MATCH (:Review {document: id}) } AS reviewed,
  EXISTS { MATCH (:Extracted {document: id}) } AS kept,
  EXISTS { MATCH (:Citation {cited: id}) } OR EXISTS { MATCH (:Document {part_of: id}) }
  OR EXISTS { MATCH (one:Document) WHERE one.id IN $asked.named } AS linked
"""
_CREATE = """
CALL () { UNWIND $written.stamps AS row MERGE (s:Stamp {document: row[0]}) SET s.stamp = row[1] }
CALL () { UNWIND $written.ingestions AS row CREATE (i:Ingestion) SET i = row }
CALL () {
  UNWIND $written.actors AS row
  MERGE (n:Actor {iri: row.iri}) SET n += row
  RETURN collect(n) AS actors
}
CALL () {
  UNWIND $written.nodes AS row
  CREATE (n:$(row[0])) SET n = row[1]
  RETURN collect(n) AS nodes
}
WITH actors + nodes AS ends
UNWIND $written.relationships AS row
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
_UNSTAMP = "MATCH (s:Stamp) WHERE s.document IN $ids DELETE s"
_LEFT_OVER = "UNWIND $actors AS iri MATCH (a:Actor {iri: iri}) WHERE NOT EXISTS { (a)-[:!CONTAINS]-() } DETACH DELETE a"


def write_documents(transaction: neo4j.ManagedTransaction, documents: Sequence[Rows], *, noting: bool = True) -> None:
    """Each document in place of what the database has of it, with what people said of it.

    `noting`: they come in as extracted, so their histories note what is new.
    """
    ids = [one.id for one in documents]
    named = {name for one in documents for name in one.names}
    asked = {"ids": ids, "named": list(named)}
    before = {row["id"]: row for row in transaction.run(_BEFORE, asked=asked)}
    actors = {iri for row in before.values() for iri in row["actors"]}
    if any(row["there"] for row in before.values()):
        transaction.run(_DELETE, ids=ids).consume()
    if no_longer := [id for id, row in before.items() if row["kept"] and not row["reviewed"]]:
        neo4j_reviews.forget(transaction, no_longer)
    noted = [ingestion(one, before[one.id]["digests"]) for one in documents] if noting else []
    written = together(
        [
            rows(neo4j_reviews.corrected(transaction, one.share)) if before[one.id]["reviewed"] else one
            for one in documents
        ]
    )
    transaction.run(_CREATE, written=written | {"ingestions": [one for one in noted if one is not None]}).consume()
    if any(row["linked"] for row in before.values()) or not named.isdisjoint(ids):
        transaction.run(_LINKS, ids=ids).consume()
    if actors:
        transaction.run(_LEFT_OVER, actors=list(actors)).consume()


def remove_documents(transaction: neo4j.ManagedTransaction, ids: list[str]) -> bool:
    """Takes the documents out with the actors that no other names. False where none was there."""
    neo4j_reviews.forget(transaction, ids)
    neo4j_history.forget(transaction, ids)
    found = transaction.run(_NAMED, ids=ids).single(strict=True)
    transaction.run(_UNSTAMP, ids=ids).consume()
    if found["there"]:
        transaction.run(_DELETE, ids=ids).consume()
        transaction.run(_LEFT_OVER, actors=found["actors"]).consume()
    return bool(found["there"])


def write_containment(transaction: neo4j.ManagedTransaction, pairs: list[list[str]]) -> None:
    """Each pair of actors' IRIs as a relationship, in place of those that are there."""
    transaction.run("MATCH (:Actor)-[r:CONTAINS]->(:Actor) DELETE r").consume()
    transaction.run(_CONTAINS, rows=pairs).consume()
