"""The file that an index is kept in: opened, made anew where it is damaged, in memory where nothing can be written."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Final

from ontology.errors import StoreError

NAME: Final = "index-1.sqlite"
"""The number is that of the form: another one is made beside it, not misread."""

PATIENCE: Final = 60
"""Seconds to wait for another process that fills the index."""


def open_database(folder: Path | None) -> sqlite3.Connection:
    """The index in a folder, made where there is none; in memory without one, or where it cannot be written.

    Raises `StoreError` where Python's SQLite has no full-text search.
    """
    if folder is None:
        return _opened(":memory:")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _opened(str(folder / NAME))
    except (sqlite3.OperationalError, OSError):  # read-only, or no more room
        return _opened(":memory:")
    except sqlite3.DatabaseError:
        discard(folder)
        return open_database(folder) if not (folder / NAME).exists() else _opened(":memory:")


def discard(folder: Path | None) -> None:
    """Take a damaged index away: the next one is made anew."""
    for name in (NAME, f"{NAME}-journal"):
        if folder is not None:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)


def _opened(path: str) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        if (
            database.execute("SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'").fetchone()
            is None
        ):
            raise StoreError("Python 的 SQLite 没有全文检索 FTS5 / this Python's SQLite has no full-text search FTS5")
        database.execute("PRAGMA synchronous = OFF")  # what a crash breaks is made anew
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'gram'").fetchone():
            database.executescript(files("queries.index").joinpath("tables.sql").read_text("utf-8"))
        database.execute("SELECT COUNT(*) FROM document").fetchone()
    except BaseException:
        database.close()
        raise
    return database
