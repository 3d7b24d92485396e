"""Nodes and relationships of one document back to its records, without loss."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from kg.naming import names
from kg.sharing import overlaid
from ontology.errors import StoreError
from ontology.records import (
    Abbreviation,
    Actor,
    ActorMention,
    Assignment,
    Citation,
    Copy,
    Definition,
    Document,
    Extraction,
    Figure,
    Given,
    Goal,
    Inferred,
    Mention,
    Origin,
    Provision,
    Record,
    Role,
    Routing,
    Slip,
    Span,
    Statement,
    Text,
)

from .model import Properties
from .properties import RELATED, decoded, span_of

KINDS: Final[dict[str, type[Record]]] = {
    kind.__name__: kind
    for kind in (Provision, Statement, Goal, Citation, Definition, Abbreviation, Mention, Slip, Routing)
}  # fmt: skip

_FIELDS: Final[dict[str, str]] = {
    "ISSUED": "issuers",
    "ADDRESSED_TO": "addressees",
    "COPIED_TO": "copied_to",
    "INSTIGATES": "by",
    "TAKES_PART": "co",
    "SENT": "sender",
    "ASKED_BY": "actor",
    "SIGNED": "by",
}
"""The field of a node's record that the mentions of a relationship make up."""

Related = tuple[str, str, str, Properties]
"""A relationship of a node: its type, the node's IRI, the actor's name, its properties."""


def read_extraction(nodes: Iterable[tuple[str, Properties]], related: Iterable[Related]) -> Extraction:
    """One document's records, in order, from its nodes (label and properties) and their relationships with actors.

    The figures of a goal are nodes whose IRI begins with the goal's. Raises `StoreError` where something is missing.
    """
    found = list(nodes)
    document = next((properties for label, properties in found if label == "Document"), None)
    if document is None:
        raise StoreError("图谱缺少文件节点 / the graph lacks the document's node")
    try:
        return _Reading(document, found, list(related)).extraction()
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError(
            f"图谱中的值缺失或无效 / missing or invalid in the graph of {document.get('id')}: "
            f"{type(error).__name__} {error}"
        ) from error


class _Reading:
    def __init__(self, document: Properties, nodes: list[tuple[str, Properties]], related: list[Related]) -> None:
        self._document = document
        self._nodes = nodes
        start, end = document["span_at"]
        blank = Span(start, end, document["text"])
        quoted = (
            span_of("quote" if label == "Routing" else "span", properties, blank)
            for label, properties in nodes
            if "span_exact" in properties or (label == "Routing" and "quote_exact" in properties)
        )
        self._source = overlaid(blank, (span for span in quoted if span is not None))
        self._related: dict[str, dict[str, list[tuple[str, Properties]]]] = {}
        for kind, node, actor, properties in related:
            self._related.setdefault(node, {}).setdefault(kind, []).append((actor, properties))
        self._figures: dict[str, list[Properties]] = {}
        for label, properties in nodes:
            if label == "Figure":
                self._figures.setdefault(properties["iri"].rpartition("/figure/")[0], []).append(properties)

    def extraction(self) -> Extraction:
        document = self._document
        text = Text(
            document["file"],
            "",
            document["file_format"],
            document.get("file_encoding"),
            document["file_sha256"],
            Given(source=document.get("given_source")),
        )
        rows: list[tuple[int, Properties, Record]] = []
        for label, properties in self._nodes:
            if label in KINDS:
                rows.append((properties["ordinal"], properties, self._record(KINDS[label], properties)))
        for kinds in self._related.values():
            assigned = {about["ordinal"]: about for _, about in kinds.get("ASSIGNED", ())}
            rows += [(ordinal, about, self._assignment(about)) for ordinal, about in assigned.items()]
        rows.sort(key=lambda one: one[0])
        records = [record for _, _, record in rows]
        actors = {about["name"]: about for label, about in self._nodes if label == "Actor"}
        named = dict.fromkeys(name for one in records if isinstance(one, Mention) for name in one.actors)
        whole: Record = self._record(Document, document | {"span_exact": self._source.text})
        origin = _origin(document)
        origins = {} if origin is None else {str(document["id"]): origin}
        abouts = [document, *(about for _, about, _ in rows)]
        named_so = zip(names([whole, *records]), abouts, strict=True)
        reviewed = frozenset(name for name, about in named_so if about.get("reviewed"))
        return Extraction(text, (whole, *records, *(self._actor(actors[name]) for name in named)), origins, reviewed)

    def _actor(self, about: Properties) -> Actor:
        found: Actor = decoded(Actor, {**about, "id": about["name"]}, self._source, {})
        return found

    def _record(self, kind: type[Record], properties: Properties) -> Any:
        iri = properties["iri"]
        related: dict[str, Any] = {}
        for relationship, about in self._related.get(iri, {}).items():
            if relationship in _FIELDS:
                name = "partners" if (kind, relationship) == (Routing, "TAKES_PART") else _FIELDS[relationship]
                # Words for several actors are one mention: their relationships have one ordinal.
                mentions = {_place(one): self._mention(one[1]) for one in sorted(about, key=_place)}
                related[name] = tuple(mentions.values())
        if kind is Statement:
            related["actors"] = self._bearers(iri)
        if kind is Goal:
            figures = sorted(self._figures.get(iri, []), key=lambda figure: int(figure["ordinal"]))
            related["figures"] = tuple(Figure(f["value"], f["unit"], f["compare"]) for f in figures)
        for name in RELATED.get(kind, ()):
            spans = related.setdefault(name, ())
            if name in _SINGLE.get(kind, ()):
                related[name] = spans[0] if spans else None
        return decoded(kind, properties, self._source, related)

    def _bearers(self, statement: str) -> tuple[ActorMention, ...]:
        bearings = sorted(self._related.get(statement, {}).get("BEARS", []), key=_place)
        resolved: dict[int, list[str]] = {}
        for actor, about in bearings:
            if "mention_ordinal" in about:
                resolved.setdefault(about["mention_ordinal"], []).append(actor)
        found = []
        for _, about in bearings:
            number = about.get("mention_ordinal")
            actors = () if number is None else tuple(resolved.pop(number, ()))
            if number is None or actors:
                inferred = about.get("inferred")
                found.append(
                    ActorMention(self._mention(about), None if inferred is None else Inferred(inferred), actors)
                )
        return tuple(found)

    def _assignment(self, about: Properties) -> Assignment:
        note = span_of("note", about, self._source)
        if note is None:
            raise KeyError("note_at")
        return Assignment(about["provision"], self._mention(about), Role(about["role"]), note)

    def _mention(self, about: Properties) -> Span:
        span = span_of("mention", about, self._source)
        if span is None:
            raise KeyError("mention_at")
        return span


_SINGLE: Final[dict[type, tuple[str, ...]]] = {Slip: ("sender",), Routing: ("actor", "by")}


def _place(one: tuple[str, Properties]) -> int:
    return int(one[1].get("ordinal", 0))


def _origin(document: Properties) -> Origin | None:
    if "fingerprint" not in document:
        return None
    columns = (document[f"copy_{name}"] for name in ("addresses", "sha256", "formats", "encodings"))
    copies = tuple(
        Copy(address, sha256, form, encoding or None) for address, sha256, form, encoding in zip(*columns, strict=True)
    )
    return Origin(copies, document["fingerprint"])
