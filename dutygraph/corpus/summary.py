"""What was read off a document, in figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ontology.records import Assignment, Document, Extraction, Provision, Statement


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


def summarise(extraction: Extraction) -> tuple[DocumentSummary, ...]:
    """One summary for each document of a text, in order."""
    belongs = {p.id: p.document for p in extraction.of(Provision)}
    provisions = Counter(belongs.values())
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
            provisions=provisions[d.id],
            statements=counts.get(d.id, 0),
            actors=len(actors.get(d.id, ())),
        )
        for d in extraction.of(Document)
    )
