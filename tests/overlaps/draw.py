"""Draws pairs of statements at random within topics over ../shared/corpus, one JSON object a line.

    python tests/overlaps/draw.py

A topic is a word, chosen beforehand; its statements are those of `dutygraph extract` whose sentence has the word. For
each topic, two draws, each uniform over the pairs of statements in different sentences: one pair within a document, one
across two documents. No similarity of texts is asked for. The near misses were chosen by reading (README.md).
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

import dutygraph

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SEED = 6
TOPICS = [
    "用地",
    "人才",
    "科技成果",
    "知识产权",
    "消防",
    "食品安全",
    "水资源",
    "湿地",
    "采伐",
    "中小企业",
    "校车",
    "职业病",
    "核安全",
    "统计",
    "义务教育",
    "绿化",
    "节能",
    "慈善",
    "动物防疫",
    "出租汽车",
    "数据",
    "信息公开",
    "考核",
    "监督检查",
    "罚款",
    "补助",
    "规划",
    "标准",
    "应急",
    "宣传",
]


@dataclass(frozen=True)
class Drawn:
    """A statement as it stands in the table, with its sentence to know the topic by."""

    file: str
    start: int
    end: int
    action: str
    target: str | None
    sentence: str
    sentence_start: int

    def line(self) -> dict[str, object]:
        return {
            "file": self.file,
            "start": self.start,
            "end": self.end,
            "action": self.action,
            "target": self.target,
        }


def statements() -> list[Drawn]:
    """Every statement of the corpus, by file and place."""
    found: list[Drawn] = []
    for file in sorted(f for f in CORPUS.rglob("*") if f.suffix in {".txt", ".md", ".html"} and f.name != "README.md"):
        extraction = dutygraph.extract(file)
        content = dutygraph.read(file).content
        name = str(file.relative_to(CORPUS))
        for statement in extraction.of(dutygraph.Statement):
            action, target, sentence = statement.action, statement.target, statement.sentence
            found.append(
                Drawn(
                    name,
                    action.start,
                    action.end,
                    content[action.start : action.end],
                    content[target.start : target.end] if target else None,
                    content[sentence.start : sentence.end],
                    sentence.start,
                )
            )
    return sorted(found, key=lambda s: (s.file, s.start, s.end))


def draw(pool: list[Drawn], within: bool, dice: random.Random) -> tuple[Drawn, Drawn] | None:
    """A pair of the pool's statements within one document, or across two; none where there is no such pair."""
    pairs = [
        (a, b)
        for i, a in enumerate(pool)
        for b in pool[i + 1 :]
        if (a.file == b.file) == within and (a.file, a.sentence_start) != (b.file, b.sentence_start)
    ]
    return dice.choice(pairs) if pairs else None


def main() -> None:
    everything = statements()
    for topic in TOPICS:
        pool = [s for s in everything if topic in s.sentence]
        for within in (True, False):
            drawn = draw(pool, within, random.Random(f"{SEED} {topic} {within}"))
            if drawn:
                a, b = drawn
                print(json.dumps({"a": a.line(), "b": b.line(), "topic": topic}, ensure_ascii=False))


if __name__ == "__main__":
    main()
