"""A property graph as the two CSV files that `neo4j-admin database import` reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from .model import INTERNAL, Properties, PropertyGraph

LIST_SEPARATOR: Final = "\x1f"
"""Between the members of a list (`--array-delimiter=U+001F`): no text has it."""

_TYPES: Final = ((bool, "boolean"), (int, "long"), (float, "double"), (date, "date"), (str, "string"))


def nodes_csv(graph: PropertyGraph, format: int) -> Iterator[str]:
    """A header and a line for each node: its IRI, its labels, its properties."""
    rows = [node.properties for node in graph.nodes]
    columns = _columns(rows, without=("iri",))
    yield _line(["iri:ID", ":LABEL", "format:long", *(f"{name}:{kind}" for name, kind in columns.items())])
    yield _line(["https://w3id.org/dutygraph/store", "DutygraphStore", format, *[None] * len(columns)])
    for node in graph.nodes:
        labels = f"{node.label}{LIST_SEPARATOR}{INTERNAL}" if node.internal else node.label
        yield _line([node.properties["iri"], labels, None, *(node.properties.get(name) for name in columns)])


def relationships_csv(graph: PropertyGraph) -> Iterator[str]:
    """A header and a line for each relationship."""
    columns = _columns([one.properties for one in graph.relationships])
    yield _line([":START_ID", ":END_ID", ":TYPE", *(f"{name}:{kind}" for name, kind in columns.items())])
    for one in graph.relationships:
        yield _line([one.start, one.end, one.kind[1], *(one.properties.get(name) for name in columns)])
    ids = {node.properties["id"]: node.properties["iri"] for node in graph.nodes if node.label == "Document"}
    for node in graph.nodes:
        for label, property, kind in (("Citation", "cited", "CITES"), ("Document", "part_of", "CARRIED_BY")):
            target = ids.get(node.properties.get(property, ""))
            if node.label == label and target is not None:
                yield _line([node.properties["iri"], target, kind, *[None] * len(columns)])


def _columns(rows: Iterable[Properties], without: tuple[str, ...] = ()) -> dict[str, str]:
    """The type of each property, in the order of their first coming."""
    found: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            if name not in without:
                kind = _type(value)
                # Whole numbers beside others are such numbers; an empty list says nothing of its members.
                if found.get(name, "") in ("", "[]") or (found[name], kind) == ("long", "double"):
                    found[name] = kind
    return {name: "long[]" if kind == "[]" else kind for name, kind in found.items()}


def _type(value: Any) -> str:
    if isinstance(value, list):
        return f"{_type(value[0])}[]" if value else "[]"
    return next(name for kind, name in _TYPES if isinstance(value, kind))


def _line(values: Iterable[Any]) -> str:
    return ",".join(map(_cell, values)) + "\n"


def _cell(value: Any) -> str:
    """Texts in quotation marks: "" is an empty text, nothing at all no value."""
    match value:
        case None | []:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case date():
            return value.isoformat()
        case list():
            return _quoted(LIST_SEPARATOR.join(map(str, value)))
        case _:
            return _quoted(str(value))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
