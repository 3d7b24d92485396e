"""What the questions cost: on a graph of all of ../shared/corpus, as it grows to 100,000 statements, and for rdflib.

    python benchmarks/questions.py [STORE]     writes docs/questions-speed.md and docs/images/questions-growth.svg

STORE is one that has all of the corpus already. The larger graphs are the corpus again and again, each time with its
subjects exchanged (消防 for 湿地 …), so that the copies speak of other matters in the same sentences.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import dutygraph
import kg
import queries
from kg.rdf import NamedGraph
from kg.stores.growing import GrowingStore
from kg.stores.oxigraph import OxigraphStore
from ontology.iris import graph_iri
from queries.index import refresh

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
REPORT = ROOT / "docs" / "questions-speed.md"
PICTURE = ROOT / "docs" / "images" / "questions-growth.svg"

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
ASKED: dict[str, dict[str, Any]] = {
    "who": {"topic": "用地"},
    "duties": {"actor": "省级人民政府"},
    "tasks": {"document": "国发〔2020〕7号"},
    "overlaps": {},
    "conflicts": {},
}
"""Parameters that questions are asked with; those that need some and are not here are left out."""

SUBJECTS = [
    "消防", "湿地", "种苗", "校车", "食品", "慈善", "档案", "气象", "地震", "统计",
    "公证", "绿化", "节能", "采砂", "水库", "草原", "渔业", "养老", "体育", "旅游",
    "殡葬", "测绘", "邮政", "计量", "专利", "水利", "林业", "交通", "医疗", "教育",
]  # fmt: skip
"""What documents are about: exchanged for each other in the copies."""

PLAIN = """
PREFIX duty: <https://w3id.org/dutygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?actor ?action ?target ?evidence WHERE {
  GRAPH ?g {
    ?s duty:target ?target ; duty:action ?action ; duty:sentence ?evidence .
    OPTIONAL { ?s duty:bearing/duty:actor/rdfs:label ?actor }
  }
  FILTER(CONTAINS(?target, "用地"))
}
"""
"""What somebody writes without the index."""


def median(what: Callable[[], object], times: int = 5) -> float:
    """The median of some runs, in milliseconds, after one that counts not."""
    what()
    return statistics.median(timed(what) for _ in range(times))


def timed(what: Callable[[], object]) -> float:
    """Milliseconds of processor time that something takes: what else runs on the machine counts not."""
    started = time.process_time()
    what()
    return (time.process_time() - started) * 1000


def warm(store: kg.Store) -> dict[str, float]:
    """Each question's median."""
    found = {}
    for name in queries.askable():
        needed = {label.name for label in queries.question(name).parameters if label.required}
        if needed <= ASKED.get(name, {}).keys():
            found[name] = median(lambda name=name: queries.ask(store, name, **ASKED.get(name, {})))  # type: ignore[misc]
    return found


def copies(store: OxigraphStore, statements: int) -> Iterator[tuple[int, list[NamedGraph]]]:
    """Documents of the store until they have so many statements, then copies of them with other subjects."""
    count = 0
    for turn in range(1_000):
        exchanged = dict(zip(SUBJECTS, SUBJECTS[turn % 30 :] + SUBJECTS[: turn % 30], strict=True))
        pattern = re.compile("|".join(SUBJECTS))
        for document in store.documents():
            name = f"{document}（{turn}）" if turn else document
            text = "".join(f"{triple} .\n" for triple in store._triples(graph_iri(document)))
            if turn:
                for called, now in {iri_part(document): iri_part(name), document: name}.items():
                    text = text.replace(called, now)
                text = pattern.sub(lambda match, words=exchanged: words[match[0]], text)  # type: ignore[misc]
                name = pattern.sub(lambda match, words=exchanged: words[match[0]], name)  # type: ignore[misc]
            count += text.count("/ontology#sentence> ")
            yield count, [NamedGraph(graph_iri(name), text)]
            if count >= statements:
                return


def iri_part(document: str) -> str:
    """A document's id as IRIs have it."""
    return graph_iri(document).removeprefix(graph_iri(""))


def grown(store: OxigraphStore, statements: int, place: Path) -> int:
    """A store of about so many statements at a place, its index ready; returns how many."""
    growing = GrowingStore.at(place)
    waiting: list[NamedGraph] = []
    count = 0
    for count, graphs in copies(store, statements):  # noqa: B007
        waiting += graphs
        if len(waiting) >= 100:
            growing.put_graphs(waiting)
            waiting = []
    growing.put_graphs(waiting)
    refresh(growing)
    growing.complete()
    return count


def growth(store: OxigraphStore) -> list[dict[str, float]]:
    """For each size the medians, and what finding all overlaps takes the first time."""
    found = []
    for size in SIZES:
        with TemporaryDirectory() as folder:
            count = grown(store, size, Path(folder) / "store")
            with kg.open_store(Path(folder) / "store", read_only=True) as opened:
                first = timed(lambda opened=opened: queries.overlaps(opened))  # type: ignore[misc]
                rows = {
                    name: median(lambda n=name, o=opened: queries.ask(o, n, **ASKED[n]), 3)
                    for name in ("who", "duties")
                }  # type: ignore[misc]
        found.append({"statements": count, "overlaps, first": first, **rows})
        print(found[-1], flush=True)
    return found


def beside_rdflib(store: OxigraphStore) -> dict[str, tuple[float, float]]:
    """Milliseconds of ours and of plain rdflib for the same, on the same graph of 1,000 statements."""
    with TemporaryDirectory() as folder:
        grown(store, 1_000, Path(folder) / "store")
        with kg.open_store(Path(folder) / "store", read_only=True) as ours:
            theirs = kg.rdflib_store()
            assert isinstance(ours, OxigraphStore)
            for document in ours.documents():
                text = "".join(f"{triple} .\n" for triple in ours._triples(graph_iri(document)))
                theirs._put([NamedGraph(graph_iri(document), text)])  # type: ignore[attr-defined]
            asked = queries.question("duties").query
            name = {"name": ["省级人民政府"]}
            return {
                "who": (median(lambda: queries.who(ours, "用地")), median(lambda: theirs.select(PLAIN), 1)),
                "duties": (
                    median(lambda: queries.duties(ours, "省级人民政府")),
                    median(lambda: theirs.ask(asked, name), 1),
                ),
            }


def draw(rows: list[dict[str, float]]) -> None:
    """The growth as a picture."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4))
    for name in rows[0]:
        if name != "statements":
            axes.loglog([row["statements"] for row in rows], [row[name] for row in rows], marker="o", label=name)
    axes.set_xlabel("statements")
    axes.set_ylabel("milliseconds")
    axes.grid(True, which="major", alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(PICTURE, metadata={"Date": None})


def report(
    size: int, warmed: dict[str, float], rows: list[dict[str, float]], ratios: dict[str, tuple[float, float]]
) -> str:
    """The page."""
    lines = [
        "# What the questions cost",
        "",
        "Written by `make bench` (`benchmarks/questions.py`). Milliseconds of processor time, medians of warm runs, on",
        "the machine of the run: compare them with each other, not with those of another machine.",
        "",
        f"On a graph of all of ../shared/corpus, {size} statements, embedded:",
        "",
        "| question | ms |",
        "| --- | ---: |",
        *(f"| {name} | {value:.1f} |" for name, value in warmed.items()),
        "",
        "As the graph grows (`overlaps, first` is finding all pairs, kept as long as the store does not change):",
        "",
        "| " + " | ".join(rows[0]) + " |",
        "| " + " | ".join("---:" for _ in rows[0]) + " |",
        *("| " + " | ".join(f"{value:.0f}" for value in row.values()) + " |" for row in rows),
        "",
        "![growth](images/questions-growth.svg)",
        "",
        "Beside plain rdflib, the same run, the same graph of 1,000 statements:",
        "",
        "| question | ours, ms | rdflib, ms | ratio |",
        "| --- | ---: | ---: | ---: |",
        *(f"| {name} | {ours:.1f} | {other:.0f} | {other / ours:.0f} |" for name, (ours, other) in ratios.items()),
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure everything and write the page."""
    with TemporaryDirectory() as folder:
        place = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "store"
        if len(sys.argv) == 1:
            dutygraph.build([CORPUS], place, jobs=2)
        with kg.open_store(place, read_only=True) as store:
            assert isinstance(store, OxigraphStore)
            warmed = warm(store)
            print(warmed, flush=True)
            size = len(queries.tasks(store))
            ratios = beside_rdflib(store)
            print(ratios, flush=True)
            rows = growth(store)
    draw(rows)
    REPORT.write_text(report(size, warmed, rows, ratios), encoding="utf-8")


if __name__ == "__main__":
    main()
