"""Structural units: what the document structure hands to the readers of sentences.

Units partition the text: every code point of the source that is not white space belongs to exactly one unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ontology.records import Document, Provision, ProvisionKind, Routing, Slip


class UnitKind(StrEnum):
    """What a unit is. Statements are read from `TEXT`, `ITEM` and `CELL` units only."""

    TITLE = "title"
    METADATA = "metadata"  # document number, secrecy, 索引号 blocks, letterhead, dates, page furniture
    ADDRESSEES = "addressees"
    HEADING = "heading"  # number and heading of a provision, also when run in before its text
    CONTENTS = "contents"  # 目录, navigation
    TEXT = "text"  # a paragraph, or what is left of it after number and heading
    ITEM = "item"  # one of a list that an opening line introduces
    CELL = "cell"  # a table's cell or row
    SIGNATURE = "signature"
    COPY_LIST = "copy-list"
    SLIP = "slip"  # a processing slip's text
    ATTACHMENT_LIST = "attachment-list"


@dataclass(slots=True)
class Unit:
    """One structural unit.

    `text` is normalised for reading: page and line breaks inside a sentence joined, white space between Chinese
    characters and markdown marks dropped. `offsets[i]` is the code point in the source of `text[i]` (same length as
    `text`, strictly increasing). `start` and `end` are the unit's stretch of the source. `opener` is the index (in the
    list of units) of the unit whose last sentence introduces the list that this one belongs to.
    """

    kind: UnitKind
    text: str
    offsets: Sequence[int]
    start: int
    end: int
    document: str
    provision: str
    provision_kind: ProvisionKind
    opener: int | None = None


@dataclass(slots=True)
class Structure:
    """Everything that is read off a text before its sentences are: in the document's order."""

    documents: list[Document] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    routings: list[Routing] = field(default_factory=list)
