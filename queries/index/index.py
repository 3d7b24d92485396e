"""The index of a store: brought up to date whenever it is asked for, searched for topics."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from kg.store import Store

from .file import discard, open_database
from .filling import fill

_Found = TypeVar("_Found")


class Index:
    """What a store says, as one relational file. `read` is what questions use it by."""

    def __init__(self, store: Store) -> None:
        self._folder = store.beside
        self._database = open_database(self._folder)
        self._lock = Lock()
        self._stamps: Mapping[str, str] | None = None  # those that the file was compared with

    def read(self, store: Store, what: Callable[[sqlite3.Connection], _Found]) -> _Found:
        """What a function reads off the index of the store as it is now.

        A damaged file is made anew, one that cannot be written is made in memory.
        """
        stamps = store.stamps()
        with self._lock:
            for last in (False, False, True):
                try:
                    if stamps != self._stamps:
                        self._update(store, stamps)
                    return what(self._database)
                except sqlite3.DatabaseError as error:
                    if last:
                        raise
                    self._anew(writable=not isinstance(error, sqlite3.OperationalError))
            raise AssertionError

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _update(self, store: Store, stamps: Mapping[str, str]) -> None:
        if stamps != dict(self._database.execute("SELECT id, stamp FROM document")):
            fill(self._database, store, stamps)
        self._stamps = stamps

    def _anew(self, *, writable: bool) -> None:
        self._database.close()
        self._stamps = None
        if writable:
            discard(self._folder)
        self._database = open_database(self._folder if writable else None)


_INDEXES: WeakKeyDictionary[Store, Index] = WeakKeyDictionary()
_OPENING = Lock()


def index_of(store: Store) -> Index:
    """The index of an open store, opened once."""
    with _OPENING:
        found = _INDEXES.get(store)
        if found is None:
            found = _INDEXES[store] = Index(store)
        return found


def refresh(store: Store) -> None:
    """Bring the index beside a store up to date now, so that the first question need not."""
    if store.beside is not None:
        with closing(Index(store)) as index:
            index.read(store, lambda database: None)
