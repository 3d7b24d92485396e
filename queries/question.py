"""A named question: its query and the header that tells people and programs what it asks and answers.

The header is made of comments at the top of the `.rq` file:

    # title: 中文 | English
    # parameter NAME (TYPE): 中文 | English
    # column NAME: 中文 | English
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.errors import QueryError

_ENTRY = re.compile(
    r"#\s*(?P<kind>title|parameter|column)\s*(?P<name>\w+)?\s*(?:\((?P<type>\w+)\))?\s*:\s*(?P<zh>.*?)\s*\|\s*(?P<en>.*)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A name in the query with its wording in Chinese and English; `type` is "text" for now, "" for columns."""

    name: str
    zh: str
    en: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A named question. `columns` are those of its answer; the query itself may select more, for sorting."""

    name: str
    title: Label
    parameters: tuple[Label, ...]
    columns: tuple[Label, ...]
    sparql: str

    def headings(self) -> list[str]:
        """The columns as a reader sees them: “对象 target”."""
        return [f"{column.zh} {column.en}" for column in self.columns]


@cache
def question(name: str) -> Question:
    """The question in `queries/NAME.rq`. Raises `QueryError` if there is none."""
    file = files("queries").joinpath(f"{name}.rq")
    if not re.fullmatch(r"[a-z_]+", name) or not file.is_file():
        raise QueryError(f"没有这个问题 / no such question: {name} ({', '.join(names())})")
    return read(name, file.read_text(encoding="utf-8"))


def names() -> list[str]:
    """The names of all questions."""
    return sorted(file.name.removesuffix(".rq") for file in files("queries").iterdir() if file.name.endswith(".rq"))


def read(name: str, sparql: str) -> Question:
    """A question from its query's text. Raises `QueryError` for one without a title."""
    found: dict[str, list[Label]] = {"title": [], "parameter": [], "column": []}
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        if match := _ENTRY.fullmatch(line.strip()):
            found[match["kind"]].append(Label(match["name"] or name, match["zh"], match["en"], match["type"] or ""))
    if len(found["title"]) != 1:
        raise QueryError(f"查询缺少标题 / the query needs one line “# title: 中文 | English”: {name}.rq")
    return Question(name, found["title"][0], tuple(found["parameter"]), tuple(found["column"]), sparql)
