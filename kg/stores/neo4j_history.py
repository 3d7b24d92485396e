"""The history of documents in Neo4j: (:Ingestion) nodes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

import neo4j

from kg.history import continued
from kg.rdf import graphs_of
from kg.sharing import Share
from ontology.history import Ingestion

_READ = "MATCH (i:Ingestion) WHERE i.document IN $ids RETURN properties(i) AS ingestion ORDER BY i.ordinal"
_ADD = "UNWIND $rows AS row CREATE (i:Ingestion) SET i = row"
_FORGET = "MATCH (i:Ingestion) WHERE i.document IN $ids DELETE i"
_FIELDS = tuple(field.name for field in fields(Ingestion))


def read_history(transaction: neo4j.ManagedTransaction, ids: Sequence[str]) -> dict[str, list[Ingestion]]:
    """The history of each of some documents, earliest first."""
    found: dict[str, list[Ingestion]] = {one: [] for one in ids}
    for row in transaction.run(_READ, ids=list(ids)):
        one = Ingestion(**{name: row["ingestion"][name] for name in _FIELDS})
        found[one.document].append(one)
    return found


def note(transaction: neo4j.ManagedTransaction, written: Iterable[Share]) -> None:
    """Note that documents, as extracted, come in: those that are new or have changed."""
    graphs = {share.document.id: graphs_of(share)[0] for share in written}
    past = read_history(transaction, list(graphs))
    rows = []
    for document, graph in graphs.items():
        after = continued(graph, past[document])
        rows += [asdict(after[-1]) | {"ordinal": len(after) - 1}] if len(after) > len(past[document]) else []
    if rows:
        transaction.run(_ADD, rows=rows).consume()


def forget(transaction: neo4j.ManagedTransaction, ids: Sequence[str]) -> None:
    """The history of documents that are taken out."""
    transaction.run(_FORGET, ids=list(ids)).consume()
