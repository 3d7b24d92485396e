"""What questions have read of a store, kept in this process as long as the stamps of its documents stay the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from kg.store import Row, Store

from .limits import on_time
from .question import question

_Found = TypeVar("_Found")

_KEPT: WeakKeyDictionary[Store, dict[Hashable, tuple[object, Any]]] = WeakKeyDictionary()


def kept(store: Store, key: Hashable, read: Callable[[], _Found]) -> _Found:
    """What `read` gives of a whole store, read again only when any of its documents has changed."""
    return _kept(store, key, store.stamps(), read)


def kept_of(
    store: Store, stamps: Mapping[str, str], document: str, name: str, read: Callable[[], _Found], *also: Hashable
) -> _Found:
    """What `read` gives of one document, read again only when that one has changed, or what it `also` rests on.

    `stamps` are the store's, asked for once for all documents.
    """
    return _kept(store, (name, document), (stamps.get(document), also), read)


def rows_of(store: Store, name: str) -> list[Row]:
    """The rows of a question without parameters, kept: not to be changed."""
    return kept(store, ("rows", name), lambda: store.ask(question(name).query))


def _kept(store: Store, key: Hashable, stamp: object, read: Callable[[], _Found]) -> _Found:
    of_store = _KEPT.setdefault(store, {})
    known = of_store.get(key)
    if known is None or known[0] != stamp:
        on_time()
        known = of_store[key] = stamp, read()
    found: _Found = known[1]
    return found
