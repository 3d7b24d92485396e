"""Records to graph: the stores, building, networkx views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .store import Store
from .stores.addresses import open_store
from .view import networkx_view

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from rdflib import Dataset

    from ontology.records import Extraction

    from .stores.growing import GrowingStore

__all__ = [
    "Store", "growing_store", "is_new", "load_new", "memory_store", "networkx_view", "open_store", "rdflib_store",
]  # fmt: skip


def is_new(address: str | os.PathLike[str]) -> bool:
    """Whether `load_new` can make a store there: a folder that is absent or empty."""
    from .stores.loading import is_new

    return is_new(address)


def load_new(path: str | os.PathLike[str], extractions: Iterable[Extraction]) -> None:
    """Make the store in a new folder out of many extractions, quickly: all of it or nothing. Raises `StoreError`."""
    from .stores.loading import load_new

    load_new(path, extractions)


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
