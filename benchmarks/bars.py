"""The figures of the extraction beside their bars: `make bars`.

Runs `dutygraph extract` once over all documents of ../shared/evaluation/gold, has score.py and structure.py there judge
the lines, and compares with `bars.toml`. Ends with 1 where a binding bar is missed or a figure has fallen by more than
0.005 below what was recorded. With --record it raises what was recorded to what is measured now.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import actors
import overlaps
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
EVALUATION = ROOT.parent / "shared" / "evaluation"
CORPUS = EVALUATION.parent / "corpus"
BARS = HERE / "bars.toml"
SEED = "guofa-2020-7"
MAY_FALL = 0.005


def main() -> int:
    """Print the table; 0 where all binding bars hold and nothing has fallen, else 1."""
    if not (EVALUATION / "score.py").is_file():
        print(f"skipped: no {EVALUATION} beside the repository, nothing to measure with")
        return 0
    golds = {path.stem: path for path in sorted((EVALUATION / "gold").glob("*.json"))}
    documents = {name: json.loads(path.read_text("utf-8"))["document"] for name, path in golds.items()}
    sources = sorted({CORPUS / document for document in documents.values()})
    with tempfile.TemporaryDirectory() as folder:
        predictions = extract(sources, Path(folder))
        pairs = {name: (golds[name], predictions[str(CORPUS / documents[name])]) for name in golds}
        held_back = tomllib.loads((HERE / "split.toml").read_text("utf-8"))["check"]
        scores = {
            "all": score(list(pairs.values())),
            "check": score([pairs[name] for name in held_back]),
        }
        held, findings = structure(pairs[SEED][1])
    speed = speed_ratio(sources)
    mentions = [one for name in ("mentions", "mentions-second") for one in actors.judged(name)]
    pairs_shown = overlaps.measured()
    figures = {
        ("overlaps", "precision"): pairs_shown["all"].precision,
        ("overlaps", "recall"): pairs_shown["all"].recall,
        ("overlaps held back", "precision"): pairs_shown["held back"].precision,
        ("overlaps held back", "recall"): pairs_shown["held back"].recall,
        ("actors", "right"): sum(one.right for one in mentions) / len(mentions),
        **{("actors", name): share for name, share in actors.coverage().items()},
        ("actors", "not wrong"): 1 - sum(one.wrong_body for one in mentions) / len(mentions),
        ("seed", "structure"): held,
        ("all", "speed"): speed,
    }

    def figure(bar: dict[str, Any]) -> float | None:
        key = (bar["of"], bar["figure"])
        if key in figures:
            return figures[key]
        if bar["of"] == "worst":
            return min(
                at(value, bar["figure"]) or 0.0 for name, value in scores["all"].items() if name.startswith("genre ")
            )
        where = scores["all"][documents[SEED]] if bar["of"] == "seed" else scores[bar["of"]]["ALL"]
        return at(where, bar["figure"])

    bars = tomllib.loads(BARS.read_text("utf-8"))["bars"]
    rows = [(bar, figure(bar)) for bar in bars]
    if "--record" in sys.argv:
        record(rows)
    return report(rows, findings)


def extract(documents: list[Path], folder: Path) -> dict[str, Path]:
    """Each document's lines in a file of its own, from one run of the command."""
    command = [sys.executable, "-m", "dutygraph", "extract", *map(str, documents)]
    run = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    if run.returncode:
        sys.exit(f"dutygraph extract ended with {run.returncode}: {run.stderr.decode(errors='replace')[-2000:]}")
    lines: dict[str, list[str]] = defaultdict(list)
    for line in run.stdout.decode("utf-8").split("\n"):
        if line:
            lines[json.loads(line)["file"]].append(line)
    found = {}
    for number, document in enumerate(map(str, documents)):
        found[document] = folder / f"{number}.jsonl"
        found[document].write_text("".join(f"{line}\n" for line in lines[document]), encoding="utf-8")
    return found


def score(pairs: list[tuple[Path, Path]]) -> dict[str, Any]:
    """score.py's figures by document, by genre and for all."""
    command = [sys.executable, str(EVALUATION / "score.py"), "--json", *(str(path) for pair in pairs for path in pair)]
    run = subprocess.run(command, capture_output=True, check=False)
    if run.returncode:
        sys.exit(f"score.py ended with {run.returncode}: {run.stderr.decode(errors='replace')[-2000:]}")
    figures: dict[str, Any] = json.loads(run.stdout)
    return figures


def structure(prediction: Path) -> tuple[float, list[str]]:
    """The share of the seed's structure that holds, and what does not; slip and goals are not counted yet."""
    wanted = EVALUATION / "structure" / f"{SEED}.json"
    content = json.loads(wanted.read_text("utf-8"))
    all_of_it = len(content["document_line"]) + len(content["provisions"])
    command = [sys.executable, str(EVALUATION / "structure.py"), str(wanted), str(prediction)]
    run = subprocess.run(command, capture_output=True, check=False)
    lines = run.stdout.decode("utf-8").splitlines() if run.returncode else []
    if run.stderr:
        sys.exit(f"structure.py: {run.stderr.decode(errors='replace')[-2000:]}")
    findings = [line for line in lines if not line.startswith(("goal ", "routing "))]
    return max(0.0, 1 - len(findings) / all_of_it), findings


def speed_ratio(documents: list[Path]) -> float:
    """Characters a second from text to records over those of jieba's tagger, in this process: text by text, the one
    after the other, so that other work on the machine slows both."""
    import logging

    import jieba
    import jieba.posseg

    from extract.extraction import extract as extract_text
    from extract.reading import read

    jieba.setLogLevel(logging.ERROR)
    texts = [read(document) for document in documents]
    extract_text(texts[0])  # lexicons are loaded once, not for each text
    list(jieba.posseg.cut(texts[0].content[:2000]))
    ours = theirs = 0.0
    for text in texts:
        started = time.perf_counter()
        extract_text(text)
        read_by = time.perf_counter()
        for _ in jieba.posseg.cut(text.content):
            pass
        ours += read_by - started
        theirs += time.perf_counter() - read_by
    size = sum(len(text.content) for text in texts)
    print(f"{size:,} characters: {size / ours:,.0f} a second, jieba.posseg {size / theirs:,.0f}")
    return theirs / ours


def record(rows: list[tuple[dict[str, Any], float | None]]) -> None:
    """Raise `reached` in bars.toml to what was measured now, where that is more."""
    blocks = BARS.read_text("utf-8").split("[[bars]]\n")
    for index, (bar, value) in enumerate(rows, 1):
        if value is not None and bar["figure"] != "speed" and value > bar.get("reached", 0):
            kept = re.sub(r"^reached = .*\n", "", blocks[index], flags=re.MULTILINE)
            blocks[index] = re.sub(r"^(binding = .*\n)", rf"\g<1>reached = {value:.4f}\n", kept, flags=re.MULTILINE)
    BARS.write_text("[[bars]]\n".join(blocks), encoding="utf-8")


def at(figures: dict[str, Any], path: str) -> float | None:
    """The figure at a dotted path."""
    value: Any = figures
    for part in path.split("."):
        value = value[part]
    return value if value is None else float(value)


def report(rows: list[tuple[dict[str, Any], float | None]], findings: list[str]) -> int:
    """Print the table and what failed; the exit code."""
    table = Table(title="抽取质量 Extraction over ../shared/evaluation/gold", title_justify="left")
    table.add_column("")
    for heading in ("值 figure", "须达 bar", "目标 aim", "曾达 reached"):
        table.add_column(heading, justify="right")
    table.add_column("")
    failures = []
    for bar, value in rows:
        verdict = judge(bar, value)
        if verdict.startswith("✗"):
            failures.append(f"{bar['name']}: {verdict}")
        numbers = (value, bar.get("bar"), bar.get("aim"), bar.get("reached"))
        table.add_row(bar["name"], *map(shown, numbers), verdict)
    Console(width=None if sys.stdout.isatty() else 130, highlight=False).print(table)
    for finding in findings:
        print(f"structure: {finding}")
    for failure in failures:
        print(f"FAILED {failure}")
    return bool(failures)


def judge(bar: dict[str, Any], value: float | None) -> str:
    """One word on a figure; ✗ is a failure."""
    if value is None:
        return "未见 nothing to measure"
    if "reached" in bar and value < bar["reached"] - MAY_FALL:
        return "✗ 退步 fell"
    if "bar" not in bar:
        return ""
    if value >= bar["bar"]:
        return "✓ 达到目标 aim" if value >= bar["aim"] else "✓"
    return "✗ 未达 missed" if bar["binding"] else "尚不约束 not binding yet"


def shown(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
