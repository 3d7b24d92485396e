"""The noun phrase that a bracket speaks of: how far back it reaches."""

from __future__ import annotations

import re

from .spans import Range
from .words import ADVERB, DE, LIGHT, MODAL, NOMINAL_VERB, NOUN, PIVOT, PREPOSITION, VERB, Vocabulary

_HARD = "。；：？！;:"
_COMMA = "，,"
_CLOSED_BY = {"》": "《", "”": "“", "）": "（", ")": "(", "」": "「"}
_CUTS = frozenset((VERB, PIVOT, LIGHT, MODAL))
_CUTTING = frozenset("为有设报请送向含指称于")  # the single characters that are verbs of their own
# 本办法所称X（以下简称…）, X是指Y（…）, X包括Y（…）
_SAID = re.compile(r".*(?:所[称指说]的?|是指|包括|系指|指的是|(?:^|[，（(])[称指])")
_BOUNDS = frozenset("将把由被就是")
_DETERMINERS = ("各", "各类", "本", "该", "其", "有关", "相关", "所有", "一", "每")
# prepositions that a clause before 的 can begin with (在涉密岗位工作的人员)
_IN_CLAUSE = frozenset(("在", "于", "以", "为", "从"))
_BEGINS = _CUTS | {PREPOSITION, ADVERB}
_REACH = 160


def meaning_before(text: str, at: int, short: str, together: bool, vocabulary: Vocabulary) -> Range | None:
    """The phrase that ends at `at` (where a bracket with its short name opens), None where nothing can stand there.

    `together`: the bracket sums up several (以下统称), so that a list is taken whole. Else a list is cut where the
    short name no longer needs what stands before.
    """
    while at > 0 and text[at - 1] in " 　":
        at -= 1
    if at == 0:
        return None
    opening = _CLOSED_BY.get(text[at - 1])
    if opening is not None:
        begin = _matching(text, at - 1, opening, text[at - 1])
        if begin is None:
            return None
        if text[at - 1] == "》":
            return begin, at
        if text[at - 1] in "”」":
            return begin + 1, at - 1
        inner = meaning_before(text, begin, short, together, vocabulary)  # 《…》（国发〔2020〕7号）（以下简称…）
        return None if inner is None else (inner[0], at if text[inner[0]] != "《" else inner[1])
    floor = _floor(text, at, together)
    said = _SAID.match(text, floor, at)
    floor = said.end() if said else floor
    stretch = text[floor:at]
    if not stretch.strip():
        return None
    words = vocabulary.segment(stretch)
    kinds = [vocabulary.of(w) for w in words]
    starts, place = [], 0
    for word in words:
        starts.append(place)
        place += len(word)
    needed = 0 if together else _needed(stretch, short)
    first = _phrase(words, kinds, starts, needed or (len(stretch) if together else 0), short, vocabulary)
    begun = kinds[first - 1] in _BEGINS if first else floor > 0 and text[floor - 1] in _COMMA
    while begun and _governs(words[first:], kinds[first:], short):
        first += 1
    begin = floor + starts[first]
    while begin < at and text[begin] in "、，,和与及或 　":
        begin += 1
    return (begin, at) if begin < at else None


def _governs(words: list[str], kinds: list[str], short: str) -> bool:
    """Whether the first word is a verb of the sentence that only looks like part of the name (，管理…委员会（…）)."""
    return (
        len(words) > 2
        and kinds[0] in (NOMINAL_VERB, ADVERB)
        and not set(words[0]) & set(short)
        and words[1] not in "、和与及或"
    )


def _matching(text: str, at: int, opening: str, closing: str) -> int | None:
    depth = 0
    for i in range(at, max(-1, at - 300), -1):
        if text[i] == closing:
            depth += 1
        elif text[i] == opening:
            depth -= 1
            if depth == 0:
                return i
    return None


def _floor(text: str, at: int, together: bool) -> int:
    """The nearest mark before that a noun phrase cannot cross; marks inside brackets and quotes do not count."""
    depth = 0
    i = at - 1
    while i >= 0 and at - i < _REACH:
        c = text[i]
        if c in "》）)”」":
            depth += 1
        elif c in "《（(“「":
            if depth == 0:
                return i + 1
            depth -= 1
        elif depth == 0 and (c in _HARD or c in _COMMA):
            return i + 1
        i -= 1
    return i + 1


def _needed(stretch: str, short: str) -> int:
    """Where in `stretch` the phrase must begin at the latest: its own characters are what a short name is made of.

    Read backwards; a short name that is no selection of the phrase in its order (引进林草种子 → 林草引种) still
    needs those of its characters that the stretch has.
    """
    place = len(stretch)
    for c in reversed(short):
        found = stretch.rfind(c, 0, place)
        if found < 0:
            return min((p for p in map(stretch.rfind, short) if p >= 0), default=len(stretch))
        place = found
    return place


def _phrase(words: list[str], kinds: list[str], starts: list[int], needed: int, short: str, v: Vocabulary) -> int:
    """Index of the word that the noun phrase at the end of `words` begins with."""
    last = len(words) - 1
    whole = needed == starts[last] + len(words[last]) or words[last] == "等" or "其他" in words  # a list summed up
    clause = verb = False  # inside a clause that 的 ties to the noun; and its verb has been passed
    depth = 0
    for i in range(last, -1, -1):
        kind, word = kinds[i], words[i]
        if word in ")）":
            depth += 1
        elif word in "(（":
            depth -= 1
        if depth or i == last:
            continue
        after = words[i + 1]
        enough = starts[i] + len(word) <= needed and "".join(words[i + 1 :]) != short
        if kind == DE:
            if verb and enough:
                return i + 1
            clause, verb = True, False
        elif not enough:
            verb = verb or (clause and kind in _CUTS)
        elif kind in _CUTS and (len(word) > 1 or word in _CUTTING) and after not in "、和或":
            if not clause or verb or after.startswith(_DETERMINERS):
                return i + 2 if after in ("了", "过") else i + 1
            verb = True
        elif kind == PREPOSITION and word not in ("与", "同"):
            return i if clause and (verb or word == "在") and word in _IN_CLAUSE else i + 1
        elif word in _BOUNDS or (
            not clause and ((kind == ADVERB and kinds[i + 1] != NOUN) or (not whole and _parts(words, i, v)))
        ):
            return i + 1
    return 0


def _parts(words: list[str], i: int, vocabulary: Vocabulary) -> bool:
    """Whether the conjunction at `i` stands between two names, and not inside one (国家林业和草原局)."""
    before, word = words[i - 1] if i else "", words[i]
    if word == "、" or (word in ("和", "与", "及") and before in ("）", ")")):
        return True
    if word not in ("和", "与", "及", "以及", "或", "或者"):
        return False
    bodies = vocabulary.is_agent(before), vocabulary.is_agent(words[-1])
    return all(bodies) or (not any(bodies) and len(before) > 3)
