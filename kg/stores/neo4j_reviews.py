"""Reviews in Neo4j: (:Review) nodes, and (:Extracted) nodes with what was extracted of each reviewed document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Final

import neo4j

from kg.graph_text import read_graphs
from kg.rdf import graphs_of
from kg.review.applying import applied, in_order
from kg.review.graph import packed, unpacked
from kg.sharing import Share, shares
from ontology.iris import record_iri
from ontology.records import Extraction
from ontology.reviews import Review, Verdict

_VALUES: Final = ("old", "new")
_READ = "MATCH (r:Review) WHERE $ids IS NULL OR r.document IN $ids RETURN properties(r) AS review"
_KEPT = "MATCH (e:Extracted {document: $id}) RETURN e.graphs AS graphs"
_KEEP = "MERGE (e:Extracted {document: $id}) SET e.graphs = $graphs"
_FORGET = "MATCH (e:Extracted) WHERE e.document IN $ids DELETE e"
_PUT = """
CALL () { MATCH (r:Review {document: $id}) DELETE r }
UNWIND $reviews AS review
CREATE (r:Review) SET r = review
"""


def read_reviews(transaction: neo4j.ManagedTransaction, ids: Sequence[str] | None) -> list[Review]:
    """The reviews of some documents, or of all."""
    return in_order(_review(dict(row["review"])) for row in transaction.run(_READ, ids=ids))


def put_reviews(transaction: neo4j.ManagedTransaction, document: str, reviews: Iterable[Review]) -> None:
    """Make these the reviews of a document."""
    transaction.run(_PUT, id=document, reviews=[_properties(review) for review in reviews]).consume()


def corrected(transaction: neo4j.ManagedTransaction, share: Share) -> Share:
    """A reviewed document about to be written with what people said of it; what was extracted is kept."""
    graphs = graphs_of(share)
    transaction.run(_KEEP, id=share.document.id, graphs=packed(graphs)).consume()
    (read,) = read_graphs(graphs)
    (found,) = shares(applied(read, read_reviews(transaction, [share.document.id])).extraction)
    return found


def extracted(transaction: neo4j.ManagedTransaction, document: str) -> Extraction | None:
    """What was extracted of a document that people have reviewed; None for another."""
    row = transaction.run(_KEPT, id=document).single()
    return None if row is None else read_graphs(unpacked(row["graphs"]))[0]


def forget(transaction: neo4j.ManagedTransaction, ids: Sequence[str]) -> None:
    """What was extracted of documents that are taken out, or are no longer reviewed."""
    transaction.run(_FORGET, ids=list(ids)).consume()


def _properties(review: Review) -> dict[str, Any]:
    found = asdict(review) | {"verdict": review.verdict.value, "iri": record_iri(review.record)}
    found |= {name: json.dumps(found[name], ensure_ascii=False) for name in _VALUES if found[name] is not None}
    return {name: value for name, value in found.items() if value is not None}


def _review(properties: dict[str, Any]) -> Review:
    optional: dict[str, Any] = dict.fromkeys(("provision", "field", "note", *_VALUES))
    found: dict[str, Any] = optional | {name: value for name, value in properties.items() if name != "iri"}
    found |= {name: json.loads(found[name]) for name in _VALUES if found[name] is not None}
    return Review(**(found | {"verdict": Verdict(found["verdict"])}))
