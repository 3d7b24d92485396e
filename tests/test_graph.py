"""Records to graph: the same facts can be read back, and the graph keeps the shapes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import RDF, RDFS, Dataset, Graph, Literal, URIRef
from records_by_hand import document, gardens, rules, slip, source

import kg
from kg.rdf import named_graphs
from ontology.files import POLICY, SHAPES
from ontology.iris import PREFIXES, record_iri
from ontology.records import (
    ActorMention,
    Extraction,
    Inferred,
    Modality,
    Provision,
    ProvisionKind,
    Span,
    Statement,
)

# rdflib and pySHACL still use names that rdflib 7 has marked for removal.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

FORMATS = {"nquads": "nquads", "jsonld": "json-ld"}

READ_BACK = """
PREFIX duty: <https://w3id.org/dutygraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?property ?start ?end ?exact ?plain ?grade WHERE {
  GRAPH ?graph {
    ?statement a duty:Statement .
    {
      ?statement ?property ?span .
      BIND(IRI(REPLACE(STR(?property), "Span$", "")) AS ?words)
      ?statement ?words ?plain .
    } UNION {
      ?statement duty:bearing ?bearing .
      ?bearing duty:mention ?span ; duty:actor/duty:name ?plain ; duty:grade ?grade .
      BIND(duty:mention AS ?property)
    }
    ?span oa:start ?start ; oa:end ?end ; oa:exact ?exact .
  }
}
"""

# What a text may hold: anything but lone surrogates, which no decoded file has.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=20, max_size=60)


def span_in(text: str, places: tuple[int, int]) -> Span:
    start, end = sorted(place % len(text) for place in places)
    return Span(start, end + 1, text[start : end + 1])


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """A document with one provision and one statement, whose spans lie anywhere in any text."""
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda places: span_in(text, places))
    actors = st.builds(ActorMention, spans, st.sampled_from([None, *Inferred]))
    whole = Span(0, len(text), text)
    statement = Statement(
        "文#一/1/做", "文#一", whole, (draw(actors),), (), (), draw(st.sampled_from(Modality)), None,
        draw(spans), draw(st.none() | spans), draw(st.none() | spans), draw(st.none() | spans),
    )  # fmt: skip
    provision = Provision("文#一", "文", None, "一", None, ProvisionKind.MEASURE, "文一", whole, (whole,))
    read = source(text, "x.txt")
    return Extraction(read, (document(read, "文"), provision, statement))


@settings(max_examples=100, deadline=None)
@given(extractions())
def test_a_statement_is_read_back_as_it_was_written(extraction: Extraction) -> None:
    (statement,) = extraction.of(Statement)
    store = kg.memory_store()
    store.replace(extraction)

    written = {("mention", mention.span) for mention in statement.actors} | {
        (f"{name}Span", span)
        for name in ("sentence", "action", "target", "condition", "deadline")
        if (span := getattr(statement, name)) is not None
    }
    rows = store.select(READ_BACK)
    read = {
        (str(row["property"]).removeprefix(PREFIXES["duty"]), Span(row["start"], row["end"], row["exact"]))  # type: ignore[arg-type]
        for row in rows
    }
    assert read == written
    assert all(row["plain"] == "".join(str(row["exact"]).split()) for row in rows)
    (mention,) = statement.actors
    grade = "inferred" if mention.inferred in (Inferred.PREVIOUS_SENTENCE, Inferred.ADDRESSEES) else "stated"
    assert {row["grade"] for row in rows} - {None} == {f"https://w3id.org/dutygraph/grade/{grade}"}


@pytest.mark.parametrize("internal", [False, True])
def test_the_graph_keeps_the_shapes(internal: bool) -> None:
    conforms, _, report = validate(whole_graph(internal), shacl_graph=str(SHAPES))
    assert conforms, report


def whole_graph(internal: bool = True) -> Graph:
    store = kg.memory_store()
    for extraction in (gardens(), slip(), rules()):
        store.replace(extraction)
    return Graph().parse(data=b"".join(store.dump("turtle", internal=internal)), format="turtle")


def test_graphs_have_no_blank_nodes_and_are_the_same_each_time() -> None:
    first, second = named_graphs(gardens()), named_graphs(gardens())
    assert first == second
    assert not [
        line for graph in first for line in graph.triples.splitlines() if line.startswith("_:") or " _:" in line
    ]


def test_no_fact_of_a_document_stands_under_the_name_of_another() -> None:
    (public, internal) = named_graphs(gardens())
    assert public.iri == "https://w3id.org/dutygraph/graph/南政发〔2021〕3号"
    assert internal.triples == ""
    assert "河科发" not in public.triples


def test_a_citation_links_the_provision_to_the_text_it_is_based_on() -> None:
    graph = whole_graph()
    provision = URIRef(record_iri("南政发〔2021〕3号#二、（二）"))
    assert (provision, URIRef(PREFIXES["eli"] + "based_on"), URIRef(record_iri("城市绿化条例"))) in graph


def test_an_amended_text_is_linked_to_the_document_that_amends_it() -> None:
    (graph, _) = named_graphs(rules())
    changed = [line for line in graph.triples.splitlines() if "changed_by" in line]
    assert changed == [
        "<https://w3id.org/dutygraph/doc/南政发〔2010〕1号> <http://data.europa.eu/eli/ontology#changed_by> "
        "<https://w3id.org/dutygraph/doc/南政令〔2021〕12号> ."
    ]


def test_a_processing_slip_stays_out_of_what_is_given_away() -> None:
    store = kg.memory_store()
    store.replace(slip())
    for format in ("turtle", "trig", "nquads", "jsonld"):
        given_away, all_there_is = (b"".join(store.dump(format, internal=i)).decode() for i in (False, True))
        for words in ("办公室", "文电处理单", "2022-15", "07-21"):
            assert words not in given_away and words in all_there_is


def test_json_ld_says_the_same_as_n_quads() -> None:
    store = kg.memory_store()
    for extraction in (gardens(), slip()):
        store.replace(extraction)
    read = [Dataset().parse(data=b"".join(store.dump(name)), format=format) for name, format in FORMATS.items()]
    facts = [set(graph.quads()) if isinstance(graph, Dataset) else set(graph) for graph in read]
    assert facts[0]
    assert facts[0] == facts[1]


def test_only_the_files_name_is_kept_not_the_path_to_it() -> None:
    extraction = gardens()
    moved = replace(extraction, text=replace(extraction.text, path="/home/someone/papers/gardens.txt"))
    assert named_graphs(moved) == named_graphs(extraction)


def test_the_networkx_view() -> None:
    store = kg.memory_store()
    for extraction in (gardens(), slip()):
        store.replace(extraction)
    graph = kg.networkx_view(store)

    actor, provision = "https://w3id.org/dutygraph/actor/自然资源厅", record_iri("南政发〔2021〕3号#二、（一）")
    assert graph.nodes[actor] == {"kind": "actor", "label": "自然资源厅"}
    assert graph.nodes[provision]["kind"] == "provision"
    assert [edge["kind"] for edge in graph[actor][provision].values()] == ["ASSIGNED"]
    assert graph[actor][provision][0]["role"] == "lead"

    statement = record_iri("南政发〔2021〕3号#二、（二）/2/建立")
    about = graph.nodes[statement]
    assert (about["label"], about["modality"], about["grade"]) == ("建立花园名录", "obligation", "inferred")
    assert about["evidence"] == "建立花园名录。"
    assert graph["https://w3id.org/dutygraph/actor/各市人民政府"][statement][0] == {
        "kind": "BEARS",
        "grade": "inferred",
    }
    assert "办公室" not in {label for _, label in graph.nodes(data="label")}
    # Issuers and addressees who bear nothing are left out; what a slip says is there when it is asked for.
    assert "南山省人民政府" not in {label for _, label in graph.nodes(data="label")}
    routed = kg.networkx_view(store, internal=True)["https://w3id.org/dutygraph/actor/办公室"]
    assert [edge["grade"] for edge in routed[record_iri("河科发〔2022〕8号")].values()] == ["proposed"]


def test_every_term_of_ours_that_a_graph_uses_is_declared_in_the_ontology() -> None:
    ontology = Graph().parse(POLICY)
    declared = {str(term) for term in ontology.subjects(RDF.type)}
    graph = whole_graph()
    used = {str(term) for term in (*graph.predicates(), *graph.objects(None, RDF.type))}
    ours = {term for term in used if term.startswith(PREFIXES["duty"])}
    assert len(ours) > 20
    assert ours <= declared
    # And what each is called, in both languages.
    for term in ours:
        labels = ontology.objects(URIRef(term), RDFS.label)
        assert {one.language for one in labels if isinstance(one, Literal)} >= {"zh", "en"}, term
