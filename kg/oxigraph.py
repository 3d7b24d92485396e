"""The embedded store: Oxigraph on disk, one writer at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ontology.errors import QueryError, StoreError
from ontology.files import POLICY
from ontology.iris import BASE, ONTOLOGY, PREFIXES, graph_iri, internal_graph_iri, record_id
from ontology.records import Extraction

from .json_ld import json_ld
from .parameters import Parameter, bind
from .rdf import named_graphs
from .store import FORMATS, Row, Store
from .terms import resource
from .values import Value, value

_PREFIXES = {**{name: iri for name, iri in PREFIXES.items() if name != "dg"}, "actor": f"{BASE}actor/"}
# What RocksDB says in the same process and in another one.
_LOCKED = re.compile(r"lock hold by current process|While lock file")
_GRAPH = f"{BASE}graph/"
_INTERNAL = f"{BASE}internal/"


class OxigraphStore(Store):
    """A folder of Oxigraph's files (RocksDB), or memory."""

    def __init__(self, engine: ox.Store, name: str, *, read_only: bool = False) -> None:
        self._engine: ox.Store | None = engine
        self._name = name
        self._read_only = read_only
        if not read_only:
            self._put_ontology()

    @classmethod
    def in_memory(cls) -> OxigraphStore:
        """An empty store that is gone when it is closed."""
        return cls(ox.Store(), "(memory)")

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> OxigraphStore:
        """The store in the folder `path`, created unless `read_only`. Raises `StoreError`."""
        _check_folder(path, read_only)
        try:
            if read_only:
                return cls(ox.Store.read_only(str(path)), str(path), read_only=True)
            path.mkdir(parents=True, exist_ok=True)
            return cls(ox.Store(str(path)), str(path))
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(_reason(path, error)) from error

    def replace(self, extraction: Extraction) -> None:
        graphs = named_graphs(extraction)
        drops = "".join(f"DROP SILENT GRAPH {resource(graph.iri)};\n" for graph in graphs)
        data = "".join(f"GRAPH {resource(graph.iri)} {{\n{graph.triples}}}\n" for graph in graphs if graph.triples)
        self._update(f"{drops}INSERT DATA {{\n{data}}}")

    def remove(self, document: str) -> bool:
        graphs = [graph_iri(document), internal_graph_iri(document)]
        if not any(self._store.contains_named_graph(ox.NamedNode(graph)) for graph in graphs):
            return False
        self._update(";\n".join(f"DROP SILENT GRAPH {resource(graph)}" for graph in graphs))
        return True

    def select(self, sparql: str, parameters: Mapping[str, Parameter] | None = None) -> list[Row]:
        query = bind(sparql, parameters or {})
        try:
            solutions = self._store.query(query)
        except SyntaxError as error:
            raise QueryError(f"SPARQL 无法读取 / cannot read the query: {_one_line(error)}") from error
        if not isinstance(solutions, ox.QuerySolutions):
            raise QueryError("只回答 SELECT 查询 / only SELECT queries are answered here")
        names = [variable.value for variable in solutions.variables]
        try:
            return [dict(zip(names, map(_value, solution), strict=True)) for solution in solutions]
        except OSError as error:
            raise StoreError(_reason(Path(self._name), error)) from error

    def dump(self, format: str, *, internal: bool = False) -> Iterator[bytes]:
        if format not in FORMATS:
            raise QueryError(f"不支持的格式 / unknown format: {format} ({', '.join(FORMATS)})")
        graphs = sorted(
            (graph for graph in self._named_graphs() if internal or not graph.value.startswith(_INTERNAL)), key=str
        )
        match format:
            case "turtle":
                merged = {quad.triple for graph in graphs for quad in self._quads(graph)}
                yield _serialised(sorted(merged, key=str), ox.RdfFormat.TURTLE)
            case "nquads":
                for graph in graphs:
                    yield _serialised(self._quads(graph), ox.RdfFormat.N_QUADS)
            case "jsonld":
                yield from json_ld((graph.value, _triples(self._quads(graph))) for graph in graphs)
            case _:
                yield _serialised([quad for graph in graphs for quad in self._quads(graph)], ox.RdfFormat.TRIG)

    def documents(self) -> list[str]:
        return sorted(
            record_id(f"{BASE}doc/{graph.value.removeprefix(_GRAPH)}")
            for graph in self._named_graphs()
            if graph.value.startswith(_GRAPH)
        )

    def close(self) -> None:
        # Oxigraph has no close: the files are let go when the last reference is.
        self._engine = None

    def __len__(self) -> int:
        return len(self._store)

    @property
    def _store(self) -> ox.Store:
        if self._engine is None:
            raise StoreError(f"图谱库已关闭 / the store is closed: {self._name}")
        return self._engine

    def _named_graphs(self) -> list[ox.NamedNode]:
        return [
            graph
            for graph in self._store.named_graphs()
            if isinstance(graph, ox.NamedNode) and graph.value.startswith((_GRAPH, _INTERNAL))
        ]

    def _quads(self, graph: ox.NamedNode) -> list[ox.Quad]:
        return sorted(self._store.quads_for_pattern(None, None, None, graph), key=str)

    def _update(self, update: str) -> None:
        """Runs one update, which Oxigraph applies as a whole or not at all, and waits until it is on disk."""
        if self._read_only:
            raise StoreError(f"图谱库以只读方式打开 / the store was opened for reading only: {self._name}")
        try:
            self._store.update(update)
            self._store.flush()
        except (OSError, RuntimeError) as error:
            raise StoreError(_reason(Path(self._name), error)) from error

    def _put_ontology(self) -> None:
        graph = ox.NamedNode(ONTOLOGY)
        wanted = _ontology()
        if {quad.triple for quad in self._store.quads_for_pattern(None, None, None, graph)} != wanted:
            triples = "".join(f"{triple} .\n" for triple in sorted(map(str, wanted)))
            self._update(f"DROP SILENT GRAPH <{ONTOLOGY}>; INSERT DATA {{ GRAPH <{ONTOLOGY}> {{\n{triples}}} }}")


@cache
def _ontology() -> frozenset[ox.Triple]:
    return frozenset(quad.triple for quad in ox.parse(POLICY.read_bytes(), format=ox.RdfFormat.TURTLE))


def _triples(quads: list[ox.Quad]) -> bytes:
    return ox.serialize([quad.triple for quad in quads], format=ox.RdfFormat.N_TRIPLES) or b""


def _serialised(facts: list[ox.Quad] | list[ox.Triple], format: ox.RdfFormat) -> bytes:
    """Facts as text. Oxigraph writes the prefixes in another order each time: they are sorted."""
    text = ox.serialize(facts, format=format, prefixes=_PREFIXES) or b""
    lines = text.split(b"\n", len(_PREFIXES))
    if lines[0].startswith(b"@prefix"):
        lines[:-1] = sorted(lines[:-1])
    return b"\n".join(lines)


def _value(term: object) -> Value:
    match term:
        case None:
            return None
        case ox.Literal():
            return value(term.value, term.datatype.value)
        case ox.NamedNode() | ox.BlankNode():
            return term.value
        case _:
            return str(term)


def _check_folder(path: Path, read_only: bool) -> None:
    """Refuses, before RocksDB writes anything into it, what is no folder of ours."""
    try:
        if path.exists() and not path.is_dir():
            raise StoreError(f"应为文件夹, 实为文件 / a file stands where the store's folder should be: {path}")
        names = {entry.name for entry in path.iterdir()} if path.exists() else set()
    except OSError as error:
        raise StoreError(_reason(path, error)) from error
    is_store = "CURRENT" in names and any(name.startswith("MANIFEST-") for name in names)
    if names and not is_store:
        raise StoreError(f"文件夹不是图谱库, 请换一个 / not a store, choose an empty or new folder: {path}")
    if read_only and not is_store:
        raise StoreError(f"没有图谱库, 请先运行 dutygraph build / no store here, run `dutygraph build` first: {path}")


def _reason(path: Path, error: BaseException) -> str:
    text = _one_line(error)
    if _LOCKED.search(text):
        return f"图谱库正被另一进程写入, 请稍后再试 / another process is writing to this store, try again later: {path}"
    return f"图谱库无法读写 / cannot open, read or write the store: {path} ({text})"


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
