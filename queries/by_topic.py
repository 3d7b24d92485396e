"""Who is responsible for a topic."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import Any, Final

from kg.store import Row, Store
from ontology.errors import QueryError
from ontology.naming.elements import lexicon
from ontology.naming.reading import read_name

from .answer import NOT_REVIEWED, Responsible, Responsibles
from .by_actor import normalised
from .index import index_of
from .index.filling import SEARCHED
from .index.grams import pattern, plain, scattered
from .now_held import tell_now
from .question import question
from .row import place, text
from .validity import only_in_force

# Firmest first; what names nobody comes last of all.
_GRADES = {grade: rank for rank, grade in enumerate(("stated", "assigned", "ordered", "proposed", "inferred", ""))}
_ROLES = {role: rank for rank, role in enumerate(("lead", "", "responsible", "support", "co"))}

_MODALITIES = {name: rank for rank, name in enumerate(("obligation", "encouragement", "permission", "", "prohibition"))}

_SCATTERED: Final = len(SEARCHED)
"""The place of a topic whose words stand apart from each other: behind all others."""

_FOUND: Final = """
SELECT s.*, p.actor, p.grade, p.role
FROM gram JOIN statement s ON s.key = gram.rowid LEFT JOIN part p ON p.key = s.key
WHERE gram MATCH ?
"""


def who(
    store: Store,
    topic: str,
    *,
    grades: Collection[str] | None = None,
    in_force: date | None = None,
    internal: bool = False,
) -> Responsibles:
    """The actors responsible for `topic`, best first; only `grades` if given ("" is the grade of “nobody named”).

    Best is: somebody named; then where the topic stands (target, action, condition, heading, sentence, heading of the
    section, other text of the provision, its words apart from each other); then the grade, the role, public bodies
    before others, the modality, how much of those words it is, and the place. `internal` adds what stands on processing
    slips, which is left out otherwise. With `in_force` only what stands in documents that are in force on that day
    (`validity`).
    Raises `QueryError` for a topic without a letter or digit.
    """
    wanted = plain(topic)
    if not wanted:
        raise QueryError("请给出事项, 如“用地” / give a topic, like 用地")
    asked = question("who")
    rows = index_of(store).read(store, lambda database: _search(database, topic))
    if internal:
        rows += _on_slips(store, topic)
    rows = only_in_force(store, rows, in_force)
    tell_now(store, rows)
    rows.sort(key=_rank)
    found = (Responsible(**{column.name: text(row, column.name) for column in asked.columns}) for row in rows)
    return Responsibles(asked, tuple(row for row in found if grades is None or row.grade in grades))


def _search(database: sqlite3.Connection, topic: str) -> list[Row]:
    parts = plain(topic).split()
    asked = " OR ".join(f"({one})" for one in (pattern(topic), scattered(topic)) if one)
    found = database.execute(_FOUND, [asked])
    names = [column[0] for column in found.description]
    rows: list[Row] = [dict(zip(names, values, strict=True)) for values in found]
    hits: dict[Any, tuple[int, float]] = {}
    for row in rows:
        if row["key"] not in hits:
            hits[row["key"]] = _hit(row, parts)
        row["hit"], row["apart"] = hits[row["key"]]
    return rows


def _hit(row: Row, parts: list[str]) -> tuple[int, float]:
    """The first column that holds the topic, and how much of that column's words is something else."""
    for number, name in enumerate(SEARCHED):
        words = plain(text(row, name))
        if all(part in words for part in parts):
            return number, round(1 - sum(map(len, parts)) / len(words), 1)
    return _SCATTERED, 1.0


def _on_slips(store: Store, topic: str) -> list[Row]:
    rows = store.ask(question("routings").query, {"topic": normalised(topic)})
    return [row | {"apart": 1.0, "reviewed": NOT_REVIEWED} for row in rows]


def _rank(row: Row) -> tuple[object, ...]:
    grade, role = text(row, "grade"), text(row, "role")
    actor = text(row, "actor")
    return (
        *(grade == "", row["hit"], _GRADES[grade], _ROLES[role]),
        *(not _is_public(actor), _MODALITIES[text(row, "modality")], row["apart"], *place(row), actor),
    )


@lru_cache(maxsize=100_000)
def _is_public(actor: str) -> bool:
    """Whether an actor, by its name, is a public body: one that can be responsible for what others must do."""
    kind = read_name(actor)[0].kind if actor else ""
    return bool(kind) and lexicon().kinds[kind].public
