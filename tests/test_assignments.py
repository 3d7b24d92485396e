"""Responsibility notes: who leads, who is responsible, who supports; one row for each form."""

from __future__ import annotations

import pytest

from extract.assignments import find_note, read_note
from extract.words import Vocabulary

VOCABULARY = Vocabulary()
LEAD, RESPONSIBLE, SUPPORT = "lead", "responsible", "support"

NOTES = [
    ("加强监管。（科技部负责）", [("科技部", RESPONSIBLE)]),
    ("加强监管。(科技部负责)", [("科技部", RESPONSIBLE)]),
    (
        "加强监管。（科技部牵头，财政部、教育部按职责分工负责）",
        [("科技部", LEAD), ("财政部", SUPPORT), ("教育部", SUPPORT)],
    ),
    (
        "加强监管。（科技部、财政部、教育部按职责分工负责）",
        [("科技部", RESPONSIBLE), ("财政部", RESPONSIBLE), ("教育部", RESPONSIBLE)],
    ),
    (
        "加强监管。（科技部、财政部等部门按职责分工负责）",
        [("科技部", RESPONSIBLE), ("财政部", RESPONSIBLE)],
    ),
    ("加强监管。（科技部负责，财政部配合）", [("科技部", RESPONSIBLE), ("财政部", SUPPORT)]),
    ("加强监管。（科技部会同财政部负责）", [("科技部", RESPONSIBLE), ("财政部", SUPPORT)]),
    ("加强监管。（责任单位：科技部、财政部）", [("科技部", RESPONSIBLE), ("财政部", RESPONSIBLE)]),
    ("责任单位：科技部、财政部", [("科技部", RESPONSIBLE), ("财政部", RESPONSIBLE)]),
    ("牵头单位：科技部；配合单位：财政部、教育部", [("科技部", LEAD), ("财政部", SUPPORT), ("教育部", SUPPORT)]),
    (
        "加强监管。（科技部牵头负责，各省、自治区、直辖市人民政府参与）",
        [("科技部", LEAD), ("各省、自治区、直辖市人民政府", SUPPORT)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOTES, ids=[t for t, _ in NOTES])
def test_note(text: str, expected: list[tuple[str, str]]) -> None:
    note = find_note(text)
    assert note is not None
    assert [(text[n.start : n.end], n.role) for n in read_note(text, *note, VOCABULARY)] == expected


@pytest.mark.parametrize("text", ["加强监管。", "由科技部负责监管。", "国家高新区（以下简称高新区）要加强监管。"])
def test_what_is_no_note_is_left_to_the_sentences(text: str) -> None:
    assert find_note(text) is None
