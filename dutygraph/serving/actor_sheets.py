"""An actor as the explorer shows it: who it is, and what falls to it with the days that it ends on."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

import queries
from extract.deadlines import normalise

from .explorer import Explorer
from .internal import public_rows


class ActorSheet(BaseModel):
    """An actor: who it is (`portrait`, see `dutygraph actor --json`), and what falls to it (the rows of the question
    duties, each with `due`, the ISO date of its time limit, its beginning or "")."""

    name: str
    portrait: dict[str, object]
    duties: list[dict[str, object]]


def actor_sheet(here: Explorer, name: str, *, via_classes: bool) -> ActorSheet | None:
    """None where neither the store nor the registry knows the name."""
    overview, internal = here.overview(), here.settings.internal
    with here.live.reading() as store:
        found = queries.portrait(store, name, overview.containment)
        rows = public_rows(queries.duties(store, name, via_classes=via_classes, internal=internal), internal)
    if found is None and not rows:
        return None
    days = {one.number: one.date for one in overview.documents.values()}
    duties = [row | {"due": _due(str(row["deadline"]), days.get(str(row["number"]), ""))} for row in rows]
    return ActorSheet(name=found.name if found else name, portrait=found.to_dict() if found else {}, duties=duties)


def _due(words: str, base: str) -> str:
    """The day, month or year that a time limit ends with; "" for durations and what comes back every year."""
    if not words:
        return ""
    limit = normalise(words, date.fromisoformat(base) if base else None)
    return (limit.date or "") if limit is not None and limit.every is None else ""
