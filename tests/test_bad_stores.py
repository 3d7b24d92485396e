"""What goes wrong with a store: one clear line each, by the library and by the command (exit code 2)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

import pytest
import servers
from records_by_hand import gardens, slip

import kg
from kg.stores import neo4j_connection
from kg.stores.endpoint import endpoints
from kg.stores.neo4j_schema import schema
from kg.stores.rdf_store import ABOUT
from ontology.errors import StoreError


def refused(address: str, says: str, *, read_only: bool = False) -> None:
    with pytest.raises(StoreError, match=says) as error:
        kg.open_store(address, read_only=read_only)
    assert len(str(error.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://localhost:7878", r"unknown kind of address.*did you mean: sparql\+http://localhost:7878"),
        ("ftp://localhost", "unknown kind of address"),
        ("sparql+http://", "names no host"),
        ("sparql+http://localhost:port", "not an address"),
        ("bolt://", "names no host"),
        ("neo4j://localhost:99999", "not an address"),
    ],
)
def test_what_is_no_address(address: str, says: str) -> None:
    refused(address, says)


@pytest.mark.parametrize("scheme", ["sparql+http", "bolt", "neo4j"])
def test_a_server_that_is_down(scheme: str) -> None:
    refused(f"{scheme}://user:geheim@127.0.0.1:{servers.free_port()}", "cannot reach the server, is it running")


def test_messages_show_no_password() -> None:
    for scheme in ("sparql+http", "bolt"):
        with pytest.raises(StoreError) as error:
            kg.open_store(f"{scheme}://user:geheim@127.0.0.1:{servers.free_port()}")
        assert "geheim" not in str(error.value)


def test_a_wrong_password(neo4j_address: str) -> None:
    place = neo4j_address.rpartition("@")[2]
    refused(f"bolt://neo4j:wrong@{place}", "wrong user or password")


def test_user_and_password_in_the_environment(neo4j_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = urlsplit(neo4j_address)
    monkeypatch.setenv("DUTYGRAPH_NEO4J_USER", parts.username or "")
    monkeypatch.setenv("DUTYGRAPH_NEO4J_PASSWORD", unquote(parts.password or ""))
    for scheme in ("bolt", "neo4j"):
        kg.open_store(f"{scheme}://{parts.hostname}:{parts.port}", read_only=True).close()


def test_a_database_by_name(neo4j_address: str) -> None:
    kg.open_store(f"{neo4j_address}/?database=neo4j", read_only=True).close()
    refused(f"{neo4j_address}/?database=missing", "no such database")


def test_a_server_that_is_too_old(neo4j_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_connection, "OLDEST", (99, 0))
    refused(neo4j_address, r"Neo4j 99\.0 or later is needed, this is Neo4j/")


def test_a_database_without_a_new_index_gets_it(neo4j_address: str) -> None:
    kg.open_store(neo4j_address).close()
    with neo4j_connection.Connection(neo4j_address).driver as driver:

        def indexes() -> set[str]:
            return {row["name"] for row in driver.execute_query("SHOW INDEXES YIELD name").records}

        driver.execute_query("DROP INDEX dutygraph_actor_name")
        driver.execute_query("DROP CONSTRAINT dutygraph_stamp_document")
        before = indexes()
        kg.open_store(neo4j_address, read_only=True).close()
        assert indexes() == before
        kg.open_store(neo4j_address).close()
        assert set(schema()) <= indexes()


def test_a_newer_store_in_neo4j(neo4j_address: str) -> None:
    store = kg.open_store(neo4j_address)
    connection = neo4j_connection.Connection(neo4j_address)

    def set_format(number: int) -> None:
        with connection.session(read=False) as session:
            session.run("MATCH (n:DutygraphStore) SET n.format = $number", number=number).consume()

    set_format(99)
    try:
        for read_only in (True, False):
            refused(neo4j_address, r"the store's format 99 is newer than ours", read_only=read_only)
    finally:
        set_format(1)
        connection.driver.close()
        store.close()


NEWER = f"""
PREFIX duty: <https://w3id.org/dutygraph/ontology#>
DELETE {{ GRAPH <{ABOUT}> {{ ?s duty:storeFormat ?old }} }} INSERT {{ GRAPH <{ABOUT}> {{ ?s duty:storeFormat NEW }} }}
WHERE {{ GRAPH <{ABOUT}> {{ ?s duty:storeFormat ?old }} }}
"""


def test_a_newer_store_behind_an_endpoint(endpoint_address: str) -> None:
    store = kg.open_store(endpoint_address)
    store._update(NEWER.replace("NEW", "99"))  # type: ignore[attr-defined]
    try:
        refused(endpoint_address, r"the store's format 99 is newer than ours", read_only=True)
    finally:
        store._update(NEWER.replace("NEW", "1"))  # type: ignore[attr-defined]


def test_a_newer_store_in_a_folder(tmp_path: Path) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store._update(NEWER.replace("NEW", "99"))  # type: ignore[attr-defined]
    for read_only in (True, False):
        refused(str(tmp_path / "store"), r"the store's format 99 is newer than ours", read_only=read_only)


Answer = tuple[int, str, bytes]


@pytest.fixture
def other_server() -> Iterator[Callable[[Answer], str]]:
    """The address of a web server that answers everything with one answer: no SPARQL endpoint."""
    running = []

    def start(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                status, kind, body = answer
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"sparql+http://127.0.0.1:{server.server_port}/sparql"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((200, "text/html", b"<html>Welcome</html>"), "no SPARQL endpoint here"),
        ((404, "text/html", b"gone"), "no SPARQL endpoint here"),
        ((401, "text/plain", b""), "wrong user or password"),
        ((500, "text/plain", b"out of\nmemory"), "the endpoint answers 500"),
    ],
)
def test_a_server_that_is_no_endpoint(other_server: Callable[[Answer], str], answer: Answer, says: str) -> None:
    refused(other_server(answer), says)


@pytest.mark.parametrize(
    ("address", "query", "update"),
    [
        ("sparql+http://a:1", "http://a:1/query", "http://a:1/update"),
        ("sparql+http://a/ds/query", "http://a/ds/query", "http://a/ds/update"),
        ("sparql+http://a/ds/sparql?update=/ds/update", "http://a/ds/sparql", "http://a/ds/update"),
        ("sparql+https://a/repositories/r", "https://a/repositories/r", "https://a/repositories/r/statements"),
        ("sparql+http://a/sparql", "http://a/sparql", "http://a/sparql"),
        ("sparql+http://a/q?update=http://b/u", "http://a/q", "http://b/u"),
        ("sparql+http://[::1]:1/query", "http://[::1]:1/query", "http://[::1]:1/update"),
    ],
)
def test_where_an_endpoint_is_asked_and_written_to(address: str, query: str, update: str) -> None:
    assert endpoints(address) == (query, update, None)


def test_user_and_password_of_an_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    assert endpoints("sparql+http://me:a%40b@host/query")[2] == ("me", "a@b")
    monkeypatch.setenv("DUTYGRAPH_SPARQL_USER", "you")
    monkeypatch.setenv("DUTYGRAPH_SPARQL_PASSWORD", "secret")
    assert endpoints("sparql+http://host/query")[2] == ("you", "secret")


def test_a_server_store_that_is_only_read(endpoint_address: str, neo4j_address: str) -> None:
    for address in (endpoint_address, neo4j_address):
        kg.open_store(address).close()
        with kg.open_store(address, read_only=True) as store:
            for write in (lambda: store.replace(gardens()), lambda: store.remove("南政发〔2021〕3号")):
                with pytest.raises(StoreError, match="reading only"):
                    write()


def test_a_store_that_is_closed(neo4j_address: str, endpoint_address: str) -> None:
    for address in (neo4j_address, endpoint_address):
        store = kg.open_store(address)
        store.close()
        store.close()
        with pytest.raises(StoreError):
            store.replace(slip())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["who", "用地", "--store", "http://localhost"], "unknown kind of address"),
        (["who", "用地", "--store", "bolt://127.0.0.1:{port}"], "cannot reach the server"),
        (["build", "{example}", "--store", "sparql+http://127.0.0.1:{port}"], "cannot reach the server"),
        (["export", "--format", "trig", "--output", "x", "--store", "neo4j://"], "names no host"),
    ],
)
def test_the_command_says_it_in_one_line(tmp_path: Path, example: Path, arguments: list[str], says: str) -> None:
    filled = [one.format(port=servers.free_port(), example=example) for one in arguments]
    run = subprocess.run([sys.executable, "-m", "dutygraph", *filled], cwd=tmp_path, capture_output=True, check=False)
    said = run.stderr.decode()
    assert run.returncode == 2 and says in said and said.count("\n") == 1, said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["endpoint", "neo4j"])
def test_every_command_takes_every_address(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path, example: Path
) -> None:
    address = str(request.getfixturevalue(f"{kind}_address"))

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "dutygraph", *arguments, "--store", address]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    try:
        said = run("build", str(example))
        assert "163" in said and "测试" not in said and "%E6" not in said  # the password
        assert "优先安排" in run("duties", "省级人民政府")
        assert "省级人民政府" in run("who", "用地")
        run("draw"), run("tasks"), run("export", "--format", "turtle", "--output", "graph.ttl")
        assert {path.name for path in tmp_path.rglob("*.*")} == {"graph.html", "tasks.xlsx", "graph.ttl"}
    finally:
        with kg.open_store(address) as store:
            store.remove("国发〔2020〕7号")
