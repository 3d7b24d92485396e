"""Records to graph: the stores, building, networkx views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .store import Store
from .stores.addresses import open_store
from .view import networkx_view

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["Store", "memory_store", "networkx_view", "open_store", "rdflib_store"]


def memory_store() -> Store:
    """An empty store in memory."""
    from .stores.oxigraph import OxigraphStore

    return OxigraphStore.in_memory()


def rdflib_store(dataset: Dataset | None = None) -> Store:
    """A store over your own rdflib Dataset (a new one without it): for notebooks, and for a few documents at a time."""
    from .stores.rdflib_dataset import RdflibStore

    return RdflibStore(dataset)
