"""Triples of any RDF engine, looked up by subject: what reading records back needs, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ontology.errors import StoreError
from ontology.iris import PREFIXES, concept_name
from ontology.records import Span

Triple = tuple[str, str, str]
"""Subject and predicate as IRIs; the object as an IRI or as the literal's text."""


def iri(curie: str) -> str:
    """A prefixed name ("eli:cites") as an IRI."""
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def plain(triple: ox.Triple) -> Triple:
    """A triple as reading back takes it."""
    subject, thing = triple.subject, triple.object
    assert isinstance(subject, ox.NamedNode | ox.BlankNode)
    assert isinstance(thing, ox.NamedNode | ox.BlankNode | ox.Literal)
    return subject.value, triple.predicate.value, thing.value


class Triples:
    """All triples of one or more graphs. Properties are prefixed names."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._about: dict[str, dict[str, list[str]]] = {}
        for subject, predicate, thing in triples:
            self._about.setdefault(subject, {}).setdefault(predicate, []).append(thing)

    def instances(self, kind: str) -> Iterator[str]:
        """The nodes of a class, sorted."""
        wanted, of_type = iri(kind), iri("rdf:type")
        return iter(sorted(node for node, about in self._about.items() if wanted in about.get(of_type, ())))

    def all(self, node: str, property: str) -> list[str]:
        """The values of a property, sorted, none twice."""
        found = self._about.get(node, {}).get(iri(property), [])
        return found if len(found) < 2 else sorted(set(found))

    def find(self, node: str, property: str) -> str | None:
        """The one value, None without one."""
        found = self._about.get(node, {}).get(iri(property))
        return found[0] if found and len(found) == 1 else min(found) if found else None

    def get(self, node: str, property: str) -> str:
        """The one value. Raises `StoreError` without one."""
        found = self.find(node, property)
        if found is None:
            raise StoreError(f"图谱缺少事实 / the graph lacks a fact: {property} of {node}")
        return found

    def number(self, node: str, property: str) -> int:
        """The one value as a number. Raises `StoreError` without one."""
        value = self.get(node, property)
        try:
            return int(value)
        except ValueError as error:
            raise StoreError(f"图谱中的数不是数 / not a number: {property} of {node}: {value!r}") from error

    def coded(self, node: str, property: str) -> str | None:
        """The name of a concept (“…/grade/stated”: stated)."""
        found = self.find(node, property)
        return None if found is None else concept_name(found)

    def sequences(self, node: str) -> dict[str, list[str]]:
        """The members, in order, of each property whose order is written down."""
        return {
            self.get(one, "duty:sequenceOf"): self._members(one)
            for one in self.all(node, "duty:sequence")
            if self.find(one, "rdf:_1") is not None
        }

    def _members(self, sequence: str) -> list[str]:
        members: list[str] = []
        while (member := self.find(sequence, f"rdf:_{len(members) + 1}")) is not None:
            members.append(member)
        return members


class Spans:
    """Spans of one document, whose text is quoted or cut out of the document's."""

    def __init__(self, triples: Triples, source: Span) -> None:
        self._triples = triples
        self._source = source
        self._known: dict[str, Span] = {}

    def at(self, node: str) -> Span:
        """The span that a node stands for."""
        if node not in self._known:
            start, end = self._triples.number(node, "oa:start"), self._triples.number(node, "oa:end")
            source = self._source
            # Of a document that is all slip there are two: with what is internal, and blanked.
            quoted = self._triples.all(node, "oa:exact")
            exact = min(quoted, key=lambda text: text.count("\u3000"), default=None)
            # The document's own quotation lacks what is internal.
            if exact is None or (start, end) == (source.start, source.end):
                exact = source.text[start - source.start : end - source.start]
            self._known[node] = Span(start, end, exact)
        return self._known[node]

    def get(self, node: str, property: str) -> Span:
        """The one span of a property. Raises `StoreError` without one."""
        return self.at(self._triples.get(node, property))

    def find(self, node: str, property: str) -> Span | None:
        """The one span of a property, None without one."""
        found = self._triples.find(node, property)
        return None if found is None else self.at(found)

    def all(self, node: str, property: str) -> tuple[Span, ...]:
        """The spans of a property in the record's order: written down where it is not that of their places."""
        ordered = self._triples.sequences(node).get(iri(property))
        if ordered is not None:
            return tuple(map(self.at, ordered))
        return tuple(sorted(map(self.at, self._triples.all(node, property)), key=lambda span: (span.start, span.end)))
