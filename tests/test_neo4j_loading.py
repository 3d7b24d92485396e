"""Which documents share a transaction when many are loaded into Neo4j: those that are ready when the server is free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Event

import pytest
from records_by_hand import gardens, rules, slip

from kg.stores.neo4j_loading import load
from kg.stores.neo4j_rows import Rows
from ontology.errors import StoreError
from ontology.records import Document, Extraction

FIRST, SECOND, THIRD = (one.of(Document)[0].id for one in (gardens(), slip(), rules()))


class Server:
    """Is busy with what it gets first until `free`; refuses `refused`. `written` has the ids of each transaction."""

    def __init__(self, refused: str | None = None) -> None:
        self.free, self.written, self._refused = Event(), list[list[str]](), refused

    def put(self, documents: Sequence[Rows]) -> None:
        if not self.written:
            assert self.free.wait(60)
        ids = [one.id for one in documents]
        if self._refused in ids:
            raise StoreError("refused")
        self.written.append(ids)

    def given(self, *extractions: Extraction) -> Iterator[Extraction]:
        """The extractions; the server is free when all are drawn."""
        yield from extractions
        self.free.set()


def test_the_first_goes_at_once_and_others_together() -> None:
    server = Server()
    load(server.given(gardens(), slip(), rules()), server.put)
    assert server.written == [[FIRST], [SECOND, THIRD]]


def test_of_several_the_server_refuses_only_one() -> None:
    server = Server(refused=THIRD)
    with pytest.raises(StoreError, match="refused"):
        load(server.given(gardens(), slip(), rules()), server.put)
    assert server.written == [[FIRST], [SECOND]]


def test_one_document_twice_is_two_transactions() -> None:
    server = Server()
    server.free.set()
    load([gardens(), slip(), slip(), gardens()], server.put)
    assert [id for some in server.written for id in some] == [FIRST, SECOND, SECOND, FIRST]
    assert all(len(some) == len(set(some)) for some in server.written)


def test_nothing_is_an_empty_load() -> None:
    server = Server()
    load([], server.put)
    assert server.written == []
