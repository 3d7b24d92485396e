"""Records to the line format of `dutygraph extract` and back: one JSON object a line, the keys in a fixed order.

A line is a record's fields under the names that the format's table gives them, beside `file` (the path as given) and
`type`. Spans are {"start", "end", "text"}, dates ISO, what was not found is null or [].
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from .errors import InputError
from .records import (
    Abbreviation,
    Actor,
    ActorMention,
    Assignment,
    Citation,
    Definition,
    Document,
    Extraction,
    Goal,
    Mention,
    Provision,
    Record,
    Routing,
    Slip,
    Span,
    Statement,
)

Line = dict[str, Any]

TYPES: dict[str, type[Record]] = {
    "document": Document,
    "provision": Provision,
    "statement": Statement,
    "assignment": Assignment,
    "goal": Goal,
    "slip": Slip,
    "routing": Routing,
    "citation": Citation,
    "definition": Definition,
    "abbreviation": Abbreviation,
    "mention": Mention,
    "actor": Actor,
}
"""The `type` of a line, and the record that it holds."""

FIRST: dict[str, tuple[str, ...]] = {"provision": ("id", "parent")}
"""Keys that a line has before the rest of its record's fields, where the format's order is not the record's."""

RENAMED = {("routing", "partners"): "with", ("slip", "sender"): "from", ("slip", "name"): "slip"}
"""Fields that the format calls otherwise ("with" and "from" are words of Python)."""


@cache
def _keys(kind: str) -> tuple[tuple[str, str], ...]:
    """The fields of a type in the format's order, each with its key."""
    names = [f.name for f in fields(TYPES[kind])]
    first = FIRST.get(kind, ())
    return tuple((n, RENAMED.get((kind, n), n)) for n in (*first, *(n for n in names if n not in first)))


_KINDS = {record: kind for kind, record in TYPES.items()}


def to_line(record: Record, file: str) -> Line:
    """The line of one record read from `file`."""
    kind = _KINDS[type(record)]
    line: Line = {"file": file, "type": kind}
    for name, key in _keys(kind):
        line[key] = _encode(getattr(record, name))
    return line


def _encode(value: Any) -> Any:
    if value is None or type(value) in (str, bool, int, float):
        return value
    if type(value) is Span:
        return {"start": value.start, "end": value.end, "text": value.text}
    if type(value) is tuple:
        return [_encode(v) for v in value]
    if type(value) is ActorMention:
        line = _encode(value.span)
        if value.inferred is not None:
            line["inferred"] = value.inferred.value
        if value.actors:
            line["actor"] = list(value.actors)
        return line
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return {f.name: _encode(getattr(value, f.name)) for f in fields(value)}


def from_line(line: Mapping[str, Any]) -> Record:
    """The record that a line holds; keys it does not know are passed over.

    Raises InputError where the line is of no known type, or lacks a key or has it in another form.
    """
    kind = line.get("type")
    if not isinstance(kind, str) or kind not in TYPES:
        raise InputError(f"无此记录类型 no such record type: {kind!r}")
    record: Any = TYPES[kind]
    hints = _hints(record)
    try:
        found: Record = record(**{name: _decode(hints[name], line[key]) for name, key in _keys(kind) if key in line})
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"记录格式有误 malformed {kind} line: {error}") from error
    return found


@cache
def _hints(record: Hashable) -> dict[str, Any]:
    return get_type_hints(record)


def _decode(wanted: Any, value: Any) -> Any:
    if get_origin(wanted) is UnionType:
        if value is None:
            return None
        wanted = next(a for a in get_args(wanted) if a is not NoneType)
    if get_origin(wanted) is tuple:
        return tuple(_decode(get_args(wanted)[0], v) for v in value)
    if wanted is ActorMention:
        inferred = _decode(_hints(ActorMention)["inferred"], value.get("inferred"))
        return ActorMention(_decode(Span, value), inferred, tuple(value.get("actor", ())))
    if wanted is date:
        return date.fromisoformat(value)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted(value)
    if isinstance(wanted, type) and is_dataclass(wanted):
        return wanted(**{f.name: _decode(_hints(wanted)[f.name], value[f.name]) for f in fields(wanted)})
    return value


def dump_lines(extraction: Extraction) -> Iterator[str]:
    """The lines of one text as JSON, without line ends, in the document's order; the same records, the same bytes."""
    file = extraction.text.path
    for record in extraction.records:
        yield json.dumps(to_line(record, file), ensure_ascii=False, separators=(", ", ": "))


def load_lines(lines: Iterable[str]) -> Iterator[tuple[str, Record]]:
    """Each line's file and record. Raises InputError on a line that is no JSON object or no record."""
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            line = json.loads(text)
        except ValueError as error:
            raise InputError(f"第{number}行不是 JSON (line {number} is not JSON): {error}") from error
        if not isinstance(line, dict):
            raise InputError(f"第{number}行不是 JSON 对象 (line {number} is no JSON object)")
        yield str(line.get("file", "")), from_line(line)
