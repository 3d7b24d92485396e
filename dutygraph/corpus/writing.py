"""Graphs on their way into a store: several documents at once, put there while the next are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from kg import Store
from kg.rdf import NamedGraph


class Writing:
    """What waits for its batch, and the batch that a thread is putting into the store."""

    def __init__(self, store: Store, thread: ThreadPoolExecutor) -> None:
        self._store, self._thread = store, thread
        self._batch: list[NamedGraph] = []
        self._size = 0
        self._under_way: Future[None] | None = None

    def add(self, graphs: Sequence[NamedGraph]) -> None:
        """Graphs of whole documents. Raises what writing those before raised."""
        self._batch += graphs
        self._size += sum(len(graph.triples) for graph in graphs)
        if self._size >= self._store.at_once:
            self._send()

    def finish(self) -> None:
        """Until all is written. Raises what writing raised."""
        if self._batch:
            self._send()
        self._wait()

    def _send(self) -> None:
        self._wait()
        self._under_way = self._thread.submit(self._store.put_graphs, self._batch)
        self._batch, self._size = [], 0

    def _wait(self) -> None:
        if self._under_way is not None:
            self._under_way.result()


@contextmanager
def writing(store: Store) -> Iterator[Writing]:
    """Where graphs are added; all is written when this ends, after an error no more than was under way."""
    with ThreadPoolExecutor(1, thread_name_prefix="dutygraph-store") as thread:
        found = Writing(store, thread)
        yield found
        found.finish()
