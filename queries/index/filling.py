"""From the store into the index: documents that are new or have changed, in place of what was there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from kg.store import Row, Store
from queries.question import question
from queries.row import place, text

from .grams import grams

SEARCHED: Final = ("target", "action", "condition", "heading", "evidence", "section", "text")
"""What topics are looked for in: the columns of the full-text table."""

_TEXTS: Final = (
    "document", "statement", "number", "title", "provision_id", "provision", "modality", "nature", "deadline",
    "reviewed", *SEARCHED,
)  # fmt: skip
_AT_ONCE: Final = 100
"""Documents that one question to the store is about."""


def fill(database: sqlite3.Connection, store: Store, stamps: Mapping[str, str]) -> None:
    """Make the index one of the documents with these stamps, in one transaction; what has not changed stays."""
    with database:
        database.execute("BEGIN IMMEDIATE")
        known = dict(database.execute("SELECT id, stamp FROM document"))
        for document in known.keys() - stamps.keys():
            _forget(database, document)
        changed = sorted(document for document, stamp in stamps.items() if known.get(document) != stamp)
        for at in range(0, len(changed), _AT_ONCE):
            some = changed[at : at + _AT_ONCE]
            for document in some:
                _forget(database, document)
            _add(database, store, some)
            database.executemany("INSERT INTO document VALUES (?, ?)", [(one, stamps[one]) for one in some])


def _forget(database: sqlite3.Connection, document: str) -> None:
    columns = ", ".join(SEARCHED)
    for key, *texts in database.execute(f"SELECT key, {columns} FROM statement WHERE document = ?", [document]):
        database.execute(
            f"INSERT INTO gram (gram, rowid, {columns}) VALUES ('delete', ?, {_marks(SEARCHED)})",
            [key, *map(grams, texts)],
        )
        database.execute("DELETE FROM part WHERE key = ?", [key])
    database.execute("DELETE FROM statement WHERE document = ?", [document])
    database.execute("DELETE FROM document WHERE id = ?", [document])


def _add(database: sqlite3.Connection, store: Store, documents: Sequence[str]) -> None:
    rows = store.ask(question("who").query, {"document": documents})
    rows.sort(key=lambda row: (*place(row), _named_at(row), text(row, "role"), text(row, "actor")))
    for _, group in groupby(rows, key=place):
        first, *others = group
        names = ("position", *_TEXTS)
        key = database.execute(
            f"INSERT INTO statement ({', '.join(names)}) VALUES ({_marks(names)})",
            [first["position"], *(text(first, name) for name in _TEXTS)],
        ).lastrowid
        database.executemany("INSERT INTO part VALUES (?, ?, ?, ?, ?)", _parts(key, [first, *others]))
        database.execute(
            f"INSERT INTO gram (rowid, {', '.join(SEARCHED)}) VALUES (?, {_marks(SEARCHED)})",
            [key, *(grams(text(first, name)) for name in SEARCHED)],
        )


def _parts(key: int | None, rows: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    found = {tuple(text(row, name) for name in ("actor", "grade", "role", "source")): None for row in rows}
    return ((key, *one) for one in found if one[0])


def _named_at(row: Row) -> int:
    """The place among those who bear the statement; those that notes name come behind."""
    found = row["named_at"]
    return found if isinstance(found, int) else 1_000


def _marks(names: Sequence[str]) -> str:
    return ", ".join("?" * len(names))
