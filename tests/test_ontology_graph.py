"""The ontology beside the graphs: every word is described as it is used, and reasoning finds nothing wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS
from records_by_hand import gardens, rules, slip

import dutygraph
import kg
from kg.history import history_graph
from kg.rdf import named_graphs
from kg.review.graph import review_graph
from ontology.bodies_turtle import turtle
from ontology.files import POLICY
from ontology.history import Ingestion
from ontology.iris import PREFIXES
from ontology.records import Extraction
from ontology.registry import registry
from ontology.reviews import Review, Verdict

DUTY = Namespace(PREFIXES["duty"])
EXAMPLE = Namespace("https://example.org/")
DOMAIN_INCLUDES = URIRef("https://schema.org/domainIncludes")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")

XSD = Namespace(PREFIXES["xsd"])  # rdflib's own warns when pytest looks into the module

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

POLICY_GRAPH = Graph().parse(POLICY)
LANGUAGE = tuple(PREFIXES[name] for name in ("rdf", "rdfs", "owl"))
"""The words of RDF, RDFS and OWL themselves need no description."""


def graph_of(*extractions: Extraction) -> Graph:
    graph = Graph()
    for named in chain.from_iterable(map(named_graphs, extractions)):
        graph.parse(data=named.triples, format="nt")
    return graph


BY_HAND = graph_of(gardens(), slip(), rules())
BESIDE = Graph()
"""What a store keeps beside a document's graph: what people said of its records, and how it came in."""
CORRECTION = Review(
    "1",
    "文",
    "文#1",
    "provision",
    "文#1",
    "第一条",
    Verdict.CORRECT,
    "cite",
    "a",
    "b",
    "张三",
    "2026-11-23T08:00:00Z",
    "注",
)
INGESTION = Ingestion("文", "2026-11-23T08:00:00Z", "张三", "文.txt", "a" * 64, "1", "b" * 64)
for one in (review_graph("文", [CORRECTION]), history_graph("文", [INGESTION])):
    BESIDE.parse(data=one.triples, format="nt")
BODIES = Graph().parse(data=turtle(registry()), format="turtle")


@pytest.fixture(scope="module")
def seed(example: object) -> Graph:
    return graph_of(dutygraph.extract(example))


def words(graph: Graph) -> set[URIRef]:
    """Properties and classes that a graph is written in, but for those of the language itself."""
    found = {*graph.predicates(), *graph.objects(None, RDF.type)}
    return {word for word in found if isinstance(word, URIRef) and not str(word).startswith(LANGUAGE)}


def described() -> set[URIRef]:
    """Classes and properties of the ontology; concepts are the values of its lists."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return {subject for kind in kinds for subject in POLICY_GRAPH.subjects(RDF.type, kind)}


def classes(graph: Graph, node: URIRef | Literal) -> set[URIRef]:
    """A node's classes with all above them; of a literal its datatype."""
    if isinstance(node, Literal):
        return {node.datatype or XSD.string, RDFS.Literal}
    one = {*graph.objects(node, RDF.type), *POLICY_GRAPH.objects(node, RDF.type)}
    return {above for cls in one for above in POLICY_GRAPH.transitive_objects(cls, RDFS.subClassOf)}


def test_every_word_of_a_graph_is_described(seed: Graph) -> None:
    assert words(BY_HAND) | words(BESIDE) | words(BODIES) | words(seed) | words(POLICY_GRAPH) <= described()


def test_every_described_word_is_used(root: Path) -> None:
    axioms = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain)
    above = {word for axiom in axioms for word in POLICY_GRAPH.objects(None, axiom)}
    # What is written only into a store is found where the code writes it.
    code = "".join(file.read_text("utf-8") for room in ("kg", "ontology") for file in (root / room).rglob("*.py"))
    elsewhere = {word for word in described() if re.search(rf"\W{word.rpartition('#')[2]}\b", code)}
    assert described() <= words(BY_HAND) | words(BODIES) | words(POLICY_GRAPH) | above | elsewhere


def test_every_property_of_ours_says_what_it_links() -> None:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for property in POLICY_GRAPH.subjects(RDF.type, kind):
            if property.startswith(DUTY):
                assert list(domains(property)), property
                assert (property, RDFS.range, None) in POLICY_GRAPH, property


def domains(property: URIRef) -> Iterator[URIRef]:
    for word in (RDFS.domain, DOMAIN_INCLUDES):
        yield from POLICY_GRAPH.objects(property, word)


def test_properties_link_what_the_ontology_says(seed: Graph) -> None:
    for graph in (BY_HAND, BESIDE, BODIES, seed):
        for subject, property, value in graph:
            wanted = set(domains(property))
            if (None, DUTY.cited, subject) in graph and not classes(graph, subject):
                continue  # a text that is only cited is described in the graph of its own
            # A selector becomes a quote by what it quotes: no triple says so.
            assert not wanted or property.startswith(PREFIXES["oa"]) or wanted & classes(graph, subject), property
            reached = classes(graph, value)
            # A text that is only cited is described in the graph of its own, if it is read at all.
            for cls in POLICY_GRAPH.objects(property, RDFS.range):
                assert not reached or cls in reached, (property, value)


def test_cited_texts_are_the_only_nodes_that_a_graph_does_not_describe() -> None:
    (public, _) = named_graphs(rules())
    graph = Graph().parse(data=public.triples, format="nt")
    unknown = {p for p, o in graph.predicate_objects() if isinstance(o, URIRef) and not classes(graph, o)} - {RDF.type}
    eli = {URIRef(PREFIXES["eli"] + name) for name in ("cites", "amends", "repeals")}
    assert unknown == {DUTY.carriedBy, DUTY.cited, *eli}


def test_the_ontology_keeps_to_owl_2_rl() -> None:
    """All axioms are between named classes and properties; what is allowed there is all that is used."""
    allowed = {
        RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith, RDF.type,
        RDFS.label, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionIRI, OWL.versionInfo,
    }  # fmt: skip
    assert {word for word in POLICY_GRAPH.predicates() if str(word).startswith(LANGUAGE)} <= allowed
    datatypes = {word for word in POLICY_GRAPH.objects(None, RDFS.range) if word.startswith(XSD)}
    assert datatypes <= {XSD.string, XSD.integer, XSD.boolean, XSD.double, XSD.dateTime, XSD.base64Binary}


def complaints(*graphs: Graph) -> list[str]:
    """What OWL 2 RL reasoning finds wrong in the ontology together with `graphs`."""
    together = Graph()
    for graph in (POLICY_GRAPH, *graphs):
        together += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(together)
    errors = set(together.subjects(RDF.type, ERROR))
    return [str(text) for error in errors for text in together.objects(error) if isinstance(text, Literal)]


def test_ontology_and_graphs_are_consistent(seed: Graph) -> None:
    assert complaints() == []
    assert complaints(BY_HAND) == []
    assert complaints(BESIDE) == []
    assert complaints(BODIES) == []
    assert complaints(seed) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Obligation", "Prohibition"), ("Statement", "Goal"), ("Actor", "Span"), ("Bearing", "Assignment")],
)
def test_what_cannot_be_both_is_inconsistent(one: str, other: str) -> None:
    graph = Graph()
    for name in (one, other):
        graph.add((EXAMPLE.thing, RDF.type, DUTY[name]))
    assert complaints(graph)


def test_reasoning_says_what_the_graph_leaves_out() -> None:
    graph = POLICY_GRAPH + BY_HAND
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    quote = next(BY_HAND.objects(None, DUTY.actionSpan))
    oa, eli, odrl = (Namespace(PREFIXES[name]) for name in ("oa", "eli", "odrl"))
    assert (quote, RDF.type, oa.TextQuoteSelector) in graph
    assert (None, RDF.type, odrl.Duty) in graph
    carried, notice = next(BY_HAND.subject_objects(DUTY.carriedBy))
    assert (carried, eli.is_part_of, notice) in graph


def test_every_concept_is_in_one_list_and_every_list_has_concepts() -> None:
    schemes = set(POLICY_GRAPH.subjects(RDF.type, SKOS.ConceptScheme))
    for concept in POLICY_GRAPH.subjects(RDF.type, SKOS.Concept):
        (scheme,) = POLICY_GRAPH.objects(concept, SKOS.inScheme)
        assert concept.startswith(f"{scheme}/")
    assert set(POLICY_GRAPH.objects(None, SKOS.inScheme)) == schemes


def test_the_seed_comes_back_from_json_ld(example: object) -> None:
    store = kg.memory_store()
    store.replace(dutygraph.extract(example))
    trig, jsonld = (
        set(Dataset().parse(data=b"".join(store.dump(name, internal=True)), format=format).quads())
        for name, format in {"trig": "trig", "jsonld": "json-ld"}.items()
    )
    assert len(trig) > 5000
    assert trig == jsonld
