"""Two provisions that say different things of one matter: required and forbidden, other limits, other figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from queries.answer import NOT_REVIEWED, REVIEWED
from queries.index.grams import grams
from queries.limits import on_time

from .acts import are_sanctions, one_measure, same_case
from .bodies import Relation, related, same_place
from .candidates import candidates
from .conflict import CONTRARY, UNEQUAL, Conflict
from .duty import Duty
from .figures import figures
from .likeness import Likeness, by_object, cosine, likeness

PART: Final = 0.8
WHOLE: Final = 0.6
BEYOND: Final = 6
FIELD: Final = 0.1
"""How alike objects are that are one: of the smaller one's information, of both, in nats beyond the titles; the cosine
of the documents."""
SENTENCE: Final = 0.35
"""Of the pairs of characters of two sentences of which one forbids what the other requires."""
ACT: Final = 0.6
ACT_BEYOND: Final = 10
ACT_FIELD: Final = 0.2
"""The same for the acts that two sanctions are for."""

_RANKS: Final = {
    "法律": 0,
    "行政法规": 1,
    "地方性法规": 2,
    "规章": 3,
    "行政规范性文件": 4,
    "一般文件": 4,
    "党内法规": 1,
}
# A permission that is asked for is no contradiction to what must not be done without it.
_UNLESS: Final = re.compile("未经|未取得|未依法|擅自|违反|非经|除.{1,30}外|无正当理由|不得不|不得因|以.{1,20}为由")


class Difference(NamedTuple):
    """What differs (情态, 时限, 数额), what each side says, by which rule."""

    about: str
    values: str
    rule: str


def contradictions(duties: Sequence[Duty]) -> Iterator[tuple[str, str, Conflict]]:
    """The pairs of duties that cannot both be met, with the documents of both."""
    ranked = sorted(duties, key=_rank)
    said = [_Said.of(duty) for duty in ranked]
    for one, other in sorted(candidates(ranked, PART, lambda one, other: said[one].may_differ(said[other]))):
        on_time()
        a, b = ranked[one], ranked[other]
        differing = _difference(a, b)
        if differing is not None and (alike := _one_matter(a, b)) is not None:
            yield a.row["document"], b.row["document"], _told(a, b, differing, alike)


def _rank(duty: Duty) -> tuple[Any, ...]:
    """The higher text first, then the older one."""
    source = duty.source
    return _RANKS.get(source.rank, 4), source.since or date.min, source.id, duty.row["position"], duty.row["statement"]


class _Said(NamedTuple):
    """What is seen of a duty at once."""

    document: str
    forbids: bool
    limit: bool
    figures: bool

    @classmethod
    def of(cls, duty: Duty) -> _Said:
        row = duty.row
        return cls(
            row["document"], row["modality"] == "prohibition", bool(row["deadline"]), bool(figures(row["target"]))
        )

    def may_differ(self, other: _Said) -> bool:
        """One text tells apart the cases that it has different rules for."""
        if self.document == other.document:
            return False
        both = (self.limit and other.limit) or (self.figures and other.figures)
        return both or self.forbids != other.forbids


def _difference(a: Duty, b: Duty) -> Difference | None:
    moods = {a.row["modality"], b.row["modality"]}
    if len(moods) == 2 and "prohibition" in moods and _plainly(a, b):
        values = f"{a.row['modality']} ｜ {b.row['modality']}"
        return Difference("情态", values, "一处禁止，一处要求或允许 forbidden here, required or allowed there")
    limits = a.row["deadline"], b.row["deadline"]
    if all(limits) and _other_figures(*limits):
        return Difference("时限", " ｜ ".join(limits), "同一事项时限不同 another time limit for one matter")
    targets = a.row["target"], b.row["target"]
    if _other_figures(*targets):
        return Difference("数额", " ｜ ".join(targets), "同一事项数额不同 another figure for one matter")
    return None


def _plainly(a: Duty, b: Duty) -> bool:
    """Whether both hold without more: not unless something is done, and in nearly the same words around what is
    forbidden and required, so that no other place, time or case is meant."""
    if any(map(_UNLESS.search, (a.evidence, b.evidence))) or are_sanctions(a, b):
        return False
    sides = [set(grams(one.evidence).split()) for one in (a, b)]
    return len(sides[0] & sides[1]) >= SENTENCE * len(sides[0] | sides[1])


def _other_figures(one: str, other: str) -> bool:
    """Whether both have figures of one unit, and not the same."""
    numbers = figures(one), figures(other)
    return any(numbers[0][unit] != numbers[1][unit] for unit in numbers[0].keys() & numbers[1].keys())


def _one_matter(a: Duty, b: Duty) -> Likeness | None:
    """How alike two duties are that bind the same for the same matter, place, time and case; None where they do not."""
    if not a.source.with_(b.source) or not same_place(a.place, b.place) or not _one_bearer(a, b):
        return None
    field = cosine(a, b)
    alike = likeness(a, b)
    if are_sanctions(a, b):
        acts = by_object(a, b, alike)
        one = acts.one >= ACT and acts.one_beyond >= ACT_BEYOND and field >= ACT_FIELD
        return acts if one and one_measure(a, b) else None
    if not (a.own and b.own) or field < FIELD or not same_case(a, b) or not _one_act(a, b):
        return None
    one = alike.part >= PART and alike.whole >= WHOLE and alike.beyond >= BEYOND
    return alike if one else None


def _one_act(a: Duty, b: Duty) -> bool:
    """Whether the verbs have something in common: 制定 goes with any paper, 从事 with any trade."""
    return bool((a.verb or frozenset(a.row["action"])) & (b.verb or frozenset(b.row["action"])))


def _one_bearer(a: Duty, b: Duty) -> bool:
    """Whether both bind the same; what names nobody binds everybody."""
    if not (a.named and b.named):
        return True
    return related(a.bearers, b.bearers) in (Relation.SAME, Relation.PART)


def _told(a: Duty, b: Duty, differing: Difference, alike: Likeness) -> Conflict:
    equal = _RANKS.get(a.source.rank, 4) == _RANKS.get(b.source.rank, 4) and a.source.tier == b.source.tier
    return Conflict(
        kind=UNEQUAL if equal else CONTRARY,
        about=differing.about,
        values=differing.values,
        score=round(alike.score, 2),
        **_side(a, "a"),
        **_side(b, "b"),
        rule=differing.rule,
        statement_a=a.row["statement"],
        statement_b=b.row["statement"],
        reviewed=REVIEWED if a.row["reviewed"] == b.row["reviewed"] == REVIEWED else NOT_REVIEWED,
    )


def _side(duty: Duty, side: str) -> dict[str, Any]:
    row = duty.row
    found = {
        "rank": duty.source.rank, "actors": duty.bearers, "modality": row["modality"],
        "duty": row["action"] + row["target"],
        "provision": row["provision"], "evidence": row["evidence"], "number": row["number"], "title": row["title"],
        "since": duty.source.since, "grade": "、".join(one for one in duty.grades if one),
    }  # fmt: skip
    return {f"{name}_{side}": value for name, value in found.items()}
