"""What people say of records: it wins in every store, survives extracting again, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from any_records import stored
from records_by_hand import gardens, slip
from test_every_store import STORES, address_of, clear

import dutygraph
import kg
import queries
from dutygraph.review_command import app
from kg.rdf import named_graphs
from kg.review.graph import review_graph
from kg.review.writing import new_review
from kg.store import Store
from kg.validation import check
from ontology.errors import InputError, QueryError
from ontology.records import Assignment, Document, Modality, Role, Routing, Statement
from ontology.reviews import Review, Verdict, dump_reviews, load_reviews

GARDEN = "南政发〔2021〕3号"


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of each kind with two documents."""
    kind = request.param
    made = {"memory": kg.memory_store, "rdflib": kg.rdflib_store}.get(kind)
    with made() if made else kg.open_store(address_of(kind, request, tmp_path)) as opened:
        opened.load([gardens(), slip()])
        yield opened
        clear(opened)


def said(store: Store, record: str, field: str | None = None, new: Any = None, **more: Any) -> Review:
    verdict = more.pop("verdict", Verdict.CORRECT)
    review = new_review(store, record, verdict, field=field, new=new, **({"by": "张三"} | more))
    store.add_reviews([review])
    return review


def facts(store: Store) -> list[object]:
    return [
        [b"".join(store.dump("nquads", internal=True))],
        [queries.tasks(store), queries.duties(store, "市级人民政府"), queries.who(store, "花园")],
    ]


def three_corrections(store: Store) -> list[Review]:
    read = gardens()
    first, second, third = (one.id for one in read.of(Statement)[:3])
    return [
        said(store, first, "modality", "permission", at="2026-11-01T08:00:00Z"),
        said(
            store, second, "actors", ["市级人民政府", "园林主管部门"], at="2026-11-01T09:00:00+08:00", note="见会议纪要"
        ),
        said(store, third, "target", "已建成的公园", at="2026-11-02T08:00:00Z"),
    ]


def test_three_corrections_stand_after_extracting_again(store: Store) -> None:
    three_corrections(store)
    once = facts(store)
    rows = queries.tasks(store, GARDEN).rows
    assert [row.reviewed for row in rows[:3]] == ["已校核"] * 3
    assert {row.reviewed for row in rows[3:]} == {"未校核"}
    store.replace(gardens())
    assert facts(store) == once
    store.put_graphs(named_graphs(gardens()))
    assert facts(store) == once
    found = store.records(GARDEN)
    one, two, three = found.of(Statement)[:3]
    assert one.modality is Modality.PERMISSION
    assert [mention.span.plain for mention in two.actors] == ["市级人民政府", "园林主管部门"]
    assert three.target is not None and three.target.plain == "已建成的公园"
    assert [row.action for row in queries.duties(store, "园林主管部门").rows] == [two.action.plain]
    assert found.reviewed == {one.id, two.id, three.id}
    assert store.orphaned() == []


def test_who_and_when(store: Store) -> None:
    given = three_corrections(store)
    there = store.reviews()
    assert sorted(there, key=lambda one: one.id) == sorted(given, key=lambda one: one.id)
    assert [(one.by, one.at, one.note) for one in there] == [
        ("张三", "2026-11-01T01:00:00Z", "见会议纪要"),
        ("张三", "2026-11-01T08:00:00Z", None),
        ("张三", "2026-11-02T08:00:00Z", None),
    ]
    assert [(one.old, one.new) for one in there if one.field == "modality"] == [("obligation", "permission")]


def test_taking_back_restores_exactly(store: Store) -> None:
    before, size = facts(store), len(store)
    given = three_corrections(store)
    given.append(said(store, gardens().of(Statement)[3].id, verdict=Verdict.REJECT))
    assert facts(store) != before
    for review in given:
        assert store.undo_review(review.id)
    assert (facts(store), len(store)) == (before, size)
    assert store.records(GARDEN) == stored(gardens())
    assert not store.undo_review(given[0].id)


def test_a_rejected_statement_is_in_no_answer(store: Store) -> None:
    gone = gardens().of(Statement)[0]
    said(store, gone.id, verdict=Verdict.REJECT)
    store.replace(gardens())
    assert gone.id not in [row.statement for row in queries.tasks(store).rows]
    assert gone.id not in [
        row.statement for name in ("市级人民政府", "自然资源厅") for row in queries.duties(store, name).rows
    ]
    assert gone.id not in b"".join(store.dump("nquads", internal=True)).decode()
    assert gone not in store.records(GARDEN).records
    assert gone in store.extracted(GARDEN).records
    with pytest.raises(QueryError, match="rejected"):
        new_review(store, gone.id, Verdict.CONFIRM, by="李四")


def test_a_document_and_a_note(store: Store) -> None:
    said(store, GARDEN, "written", "2021-03-05")
    said(store, GARDEN, "issuers", ["南山省人民政府办公厅"])
    note = next(one for one in gardens().of(Assignment) if one.role is Role.LEAD)
    name = f"{note.provision}/assignment/lead/{note.actor.plain}"
    said(store, name, "role", "responsible", at="2026-11-01T08:00:00Z")
    # Under the name that it has now as well as under the old one.
    said(store, name.replace("lead", "responsible"), verdict=Verdict.CONFIRM, at="2026-11-02T08:00:00Z", by="李四")
    store.replace(gardens())
    found = store.records(GARDEN)
    document = found.of(Document)[0]
    assert str(document.written) == "2021-03-05"
    assert [span.plain for span in document.issuers] == ["南山省人民政府办公厅"]
    assert Role.LEAD not in {one.role for one in found.of(Assignment)}
    assert GARDEN in found.reviewed and name.replace("lead", "responsible") in found.reviewed
    assert store.orphaned() == []


def test_reviews_in_one_second_keep_their_order(store: Store) -> None:
    first = gardens().of(Statement)[0].id
    said(store, first, "modality", "permission", at="2026-11-01T08:00:00.5Z")
    said(store, first, "modality", "prohibition", at="2026-11-01T08:00:00.52Z")
    said(store, first, verdict=Verdict.CONFIRM, at="2026-11-01T08:00:00.520001Z", by="李四")
    said(store, first, "modality", "encouragement", at="2026-11-01T08:00:01Z")
    assert store.orphaned() == []
    assert [one.verdict for one in store.reviews()] == ["correct", "correct", "confirm", "correct"]
    store.replace(gardens())
    assert store.records(GARDEN).of(Statement)[0].modality is Modality.ENCOURAGEMENT


def test_orphans_are_told_and_kept(store: Store) -> None:
    kept, lost, other = three_corrections(store)
    read = gardens()
    moved = [
        replace(one, modality=Modality.PROHIBITION) if isinstance(one, Statement) and one.id == kept.record
        else None if isinstance(one, Statement) and one.id == lost.record
        else replace(one, id=one.id.replace("/", "/9", 1)) if isinstance(one, Statement) and one.id == other.record
        else one
        for one in read.records
    ]  # fmt: skip
    store.replace(replace(read, records=tuple(one for one in moved if one is not None)))
    assert {one.id for one in store.orphaned()} == {kept.id, lost.id}
    # One that only has another number in its provision is found by its words.
    assert "已建成的公园" in [one.target.plain for one in store.records(GARDEN).of(Statement) if one.target]
    store.remove(GARDEN)
    assert {one.id for one in store.orphaned(GARDEN)} == {kept.id, lost.id, other.id}
    store.replace(read)
    assert store.orphaned() == []


def test_what_the_extraction_has_learnt_is_reviewed(store: Store) -> None:
    given = three_corrections(store)[0]
    learnt = [
        replace(one, modality=Modality.PERMISSION) if isinstance(one, Statement) and one.id == given.record else one
        for one in gardens().records
    ]
    store.replace(replace(gardens(), records=tuple(learnt)))
    assert store.orphaned() == []
    assert given.record in store.records(GARDEN).reviewed


def test_out_and_in_again(store: Store) -> None:
    given = three_corrections(store)
    corrected, size = facts(store), len(store)
    lines = list(dump_reviews(store.reviews()))
    for review in given:
        store.undo_review(review.id)
    store.add_reviews(load_reviews(lines))
    assert (facts(store), len(store)) == (corrected, size)
    store.add_reviews(load_reviews(lines))
    assert (facts(store), len(store)) == (corrected, size)


def test_what_is_corrected_conforms(store: Store) -> None:
    three_corrections(store)
    said(store, GARDEN, "issuers", ["南山省人民政府办公厅"])
    graphs = named_graphs(store.records(GARDEN))
    assert check("".join(graph.triples for graph in graphs), GARDEN) == []


def test_reviews_conform_as_a_graph() -> None:
    store = kg.memory_store()
    store.replace(gardens())
    given = three_corrections(store)
    assert check(review_graph(GARDEN, given).triples, GARDEN) == []
    broken = review_graph(GARDEN, given).triples.replace("verdict/correct", "verdict/perhaps")
    assert "结论" in check(broken, GARDEN)[0].message


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = str(tmp_path / "store")
    with kg.open_store(address) as store:
        store.replace(gardens())
    first = gardens().of(Statement)[0].id

    def run(*arguments: str) -> str:
        app(["review", *arguments, "--store", address], standalone_mode=False)
        return capsys.readouterr().out

    run("add", first, "--field", "actors", "--new", "市级人民政府", "--new", "园林主管部门", "--by", "张三")
    run("add", first, "--by", "李四", "--note", "已核对原文")
    listed = json.loads(run("list", "--format", "json"))
    assert [(one["verdict"], one["by"], one["field"]) for one in listed] == [
        ("correct", "张三", "actors"),
        ("confirm", "李四", None),
    ]
    table = run("list")
    assert "更正" in table and "园林主管部门" in table
    kept = tmp_path / "reviews.jsonl"
    run("export", "--output", str(kept))
    run("undo", *(one["id"] for one in listed))
    assert json.loads(run("list", "--format", "json")) == []
    run("import", str(kept))
    assert json.loads(run("list", "--format", "json")) == listed
    assert json.loads(run("list", "--orphaned", "--format", "json")) == []
    assert [duty.reviewed for duty in dutygraph.duties(address, "园林主管部门").rows] == ["已校核"]
    with pytest.raises(QueryError, match="no such review"):
        run("undo", "nowhere")


def test_reviews_of_slips_are_exported_only_when_asked_for(tmp_path: Path) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(slip())
    address, output = str(tmp_path / "store"), tmp_path / "reviews.jsonl"
    statement, routing = slip().of(Statement)[0], slip().of(Routing)[0]
    dutygraph.review(address, statement.id, by="张三")
    (document,) = slip().of(Document)
    dutygraph.review(address, f"{document.id}#routing/{routing.part}/{routing.span.start}", reject=True, by="张三")
    dutygraph.review(address, f"{document.id}#处理单", by="张三")  # a provision, of the slip
    assert dutygraph.export_reviews(address, output) == 1
    assert "拟办" not in output.read_text("utf-8") and "办公室" not in output.read_text("utf-8")
    assert dutygraph.export_reviews(address, output, internal=True) == 3
    with kg.open_store(address) as store:
        store.remove(document.id)
    assert dutygraph.export_reviews(address, output) == 0  # nobody can tell any more


def test_what_cannot_be_said() -> None:
    store = kg.memory_store()
    store.replace(gardens())
    first = gardens().of(Statement)[0].id
    for record, field, new, told in [
        ("没有", "modality", "permission", "no such record"),
        (GARDEN + "#没有", "modality", "permission", "no such record"),
        (first, "colour", "red", "no such field"),
        (first, "id", "x", "no such field"),
        (first, "modality", "perhaps", "obligation"),
        (first, "action", "", "cannot be"),
        (first, "action", None, "cannot be"),
        (GARDEN, "written", "yesterday", "cannot be"),
    ]:
        with pytest.raises(QueryError, match=told):
            new_review(store, record, Verdict.CORRECT, field=field, new=new, by="张三")
    with pytest.raises(QueryError, match="who reviews"):
        new_review(store, first, Verdict.CONFIRM, by=" ")
    with pytest.raises(QueryError, match="cannot be rejected"):
        new_review(store, GARDEN, Verdict.REJECT, by="张三")
    assert store.reviews() == []


@pytest.mark.parametrize(
    ("line", "told"),
    [("x", "line 1"), ("[]", "JSON"), ('{"document": "d"}', "record"), (json.dumps({"at": "gestern"}), "line 1")],
)
def test_lines_that_are_no_reviews(line: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        list(load_reviews([line]))
