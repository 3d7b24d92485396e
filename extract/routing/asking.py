"""What a sentence of a slip asks of whom: 请A牵头，会同B、C研究办理，送D阅."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ontology.records import Role

from . import words

Place = tuple[int, int]  # characters of the sentence, start to end

_CLAUSE_END = re.compile(r"[，,。；;：:！!\n\t]|$")
_COMMA = re.compile(r"[，,]\s*")
_BETWEEN = re.compile(
    r"[、，,\s]|以及|并|及|(?<=[厅局委部处室办院会省市县区府团志长任记科司站所心位门关构])(?:[和与]|同(?![时志]))"
)
_SENT = ("送", "呈", "转", "抄")  # words of asking that say all by themselves: 分送各处室
_COLON = re.compile(r"[:：]?")


@dataclass(slots=True)
class Asked:
    """One thing asked: of `actors` (None: not said), in a role (None: only to read or decide), with `partners`."""

    start: int
    end: int
    actors: list[Place]
    role: Role | None
    action: Place | None
    partners: list[Place] = field(default_factory=list)
    proposed: bool = False


def asked(text: str, bodies_first: bool) -> Iterator[Asked]:
    """Everything that the sentence asks, in order; `bodies_first`: also where a body opens it without a 请."""
    found = list(words.ASKING.finditer(text))
    first = found[0].start() if found else len(text)
    if bodies_first and first > 0:
        yield from _clauses(text, 0, first)
    stops = [*(following.start() for following in found[1:]), len(text)]
    for asking, stop in zip(found, stops, strict=False):  # without asking there is a stop all the same
        yield from _asked(text, asking, stop)


def _asked(text: str, asking: re.Match[str], stop: int) -> Iterator[Asked]:
    word = asking["word"]
    colon = _COLON.match(text, asking.end())
    at = colon.end() if colon else asking.end()
    named = words.NAMES.match(text, at, stop)
    if named is None:
        return
    begins = asking.start("proposed") if asking["proposed"] else asking.start("word")
    one = _of(text, begins, named, stop, word)
    if one is None:
        return
    one.proposed = asking["proposed"] is not None
    yield one
    yield from _clauses(text, one.end, stop)


def _clauses(text: str, at: int, stop: int) -> Iterator[Asked]:
    """Clauses without a word of asking that begin with a body: 财务处配合, 办公室督办."""
    while at < stop:
        comma = _COMMA.match(text, at)
        at = comma.end() if comma else at
        named = words.NAMES.match(text, at, stop)
        end = _clause_end(text, at, stop)
        if named and at < named.end() < end and all(_is_body(text[a:b]) for a, b in names(text, *named.span())):
            one = _of(text, at, named, stop, "")
            if one is not None:
                yield one
                end = one.end
        at = max(end, at + 1)


def _of(text: str, start: int, named: re.Match[str], stop: int, word: str) -> Asked | None:
    """Roles, partners and action behind the names."""
    actors = names(text, *named.span())
    at = named.end()
    reading = words.ONLY_READING.match(text, at, stop)
    if reading and reading.end() > at:
        if not all(_is_reader(text[a:b]) for a, b in actors):
            return None
        return Asked(start, reading.end(), actors, None, (at, reading.end()))
    listed = words.OPEN_END.search(named.group())  # 发改、住建等部门: bodies by what they are for
    if not listed and not all(_is_body(text[a:b]) or _is_person(text[a:b]) for a, b in actors):
        return None
    role = Role.RESPONSIBLE
    partners: list[Place] = []
    last: Place | None = None
    while True:
        if found := words.LEAD.match(text, at, stop):
            role, last, at = Role.LEAD, found.span(), found.end()
        elif found := words.JOINING.match(text, at, stop):
            others = words.NAMES.match(text, found.end(), stop)
            if others is None or others.end() == others.start():
                break
            partners += names(text, *others.span())
            role, at = Role.LEAD, others.end()
        elif (comma := _COMMA.match(text, at, stop)) and last is not None and words.JOINING.match(text, comma.end()):
            at = comma.end()
        else:
            break
    if role is Role.RESPONSIBLE and words.SUPPORT.match(text, at, stop):
        role = Role.SUPPORT
    action, end = _action(text, at, stop, last)
    while supporters := _supporters(text, end, stop):
        more, end = supporters
        partners += more
        if role is Role.RESPONSIBLE and len(actors) == 1:  # several, each its own part: no lead
            role = Role.LEAD
        if action == last or action is None:
            action, end = _action(text, end, stop, last)
    if action is None:
        if not (actors and word and any(c in word for c in _SENT)):
            return None
        return Asked(start, named.end(), actors, None, (start, named.start()))
    return Asked(start, end, actors, role, action, partners)


def _action(text: str, at: int, stop: int, last: Place | None) -> tuple[Place | None, int]:
    """The verb phrase at `at`, or behind the comma after a bare 牵头; without one, 牵头 itself."""
    end = _clause_end(text, at, stop)
    if end > at:
        return (at, end), end
    comma = _COMMA.match(text, at, stop)
    if last is not None and comma:
        verb = words.VERB.match(text, comma.end(), stop)
        if verb and not words.SUPPORT.match(text, comma.end()):
            end = _clause_end(text, comma.end(), stop)
            return (comma.end(), end), end
    return last, at


def _supporters(text: str, at: int, stop: int) -> tuple[list[Place], int] | None:
    """，B、C配合: who supports, and where the clause ends."""
    comma = _COMMA.match(text, at, stop)
    if comma is None:
        return None
    named = words.NAMES.match(text, comma.end(), stop)
    if named is None or named.end() == named.start():
        return None
    places = names(text, *named.span())
    if not places or not all(_is_body(text[a:b]) or _is_person(text[a:b]) for a, b in places):
        return None
    support = words.SUPPORTING.match(text, named.end(), stop)
    return (places, _clause_end(text, support.end(), stop)) if support else None


def _clause_end(text: str, at: int, stop: int) -> int:
    found = _CLAUSE_END.search(text, at, stop)
    return found.start() if found else stop


def names(text: str, start: int, end: int) -> list[Place]:
    """The names in a list of them, without 等部门 at its end."""
    out: list[Place] = []
    open_end = words.OPEN_END.search(text[start:end])
    if open_end:
        end = start + open_end.start()
    at = start
    for mark in _BETWEEN.finditer(text, start, end):
        if text.count("（", at, mark.start()) > text.count("）", at, mark.start()):
            continue  # 各县（市、区）人民政府
        out.append((at, mark.start()))
        at = mark.end()
    out.append((at, end))
    return [(a, b) for a, b in out if text[a:b].strip()]


def _is_body(name: str) -> bool:
    return len(name) > 1 and words.BODY_END.search(name) is not None


def _is_person(name: str) -> bool:
    return words.PERSON_ONLY.search(name) is not None


def _is_reader(name: str) -> bool:
    return 1 < len(name) <= 16 or _is_body(name) or _is_person(name)
