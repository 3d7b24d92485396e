"""A SHACL result told in the graph's own terms: which fact, which property and value, where the source says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ontology.iris import BASE, PREFIXES, record_id

if TYPE_CHECKING:
    from rdflib import Graph, Node

_DOC: Final = f"{BASE}doc/"
_STEPS: Final = 3
"""How far a node can be from the fact that it belongs to: actor, mention, bearing, statement."""

_WORDS: Final = ("duty:sentence", "duty:quote", "duty:note", "duty:meaning")
_PLACES: Final = tuple(f"{word}Span" for word in _WORDS)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the graph of `document` that its shape does not allow.

    `severity` is "violation", "warning" or "info", `shape` the name of what was not kept, `message` says so in Chinese
    and English. `record` is the id of the fact, `kind` its class, `node` the part of it that is wrong where that is not
    the fact itself, `property` (a prefixed name) and `value` what is wrong there. `provision` is the citation form of
    the provision, `sentence` the words of the source; "" for what the graph does not tell.
    """

    document: str
    severity: str
    shape: str
    message: str
    record: str
    kind: str
    node: str
    property: str
    value: str
    provision: str
    sentence: str


def findings(report: Graph, shapes: Graph, facts: ox.Store, document: str) -> list[Finding]:
    """The results of a SHACL `report` on the `facts` of a document, sorted by their place in the source."""
    from rdflib import RDF, SH

    results = report.subjects(RDF.type, SH.ValidationResult)
    told = {_told(report, result, shapes, facts, document) for result in results}
    return [finding for _, finding in sorted(told, key=lambda pair: (pair[0], repr(pair[1])))]


def _told(report: Graph, result: Node, shapes: Graph, facts: ox.Store, document: str) -> tuple[int, Finding]:
    from rdflib import SH, URIRef

    shape, focus, value = (report.value(result, name) for name in (SH.sourceShape, SH.focusNode, SH.value))
    path = report.value(result, SH.resultPath)
    property = shortened(path) if isinstance(path, URIRef) else ""
    words = "" if value is None else _term(value)
    if (focus, value) != (None, None) and str(focus).startswith((PREFIXES["duty"], PREFIXES["eli"], PREFIXES["oa"])):
        # A shape over all nodes of a class: the node that it found is the value.
        focus, words = value, "、".join(_values(facts, str(value), property)) if property else ""
    fact = _fact_of(facts, str(focus))
    found = Finding(
        document=document,
        severity=str(report.value(result, SH.resultSeverity)).rpartition("#")[2].lower(),
        shape=str(shape).rpartition("#")[2],
        message=_message(shapes, shape),
        record=named(fact),
        kind=_kind(facts, fact),
        node=named(str(focus)) if str(focus) != fact else "",
        property=property,
        value=words,
        provision=_provision(facts, fact),
        sentence=_sentence(facts, fact),
    )
    return _position(facts, fact), found


def _message(shapes: Graph, shape: Node | None) -> str:
    """What a shape asks for, in Chinese and English."""
    from rdflib import SH, Literal

    texts = {m.language: str(m) for m in shapes.objects(shape, SH.message) if isinstance(m, Literal)}
    return " / ".join(texts[language] for language in ("zh", "en") if language in texts)


def shortened(iri: str) -> str:
    """An IRI as a prefixed name, where one of our prefixes fits."""
    for prefix, space in PREFIXES.items():
        if prefix != "dg" and iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def named(iri: str) -> str:
    """A node's record id, or what is behind our base, or its prefixed name."""
    return record_id(iri) if iri.startswith(_DOC) else shortened(iri).removeprefix(BASE)


def _term(value: Node) -> str:
    from rdflib import Literal

    if not isinstance(value, Literal):
        return named(str(value))
    datatype = shortened(value.datatype) if value.datatype else "xsd:string"
    return str(value) if datatype == "xsd:string" else f"{value}^^{datatype}"


def _objects(facts: ox.Store, subject: str, property: str) -> list[str]:
    prefix, _, name = property.partition(":")
    predicate = ox.NamedNode(PREFIXES[prefix] + name)
    found = (quad.object for quad in facts.quads_for_pattern(ox.NamedNode(subject), predicate, None))
    return sorted(one.value for one in found if not isinstance(one, ox.Triple))


def _values(facts: ox.Store, subject: str, property: str) -> list[str]:
    return [named(value) for value in _objects(facts, subject, property)]


def _fact_of(facts: ox.Store, node: str) -> str:
    """The statement, assignment, provision … that a node belongs to: the nearest that points to it, maybe itself."""
    level = [node]
    for _ in range(_STEPS):
        for one in level:
            if one.startswith(_DOC) and _is_fact(facts, one):
                return one
        level = sorted({above for one in level for above in _above(facts, one)})
    return node


def _is_fact(facts: ox.Store, node: str) -> bool:
    return any(_objects(facts, node, property) for property in ("duty:statedIn", "duty:document", "duty:sha256"))


def _above(facts: ox.Store, node: str) -> Iterator[str]:
    for quad in facts.quads_for_pattern(None, None, ox.NamedNode(node)):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject.value


def _kind(facts: ox.Store, fact: str) -> str:
    """The class of a fact; the narrower one of a statement's two."""
    kinds = [shortened(kind).partition(":")[2] for kind in _objects(facts, fact, "rdf:type")]
    return next((kind for kind in kinds if kind not in ("Statement", "LegalExpression")), "".join(kinds[:1]))


def _provision(facts: ox.Store, fact: str) -> str:
    """The citation form of a fact's provision; of a document its title."""
    for provision in _objects(facts, fact, "duty:statedIn"):
        return next(iter(_objects(facts, provision, "duty:cite")), named(provision))
    is_document = PREFIXES["eli"] + "LegalResource" in _objects(facts, fact, "rdf:type")
    return next(iter(_objects(facts, fact, "rdfs:label" if is_document else "duty:cite")), "")


def _sentence(facts: ox.Store, fact: str) -> str:
    """The words that state a fact; where it has none, those of its provision."""
    for word in _WORDS:
        for text in _objects(facts, fact, word):
            return text
    for place in _PLACES:
        for span in _objects(facts, fact, place):
            for text in _objects(facts, span, "oa:exact"):
                return "".join(text.split())
    for provision in (*_objects(facts, fact, "duty:statedIn"), fact):
        for text in _objects(facts, provision, "duty:text"):
            return text
    return ""


def _position(facts: ox.Store, fact: str) -> int:
    for subject in (fact, *_objects(facts, fact, "duty:statedIn")):
        for number in _objects(facts, subject, "duty:position"):
            if number.isdecimal():
                return int(number)
    return 0
