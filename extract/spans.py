"""From a unit's normalised text back to the source."""

from __future__ import annotations

from ontology.records import Span

from .units import Unit

Range = tuple[int, int]  # code points, the end excluded


def span_of(unit: Unit, base: int, r: Range, source: str) -> Span:
    """The source's span of code points `r` (counted from `base`, not empty) of a unit's text."""
    start = unit.offsets[base + r[0]]
    end = unit.offsets[base + r[1] - 1] + 1
    return Span(start, end, source[start:end])
