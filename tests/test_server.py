"""The explorer's API: what it answers, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from records_by_hand import gardens, slip

import kg
from dutygraph.server import explorer
from dutygraph.serving.processes import WORKERS, BusyError, EndedError, Processes, TooLateError
from dutygraph.serving.settings import Settings
from dutygraph.serving.sparql_query import asks_elsewhere
from kg.store import Store
from ontology.records import Extraction

HERE = "http://127.0.0.1"
SEED = "国发〔2020〕7号"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, example_read: Extraction) -> Path:
    """A store with the seed policy, and a document with a processing slip."""
    path = tmp_path_factory.mktemp("served") / "store"
    with kg.open_store(path) as store:
        store.load([example_read, slip()])
    return path


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(explorer(folder, Settings(query_seconds=3, query_rows=100)), base_url=HERE) as client:
        yield client


def test_documents_newest_first_those_without_date_last(client: TestClient) -> None:
    found = client.get("/api/documents").json()
    assert [row["id"] for row in found["rows"]] == [SEED, "河科发〔2022〕8号"]
    assert found["rows"][0]["issuers"] == ["国务院"]
    assert client.get("/api/documents", params={"q": "高新技术"}).json()["total"] == 1


def test_a_document_points_into_its_text(client: TestClient) -> None:
    sheet = client.get("/api/document", params={"id": SEED}).json()
    statement = next(one for one in sheet["statements"] if one["target"] == "创新创业平台建设用地")
    words = {mark["part"]: sheet["text"][mark["start"] : mark["end"]] for mark in statement["marks"]}
    assert words["actor"] == "省级人民政府"
    assert words["action"] == "优先安排"
    assert "".join(sheet["text"][slice(*statement["sentence"])].split()) == statement["evidence"]


def test_matrix_rows_are_provisions_and_columns_are_bodies(client: TestClient) -> None:
    matrix = client.get("/api/matrix", params={"id": SEED}).json()
    land = next(row for row in matrix["rows"] if row["cite"].endswith("第（十八）条"))
    assert {cell["actor"]: cell["part"] for cell in land["cells"]}["省级人民政府"] == "lead"
    assert land["led"]
    assert (
        matrix["actors"].index("国务院") < matrix["actors"].index("省级人民政府") if "国务院" in matrix["actors"] else 1
    )


@pytest.mark.parametrize("typed", ["科技部", "kjb", "kejibu", "kexuejishubu"])
def test_suggestions_by_characters_and_pinyin(client: TestClient, typed: str) -> None:
    labels = [row["label"] for row in client.get("/api/suggest", params={"q": typed}).json()["rows"]]
    assert "科学技术部" in labels or "科技部" in labels


def test_any_question_is_answered_by_its_header(client: TestClient) -> None:
    questions = {one["name"]: one for one in client.get("/api/questions").json()}
    assert {"who", "duties", "tasks", "collection"} <= questions.keys()
    found = client.get("/api/questions/who", params={"topic": "用地", "limit": 2}).json()
    assert len(found["rows"]) == 2 < found["total"]
    assert found["question"] == questions["who"]
    assert client.get("/api/questions/nobody").status_code == 404
    wrong = client.get("/api/questions/who", params={"in_force": "gestern", "topic": "用地"})
    assert wrong.status_code == 422 and "2020-07-17" in wrong.json()["error"]


def test_what_takes_too_long_is_stopped(folder: Path) -> None:
    # Less time than a process of its own needs to begin.
    app = explorer(folder, Settings(question_seconds=0.02))
    client = TestClient(app, base_url=HERE)
    try:
        for asked in ("/api/questions/tasks", "/api/tasks"):
            answer = client.get(asked)
            assert (answer.status_code, answer.json()["error"]) == (504, "超过 0.02 秒，已停止 / stopped after 0.02 s")
        assert client.get("/api/document", params={"id": SEED}).status_code == 200
    finally:
        app.state.explorer.processes.stop()
        app.state.explorer.live.close()


def test_a_process_that_was_stopped_is_followed_by_another() -> None:
    processes = Processes()
    try:
        with pytest.raises(TooLateError):
            processes.run(0.3, time.sleep, 60)
        assert processes.run(30, abs, -1) == 1
        with pytest.raises(EndedError):
            processes.run(30, os.abort)
        assert processes.run(30, abs, -1) == 1
    finally:
        processes.stop()


def test_who_would_wait_too_long_for_others_is_told() -> None:
    processes = Processes(starting=0)
    try:
        with ThreadPoolExecutor(WORKERS) as others:
            begun = [others.submit(processes.run, 6, time.sleep, 5) for _ in range(WORKERS)]
            time.sleep(1.5)
            with pytest.raises(BusyError):
                processes.run(0.2, abs, -1)
            assert [one.result() for one in begun] == [None] * WORKERS
    finally:
        processes.stop()


def test_files_of_too_many_rows_are_refused_not_cut_off(folder: Path) -> None:
    with TestClient(explorer(folder, Settings(question_rows=20)), base_url=HERE) as client:
        for format in ("csv", "xlsx"):
            answer = client.get("/api/questions/tasks", params={"format": format})
            assert answer.status_code == 422 and "超过 20 行" in answer.json()["error"]
        land = client.get("/api/questions/who", params={"topic": "用地", "format": "csv"})
        assert land.status_code == 200


def test_rows_say_of_which_level_their_actors_are(client: TestClient) -> None:
    levels = client.get("/api/questions/tasks").json()["levels"]
    assert levels["省级人民政府"] == ["省"] and levels["科学技术部"] == ["国家"]
    assert "企业" not in levels


def test_tables_for_spreadsheets(client: TestClient) -> None:
    rows = client.get("/api/questions/tasks").json()["rows"]
    text = client.get("/api/questions/tasks", params={"format": "csv"}).content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == len(rows)
    sheet = load_workbook(io.BytesIO(client.get("/api/questions/tasks", params={"format": "xlsx"}).content)).active
    assert sheet is not None and sheet.max_row == len(rows) + 1
    assert load_workbook(io.BytesIO(client.get("/api/tasks").content)).sheetnames[-1]


def test_slips_are_served_only_when_told(folder: Path, client: TestClient) -> None:
    secret = "拟办"
    asked = [
        ("/api/document", {"id": "河科发〔2022〕8号"}), ("/api/questions/who", {"topic": "园"}),
        ("/api/export", {"format": "jsonld"}), ("/api/graph", {"document": "河科发〔2022〕8号"}),
    ]  # fmt: skip
    for address, parameters in asked:
        assert secret not in client.get(address, params=parameters).text
    query = "SELECT ?g ?o WHERE { GRAPH ?g { ?s a <https://w3id.org/dutygraph/ontology#Routing> ; ?p ?o } }"
    assert client.get("/sparql", params={"query": query}).json()["results"]["bindings"] == []
    with TestClient(explorer(folder, Settings(internal=True)), base_url=HERE) as inside:
        assert secret in inside.get("/api/document", params={"id": "河科发〔2022〕8号"}).text
        assert inside.get("/sparql", params={"query": query}).json()["results"]["bindings"]


def test_no_question_tells_what_stands_on_slips(client: TestClient) -> None:
    given = {"topic": "办理", "actor": "办公室", "document": "河科发〔2022〕8号", "other": SEED, "others": SEED}
    for question in client.get("/api/questions").json():
        needed = {one["name"]: given[one["name"]] for one in question["parameters"] if one["required"]}
        answer = client.get(f"/api/questions/{question['name']}", params=needed | {"internal": "true"})
        assert answer.status_code == 200, (question["name"], answer.text)
        assert "请办公室牵头办理" not in answer.text, question["name"]


def test_sparql_protocol(client: TestClient) -> None:
    eli = "PREFIX eli: <http://data.europa.eu/eli/ontology#>"
    query = f"{eli} SELECT ?n WHERE {{ ?d a eli:LegalResource ; eli:number ?n }} ORDER BY ?n LIMIT 1"
    asked = {"content": query.encode(), "headers": {"content-type": "application/sparql-query", "accept": "text/csv"}}
    assert client.post("/sparql", **asked).text.split() == ["n", SEED]  # type: ignore[arg-type]
    assert client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True
    triples = client.get("/sparql", params={"query": "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 3"})
    assert triples.headers["content-type"].startswith("text/turtle")


@pytest.mark.parametrize(
    ("query", "code", "said"),
    [
        ("SELECT nonsense", 400, "cannot read"),
        ("SELECT * WHERE { ?s ?p ?o }", 400, "LIMIT"),
        ("DROP ALL", 400, "cannot read"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "SERVICE"),
        ("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 408, "time"),
    ],
)
def test_sparql_has_limits(client: TestClient, query: str, code: int, said: str) -> None:
    answer = client.get("/sparql", params={"query": query})
    assert (answer.status_code, said in answer.json()["error"]) == (code, True)
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


@pytest.mark.parametrize(
    ("query", "elsewhere"),
    [
        ("SELECT * { SERVICE <http://a> {} }", True),
        ("SELECT * { service silent ?x {} }", True),
        ("SELECT * { \\u0053ERVICE <http://a> {} }", True),
        ("SELECT * { ?s ?p 'a' } # '\nSERVICE <http://a> {}", True),
        ("SELECT * { SERVICE:x {} }", True),
        ("SELECT * { SERVICESILENT<http://a> {} }", True),
        ('SELECT * { ?service ?p "SERVICE" } # SERVICE', False),
        ("SELECT * { <http://a/#> <http://a/SERVICE> ex:service }", False),
    ],
)
def test_queries_that_ask_other_machines(query: str, elsewhere: bool) -> None:
    assert asks_elsewhere(query) is elsewhere


def test_only_our_hosts_are_answered(client: TestClient) -> None:
    assert client.get("/api/about", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/api/about", headers={"host": "localhost:8765"}).status_code == 200
    assert "access-control-allow-origin" not in client.get("/api/about", headers={"origin": "http://a"}).headers
    policy = client.get("/").headers["content-security-policy"]
    assert "script-src 'self';" in policy


def test_a_token_is_needed_where_there_is_one(folder: Path) -> None:
    with TestClient(explorer(folder, Settings(token="开门-sesame")), base_url=HERE) as client:
        assert client.get("/api/about").status_code == 401
        assert client.get("/api/about", headers={"authorization": b"Bearer wrong"}).status_code == 401
        assert client.get("/api/about", headers={"authorization": "Bearer 开门-sesame".encode()}).status_code == 200
        assert client.get("/healthz").status_code == 200
        assert client.get("/", params={"token": "开门-sesame"}).status_code == 200
        assert client.get("/api/about").status_code == 200  # by the cookie


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/document", params={"id": SEED})
    again = client.get("/api/document", params={"id": SEED}, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["content-encoding"] in ("br", "gzip")


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_answers_are_packed_as_the_client_can_read_them(client: TestClient, encoding: str) -> None:
    found = client.get("/api/document", params={"id": SEED}, headers={"accept-encoding": encoding})
    assert found.headers.get("content-encoding", "identity") == encoding
    assert (encoding == "identity") != ("accept-encoding" in found.headers.get("vary", "").lower())


def test_a_store_that_changes_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with kg.open_store(path) as store:
        store.replace(slip())
    with TestClient(explorer(path), base_url=HERE) as client:
        tag = client.get("/api/documents").headers["etag"]
        with kg.open_store(path) as store:
            store.replace(gardens())
        found = client.get("/api/documents", headers={"if-none-match": tag})
        assert found.status_code == 200 and found.json()["total"] == 2


@pytest.mark.parametrize("address", ["/api/document?id=x", "/api/actor?name=zzz", "/api/neighbours?key=actor:zzz"])
def test_what_is_not_there_is_said_in_one_line(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.json()["error"] and "\n" not in answer.json()["error"]


def every_answer(source: Store | str) -> list[object]:
    """What the API says of a store with the seed policy."""
    asked = ["/api/documents", f"/api/document?id={SEED}", f"/api/matrix?id={SEED}", "/api/actors",
             "/api/actor?name=省级人民政府", f"/api/graph?document={SEED}&detail=statements", "/api/suggest?q=sjrmzf",
             "/api/questions/who?topic=用地", "/api/questions/tasks", "/api/questions/collection",
             "/api/path?start=actor:国务院&end=actor:省级人民政府"]  # fmt: skip
    with TestClient(explorer(source), base_url=HERE) as client:
        return [json.loads(client.get(one).text) for one in asked]


def test_every_store_is_served_alike(request: pytest.FixtureRequest, tmp_path: Path, example_read: Extraction) -> None:
    memory = kg.memory_store()
    memory.replace(example_read)
    first = every_answer(memory)
    rdflib = kg.rdflib_store()
    rdflib.replace(example_read)
    assert every_answer(rdflib) == first
    for kind in ("endpoint", "neo4j"):
        address = request.getfixturevalue(f"{kind}_address")
        with kg.open_store(address) as store:
            store.replace(example_read)
        try:
            assert every_answer(address) == first
            with TestClient(explorer(address), base_url=HERE) as client:
                code = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).status_code
                assert code == (200 if kind == "endpoint" else 501)
        finally:
            with kg.open_store(address) as store:
                store.remove(SEED)
