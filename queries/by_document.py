"""The table of tasks of a document, or of all."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from kg.store import Row, Store

from .answer import Task, Tasks
from .question import question
from .row import place, text
from .validity import only_in_force


def tasks(store: Store, document: str | None = None, *, in_force: date | None = None) -> Tasks:
    """One row for each statement of `document` (an id; None for all documents), in the documents' order.

    With `in_force` only those of documents that are in force on that day (`validity`).
    """
    asked = question("tasks")
    rows = only_in_force(store, store.ask(asked.query, {"only": document or ""}), in_force)
    rows.sort(key=lambda row: (*place(row), row["named_at"] or 0, text(row, "actor")))
    return Tasks(asked, tuple(_task(list(group)) for _, group in groupby(rows, key=place)))


def _task(rows: list[Row]) -> Task:
    """One statement's rows, one for each actor, as one line."""
    first = rows[0]
    return Task(
        number=text(first, "number"),
        title=text(first, "title"),
        section=text(first, "section_number") + text(first, "section_heading"),
        provision=text(first, "provision_number") + text(first, "provision_heading"),
        modality=text(first, "modality"),
        task=text(first, "action") + text(first, "target"),
        actors=_named(rows, "stated"),
        co=_named(rows, "co"),
        inferred=_named(rows, "inferred"),
        lead=_named(rows, "lead"),
        responsible=_named(rows, "responsible"),
        support=_named(rows, "support"),
        deadline=text(first, "deadline"),
        cite=text(first, "cite"),
        evidence=text(first, "evidence"),
        statement=text(first, "statement"),
        reviewed=text(first, "reviewed"),
    )


def _named(rows: list[Row], part: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text(row, "actor") for row in rows if row["part"] == part))
