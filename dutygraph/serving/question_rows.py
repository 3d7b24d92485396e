"""The rows of a named question as visitors may see them: a part of them, or all of them as a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ontology.errors import QueryError

from .internal import asked_internally, public_rows
from .tables import csv_table, xlsx_table

if TYPE_CHECKING:
    from kg import Store

_KEPT: Final = 3
"""Answers that a process keeps, so that for the next part of one nothing is asked again."""

_answers: dict[tuple[str, str, str, bool], list[dict[str, Any]]] = {}


class Part(NamedTuple):
    """Some rows, and how many there are."""

    total: int
    rows: list[dict[str, Any]]


class TooManyRowsError(QueryError):
    """More rows than are written to a file."""


def part(
    store: Store, version: str, name: str, given: Mapping[str, object], offset: int, limit: int, *, internal: bool
) -> Part:
    """The rows from `offset` on of the question `name`. Raises QueryError for parameters that it does not take."""
    rows = _rows(store, version, name, given, internal)
    return Part(len(rows), rows[offset : offset + limit])


def table(
    store: Store, version: str, name: str, given: Mapping[str, object], format: str, most: int, *, internal: bool
) -> bytes:
    """All rows as csv or xlsx. Raises QueryError as `part` does, TooManyRowsError for more than `most`."""
    import queries

    rows = _rows(store, version, name, given, internal)
    if len(rows) > most:
        raise TooManyRowsError(f"共 {len(rows)} 行，超过 {most} 行，请缩小范围 / too many rows, ask for fewer")
    return (csv_table if format == "csv" else xlsx_table)(queries.question(name), rows)


def _rows(store: Store, version: str, name: str, given: Mapping[str, object], internal: bool) -> list[dict[str, Any]]:
    """All rows, without those of processing slips unless `internal`; `version` tells one state of the store from the
    next."""
    import queries

    key = version, name, repr(sorted(given.items())), internal
    found = _answers.pop(key, None)
    if found is None:
        answer = queries.ask(store, name, **given, **asked_internally(queries.question(name), internal))
        found = public_rows(answer, internal)
    while len(_answers) >= _KEPT:
        _answers.pop(next(iter(_answers)))
    _answers[key] = found
    return found
