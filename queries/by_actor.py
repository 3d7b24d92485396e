"""What falls to an actor, and which actors have names like it."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from kg.store import Row, Store

from .answer import Duties, Duty
from .question import question


def normalised(name: str) -> str:
    """A name as the graph has it: without white space."""
    return "".join(name.split())


def duties(store: Store, actor: str, *, grades: Collection[str] | None = None) -> Duties:
    """All that falls to `actor`, by document, then place in it; only `grades` if given. Empty for an unknown actor."""
    asked = question("duties")
    rows = store.ask(asked.query, {"name": normalised(actor)})
    rows.sort(key=lambda row: (*place(row), text(row, "grade"), text(row, "role")))
    found = (Duty(**{column.name: text(row, column.name) for column in asked.columns}) for row in rows)
    return Duties(asked, tuple(duty for duty in found if grades is None or duty.grade in grades))


def similar_actors(store: Store, name: str, limit: int = 5) -> list[str]:
    """Actors in the store whose names look like `name`, the likest first: for “did you mean …?”."""
    wanted = normalised(name)
    known = [text(row, "actor") for row in store.ask(question("actors").query)]
    holding = sorted(
        (actor for actor in known if wanted and wanted in actor and actor != wanted), key=lambda a: (len(a), a)
    )
    close = [actor for actor in get_close_matches(wanted, sorted(known), n=limit, cutoff=0.5) if actor != wanted]
    return list(dict.fromkeys([*close, *holding]))[:limit]


def place(row: Row) -> tuple[str, int, str]:
    """Sorts rows by document, then by place in it."""
    position = row.get("position")
    return text(row, "document"), position if isinstance(position, int) else 0, text(row, "statement")


def text(row: Row, name: str) -> str:
    """A row's text, "" for what is not given."""
    value = row.get(name)
    return "" if value is None else str(value)
