"""What is exported can be imported: into any store, without loss."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import neo4j
import networkx as nx
import pytest
import rdflib
import servers
from any_records import extractions, stored
from hypothesis import HealthCheck, given, settings
from records_by_hand import gardens, slip
from test_every_store import address_of, everything, ids

import dutygraph
import kg
from kg.store import Store
from ontology.errors import InputError
from ontology.records import Extraction

LOSSLESS = {"trig": "trig", "nquads": "nq", "jsonld": "jsonld", "turtle": "ttl", "rdfxml": "rdf"}


@pytest.fixture(scope="module")
def full(example_read: Extraction) -> Store:
    store = kg.memory_store()
    store.load([gardens(), slip(), example_read])
    return store


def exported(store: Store, format: str, folder: Path, name: str) -> Path:
    dutygraph.export(store, format, folder / name, internal=True)
    return folder / name


@pytest.mark.parametrize("format", LOSSLESS)
def test_rdf_comes_back(full: Store, format: str, tmp_path: Path) -> None:
    file = exported(full, format, tmp_path, f"graph.{LOSSLESS[format]}")
    store = kg.memory_store()
    assert sorted(dutygraph.import_files([file], store)) == full.documents()
    assert b"".join(store.dump("nquads", internal=True)) == b"".join(full.dump("nquads", internal=True))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(extractions())
def test_anything_comes_back(tmp_path_factory: pytest.TempPathFactory, extraction: Extraction) -> None:
    store = kg.memory_store()
    store.replace(extraction)
    for format in ("trig", "nquads", "jsonld"):
        file = exported(store, format, tmp_path_factory.mktemp("any"), f"graph.{LOSSLESS[format]}")
        back = kg.memory_store()
        dutygraph.import_files([file], back)
        assert back.records(ids(extraction)[0]) == stored(extraction)


@pytest.mark.parametrize("kind", ["folder", "endpoint", "neo4j"])
def test_from_store_to_store(kind: str, full: Store, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    address = address_of(kind, request, tmp_path)
    file = exported(full, "trig", tmp_path, "graph.trig")
    run = dutygraph_command("import", str(file), "--store", address)
    assert run.returncode == 0 and "3 份文件" in run.stdout.decode()
    with kg.open_store(address) as store:
        try:
            assert everything(store) == everything(full)
            again = exported(store, "trig", tmp_path, "again.trig")
            assert again.read_bytes() == file.read_bytes()
        finally:
            for document in store.documents():
                store.remove(document)


def test_without_slips_the_rest_comes_back(tmp_path: Path) -> None:
    store = kg.memory_store()
    store.replace(slip())
    dutygraph.export(store, "nquads", tmp_path / "public.nq")
    back = kg.memory_store()
    dutygraph.import_files([tmp_path / "public.nq"], back)
    kinds = {type(record).__name__ for record in back.records("河科发〔2022〕8号").records}
    assert kinds == {"Document", "Provision", "Statement"}


@pytest.mark.parametrize(("format", "reader"), [("rdfxml", "xml"), ("turtle", "turtle"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same(full: Store, format: str, reader: str) -> None:
    nquads = rdflib.Dataset().parse(data=b"".join(full.dump("nquads")), format="nquads")
    graph = rdflib.Dataset() if reader == "json-ld" else rdflib.Graph()
    graph.parse(data=b"".join(full.dump(format)), format=reader)
    if isinstance(graph, rdflib.Dataset):
        assert set(graph.quads()) == set(nquads.quads())  # type: ignore[attr-defined]
    else:
        assert set(graph) == {quad[:3] for quad in nquads.quads()}  # type: ignore[attr-defined]


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networks(full: Store, format: str, tmp_path: Path) -> None:
    file = exported(full, format, tmp_path, f"graph.{format}")
    graph = nx.read_graphml(file) if format == "graphml" else nx.read_gexf(file)
    view = kg.networkx_view(full, internal=True)
    assert set(graph.nodes) == set(view.nodes) and len(graph.edges) == len(view.edges)
    actor = "https://w3id.org/dutygraph/actor/自然资源厅"
    assert graph.nodes[actor]["label"] == "自然资源厅" and graph.nodes[actor]["kind"] == "actor"


def test_a_cypher_script_fills_an_empty_database(full: Store, neo4j_address: str, tmp_path: Path) -> None:
    script = exported(full, "cypher", tmp_path, "graph.cypher").read_text(encoding="utf-8")
    with kg.open_store(neo4j_address) as store:
        assert store.documents() == []
        try:
            with store._open.session(read=False) as session:  # type: ignore[attr-defined]
                for line in script.splitlines():
                    session.run(line.removesuffix(";")).consume()
            same(store, full)
        finally:
            for document in store.documents():
                store.remove(document)


def same(store: Store, other: Store) -> None:
    for document in other.documents():
        assert store.records(document) == other.records(document)
    assert everything(store) == everything(other)


@pytest.fixture
def imported(full: Store, tmp_path: Path) -> Iterator[str]:
    """A server whose database `neo4j-admin database import` made of the exported files."""
    folder = exported(full, "neo4j-csv", tmp_path, "csv")
    try:
        with servers.neo4j_server(nodes=folder / "nodes.csv", relationships=folder / "relationships.csv") as server:
            yield server.address
    except servers.CannotStartError as error:
        pytest.skip(str(error))


def test_csv_for_neo4j_admin(full: Store, imported: str) -> None:
    with kg.open_store(imported) as store:
        same(store, full)
        with store._open.session(read=True) as session:  # type: ignore[attr-defined]
            found = session.run("MATCH (d:Document {number: '国发〔2020〕7号'}) RETURN d.printed AS day").single(
                strict=True
            )
            assert found["day"] == neo4j.time.Date(2020, 7, 13)


def test_what_is_internal_stays_out_of_files_for_neo4j(tmp_path: Path) -> None:
    store = kg.memory_store()
    store.replace(slip())
    for format, name in (("cypher", "x"), ("neo4j-csv", "y")):
        for internal in (False, True):
            dutygraph.export(store, format, tmp_path / f"{name}{internal}", internal=internal)
    for words in ("办公室", "文电处理单", "2022-15"):
        assert words not in (tmp_path / "xFalse").read_text() and words in (tmp_path / "xTrue").read_text()
        for internal in (False, True):
            text = "".join(file.read_text() for file in (tmp_path / f"y{internal}").iterdir())
            assert (words in text) is internal


def test_csv_is_csv(full: Store, tmp_path: Path) -> None:
    folder = exported(full, "neo4j-csv", tmp_path, "csv")
    with (folder / "nodes.csv").open(newline="") as file:
        header, *rows = csv.reader(file)
    assert header[:3] == ["iri:ID", ":LABEL", "format:long"]
    assert {len(row) for row in rows} == {len(header)}


# What cannot be imported: one line.


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("graph.graphml", "<graphml/>", "cannot import"),
        ("tasks.csv", "a,b", "cannot import"),
        ("missing.trig", None, "cannot read"),
        ("broken.trig", "<a> <b>", "malformed"),
        ("empty.nq", "", "no document"),
        ("other.ttl", "<http://a> <http://b> <http://c> .", "no document"),
        (
            "half.ttl",
            "<https://w3id.org/dutygraph/doc/a> a <http://data.europa.eu/eli/ontology#LegalResource> .",
            "lacks a fact",
        ),
    ],
)
def test_what_cannot_be_imported(tmp_path: Path, name: str, content: str | None, says: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=says) as error:
        dutygraph.import_files([tmp_path / name], tmp_path / "store")
    assert name in str(error.value) and len(str(error.value).splitlines()) == 1
    assert not (tmp_path / "store").exists()


def test_the_command_refuses_in_one_line(tmp_path: Path) -> None:
    run = dutygraph_command("import", str(tmp_path / "x.gexf"), "--store", str(tmp_path / "store"))
    assert run.returncode == 2 and run.stderr.count(b"\n") == 1 and b"cannot import" in run.stderr


def test_a_folder_that_is_there_already(full: Store, tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "mine").write_text("")
    with pytest.raises(dutygraph.OutputError, match="there is something already"):
        dutygraph.export(full, "neo4j-csv", tmp_path / "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["csv"]


def dutygraph_command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "dutygraph", *arguments], capture_output=True, check=False)
