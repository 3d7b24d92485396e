"""A graph in parts: files of N-Quads or Parquet in one folder, at any fsspec address, and a manifest that names them.

A part holds the documents of a fixed number of texts, neighbours by address. It is written whole or not at all, under a
name that says what it was made from: one that is there already is not made again. The manifest comes last.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from kg.rdf import NamedGraph
from ontology.errors import DutygraphError, InputError, StoreError

from .extraction import Work, extract_graphs
from .own_files import OwnFiles
from .places import filesystem, is_url, unreadable
from .source import Failure
from .workers import reason_of

MANIFEST = "manifest.json"
FORMAT = "dutygraph-parts-1"
ENDINGS = {"nquads": ".nq.gz", "parquet": ".parquet"}
PER_PART = 50
"""Texts of a part: about 2.5 million characters, 3 million quads."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file: its name, the digest of its bytes, what it holds. `failures` are texts that should be in it."""

    name: str
    sha256: str
    bytes: int
    documents: tuple[str, ...]
    quads: int
    characters: int
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class PartWork:
    """A part to make: its number, and the texts of it. `output` is the folder's address, `format` one of `ENDINGS`."""

    number: int
    works: tuple[Work, ...]
    output: str
    format: str
    own: OwnFiles

    @property
    def name(self) -> str:
        """Without ending: the part's number, and a digest of the fingerprints of its documents."""
        prints = [(document, origin.fingerprint) for _, task in self.works for document, origin in task.origins.items()]
        digest = hashlib.sha256(json.dumps([self.format, sorted(prints)]).encode()).hexdigest()[:12]
        return f"part-{self.number:05}-{digest}"

    @property
    def characters(self) -> int:
        return sum(task.survey.characters for _, task in self.works)


@dataclass(frozen=True, slots=True)
class Manifest:
    """All parts of a graph, in order, and how they are written."""

    parts: tuple[Part, ...]
    format: str
    version: str
    made_by: str = field(default=FORMAT)


def write_part(work: PartWork) -> Part:
    """Extract a part's texts and write its file, unless it is there. Texts that fail are left out and named."""
    folder = Folder(work.output)
    done = folder.read_json(f"{work.name}.json")
    if done is not None:
        return _part(done)
    out = _Parquet() if work.format == "parquet" else _NQuads()
    failures: list[Failure] = []
    documents: list[str] = []
    for source, task in work.works:
        try:
            graphs = extract_graphs((source, task), work.own)
        except Exception as error:
            plain = reason_of(error).removeprefix(f"{source.where}：")
            failures.append(Failure(source.where, "extract", plain, source.address))
            continue
        for chunk in graphs.chunks():
            out.add(chunk)
        documents += sorted(task.origins)
    data = out.data()
    name = work.name + ENDINGS[work.format]
    folder.write(name, data)
    digest = hashlib.sha256(data).hexdigest()
    part = Part(name, digest, len(data), tuple(documents), out.quads, work.characters, tuple(failures))
    if not failures:  # else another copy may be read instead, and the part is made again
        folder.write(f"{work.name}.json", _json(asdict(part)))
    return part


def write_manifest(output: str, manifest: Manifest) -> None:
    """Name the parts of a finished graph, and take away files of parts that are none of them."""
    folder = Folder(output)
    folder.write(MANIFEST, _json(asdict(manifest)))
    kept = {part.name for part in manifest.parts}
    stems = {name.partition(".")[0] for name in kept}
    for name in folder.names():
        stale = name not in kept and name.partition(".")[0] not in stems
        if name.startswith("part-") and (stale or name.endswith(".tmp")):
            folder.remove(name)


def read_manifest(address: str) -> Manifest:
    """The manifest in a folder. Raises InputError where there is none, or not one that can be read here."""
    found = Folder(address).read_json(MANIFEST)
    if found is None:
        raise InputError(
            f"{address}：没有 {MANIFEST}，分片尚未写完 / no {MANIFEST}: the parts are not complete, build them again"
        )
    if found.get("made_by") != FORMAT:
        raise InputError(f"{address}：分片格式不识别 / parts of an unknown form: {found.get('made_by')}")
    parts = tuple(map(_part, found["parts"]))
    return Manifest(parts, found["format"], found["version"])


def read_part(address: str, part: Part) -> Iterator[NamedGraph]:
    """The graphs of a part, one after the other. Raises StoreError where the file is not what the manifest says."""
    data = Folder(address).read(part.name)
    if data is None or hashlib.sha256(data).hexdigest() != part.sha256:
        raise StoreError(f"{address}/{part.name}：与清单不符，请重新生成 / not what the manifest says, build it again")
    lines = _parquet_lines(data) if part.name.endswith(".parquet") else _nquads_lines(data)
    iri, triples = "", list[str]()
    for graph, triple in lines:
        if graph != iri and triples:
            yield NamedGraph(iri, "".join(triples))
            triples = []
        iri = graph
        triples.append(triple)
    if triples:
        yield NamedGraph(iri, "".join(triples))


def _part(found: dict[str, Any]) -> Part:
    failures = tuple(Failure(**failure) for failure in found["failures"])
    return Part(**found | {"documents": tuple(found["documents"]), "failures": failures})


def _lines(graphs: Sequence[NamedGraph]) -> Iterator[tuple[str, str]]:
    """Each graph's IRI and its triples' lines, every one once."""
    for graph in graphs:
        for line in dict.fromkeys(graph.triples.splitlines()):
            yield graph.iri, line


class _NQuads:
    """N-Quads, packed as they come. No name and no time in the packing: the same quads, the same bytes."""

    def __init__(self) -> None:
        self.quads = 0
        self._out = io.BytesIO()
        self._packed = gzip.GzipFile("", "wb", 6, self._out, mtime=0)

    def add(self, graphs: Sequence[NamedGraph]) -> None:
        for iri, line in _lines(graphs):
            self._packed.write(f"{line.removesuffix('.')}<{iri}> .\n".encode())
            self.quads += 1

    def data(self) -> bytes:
        self._packed.close()
        return self._out.getvalue()


def _nquads_lines(data: bytes) -> Iterator[tuple[str, str]]:
    with gzip.open(io.BytesIO(data), "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            triple, _, graph = line.removesuffix("> .\n").rpartition(" <")
            yield graph, f"{triple} .\n"


class _Parquet:
    """A table of quads, four columns of terms as N-Triples writes them (graphs without their brackets)."""

    def __init__(self) -> None:
        pa, pq = _arrow()
        self.quads = 0
        self._out = io.BytesIO()
        self._schema = pa.schema([(name, pa.string()) for name in ("graph", "subject", "predicate", "object")])
        self._writer = pq.ParquetWriter(self._out, self._schema, compression="zstd")

    def add(self, graphs: Sequence[NamedGraph]) -> None:
        pa, _ = _arrow()
        rows = [(iri, *line.removesuffix(" .").split(" ", 2)) for iri, line in _lines(graphs)]
        self.quads += len(rows)
        columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(columns, schema=self._schema))

    def data(self) -> bytes:
        self._writer.close()
        return self._out.getvalue()


def _parquet_lines(data: bytes) -> Iterator[tuple[str, str]]:
    _, pq = _arrow()
    for batch in pq.ParquetFile(io.BytesIO(data)).iter_batches():
        for graph, subject, predicate, thing in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield graph, f"{subject} {predicate} {thing} .\n"


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise InputError("Parquet 需要 pip install 'dutygraph[parquet]' / Parquet needs the extra parquet") from None
    return pyarrow, pyarrow.parquet


def _json(found: object) -> bytes:
    return json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"


class Folder:
    """A folder at an fsspec address or a path; files in it appear whole or not at all."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._fs, self._root = filesystem(address if is_url(address) else f"file://{_absolute(address)}")
        self._root = self._root.rstrip("/")

    def write(self, name: str, data: bytes) -> None:
        """A file under its name once it is complete. Raises StoreError."""
        # Object stores put a file whole; elsewhere it is written beside its place and moved there.
        whole = "file" not in self._protocols() and "local" not in self._protocols()
        part = name if whole else f"{name}.{hashlib.sha256(data).hexdigest()[:8]}.tmp"
        try:
            self._fs.makedirs(self._root, exist_ok=True)
            with self._fs.open(f"{self._root}/{part}", "wb") as file:
                file.write(data)
            if not whole:
                self._fs.mv(f"{self._root}/{part}", f"{self._root}/{name}")
        except DutygraphError:
            raise
        except Exception as error:  # each file system has errors of its own
            said = " ".join(str(error).split())
            raise StoreError(f"无法写入 cannot write: {self.address}/{name}: {said}") from error

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None where there is none."""
        try:
            data: bytes = self._fs.cat_file(f"{self._root}/{name}")
        except FileNotFoundError:
            return None
        except Exception as error:
            raise unreadable(f"{self.address}/{name}", error) from error
        return data

    def read_json(self, name: str) -> dict[str, Any] | None:
        """A file's JSON object; None where there is none, or none that is whole."""
        data = self.read(name)
        try:
            found = json.loads(data) if data is not None else None
        except ValueError:
            return None
        return found if isinstance(found, dict) else None

    def names(self) -> list[str]:
        """The names of the files in it."""
        return [str(path).rpartition("/")[2] for path in self._fs.ls(self._root, detail=False)]

    def remove(self, name: str) -> None:
        """Take a file away."""
        self._fs.rm_file(f"{self._root}/{name}")

    def _protocols(self) -> tuple[str, ...]:
        found = self._fs.protocol
        return (found,) if isinstance(found, str) else tuple(found)


def _absolute(path: str) -> str:
    from pathlib import Path

    return Path(path).absolute().as_posix()
