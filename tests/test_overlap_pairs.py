"""The table of overlap pairs is well formed and agrees with itself; what it says is for the code that answers it."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import dutygraph

TABLE = Path(__file__).parent / "overlaps" / "pairs.jsonl"
CANDIDATES = TABLE.with_name("candidates.jsonl")
LISTED = TABLE.with_name("listed.jsonl")


def rows(table: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]


ROWS = rows(TABLE)
JUDGED = [*ROWS, *rows(LISTED)]
RELATIONS = {"none", "重复部署", "层级落实", "职责交叉", "分工协作", "疑似职责重叠"}
SIDE = ["file", "start", "end", "action", "target"]
COMPARED = ["matter", "stage", "object", "place", "time", "bearer"]


def place(side: dict[str, Any]) -> tuple[str, int, int]:
    return side["file"], side["start"], side["end"]


@pytest.mark.parametrize("row", JUDGED, ids=lambda row: f"{row['a']['file']}:{row['a']['start']}-{row['b']['start']}")
def test_a_pair_has_the_agreed_columns(row: dict[str, Any]) -> None:
    columns = ["a", "b", "topic", "stratum", "relation", "elements", "shown_as_overlap", "note"]
    assert list(row) == columns
    for side in (row["a"], row["b"]):
        assert list(side) == SIDE
        assert side["action"] and side["end"] - side["start"] == len(side["action"])
    assert place(row["a"]) != place(row["b"])
    assert row["topic"] and row["stratum"] in {"random", "near-miss", "listed"}
    assert row["note"] or row["stratum"] == "random"
    assert list(row["elements"]) == [*COMPARED, "coordination"]
    assert {row["elements"][name] for name in COMPARED} <= {"same", "part", "differs"}
    assert row["elements"]["coordination"] in {"none", "stated", "elsewhere"}
    assert row["relation"] in RELATIONS and isinstance(row["shown_as_overlap"], bool)


@pytest.mark.parametrize("row", JUDGED, ids=lambda row: f"{row['a']['file']}:{row['a']['start']}-{row['b']['start']}")
def test_the_relation_follows_from_the_elements(row: dict[str, Any]) -> None:
    elements, relation = row["elements"], row["relation"]
    differs = {name for name in COMPARED if elements[name] == "differs"}
    if relation != "none":
        assert not differs & {"matter", "time"}
    if relation == "重复部署":
        assert not differs
    if relation == "职责交叉":
        assert differs & {"stage", "object"}
        assert row["shown_as_overlap"] == (elements["coordination"] == "none")
    if relation in {"分工协作", "疑似职责重叠"}:
        assert not differs - {"bearer"}
        assert (relation == "疑似职责重叠") == (elements["coordination"] == "none")
    if relation in {"none", "层级落实", "分工协作"}:
        assert not row["shown_as_overlap"]
    if relation == "疑似职责重叠":
        assert row["shown_as_overlap"]


def test_pairs_are_distinct_and_every_relation_has_enough() -> None:
    assert len({frozenset({place(row["a"]), place(row["b"])}) for row in JUDGED}) == len(JUDGED)
    assert len(ROWS) >= 140
    relations = Counter(row["relation"] for row in ROWS)
    assert set(relations) == RELATIONS
    assert min(relations.values()) >= 12
    assert 0.25 <= sum(row["shown_as_overlap"] for row in ROWS) / len(ROWS) <= 0.4


def test_pairs_hold_the_words_they_claim(shared: Path) -> None:
    content = cache(lambda file: dutygraph.read(shared / "corpus" / file).content)
    judged = [*JUDGED, *rows(CANDIDATES)]
    sides = [side for row in judged for side in (row["a"], row["b"])]
    wrong = [s for s in sides if content(s["file"])[s["start"] : s["end"]] != s["action"]]
    wrong += [s for s in sides if s["target"] and s["target"] not in content(s["file"])]
    assert not wrong
