"""Overlapping duties against the pairs that were judged by reading (tests/overlaps): precision and recall.

    python benchmarks/overlaps.py [STORE]

A pair counts as shown where `queries.overlaps` over the whole of ../shared/corpus has it as a finding, be its action
read with a word more before it (切实加强 for 加强). Rules are tuned
on two thirds of the pairs; the last third, chosen by a hash of their places, is held back, and only its sums are looked
at. “candidates” are pairs that the answer itself found or nearly found (tests/overlaps/candidates.jsonl), judged the
same way: what the corpus has of look-alikes, where the pairs have what a reader finds. “listed” are pairs that another
reader chose from lists by words only (tests/overlaps/listed.jsonl), none of which is in the other tables, so that what
had been found before is not among them. STORE is one that has all of the corpus already.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import dutygraph
import kg
import queries
from kg.store import Store

ROOT = Path(__file__).resolve().parent.parent
PAIRS = ROOT / "tests" / "overlaps" / "pairs.jsonl"
CANDIDATES = PAIRS.with_name("candidates.jsonl")
LISTED = PAIRS.with_name("listed.jsonl")
CORPUS = ROOT.parent / "shared" / "corpus"


@dataclass(frozen=True)
class Score:
    """Of the pairs that are shown how many should be, and of those that should be how many are."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0


def held_back(row: dict[str, Any]) -> bool:
    """Whether a pair is of the third that no rule is tuned on."""
    place = f"{row['a']['file']}:{row['a']['start']}|{row['b']['file']}:{row['b']['start']}"
    return int(sha256(place.encode()).hexdigest(), 16) % 3 == 0


def scores(store: Store, documents: dict[str, set[str]]) -> dict[str, Score]:
    """The figures by part of the pairs. `documents` are the ids of each file's documents."""
    found = queries.overlapping.finding.pairs(store)
    pairs = [(a.row, b.row) for a, b, judged in found.pairs if judged.shown]
    shown = {_key(a, b) for a, b in pairs}
    actions: dict[str, set[tuple[int, int]]] = {}
    for one in (one for pair in pairs for one in pair):
        actions.setdefault(one["document"], set()).add((one["position"], one["position"] + len(one["action"])))
    counted: dict[str, Counter[str]] = {}
    for row in _judged():
        sides = [
            [
                {"document": one, "position": start}
                for one in documents[row[side]["file"]]
                for start, end in actions.get(one, ())
                if start <= row[side]["start"] < end
            ]
            for side in ("a", "b")
        ]
        is_shown = any(_key(a, b) in shown for a in sides[0] for b in sides[1])
        what = ("wrong", "right")[row["shown_as_overlap"]] if is_shown else ("", "missed")[row["shown_as_overlap"]]
        part = "held back" if held_back(row) else "tuned on"
        for name in _parts(row, part):
            counted.setdefault(name, Counter())[what] += 1
    return {name: Score(count["right"], count["wrong"], count["missed"]) for name, count in counted.items()}


def _parts(row: dict[str, Any], part: str) -> tuple[str, ...]:
    """The names under which a row counts."""
    stratum = row.get("stratum", "candidates")
    if stratum == "listed":
        return stratum, f"{stratum}, {part}"
    return (stratum,) if stratum == "candidates" else ("all", part, stratum)


def _judged() -> list[dict[str, Any]]:
    return [row for table in (PAIRS, CANDIDATES, LISTED) for row in _rows(table)]


def _rows(table: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]


def _key(a: Any, b: Any) -> frozenset[tuple[str, int]]:
    return frozenset({(a["document"], a["position"]), (b["document"], b["position"])})


def measured() -> dict[str, Score]:
    """The figures on a store of all of the corpus, built for it."""
    with TemporaryDirectory() as folder, kg.open_store(Path(folder) / "store") as store:
        dutygraph.build([CORPUS], store, jobs=2)
        return scores(store, documents_of(store))


def documents_of(store: Store) -> dict[str, set[str]]:
    """The ids of the documents of each file that the pairs name, by the hash of its bytes."""
    ids: dict[str, set[str]] = {}
    for document in store.documents():
        ids.setdefault(store.history(document)[-1].sha256, set()).add(document)
    files = {row[side]["file"] for row in _judged() for side in ("a", "b")}
    return {file: ids.get(sha256((CORPUS / file).read_bytes()).hexdigest(), set()) for file in files}


def main() -> None:
    if len(sys.argv) > 1:
        with kg.open_store(sys.argv[1], read_only=True) as store:
            found = scores(store, documents_of(store))
    else:
        found = measured()
    for name, score in found.items():
        print(
            f"{name:17} precision {score.precision:.2f} recall {score.recall:.2f} "
            f"({score.right} right, {score.wrong} wrong, {score.missed} missed)"
        )


if __name__ == "__main__":
    main()
