"""A graph in parts: the same files whoever makes them, whole or not there, and the same graph once loaded."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
from test_corpus_build import graph, ran
from varied import policy, write_policies

import dutygraph
from dutygraph import build, build_parts, load_parts
from dutygraph.corpus import into_parts, parts
from ontology.errors import InputError, StoreError


@pytest.fixture
def laws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(into_parts, "PER_PART", 4)
    write_policies(tmp_path / "laws", 14)
    return tmp_path / "laws"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("format", ["nquads", "parquet"])
def test_loaded_parts_are_the_graph(tmp_path: Path, laws: Path, format: str) -> None:
    report = build_parts([laws], tmp_path / "parts", format=format)
    assert (report.unchanged, report.failures) == (14, ())
    assert load_parts(tmp_path / "parts", tmp_path / "loaded") == 14
    build([laws], tmp_path / "built")
    assert graph(tmp_path / "loaded") == graph(tmp_path / "built")
    again = build([laws], tmp_path / "loaded")  # a build knows what parts brought
    assert (again.documents, again.unchanged) == ((), 14)


def test_parts_are_what_other_programs_read(tmp_path: Path, laws: Path) -> None:
    build_parts([laws], tmp_path / "nquads")
    build_parts([laws], tmp_path / "parquet", format="parquet")
    store = ox.Store()
    for path in sorted((tmp_path / "nquads").glob("*.nq.gz")):
        store.bulk_load(input=gzip.decompress(path.read_bytes()), format=ox.RdfFormat.N_QUADS)
    tables = [pq.read_table(path) for path in sorted((tmp_path / "parquet").glob("*.parquet"))]
    quads = [part["quads"] for part in json.loads((tmp_path / "nquads/manifest.json").read_bytes())["parts"]]
    assert len(store) == sum(quads) == sum(table.num_rows for table in tables)
    assert tables[0].column_names == ["graph", "subject", "predicate", "object"] and len(quads) == 4


def test_two_processes_make_the_same_files_as_one(tmp_path: Path, laws: Path) -> None:
    build_parts([laws], tmp_path / "one")
    build_parts([laws], tmp_path / "two", jobs=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_only_parts_that_change_are_made_again(tmp_path: Path, laws: Path) -> None:
    build_parts([laws], tmp_path / "parts")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "parts").glob("part-*")}
    (laws / "00/3.txt").write_text(policy(3) + "\n附则另定。", encoding="utf-8")
    build_parts([laws], tmp_path / "parts")
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "parts").glob("part-*")}
    assert len(before) == len(after) == 8 and len(before.items() & after.items()) == 6


def test_without_a_manifest_there_is_nothing_to_load(tmp_path: Path, laws: Path) -> None:
    build_parts([laws], tmp_path / "parts")
    (tmp_path / "parts/manifest.json").unlink()
    with pytest.raises(InputError, match="not complete"):
        load_parts(tmp_path / "parts", tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_part_that_is_not_whole_is_refused(tmp_path: Path, laws: Path) -> None:
    build_parts([laws], tmp_path / "parts")
    part = next((tmp_path / "parts").glob("*.nq.gz"))
    part.write_bytes(part.read_bytes()[:-20])
    with pytest.raises(StoreError, match="not what the manifest says"):
        load_parts(tmp_path / "parts", tmp_path / "store")


def test_a_text_that_fails_is_named_and_the_rest_is_there(tmp_path: Path, laws: Path) -> None:
    (laws / "empty.txt").write_bytes(b"")
    report = build_parts([laws], tmp_path / "parts")
    assert [Path(failure.file).name for failure in report.failures] == ["empty.txt"] and report.unchanged == 14


def test_parts_anywhere(laws: Path) -> None:
    try:
        build_parts([laws], "memory://bucket/parts")
        assert len(parts.read_manifest("memory://bucket/parts").parts) == 4
    finally:
        fsspec.filesystem("memory").rm("/bucket", recursive=True)


def test_the_commands(tmp_path: Path) -> None:
    write_policies(tmp_path / "laws", 3)
    code, said, _ = ran("build", "laws", "--parts", "parts", cwd=tmp_path)
    assert code == 0 and "3 documents" in said
    code, said, _ = ran("load", "parts", "--store", "s", cwd=tmp_path)
    assert code == 0 and "3 documents loaded" in said
    assert ran("load", "laws", "--store", "s", cwd=tmp_path)[0] == 2
    code, _, said = ran("build", "laws", "--parts", "x", "--cluster", "tcp://127.0.0.1:9", cwd=tmp_path)
    assert code == 2 and "no cluster" in said and said.count("\n") == 1


@contextlib.contextmanager
def dask_cluster() -> Iterator[tuple[str, list[int]]]:
    """A scheduler with two worker processes on this machine: its address, and the workers' process ids."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0
        ) as cluster,
        Client(cluster) as client,
    ):
        yield cluster.scheduler_address, list(client.run(os.getpid).values())


def test_a_cluster_that_loses_a_worker_halfway(tmp_path: Path, laws: Path) -> None:
    write_policies(laws, 40)
    build_parts([laws], tmp_path / "one")
    with dask_cluster() as (address, workers):
        killed = threading.Event()

        def watch(state: dutygraph.Progress) -> None:
            if state.stage == "extract" and not killed.is_set():
                os.kill(workers[0], signal.SIGKILL)
                killed.set()

        report = build_parts([laws], tmp_path / "many", cluster=address, progress=watch)
    assert killed.is_set() and report.failures == () and report.unchanged == 40
    assert files(tmp_path / "one") == files(tmp_path / "many")


def test_a_cluster_for_a_store(tmp_path: Path, laws: Path) -> None:
    build([laws], tmp_path / "one")
    with dask_cluster() as (address, _):
        build([laws], tmp_path / "many", cluster=address)
    assert graph(tmp_path / "one") == graph(tmp_path / "many")
