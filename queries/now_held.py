"""Who has today what a document gave to a body that reforms have changed since: 现由…承担."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from kg.registry import registry_of
from kg.store import Row, Store
from ontology.registry import Registry, registry
from ontology.transfers import holders

from .row import text
from .validity import dates_of


def tell_now(store: Store, rows: Sequence[Row]) -> None:
    """Give each row as `now` the bodies that have its function today, each with the reform; "" where nothing moved.

    Only bodies of the registry, and of the user's own that the store keeps, are followed, from the day of the document
    on, by the words of action and target.
    """
    known = registry_of(store) if rows else registry()
    moved = [row for row in rows if _may_have_moved(known, text(row, "actor"))]
    days = dates_of(store) if moved else {}
    for row in rows:
        row["now"] = ""
    for row in moved:
        if (day := days.get(text(row, "document"))) is not None:
            row["now"] = _now(known, text(row, "actor"), f"{text(row, 'action')}{text(row, 'target')}", day)


@lru_cache(maxsize=10_000)
def _may_have_moved(known: Registry, actor: str) -> bool:
    return any(body.until or any(t.giver == body.name for t in known.transfers) for body in known.by_name(actor))


@lru_cache(maxsize=100_000)
def _now(known: Registry, actor: str, words: str, day: date) -> str:
    bodies = known.by_name(actor, day)
    if len(bodies) != 1:
        return ""
    found = [one for one in holders(known, words, bodies[0], day) if one.body.name != bodies[0].name]
    return "、".join(
        one.body.name + (f"（{one.by[-1].basis or one.by[-1].date or ''}）" if one.by else "") for one in found
    )
