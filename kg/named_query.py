"""A query under one name, written once for each language: NAME.rq (SPARQL) and NAME.cypher side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from ontology.errors import QueryError

ENDINGS: Final[Mapping[str, str]] = {"sparql": "rq", "cypher": "cypher"}
"""The language of a store, and how the names of its files end."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """`texts` has the query by language. All of them give the same rows."""

    name: str
    texts: Mapping[str, str]

    def text(self, language: str) -> str:
        """The query in a language. Raises `QueryError` where nobody has written it."""
        if language not in self.texts:
            raise QueryError(f"查询没有该语言的写法 / no such file: {self.name}.{ENDINGS.get(language, language)}")
        return self.texts[language]


@cache
def named_query(package: str, name: str) -> NamedQuery:
    """The query `name` in the folder of `package` ("queries", "kg.view_queries"); empty where there is no file."""
    package, _, folder = package.partition(".")
    texts = {}
    for language, ending in ENDINGS.items():
        file = files(package).joinpath(folder, f"{name}.{ending}")
        if file.is_file():
            texts[language] = file.read_text(encoding="utf-8")
    return NamedQuery(name, texts)
