"""The block of labels on a government page: 索引号, 发文机关, 成文日期 ..."""

from __future__ import annotations

from datetime import date

from ontology.records import Span

from . import words
from .numerals import first_date
from .paragraphs import Paragraph
from .roles import Part, Role

Labels = dict[str, tuple[str, Span]]


def span_of(source: str, paragraph: Paragraph, start: int, end: int) -> Span:
    """Characters `start` to `end` of the paragraph's text, as the source has them."""
    first, last = paragraph.offsets[start], paragraph.offsets[end - 1] + 1
    return Span(first, last, source[first:last])


def read_labels(source: str, part: Part) -> Labels:
    """The labels of a part, each with its value and where that stands."""
    out: Labels = {}
    for paragraph in part.of(Role.LABEL):
        found = words.LABEL.match(paragraph.text)
        if found and found[2]:
            out.setdefault(
                "".join(found[1].split()), (found[2], span_of(source, paragraph, found.start(2), found.end(2)))
            )
    return out


def label_date(labels: Labels, *names: str) -> date | None:
    """The first date among the labels of these names."""
    for name in names:
        if name in labels and (found := first_date(labels[name][0])):
            return found
    return None
