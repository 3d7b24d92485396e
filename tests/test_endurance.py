"""Builds that end before they are done: each document is wholly there, old or new, and a rerun completes.

`make test` runs the short forms, `make endurance` the long ones.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import servers
from interrupted import Versions, Whole, build, killed, size, wait

import kg

SEED = 20210713


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    return Versions(tmp_path_factory.mktemp("few"), 15, 7)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    return Versions(tmp_path_factory.mktemp("many"), 100, 52)


def test_five_kills(few: Versions, tmp_path: Path) -> None:
    kills(few, tmp_path / "store", 5)


@pytest.mark.endurance
@pytest.mark.timeout(3600)
def test_fifty_kills(many: Versions, tmp_path: Path) -> None:
    kills(many, tmp_path / "store", 50)


def kills(versions: Versions, store: Path, count: int) -> None:
    """Builds of one version over the other, each killed; at least half while documents were being written."""
    dice, whole = random.Random(SEED), Whole(versions)
    finished(versions.files(0), store)
    lasting = time_of_writing(versions.files(1), store)
    during = 0
    for number in range(count):
        target = number + 2
        during += killed(versions.files(target), store, dice, lasting)
        with kg.open_store(store) as opened:
            found = whole.versions(opened)
        assert len(found) == versions.count
        if number % 5 == 4 or number == count - 1:
            finished(versions.files(target), store)
            with kg.open_store(store, read_only=True) as opened:
                assert set(whole.versions(opened).values()) == {target}
    print(f"{during} of {count} kills after the first write and before the end")
    assert during >= count / 2


def finished(files: Path, store: Path | str) -> None:
    running = build(files, str(store))
    _, said = running.communicate(timeout=600)
    assert running.returncode == 0, said.decode()


def time_of_writing(files: Path, store: Path) -> float:
    """Seconds from a build's first write to its end."""
    running, before = build(files, str(store)), size(store)
    wait(lambda: size(store) != before or running.poll() is not None)
    started = time.monotonic()
    running.communicate(timeout=600)
    return time.monotonic() - started


@pytest.mark.parametrize("moment", [0.1, *(pytest.param(n / 10, marks=pytest.mark.endurance) for n in range(20))])
def test_a_first_load_that_is_killed(few: Versions, tmp_path: Path, moment: float) -> None:
    store = tmp_path / "store"
    running = build(few.files(0), str(store))
    wait(lambda: size(store) or running.poll() is not None)
    time.sleep(moment)
    running.kill()
    running.communicate(timeout=60)
    if store.exists():
        with kg.open_store(store, read_only=True) as opened:
            assert set(Whole(few).versions(opened).values()) == {0}
    finished(few.files(0), store)
    with kg.open_store(store, read_only=True) as opened:
        assert len(Whole(few).versions(opened)) == few.count
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_first_load_that_was_killed_before_its_files_were_made(few: Versions, tmp_path: Path) -> None:
    (tmp_path / ".store.growing").mkdir()
    for name in ("LOCK", "LOG", "IDENTITY"):
        (tmp_path / ".store.growing" / name).touch()
    finished(few.files(0), tmp_path / "store")
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_first_load_has_one_writer(few: Versions, tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = build(few.files(0), str(store))
    wait(lambda: size(store))
    second = build(few.files(1), str(store))
    _, said = second.communicate(timeout=120)
    _, well = first.communicate(timeout=120)
    assert first.returncode == 0, well.decode()
    if second.returncode:  # else it began after the first had ended
        assert second.returncode == 2 and b"another process" in said and said.count(b"\n") == 1
    with kg.open_store(store, read_only=True) as opened:
        assert len(opened.documents()) == few.count


# --- The disk is full ---


def test_files_that_may_not_grow(few: Versions, tmp_path: Path) -> None:
    """What a quota does: no file of the store may pass some size."""
    store = tmp_path / "store"
    finished(few.files(0), store)
    largest = max(file.stat().st_size for file in store.iterdir())
    limit = max(200_000, largest // 4)
    running = build(
        few.files(1), str(store), preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )
    refused(running)
    with kg.open_store(store) as opened:
        assert len(Whole(few).versions(opened)) == few.count
    finished(few.files(1), store)
    with kg.open_store(store) as opened:
        assert set(Whole(few).versions(opened).values()) == {1}


def test_a_first_load_onto_a_disk_that_is_full(few: Versions, small_disk: Path) -> None:
    store = small_disk / "store"
    (small_disk / "filling").write_bytes(bytes(room(small_disk) - 600_000))
    refused(build(few.files(0), str(store)))
    # What is in goes on growing beside the store's place; the store itself is not there before it is complete.
    assert {path.name for path in small_disk.iterdir()} <= {"filling", ".store.growing"}
    (small_disk / "filling").unlink()
    finished(few.files(0), store)
    with kg.open_store(store, read_only=True) as opened:
        assert len(Whole(few).versions(opened)) == few.count


def test_a_disk_that_is_full(few: Versions, small_disk: Path) -> None:
    disk_full(few, small_disk)


@pytest.mark.endurance
@pytest.mark.timeout(1800)
def test_a_disk_that_is_full_again_and_again(many: Versions, small_disk: Path) -> None:
    for _ in range(5):
        disk_full(many, small_disk)
        (small_disk / "filling").unlink(missing_ok=True)


def disk_full(versions: Versions, disk: Path) -> None:
    store = disk / "store"
    finished(versions.files(0), store)
    (disk / "filling").write_bytes(bytes(max(0, room(disk) - 1_000_000)))
    running = build(versions.files(1), str(store))
    refused(running)
    (disk / "filling").unlink()
    with kg.open_store(store) as opened:
        assert len(Whole(versions).versions(opened)) == versions.count
    finished(versions.files(1), store)
    with kg.open_store(store, read_only=True) as opened:
        assert set(Whole(versions).versions(opened).values()) == {1}


def refused(running: subprocess.Popen[bytes]) -> None:
    _, said = running.communicate(timeout=300)
    assert running.returncode == 2, said.decode()
    assert said.count(b"\n") == 1 and b"cannot open, read or write the store" in said, said.decode()


def room(disk: Path) -> int:
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own of 768 MB, in memory; only root may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=768m", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system of a size of its own can be mounted here (RLIMIT_FSIZE is tested beside it)")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=False)


# --- The server stops ---


@pytest.mark.endurance
@pytest.mark.timeout(1800)
def test_a_server_that_is_stopped_halfway(many: Versions) -> None:
    whole, dice = Whole(many), random.Random(SEED)
    try:
        with servers.neo4j_server() as server:
            finished(many.files(0), server.address)
            for target in (1, 0, 1):
                running = build(many.files(target), server.address)
                with kg.open_store(server.address, read_only=True) as reader:
                    wait(partial(changed, reader, target))
                time.sleep(dice.uniform(0, 1))
                server.stop()
                _, said = running.communicate(timeout=300)
                assert running.returncode == 2 and said.count(b"\n") == 1, said.decode()
                assert b"cannot reach the server" in said or b"cannot read or write" in said
                server.start()
                with kg.open_store(server.address, read_only=True) as opened:
                    found = whole.versions(opened)
                assert len(found) == many.count
                finished(many.files(target), server.address)
                with kg.open_store(server.address, read_only=True) as opened:
                    assert set(whole.versions(opened).values()) == {target}
    except servers.CannotStartError as error:
        pytest.skip(str(error))


def changed(store: kg.Store, target: int) -> bool:
    """Whether a document of the version that is being written is there."""
    query = "MATCH (d:Document) WHERE d.text CONTAINS $words RETURN count(d) AS n"
    return store.select(query, {"words": f"（第{target}稿）"}) != [{"n": 0}]
