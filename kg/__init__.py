"""Records to graph: the stores, building, networkx views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .store import Store
from .stores.addresses import open_store
from .view import networkx_view

if TYPE_CHECKING:
    import os

    from rdflib import Dataset

    from .stores.growing import GrowingStore

__all__ = [
    "Store", "growing_store", "is_new", "memory_store", "networkx_view", "open_store", "rdflib_store",
]  # fmt: skip


def is_new(address: str | os.PathLike[str]) -> bool:
    """Whether `growing_store` can make a store there: a folder that is absent or empty."""
    from .stores.loading import is_new

    return is_new(address)


def growing_store(path: str | os.PathLike[str]) -> GrowingStore:
    """A store for a new folder that many documents come into; `complete()` puts it in its place."""
    from .stores.growing import GrowingStore

    return GrowingStore.at(path)


def memory_store() -> Store:
    """An empty store in memory."""
    from .stores.oxigraph import OxigraphStore

    return OxigraphStore.in_memory()


def rdflib_store(dataset: Dataset | None = None) -> Store:
    """A store over your own rdflib Dataset (a new one without it): for notebooks, and for a few documents at a time."""
    from .stores.rdflib_dataset import RdflibStore

    return RdflibStore(dataset)
