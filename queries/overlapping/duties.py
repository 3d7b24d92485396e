"""From the statements of the index to duties: what each is about, with the information that its words hold."""

from __future__ import annotations

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

import rjieba

from queries.bodies import facets
from queries.limits import on_time

from .duty import Domain, Duty, Object
from .lexicon import Stage, words
from .objects import objects
from .offices import counts, is_public, is_task
from .stages import stage_of
from .synonyms import one_name
from .texts import Source
from .whole import is_all, is_reward

_PLAIN: Final = re.compile(r"[\W_]+")
_ACTS: Final = re.compile("[，；：]|或者")
_BACK: Final = re.compile("相应|上述|前款|前述")  # what the sentence has said
_TOWARD: Final = re.compile("[对向]([^，。；：]+)$")  # what stands before the verb
_DIGITS: Final = re.compile(r"[\d一二三四五六七八九十百千万零〇两.]+(?:万元|元|日|天|个|倍|年|月|%)?")
_CASE: Final = re.compile(r"[^，。；：]*(?:的|有下列[^，。；：]*)[，：]")
_LISTED: Final = "下列"
_PAPERS: Final = ("规划", "标准", "立法")
LEAST: Final = 6.5
"""The information, in nats, that words must have to be an object; with less, the case and the sentence add theirs."""

TOLD: Final = 6
"""The characters of a condition that says what the duty is about."""

ELSEWHERE: Final = 5_000
ONCE: Final = 5
OTHERS: Final = 50
"""Statements, occurrences of each word, and documents that a store is taken to be a part of: a small one does not show
which words are rare."""

_SELECT: Final = "SELECT * FROM statement ORDER BY document, position, statement"
_PARTS: Final = "SELECT key, actor, grade, role, source FROM part"


def read_duties(
    database: sqlite3.Connection,
    sources: Mapping[str, Source],
    items: Mapping[str, Sequence[str]],
    *,
    every: bool = False,
) -> list[Duty]:
    """The duties of public bodies, by document and place: no mere attitudes, no encouragement, nobody else's duties.

    With `every` what anybody must, may or must not do.
    """
    database.row_factory = sqlite3.Row
    try:
        rows = database.execute(_SELECT).fetchall()
        parts: dict[int, list[sqlite3.Row]] = {}
        for part in database.execute(_PARTS):
            parts.setdefault(part["key"], []).append(part)
    finally:
        database.row_factory = None
    cut = [_Cut(row, items) for row in rows]
    counted = Counter(word for one in cut for word in {*one.target, *one.rest})
    every_one = len(rows) + ELSEWHERE
    weights = {word: math.log(every_one / (count + ONCE)) for word, count in counted.items()}
    paired = Counter(pair for one in cut for pair in _pairs((*one.target, *one.rest)))
    # Apart from words, some of which are a pair as well.
    weights |= {f"{pair}*": math.log(every_one / (count + ONCE)) for pair, count in paired.items()}
    domains = _domains(cut)
    on_time()
    found = (
        _duty(one, parts.get(one.row["key"], ()), sources.get(one.row["document"]), weights, domains, every)
        for one in cut
    )
    return [duty for duty in found if duty is not None]


class _Cut:
    """A statement with its words; those of the sentence are those of its case, where it has one."""

    __slots__ = ("case", "items", "rest", "row", "target")

    def __init__(self, row: sqlite3.Row, items: Mapping[str, Sequence[str]]) -> None:
        self.row = row
        self.target = _words(row["target"])
        sentence = row["evidence"]
        self.case = _case(sentence)
        self.items = tuple(items.get(row["provision_id"], ())) if _LISTED in self.case else ()
        told = (row["condition"], self.case or ("" if _is_told(row) else sentence), *self.items)
        self.rest = tuple(word for text in told for word in _words(text))

    def leave_out(self, bearers: Sequence[str]) -> None:
        """Take the bearers' words out of the sentence's: who acts is not what about (具体工作由科技司负责)."""
        named = "、".join(bearers)
        self.rest = tuple(word for word in self.rest if word not in named)


def _is_told(row: sqlite3.Row) -> bool:
    """Whether the condition says what a statement without a target is about: 发生矿山事故，由…进行调查和处理."""
    return not row["target"] and len(row["condition"]) >= TOLD


# Statements of one sentence follow each other.
@lru_cache(maxsize=1_000)
def _case(sentence: str) -> str:
    return "".join(_CASE.findall(sentence))


@lru_cache(maxsize=1_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in rjieba.cut(one_name(text)) if not _PLAIN.fullmatch(word))


def _duty(
    cut: _Cut,
    parts: Sequence[sqlite3.Row],
    source: Source | None,
    weights: Mapping[str, float],
    domains: Mapping[str, Domain],
    every: bool,
) -> Duty | None:
    row = cut.row
    if source is None or not (every or is_task(row)):
        return None
    firm = [part for part in parts if part["role"] != "co" and counts(part)]
    bearers = tuple(dict.fromkeys(part["actor"] for part in firm))
    if bearers and not every:
        bearers = tuple(one for one in bearers if is_public(one))
        if not bearers:
            return None
    elif not bearers and (source.is_law or not source.issuers) and not every:
        return None  # a law's duty without a bearer is a citizen's as often as a body's
    stage, by_verb = stage_of(row["action"], row["target"])
    cut.leave_out(bearers)
    told, own = _about(cut, stage if by_verb or stage is None or stage.object else None, weights)
    about = {word: weights[word] for word in told}
    pairs = _weighed(_pairs(_told((*cut.target, *(() if own else cut.rest)), stage)), weights)
    place = next((facets(one).place for one in bearers if facets(one).place), source.place)
    return Duty(
        row=dict(row), source=source, stage=stage, by_verb=by_verb, about=about,
        pairs=pairs, objects=tuple(_objects(cut, stage, own, weights)), own=own, verb=_verb(row["action"]),
        all=_is_all(cut, stage, bearers, about, source.title),
        drafts=_drafts(row["action"], stage is not None and stage.name in _PAPERS),
        case=f"{row['condition']}{cut.case}",
        bearers=bearers or source.issuers,
        others=tuple(part["actor"] for part in parts if part["role"] in ("co", "support")),
        named=bool(bearers),
        grades=tuple(dict.fromkeys(part["grade"] for part in firm)) or ("",), place=place,
        domain=domains[row["document"]],
    )  # fmt: skip


@lru_cache(maxsize=100_000)
def _verb(action: str) -> frozenset[str]:
    """What an action says beyond how it is done: nothing for 进一步加强."""
    return frozenset("".join(word for word in rjieba.cut(action) if not _is_idle(word)))


def _is_idle(word: str) -> bool:
    """Whether a word goes with any matter, or both that it is made of do: 大力发展."""
    idle = _goes_with_any()
    return word in idle or any(word[:at] in idle and word[at:] in idle for at in range(1, len(word)))


@cache
def _goes_with_any() -> frozenset[str]:
    return words("general") | words("furthering") | words("light")


@lru_cache(maxsize=100_000)
def _drafts(action: str, paper: bool) -> bool:
    """Whether an action makes a text, or changes the `paper` that it is about."""
    return any(verb in action for verb in words("drafting") | (words("redrafting") if paper else frozenset()))


def _weighed(pairs: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    return {pair: weights[f"{pair}*"] for pair in pairs if f"{pair}*" in weights}


def _about(cut: _Cut, stage: Stage | None, weights: Mapping[str, float]) -> tuple[list[str], bool]:
    sanction = stage is not None and stage.name == "处罚" and cut.case
    elsewhere = sanction or _BACK.search(cut.row["target"]) or not (stage is None or stage.object)
    own = [] if elsewhere else _each(_told(cut.target, stage))
    if sum(weights[word] for word in own) >= LEAST:
        return own, True
    return _each(_told((*cut.target, *cut.rest), stage)), False


def _is_all(cut: _Cut, stage: Stage | None, bearers: Sequence[str], about: Iterable[str], title: str) -> bool:
    """Whether a duty is for all that its document is about: by its target and what stands before the verb
    (对高层建筑进行…); without a target by what it is `about`, a reward by its sentence, not the list of merits."""
    action, sentence = cut.row["action"], cut.row["evidence"]
    if own := _each(_told(cut.target, stage)):
        if not is_all(action, own, stage, title):
            return False
        before = _TOWARD.search(sentence, 0, max(sentence.find(action), 0))
        return before is None or is_all(action, own + _each(_told(_words(before[1]), stage)), stage, title)
    if is_reward(action):
        named = "、".join(bearers)
        about = [word for word in _each(_told(_words(sentence), stage)) if word not in named]
    return is_all(action, about, stage, title)


def _each(told: Iterable[str]) -> list[str]:
    """Each word once, in the order of the text: sums of floats, and what is shown, are the same every time."""
    return [word for word in dict.fromkeys(told) if word]


def _objects(cut: _Cut, stage: Stage | None, own: bool, weights: Mapping[str, float]) -> Iterator[Object]:
    """The duty's objects one by one: those of the target; else the acts of the list or the case."""
    whole = [(*cut.target, *cut.rest)]
    if own:
        yield from (_object(one, stage, weights) for one in objects(one_name(cut.row["target"])) or whole)
        return
    acts = cut.items or _ACTS.split(cut.case)
    told = [_object(_words(act), stage, weights) for act in acts]
    # 情节严重的 and the like are no acts.
    yield from [one for one in told if sum(one.words.values()) >= LEAST] or [_object(whole[0], stage, weights)]


def _object(found: Iterable[str], stage: Stage | None, weights: Mapping[str, float]) -> Object:
    told = _told(found, stage)
    return Object({word: weights[word] for word in told if word in weights}, _weighed(_pairs(told), weights))


def _domains(cut: Sequence[_Cut]) -> dict[str, Domain]:
    """For each document how much its words say of it: their number there, by how few documents have them."""
    counted: dict[str, Counter[str]] = {}
    for one in cut:
        counted.setdefault(one.row["document"], Counter()).update((*one.target, *one.rest))
    holding = Counter(word for words in counted.values() for word in words)
    found = {}
    for document, count in counted.items():
        about = {
            word: (1 + math.log(number)) * math.log((len(counted) + OTHERS) / holding[word])
            for word, number in count.items()
            if number > 1
        }
        length = math.sqrt(sum(value * value for value in about.values())) or 1.0
        found[document] = Domain({word: value / length for word, value in about.items()})
    return found


def _told(found: Iterable[str], stage: Stage | None) -> list[str]:
    """The words that tell something, in order; "" where others stood between."""
    idle = _idle(stage is not None and stage.name == "处罚")
    return ["" if word in idle or _DIGITS.fullmatch(word) else word for word in found]


@cache
def _idle(sanction: bool) -> frozenset[str]:
    names = ("general", "procedure", "levels", *(("sanctions",) if sanction else ()))
    return frozenset().union(*map(words, names))


def _pairs(told: Iterable[str]) -> list[str]:
    runs = "".join(word or " " for word in told).split()
    return list(dict.fromkeys(run[at : at + 2] for run in runs for at in range(len(run) - 1)))
