"""One text to all its records: structure first, then what each unit says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, partial
from pathlib import Path

from ontology.records import (
    Abbreviation,
    Actor,
    Assignment,
    Definition,
    Document,
    Extraction,
    Provision,
    Record,
    Statement,
    Text,
)
from ontology.registry import registry

from .actors import resolve
from .citations import read_citations
from .contexts import contexts
from .definitions import read_definitions
from .goals import GoalReader
from .grammar import ClauseReader
from .statements import StatementReader
from .structure import read_structure
from .words import vocabulary


@cache
def _reader(lexicon: str | None) -> StatementReader:
    words = vocabulary(lexicon)
    return StatementReader(ClauseReader(words).read_text, words)  # no spaCy Doc for each sentence: 7 % of the time


def extract(text: Text, *, lexicon: str | None = None, bodies: str | None = None) -> Extraction:
    """Read everything off `text`: documents, provisions, what they say by its place, then who is named in it.

    The same text gives the same records. `lexicon` is the path of a word list of the user's own, `bodies` of a file
    with public bodies (InputError where one cannot be read).
    """
    structure = read_structure(text)
    units, source, words = structure.units, text.content, vocabulary(lexicon)
    documents = {document.id: document for document in structure.documents}
    meanings = list(read_definitions(units, source, words))
    records: list[Record] = [
        *structure.slips,
        *structure.routings,
        *_reader(lexicon).read(units, structure.provisions, source, documents),
        *GoalReader(words).read(units, source, days(documents)),
        *read_citations(units, source, _titles(meanings, structure.provisions)),
        *meanings,
    ]
    records.sort(key=_place)
    surroundings = contexts(structure.documents, days(documents), Path(bodies) if bodies else None)
    resolved, mentions, actors = resolve((*structure.documents, *structure.provisions, *records), surroundings, source)
    return Extraction(text, (*resolved, *mentions, *actors))


def extractor(lexicon: str | None = None, bodies: str | None = None) -> Callable[[Text], Extraction]:
    """`extract` with the user's own files, which are read at once: InputError here, not at the first text."""
    if lexicon is not None:
        _reader(lexicon)
    if bodies is not None:
        registry(Path(bodies))
    return partial(extract, lexicon=lexicon, bodies=bodies)


def _place(record: Record) -> int:
    """Where a record stands in the source: what is read off one sentence stays together."""
    if isinstance(record, Statement):
        return record.sentence.start
    if isinstance(record, Assignment):
        return record.note.start
    if isinstance(record, Definition | Abbreviation):
        return min(record.term.start, record.meaning.start)
    return 0 if isinstance(record, Actor) else record.span.start


def days(documents: dict[str, Document]) -> dict[str, date]:
    """A day for each document that has one, of its own or of what brought it: for telling a target from history."""
    days: dict[str, date] = {}
    for document in documents.values():
        at: Document | None = document
        while at is not None:
            day = at.written or at.printed or at.published or at.in_force
            if day is not None:
                days[document.id] = day
                break
            at = documents.get(at.part_of) if at.part_of else None
    return days


def _titles(
    meanings: Iterable[Definition | Abbreviation], provisions: Iterable[Provision]
) -> dict[tuple[str, str], str]:
    """Titles by the short names that the documents give them: 《…条例》（以下简称《条例》）."""
    owner = {provision.id: provision.document for provision in provisions}
    return {
        (owner.get(m.provision, ""), m.term.plain): m.meaning.plain.strip("《》")
        for m in meanings
        if isinstance(m, Abbreviation) and m.meaning.plain.startswith("《") and m.meaning.plain.endswith("》")
    }
