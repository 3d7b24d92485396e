"""`dutygraph query`: a query of one's own, read-only and with a time limit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ontology.errors import DutygraphError, QueryError

from .stores import opened_store

if TYPE_CHECKING:
    from kg.store import Row

_STRINGS = re.compile(
    r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`[^`]*`|<[^<>\s]*>'
)
_COMMENTS = re.compile(r"/\*[\s\S]*?\*/|(?m:(?:#|//).*$)")
_WRITES = {
    "sparql": re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE),
    "cypher": re.compile(
        r"\b(CREATE|MERGE|DELETE|DETACH|SET|REMOVE|DROP|FOREACH|LOAD\s+CSV|GRANT|REVOKE)\b", re.IGNORECASE
    ),
}
_ELSEWHERE = {
    "sparql": re.compile(r"\bSERVICE\b", re.IGNORECASE),
    "cypher": re.compile(
        r"\b(LOAD\s+CSV|apoc\.(?:load|import|cypher|periodic|export)\b|IN\s+TRANSACTIONS)", re.IGNORECASE
    ),
}


def run_query(store: str, query: str, *, timeout: float) -> list[Row]:
    """The rows of a SELECT (SPARQL) or MATCH … RETURN (Cypher), in the language of the store at an address.

    It runs in a process of its own, which is ended after `timeout` seconds. Raises QueryError for a query that would
    write, that reaches for another host, that cannot be read or that takes longer, StoreError.
    """
    from concurrent.futures import TimeoutError as TooLate

    from pebble.concurrent import process

    if timeout <= 0:
        raise QueryError(f"时限应大于零 / the time limit must be more than nothing: {timeout:g}")
    task = process(timeout=timeout)(_rows)
    try:
        rows, problem = task(store, query).result()
    except TooLate as error:
        raise QueryError(f"查询超过 {timeout:g} 秒，已停止 / the query took longer, stopped: --timeout") from error
    if problem is not None:
        raise problem
    found: list[Row] = rows
    return found


def check(query: str, language: str) -> None:
    """Raises QueryError, in one line, for a query that would write or reach for another host."""
    bare = _STRINGS.sub(" ", query)
    bare = _COMMENTS.sub(" ", bare)
    if not bare.strip():
        raise QueryError("请给出查询 / give a query: SELECT … 或 or MATCH … RETURN …")
    if match := _ELSEWHERE[language].search(bare):
        raise QueryError(f"不查询其他主机，不读其他文件 / no other hosts or files: {match[0]}")
    names = re.sub(r"[?$.:]\w+|\b\w+:\w*", " ", bare)
    if match := _WRITES[language].search(names):
        raise QueryError(f"只能查询，不能更新 / read-only, updates are refused: {match[0].upper()}")


def _rows(store: str, query: str) -> tuple[list[Any], DutygraphError | None]:
    """The rows, or what went wrong: exceptions lose their class on the way between processes."""
    try:
        with opened_store(store, read_only=True) as opened:
            check(query, opened.language)
            return opened.select(query), None
    except DutygraphError as error:
        return [], error
