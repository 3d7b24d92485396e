"""Which documents there are, and what their texts do not tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from kg.store import Row, Store

from .answer import Answer
from .keeping import rows_of
from .question import question
from .row import text

_DATES: Final = ("written", "printed", "published", "in_force")
_WANTED: Final = ("title", "number", "issuers", "form", "rank", "status", "date")
"""Metadata whose absence a reader should see."""


@dataclass(frozen=True, slots=True)
class Collected:
    """A document. `issuers` by place, the first is the 主办 body; `date` the first known of written, printed,
    published, in force, ISO or ""; `missing` names the metadata that its text does not give."""

    document: str
    title: str
    number: str
    issuers: tuple[str, ...]
    form: str
    content: str
    rank: str
    status: str
    date: str
    part_of: str
    provisions: int
    statements: int
    missing: tuple[str, ...]


def collection(store: Store) -> Answer:
    """Every document, the newest first; those without a date last."""
    asked = question("collection")
    rows = sorted(rows_of(store, "collection"), key=lambda row: (text(row, "document"), _number(row, "issuer_at")))
    found = [_collected(list(group)) for _, group in groupby(rows, key=lambda row: text(row, "document"))]
    found.sort(key=lambda one: one.document)
    found.sort(key=lambda one: one.date, reverse=True)
    return Answer(asked, tuple(found))


def _collected(rows: list[Row]) -> Collected:
    first = rows[0]
    named = {name: text(first, name) for name in ("title", "number", "form", "content", "rank", "status", "part_of")}
    issuers = tuple(dict.fromkeys(text(row, "issuer") for row in rows if row["issuer"]))
    day = next((str(found) for name in _DATES if isinstance(found := first[name], date)), "")
    has = {**named, "issuers": issuers, "date": day}
    return Collected(
        document=text(first, "document"),
        **named,
        issuers=issuers,
        date=day,
        provisions=_number(first, "provisions"),
        statements=_number(first, "statements"),
        missing=tuple(name for name in _WANTED if not has[name]),
    )


def _number(row: Row, name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0
