"""Reviews put to what was extracted: the records as people have corrected them, and the reviews that fit none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from kg.naming import names
from ontology.errors import QueryError
from ontology.naming.context import NOWHERE
from ontology.naming.identity import as_actor, identity
from ontology.naming.reading import read_name
from ontology.records import (
    Actor,
    Certainty,
    Citation,
    Document,
    Extraction,
    Goal,
    Mention,
    Provision,
    Record,
    Routing,
    Slip,
    Statement,
)
from ontology.reviews import Review, Verdict

from .fields import KINDS, content, correctable, plain, quote, valued

_BY_PLACE = (Goal, Citation, Mention, Slip, Routing)
"""Records named by where they stand: the same place after a change may be another one's."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it is now, with its name as it was extracted and its name now. Rejected: `record` is None."""

    extracted: str
    name: str
    record: Record | None


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of it. `orphaned` are reviews whose record is no longer there, or no longer has the old value."""

    extraction: Extraction
    orphaned: tuple[Review, ...]
    rows: tuple[Row, ...]


def applied(extraction: Extraction, reviews: Iterable[Review]) -> Applied:
    """The extraction of one document with its reviews, one after the other in the order of their times."""
    records: list[Record | None] = list(extraction.records)
    known = names(extraction.records)
    reviewed = {at for at, name in enumerate(known) if name in extraction.reviewed}
    orphaned: list[Review] = []
    for review in in_order(reviews):
        at = _found(review, extraction.records, known)
        record = None if at is None else records[at]
        done = None if record is None else _put(review, record, extraction)
        if at is None or done is None:
            orphaned.append(review)
            continue
        records[at] = None if review.verdict is Verdict.REJECT else done
        reviewed.add(at)
    left = [(at, record) for at, record in enumerate(records) if record is not None]
    now = dict(zip((at for at, _ in left), names(record for _, record in left), strict=True))
    rows = tuple(Row(known[at], now.get(at, known[at]), record) for at, record in enumerate(records))
    kept = tuple(record for _, record in left)
    return Applied(
        replace(
            extraction,
            records=(*kept, *_actors(kept)),
            reviewed=frozenset(now[at] for at in reviewed if at in now),
        ),
        tuple(orphaned),
        rows,
    )


def in_order(reviews: Iterable[Review]) -> list[Review]:
    """The earliest first."""
    return sorted(reviews, key=lambda review: (review.document, datetime.fromisoformat(review.at), review.id))


def _found(review: Review, records: Sequence[Record], known: Sequence[str]) -> int | None:
    """Where the record stands: under its name, else the only one with its words in its provision."""
    of_kind = [at for at, record in enumerate(records) if KINDS[type(record)] == review.kind]
    for at in of_kind:
        if known[at] == review.record and (
            not isinstance(records[at], _BY_PLACE) or quote(records[at]) == review.quote
        ):
            return at
    alike = [
        at for at in of_kind if quote(records[at]) == review.quote and provision_of(records[at]) == review.provision
    ]
    return alike[0] if len(alike) == 1 else None


def provision_of(record: Record) -> str | None:
    """The provision that states a record."""
    return getattr(record, "provision", None)


def _put(review: Review, record: Record, extraction: Extraction) -> Record | None:
    """The record after the review; None where it is no longer what the review is about."""
    if review.verdict is Verdict.REJECT:
        return record if rejectable(record) else None
    if review.field is None:
        return record if content(record) == review.old else None
    if review.field not in correctable(record):
        return None
    current = plain(getattr(record, review.field))
    if review.verdict is Verdict.CONFIRM:
        return record if current == review.old else None
    if current == review.new:  # the extraction has learnt it
        return record
    if current != review.old:
        return None
    try:
        return changed(record, review.field, review.new, extraction)
    except QueryError:
        return None


def changed(record: Record, field: str, new: Any, extraction: Extraction) -> Record:
    """The record with a field's new value, given as JSON has it; words that name an actor mean what they mean elsewhere
    in the document. Raises QueryError for a value that it cannot have.
    """
    (document,) = extraction.of(Document)
    value: dict[str, Any] = {field: valued(record, field, new, document.span)}
    if isinstance(record, Statement) and field == "actors":
        meant = {one.span.plain: one.actors for one in extraction.of(Mention)}
        value[field] = tuple(
            one if one in record.actors else replace(one, actors=meant.get(one.span.plain, ())) for one in value[field]
        )
    if isinstance(record, Mention) and field == "actors" and record.certainty is Certainty.OPEN and value["actors"]:
        value["certainty"] = Certainty.CONTEXT
    return replace(record, **value)


def rejectable(record: Record) -> bool:
    """A document is removed, not rejected; provisions hold others; the registry describes actors."""
    return not isinstance(record, Document | Provision | Actor)


def _actors(records: Sequence[Record]) -> list[Actor]:
    """The actors that corrected mentions name and that nothing describes yet."""
    there = {record.id for record in records if isinstance(record, Actor)}
    wanted = dict.fromkeys(name for one in records if isinstance(one, Mention) for name in one.actors)
    return [_actor(name) for name in wanted if name not in there]


def _actor(name: str) -> Actor:
    read = read_name(name)
    if len(read) == 1 and identity(read[0]) is not None:
        return as_actor(read[0], name, NOWHERE.registry)
    return Actor(name, "", name, (), None, (), None, False, False, False, False)
