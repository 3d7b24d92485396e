"""The history of documents in Neo4j: (:Ingestion) nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import PurePath
from typing import Final

import neo4j

from kg.history import graph_digest
from kg.person import person
from kg.property_graph.model import Properties
from kg.provenance import software
from kg.rdf import graphs_of
from ontology.history import Ingestion
from ontology.reviews import moment

from .neo4j_rows import Rows

_READ = "MATCH (i:Ingestion) WHERE i.document IN $ids RETURN properties(i) AS ingestion ORDER BY i.ordinal"
_FORGET = "MATCH (i:Ingestion) WHERE i.document IN $ids DELETE i"
_FIELDS = tuple(field.name for field in fields(Ingestion))
_OF_A_GRAPH: Final = 64
"""Characters of the digests that were taken of documents' RDF until 0.1.0: a database may still have them."""


def read_history(transaction: neo4j.ManagedTransaction, ids: Sequence[str]) -> dict[str, list[Ingestion]]:
    """The history of each of some documents, earliest first."""
    found: dict[str, list[Ingestion]] = {one: [] for one in ids}
    for row in transaction.run(_READ, ids=list(ids)):
        one = Ingestion(**{name: row["ingestion"][name] for name in _FIELDS})
        found[one.document].append(one)
    return found


def ingestion(new: Rows, digests: Sequence[str]) -> Properties | None:
    """What to note when a document, as extracted, comes in that had those digests before; None where it is the same."""
    if digests and digests[-1] in (new.digest, _of_its_graph(new, digests[-1])):
        return None
    text = new.share.text
    one = Ingestion(new.id, moment(), person(), PurePath(text.path).name, text.sha256, software()[1], new.digest)
    return asdict(one) | {"ordinal": len(digests)}


def forget(transaction: neo4j.ManagedTransaction, ids: Sequence[str]) -> None:
    """The history of documents that are taken out."""
    transaction.run(_FORGET, ids=list(ids)).consume()


def _of_its_graph(new: Rows, last: str) -> str | None:
    return graph_digest(graphs_of(new.share)[0]) if len(last) == _OF_A_GRAPH else None
