"""The index beside a store: topics of any length, right whatever happens to the store, and never in the way."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from records_by_hand import gardens, slip

import dutygraph
import kg
import queries
from kg.store import Store
from ontology.records import Statement
from queries.index.file import NAME
from queries.index.grams import grams, pattern, plain


def found(store: Store, topic: str) -> list[str]:
    return [row.action for row in queries.who(store, topic).rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用地需求", "用地 地需 需求 求"),
        ("规划、建设", "规划 划 建设 设"),
        ("５Ｇ基站", "5g g基 基站 站"),
        ("", ""),
    ],
)
def test_text_is_read_in_pairs_of_characters(text: str, expected: str) -> None:
    assert grams(text) == expected


def test_a_topic_is_asked_for_word_for_word() -> None:
    assert pattern("用地") == '"用地"'
    assert pattern("用地需求") == '"用地 地需 需求"'
    assert pattern("地") == '"地"*'
    assert pattern("规划、建设") == '"规划" AND "建设"'
    assert plain("《Ｔｅｓｔ》") == "test"


@pytest.mark.parametrize("topic", ["花园", "用地", "园", "建设用地", "公开", "花园、用地", "花园的用地"])
def test_topics_of_any_length_are_found(topic: str) -> None:
    store = kg.memory_store()
    store.load([gardens(), slip()])
    assert found(store, topic)


def test_the_index_follows_the_store(tmp_path: Path) -> None:
    with kg.open_store(tmp_path / "store") as store:
        assert found(store, "用地") == []
        store.replace(gardens())
        before = found(store, "用地")
        assert before
        document, *others = gardens().records
        store.replace(replace(gardens(), records=(document, *(r for r in others if not isinstance(r, Statement)))))
        assert found(store, "用地") == []
        store.replace(gardens())
        assert found(store, "用地") == before
        store.remove("南政发〔2021〕3号")
        assert found(store, "用地") == []


def test_the_index_follows_what_another_process_writes(tmp_path: Path) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(gardens())
        assert found(store, "用地")
    with kg.open_store(tmp_path / "store") as store:  # one that asks nothing
        store.remove("南政发〔2021〕3号")
    with kg.open_store(tmp_path / "store", read_only=True) as store:
        assert found(store, "用地") == []


def test_the_index_follows_reviews(tmp_path: Path) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(gardens())
        (statement,) = {row.statement for row in queries.who(store, "花园").rows if row.action == "侵占"}
        dutygraph.review(store, statement, field="action", new="占用")
        assert "占用" in found(store, "花园") and "侵占" not in found(store, "花园")
        (review,) = store.reviews()
        store.undo_review(review.id)
        assert "侵占" in found(store, "花园")


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(gardens())
        before = found(store, "用地")
    (tmp_path / "store" / "beside" / NAME).write_bytes(damage)
    with kg.open_store(tmp_path / "store", read_only=True) as store:
        assert found(store, "用地") == before


def test_an_index_that_breaks_in_use_is_made_anew(tmp_path: Path) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(gardens())
        before = found(store, "用地")
        file = tmp_path / "store" / "beside" / NAME
        file.write_bytes(file.read_bytes()[:4096] + os.urandom(file.stat().st_size - 4096))
        assert found(store, "用地") == before


def test_where_nothing_can_be_written_the_index_is_in_memory(tmp_path: Path) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(gardens())
    (tmp_path / "store" / "beside").write_text("in the way")
    with kg.open_store(tmp_path / "store", read_only=True) as store:
        assert found(store, "用地")


def test_what_stands_on_slips_is_not_in_it(tmp_path: Path) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store.load([gardens(), slip()])
        assert found(store, "办理") == []
        assert [row.actor for row in queries.who(store, "办理", internal=True).rows] == ["办公室"]
    content = (tmp_path / "store" / "beside" / NAME).read_bytes().decode("utf-8", "ignore")
    assert "办公室" not in content and "牵头办理" not in content


def test_a_build_leaves_the_index_ready(tmp_path: Path, example: Path) -> None:
    dutygraph.build([example], tmp_path / "store")
    assert (tmp_path / "store" / "beside" / NAME).stat().st_size > 100_000
