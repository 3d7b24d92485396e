"""What a slip records of the paper: its numbers, when it came and from whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ontology.records import Slip, Span

from ..units import Unit
from . import words
from .cells import Cell

_DATE = re.compile(words.date_pattern())


def slip(source: str, document: str, units: Sequence[Unit], cells: Sequence[Cell]) -> Slip:
    """The record of one slip; its name is its first line."""
    found: dict[str, Cell] = {}
    for cell in cells:
        if cell.field is not None:
            found.setdefault(cell.field, cell)
    when = _DATE.search(found["received"].text) if "received" in found else None
    start, end = units[0].start, units[-1].end
    return Slip(
        document,
        units[0].text,
        _value(found, "received_number"),
        words.iso(when) if when else None,
        found["sender"].span(0, len(found["sender"].text)) if "sender" in found else None,
        _value(found, "number"),
        Span(start, end, source[start:end]),
    )


def _value(found: dict[str, Cell], field: str) -> str | None:
    return found[field].text.strip("：: ") or None if field in found else None
