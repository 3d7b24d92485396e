"""Records to nodes and relationships."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from itertools import count
from pathlib import PurePath

from kg.facts import ROUTING_GRADES, grade
from kg.naming import Naming, called, cited
from kg.sharing import Entry, Share
from ontology.iris import actor_iri, record_iri
from ontology.records import (
    Actor,
    Assignment,
    Citation,
    Goal,
    Mention,
    Provision,
    Routing,
    Slip,
    Span,
    Statement,
)

from .model import Node, Properties, PropertyGraph, Relationship
from .properties import encoded, span_properties


def drawn(share: Share) -> PropertyGraph:
    """One document as a property graph, with the actors that it names. IRIs are those of its RDF."""
    return _Drawing(share).graph


class _Drawing:
    def __init__(self, share: Share) -> None:
        self.graph = PropertyGraph([], [])
        self._share = share
        self._document = record_iri(share.document.id)
        self._names = {False: Naming(), True: Naming()}
        self._known: set[tuple[str, str, bool]] = set()
        self._actors: dict[str, Node] = {}
        self._meant = {e.record.span: e.record for e in share.entries if isinstance(e.record, Mention)}
        self._provisions = {record_iri(e.record.id) for e in share.entries if isinstance(e.record, Provision)}
        self._draw_document()
        for entry in share.entries:
            self._draw(entry)

    def _draw_document(self) -> None:
        document, text = self._share.document, self._share.text
        self._names[False].taken(document.id)
        properties = encoded(document, document.span) | {
            "iri": self._document,
            "text": self._share.public_text().text,
            "file": PurePath(text.path).name,
            "file_format": text.format,
            "file_sha256": text.sha256,
        }
        if text.encoding is not None:
            properties["file_encoding"] = text.encoding
        if self._share.origin is not None:
            copies = self._share.origin.copies
            properties["fingerprint"] = self._share.origin.fingerprint
            properties["copy_addresses"] = [copy.address for copy in copies]
            properties["copy_sha256"] = [copy.sha256 for copy in copies]
            properties["copy_formats"] = [copy.format for copy in copies]
            properties["copy_encodings"] = [copy.encoding or "" for copy in copies]
        if text.given.source is not None:
            properties["given_source"] = text.given.source
        if self._share.reviewed:
            properties["reviewed"] = True
        self.graph.nodes.append(Node("Document", properties))
        self._mentions(("Actor", "ISSUED", "Document"), self._document, document.issuers, False)
        self._mentions(("Document", "ADDRESSED_TO", "Actor"), self._document, document.addressees, False)
        self._mentions(("Document", "COPIED_TO", "Actor"), self._document, document.copied_to, False)

    def _draw(self, entry: Entry) -> None:
        record, internal = entry.record, entry.internal
        source = None if internal else self._share.document.span
        label = type(record).__name__
        if isinstance(record, Assignment):
            self._draw_assignment(record, entry)
            return
        if isinstance(record, Actor):
            self._draw_actor(record)
            return
        iri = record_iri(self._names[internal].name_of(record, self._share.document.id))
        properties = encoded(record, source) | {
            "iri": iri,
            "document": self._share.document.id,
            "ordinal": entry.ordinal,
        }
        if entry.reviewed:
            properties["reviewed"] = True
        self.graph.nodes.append(Node(label, properties, internal))
        match record:
            case Provision():
                line = self._share.lines[record.id]
                properties |= {"text": "".join(own.plain for own in record.own), "section": record_iri(line[-1])}
                parent = self._document if record.parent is None else record_iri(record.parent)
                if parent == self._document or parent in self._provisions:
                    above = "Document" if parent == self._document else "Provision"
                    self._relate("Provision", "PART_OF", above, iri, parent)
            case Mention():
                for name in record.actors:
                    actor = self._actor(name, called(record, name), internal)
                    self._relate("Mention", "REFERS_TO", "Actor", iri, actor)
            case Slip() | Routing():
                self._relate(label, "ON", "Document", iri, self._document)
                self._draw_internal(record, iri)
            case _:
                self._relate(label, "STATED_IN", "Provision", iri, record_iri(record.provision))  # type: ignore[union-attr]
        if isinstance(record, Citation) and (target := cited(record.to)) is not None:
            properties["cited"] = target
        if isinstance(record, Statement):
            self._draw_statement(record, iri, internal)
        elif isinstance(record, Goal):
            self._draw_figures(record, iri, internal)

    def _draw_statement(self, statement: Statement, iri: str, internal: bool) -> None:
        bearings = count()
        for number, mention in enumerate(statement.actors):
            for name in mention.actors or (mention.span.plain,):
                about: Properties = {"grade": grade(mention), "ordinal": next(bearings)}
                if mention.inferred is not None:
                    about["inferred"] = mention.inferred.value
                if mention.actors:
                    about["mention_ordinal"] = number
                self._mention(("Actor", "BEARS", "Statement"), iri, mention.span, internal, about, name)
        self._mentions(("Actor", "INSTIGATES", "Statement"), iri, statement.by, internal)
        self._mentions(("Actor", "TAKES_PART", "Statement"), iri, statement.co, internal)

    def _draw_assignment(self, record: Assignment, entry: Entry) -> None:
        internal = entry.internal
        source = None if internal else self._share.document.span
        about: Properties = {"role": record.role.value, "grade": "assigned", "ordinal": entry.ordinal}
        if entry.reviewed:
            about["reviewed"] = True
        about |= span_properties("note", record.note, source)
        about |= {"provision": record.provision, "document": self._share.document.id}
        kind = ("Actor", "ASSIGNED", "Provision")
        self._mention(kind, record_iri(record.provision), record.actor, internal, about)

    def _draw_actor(self, actor: Actor) -> None:
        """The facets on the actor's node, which all documents that name it share."""
        known = self._actors[actor_iri(actor.id)].properties
        known |= {key: value for key, value in encoded(actor, None).items() if key != "id"}

    def _draw_figures(self, goal: Goal, iri: str, internal: bool) -> None:
        for number, figure in enumerate(goal.figures):
            node = f"{iri}/figure/{number}"
            owner = {"iri": node, "document": self._share.document.id, "ordinal": number}
            told = asdict(figure) | {"value": float(figure.value)}  # one type for all in a database
            self.graph.nodes.append(Node("Figure", owner | told, internal))
            self._relate("Goal", "SETS", "Figure", iri, node)

    def _draw_internal(self, record: Slip | Routing, iri: str) -> None:
        if isinstance(record, Slip):
            if record.sender is not None:
                self._mention(("Actor", "SENT", "Slip"), iri, record.sender, True, {})
            return
        if record.actor is not None:
            found = {"grade": ROUTING_GRADES.get(record.part), "role": record.role and record.role.value}
            about: Properties = {name: value for name, value in found.items() if value is not None}
            self._mention(("Actor", "ASKED_BY", "Routing"), iri, record.actor, True, about)
        self._mentions(("Actor", "TAKES_PART", "Routing"), iri, record.partners, True)
        if record.by is not None:
            self._mention(("Actor", "SIGNED", "Routing"), iri, record.by, True, {})

    def _mentions(self, kind: tuple[str, str, str], node: str, spans: Iterable[Span], internal: bool) -> None:
        for number, span in enumerate(spans):
            self._mention(kind, node, span, internal, {"ordinal": number})

    def _mention(
        self,
        kind: tuple[str, str, str],
        node: str,
        span: Span,
        internal: bool,
        about: Properties,
        name: str | None = None,
    ) -> None:
        """A relationship with the actor `name` (the words themselves without one), and by which words it is named."""
        meant = self._meant.get(span)
        names = [name] if name is not None else list(meant.actors) if meant and meant.actors else [span.plain]
        source = None if internal else self._share.document.span
        for identity in names:
            actor = self._actor(identity, called(meant, identity) if meant else span.plain, internal)
            ends = (actor, node) if kind[0] == "Actor" else (node, actor)
            self.graph.relationships.append(Relationship(kind, *ends, about | span_properties("mention", span, source)))

    def _actor(self, name: str, called: str, internal: bool) -> str:
        iri = actor_iri(name)
        if iri not in self._actors:
            self._actors[iri] = Node("Actor", {"iri": iri, "name": name})
            self.graph.nodes.append(self._actors[iri])
        for one in {name: None, called: None}:
            if (iri, one, internal) not in self._known:
                self._known.add((iri, one, internal))
                self._relate("Actor", "NAMED_IN", "Document", iri, self._document, {"name": one, "internal": internal})
        return iri

    def _relate(
        self, start: str, kind: str, end: str, source: str, target: str, properties: Properties | None = None
    ) -> None:
        self.graph.relationships.append(Relationship((start, kind, end), source, target, properties or {}))
