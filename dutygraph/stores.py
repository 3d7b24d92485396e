"""A store, given open or by its address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .sources import PathLike

if TYPE_CHECKING:
    from kg import Store


@contextmanager
def opened_store(store: Store | PathLike, *, read_only: bool = False) -> Iterator[Store]:
    """An open store as it is; an address opened, and closed afterwards.

    Raises StoreError where it cannot be opened (`read_only`: also where there is none yet).
    """
    if isinstance(store, str | os.PathLike):
        from kg import open_store

        with open_store(os.fspath(store), read_only=read_only) as opened:
            yield opened
    else:
        yield store


@contextmanager
def filled_store(store: Store | PathLike) -> Iterator[Store]:
    """A store that many documents are written into: where a new folder is asked for, one that grows by the bulk loader
    and takes its place at the end. Left by an error, it stays as it is for the next run to go on with.

    Raises StoreError where it cannot be opened or put in its place.
    """
    from kg import growing_store, is_new

    if not isinstance(store, str | os.PathLike) or not is_new(store):
        with opened_store(store) as opened:
            yield opened
        return
    with growing_store(store) as growing:
        yield growing
        if growing.documents():
            growing.complete()
        else:
            growing.abandon()
