"""N-Triples lines of one named graph, with the nodes that many facts share: spans and actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ontology.iris import PREFIXES, actor_iri, person_iri, record_iri
from ontology.records import Mention, Span

from .naming import Naming, called
from .terms import literal
from .vocabulary import ACTOR, END, EXACT, LABEL, NAME, REFERS_TO, SPAN, START, TYPE, term

_INTEGER = f"^^<{PREFIXES['xsd']}integer>"


class Lines:
    """Collects the triples of one graph of `document` (an id). Subjects and objects are N-Triples terms.

    `source` is the text that can be read back otherwise: places in it need not quote it again. `meant` says what words
    that name actors were resolved to.
    """

    def __init__(self, document: str, source: Span | None = None, meant: Mapping[Span, Mention] | None = None) -> None:
        self.document = document
        self._meant = meant or {}
        self.triples: list[str] = []
        self._source = source
        self._spans = f"<{record_iri(document + '#char=')}"
        self._known: set[object] = set()
        self._naming = Naming()

    def __str__(self) -> str:
        return "".join(self.triples)

    def add(self, subject: str, predicate: str, object: str) -> None:
        """One triple."""
        self.triples.append(f"{subject} {predicate} {object} .\n")

    def node(self, identifier: str, *classes: str) -> str:
        """The term of a record id with its classes; an id that was taken gets “/2”, “/3” … behind it."""
        subject = f"<{record_iri(self._naming.taken(identifier))}>"
        for one in classes:
            self.add(subject, TYPE, term(one))
        return subject

    def text(self, subject: str, property: str, value: str | None) -> None:
        """A string, if there is one. `property` is a prefixed name here and below."""
        if value is not None:
            self.add(subject, term(property), literal(value))

    def number(self, subject: str, property: str, value: int) -> None:
        """An integer."""
        self.add(subject, term(property), f'"{value}"{_INTEGER}')

    def typed(self, subject: str, property: str, value: str, datatype: str) -> None:
        """A literal of an XSD datatype."""
        self.add(subject, term(property), f"{literal(value)}^^<{PREFIXES['xsd']}{datatype}>")

    def link(self, subject: str, property: str, object: str) -> None:
        """A triple whose object is a term."""
        self.add(subject, term(property), object)

    def once(self, subject: str, property: str, object: str) -> None:
        """A triple that several records tell."""
        if (subject, property, object) not in self._known:
            self._known.add((subject, property, object))
            self.link(subject, property, object)

    def quote(self, subject: str, property: str, span: Span | None) -> None:
        """What the source says and where: `property` holds the text without white space, `propertySpan` the span."""
        if span is not None:
            self.text(subject, property, span.plain)
            self.link(subject, f"{property}Span", self.span(span))

    def place(self, span: Span) -> str:
        """The node of a stretch of the source; its text only where it is no part of the document's."""
        source = self._source
        if source is None or source.text[span.start - source.start : span.end - source.start] != span.text:
            return self.span(span)
        return self._stretch(span)

    def _stretch(self, span: Span, words: str = "") -> str:
        where = f"{self._spans}{span.start},{span.end}{words}>"
        if where not in self._known:
            self._known.add(where)
            self.add(where, TYPE, SPAN)
            self.add(where, START, f'"{span.start}"{_INTEGER}')
            self.add(where, END, f'"{span.end}"{_INTEGER}')
        return where

    def span(self, span: Span) -> str:
        """The node of a stretch of the source with its exact text (a Web Annotation selector)."""
        where = self._stretch(span, self._others_words(span))
        if (where, EXACT) not in self._known:
            self._known.add((where, EXACT))
            self.add(where, EXACT, literal(span.text))
        return where

    def _others_words(self, span: Span) -> str:
        """What sets words that a person put in the place of the source's apart from those."""
        source = self._source
        whole = source is not None and (span.start, span.end) == (source.start, source.end)
        if source is None or whole or not source.start <= span.start < span.end <= source.end:
            return ""
        stands = source.text[span.start - source.start : span.end - source.start]
        return "" if stands == span.text else record_iri(f"#/{span.text}").partition("#")[2]

    def actor(self, name: str, also: str) -> str:
        """The node of an actor by its identity, and another name that it goes by here."""
        actor = f"<{actor_iri(name)}>"
        if actor not in self._known:
            self._known.add(actor)
            self.add(actor, TYPE, ACTOR)
            self.add(actor, LABEL, literal(name))
        for one in {name: None, also: None}:
            if (actor, one) not in self._known:
                self._known.add((actor, one))
                self.add(actor, NAME, literal(one))
        return actor

    def mention(self, span: Span, actors: tuple[str, ...] = ()) -> tuple[str, list[str]]:
        """The node of words that name actors, and the actors: `actors` where resolved, else the words themselves."""
        where = self.span(span)
        meant = self._meant.get(span)
        names = actors or (meant.actors if meant is not None else ()) or (span.plain,)
        nodes = [self.actor(name, called(meant, name) if meant is not None else span.plain) for name in names]
        for actor in nodes:
            if (where, actor) not in self._known:
                self._known.add((where, actor))
                self.add(where, REFERS_TO, actor)
        return where, nodes

    def person(self, activity: str, name: str) -> None:
        """Who did something."""
        person = f"<{person_iri(name)}>"
        self.link(activity, "prov:wasAssociatedWith", person)
        self.link(person, "rdf:type", term("prov:Person"))
        self.text(person, "rdfs:label", name)

    def mentions(self, subject: str, property: str, spans: Sequence[Span]) -> None:
        """A list of words that name actors."""
        for span in spans:
            self.link(subject, property, self.mention(span)[0])
        self.sequence(subject, property, spans)

    def sequence(self, subject: str, property: str, spans: Sequence[Span]) -> None:
        """The order of a list of spans, where it is not simply that of their places."""
        places = [(span.start, span.end) for span in spans]
        if all(first < second for first, second in pairwise(places)):
            return
        node = f"{subject[:-1]}/{property}>"
        self.add(node, TYPE, term("rdf:Seq"))
        self.link(subject, "duty:sequence", node)
        self.link(node, "duty:sequenceOf", term(property))
        for number, span in enumerate(spans, 1):
            self.link(node, f"rdf:_{number}", self.span(span))
