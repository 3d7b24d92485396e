"""Names of the nodes of records that have no id of their own: the same in every store."""

from __future__ import annotations

from collections.abc import Iterable

from ontology.records import (
    Abbreviation,
    Actor,
    Assignment,
    Certainty,
    Citation,
    CitationTarget,
    Definition,
    Document,
    Goal,
    Mention,
    Provision,
    Record,
    Routing,
    Slip,
    Statement,
)


def name(record: Record, document: str) -> str:
    """What the node of a record of `document` (an id) is called, if nothing else is."""
    match record:
        case Document() | Provision() | Statement():
            return record.id
        case Assignment():
            return f"{record.provision}/assignment/{record.role}/{record.actor.plain}"
        case Goal():
            return f"{record.provision}/goal/{record.span.start}"
        case Citation():
            return f"{record.provision}/citation/{record.span.start}"
        case Definition() | Abbreviation():
            return f"{record.provision}/{type(record).__name__.lower()}/{record.term.plain}"
        case Mention():
            return f"{document}#char={record.span.start},{record.span.end}"
        case Actor():
            return record.id
        case Slip():
            return f"{document}#slip/{record.span.start}"
        case Routing():
            return f"{document}#routing/{record.part}/{record.span.start}"


def names(records: Iterable[Record]) -> list[str]:
    """The names of the records of one document, which comes first, as its graph has them."""
    naming, document, found = Naming(), "", []
    for record in records:
        if isinstance(record, Document):
            document = record.id
        found.append(naming.name_of(record, document))
    return found


def cited(target: CitationTarget) -> str | None:
    """The id that a cited text has once it is read itself: its number, else its title."""
    return target.number or target.title or None


def called(mention: Mention, actor: str) -> str:
    """The name by which a mention's words call one of its actors: the words themselves where they name that one alone.

    Words for several, or words that only their document explains, are no name of an actor.
    """
    if len(mention.actors) > 1 or mention.certainty is Certainty.CONTEXT:
        return actor
    return mention.span.plain


class Naming:
    """The names of one graph, none twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name_of(self, record: Record, document: str) -> str:
        """A record's name."""
        return self.taken(name(record, document))

    def taken(self, wanted: str) -> str:
        """The name, from now on taken; one that was taken gets “/2”, “/3” … behind it."""
        found, count = wanted, 1
        while found in self._taken:
            count += 1
            found = f"{wanted}/{count}"
        self._taken.add(found)
        return found
