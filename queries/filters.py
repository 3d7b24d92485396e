"""Which of an actor's duties a reader wants to see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.store import Row, Store
from kg.time_limits import last_day
from ontology.errors import QueryError

from .index.grams import plain
from .row import text
from .validity import dates_of

_TOPICAL = ("target", "action", "condition", "heading", "evidence")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What rows must have; None for what does not matter."""

    grades: Collection[str] | None = None
    modality: Collection[str] | None = None
    document: str | None = None
    topic: str | None = None
    due: date | None = None


def kept(store: Store, rows: Iterable[Row], wanted: Wanted) -> Iterator[Row]:
    """The rows that have it. Raises `QueryError` for a topic or a document without a letter or digit."""
    days = dates_of(store) if wanted.due is not None else {}
    topic, document = words_of(wanted.topic, "topic"), words_of(wanted.document, "document")
    for row in rows:
        if wanted.grades is not None and row["grade"] not in wanted.grades:
            continue
        if wanted.modality is not None and row["modality"] not in wanted.modality:
            continue
        if not holds(row, ("document", "number", "title"), document) or not holds(row, _TOPICAL, topic):
            continue
        if wanted.due is not None:
            day = last_day(text(row, "deadline"), days.get(text(row, "document")))
            if day is None or day > wanted.due:
                continue
        yield row


def words_of(given: str | None, name: str) -> list[str]:
    """The words of a parameter, [] where it is not given. Raises `QueryError` where it has no letter or digit."""
    if given is None:
        return []
    found = plain(given).split()
    if not found:
        raise QueryError(f"参数里没有字 / no letter or digit in the parameter: {name}")
    return found


def holds(row: Mapping[str, Any], columns: Iterable[str], words: Collection[str]) -> bool:
    """Whether one of the columns has all the words."""
    return not words or any(
        all(word in told for word in words) for told in (plain(str(row.get(one) or "")) for one in columns)
    )
