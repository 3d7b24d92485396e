"""The embedded store on disk: replaced as a whole, one writer at a time, and never a foreign folder."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from records_by_hand import gardens, slip

import kg
from kg.parameters import bind
from ontology.errors import QueryError, StoreError
from ontology.iris import Iri

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?graph { ?s ?p ?o } }"
ECHO = "SELECT ?x WHERE { VALUES ?x { 1 } }"


def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(gardens())
        store.replace(slip())
        size = len(store)
    with kg.open_store(tmp_path / "store", read_only=True) as store:
        assert store.documents() == ["南政发〔2021〕3号", "河科发〔2022〕8号"]
        assert len(store) == size


@pytest.mark.parametrize("format", ["turtle", "trig", "nquads", "jsonld"])
def test_the_same_extraction_twice_changes_nothing(tmp_path: Path, format: str) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(gardens())
        first = b"".join(store.dump(format, internal=True))
        store.replace(gardens())
        assert b"".join(store.dump(format, internal=True)) == first


def test_a_document_is_replaced_not_added_to() -> None:
    store = kg.memory_store()
    store.replace(gardens())
    shorter = gardens()
    shorter = type(shorter)(shorter.text, shorter.records[:1])
    store.replace(shorter)
    rows = store.select("SELECT ?s WHERE { GRAPH ?g { ?s a <https://w3id.org/dutygraph/ontology#Statement> } }")
    assert rows == []


def test_a_document_is_removed_with_its_slip() -> None:
    store = kg.memory_store()
    empty = len(store)
    store.replace(slip())
    assert store.remove("河科发〔2022〕8号")
    assert len(store) == empty
    assert not store.remove("河科发〔2022〕8号")


def test_a_second_writer_in_another_process_is_told_in_one_line(tmp_path: Path) -> None:
    code = (
        f"import kg\ntry: kg.open_store({str(tmp_path / 'store')!r})\nexcept Exception as e: print(type(e).__name__, e)"
    )
    with kg.open_store(tmp_path / "store") as store:
        store.replace(gardens())
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.startswith("StoreError 图谱库正被另一进程写入")
    assert "another process is writing" in said
    assert len(said.splitlines()) == 1


def test_a_second_writer_in_the_same_process_too(tmp_path: Path) -> None:
    with kg.open_store(tmp_path / "store"), pytest.raises(StoreError, match="another process is writing"):
        kg.open_store(tmp_path / "store")
    kg.open_store(tmp_path / "store").close()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("notes")
    with pytest.raises(StoreError, match="a file stands where"):
        kg.open_store(file)
    with pytest.raises(StoreError):
        kg.open_store(file / "store")
    assert file.read_text() == "notes"


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes")
    with pytest.raises(StoreError, match="not a store"):
        kg.open_store(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_place_that_cannot_be_written() -> None:
    with pytest.raises(StoreError, match="cannot open"):
        kg.open_store("/proc/dutygraph/store")


def test_reading_needs_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="dutygraph build"):
        kg.open_store(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_reading_only_does_not_write(tmp_path: Path) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(gardens())
    with kg.open_store(tmp_path / "store", read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        store.remove("南政发〔2021〕3号")


@pytest.mark.parametrize(
    "value", ["用地", '"} UNION {?s ?p ?o', "back\\slash\\u0041", "line\nbreak", 7, 2.5, True, date(2020, 7, 13), Iri("http://a/b")]
)  # fmt: skip
def test_parameters_come_back_as_they_were(value: str | int | float | date) -> None:
    assert kg.memory_store().select(ECHO, {"x": value}) == [{"x": value}]


def test_several_values_for_one_parameter() -> None:
    assert kg.memory_store().select(ECHO, {"x": ["a", "b"]}) == [{"x": "a"}, {"x": "b"}]


def test_no_text_of_a_parameter_is_read_as_a_query() -> None:
    store = kg.memory_store()
    store.replace(gardens())
    query = 'SELECT ?s WHERE { VALUES ?name { "例" } GRAPH ?g { ?s ?p ?name } }'
    assert store.select(query, {"name": '" } GRAPH ?g { ?s ?p ?o } #'}) == []
    with pytest.raises(QueryError, match="not an IRI"):
        bind(ECHO, {"x": Iri("http://a> } #")})


def test_an_unknown_parameter() -> None:
    with pytest.raises(QueryError, match=r"no parameter \?y"):
        kg.memory_store().select(ECHO, {"y": 1})


@pytest.mark.parametrize("sparql", ["SELECT", "ASK { ?s ?p ?o }", "DROP ALL"])
def test_what_is_no_select_query(sparql: str) -> None:
    store = kg.memory_store()
    with pytest.raises(QueryError) as error:
        store.select(sparql)
    assert len(str(error.value).splitlines()) == 1
    assert store.select(COUNT) != [{"n": 0}]
