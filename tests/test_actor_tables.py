"""The tables of actor mentions and of containment are well formed; what they say is for the code that answers them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import dutygraph
from ontology.registry import registry

TABLES = Path(__file__).parent / "actors"
VOCABULARY = json.loads((TABLES / "vocabulary.json").read_text(encoding="utf-8"))
MENTIONS = {"mentions.jsonl": (320, 4), "mentions-second.jsonl": (160, 3)}  # rows at least, rows a document at most
FACETS = ["kind", "levels", "place", "functions", "scope", "body", "qualifier", "relative"]


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (TABLES / name).read_text(encoding="utf-8").splitlines()]


def readings(row: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [row["expected"], *row.get("also", [])]


def actors(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for reading in readings(row):
        yield from reading


@pytest.mark.parametrize(
    "row", [row for name in MENTIONS for row in rows(name)], ids=lambda row: f"{row['file']}:{row['start']}"
)
def test_expected_actors_use_the_agreed_facets(row: dict[str, Any]) -> None:
    assert set(row) <= {"file", "start", "end", "text", "expected", "also", "note"}
    assert row["expected"] and row["end"] - row["start"] == len(row["text"])
    readings_seen = [json.dumps(reading, ensure_ascii=False) for reading in readings(row)]
    assert len(set(readings_seen)) == len(readings_seen), "an alternative says the same again"
    assert not row.get("also") or row.get("note"), "an alternative needs a note"
    for actor in actors(row):
        assert list(actor) == FACETS
        assert actor["kind"] in VOCABULARY["kinds"]
        assert actor["levels"] == [level for level in VOCABULARY["levels"] if level in actor["levels"]]
        assert set(actor["functions"]) <= set(registry().functions)
        assert actor["scope"] in VOCABULARY["scopes"]
        assert actor["relative"] in VOCABULARY["relatives"]
        assert actor["body"] is None or actor["scope"] == "single"


@pytest.mark.parametrize("name", MENTIONS)
def test_a_table_has_enough_mentions_and_few_of_one_document(name: str) -> None:
    at_least, a_document = MENTIONS[name]
    files = [row["file"] for row in rows(name)]
    assert len(files) >= at_least
    assert max(files.count(file) for file in set(files)) <= a_document


def test_no_two_mentions_share_a_character() -> None:
    spans = sorted((row["file"], row["start"], row["end"]) for name in MENTIONS for row in rows(name))
    shared = [(one, other) for one, other in pairwise(spans) if one[0] == other[0] and other[1] < one[2]]
    assert not shared


@pytest.mark.parametrize("name", MENTIONS)
def test_mentions_hold_the_text_they_claim(name: str, shared: Path) -> None:
    content = cache(lambda file: dutygraph.read(shared / "corpus" / file).content)
    wrong = [r for r in rows(name) if content(r["file"])[r["start"] : r["end"]] != r["text"]]
    assert not wrong


def test_containment_pairs_are_distinct_and_balanced() -> None:
    table = rows("containment.jsonl")
    for row in table:
        assert list(row) == ["container", "contained", "contains", "reason"]
        assert row["reason"] and isinstance(row["contains"], bool)
        for side in (row["container"], row["contained"]):
            assert list(side) == ["text", "place", "date"] and side["text"]
    pairs = {json.dumps([row["container"], row["contained"]], ensure_ascii=False) for row in table}
    assert len(pairs) == len(table) >= 160
    assert 0.4 <= sum(row["contains"] for row in table) / len(table) <= 0.6
