"""What is asked of a store by its address in a process of its own: the store stays open there until it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from kg import Store

P = ParamSpec("P")
T = TypeVar("T")

_opened: dict[str, tuple[str, Store]] = {}
"""Address → the version that the store had when it was opened, and the store."""


def over_store(
    address: str, version: str, function: Callable[Concatenate[Store, P], T], *arguments: P.args, **more: P.kwargs
) -> T:
    """`function(store, …)` over the store at an address. Raises StoreError where it cannot be opened."""
    from kg import open_store

    known, store = _opened.get(address, ("", None))
    if store is None or known != version:
        if store is not None:
            store.close()
        _opened[address] = version, open_store(address, read_only=True)
    return function(_opened[address][1], *arguments, **more)
