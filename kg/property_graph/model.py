"""The parts of a property graph, and which there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

Properties = dict[str, Any]
"""Texts, numbers, booleans, dates, lists of integers or of texts; what is not known is left out."""

INTERNAL: Final = "Internal"
"""The second label of what stands on processing slips."""

OWNED: Final = (
    "Provision", "Statement", "Goal", "Figure", "Citation", "Definition", "Abbreviation", "Mention", "Slip",
    "Routing",
)  # fmt: skip
"""Labels of nodes that belong to one document, whose id is their `document`."""

LABELS: Final = ("Document", "Actor", *OWNED)

RELATIONSHIPS: Final = (
    ("Actor", "NAMED_IN", "Document"),
    ("Actor", "ISSUED", "Document"),
    ("Document", "ADDRESSED_TO", "Actor"),
    ("Document", "COPIED_TO", "Actor"),
    ("Provision", "PART_OF", "Document"),
    ("Provision", "PART_OF", "Provision"),
    ("Statement", "STATED_IN", "Provision"),
    ("Goal", "STATED_IN", "Provision"),
    ("Citation", "STATED_IN", "Provision"),
    ("Definition", "STATED_IN", "Provision"),
    ("Abbreviation", "STATED_IN", "Provision"),
    ("Actor", "BEARS", "Statement"),
    ("Actor", "INSTIGATES", "Statement"),
    ("Actor", "TAKES_PART", "Statement"),
    ("Actor", "ASSIGNED", "Provision"),
    ("Mention", "REFERS_TO", "Actor"),
    ("Actor", "CONTAINS", "Actor"),
    ("Goal", "SETS", "Figure"),
    ("Slip", "ON", "Document"),
    ("Actor", "SENT", "Slip"),
    ("Routing", "ON", "Document"),
    ("Actor", "ASKED_BY", "Routing"),
    ("Actor", "TAKES_PART", "Routing"),
    ("Actor", "SIGNED", "Routing"),
)
"""Who is related to whom, and how. Beside them CITES and CARRIED_BY link documents that are both in the store."""

Kind = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """`properties` has the node's `iri`, which no other node has."""

    label: str
    properties: Properties
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Relationship:
    """From the node whose IRI is `start` to the one whose IRI is `end`; `kind` is one of `RELATIONSHIPS`."""

    kind: Kind
    start: str
    end: str
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes and the relationships between them."""

    nodes: list[Node]
    relationships: list[Relationship]
