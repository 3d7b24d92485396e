"""A named question: its query and the header that tells people and programs what it asks and answers.

Each is written in every store's language, `NAME.rq` and `NAME.cypher`, under the same header (// in Cypher):

    # title: 中文 | English
    # entry: MODULE.FUNCTION
    # parameter NAME (TYPE): 中文 | English
    # column NAME (TYPE): 中文 | English

The entry, in `queries/`, is what answers a reader; a question without one is asked by other questions only. Parameters
are those of the entry, all of them, so that a form can be made from the header: TYPE is text, texts, date, number or
flag, with “ required” behind it where there must be one, and “ of WORD WORD …” where only these words are taken. A
column has no TYPE where it is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.named_query import NamedQuery, named_query
from ontology.errors import QueryError

_ENTRY = re.compile(
    r"(?:#|//)\s*(?P<kind>title|parameter|column)\s*(?P<name>\w+)?\s*"
    r"(?:\((?P<type>text|texts|date|number|flag)(?P<required> required)?(?: of (?P<choices>[^)]+))?\))?"
    r"\s*:\s*(?P<zh>.*?)\s*\|\s*(?P<en>.*)"
)
_ANSWERED_BY = re.compile(r"(?:#|//)\s*entry:\s*([\w.]+\.\w+)\s*")


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its wording in Chinese and English.

    `type` is text, texts, date, number or flag, "" for a title; `choices` the words that a parameter takes, any if
    empty.
    """

    name: str
    zh: str
    en: str
    type: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A named question. `columns` are those of its answer; the query itself may select more, for sorting.

    `entry` is the function that answers it (“by_topic.who”), "" for one that only other questions ask.
    """

    name: str
    title: Label
    parameters: tuple[Label, ...]
    columns: tuple[Label, ...]
    query: NamedQuery
    entry: str = ""

    def headings(self) -> list[str]:
        """The columns as a reader sees them: “对象 target”."""
        return [f"{column.zh} {column.en}" for column in self.columns]


@cache
def question(name: str) -> Question:
    """The question in `queries/NAME.rq` and `.cypher`. Raises `QueryError` if there is none."""
    if not re.fullmatch(r"[a-z_]+", name) or name not in names():
        raise QueryError(f"没有这个问题 / no such question: {name} ({', '.join(names())})")
    return read(named_query("queries", name))


def names() -> list[str]:
    """The names of all questions."""
    return sorted(file.name.removesuffix(".rq") for file in files("queries").iterdir() if file.name.endswith(".rq"))


def read(query: NamedQuery) -> Question:
    """A question from its query. Raises `QueryError` for one without a title, or with two headers that differ."""
    headers = {language: _header(query.name, text) for language, text in query.texts.items()}
    title, parameters, columns = headers["sparql"]
    if len(title) != 1:
        raise QueryError(f"查询缺少标题 / the query needs one line “# title: 中文 | English”: {query.name}.rq")
    if any(header != headers["sparql"] for header in headers.values()):
        raise QueryError(f"两种写法的题头不同 / the headers differ: {query.name}.rq, {query.name}.cypher")
    entries = {
        match[1] for text in query.texts.values() for match in map(_ANSWERED_BY.fullmatch, text.splitlines()) if match
    }
    if len(entries) > 1:
        raise QueryError(f"两种写法的题头不同 / the headers differ: {query.name}.rq, {query.name}.cypher")
    return Question(query.name, title[0], parameters, columns, query, next(iter(entries), ""))


def _header(name: str, text: str) -> tuple[tuple[Label, ...], ...]:
    """Title, parameters and columns."""
    found: dict[str, list[Label]] = {"title": [], "parameter": [], "column": []}
    for line in text.splitlines():
        if not line.startswith(("#", "//")):
            break
        if match := _ENTRY.fullmatch(line.strip()):
            sort = match["type"] or ("" if match["kind"] == "title" else "text")
            choices = tuple((match["choices"] or "").split())
            label = Label(match["name"] or name, match["zh"], match["en"], sort, bool(match["required"]), choices)
            found[match["kind"]].append(label)
    return tuple(map(tuple, found.values()))
