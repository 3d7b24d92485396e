"""Many files into one store, with a report of what was read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from ontology.errors import InputError
from ontology.records import Assignment, Document, Extraction, Provision, Statement

from .sources import PathLike, find_files
from .stores import opened_store

if TYPE_CHECKING:
    from kg import Store


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What was read off one document: counts of its provisions, statements and distinct actors."""

    file: str
    id: str
    title: str | None
    number: str | None
    issuers: tuple[str, ...]
    provisions: int
    statements: int
    actors: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What went into the store, and what did not: `failures` has one line for each file that could not be read;
    `repeated` names, for each document that several files hold, the file that was replaced and the one that stays."""

    documents: tuple[DocumentSummary, ...]
    failures: tuple[str, ...]
    repeated: tuple[tuple[str, str], ...]


def summarise(extraction: Extraction) -> tuple[DocumentSummary, ...]:
    """One summary for each document of a text, in order."""
    provisions = extraction.of(Provision)
    belongs = {p.id: p.document for p in provisions}
    counts: dict[str, int] = {}
    actors: dict[str, set[str]] = {}
    for statement in extraction.of(Statement):
        document = belongs.get(statement.provision, "")
        counts[document] = counts.get(document, 0) + 1
        for mention in statement.actors:
            actors.setdefault(document, set()).update(mention.actors or (mention.span.plain,))
    for assignment in extraction.of(Assignment):
        actors.setdefault(belongs.get(assignment.provision, ""), set()).add(assignment.actor.plain)
    return tuple(
        DocumentSummary(
            file=extraction.text.path,
            id=d.id,
            title=d.title,
            number=d.number,
            issuers=tuple(i.plain for i in d.issuers),
            provisions=sum(p.document == d.id for p in provisions),
            statements=counts.get(d.id, 0),
            actors=len(actors.get(d.id, ())),
        )
        for d in extraction.of(Document)
    )


def build(
    paths: Iterable[PathLike] | PathLike,
    store: Store | PathLike,
    *,
    lexicon: PathLike | None = None,
    progress: Callable[[int, int, str], None] = lambda done, total, file: None,
) -> BuildReport:
    """Read files, and the readable ones below folders, into a store; what it held of the same documents is replaced.

    `store` is an open store or an address, which is opened once there is something to write, so that a run that reads
    nothing leaves it as it was. Several files make the store of a new folder as a whole, else documents go in one by
    one. `progress` is called with the number of files done, the number of all, and the file that is next ("" at the
    end). A file that cannot be read is noted in the report and passed over. `lexicon` is a file with words of the
    user's own.
    Raises InputError where no file is found or the lexicon cannot be read, StoreError where the store
    cannot be opened or written.
    """
    from extract.extraction import extractor
    from extract.reading import read

    extract = extractor(os.fspath(lexicon) if lexicon else None)
    files = find_files([paths] if isinstance(paths, str | os.PathLike) else paths)
    documents: dict[str, DocumentSummary] = {}
    failures: list[str] = []
    repeated: list[tuple[str, str]] = []

    def extractions() -> Iterator[Extraction]:
        for number, file in enumerate(files):
            progress(number, len(files), file)
            try:
                extraction = extract(read(file))
            except InputError as error:
                failures.append(str(error))
                continue
            yield extraction
            for summary in summarise(extraction):
                if summary.id in documents:
                    repeated.append((documents[summary.id].file, summary.file))
                documents[summary.id] = summary

    found = extractions()
    first = next(found, None)
    if first is not None:
        load(store, chain([first], found), several=len(files) > 1)
    progress(len(files), len(files), "")
    return BuildReport(tuple(documents.values()), tuple(failures), tuple(repeated))


def load(store: Store | PathLike, extractions: Iterable[Extraction], *, several: bool) -> None:
    """All into a new folder at once where `several` and that is what the address says, else document by document."""
    if several and isinstance(store, str | os.PathLike):
        import kg

        if kg.is_new(store):
            kg.load_new(store, extractions)
            return
    with opened_store(store) as opened:
        opened.load(extractions)
