"""Which document each record belongs to, and which records are internal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ontology.records import (
    Actor,
    Document,
    Extraction,
    Mention,
    Origin,
    Provision,
    ProvisionKind,
    Record,
    Routing,
    Slip,
    Span,
    Text,
)

from .naming import names


class Entry(NamedTuple):
    """A record with its number among those of its document; `internal` for what stands on a processing slip,
    `reviewed` for what a person confirmed or corrected."""

    ordinal: int
    record: Record
    internal: bool
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """One document with all other records that are its own, in their order. `lines` as `ancestry` gives them."""

    document: Document
    text: Text
    lines: Mapping[str, tuple[str, ...]]
    origin: Origin | None = None
    entries: list[Entry] = field(default_factory=list)
    reviewed: bool = False

    def is_internal(self, span: Span) -> bool:
        """Whether a place lies within what stands on a processing slip."""
        return any(
            entry.record.span.start <= span.start and span.end <= entry.record.span.end
            for entry in self.entries
            if entry.internal and isinstance(entry.record, Slip | Routing | Provision)
        )

    def public_text(self) -> Span:
        """The document's text with what stands on processing slips blanked out: each character becomes U+3000."""
        span = self.document.span
        text = span.text
        for entry in self.entries:
            if entry.internal and isinstance(entry.record, Slip | Routing | Provision):
                start, end = (min(max(at - span.start, 0), len(text)) for at in _ends(entry.record.span))
                text = text[:start] + _blanked(text[start:end]) + text[end:]
        return Span(span.start, span.end, text)


def shares(extraction: Extraction) -> list[Share]:
    """One for each document of `extraction`, in order."""
    documents = extraction.of(Document)
    provisions = {provision.id: provision for provision in extraction.of(Provision)}
    lines = ancestry(provisions)
    # For each actor the documents that name it, and whether they do so outside their slips.
    naming: dict[str, dict[str, bool]] = {}
    found = {
        document.id: Share(document, extraction.text, lines, extraction.origins.get(document.id))
        for document in documents
    }
    for record in extraction.records:
        match record:
            case Document():
                continue
            case Actor():
                for document, public in naming.get(record.id, {}).items():
                    entries = found[document].entries
                    entries.append(Entry(len(entries), record, not public))
                continue
            case Mention():
                owner = record.document
                internal = found[owner].is_internal(record.span)
                for name in record.actors:
                    named = naming.setdefault(name, {})
                    named[owner] = named.get(owner, False) or not internal
            case Slip():
                owner, internal = record.document, True
            case Routing():
                owner, internal = _slip_owner(record, documents).id, True
            case _:
                provision = record if isinstance(record, Provision) else provisions[record.provision]
                owner, internal = provision.document, provision.kind is ProvisionKind.ROUTING
        entries = found[owner].entries
        entries.append(Entry(len(entries), record, internal))
    return (
        [_marked(share, extraction.reviewed) for share in found.values()]
        if extraction.reviewed
        else list(found.values())
    )


def _marked(share: Share, reviewed: Collection[str]) -> Share:
    """The share with its reviewed records marked."""
    document, *others = names([share.document, *(entry.record for entry in share.entries)])
    marked = zip(share.entries, others, strict=True)
    entries = [entry._replace(reviewed=name in reviewed) for entry, name in marked]
    return replace(share, entries=entries, reviewed=document in reviewed)


def ancestry(provisions: Mapping[str, Provision]) -> dict[str, tuple[str, ...]]:
    """Each provision's id with its own and its ancestors' ids, the top-level one last."""
    found: dict[str, tuple[str, ...]] = {}
    for identifier in provisions:
        line = [identifier]
        while (parent := provisions[line[-1]].parent) is not None and parent in provisions and parent not in line:
            line.append(parent)
        found[identifier] = tuple(line)
    return found


def overlaid(text: Span, pieces: Iterable[Span]) -> Span:
    """`text` with each of `pieces` put where it stands: the way back from `Share.public_text`."""
    content = text.text
    for piece in pieces:
        start, end = piece.start - text.start, piece.end - text.start
        if 0 <= start <= end <= len(content):
            content = content[:start] + piece.text + content[end:]
    return Span(text.start, text.end, content)


def _blanked(text: str) -> str:
    return "".join(character if character in "\r\n" else "\u3000" for character in text)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _slip_owner(routing: Routing, documents: tuple[Document, ...]) -> Document:
    """The document that a slip's words stand in; a slip before or behind all of them belongs to the first."""
    for document in documents:
        if document.span.start <= routing.span.start < document.span.end:
            return document
    return documents[0]
