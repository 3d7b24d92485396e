"""Which reviews may leave the store: those that quote nothing of what stands on processing slips."""

from __future__ import annotations

from collections.abc import Iterable

from kg.naming import names
from kg.sharing import shares
from kg.store import Store
from ontology.records import Extraction
from ontology.reviews import Review


def public(store: Store, reviews: Iterable[Review]) -> list[Review]:
    """The reviews of records that are not internal. One whose record is gone is among them only where its words stand
    in the public text of its document."""
    there = frozenset(store.documents())
    known: dict[str, tuple[dict[str, bool], str]] = {}
    found = []
    for review in reviews:
        if review.document not in known:
            known[review.document] = _known(store, review.document) if review.document in there else ({}, "")
        internal, text = known[review.document]
        if not internal.get(review.record, not review.quote or review.quote not in text):
            found.append(review)
    return found


def _known(store: Store, document: str) -> tuple[dict[str, bool], str]:
    """The names of a document's records, extracted and corrected, and whether each is internal; its public text."""
    found: dict[str, bool] = {}
    text = ""
    for extraction in (store.extracted(document), store.records(document)):
        found |= _internal(extraction)
        text = shares(extraction)[0].public_text().plain
    return found, text


def _internal(extraction: Extraction) -> dict[str, bool]:
    (share,) = shares(extraction)
    called = names([share.document, *(entry.record for entry in share.entries)])
    return dict(zip(called, (False, *(entry.internal for entry in share.entries)), strict=True))
