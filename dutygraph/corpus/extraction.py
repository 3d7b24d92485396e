"""Extracting one text of a plan, in whatever process: records or graphs of the documents that are read of it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.rdf import NamedGraph, named_graphs
from kg.sharing import shares
from ontology.errors import InputError
from ontology.records import Extraction

from .planning import Task
from .source import Source
from .summary import DocumentSummary, summarise
from .surveying import load

Work = tuple[Source, Task]


@dataclass(frozen=True, slots=True)
class Graphs:
    """What a text's documents say, ready to be written, and what was counted of each."""

    graphs: list[NamedGraph]
    summaries: tuple[DocumentSummary, ...]


def extract_graphs(work: Work, lexicon: str | None) -> Graphs:
    """The graphs of a text's documents, as text: a third of the time to hand to another process that records take."""
    extraction = extract_records(work, lexicon)
    return Graphs(named_graphs(extraction), summarise(extraction))


def extract_records(work: Work, lexicon: str | None) -> Extraction:
    """What a text's documents say. Raises InputError where it cannot be read, or is not the one surveyed."""
    from extract.extraction import extract

    source, task = work
    text = load(source)
    if text.sha256 != task.survey.sha256:
        raise InputError(
            f"{source.where}：读取期间文件有变动；请再运行一次 / changed while it was being read; run again"
        )
    return selected(extract(text, lexicon=lexicon), task)


def selected(extraction: Extraction, task: Task) -> Extraction:
    """The records of the documents in `task.origins`."""
    parts = [share for share in shares(extraction) if share.document.id in task.origins]
    kept = {id(share.document) for share in parts} | {id(entry.record) for share in parts for entry in share.entries}
    return Extraction(extraction.text, tuple(r for r in extraction.records if id(r) in kept), task.origins)
