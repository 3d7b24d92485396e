"""Writes docs/ontology.html, the reference of the ontology, and docs/ontology.md, its alignment with the standards.

Both are made from ontology/policy.ttl and the templates beside this file; `make docs` runs it, a test checks that the
committed pages are what it writes. With another folder as its argument it writes there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import jinja2
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Node, URIRef
from rdflib.namespace import DCTERMS, VANN

from ontology.files import POLICY
from ontology.iris import BASE, ONTOLOGY, PREFIXES

HERE = Path(__file__).parent
PAGES = ("ontology.html", "ontology.md")

NAMES = PREFIXES | {
    "lrml": "http://docs.oasis-open.org/legalruleml/ns/v1.0/metamodel#",
    "schema": "https://schema.org/",
    "vann": "http://purl.org/vocab/vann/",
}
BEYOND = URIRef(PREFIXES["duty"] + "beyond")
DOMAIN_INCLUDES = URIRef("https://schema.org/domainIncludes")
PARTS = (
    (OWL.Class, "类", "Classes"),
    (OWL.ObjectProperty, "对象属性", "Object properties"),
    (OWL.DatatypeProperty, "数据属性", "Datatype properties"),
    (OWL.AnnotationProperty, "注释属性", "Annotation properties"),
)
ALIGNED = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch)


@dataclass(frozen=True)
class Term:
    """A class, property or concept as the pages show it; a fact is a pair of a heading and prefixed names."""

    name: str
    anchor: str
    iri: str
    zh: str
    en: str
    defined_zh: str
    defined_en: str
    beyond_zh: str
    beyond_en: str
    ours: bool
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    matches: tuple[str, ...]


class Ontology:
    """The ontology's graph, read the way the pages need it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def name(self, node: Node) -> str:
        """The prefixed name of an IRI; the longest namespace that fits."""
        iri = str(node)
        fitting = [(len(space), prefix, space) for prefix, space in NAMES.items() if iri.startswith(space)]
        if not fitting:
            return iri
        _, prefix, space = max(fitting)
        return f"{prefix}:{iri.removeprefix(space)}"

    def text(self, node: Node, property: URIRef, language: str) -> str:
        found = (o for o in self.graph.objects(node, property) if isinstance(o, Literal) and o.language == language)
        return str(next(found, ""))

    def names(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        return tuple(sorted(map(self.name, nodes)))

    def term(self, node: Node) -> Term:
        graph, name = self.graph, self.name(node)
        headings = {
            "上位 below": graph.objects(node, RDFS.subClassOf),
            "上位属性 narrower than": graph.objects(node, RDFS.subPropertyOf),
            "用于 used on": [*graph.objects(node, RDFS.domain), *graph.objects(node, DOMAIN_INCLUDES)],
            "取值 values": graph.objects(node, RDFS.range),
            "不相交 disjoint with": {*graph.objects(node, OWL.disjointWith), *graph.subjects(OWL.disjointWith, node)},
            "参见 see also": graph.objects(node, RDFS.seeAlso),
            "精确对应 exactly": graph.objects(node, SKOS.exactMatch),
            "近似对应 nearly": graph.objects(node, SKOS.closeMatch),
            "上位对应 wider": graph.objects(node, SKOS.broadMatch),
        }
        facts = tuple((heading, names) for heading, nodes in headings.items() if (names := self.names(nodes)))
        matches = {m for property in ALIGNED for m in graph.objects(node, property) if not str(m).startswith(BASE)}
        ours = str(node).startswith(BASE)
        return Term(
            name=name,
            anchor=re.sub(r"[^\w-]", "-", name),
            iri=str(node),
            zh=self.text(node, RDFS.label, "zh"),
            en=self.text(node, RDFS.label, "en"),
            defined_zh=self.text(node, SKOS.definition, "zh"),
            defined_en=self.text(node, SKOS.definition, "en"),
            beyond_zh=self.text(node, BEYOND, "zh"),
            beyond_en=self.text(node, BEYOND, "en"),
            ours=ours,
            facts=facts,
            matches=self.names(matches if ours else (node,)),
        )

    def terms(self, nodes: Iterable[Node]) -> list[Term]:
        """Our own terms first, then those of the standards, each in alphabetical order."""
        return sorted(map(self.term, nodes), key=lambda term: (not term.ours, term.name.lower()))

    def page(self) -> dict[str, object]:
        """What the templates are filled with."""
        graph, about = self.graph, URIRef(ONTOLOGY)
        parts = [
            (zh, en, self.terms(n for n in graph.subjects(RDF.type, kind) if n != about)) for kind, zh, en in PARTS
        ]
        schemes = [
            (scheme, self.terms(graph.subjects(SKOS.inScheme, URIRef(scheme.iri))))
            for scheme in self.terms(graph.subjects(RDF.type, SKOS.ConceptScheme))
        ]
        vocabulary = [*(term for _, _, terms in parts for term in terms), *(scheme for scheme, _ in schemes)]
        everything = [*vocabulary, *(concept for _, concepts in schemes for concept in concepts)]
        return {
            "title_zh": self.text(about, RDFS.label, "zh"),
            "title_en": self.text(about, RDFS.label, "en"),
            "about_zh": self.text(about, DCTERMS.description, "zh"),
            "about_en": self.text(about, DCTERMS.description, "en"),
            "iri": ONTOLOGY,
            "version": str(graph.value(about, OWL.versionInfo)),
            "version_iri": str(graph.value(about, OWL.versionIRI)),
            "created": str(graph.value(about, DCTERMS.created)),
            "modified": str(graph.value(about, DCTERMS.modified)),
            "license": str(graph.value(about, DCTERMS.license)),
            "namespace": str(graph.value(about, VANN.preferredNamespaceUri)),
            "parts": parts,
            "schemes": schemes,
            "prefixes": sorted(NAMES.items()),
            "anchors": {term.name: term.anchor for term in everything},
            "aligned": [t for t in vocabulary if t.beyond_zh or (t.ours and t.matches)],
        }


def write(folder: Path) -> None:
    """Both pages into `folder`."""
    page = Ontology(Graph().parse(POLICY)).page()
    for name in PAGES:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=name.endswith(".html"),
            undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        )  # fmt: skip
        (folder / name).write_text(environment.get_template(f"{name}.j2").render(page), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
