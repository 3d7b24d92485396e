"""A new store that grows by the bulk loader, batch by batch, and goes on where a killed run stopped.

It grows in a hidden folder beside its place, which it takes once it is complete: until then no reader sees it. The bulk
loader is no transaction, so each batch is marked when it is in, and what bears no mark is dropped when the folder is
opened again.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Self

from kg.history import HISTORY, noted
from kg.rdf import NamedGraph, named_graphs
from kg.registry import REGISTRY, registry_graph
from kg.stamps import STAMPS, stamped
from ontology.errors import StoreError
from ontology.iris import BASE, PREFIXES
from ontology.records import Extraction

from .loading import move_in
from .oxigraph import OxigraphStore, holds_store, in_use, reason
from .rdf_store import CONTAINMENT, GRAPHS, INTERNAL, containment_graph

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_MARKS: Final = f"{BASE}loading"
"""The graph of the marks: it is gone when the store is complete."""

_LOADED: Final = f"{PREFIXES['duty']}loaded"

_PAIRS_AT_ONCE: Final = 100_000
"""Pairs of actors, about 30 MB on their way."""


def clear_unfinished(folder: Path) -> None:
    """Take away what a run left that was killed before RocksDB had made its files; `StoreError` while one does."""
    try:
        if not folder.is_dir() or holds_store(folder):
            return
        with contextlib.suppress(FileNotFoundError), (folder / "LOCK").open("r+b") as lock:
            if fcntl is not None:
                fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # elsewhere files in use cannot be removed
        shutil.rmtree(folder)
    except OSError as error:
        raise StoreError(in_use(folder)) from error


class GrowingStore(OxigraphStore):
    """The store that will stand at a place; `complete` puts it there. Everything else is as in any store."""

    place: Path
    _marked: set[str]

    @classmethod
    def at(cls, place: str | os.PathLike[str]) -> Self:
        """The store growing for `place`, new or left by an earlier run. Raises `StoreError`."""
        path = Path(place)
        folder = path.with_name(f".{path.name}.growing")
        clear_unfinished(folder)
        store = cls.open(folder)
        assert isinstance(store, cls)
        store.place = path
        rows = store._rows(f"SELECT ?graph WHERE {{ GRAPH <{_MARKS}> {{ ?graph <{_LOADED}> true }} }}")
        store._marked = {str(row["graph"]) for row in rows}
        for graph in store._graphs():
            if graph.startswith((GRAPHS, INTERNAL, HISTORY, STAMPS, REGISTRY)) and graph not in store._marked:
                store._update(f"DROP SILENT GRAPH <{graph}>")
        return store

    def load(self, extractions: Iterable[Extraction]) -> None:
        """Put them in, many at once. Of two extractions of one document the later stays."""
        waiting: dict[str, NamedGraph] = {}
        size = 0
        for extraction in extractions:
            graphs = named_graphs(extraction)
            # A document that comes again is put again: its history says so.
            if size > self.at_once or any(graph.iri in waiting for graph in graphs):
                self.put_graphs(list(waiting.values()))
                waiting, size = {}, 0
            waiting |= {graph.iri: graph for graph in graphs}
            size += sum(len(graph.triples) for graph in graphs)
        if waiting:
            self.put_graphs(list(waiting.values()))

    def put_graphs(self, graphs: Sequence[NamedGraph]) -> None:
        """New graphs by the bulk loader, others in place of the old ones."""
        new = [graph for graph in graphs if graph.iri not in self._marked]
        new += [*noted(new, self.history), *stamped(new)]
        self.bulk_load(new)
        self._flush()
        names = [graph.iri for graph in new]
        marks = "".join(f"<{name}> <{_LOADED}> true .\n" for name in names)
        self._update(f"INSERT DATA {{ GRAPH <{_MARKS}> {{\n{marks}}} }}")
        self._marked.update(names)
        old = [graph for graph in graphs if graph.iri not in set(names)]
        if old:
            super().put_graphs(old)

    def put_registry(self, own: str | None = None) -> None:
        if REGISTRY in self._graphs():
            super().put_registry(own)
        else:
            self.bulk_load([registry_graph(own)])

    def put_containment(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Piece by piece: one update over 120,000 pairs takes 0.4 GB. A run that goes on writes all anew."""
        self._update(f"DROP SILENT GRAPH <{CONTAINMENT}>")
        for start in range(0, len(pairs), _PAIRS_AT_ONCE):
            self.bulk_load([containment_graph(pairs[start : start + _PAIRS_AT_ONCE])])

    def complete(self) -> None:
        """Take the place. Raises `StoreError` where something else has come to stand there."""
        self._update(f"DROP SILENT GRAPH <{_MARKS}>")
        folder = Path(self.name)
        self.close()
        try:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            move_in(folder, self.place)
        except OSError as error:
            raise StoreError(reason(self.place, error)) from error

    def abandon(self) -> None:
        """Take the hidden folder away: nothing came into it."""
        self.close()
        shutil.rmtree(self.name, ignore_errors=True)
