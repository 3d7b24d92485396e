"""The table of tasks of a document, or of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain

from kg.store import Row, Store
from ontology.reviews import Review, Verdict

from .answer import Task, Tasks
from .keeping import kept_of
from .question import question
from .row import place, text
from .validity import in_force as valid_on

_OWN = ("stated", "inferred", "co")
"""The parts that the statement itself gives; the others come from responsibility notes."""


def tasks(store: Store, document: str | None = None, *, in_force: date | None = None) -> Tasks:
    """One row for each statement of `document` (an id; None for all documents), in the documents' order.

    Where a person has corrected who does a task (the statement's actors or partners), that is the lead and the
    support, and notes say no more. With `in_force` only tasks of documents that are in force on that day (`validity`).
    """
    stamps = store.stamps()
    found = (tasks_of(store, stamps, one) for one in chosen(store, document, in_force))
    return Tasks(question("tasks"), tuple(chain.from_iterable(found)))


def tasks_of(store: Store, stamps: Mapping[str, str], document: str) -> tuple[Task, ...]:
    """The tasks of one document. `stamps` are the store's."""
    return kept_of(store, stamps, document, "tasks", partial(_of_document, store, document))


def _of_document(store: Store, document: str) -> tuple[Task, ...]:
    rows = store.ask(question("tasks").query, {"document": document})
    if not rows:
        return ()
    parts = _parts(store.ask(question("task_parts").query, {"document": document}))
    decided = _decided(store.reviews(document)) if any(text(row, "reviewed") == "已校核" for row in rows) else set()
    rows.sort(key=place)
    return tuple(dict.fromkeys(_task(row, parts, text(row, "statement") in decided) for row in rows))


def chosen(store: Store, document: str | None, in_force: date | None = None) -> list[str]:
    """The ids of the documents that are asked for, sorted: `document`, or all; of these what is in force on a day."""
    asked = store.documents() if document is None else [document]
    if in_force is None:
        return asked
    valid = valid_on(store, in_force)
    return [one for one in asked if one in valid]


@dataclass(slots=True)
class _Part:
    """The actors that have one part, with what the document calls them, and the notes that say so."""

    actors: dict[str, str] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)


_Parts = Mapping[tuple[str, str], _Part]


def _parts(rows: list[Row]) -> _Parts:
    """By statement, or provision, and part."""
    found: dict[tuple[str, str], _Part] = {}
    rows.sort(key=lambda row: (row["named_at"] or 0, row["nth"] or 0, text(row, "actor")))
    for row in rows:
        part = found.setdefault((text(row, "statement") or text(row, "provision"), text(row, "part")), _Part())
        part.actors.setdefault(text(row, "actor"), "".join(text(row, "called").split()))
        if note := text(row, "note"):
            part.notes[note] = None
    return found


def _decided(reviews: Iterable[Review]) -> set[str]:
    """The statements whose bodies a person has named."""
    return {one.record for one in reviews if one.verdict is Verdict.CORRECT and one.field in ("actors", "co")}


def _task(row: Row, parts: _Parts, decided: bool) -> Task:
    statement, provision = text(row, "statement"), text(row, "provision_id")

    def part(name: str) -> _Part:
        if decided:
            name = {"lead": "stated", "support": "co"}.get(name, "")
            return parts.get((statement, name), _Part())
        return parts.get((statement if name in _OWN else provision, name), _Part())

    named = {name: part(name) for name in (*_OWN, "lead", "responsible", "support")}
    return Task(
        number=text(row, "number"),
        title=text(row, "title"),
        section=text(row, "section_number") + text(row, "section_heading"),
        provision=text(row, "provision_number") + text(row, "provision_heading"),
        modality=text(row, "modality"),
        nature=text(row, "nature"),
        task=text(row, "action") + text(row, "target"),
        actors=tuple(named["stated"].actors),
        co=tuple(named["co"].actors),
        inferred=tuple(named["inferred"].actors),
        lead=tuple(named["lead"].actors),
        responsible=tuple(named["responsible"].actors),
        support=tuple(named["support"].actors),
        deadline=text(row, "deadline"),
        cite=text(row, "cite"),
        evidence=text(row, "evidence"),
        grade="、".join(_grades(named)),
        note="；".join(dict.fromkeys(note for one in named.values() for note in one.notes)),
        statement=statement,
        reviewed=text(row, "reviewed"),
        document=text(row, "document"),
        kind=text(row, "kind"),
        action=text(row, "action"),
        target=text(row, "target"),
        called=tuple(sorted({pair for one in named.values() for pair in one.actors.items()})),
    )


def _grades(named: Mapping[str, _Part]) -> Iterator[str]:
    if named["stated"].actors or named["co"].actors:
        yield "stated"
    if any(named[role].notes for role in ("lead", "responsible", "support")):
        yield "assigned"
    if named["inferred"].actors:
        yield "inferred"
