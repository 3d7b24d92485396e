"""The shapes: every graph that is built keeps them, and each seeded defect is reported with its place."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from records_by_hand import gardens, rules, slip

import dutygraph
import kg
from dutygraph.sources import find_files
from kg.findings import Finding
from kg.rdf import named_graphs
from kg.validation import check, validate
from ontology.errors import QueryError
from ontology.iris import BASE, PREFIXES, graph_iri, internal_graph_iri
from ontology.records import Document, Extraction

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

_LISTS = {"grade": "grade", "kind": "provision-kind", "modality": "modality", "role": "role"}
_NAMESPACES = "".join(
    f"PREFIX {name}: <{iri}>\n"
    for name, iri in (PREFIXES | {name: f"{BASE}{scheme}/" for name, scheme in _LISTS.items()}).items()
)
LAND, PEOPLE, GOALS = (f"南政发〔2021〕3号{part}" for part in ("第（一）条", "第（二）条", "第一部分"))
TITLE = "南山省人民政府关于建设城市花园的意见"
BURDEN = "市级人民政府在编制土地利用年度计划时，应统筹考虑花园用地需求，优先安排花园建设用地。"
GOAL = "到2025年，全省建成城市花园100个以上。"
GIFT = "鼓励企业捐建花园。"
NOTE = "（自然资源厅牵头，财政厅配合）"

STATEMENT = '?s duty:action "优先安排" .'
BEARING = f"{STATEMENT} ?s duty:bearing ?b ."
PROVISION = f'?p duty:cite "{PEOPLE}" .'
ASSIGNMENT = '?n a duty:Assignment ; duty:actor/rdfs:label "财政厅" .'


def gone(where: str, fact: str) -> str:
    """An update that takes a fact, a subject and a property, away."""
    return f"DELETE {{ {fact} ?old }} WHERE {{ {where} {fact} ?old }}"


def other(where: str, fact: str, new: str) -> str:
    """An update that gives it another value."""
    return f"DELETE {{ {fact} ?old }} INSERT {{ {fact} {new} }} WHERE {{ {where} {fact} ?old }}"


def more(where: str, fact: str, new: str) -> str:
    """An update that gives it one more value."""
    return f"INSERT {{ {fact} {new} }} WHERE {{ {where} }}"


def triples(extraction: Extraction, document: str) -> str:
    """The facts of one document, the internal ones included."""
    graphs = (graph_iri(document), internal_graph_iri(document))
    return "".join(graph.triples for graph in named_graphs(extraction) if graph.iri in graphs)


def mutated(extraction: Extraction, document: str, update: str) -> list[Finding]:
    """What is said of a document's facts after `update`."""
    store = ox.Store()
    store.load(triples(extraction, document).encode(), format=ox.RdfFormat.N_TRIPLES)
    before = set(store)
    store.update(_NAMESPACES + update)
    assert set(store) != before, "the defect changes nothing"
    facts = ox.serialize((quad.triple for quad in store), format=ox.RdfFormat.N_TRIPLES)
    return check(facts.decode(), document)


# What is done to the gardens, and what is said of it: shape, property, value, provision, words of the source.
DEFECTS = {
    "no action": (
        gone(STATEMENT, "?s duty:action"),
        ("Statement-action", "duty:action", "", LAND, BURDEN),
    ),
    "no action span": (
        gone(STATEMENT, "?s duty:actionSpan"),
        ("Statement-actionSpan", "duty:actionSpan", "", LAND, BURDEN),
    ),
    "two modalities": (
        more(STATEMENT, "?s duty:modality", "modality:permission"),
        ("Statement-modality", "duty:modality", "", LAND, BURDEN),
    ),
    "unknown modality": (
        other(STATEMENT, "?s duty:modality", "modality:wish"),
        ("Statement-modality", "duty:modality", "modality/wish", LAND, BURDEN),
    ),
    "class against modality": (
        f"DELETE {{ ?s a duty:Obligation }} INSERT {{ ?s a duty:Permission }} WHERE {{ {STATEMENT} }}",
        ("Permission-modality", "duty:modality", "", LAND, BURDEN),
    ),
    "no class": (
        f"DELETE {{ ?s a duty:Statement }} WHERE {{ {STATEMENT} }}",
        ("Statement-type", "rdf:type", "", LAND, BURDEN),
    ),
    "no sentence span": (
        gone(STATEMENT, "?s duty:sentenceSpan"),
        ("Statement-sentenceSpan", "duty:sentenceSpan", "", LAND, BURDEN),
    ),
    "no provision": (
        gone(STATEMENT, "?s duty:statedIn"),
        ("Statement-statedIn", "duty:statedIn", "", "", BURDEN),
    ),
    "in a provision of another document": (
        other(STATEMENT, "?s duty:statedIn", "<https://w3id.org/dutygraph/doc/别#一>"),
        ("Statement-statedIn", "duty:statedIn", "别#一", "别#一", BURDEN),
    ),
    "in another provision of the document": (
        other(f'{STATEMENT} ?q duty:cite "{GOALS}" .', "?s duty:statedIn", "?q"),
        ("FactPlaces", "", "", GOALS, BURDEN),
    ),
    "action outside its sentence": (
        other(f'{STATEMENT} [] duty:action "捐建" ; duty:actionSpan ?x .', "?s duty:actionSpan", "?x"),
        ("StatementPlaces", "duty:actionSpan", "南政发〔2021〕3号#char=174,176", LAND, BURDEN),
    ),
    "text that is not its span's": (
        other(STATEMENT, "?s duty:target", '"道路用地"'),
        ("QuoteText", "duty:target", "道路用地", LAND, BURDEN),
    ),
    "actor outside the sentence": (
        other(f'{BEARING} ?x oa:exact "财政厅" .', "?b duty:mention", "?x"),
        ("StatementActors", "duty:mention", "南政发〔2021〕3号#char=153,156", LAND, BURDEN),
    ),
    "unknown grade": (
        other(BEARING, "?b duty:grade", "grade:certain"),
        ("Bearing-grade", "duty:grade", "grade/certain", LAND, BURDEN),
    ),
    "inferred from nowhere": (
        other(BEARING, "?b duty:grade", "grade:inferred"),
        ("BearingGrade", "duty:grade", "grade/inferred", LAND, BURDEN),
    ),
    "no actor": (
        gone(BEARING, "?b duty:actor"),
        ("Bearing-actor", "duty:actor", "", LAND, BURDEN),
    ),
    "actor without a name": (
        gone('?a rdfs:label "财政厅" .', "?a duty:name"),
        ("Actor-name", "duty:name", "", LAND, NOTE),
    ),
    "unknown role": (
        other(ASSIGNMENT, "?n duty:role", "role:watcher"),
        ("Assignment-role", "duty:role", "role/watcher", LAND, NOTE),
    ),
    "mention of nobody": (
        gone(f"{ASSIGNMENT} ?n duty:mention ?m .", "?m duty:refersTo"),
        ("Mention-refersTo", "duty:refersTo", "", LAND, NOTE),
    ),
    "span that ends before it starts": (
        other(f"{STATEMENT} ?s duty:targetSpan ?x .", "?x oa:end", "3"),
        ("SpanOrder", "", "", LAND, BURDEN),
    ),
    "span without a start": (
        gone(f"{STATEMENT} ?s duty:targetSpan ?x .", "?x oa:start"),
        ("Span-start", "oa:start", "", LAND, BURDEN),
    ),
    "text longer than its span": (
        other(f"{STATEMENT} ?s duty:actionSpan ?x .", "?x oa:exact", '"优先安排好"'),
        ("SpanLength", "", "", LAND, BURDEN),
    ),
    "cyclic provisions": (
        other(f'?p duty:heading "主要任务" . ?q duty:cite "{LAND}" .', "?p eli:is_part_of", "?q"),
        ("ProvisionTree", "", "", "南政发〔2021〕3号第二部分", ""),
    ),
    "provision with two parents": (
        more(f'{PROVISION} ?q duty:cite "{GOALS}" .', "?p eli:is_part_of", "?q"),
        ("Provision-is_part_of", "eli:is_part_of", "", PEOPLE, GIFT),
    ),
    "provision of another document": (
        other(PROVISION, "?p duty:document", "<https://w3id.org/dutygraph/doc/别>"),
        ("ProvisionDocument", "", "", PEOPLE, GIFT),
    ),
    "provision that is not within its chapter": (
        f"DELETE {{ ?p duty:within ?c }} WHERE {{ {PROVISION} ?p eli:is_part_of ?c }}",
        ("ProvisionWithin", "", "", PEOPLE, GIFT),
    ),
    "unknown kind of provision": (
        other(PROVISION, "?p duty:kind", "kind:poem"),
        ("Provision-kind", "duty:kind", "provision-kind/poem", PEOPLE, GIFT),
    ),
    "a statement among goals": (
        other(f'?p duty:cite "{LAND}" .', "?p duty:kind", "kind:goal"),
        ("Statement-statedIn-kind", "", "provision-kind/goal", LAND, BURDEN),
    ),
    "date as text": (
        other("", "?d duty:printed", '"2021-05-06"'),
        ("Document-printed", "duty:printed", "2021-05-06", TITLE, ""),
    ),
    "no provenance": (
        "DELETE WHERE { ?g a duty:DocumentGraph }",
        ("DocumentProvenance", "", "", TITLE, ""),
    ),
    "goal by a day that is none": (
        other("", "?g duty:goalDate", '"soon"'),
        ("Goal-goalDate", "duty:goalDate", "soon", GOALS, GOAL),
    ),
    "figure without a unit": (
        gone("", "?f duty:unit"),
        ("Figure-unit", "duty:unit", "", GOALS, GOAL),
    ),
    "unknown relation": (
        other("", "?c duty:relation", '"依据"'),
        ("Citation-relation", "duty:relation", "依据", PEOPLE, "依据《城市绿化条例》"),
    ),
    "abbreviation of nothing": (
        gone("?a a duty:Abbreviation .", "?a duty:meaning"),
        ("Term-meaning", "duty:meaning", "", PEOPLE, "向公众开放的绿地"),
    ),
}


@pytest.mark.parametrize(("update", "expected"), DEFECTS.values(), ids=DEFECTS)
def test_a_defect_is_reported_with_its_place(update: str, expected: tuple[str, ...]) -> None:
    shape, property, value, provision, words = expected
    found = mutated(gardens(), "南政发〔2021〕3号", update)
    said = [f for f in found if (f.shape, f.property, f.value, f.provision) == (shape, property, value, provision)]
    assert said, found
    assert any(f.sentence.startswith(words) for f in said)
    assert all(f.document == "南政发〔2021〕3号" and " / " in f.message for f in found)


def test_a_finding_names_the_fact_and_the_part_of_it_that_is_wrong() -> None:
    (found,) = mutated(gardens(), "南政发〔2021〕3号", DEFECTS["unknown grade"][0])
    assert found == Finding(
        document="南政发〔2021〕3号",
        severity="violation",
        shape="Bearing-grade",
        message="承担关系为写明或推断 / a bearing is stated or inferred",
        record="南政发〔2021〕3号#二、（一）/2/优先安排",
        kind="Obligation",
        node="南政发〔2021〕3号#二、（一）/2/优先安排/bearer/市级人民政府",
        property="duty:grade",
        value="grade/certain",
        provision=LAND,
        sentence=BURDEN,
    )


def test_what_is_only_doubtful_is_a_warning() -> None:
    found = mutated(gardens(), "南政发〔2021〕3号", DEFECTS["a statement among goals"][0])
    assert {f.severity for f in found} == {"warning"}
    late = other("", "?d eli:date_no_longer_in_force", "'2020-01-01'^^xsd:date")
    found = mutated(rules(), "南政令〔2021〕12号", late)
    assert [(f.severity, f.property, f.value) for f in found] == [
        ("warning", "eli:first_date_entry_in_force", "2021-07-01^^xsd:date")
    ]


def test_findings_stand_in_the_order_of_the_source() -> None:
    found = mutated(gardens(), "南政发〔2021〕3号", gone("?s a duty:Statement .", "?s duty:action"))
    assert [f.record.rpartition("#")[2] for f in found] == [
        "二、（一）/1/统筹考虑", "二、（一）/2/优先安排", "二、（一）/3/侵占", "二、（二）/1/捐建", "二、（二）/2/建立",
    ]  # fmt: skip


def complaints(extractions: Iterable[Extraction]) -> list[Finding]:
    return [
        finding
        for extraction in extractions
        for document in extraction.of(Document)
        for finding in check(triples(extraction, document.id), document.id)
    ]


def test_the_graphs_by_hand_conform() -> None:
    assert complaints([gardens(), slip(), rules()]) == []


def test_a_store_is_checked_document_by_document(example: Path) -> None:
    store = kg.memory_store()
    for extraction in (gardens(), slip(), dutygraph.extract(example)):
        store.replace(extraction)
    found = dict(validate(store))
    assert found == {"南政发〔2021〕3号": [], "国发〔2020〕7号": [], "河科发〔2022〕8号": []}
    assert dict(validate(store, ["河科发〔2022〕8号"])) == {"河科发〔2022〕8号": []}
    with pytest.raises(QueryError, match="没有这份文件"):
        next(validate(store, ["无"]))


def corpus(shared: Path) -> list[str]:
    return sorted(find_files([shared / "corpus"]))


def test_a_sample_of_the_corpus_conforms(shared: Path) -> None:
    files = random.Random(5).sample(corpus(shared), 20)
    assert complaints(dutygraph.extract(Path(file)) for file in files) == []


@pytest.mark.endurance
def test_all_of_the_corpus_conforms(shared: Path) -> None:
    assert complaints(dutygraph.extract(Path(file)) for file in corpus(shared)) == []
