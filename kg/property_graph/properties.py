"""A record's fields as the properties of a node or relationship, and back.

A span becomes the text without white space under the field's name and its place as `NAME_at` [start, end]; its exact
text is cut out of the document's, and written as `NAME_exact` only where that is not to be had.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from ontology.records import CitationTarget, Document, Goal, Provision, Record, Routing, Slip, Span, Statement

from .model import Properties

RELATED: Final[Mapping[type, tuple[str, ...]]] = {
    Document: ("issuers", "addressees", "copied_to"),
    Statement: ("actors", "by", "co"),
    Goal: ("figures",),
    Slip: ("sender",),
    Routing: ("actor", "partners", "by"),
}
"""Fields that are relationships to other nodes."""

_PLACES: Final = (Document, Provision, Slip)
"""Records whose span is only a place: the words stand elsewhere. That of others is what they quote."""


def encoded(record: Record, source: Span | None) -> Properties:
    """The record's own fields. `source` is the document's text; None where each span must be quoted."""
    found: Properties = {}
    kind: Any = type(record)
    for name in _names(kind):
        value = getattr(record, name)
        if isinstance(value, Span):
            found |= span_properties(_called(kind, name), value, source)
            if name == "span" and isinstance(record, _PLACES):
                del found["span"]
        elif isinstance(value, CitationTarget):
            found |= {"title": value.title, "number": value.number, "article": value.article}
        elif isinstance(value, tuple) and name in _texts(kind):
            found[name] = list(value)
        elif isinstance(value, tuple):
            found[f"{name}_at"] = [end for span in value for end in (span.start, span.end)]
            if any(_cut(span, source) != span.text for span in value):
                found[f"{name}_exact"] = [span.text for span in value]
        else:
            found[name] = value.value if isinstance(value, Enum) else value
    return {name: value for name, value in found.items() if value is not None}


def decoded(kind: Any, properties: Properties, source: Span, related: Mapping[str, Any]) -> Any:
    """The record of type `kind` that the properties hold; `related` has the fields that are relationships.

    Raises KeyError, TypeError or ValueError where a property is missing or malformed.
    """
    found: dict[str, Any] = dict(related)
    for name, wanted in _types(kind).items():
        if name in RELATED.get(kind, ()):
            continue
        if wanted is Span:
            found[name] = span_of(_called(kind, name), properties, source)
        elif wanted is CitationTarget:
            found[name] = CitationTarget(*(properties.get(part) for part in ("title", "number", "article")))
        elif name in _texts(kind):
            found[name] = tuple(properties.get(name, ()))
        elif wanted is tuple:
            found[name] = _spans(name, properties, source)
        else:
            value = properties.get(name)
            found[name] = wanted(value) if value is not None and issubclass(wanted, Enum) else value
    for name in _required(kind):
        if found[name] is None:
            raise KeyError(name)
    return kind(**found)


def span_properties(name: str, span: Span, source: Span | None) -> Properties:
    """The properties of one span."""
    found: Properties = {name: span.plain, f"{name}_at": [span.start, span.end]}
    if _cut(span, source) != span.text:
        found[f"{name}_exact"] = span.text
    return found


def span_of(name: str, properties: Properties, source: Span) -> Span | None:
    """The span of those properties, None without one."""
    at = properties.get(f"{name}_at")
    if at is None:
        return None
    start, end = at
    exact = properties.get(f"{name}_exact")
    return Span(start, end, source.text[start - source.start : end - source.start] if exact is None else exact)


def _spans(name: str, properties: Properties, source: Span) -> tuple[Span, ...]:
    ends = properties.get(f"{name}_at", [])
    places = zip(ends[::2], ends[1::2], strict=True)
    exact = properties.get(f"{name}_exact")
    return tuple(
        Span(start, end, exact[number] if exact else source.text[start - source.start : end - source.start])
        for number, (start, end) in enumerate(places)
    )


def _cut(span: Span, source: Span | None) -> str | None:
    return None if source is None else source.text[span.start - source.start : span.end - source.start]


def _called(kind: type, name: str) -> str:
    return "quote" if name == "span" and kind not in _PLACES else name


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in RELATED.get(kind, ()))


@cache
def _required(kind: Any) -> tuple[str, ...]:
    return tuple(name for name, hint in get_type_hints(kind).items() if get_origin(hint) is not UnionType)


@cache
def _texts(kind: Any) -> frozenset[str]:
    """The fields that are lists of texts."""
    return frozenset(name for name, hint in get_type_hints(kind).items() if hint == tuple[str, ...])


@cache
def _types(kind: Any) -> dict[str, Any]:
    """Each field's type without None and without what a tuple holds."""
    found = {}
    for name, hint in get_type_hints(kind).items():
        if get_origin(hint) is UnionType:
            hint = next(one for one in get_args(hint) if one is not NoneType)
        found[name] = get_origin(hint) or hint
    return found


__all__ = ["RELATED", "decoded", "encoded", "span_of", "span_properties"]
