"""How fast records go into the stores: `make bench`, `make bars`.

Ratios of two measurements in one run, so that machines compare.

The records are those of ../shared/corpus, or of the example many times over where that is missing.

    first load    a new folder by Oxigraph's bulk loader, over an rdflib memory dataset
    one by one    the same documents into a store on disk, one transaction each, over the same
    Neo4j         into an empty database, over the driver's own UNWIND of the same graph

The driver's own is what a user would write by hand for this graph alone: the same labels, properties, constraints and
indexes, UNWIND … CREATE for the nodes of each label, each actor once, and UNWIND … MATCH both ends by IRI … CREATE for
the relationships of each type, 1000 rows a transaction. It reads no document that is there, notes no history and knows
all labels and types beforehand; its rows are made before the clock starts, ours after. Printed beside it is how fast
UNWIND is with the same properties on nodes of one label that nothing indexes or relates, which is less than this graph.

Ends with 1 where a bar is missed. Neo4j is left out, saying so, where it cannot be started.
"""

from __future__ import annotations

import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import neo4j
import servers  # tests/servers.py
from rich.console import Console
from rich.table import Table

import dutygraph
import kg
from dutygraph.sources import find_files
from kg.property_graph.merged import merged
from kg.property_graph.model import INTERNAL, Properties, PropertyGraph
from ontology.records import Document, Extraction

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
FEWEST = 300_000
"""Characters that a measurement takes at least."""
ROUNDS = 5
"""Times that loading Neo4j is measured, the best of ours over the best of the driver's."""


def main() -> int:
    """Print the table; 0 where all bars are reached."""
    extractions = records()
    characters = sum(len(document.span.text) for one in extractions for document in one.of(Document))
    print(f"{len(extractions)} texts, {characters} characters")
    into_rdflib = timed(lambda: kg.rdflib_store().load(extractions))
    figures: dict[str, float | None] = {
        "first": into_rdflib / first_load(extractions),
        "one-by-one": into_rdflib / one_by_one(extractions),
        "again": into_rdflib / one_by_one(extractions, twice=True),
        "neo4j": against_unwind(extractions),
    }
    print(f"rdflib, in memory: {characters / into_rdflib:,.0f} characters a second")
    return report(figures)


def records() -> list[Extraction]:
    """What is loaded: each document once."""
    if CORPUS.is_dir():
        found: dict[str, Extraction] = {}
        for file in find_files([CORPUS]):
            try:
                extraction = dutygraph.extract(Path(file))
            except dutygraph.InputError:
                continue
            found[extraction.of(Document)[0].id] = extraction
        return list(found.values())
    text = dutygraph.read(ROOT / "examples" / "guofa-2020-7.txt")
    copies = range(FEWEST // len(text.content) + 1)
    return [
        dutygraph.extract(replace(text, content=text.content.replace("国发〔2020〕7号", f"国发〔2020〕{1000 + n}号")))
        for n in copies
    ]


def first_load(extractions: list[Extraction]) -> float:
    """Seconds that a new folder takes."""
    with tempfile.TemporaryDirectory() as folder:
        return timed(lambda: grown(Path(folder, "store"), extractions))


def grown(place: Path, extractions: list[Extraction]) -> None:
    with kg.growing_store(place) as store:
        store.load(extractions)
        store.complete()


def one_by_one(extractions: list[Extraction], *, twice: bool = False) -> float:
    """Seconds that the documents take one after the other; `twice`: that putting in changed ones again takes."""
    with tempfile.TemporaryDirectory() as folder, kg.open_store(Path(folder, "store")) as store:
        if twice:
            store.load(replace(one, records=one.records[: len(one.records) * 9 // 10]) for one in extractions)
        return timed(lambda: store.load(extractions))


def against_unwind(extractions: list[Extraction]) -> float | None:
    """Our rate over the driver's own, None without a server."""
    graph = merged(extractions, internal=True)
    same = by_hand(graph)
    bare = [node.properties for node in graph.nodes]
    bare += [one.properties | {"start": one.start, "end": one.end} for one in graph.relationships]
    ours, theirs, barely = [], [], []
    try:
        with servers.neo4j_server() as server, kg.open_store(server.address) as store:
            driver = neo4j.GraphDatabase.driver(server.uri, auth=(servers.USER, servers.PASSWORD))
            with driver, driver.session() as session:
                for _ in range(ROUNDS):  # in turn: the server compiles what it runs often, and others use the machine
                    ours.append(timed(lambda: store.load(extractions)))
                    clear(session)
                    theirs.append(timed(lambda: unwind(session, same)))
                    clear(session)
                    barely.append(timed(lambda: unwind(session, [("CREATE (n:Row) SET n = row", bare)])))
                    clear(session)
    except servers.CannotStartError as error:
        print(f"Neo4j left out: {error}")
        return None
    count = len(graph.nodes) + len(graph.relationships)
    rates = [f"{count / min(seconds):,.0f}" for seconds in (ours, theirs, barely)]
    print(
        f"Neo4j: {rates[0]} nodes and relationships a second, {rates[1]} by UNWIND, {rates[2]} by UNWIND as bare nodes"
    )
    return min(theirs) / min(ours)


def by_hand(graph: PropertyGraph) -> list[tuple[str, list[Properties]]]:
    """What a user would write for this graph: the ends of statements, each with its rows."""
    labels = {node.properties["iri"]: node.label for node in graph.nodes}
    found: dict[str, list[Properties]] = {}
    for node in graph.nodes:
        named = f"{node.label}:{INTERNAL}" if node.internal else node.label
        found.setdefault(f"CREATE (n:{named}) SET n = row", []).append(node.properties)
    for one in graph.relationships:
        statement = (
            f"MATCH (a:{labels[one.start]} {{iri: row.start}}) MATCH (b:{labels[one.end]} {{iri: row.end}}) "
            f"CREATE (a)-[r:{one.kind[1]}]->(b) SET r = row.about"
        )
        found.setdefault(statement, []).append({"start": one.start, "end": one.end, "about": one.properties})
    return list(found.items())


def unwind(session: neo4j.Session, statements: list[tuple[str, list[Properties]]], batch: int = 1000) -> None:
    """The driver's own way of writing many rows."""
    for statement, rows in statements:
        for start in range(0, len(rows), batch):
            session.run(f"UNWIND $rows AS row {statement}", rows=rows[start : start + batch]).consume()


def clear(session: neo4j.Session) -> None:
    session.run("MATCH (n:!DutygraphStore) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def report(figures: dict[str, float | None]) -> int:
    """Print each figure beside its bar; the exit code."""
    table = Table(title="装载速度（比值） Loading, as ratios", title_justify="left")
    for heading in ("", "值 figure", "须达 bar", "目标 aim", ""):
        table.add_column(heading)
    missed = 0
    for bar in tomllib.loads((ROOT / "benchmarks" / "loading.toml").read_text("utf-8"))["bars"]:
        value = figures[bar["figure"]]
        verdict = "—" if value is None else "✓" if value >= bar["bar"] else "✗ 未达 missed"
        missed += verdict.startswith("✗")
        table.add_row(bar["name"], "" if value is None else f"{value:.2f}", str(bar["bar"]), str(bar["aim"]), verdict)
    Console(width=None if sys.stdout.isatty() else 130, highlight=False).print(table)
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
