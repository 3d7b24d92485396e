"""A slip's units as one text of cells: what its table had side by side or below one another is told apart again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ontology.records import RoutingPart, Span

from ..units import Unit
from . import words

_EDGE = re.compile(r"[\t|]|[ \u3000\xa0]{2,}")


@dataclass(slots=True)
class Cell:
    """A stretch of a slip: a table's cell or a line, without the label before it."""

    source: str
    text: str
    offsets: Sequence[int]
    below: bool = False  # it stands on the next line, so that it may go on with what stands before
    part: RoutingPart | None = None  # of its section
    field: str | None = None  # what the label before it asks for: one of words.FIELDS
    kept: bool = False  # the office's own record: nothing is asked in it

    def cut(self, start: int, end: int | None = None) -> Cell:
        """The cell's characters `start` to `end`."""
        below = self.below and not start
        return Cell(self.source, self.text[start:end], self.offsets[start:end], below, self.part, self.field, self.kept)

    def span(self, start: int, end: int) -> Span:
        """Characters `start` to `end` (not empty) as the source has them."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return Span(first, last, self.source[first:last])

    def apart(self, at: int) -> bool:
        """Whether white space, a mark or the cell's edge stands before the character `at`."""
        return at == 0 or not self.text[at - 1].isalnum() or self.source[self.offsets[at] - 1].isspace()


def cells(source: str, units: Iterable[Unit], part: RoutingPart | None) -> Iterator[Cell]:
    """The cells of a slip in order, each knowing its section (`part` before the first label); labels are left out."""
    last = _Label(part=part)
    for piece in _pieces(source, units):
        if last.one_cell and last.used and piece.below:
            last = _Label(part=part)
        if last.part is RoutingPart.CIRCULATION and words.COLUMN_HEAD.match(piece.text):
            continue
        at = 0
        while at < len(piece.text) and (label := _label(piece.text, at)) is not None:
            last, at = label, label.end
        if at < len(piece.text):
            rest = piece.cut(at) if at else piece
            rest.part, rest.kept = last.part, last.kept
            rest.field = None if last.used else last.field
            last.used = True
            yield rest


@dataclass(slots=True)
class _Label:
    """What a label says of the cells behind it, and where in its own cell it ends; `used` once a cell has come."""

    end: int = 0
    part: RoutingPart | None = None
    field: str | None = None
    kept: bool = False
    one_cell: bool = False
    used: bool = False


def _label(text: str, at: int) -> _Label | None:
    """The label that begins at `at`."""
    for name, pattern in words.FIELDS.items():
        if found := pattern.match(text, at):
            return _Label(found.end(), field=name, kept=True, one_cell=True)
    if found := words.RECORD.match(text, at):
        return _Label(found.end(), kept=True, one_cell=True)
    if found := words.DONE.match(text, at):
        return _Label(found.end(), kept=True)
    for part, pattern in words.SECTIONS:
        if found := pattern.match(text, at):
            return _Label(found.end(), part)
    return None


def _pieces(source: str, units: Iterable[Unit]) -> Iterator[Cell]:
    """Units cut at the edges of lines and cells, and behind a label that only a blank parts from its value."""
    for unit in units:
        text, offsets = unit.text, unit.offsets
        at, below = 0, True
        for here in range(1, len(text)):
            if offsets[here] - offsets[here - 1] < 2:
                continue
            gap = source[offsets[here - 1] + 1 : offsets[here]]
            line = "\n" in gap or "\r" in gap
            if line or _EDGE.search(gap) or _is_label(text[at:here]):
                yield Cell(source, text[at:here], offsets[at:here], below)
                at, below = here, line
        if at < len(text):
            yield Cell(source, text[at:], offsets[at:], below)


def _is_label(text: str) -> bool:
    if len(text) > 20:
        return False
    label = _label(text, 0)
    return label is not None and label.end == len(text)
