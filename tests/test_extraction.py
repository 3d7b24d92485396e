"""All readers together: the order of records, spans that are what the source has, the seed's goals."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from extract.extraction import extract
from extract.reading import read
from ontology.records import (
    Abbreviation,
    Actor,
    Assignment,
    Citation,
    Definition,
    Document,
    Goal,
    Mention,
    Nature,
    Provision,
    Span,
    Statement,
    Text,
)

MEASURES = """南山省人民政府关于建设城市花园的意见
南政发〔2021〕3号
各市人民政府：
一、发展目标
到2025年，城市花园布局更加优化，建成花园100个以上。
二、主要任务
（一）保障用地。根据《城市绿化条例》（南山省人民政府令第12号）第八条，市级人民政府应当优先安排花
园建设用地。本意见所称花园，是指向公众开放的绿地。
（二）扶持经营。由各市城市园林绿化管理机构（以下简称园林机构）负责养护。对符合条件的企业给予财政补助。
"""


def text_of(content: str) -> Text:
    return Text("garden.txt", content, "txt", "utf-8", "0" * 64)


def spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans(part)
    elif is_dataclass(value):
        for f in fields(value):
            yield from spans(getattr(value, f.name))


def place(record: object) -> int:
    if isinstance(record, Statement):
        return record.sentence.start
    if isinstance(record, Assignment):
        return record.note.start
    if isinstance(record, Definition | Abbreviation):
        return min(record.term.start, record.meaning.start)
    return record.span.start  # type: ignore[attr-defined]


def test_one_text_gives_every_kind_of_record() -> None:
    read_off = extract(text_of(MEASURES))
    (goal,) = read_off.of(Goal)
    assert (goal.deadline, goal.about and goal.about.text, [f.value for f in goal.figures]) == (
        "2025",
        "城市花园",
        [100],
    )
    (citation,) = read_off.of(Citation)
    assert (citation.relation, citation.to.number, citation.to.article) == ("依据", "南山省人民政府令第12号", "第八条")
    (definition,) = read_off.of(Definition)
    assert (definition.term.text, definition.meaning.text) == ("花园", "向公众开放的绿地")
    (short,) = read_off.of(Abbreviation)
    assert (short.term.text, short.meaning.text) == ("园林机构", "各市城市园林绿化管理机构")
    by_action = {s.action.plain: s for s in read_off.of(Statement)}
    assert by_action["优先安排"].nature is Nature.POLICY_TASK
    served = by_action["给予"].beneficiary
    assert served is not None and served.text == "符合条件的企业"


def test_records_stand_in_the_order_of_their_places() -> None:
    records = extract(text_of(MEASURES)).records
    heads = [r for r in records if isinstance(r, Document | Provision)]
    assert records[: len(heads)] == tuple(heads)
    told = [r for r in records[len(heads) :] if not isinstance(r, Mention | Actor)]
    assert [place(r) for r in told] == sorted(map(place, told))
    mentions = [r for r in records if isinstance(r, Mention)]
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    actors = [r for r in records if isinstance(r, Actor)]
    assert records == (*heads, *told, *mentions, *actors)


def test_an_abbreviation_gives_later_citations_their_title() -> None:
    content = MEASURES + "（三）根据《南山省公园条例》（以下简称《条例》）开放公园。违反《条例》第九条的，予以处罚。\n"
    titles = [(c.to.title, c.to.article) for c in extract(text_of(content)).of(Citation)]
    assert titles[1:] == [("南山省公园条例", None), ("南山省公园条例", "第九条")]


def test_the_goals_of_the_example(example: Path) -> None:
    goals = extract(read(str(example))).of(Goal)
    assert [(g.deadline, g.about and g.about.plain) for g in goals] == [("2025", "国家高新区"), ("2035", None)]


def test_every_span_of_the_corpus_is_what_the_source_has(shared: Path) -> None:
    files = sorted(
        f for f in (shared / "corpus").rglob("*") if f.suffix in (".txt", ".md", ".html") and f.stem != "README"
    )
    assert files
    for file in files:
        text = read(str(file))
        for record in extract(text).records:
            for span in spans(record):
                assert span.text == text.content[span.start : span.end], (file, record)
                assert span.text.strip(), (file, record)


@pytest.mark.parametrize(
    "content", ["。\n", "一、\n", "《》\n", "到2025年，\n", "（以下简称）\n", "本办法所称，是指。\n", "\n\n《\n"]
)
def test_fragments_are_read_without_a_complaint(content: str) -> None:
    extract(text_of(content))


IMPORTS = "from extract.extraction import extract; from extract.reading import read"


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_order_of_sets_changes_nothing(seed: str) -> None:
    """Words are added to the segmenter's dictionary in one order, whatever Python's hashes are."""
    example = str(Path(__file__).parent.parent / "examples" / "guofa-2020-7.txt")
    run = subprocess.run(
        [sys.executable, "-c", f"{IMPORTS}\nprint(extract(read({example!r})).records)"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == str(extract(read(example)).records)


def test_items_that_say_what_follows_are_read_under_a_list_of_cases() -> None:
    content = """南山省花园条例
第一条　为了保护花园，制定本条例。
第二条　违反本条例，有下列情形之一的，由园林部门按照下列规定处罚：
（一）未公示价格的，处一千元罚款；
（二）损坏围栏的，责令限期修复。
第三条　有下列行为之一的，由园林部门予以警告：
（一）采摘花卉的；
（二）砍伐树木的，处二千元罚款。
第四条　花园不收费用，但下列各项除外：
（一）提供导游服务收取的费用。
"""
    found = extract(text_of(content)).of(Statement)
    assert [(s.action.text, s.target.text if s.target else "") for s in found] == [
        ("处", "一千元罚款"),
        ("责令限期修复", ""),
        ("予以警告", ""),
        ("处", "二千元罚款"),
    ]
    assert all(s.actors for s in found)
