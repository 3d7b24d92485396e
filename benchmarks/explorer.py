"""What the explorer's page costs in a real Chromium: the first view, the page's weight, and a graph of 20,000 nodes and
60,000 edges beside the same graph as a pyvis page with its physics off. Needs the built page, Chromium and ../shared.

    PYTHONPATH=tests .venv/bin/python benchmarks/explorer.py [STORE]

STORE is a folder store of a large corpus; without one that of ../shared/corpus is made, which takes some minutes.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import browsing
from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from pyvis.network import Network as VisNetwork

import dutygraph
import kg
from dutygraph.publishing import publish
from dutygraph.serving.network import Network

NODES, EDGES = 20_000, 60_000
FRAMES = 12
LONGEST = 240
"""Seconds after which a picture is given up."""

_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def frames(page: Page, move: Callable[[int], None]) -> tuple[float, float]:
    """Milliseconds from a movement of the mouse or its wheel until it is painted: median and slowest."""
    times = []
    for number in range(FRAMES):
        started = time.perf_counter()
        move(number)
        page.evaluate(_PAINTED)
        times.append((time.perf_counter() - started) * 1000)
    return median(times), max(times)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, browsing.chromium() as browser:
        small = Path(folder) / "example"
        dutygraph.build([ROOT / "examples"], small)
        first_view(browser, small)
        large = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "corpus"
        if not large.exists():
            dutygraph.build([ROOT.parent / "shared" / "corpus"], large, jobs=2)
        large_graph(browser, small, large, Path(folder))


def first_view(browser: Browser, store: Path) -> None:
    """From the server's ready line to the matrix on the screen, nothing cached; the bytes that came over."""
    times, weight = [], 0
    for _ in range(3):
        with browsing.served(store) as address:
            started = time.perf_counter()
            page = browser.new_context(locale="zh-CN").new_page()
            page.goto(address)
            page.locator(".matrix tbody td a").first.wait_for()
            times.append(time.perf_counter() - started)
            weight = page.evaluate(
                "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
                ".reduce((sum, one) => sum + one.transferSize, 0)"
            )
            page.context.close()
    print(f"first view: {median(times):.2f} s (cold, median of 3); page and first data: {weight / 1000:.0f} kB")


def large_graph(browser: Browser, small: Path, large: Path, folder: Path) -> None:
    """Time to the first picture, and frames while panning and zooming, of both pages."""
    picture = varied(large)
    ours = folder / "ours"
    publish(small, ours)
    answers = ours / "data" / "answers.js"
    key = "api/graph?detail=provisions&limit=300"
    text = answers.read_text("utf-8") + f'delete dutygraph.files["{key}"];dutygraph.files["{key}"]=9999;\n'
    answers.write_text(text, "utf-8")
    (ours / "data" / "9999.js").write_text(f'dutygraph.answers["{key}"]={json.dumps(picture, ensure_ascii=False)};')
    theirs = folder / "vis.html"
    theirs.write_text(vis_page(picture), "utf-8")
    pages = {
        "explorer": (
            f"{(ours / 'index.html').as_uri()}#/graph",
            "() => { const c = document.querySelector('.sigma')?.canvas; return c && c.graph.order >= 20000"
            " && c.sigma.getNodeDisplayData(c.graph.nodes()[19999]) !== undefined && c.sigma.renderFrame === null; }",
        ),
        "pyvis": (theirs.as_uri(), "() => window.drawn === true"),
    }
    shown = {name: measured(browser, name, *page) for name, page in pages.items()}
    print(f"ratio of first pictures, pyvis / explorer: at least {shown['pyvis'] / shown['explorer']:.1f}")


def measured(browser: Browser, name: str, address: str, ready: str) -> float:
    """Seconds to the first picture; prints these, and what dragging and zooming cost."""
    page = browser.new_context(viewport={"width": 1360, "height": 900}).new_page()
    started = time.perf_counter()
    page.goto(address, timeout=300_000, wait_until="commit")
    try:
        page.wait_for_function(ready, timeout=LONGEST * 1000, polling=50)
    except PlaywrightTimeoutError:
        print(f"{name}: no picture after {LONGEST} s")
        page.context.close()
        return LONGEST
    first = time.perf_counter() - started
    page.mouse.move(700, 500)
    page.mouse.down()
    pan = frames(page, lambda number: page.mouse.move(700 + 12 * number, 500))
    page.mouse.up()
    page.evaluate(_PAINTED)
    zoom = frames(page, lambda number: page.mouse.wheel(0, -120 if number % 4 < 2 else 120))
    print(
        f"{name}: first picture {first:.2f} s; a movement on the screen, median/slowest: "
        f"drag {pan[0]:.0f}/{pan[1]:.0f} ms, zoom {zoom[0]:.0f}/{zoom[1]:.0f} ms"
    )
    page.screenshot(path=ROOT / "out" / f"large-{name}.png")
    page.context.close()
    return first


def varied(large: Path) -> dict[str, Any]:
    """20,000 nodes of a store's graph, and 60,000 edges: its own, and repeats between them."""
    with kg.open_store(large, read_only=True) as store:
        network = Network(kg.networkx_view(store), {})
    picture = network.picture(detail="statements", limit=NODES).model_dump()
    random = Random(7)
    actors = [node["key"] for node in picture["nodes"] if node["kind"] == "actor"]
    others = [node["key"] for node in picture["nodes"] if node["kind"] != "actor"]
    known = {(edge["source"], edge["target"]) for edge in picture["edges"]}
    while len(picture["edges"]) < EDGES:
        pair = random.choice(actors), random.choice(others)
        if pair not in known:
            known.add(pair)
            edge = {"source": pair[0], "target": pair[1], "kind": "BEARS", "grade": "stated", "role": "", "count": 1}
            picture["edges"].append(edge)
    print(f"graph: {len(picture['nodes'])} nodes, {len(picture['edges'])} edges")
    return picture


def vis_page(picture: dict[str, Any]) -> str:
    """The same nodes at the same places as pyvis shows them, physics off, all scripts in the page."""
    network = VisNetwork(height="900px", width="1360px", cdn_resources="in_line")
    network.nodes = [
        {"id": n["key"], "label": n["label"][:16], "x": n["x"] * 10, "y": n["y"] * 10, "shape": "dot", "size": 6}
        for n in picture["nodes"]
    ]
    network.edges = [{"from": e["source"], "to": e["target"]} for e in picture["edges"]]
    network.set_options(
        '{"physics": {"enabled": false}, "edges": {"smooth": false}, "layout": {"improvedLayout": false}}'
    )
    page: str = network.generate_html()
    marked = page.replace(
        "return network;", "network.once('afterDrawing', () => { window.drawn = true; });return network;"
    )
    assert marked != page, "pyvis writes its page otherwise now"
    return marked


if __name__ == "__main__":
    main()
