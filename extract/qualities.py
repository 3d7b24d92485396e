"""What each statement is to practitioners and whom it serves, once it has been read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ontology.records import Document, Modality, Record, Span, Statement

from .beneficiary import beneficiary
from .nature import nature
from .spans import Range, span_of
from .units import Unit


def with_qualities(
    records: Iterable[Record], units: Sequence[Unit], documents: Mapping[str, Document], source: str
) -> Iterator[Record]:
    """The records in their order, statements with `nature` and, where they support somebody, `beneficiary`."""
    starts = [unit.start for unit in units]
    for record in records:
        if not isinstance(record, Statement):
            yield record
            continue
        unit = units[bisect_right(starts, record.sentence.start) - 1]
        yield replace(
            record,
            nature=nature(record, documents.get(unit.document)),
            beneficiary=_served(record, unit, source),
        )


def _served(statement: Statement, unit: Unit, source: str) -> Span | None:
    if statement.modality is Modality.PROHIBITION:
        return None
    base = bisect_left(unit.offsets, statement.sentence.start)
    end = bisect_left(unit.offsets, statement.sentence.end)

    def within(span: Span) -> Range:
        return bisect_left(unit.offsets, span.start) - base, bisect_left(unit.offsets, span.end) - base

    stated = [within(a.span) for a in statement.actors if a.inferred is None]
    target = within(statement.target) if statement.target else None
    served = beneficiary(unit.text[base:end], within(statement.action), target, stated)
    return span_of(unit, base, served, source) if served else None
