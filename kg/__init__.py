"""Records to graph: the stores, building, networkx views."""

from __future__ import annotations

from pathlib import Path

from .oxigraph import OxigraphStore
from .store import Store
from .view import networkx_view

__all__ = ["Store", "memory_store", "networkx_view", "open_store"]


def open_store(address: str | Path, *, read_only: bool = False) -> Store:
    """The store at `address`, a folder's path; an absent or empty folder becomes a new store unless `read_only`.

    Only one process at a time may have it open for writing. Raises `StoreError` (one line) for what cannot be opened.
    """
    return OxigraphStore.open(Path(address), read_only=read_only)


def memory_store() -> Store:
    """An empty store in memory."""
    return OxigraphStore.in_memory()
