"""Processing slips 公文处理单 to routings: who proposed, ordered or sent the paper to whom, to do what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ontology.records import Routing, RoutingPart, Slip, Span

from ..units import Unit, UnitKind
from . import words
from .asking import Asked, asked
from .cells import Cell, cells
from .fields import slip
from .signing import Preface, Signature, peel, preface, readers, signature

__all__ = ["read_slips"]

_SENTENCE = re.compile(r"[^。；;！!]+[。；;！!]?[”’」』）)]?")
_NUMBER = re.compile(r"[（(]?\d{1,2}[)）.．、](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,2}、")
_ENDED = "。；;！!"


def read_slips(source: str, units: Sequence[Unit]) -> tuple[list[Slip], list[Routing]]:
    """The slips of a text and all that is legible of what stands on them, in order.

    What cannot be read stays visible in its unit. A routing's span is its own words, without who signed it and when.
    """
    slips: list[Slip] = []
    routings: list[Routing] = []
    written = (unit for unit in units if unit.kind is UnitKind.SLIP)
    for document, group in groupby(written, key=lambda unit: unit.document):
        own = list(group)
        read = list(cells(source, own[1:], _whole(own[0])))
        slips.append(slip(source, document, own, read))
        routings.extend(_Reader().read(read))
    return slips, routings


def _whole(name: Unit) -> RoutingPart | None:
    """The section that a slip is as a whole: 文件传阅单 has readers only."""
    return RoutingPart.CIRCULATION if "传阅" in name.text or "阅知" in name.text else None


@dataclass(slots=True)
class _Draft:
    """A routing whose signature may still come."""

    routing: Routing
    part: RoutingPart | None  # of its section


class _Reader:
    """One pass over a slip's cells."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.unsigned = 0  # drafts from here on lack a signature that may follow
        self.signed = False  # a name has come without a date: that may stand on the next line

    def read(self, read: Iterable[Cell]) -> list[Routing]:
        for part, group in groupby((c for c in read if not c.kept), key=lambda cell: cell.part):
            self.unsigned = len(self.drafts)
            for entry in _entries(group):
                if part is None and signature(entry) is None:
                    self.unsigned = len(self.drafts)  # outside a section each remark stands for itself
                self._entry(entry, part)
        return [draft.routing for draft in self.drafts]

    def _entry(self, entry: Cell, part: RoutingPart | None) -> None:
        head = preface(entry)
        at = head.end if head else 0
        for found in _SENTENCE.finditer(entry.text, at):
            sentence = entry.cut(found.start(), found.end())
            number = _NUMBER.match(sentence.text)
            if number and number.end() < len(sentence.text):
                sentence = sentence.cut(number.end())
            self._sentence(sentence, part, head)

    def _sentence(self, sentence: Cell, part: RoutingPart | None, head: Preface | None) -> None:
        signed = signature(sentence)
        if signed and (signed.date or part is not RoutingPart.CIRCULATION):
            self._sign(signed)
            if part is not RoutingPart.CIRCULATION or signed.by is None:
                return
        if self.signed:
            self.unsigned, self.signed = len(self.drafts), False
        body, trailing = peel(sentence)
        before = len(self.drafts)
        for one in asked(body.text, bodies_first=part in (RoutingPart.PROPOSAL, RoutingPart.ORDER)):
            self._add(body, one, part, head)
        if len(self.drafts) == before:
            self._other(body, part, head, sentence)
        if len(self.drafts) == before and part is not RoutingPart.PROPOSAL:
            self.unsigned = before  # what cannot be read may hide whose signature follows
        if trailing:
            self._sign(trailing)

    def _add(self, body: Cell, one: Asked, part: RoutingPart | None, head: Preface | None) -> None:
        kind = _part(one, part, head)
        actors = one.actors or ([head.place] if head and head.place and not one.proposed else [])
        addressed = not one.actors and bool(actors)
        # “王局长：” before a proposal is whom it is for; before an instruction, or with a date, who gave it
        wrote = head is not None and not addressed and (head.instructs or head.date or part is RoutingPart.ORDER)
        for index, actor in enumerate(actors or [None]):
            named = None
            if actor is not None:
                named = head.by if addressed and head else body.span(*actor)
            start = one.start if index == 0 or actor is None else actor[0]
            self.drafts.append(
                _Draft(
                    Routing(
                        kind,
                        named,
                        one.role,
                        tuple(body.span(*place) for place in one.partners),
                        body.span(*one.action) if one.action else None,
                        head.date if head else None,
                        head.by if head and wrote else None,
                        body.span(start, one.end),
                    ),
                    part,
                )
            )

    def _other(self, body: Cell, part: RoutingPart | None, head: Preface | None, sentence: Cell) -> None:
        """What asks nothing in so many words: 同意, 沈总阅, the names of readers."""
        for span, actor, action, date in _told(body, sentence, part):
            kind = RoutingPart.CIRCULATION if actor or part is RoutingPart.CIRCULATION else RoutingPart.ORDER
            by = head.by if head else None
            self.drafts.append(
                _Draft(Routing(kind, actor, None, (), action, date or (head.date if head else None), by, span), part)
            )

    def _sign(self, signed: Signature) -> None:
        for draft in self.drafts[self.unsigned :]:
            routing = draft.routing
            if routing.part is RoutingPart.CIRCULATION and routing.date and draft.part is RoutingPart.CIRCULATION:
                continue
            draft.routing = replace(routing, by=routing.by or signed.by, date=routing.date or signed.date)
        self.signed = signed.date is None
        if signed.date:
            self.unsigned = len(self.drafts)


def _told(
    body: Cell, sentence: Cell, part: RoutingPart | None
) -> Iterator[tuple[Span, Span | None, Span | None, str | None]]:
    """Span, actor, action and date of what a sentence tells without asking."""
    if part is not RoutingPart.CIRCULATION and part is not RoutingPart.PROPOSAL:
        agreed = words.AGREEMENT.match(body.text)
        if agreed and part is RoutingPart.ORDER:
            span = body.span(*agreed.span())
            yield span, None, span, None
            return
    yield from readers(sentence, listed=part is RoutingPart.CIRCULATION)


def _part(one: Asked, part: RoutingPart | None, head: Preface | None) -> RoutingPart:
    """A proposal is what 拟, 建议 or a proposing part says; an order what the order part or a person on a day says."""
    if one.role is None:
        return RoutingPart.CIRCULATION
    if one.proposed:
        return RoutingPart.PROPOSAL
    if head is not None and (head.instructs or (head.date and one.actors)):
        return RoutingPart.ORDER
    return RoutingPart.ORDER if part is RoutingPart.ORDER else RoutingPart.PROPOSAL


def _entries(group: Iterable[Cell]) -> Iterator[Cell]:
    """Cells put together to entries: a line that opens nothing goes on with the unfinished line before it."""
    entry: Cell | None = None
    for cell in group:
        if entry is not None and cell.below and not _finished(entry) and not _opens(cell):
            entry = replace(entry, text=entry.text + cell.text, offsets=[*entry.offsets, *cell.offsets])
            continue
        if entry is not None:
            yield entry
        entry = cell
    if entry is not None:
        yield entry


def _finished(entry: Cell) -> bool:
    return entry.text[-1] in _ENDED or signature(entry) is not None


def _opens(cell: Cell) -> bool:
    return bool(_NUMBER.match(cell.text) or words.ASKING.match(cell.text) or signature(cell) or preface(cell)) or bool(
        re.match(words.date_pattern(), cell.text)
    )
