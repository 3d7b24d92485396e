"""Who is responsible for a topic."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from kg.store import Row, Store
from ontology.errors import QueryError

from .answer import Responsible, Responsibles
from .by_actor import normalised
from .question import question
from .row import place, text
from .validity import only_in_force

# Firmest first; what names nobody comes last of all.
_GRADES = {grade: rank for rank, grade in enumerate(("stated", "assigned", "ordered", "proposed", "inferred", ""))}
_ROLES = {role: rank for rank, role in enumerate(("", "lead", "responsible", "support", "co"))}


def who(
    store: Store, topic: str, *, grades: Collection[str] | None = None, in_force: date | None = None
) -> Responsibles:
    """The actors responsible for `topic`, best first; only `grades` if given ("" is the grade of “nobody named”).

    Best is: somebody named; then where the topic stands (target, action, condition, heading, sentence, other text of
    the provision); then the grade, the role, and the place. With `in_force` only what
    stands in documents that are in force on that day (`validity`). Raises `QueryError` for an empty topic.
    """
    wanted = normalised(topic)
    if not wanted:
        raise QueryError("请给出事项, 如“用地” / give a topic, like 用地")
    asked = question("who")
    rows = store.ask(asked.query, {"topic": wanted}) + store.ask(question("routings").query, {"topic": wanted})
    rows = only_in_force(store, rows, in_force)
    rows.sort(key=_rank)
    found = (Responsible(**{column.name: text(row, column.name) for column in asked.columns}) for row in rows)
    return Responsibles(asked, tuple(row for row in found if grades is None or row.grade in grades))


def _rank(row: Row) -> tuple[object, ...]:
    grade, role = text(row, "grade"), text(row, "role")
    return grade == "", row["hit"], _GRADES[grade], _ROLES[role], *place(row), text(row, "actor")
