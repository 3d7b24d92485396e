"""Who has today what a document gave to a body that reforms have changed since: 现由…承担."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from kg.store import Row, Store
from ontology.registry import registry
from ontology.transfers import holders

from .row import text
from .validity import dates_of


def tell_now(store: Store, rows: Sequence[Row]) -> None:
    """Give each row as `now` the bodies that have its function today, each with the reform; "" where nothing moved.

    Only bodies of the registry are followed, from the day of the document on, by the words of action and target.
    """
    moved = [row for row in rows if _may_have_moved(text(row, "actor"))]
    days = dates_of(store) if moved else {}
    for row in rows:
        row["now"] = ""
    for row in moved:
        if (day := days.get(text(row, "document"))) is not None:
            row["now"] = _now(text(row, "actor"), f"{text(row, 'action')}{text(row, 'target')}", day)


@lru_cache(maxsize=10_000)
def _may_have_moved(actor: str) -> bool:
    known = registry()
    return any(body.until or any(t.giver == body.name for t in known.transfers) for body in known.by_name(actor))


@lru_cache(maxsize=100_000)
def _now(actor: str, words: str, day: date) -> str:
    known = registry()
    bodies = known.by_name(actor, day)
    if len(bodies) != 1:
        return ""
    found = [one for one in holders(known, words, bodies[0], day) if one.body.name != bodies[0].name]
    return "、".join(
        one.body.name + (f"（{one.by[-1].basis or one.by[-1].date or ''}）" if one.by else "") for one in found
    )
