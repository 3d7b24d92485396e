"""Extracting one text of a plan, in whatever process: records or graphs of the documents that are read of it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.rdf import NamedGraph, named_graphs
from ontology.errors import InputError
from ontology.records import (
    Abbreviation,
    Assignment,
    Citation,
    Definition,
    Document,
    Extraction,
    Goal,
    Provision,
    Record,
    Routing,
    Slip,
    Statement,
)

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
    """The records of the documents in `task.origins`. Routings outside every document go with the first."""
    if all(document.id in task.origins for document in extraction.of(Document)):
        return Extraction(extraction.text, extraction.records, task.origins)
    owners = {provision.id: provision.document for provision in extraction.of(Provision)}
    spans = [(document.span.start, document.span.end, document.id) for document in extraction.of(Document)]

    def owner(record: Record) -> str:
        match record:
            case Document():
                return record.id
            case Provision() | Slip():
                return record.document
            case Statement() | Assignment() | Goal() | Citation() | Definition() | Abbreviation():
                return owners.get(record.provision, "")
            case Routing():
                at = record.span.start
                return next((document for start, end, document in spans if start <= at < end), spans[0][2])

    records = tuple(record for record in extraction.records if owner(record) in task.origins)
    return Extraction(extraction.text, records, task.origins)
