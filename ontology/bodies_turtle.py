"""The registry as RDF: bodies in W3C ORG, functions and the other schemes in SKOS, reforms as org:ChangeEvent.

A body's node is that of the actor of its official name (`iris.actor_iri`), so that what documents say about it and what
the registry knows meet. Dates are those of the registry, as xsd:date, xsd:gYearMonth or xsd:gYear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from .body import Body, Function, Transfer
from .body_files import schemes
from .iris import BASE, PREFIXES, actor_iri, concept_iri
from .local_bodies import provincial_governments
from .registry import Registry

_DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_SCHEMES = {
    "function": ("职能", "functions"),
    "kind": ("机构类别", "kinds of bodies"),
    "level": ("层级", "levels of government"),
    "affiliation": ("隶属关系", "affiliations"),
}


def turtle(registry: Registry) -> bytes:
    """The registry as Turtle, in its own order: the same registry gives the same bytes."""
    prefixes = {name: PREFIXES[name] for name in ("dcterms", "dg", "duty", "org", "rdfs", "schema", "skos", "xsd")}
    prefixes |= {kind: f"{BASE}{kind}/" for kind in ("actor", "reform", "transfer", *_SCHEMES)}
    return ox.serialize(triples(registry), format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""


def triples(registry: Registry) -> Iterator[ox.Triple]:
    """All triples of the registry; none has a blank node."""
    for scheme, (zh, en) in _SCHEMES.items():
        node = ox.NamedNode(BASE + scheme)
        yield ox.Triple(node, _term("rdf:type"), _term("skos:ConceptScheme"))
        yield from _labels(node, "rdfs:label", zh, en)
    for scheme, names in schemes().items():
        for name, english in names.items():
            yield from _concept(scheme, name, english)
    for function in registry.functions.values():
        yield from _function(function)
    for body in (*registry.bodies.values(), *provincial_governments()):
        yield from _body(body)
    for body in registry.bodies.values():
        if body.successors:
            yield from _reform(body)
    for number, transfer in enumerate(registry.transfers, 1):
        yield from _transfer(transfer, number)


def _concept(scheme: str, name: str, english: str) -> Iterator[ox.Triple]:
    node = _named(scheme, name)
    yield ox.Triple(node, _term("rdf:type"), _term("skos:Concept"))
    yield ox.Triple(node, _term("skos:inScheme"), ox.NamedNode(BASE + scheme))
    yield from _labels(node, "skos:prefLabel", name, english)


def _function(function: Function) -> Iterator[ox.Triple]:
    node = _named("function", function.name)
    yield from _concept("function", function.name, function.english)
    yield from _texts(node, "skos:altLabel", (w for w in function.words if w != function.name))
    if function.broader:
        yield ox.Triple(node, _term("skos:broader"), _named("function", function.broader))


def _body(body: Body) -> Iterator[ox.Triple]:
    node = _actor(body.name)
    for cls in ("org:FormalOrganization", "duty:SingleActor", "duty:Actor"):
        yield ox.Triple(node, _term("rdf:type"), _term(cls))
    yield ox.Triple(node, _term("rdfs:label"), ox.Literal(body.name))
    for name in dict.fromkeys(body.names):
        yield ox.Triple(node, _term("duty:name"), ox.Literal(name))
    yield from _labels(node, "skos:prefLabel", body.name, body.english)
    yield from _texts(node, "skos:altLabel", dict.fromkeys((*body.short, *(s.name for s in body.also_called))))
    for scheme, value in (("kind", body.kind), ("level", body.level), ("affiliation", body.affiliation)):
        if value:
            yield ox.Triple(node, _term("org:classification"), _named(scheme, value))
    for function in body.functions:
        yield ox.Triple(node, _term("org:purpose"), _named("function", function))
    if body.place:
        yield ox.Triple(node, _term("duty:territory"), ox.Literal(body.place))
    if body.parent:
        yield ox.Triple(node, _term("org:subOrganizationOf"), _actor(body.parent))
    if body.office_in:
        yield ox.Triple(node, _term("duty:officeIn"), _actor(body.office_in))
    if body.successors:
        yield ox.Triple(node, _term("org:changedBy"), _named("reform", body.name))
    for predecessor in body.predecessors:
        yield ox.Triple(node, _term("org:resultedFrom"), _named("reform", predecessor))
    for property, day in (("schema:foundingDate", body.since), ("schema:dissolutionDate", body.until)):
        if day:
            yield ox.Triple(node, _term(property), _date(day))


def _reform(body: Body) -> Iterator[ox.Triple]:
    """The event that ended a body and what came out of it."""
    event = _named("reform", body.name)
    yield ox.Triple(event, _term("rdf:type"), _term("org:ChangeEvent"))
    yield ox.Triple(
        event, _term("rdfs:label"), ox.Literal(f"{body.name} → {'、'.join(body.successors)}", language="zh")
    )
    if body.until:
        yield ox.Triple(event, _term("dcterms:date"), _date(body.until))
    yield ox.Triple(event, _term("org:originalOrganization"), _actor(body.name))
    for successor in body.successors:
        yield ox.Triple(event, _term("org:resultingOrganization"), _actor(successor))


def _transfer(transfer: Transfer, number: int) -> Iterator[ox.Triple]:
    node = _named("transfer", str(number))
    yield ox.Triple(node, _term("rdf:type"), _term("duty:Transfer"))
    yield ox.Triple(node, _term("rdfs:label"), ox.Literal(transfer.function, language="zh"))
    yield from _texts(node, "skos:hiddenLabel", transfer.words)
    yield ox.Triple(node, _term("duty:transferredFrom"), _actor(transfer.giver))
    yield ox.Triple(node, _term("duty:transferredTo"), _actor(transfer.taker))
    if transfer.date:
        yield ox.Triple(node, _term("dcterms:date"), _date(transfer.date))
    yield from _texts(node, "dcterms:source", (transfer.basis,) if transfer.basis else ())


def _labels(node: ox.NamedNode, property: str, zh: str, en: str | None) -> Iterator[ox.Triple]:
    yield ox.Triple(node, _term(property), ox.Literal(zh, language="zh"))
    if en:
        yield ox.Triple(node, _term(property), ox.Literal(en, language="en"))


def _texts(node: ox.NamedNode, property: str, values: Iterable[str]) -> Iterator[ox.Triple]:
    for value in values:
        yield ox.Triple(node, _term(property), ox.Literal(value, language="zh"))


def _date(day: str) -> ox.Literal:
    return ox.Literal(day, datatype=_term(f"xsd:{_DATES[len(day)]}"))


def _actor(name: str) -> ox.NamedNode:
    return ox.NamedNode(actor_iri(name))


def _named(scheme: str, name: str) -> ox.NamedNode:
    return ox.NamedNode(concept_iri(scheme, name))


def _term(curie: str) -> ox.NamedNode:
    prefix, _, name = curie.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + name)
