"""A graph that was exported, back into a store."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import InputError, StoreError
from ontology.records import Document, Extraction

from .sources import PathLike
from .stores import filled_store

if TYPE_CHECKING:
    from kg import Store

ENDINGS = {
    ".trig": "TRIG", ".nq": "N_QUADS", ".jsonld": "JSON_LD", ".ttl": "TURTLE", ".nt": "N_TRIPLES", ".rdf": "RDF_XML",
}  # fmt: skip
"""The formats that can be read, by how a file's name ends. Those without graphs tell documents apart by their facts."""


def import_files(paths: Iterable[PathLike], store: Store | PathLike) -> list[str]:
    """Put the documents of exported files into a store, each in place of what was there; returns their ids.

    All files are read before anything is written. Raises InputError for a file that is none of `ENDINGS`, cannot be
    parsed, holds no document or lacks some of a document's facts; StoreError where the store cannot be written.
    """
    from kg.containment import relate

    extractions = [one for path in paths for one in read_graph(path)]
    with filled_store(store) as opened:
        opened.load(extractions)
        relate(opened)
        opened.put_registry()
    return [document.id for one in extractions for document in one.of(Document)]


def read_graph(path: PathLike) -> list[Extraction]:
    """The documents of one exported file, with all their records. Raises InputError."""
    import pyoxigraph as ox

    from kg.reading_back import read_extractions
    from kg.triples import plain

    file = Path(path)
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise InputError(f"不能导入这种文件 cannot import: {file} （可导入 can: {' '.join(ENDINGS)}）")
    try:
        quads = ox.parse(path=str(file), format=getattr(ox.RdfFormat, ENDINGS[ending]))
        found = read_extractions(plain(quad.triple) for quad in quads)
    except OSError as error:
        raise InputError(f"无法读取 cannot read: {file}: {error.strerror or error}") from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"格式有误 malformed: {file}: {' '.join(str(error).split())}") from error
    except StoreError as error:
        raise InputError(f"{file}: {error}") from error
    if not found:
        raise InputError(
            f"没有文件 no document in: {file} （须由 dutygraph export 写出 as dutygraph export writes them）"
        )
    return found
