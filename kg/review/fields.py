"""The fields of records as people write them: to plain values of JSON, and from these back to values with places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from ontology.errors import QueryError
from ontology.lines import TYPES
from ontology.records import (
    Abbreviation,
    Actor,
    ActorMention,
    Assignment,
    Citation,
    Definition,
    Document,
    Goal,
    Mention,
    Provision,
    Record,
    Routing,
    Slip,
    Span,
    Statement,
)

_FIXED: Final = frozenset({"id", "document", "provision", "parent", "part_of", "sha256", "span", "own", "sentence"})
"""What a record is known by and where it stands: nobody corrects that."""

_NO_CONTENT: Final = frozenset({"rule", "reason"})
"""How a record was found: no part of what a person confirms."""

KINDS: Final = {record: kind for kind, record in TYPES.items()}


def correctable(record: Record) -> list[str]:
    """The fields that a person can correct, in the record's order; none of an actor, whom the registry describes."""
    if isinstance(record, Actor):
        return []
    return [field.name for field in fields(record) if field.name not in _FIXED]


def plain(value: Any) -> Any:
    """A field's value as JSON has it; of a span its words without white space."""
    match value:
        case Span():
            return value.plain
        case ActorMention():
            return value.span.plain
        case tuple():
            return [plain(one) for one in value]
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case _ if is_dataclass(value) and not isinstance(value, type):
            return asdict(value)
        case _:
            return value


def content(record: Record) -> dict[str, Any]:
    """All that a person who confirms a record has seen of it; what is not given is left out."""
    seen = {name: plain(getattr(record, name)) for name in correctable(record) if name not in _NO_CONTENT}
    return {name: value for name, value in seen.items() if value not in (None, [])}


def quote(record: Record) -> str:
    """The words by which people know a record."""
    match record:
        case Document():
            return record.title or record.number or record.id
        case Provision():
            return record.cite
        case Statement():
            return record.action.plain + (record.target.plain if record.target else "")
        case Assignment():
            return record.actor.plain
        case Definition() | Abbreviation():
            return record.term.plain
        case Goal() | Citation() | Routing() | Mention() | Slip():
            return record.span.plain
        case Actor():
            return record.id


def evidence(record: Record) -> Span:
    """The words that state a record."""
    match record:
        case Statement():
            return record.sentence
        case Assignment():
            return record.note
        case Definition() | Abbreviation():
            first, last = sorted((record.term, record.meaning), key=lambda span: span.start)
            return first if first.end >= last.end else Span(first.start, last.end, first.text)
        case Actor():
            raise AssertionError("an actor is described by the registry")
        case _:
            return record.span


def valued(record: Record, name: str, given: Any, source: Span) -> Any:
    """The value of a field that a person gave as JSON has it. `source` is the document's text.

    Words that stand in the record's evidence get their place, others the place of what they replace.
    Raises QueryError for a field that cannot be corrected and for a value that it cannot have.
    """
    if name not in correctable(record):
        raise QueryError(f"不能更正的字段 / no such field: {name} ({'、'.join(correctable(record))})")
    whole = evidence(record)
    start, end = max(whole.start, source.start), min(whole.end, source.end)
    words = _Words(Span(start, end, source.text[start - source.start : end - source.start]), getattr(record, name))
    try:
        return _valued(_hints(type(record))[name], given, words)
    except (TypeError, ValueError, KeyError) as error:
        raise QueryError(f"{name} 不能是 / cannot be: {given!r}{_choice(record, name)}") from error


def _choice(record: Record, name: str) -> str:
    wanted = _single(_hints(type(record))[name])
    return f" ({'、'.join(wanted)})" if isinstance(wanted, type) and issubclass(wanted, Enum) else ""


class _Words:
    """Finds the places of words in a record's evidence; what the field had keeps its own."""

    def __init__(self, evidence: Span, old: Any) -> None:
        self._evidence = evidence
        items = old if isinstance(old, tuple) else () if old is None else (old,)
        self._old = {plain(item): item for item in items if isinstance(item, Span | ActorMention)}
        spans = [item.span if isinstance(item, ActorMention) else item for item in self._old.values()]
        self._near = next((s.start for s in spans if evidence.start <= s.start < evidence.end), evidence.start)

    def kept(self, words: str) -> Any:
        return self._old.get("".join(words.split()))

    def find(self, words: str) -> Span:
        where = self._evidence
        letters = "".join(words.split())
        if not letters:
            raise ValueError("no words")
        found = [
            Span(where.start + m.start(), where.start + m.end(), m[0])
            for m in re.finditer(r"\s*".join(map(re.escape, letters)), where.text)
        ]
        if found:
            return min(found, key=lambda span: (abs(span.start - self._near), span.start))
        start = max(where.start, min(self._near, where.end - len(letters)))
        return Span(start, start + len(letters), letters)


def _valued(hint: Any, given: Any, words: _Words) -> Any:
    if given is None and get_origin(hint) is UnionType:
        return None
    wanted: Any = _single(hint)
    if get_origin(wanted) is tuple:
        return tuple(_valued(get_args(wanted)[0], one, words) for one in _several(given))
    if wanted in (Span, ActorMention):
        if not isinstance(given, str):
            raise TypeError("words are needed")
        kept = words.kept(given)
        if isinstance(kept, wanted):
            return kept
        return words.find(given) if wanted is Span else ActorMention(words.find(given))
    if wanted is date:
        return date.fromisoformat(given)
    if issubclass(wanted, Enum):
        return wanted(given)
    if is_dataclass(wanted):
        kind: Any = wanted
        parts = _hints(kind)
        if unknown := given.keys() - parts.keys():
            raise ValueError(f"unknown: {unknown}")
        return kind(**{name: _valued(part, given.get(name), words) for name, part in parts.items()})
    if wanted is float and type(given) is int:
        return float(given)
    if type(given) is not wanted:
        raise TypeError(f"{wanted.__name__} needed")
    return given


def _several(given: Any) -> Iterable[Any]:
    if not isinstance(given, list):
        raise TypeError("a list is needed")
    return given


def _single(wanted: Any) -> Any:
    if get_origin(wanted) is UnionType:
        return next(one for one in get_args(wanted) if one is not NoneType)
    return wanted


def is_list(record: Record, name: str) -> bool:
    """Whether a field holds several values."""
    return get_origin(_hints(type(record)).get(name)) is tuple


def _hints(kind: Any) -> dict[str, Any]:
    return _types(kind)


@cache
def _types(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
