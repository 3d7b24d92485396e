"""What a store knows of how its documents came into it, and which of them are in force."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
from records_by_hand import Quotes, gardens, slip
from test_every_store import STORES, address_of

import kg
import queries
from dutygraph.command_line import app
from kg.history import graph_digest, history_graph
from kg.rdf import named_graphs
from kg.store import Store
from kg.stores.neo4j_connection import Connection
from kg.validation import check
from ontology.errors import QueryError
from ontology.records import (
    ActorMention,
    Citation,
    CitationTarget,
    Document,
    Extraction,
    Modality,
    Provision,
    ProvisionKind,
    Record,
    Span,
    Statement,
)

GARDEN = "南政发〔2021〕3号"


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty store of each kind."""
    monkeypatch.setenv("DUTYGRAPH_USER", "张三")
    made = {"memory": kg.memory_store, "rdflib": kg.rdflib_store}.get(request.param)
    with made() if made else kg.open_store(address_of(request.param, request, tmp_path)) as opened:
        yield opened
        for document in opened.documents():
            opened.remove(document)


def shorter(extraction: Extraction, sha256: str) -> Extraction:
    text = replace(extraction.text, path="改/花园.txt", sha256=sha256)
    return replace(extraction, text=text, records=extraction.records[:-1])


def test_each_change_is_noted_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.load([gardens(), slip()])
    (first,) = store.history(GARDEN)
    assert (first.by, first.sha256, first.file) == ("张三", gardens().text.sha256, Path(gardens().text.path).name)
    assert first.version
    size = len(store)
    store.replace(gardens())
    store.put_graphs(named_graphs(gardens()))
    assert (store.history(GARDEN), len(store)) == ([first], size)
    monkeypatch.setenv("DUTYGRAPH_USER", "李四")
    changed = shorter(gardens(), "b" * 64)
    store.replace(changed)
    store.replace(changed)
    before, after = store.history(GARDEN)
    assert before == first
    assert (after.document, after.by, after.sha256, after.file) == (GARDEN, "李四", "b" * 64, "花园.txt")
    assert before.at <= after.at
    assert len(store.history(slip().records[0].id)) == 1  # type: ignore[union-attr]
    store.replace(gardens())  # back to what it was: a change too
    assert [one.digest for one in store.history(GARDEN)] == [first.digest, after.digest, first.digest]


def test_digests_of_an_earlier_version_are_understood(neo4j_address: str) -> None:
    graph = named_graphs(gardens())[0]
    with kg.open_store(neo4j_address) as store:
        store.replace(gardens())
        with Connection(neo4j_address).driver as driver:
            driver.execute_query("MATCH (i:Ingestion) SET i.digest = $digest", digest=graph_digest(graph))
        store.replace(gardens())
        assert len(store.history(GARDEN)) == 1
        store.replace(shorter(gardens(), "b" * 64))
        assert len(store.history(GARDEN)) == 2
        store.remove(GARDEN)


def test_times_are_no_part_of_a_document(store: Store) -> None:
    store.replace(gardens())
    text = b"".join(store.dump("nquads", internal=True)).decode()
    assert "endedAtTime" not in text and "/history/" not in text
    assert store.documents() == [GARDEN]


def test_history_goes_with_its_document(store: Store) -> None:
    size = len(store)
    store.replace(gardens())
    store.remove(GARDEN)
    assert (store.history(GARDEN), len(store)) == ([], size)


def test_large_first_loads_are_noted(tmp_path: Path) -> None:
    growing = kg.growing_store(tmp_path / "store")
    growing.load([gardens(), shorter(gardens(), "b" * 64), slip()])
    growing.complete()
    with kg.open_store(tmp_path / "store") as store:
        assert len(store.history(GARDEN)) == 2
        size = len(store)
        store.replace(shorter(gardens(), "b" * 64))
        assert len(store) == size
    growing = kg.growing_store(tmp_path / "other")
    growing.put_graphs(named_graphs(gardens()))
    growing.put_graphs(named_graphs(gardens()))
    growing.complete()
    with kg.open_store(tmp_path / "other") as store:
        assert len(store.history(GARDEN)) == 1


def test_a_history_conforms() -> None:
    store = kg.memory_store()
    store.replace(gardens())
    store.replace(shorter(gardens(), "b" * 64))
    assert check(history_graph(GARDEN, store.history(GARDEN)).triples, GARDEN) == []


OLD, NEW = "河政发〔2015〕1号", "河政发〔2020〕9号"
LAW = """{title}
{number}
第一条 市级人民政府应当{task}花园。
{more}"""


def law(number: str, task: str, more: str = "", title: str = "河口市花园管理办法", **dates: Any) -> Extraction:
    """A document with one duty, and one citation where `more` has 《…》."""
    text = LAW.format(title=title, number=number, task=task, more=more)
    quote = Quotes(text)
    known: dict[str, Any] = dict.fromkeys(("written", "printed", "published", "in_force", "out_of_force", "status"))
    document = replace(
        gardens().of(Document)[0], id=number, title=title, number=number, issuers=(), addressees=(), part_of=None,
        span=Span(0, len(text), text), **(known | dates),
    )  # fmt: skip
    span = Span(text.index("第一条"), len(text), text[text.index("第一条") :])
    provision = Provision(f"{number}#1", number, None, "第一条", None, ProvisionKind.MEASURE, "第一条", span, (span,))
    sentence = quote.between("市级", "花园。")
    action = quote(task)
    records: list[Record] = [
        document,
        provision,
        Statement(
            f"{number}#1/1:{task}", provision.id, sentence, (ActorMention(quote("市级人民政府")),), (), (),
            Modality.OBLIGATION, None, action, None, None, None,
        ),
    ]  # fmt: skip
    if more:
        cited, _, about = more.partition("废止")[2].partition("》")
        target = CitationTarget(cited.lstrip("《") or None, about.strip("（）。") or None, None)
        records.append(Citation(provision.id, target, "废止", quote(more)))
    return Extraction(replace(gardens().text, content=text), tuple(records))


def tasks_on(store: Store, day: str) -> list[str]:
    on = date.fromisoformat(day)
    found = [row.task for row in queries.tasks(store, in_force=on).rows]
    assert found == [row.action for row in queries.duties(store, "市级人民政府", in_force=on).rows]
    assert found == [row.action for row in queries.who(store, "花园", in_force=on).rows]
    return found


def test_what_is_in_force_on_a_day(store: Store) -> None:
    store.replace(law(OLD, "建设", in_force=date(2015, 7, 1), written=date(2015, 6, 1)))
    store.replace(law(NEW, "管护", "废止《河口市花园管理办法》（河政发〔2015〕1号）。", written=date(2020, 3, 1)))
    assert [tasks_on(store, day) for day in ("2015-06-30", "2015-07-01", "2020-02-29", "2020-03-01")] == [
        [],
        ["建设"],
        ["建设"],
        ["管护"],
    ]
    assert queries.changes(store) == (queries.Change(OLD, NEW, "废止", "", date(2020, 3, 1)),)
    assert len(queries.tasks(store)) == 2
    store.remove(NEW)
    assert tasks_on(store, "2021-01-01") == ["建设"]


def test_repeals_by_title_do_not_concern_the_document_itself(store: Store) -> None:
    store.replace(law(OLD, "建设", written=date(2015, 6, 1)))
    store.replace(law(NEW, "管护", "废止《河口市花园管理办法》。", written=date(2020, 3, 1)))
    store.replace(law("河政发〔2022〕2号", "扩建", written=date(2022, 1, 1)))  # of the same title, younger
    assert tasks_on(store, "2023-01-01") == ["管护", "扩建"]


def test_dates_and_labels(store: Store) -> None:
    store.replace(law("甲〔2015〕1号", "建设", in_force=date(2015, 7, 1), out_of_force=date(2018, 1, 1)))
    store.replace(law("乙〔2015〕1号", "管护"))
    store.replace(law("丙〔2015〕1号", "扩建", written=date(2015, 7, 1), status="废止"))
    assert tasks_on(store, "2017-12-31") == ["管护", "建设"]
    assert tasks_on(store, "2018-01-01") == ["管护"]


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = str(tmp_path / "store")
    with kg.open_store(address) as opened:
        opened.load(
            [
                law(OLD, "建设", written=date(2015, 6, 1)),
                law(NEW, "管护", "废止《河口市花园管理办法》。", written=date(2020, 3, 1)),
            ]
        )

    def run(*arguments: str) -> str:
        app([*arguments, "--store", address], standalone_mode=False)
        return capsys.readouterr().out

    (told,) = json.loads(run("history", OLD, "--format", "json"))
    assert [one["sha256"] for one in told["ingestions"]] == [gardens().text.sha256]
    assert [(one["by"], one["relation"], one["since"]) for one in told["changes"]] == [(NEW, "废止", "2020-03-01")]
    assert NEW in run("history", OLD)
    found = json.loads(run("duties", "市级人民政府", "--in-force", "2021-01-01", "--format", "json"))
    assert [row["action"] for row in found] == ["管护"]
    assert json.loads(run("duties", "市级人民政府", "--in-force", "2001-01-01", "--format", "json")) == []
    found = json.loads(run("who", "花园", "--in-force", "2016-01-01", "--format", "json"))
    assert [row["action"] for row in found] == ["建设"]
    with pytest.raises(QueryError, match="no such document"):
        run("history", "没有")
    with pytest.raises(typer.BadParameter, match="must be a day"):
        run("who", "花园", "--in-force", "yesterday")
