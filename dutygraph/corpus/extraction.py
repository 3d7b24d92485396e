"""Extracting one text of a plan, in whatever process: records or graphs of the documents that are read of it."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from kg.rdf import NamedGraph, graphs_of
from kg.sharing import shares
from ontology.errors import InputError
from ontology.records import Extraction

from .own_files import OwnFiles
from .planning import Task
from .source import Source
from .summary import DocumentSummary, summarise
from .surveying import load

Work = tuple[Source, Task]


CHUNK = 8_000_000
"""Characters of N-Triples that are packed together: ten documents or so."""

LONGEST = 1_000_000
"""Code points of one document; more is refused, since a document's graph is written in one go. The Civil Code has
100,000, and a text of any number of documents may have more."""


@dataclass(frozen=True, slots=True)
class Graphs:
    """What a text's documents say, ready to be written, and what was counted of each. As packed text it is a
    twentieth of its size, and takes a third of the time to hand to another process that records take."""

    packed: tuple[bytes, ...]
    summaries: tuple[DocumentSummary, ...]

    def chunks(self) -> Iterator[list[NamedGraph]]:
        """The graphs, those of one document together."""
        for chunk in self.packed:
            yield [NamedGraph(iri, triples) for iri, triples in pickle.loads(zlib.decompress(chunk))]


def extract_graphs(work: Work, own: OwnFiles) -> Graphs:
    """The graphs of a text's documents. Raises as `extract_records` does."""
    extraction = extract_records(work, own)
    packed: list[bytes] = []
    chunk: list[tuple[str, str]] = []
    size = 0
    for share in shares(extraction):
        for graph in graphs_of(share):
            chunk.append((graph.iri, graph.triples))
            size += len(graph.triples)
        if size >= CHUNK:
            packed.append(_packed(chunk))
            chunk, size = [], 0
    return Graphs((*packed, _packed(chunk)), summarise(extraction))


def _packed(chunk: list[tuple[str, str]]) -> bytes:
    return zlib.compress(pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL), 1)


def extract_records(work: Work, own: OwnFiles) -> Extraction:
    """What a text's documents say. Raises InputError where it cannot be read, or is not the one surveyed."""
    from extract.extraction import extract

    source, task = work
    text = load(source)
    if text.sha256 != task.survey.sha256:
        raise InputError(
            f"{source.where}：读取期间文件有变动；请再运行一次 / changed while it was being read; run again"
        )
    longest = max((found.length for found in task.survey.documents), default=0)
    if longest > LONGEST:
        raise InputError(
            f"{source.where}：其中一份文件有 {longest} 字，超过 {LONGEST}；请拆分"
            f" / a document of {longest} characters in it, more than {LONGEST}; split it"
        )
    return selected(extract(text, lexicon=own.lexicon, bodies=own.bodies), task)


def selected(extraction: Extraction, task: Task) -> Extraction:
    """The records of the documents in `task.origins`."""
    parts = [share for share in shares(extraction) if share.document.id in task.origins]
    kept = {id(share.document) for share in parts} | {id(entry.record) for share in parts for entry in share.entries}
    return Extraction(extraction.text, tuple(r for r in extraction.records if id(r) in kept), task.origins)
