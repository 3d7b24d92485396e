"""Paragraphs ready to be read: normalised text with its map back, the number at its start, marks of its setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..joining import joined
from .lines import blocks
from .numbering import Marker, marker

_HASHES = re.compile(r"#{1,6}(?=\s|[^#\s])\s*")
_RULE = re.compile(r"[-=+*_—－\s]{3,}$")
_COMMENT = re.compile(r"<!--.*-->$", re.S)
_BRACKET = r"[（(][一二三四五六七八九十]{1,3}[）)](?![款项的、，；])"
# Numbers inside a paragraph that open a unit of their own: after the end of what stands before.
_INSIDE = re.compile(
    rf"[。；：;:！？](?={_BRACKET}|[（(]\d{{1,2}}[）)]|[①-⑳]|第[一二三四五六七八九十百零〇]{{1,5}}[章条][\s　]"
    r"|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|\d{1,2}[.．、](?![\d]))"
    rf"|[）)](?=[一二三四五六七八九十]{{1,3}}、(?![一二三四五六七八九十])[^，。；]{{2,20}}(?:{_BRACKET}|。))"
    r"|[法例定则程](?=第一条[\s　]*[为根依])"
)
_CELLS = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class Paragraph:
    """One paragraph: `start` to `end` in the source, `text` normalised, `offsets` its map back to the source.

    `level` is the depth of a markdown heading (0 for none), `bold` whether it opens in bold face, `row` whether it is
    a row of a markdown table, `furniture` whether it is a rule, a comment or the like, `inner` whether it was cut
    out of the paragraph before it.
    """

    start: int
    end: int
    text: str
    offsets: Sequence[int]
    number: Marker | None
    level: int = 0
    bold: bool = False
    row: bool = False
    furniture: bool = False
    inner: bool = False
    blank_before: bool = False
    indent: int = 0

    def cut(self, at: int) -> tuple[Paragraph, Paragraph]:
        """Two paragraphs: before and from the character `at` of the text (0 < at < len(text))."""
        middle = self.offsets[at]
        first = Paragraph(
            self.start,
            middle,
            self.text[:at],
            self.offsets[:at],
            self.number,
            self.level,
            self.bold,
            self.row,
            blank_before=self.blank_before,
            inner=self.inner,
            indent=self.indent,
        )
        rest = self.text[at:]
        return first, Paragraph(middle, self.end, rest, self.offsets[at:], marker(rest), inner=True, indent=2)


def paragraphs(source: str) -> list[Paragraph]:
    """All paragraphs of the source, in order; their stretches hold every character that is not white space."""
    out: list[Paragraph] = []
    for block in blocks(source):
        start, end = block.start, block.end
        head = source[start : start + 8]
        level = 0
        stretches = block.stretches
        if head[0] == "#":
            hashes = _HASHES.match(source, start, end)
            if hashes and hashes.end() < end:
                level = head.find(head.lstrip("#")) if head.lstrip("#") else len(head)
                stretches = [(hashes.end(), stretches[0][1]), *stretches[1:]]
        elif head[0] in "-=+*_—－<":
            raw = source[start:end]
            if _RULE.match(raw) or _COMMENT.match(raw):
                out.append(Paragraph(start, end, *joined(source, stretches), None, furniture=True))
                continue
            if raw[:2] in ("- ", "* ", "+ "):
                stretches = [(start + 2, stretches[0][1]), *stretches[1:]]
        elif head[0] == ">" and len(block.stretches) == 1 and end > start + 1:
            stretches = [(start + 1, end)]
        row = head[0] == "|"
        if row:
            stretches = [cell for stretch in stretches for cell in _cells(source, *stretch)]
        text, offsets = joined(source, stretches)
        number = marker(text)
        bold = source.startswith("**", stretches[0][0]) if stretches else False
        whole = Paragraph(
            start, end, text, offsets, number, level, bold, row, False, False, block.blank_before, block.indent
        )
        if row or not text:
            whole.furniture = not text.strip("-: ")
            out.append(whole)
        else:
            out.extend(_parts(whole))
    return out


def _cells(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for bar in _CELLS.finditer(source, start, end):
        if bar.start() > at:
            yield at, bar.start()
        at = bar.end()
    if end > at:
        yield at, end


def _parts(whole: Paragraph) -> Iterator[Paragraph]:
    """The paragraph cut before the numbers inside it that run on from one another."""
    text = whole.text
    cuts = [
        at
        for found in _INSIDE.finditer(text)
        if 0 < (at := found.end()) < len(text)
        and (number := marker(text[at : at + 24])) is not None
        and _opens(text, found.start(), number)
    ]
    if not cuts:
        yield whole
        return
    offsets = whole.offsets
    ends = [*cuts, len(text)]
    first = replace(whole, end=offsets[cuts[0]], text=text[: cuts[0]], offsets=offsets[: cuts[0]])
    yield first
    for start, end in zip(cuts, ends[1:], strict=True):
        stop = offsets[end] if end < len(text) else whole.end
        piece = text[start:end]
        yield Paragraph(offsets[start], stop, piece, offsets[start:end], marker(piece), inner=True, indent=2)


def _opens(text: str, at: int, number: Marker) -> bool:
    """A number inside a paragraph opens a unit where it begins a series after a colon or runs on in one."""
    if number.value == 1 or text[at] != "：":
        return True
    return number.style.of_law
