"""The embedded store: Oxigraph on disk, one writer at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.rdf import NamedGraph, named_graphs
from kg.store import Row
from kg.values import Value
from ontology.errors import QueryError, StoreError
from ontology.records import Extraction

from .rdf_store import NO_SELECT, RdfStore, python_value

# What RocksDB says in the same process and in another one.
_LOCKED = re.compile(r"lock hold by current process|While lock file")


class OxigraphStore(RdfStore):
    """A folder of Oxigraph's files (RocksDB), or memory."""

    def __init__(self, engine: ox.Store, name: str, *, read_only: bool = False, on_disk: bool = False) -> None:
        self._engine: ox.Store | None = engine
        self._on_disk = on_disk
        super().__init__(name, read_only=read_only)

    @classmethod
    def in_memory(cls) -> OxigraphStore:
        """An empty store that is gone when it is closed."""
        return cls(ox.Store(), "(memory)")

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> OxigraphStore:
        """The store in the folder `path`, created unless `read_only`. Raises `StoreError`."""
        check_folder(path, read_only)
        try:
            if read_only:
                return cls(ox.Store.read_only(str(path)), str(path), read_only=True, on_disk=True)
            path.mkdir(parents=True, exist_ok=True)
            return cls(ox.Store(str(path)), str(path), on_disk=True)
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(reason(path, error)) from error

    def load(self, extractions: Iterable[Extraction]) -> None:
        self._check_writable()
        try:
            for extraction in extractions:
                self.put_later(self.prepared(named_graphs(extraction)))
        finally:
            self._flush()

    def bulk_load(self, graphs: Iterable[NamedGraph]) -> None:
        """Add graphs quickly, in no transaction: for a store that nobody sees yet. On disk when this returns."""
        # Encoded one by one: as one text they would be in memory three times.
        data = b"".join(n_quads(graph).encode() for graph in graphs)
        try:
            self._store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
        except (OSError, RuntimeError, SyntaxError) as error:
            raise StoreError(reason(Path(self.name), error)) from error
        self._flush()

    @property
    def beside(self) -> Path | None:
        return Path(self.name, "beside") if self._on_disk else None

    def close(self) -> None:
        # Oxigraph has no close: the files are let go when the last reference is.
        self._engine = None

    def __len__(self) -> int:
        return len(self._store)

    @property
    def _store(self) -> ox.Store:
        if self._engine is None:
            raise StoreError(f"图谱库已关闭 / the store is closed: {self.name}")
        return self._engine

    def _rows(self, sparql: str) -> list[Row]:
        try:
            solutions = self._store.query(sparql)
        except SyntaxError as error:
            raise QueryError(f"SPARQL 无法读取 / cannot read the query: {_one_line(error)}") from error
        if not isinstance(solutions, ox.QuerySolutions):
            raise QueryError(NO_SELECT)
        names = [variable.value for variable in solutions.variables]
        texts: dict[str, str] = {}  # one row after another has the same: each is kept once

        def kept(term: object) -> Value:
            value = python_value(term)
            return texts.setdefault(value, value) if isinstance(value, str) else value

        try:
            return [dict(zip(names, map(kept, solution), strict=True)) for solution in solutions]
        except OSError as error:
            raise StoreError(reason(Path(self.name), error)) from error

    def _graphs(self) -> list[str]:
        """The IRIs of all named graphs."""
        return [graph.value for graph in self._store.named_graphs()]

    def _triples(self, graph: str) -> Iterable[ox.Triple]:
        return [quad.triple for quad in self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))]

    def _update(self, sparql: str) -> None:
        self._run(sparql)
        self._flush()

    def _put(self, graphs: list[NamedGraph]) -> None:
        self.put_later(graphs)
        self._flush()

    def put_later(self, graphs: list[NamedGraph]) -> None:
        """The graphs in place of the old ones, in one transaction; on disk after the next flush.

        Killed before it, the store has all of it or nothing. What is new goes past the parser of SPARQL.
        """
        store = self._store
        try:
            old = {one.iri: self._lines(one.iri) for one in graphs if store.contains_named_graph(ox.NamedNode(one.iri))}
            if not old:
                store.load("".join(map(n_quads, graphs)).encode(), format=ox.RdfFormat.N_QUADS)
                return
        except (OSError, RuntimeError, SyntaxError) as error:
            raise StoreError(reason(Path(self.name), error)) from error
        gone, added = [], []
        for one in graphs:
            before, after = old.get(one.iri, set()), _split(one.triples)
            gone.append(_block(one.iri, before - after))
            added.append(_block(one.iri, after - before))
        # What both have in another spelling is taken out and put in again.
        self._run(f"DELETE DATA {{ {''.join(gone)} }};\nINSERT DATA {{ {''.join(added)} }}")

    def _lines(self, graph: str) -> set[str]:
        text = self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph)) or b""
        return _split(text.decode())

    def _run(self, sparql: str) -> None:
        """Runs one update, which Oxigraph applies as a whole or not at all."""
        self._check_writable()
        try:
            self._store.update(sparql)
        except (OSError, RuntimeError) as error:
            raise StoreError(reason(Path(self.name), error)) from error

    def _flush(self) -> None:
        """Wait until all is on disk."""
        try:
            self._store.flush()
        except (OSError, RuntimeError) as error:
            raise StoreError(reason(Path(self.name), error)) from error


def _split(triples: str) -> set[str]:
    return set(triples.split("\n")) - {""}


def n_quads(graph: NamedGraph) -> str:
    """A graph's triples as N-Quads."""
    return graph.triples.replace(" .\n", f" <{graph.iri}> .\n")


def _block(graph: str, lines: set[str]) -> str:
    return "\n".join([f"GRAPH <{graph}> {{", *lines, "}\n"]) if lines else ""


def check_folder(path: Path, read_only: bool) -> None:
    """Refuses, before RocksDB writes anything into it, what is no folder of ours."""
    try:
        if path.exists() and not path.is_dir():
            raise StoreError(f"应为文件夹, 实为文件 / a file stands where the store's folder should be: {path}")
        names = {entry.name for entry in path.iterdir()} if path.exists() else set()
    except OSError as error:
        raise StoreError(reason(path, error)) from error
    is_store = _complete(names)
    if names and not is_store:
        raise StoreError(f"文件夹不是图谱库, 请换一个 / not a store, choose an empty or new folder: {path}")
    if read_only and not is_store:
        raise StoreError(f"没有图谱库, 请先运行 dutygraph build / no store here, run `dutygraph build` first: {path}")


def holds_store(path: Path) -> bool:
    """Whether RocksDB has made its files in a folder."""
    return _complete({entry.name for entry in path.iterdir()})


def _complete(names: set[str]) -> bool:
    return "CURRENT" in names and any(name.startswith("MANIFEST-") for name in names)


def reason(path: Path, error: BaseException) -> str:
    """One line for what went wrong with the files of a store."""
    text = _one_line(error)
    if _LOCKED.search(text):
        return in_use(path)
    return f"图谱库无法读写 / cannot open, read or write the store: {path} ({text})"


def in_use(path: Path) -> str:
    """The line for the second writer."""
    return f"图谱库正被另一进程写入, 请稍后再试 / another process is writing to this store, try again later: {path}"


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
