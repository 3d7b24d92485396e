"""Neo4j: the facts as a property graph; a transaction writes one document or, on loading many, some."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import neo4j
from neo4j.time import Date, DateTime

from kg.parameters import Parameter
from kg.property_graph.model import Properties
from kg.property_graph.reading import read_extraction
from kg.rdf import named_graphs
from kg.serialising import Graph, parsed, serialised
from kg.sharing import shares
from kg.store import FORMAT, Row, Store
from ontology.errors import QueryError, StoreError
from ontology.history import Ingestion
from ontology.iris import BASE, actor_iri
from ontology.records import Extraction
from ontology.reviews import Review

from . import neo4j_history, neo4j_loading, neo4j_registry, neo4j_reviews
from .cache_place import cache_place
from .neo4j_connection import Connection
from .neo4j_rows import Rows, rows
from .neo4j_schema import schema
from .neo4j_writing import OWN, remove_documents, write_containment, write_documents
from .rdf_store import newer_format

_NODES = " UNION ALL ".join(
    f"MATCH {pattern} RETURN '{label}' AS label, properties(n) AS properties"
    for label, pattern in {"Document": "(n:Document WHERE n.id IN $ids)", **OWN}.items()
)
_NODES += (
    f" UNION ALL MATCH {OWN['Mention']}-[:REFERS_TO]->(a:Actor)"
    " WITH DISTINCT a RETURN 'Actor' AS label, properties(a) AS properties"
)
_RELATED = " UNION ALL ".join(
    f"MATCH {pattern}-[r:{kinds}]-(a:Actor) "
    "RETURN type(r) AS kind, n.iri AS node, a.name AS actor, properties(r) AS about"
    for pattern, kinds in (
        ("(n:Document WHERE n.id IN $ids)", "ISSUED|ADDRESSED_TO|COPIED_TO"),
        (OWN["Statement"], "BEARS|INSTIGATES|TAKES_PART"),
        (OWN["Provision"], "ASSIGNED"),
        (OWN["Slip"], "SENT"),
        (OWN["Routing"], "ASKED_BY|TAKES_PART|SIGNED"),
    )
)
_PARAMETER = re.compile(r"\$(\w+)")


class Neo4jStore(Store):
    """A database of a Neo4j server. Writers may be several: the server keeps their transactions apart."""

    language: ClassVar[str] = "cypher"

    def __init__(self, address: str, *, read_only: bool = False) -> None:
        """Raises `StoreError` for what is no address, and where no server answers that lets us in."""
        self._connection: Connection | None = None
        self._read_only = read_only
        connection = Connection(address)
        try:
            self._connection, self._name = connection, connection.name
            found = self.select("OPTIONAL MATCH (n:DutygraphStore) RETURN max(n.format) AS format")[0]["format"]
            if isinstance(found, int) and found > FORMAT:
                raise StoreError(newer_format(self.name, found))
            if not read_only:
                self._prepare(found)
        except BaseException:
            connection.driver.close()
            raise

    @property
    def name(self) -> str:
        return self._name

    def replace(self, extraction: Extraction) -> None:
        self._put([rows(share) for share in shares(extraction)])

    def load(self, extractions: Iterable[Extraction]) -> None:
        """Of two extractions of one document the later stays."""
        self._check_writable()
        neo4j_loading.load(extractions, self._put)

    def _put(self, documents: Sequence[Rows]) -> None:
        self._write(lambda transaction: write_documents(transaction, documents))

    def remove(self, document: str) -> bool:
        return bool(self._write(lambda transaction: remove_documents(transaction, [document])))

    def reviews(self, document: str | None = None) -> list[Review]:
        ids = None if document is None else [document]
        with self._open.errors(), self._open.session(read=True) as session:
            return session.execute_read(lambda transaction: neo4j_reviews.read_reviews(transaction, ids))

    def history(self, document: str) -> list[Ingestion]:
        with self._open.errors(), self._open.session(read=True) as session:
            found = session.execute_read(lambda transaction: neo4j_history.read_history(transaction, [document]))
        return found[document]

    def extracted(self, document: str) -> Extraction:
        with self._open.errors(), self._open.session(read=True) as session:
            found = session.execute_read(lambda transaction: neo4j_reviews.extracted(transaction, document))
        return self.records(document) if found is None else found

    def _review(self, document: str, reviews: Sequence[Review]) -> None:
        there = document in self.documents()
        written = [rows(share) for share in shares(self.extracted(document))] if there else []

        def write(transaction: neo4j.ManagedTransaction) -> None:
            neo4j_reviews.put_reviews(transaction, document, reviews)
            write_documents(transaction, written, noting=False)

        self._write(write)

    def put_containment(self, pairs: Sequence[tuple[str, str]]) -> None:
        rows = [[actor_iri(one), actor_iri(other)] for one, other in pairs]
        self._write(lambda transaction: write_containment(transaction, rows))

    def put_registry(self, own: str | None = None) -> None:
        self._write(lambda transaction: neo4j_registry.put_registry(transaction, own))

    def own_bodies(self) -> str | None:
        with self._open.errors(), self._open.session(read=True) as session:
            return session.execute_read(neo4j_registry.own_bodies)

    def records(self, document: str) -> Extraction:
        def read(transaction: neo4j.ManagedTransaction) -> tuple[list[Any], list[Any]]:
            return (
                [(row["label"], _native(row["properties"])) for row in transaction.run(_NODES, ids=[document])],
                [tuple(row.values()) for row in transaction.run(_RELATED, ids=[document])],
            )

        with self._open.errors(), self._open.session(read=True) as session:
            nodes, related = session.execute_read(read)
        if not nodes:
            raise QueryError(f"图谱中没有该文件 / no such document in {self.name}: {document}")
        return read_extraction(nodes, related)

    def select(self, query: str, parameters: Mapping[str, Parameter] | None = None) -> list[Row]:
        """Parameters are Cypher's own: `$name`."""
        given = {name: _sent(value) for name, value in (parameters or {}).items()}
        for name in given:
            if name not in _PARAMETER.findall(query):
                raise QueryError(f"查询没有参数 / the query has no parameter ${name}")

        def read(transaction: neo4j.ManagedTransaction) -> list[Row]:
            answer = transaction.run(query, given)
            names = answer.keys()
            return [dict(zip(names, map(_value, row.values()), strict=True)) for row in answer]

        with self._open.errors(), self._open.session(read=True) as session:
            return session.execute_read(read)

    def dump(self, format: str, *, internal: bool = False) -> Iterator[bytes]:
        return serialised(self._rdf(internal), format)

    def _rdf(self, internal: bool) -> Iterator[Graph]:
        for document in self.documents():
            for graph in named_graphs(self.records(document)):
                if graph.triples and (internal or not graph.iri.startswith(f"{BASE}internal/")):
                    yield graph.iri, parsed(graph.triples)

    def documents(self) -> list[str]:
        return sorted(str(row["id"]) for row in self.select("MATCH (d:Document) RETURN d.id AS id"))

    def stamps(self) -> dict[str, str]:
        # What `neo4j-admin import` brought in has no stamps until it is replaced.
        rows = self.select(
            "MATCH (d:Document) OPTIONAL MATCH (s:Stamp {document: d.id}) "
            "RETURN d.id AS document, coalesce(s.stamp, d.sha256) AS stamp"
        )
        return {str(row["document"]): str(row["stamp"] or "") for row in rows}

    @property
    def beside(self) -> Path | None:
        return cache_place(self.name)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.driver.close()
            self._connection = None

    def __len__(self) -> int:
        (row,) = self.select("RETURN COUNT { (n) } + COUNT { ()-[r]->() } AS n")
        return int(str(row["n"]))

    @property
    def _open(self) -> Connection:
        if self._connection is None:
            raise StoreError(f"图谱库已关闭 / the store is closed: {self.name}")
        return self._connection

    def _write(self, work: Any) -> Any:
        """Runs `work` with a transaction, again where the server says that this may help."""
        self._check_writable()
        try:
            with self._open.errors(), self._open.session(read=False) as session:
                return session.execute_write(work)
        except QueryError as error:
            raise StoreError(f"{error}: {self.name}") from error

    def _check_writable(self) -> None:
        if self._read_only:
            raise StoreError(f"图谱库以只读方式打开 / the store was opened for reading only: {self.name}")

    def _prepare(self, found: object) -> None:
        """The constraints and indexes that are missing, new ones of this version among them, and the format."""
        with self._open.errors(), self._open.session(read=False) as session:
            there = {row["name"] for row in session.run("SHOW INDEXES YIELD name")}
            missing = [statement for name, statement in schema().items() if name not in there]
            for statement in missing:
                session.run(statement).consume()
            if missing:
                session.run("CALL db.awaitIndexes(60)").consume()
            if found != FORMAT:
                session.run("MERGE (n:DutygraphStore) SET n.format = $format", format=FORMAT).consume()


def _native(properties: Properties) -> Properties:
    return {name: _value(value) for name, value in properties.items()}


def _value(value: Any) -> Any:
    return value.to_native() if isinstance(value, Date | DateTime) else value


def _sent(value: Any) -> Any:
    if isinstance(value, str):
        return str(value)
    return value if isinstance(value, int | float | date) else [str(one) for one in value]
