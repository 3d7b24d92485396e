"""The API under a steady load: no error, memory that stays, what it costs (`make endurance` for the five minutes)."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from threading import local

import httpx
import psutil
import pytest

import kg
from ontology.records import Extraction

SEED = "国发〔2020〕7号"
ASKED: list[tuple[str, dict[str, str]]] = [
    ("/api/about", {}), ("/api/documents", {}), ("/api/document", {"id": SEED}), ("/api/matrix", {"id": SEED}),
    ("/api/actors", {}), ("/api/actor", {"name": "省级人民政府"}), ("/api/suggest", {"q": "sjrm"}),
    ("/api/graph", {"document": SEED}), ("/api/questions/who", {"topic": "用地"}), ("/api/questions/tasks", {}),
    ("/healthz", {}),
]  # fmt: skip
RATE = 50


@pytest.fixture
def server(tmp_path: Path, example_read: Extraction) -> Iterator[tuple[str, psutil.Process]]:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(example_read)
    command = [sys.executable, "-m", "dutygraph", "serve", "--store", str(tmp_path / "store"), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None
        yield found[0].rstrip("/"), psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(20)


def load(address: str, seconds: float) -> list[float]:
    """50 requests a second; how long each took in seconds. Each asks something else: half of it the server has not
    kept, and a browser's question whether it has changed is none of them."""
    mine = local()

    def ask(number: int) -> float:
        if not hasattr(mine, "client"):
            mine.client = httpx.Client(base_url=address, timeout=30)
        time.sleep(max(0.0, started + number / RATE - time.monotonic()))
        path, parameters = ASKED[number % len(ASKED)]
        fresh = {"offset": str(number)} if path in ("/api/documents", "/api/actors", "/api/questions/tasks") else {}
        before = time.perf_counter()
        answer = mine.client.get(path, params=parameters | fresh)
        took = time.perf_counter() - before
        assert answer.status_code == 200, answer.text
        return took

    started = time.monotonic()
    with ThreadPoolExecutor(16) as crowd:
        return list(crowd.map(ask, range(int(seconds * RATE))))


def endures(server: tuple[str, psutil.Process], seconds: float) -> None:
    address, process = server
    load(address, 4)
    before = process.memory_info().rss
    times = load(address, seconds)
    grown = process.memory_info().rss - before
    slow = quantiles(times, n=20)[-1] * 1000
    print(f"{len(times)} requests, 95th percentile {slow:.1f} ms, memory {grown / 1e6:+.1f} MB")
    # What is kept of answers is bounded by `serving.caching.BYTES`.
    assert grown < 96_000_000


def test_ten_seconds(server: tuple[str, psutil.Process]) -> None:
    endures(server, 10)


@pytest.mark.endurance
def test_five_minutes(server: tuple[str, psutil.Process]) -> None:
    endures(server, 300)
