"""Responsibility notes: （X牵头，Y、Z按职责分工负责）, 责任单位：…, 牵头单位：… 配合单位：…"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ontology.records import Role

from .grammar import agents_of
from .sentence import Sentence
from .words import Vocabulary

_NOTE = re.compile(
    r"[（(](?=[^（）()]*(?:牵头|负责|配合|按职责分工|责任单位|责任部门|分别落实))((?:[^（）()]|[（(][^（）()]*[）)])*)[）)][。；;]?\s*$"
)
_LABELLED = re.compile(
    r"^(?:(?:责任|牵头|配合|参与|参加|协办|主办|承办|实施|落实)(?:责任)?(?:单位|部门)|责任主体|责任分工|分工)[：:]"
)
_AT_END = re.compile(r"(?<=[。；])\s*(?:责任|牵头|配合|主办|承办|落实)(?:责任)?(?:单位|部门)[：:][^。]*。?\s*$")
_LABEL = re.compile(
    r"(责任|牵头|配合|参与|参加|协办|主办|承办|实施|落实)(?:责任)?(?:单位|部门|主体)(?:及配合单位)?[：:]"
)
_LABEL_ROLE = {
    "牵头": Role.LEAD,
    "主办": Role.LEAD,
    "责任": Role.RESPONSIBLE,
    "承办": Role.RESPONSIBLE,
    "实施": Role.RESPONSIBLE,
    "落实": Role.RESPONSIBLE,
    "配合": Role.SUPPORT,
    "参与": Role.SUPPORT,
    "参加": Role.SUPPORT,
    "协办": Role.SUPPORT,
}
_PART = re.compile(
    r"(?P<actors>[^，,；;。：:]+?)(?P<role>牵头负责|牵头|共同负责|(?:按|依|根据)(?:各自)?职责(?:分工)?(?:分别)?(?:负责|落实|推进|配合)|分别负责|分工负责|负责|配合|参与|参加|协助|落实)(?P<rest>[^，,；;。]*)(?:[，,；;。]|$)"
)
_COMMA = re.compile("[，,；;]")
_DEMANDS = re.compile(r"均需|均须|需要|应当|不再")
_WITH = re.compile(r"会同|(?<=[部委局厅办])商")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor with its role: code points of the text that the note stands in."""

    start: int
    end: int
    role: Role


def find_note(text: str) -> tuple[int, int] | None:
    """Start and end of the responsibility note that closes `text` (or is all of it); None where there is none."""
    if _LABELLED.match(text):
        return 0, len(text)
    match = _NOTE.search(text) or _AT_END.search(text)
    return (match.start(), match.end()) if match else None


def read_note(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Named]:
    """Who has which role by the note that stands in `text` from `start` to `end`."""
    begin, stop = start, end
    while begin < stop and text[begin] in "（( ":
        begin += 1
    while stop > begin and text[stop - 1] in "）)。；; \n":
        stop -= 1
    if text[begin:stop].count("（") > text[begin:stop].count("）"):
        stop += 1
    body = text[begin:stop]
    labels = list(_LABEL.finditer(body))
    found: list[Named] = []
    if labels:
        for label, following in zip(labels, [*labels[1:], None], strict=True):
            upto = following.start() if following else len(body)
            first = begin + label.end()
            for part in _COMMA.split(text[first : begin + upto]):
                found += _named(text, first, first + len(part), _LABEL_ROLE[label.group(1)], vocabulary)
                first += len(part) + 1
        if any(n.role is Role.LEAD for n in found):
            found = [Named(n.start, n.end, Role.SUPPORT if n.role is Role.RESPONSIBLE else n.role) for n in found]
        return found
    lead = "牵头" in body
    for part in _PART.finditer(body):
        word = part.group("role")
        if _DEMANDS.search(part.group("actors")):
            continue  # 以下均需各地落实 names nobody for this provision
        if "牵头" in word:
            role = Role.LEAD
        elif word.endswith(("配合", "参与", "参加", "协助")) or lead:
            role = Role.SUPPORT
        else:
            role = Role.RESPONSIBLE
        a, b = begin + part.start("actors"), begin + part.end("actors")
        together = _WITH.search(text, a, b)
        if together:
            found += _named(text, a, together.start(), role, vocabulary)
            found += _named(text, together.end(), b, Role.SUPPORT, vocabulary)
        else:
            found += _named(text, a, b, role, vocabulary)
    return found


def _named(text: str, start: int, end: int, role: Role, vocabulary: Vocabulary) -> list[Named]:
    while start < end and text[start] in "由和及以及与，、；; ":
        start += 1
    while end > start and text[end - 1] in "，,、；;。 ":
        end -= 1
    if start >= end:
        return []
    return [Named(start + a, start + b, role) for a, b in agents_of(Sentence(text[start:end], vocabulary), vocabulary)]
