"""Binding a query's parameters safely.

A query declares a parameter by a VALUES block that holds an example, so that the file runs as it stands in any SPARQL
tool: `VALUES ?topic { "用地" }`. Binding replaces what is between the braces by properly serialised RDF terms; nothing
that a user typed is ever read as SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from kg.terms import literal, resource
from ontology.errors import QueryError
from ontology.iris import PREFIXES, Iri

Parameter = str | int | float | date | Sequence[str]
"""A text (or `Iri`), number, date, or several texts."""

# Double-quoted strings may hold braces; nothing else inside an example does.
_BLOCK = r'(?<![\w?$])(VALUES\s+\?{name}\s*\{{)(?:[^{{}}"]|"(?:[^"\\]|\\.)*")*(\}})'


def bind(sparql: str, parameters: Mapping[str, Parameter]) -> str:
    """`sparql` with each parameter's VALUES block filled. Raises `QueryError` where there is none."""
    for name, value in parameters.items():
        if not re.fullmatch(r"[A-Za-z]\w*", name):
            raise QueryError(f"参数名无效 / not a parameter name: {name!r}")
        terms = " ".join(_term(item) for item in _items(value))
        pattern = re.compile(_BLOCK.format(name=name), re.IGNORECASE)
        sparql, found = pattern.subn(lambda match, terms=terms: f"{match[1]} {terms} {match[2]}", sparql)  # type: ignore[misc]
        if not found:
            raise QueryError(f"查询没有参数 / the query has no parameter ?{name} (VALUES ?{name} {{ … }})")
    return sparql


def _items(value: Parameter) -> Sequence[str | int | float | date]:
    if isinstance(value, str | int | float | date):
        return (value,)
    return value


def _term(value: str | int | float | date) -> str:
    match value:
        case Iri():
            return resource(value)
        case str():
            return literal(value)
        case bool() | int() | float():
            return f'"{str(value).lower()}"^^<{PREFIXES["xsd"]}{_DATATYPES[type(value)]}>'
        case date():
            return f'"{value.isoformat()}"^^<{PREFIXES["xsd"]}date>'
        case _:
            raise QueryError(f"参数类型不支持 / cannot bind a {type(value).__name__}: {value!r}")


_DATATYPES: dict[type, str] = {bool: "boolean", int: "integer", float: "double"}
