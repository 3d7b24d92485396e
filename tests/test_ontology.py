"""The ontology's names: complete in both languages, and in step with what the graph builder writes."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.files import CONTEXT, POLICY
from ontology.iris import ONTOLOGY, PREFIXES, actor_iri, graph_iri, record_id, record_iri
from ontology.records import Inferred, Modality, Nature, ProvisionKind, Role, RoutingPart
from ontology.reviews import Verdict

DUTY = PREFIXES["duty"]


def policy() -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(POLICY.read_bytes(), format=ox.RdfFormat.TURTLE)}


def described() -> set[str]:
    return {t.subject.value for t in policy() if isinstance(t.subject, ox.NamedNode)}


def languages(subject: str, property: str) -> set[str | None]:
    return {
        t.object.language
        for t in policy()
        if t.subject == ox.NamedNode(subject) and t.predicate.value == property and isinstance(t.object, ox.Literal)
    }


def test_every_term_has_a_label_and_a_definition_in_chinese_and_english() -> None:
    for term in described() - {ONTOLOGY}:
        assert languages(term, PREFIXES["rdfs"] + "label") == {"zh", "en"}, term
        assert languages(term, PREFIXES["skos"] + "definition") == {"zh", "en"}, term


def test_there_are_no_blank_nodes_to_multiply() -> None:
    assert not [t for t in policy() if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)]


@pytest.mark.parametrize(
    ("scheme", "members"),
    [
        ("modality", Modality),
        ("role", Role),
        ("inferred-from", Inferred),
        ("provision-kind", ProvisionKind),
        ("nature", Nature),
        ("routing-part", RoutingPart),
        ("verdict", Verdict),
    ],
)
def test_every_value_of_the_records_is_a_concept(scheme: str, members: type) -> None:
    concepts = {t.subject.value for t in policy() if t.predicate.value == PREFIXES["skos"] + "inScheme"}
    assert {f"https://w3id.org/dutygraph/{scheme}/{member}" for member in members} == {
        concept for concept in concepts if f"/{scheme}/" in concept
    }


def test_the_json_ld_context_knows_every_word_of_the_ontology() -> None:
    context = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    known = {entry if isinstance(entry, str) else entry["@id"] for entry in context.values() if entry != 1.1}
    assert {term for term in described() if term.startswith(DUTY)} == {
        name.replace("duty:", DUTY) for name in known if name.startswith("duty:")
    }


@pytest.mark.parametrize(
    ("identifier", "iri"),
    [
        ("国发〔2020〕7号", "doc/国发〔2020〕7号"),
        ("国发〔2020〕7号#六、（十八）", "doc/国发〔2020〕7号#六、（十八）"),
        ("国发〔2020〕7号#1#2", "doc/国发〔2020〕7号#1%232"),
        ("a b%<c>", "doc/a%20b%25%3Cc%3E"),
        ("https://example.org/a?b=1", "doc/https://example.org/a%3Fb=1"),
    ],
)
def test_iris_are_readable(identifier: str, iri: str) -> None:
    assert record_iri(identifier) == f"https://w3id.org/dutygraph/{iri}"


@given(st.text(min_size=1))
def test_every_id_has_an_iri_of_its_own(identifier: str) -> None:
    assert record_id(record_iri(identifier)) == identifier
    for iri in (record_iri(identifier), actor_iri(identifier), graph_iri(identifier)):
        assert list(ox.parse(f"<{iri}> <{iri}> <{iri}> .", format=ox.RdfFormat.N_TRIPLES))
