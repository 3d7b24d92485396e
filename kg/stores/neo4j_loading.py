"""Many documents into a Neo4j server: it writes those that are ready while the next are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from neo4j.exceptions import ServiceUnavailable, SessionExpired

from kg.sharing import shares
from ontology.errors import StoreError
from ontology.records import Extraction

from .neo4j_rows import Rows, rows

ENOUGH: Final = 4000
"""Nodes and relationships for one transaction: 1000 are slower, 10,000 no faster."""

Put = Callable[[Sequence[Rows]], object]
"""Puts documents in by one transaction. Raises `StoreError`."""


def load(extractions: Iterable[Extraction], put: Put) -> None:
    """Put all in, in their order. What came before an error stays."""
    with ThreadPoolExecutor(1, thread_name_prefix="dutygraph-neo4j") as thread:
        waiting = _Waiting(thread, put)
        try:
            for extraction in extractions:
                waiting.add([rows(share) for share in shares(extraction)])
        finally:
            waiting.finish()


class _Waiting:
    """The extractions that wait until the server has written those before: nothing waits for what is yet to come."""

    def __init__(self, thread: ThreadPoolExecutor, put: Put) -> None:
        self._thread, self._put = thread, put
        self._extractions: list[list[Rows]] = []
        self._ids: set[str] = set()
        self._size = 0
        self._writing: Future[None] | None = None

    def add(self, extraction: list[Rows]) -> None:
        ids = {one.id for one in extraction}
        if self._ids & ids:  # a document that comes again is put again: its history says so
            self._send()
        self._extractions.append(extraction)
        self._ids |= ids
        self._size += sum(map(len, extraction))
        if self._size >= ENOUGH or self._writing is None or self._writing.done():
            self._send()

    def finish(self) -> None:
        """Until all is written. Raises what writing raised; what came after that is not written."""
        if self._extractions:
            self._send()
        if self._writing is not None:
            self._writing.result()

    def _send(self) -> None:
        if self._writing is not None:
            self._writing.result()
        self._writing = self._thread.submit(self._put_all, self._extractions)
        self._extractions, self._ids, self._size = [], set(), 0

    def _put_all(self, extractions: list[list[Rows]]) -> None:
        try:
            self._put([one for extraction in extractions for one in extraction])
        except StoreError as error:
            if len(extractions) == 1 or isinstance(error.__cause__, ServiceUnavailable | SessionExpired):
                raise
            for extraction in extractions:  # the server refuses one: those before it stay
                self._put(extraction)
