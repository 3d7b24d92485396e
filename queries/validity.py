"""Which documents change others, and which are in force on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from kg.store import Row, Store

from .keeping import rows_of
from .named import Named
from .row import text

REPEAL: Final = "废止"
_ENDED: Final = ("废止", "失效")
_COMES_BY: Final = ("in_force", "written", "published", "printed")
"""The dates from which a document counts, the first that it has."""


@dataclass(frozen=True, slots=True)
class Change:
    """`by` repeals (废止) or amends (修改) `document` (both ids), from `since` on; None where `by` has no date.

    `article` is the one that is concerned, "" for all of it.
    """

    document: str
    by: str
    relation: str
    article: str
    since: date | None


class Validity:
    """What dates, repeals and labels say of the documents of a store, read once: `documents` are the rows of the
    question of that name by id, `days` those from which each counts, `changes` what the function `changes` gives."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.documents: dict[str, Row] = {text(row, "document"): row for row in rows_of(store, "documents")}

    @cached_property
    def days(self) -> dict[str, date | None]:
        """The day from which each document counts; None for one without any date."""
        return {document: _since(document, self.documents) for document in self.documents}

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Repeals and amendments between documents of the store."""
        return _changes(self._store, self.documents)

    def in_force(self, on: date) -> frozenset[str]:
        """The ids of the documents that are in force on a day."""
        repealed = {
            change.document
            for change in self.changes
            if change.relation == REPEAL and not change.article and (change.since is None or change.since <= on)
        }
        known = self.documents
        return frozenset(one for one in known if all(_stands(row, known, repealed, on) for row in _line(one, known)))


def changes(store: Store) -> tuple[Change, ...]:
    """Repeals and amendments between documents of the store, by document, then date.

    What is meant is found by its number, else by its title; it must not be younger than what changes it. What a
    document says of a text of its own title is about an older one.
    """
    return Validity(store).changes


def in_force(store: Store, on: date) -> frozenset[str]:
    """The ids of the documents that are in force on a day.

    Such a document has come into force (was written, published, printed, where it says no more) by that day, has not
    gone out of force, and is not repealed as a whole by a document of the store that has come by then. One that only
    its source labels as repealed or lapsed is never in force, one without any date from the beginning. What a covering
    notice carries goes with it: it has its date where it has none, and is repealed with it.
    """
    return Validity(store).in_force(on)


def only_in_force(store: Store, rows: Iterable[Row], on: date | None) -> list[Row]:
    """The rows of documents that are in force on a day; all without one."""
    if on is None:
        return list(rows)
    valid = in_force(store, on)
    return [row for row in rows if row["document"] in valid]


def dates_of(store: Store) -> dict[str, date | None]:
    """The day from which each document counts, by its id; None for one without any date."""
    return Validity(store).days


def _line(document: str, documents: Mapping[str, Row]) -> list[Row]:
    """A document and what carries it."""
    found: dict[str, Row] = {}
    while document in documents and document not in found:
        found[document] = documents[document]
        document = text(documents[document], "part_of")
    return list(found.values())


def _stands(row: Row, documents: Mapping[str, Row], repealed: set[str], on: date) -> bool:
    since, until = _since(text(row, "document"), documents), row["out_of_force"]
    ended = until <= on if isinstance(until, date) else text(row, "status") in _ENDED
    return not ended and text(row, "document") not in repealed and (since is None or since <= on)


def _since(document: str, documents: Mapping[str, Row]) -> date | None:
    """From when a document counts."""
    for row in _line(document, documents):
        for name in _COMES_BY:
            if isinstance(found := row[name], date):
                return found
    return None


def _changes(store: Store, documents: Mapping[str, Row]) -> tuple[Change, ...]:
    found: set[Change] = set()
    named = Named(documents)
    for row in rows_of(store, "changes"):
        by = text(row, "document")
        since = _since(by, documents)
        for document in named.meant(text(row, "number"), text(row, "title")):
            before = _since(document, documents)
            younger = since is not None and before is not None and before > since
            if document not in (one["document"] for one in _line(by, documents)) and not younger:
                found.add(Change(document, by, text(row, "relation"), text(row, "article"), since))
    return tuple(sorted(found, key=lambda c: (c.document, c.since or date.min, c.by, c.relation, c.article)))
