"""All pairs of duties in a store that have to do with each other, found once and told as a reader wants them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from weakref import WeakKeyDictionary

from kg.store import Store
from queries.by_actor import names
from queries.filters import holds, words_of
from queries.index import index_of
from queries.limits import on_time
from queries.question import question
from queries.validity import in_force as documents_in_force

from .answer import Overlaps
from .bodies import Relation
from .candidates import candidates
from .coordination import Clauses
from .duties import read_duties
from .duty import Duty
from .judging import Judgement, Verdict, judge
from .matter import NEAR, comparable
from .telling import told
from .texts import Source, items, sources
from .whole import pairs_of_all

Pair = tuple[Duty, Duty, Judgement]
MANY_HEADS = "多头管理"
_ORDER = {
    verdict: rank
    for rank, verdict in enumerate(
        (
            Verdict.OVERLAPPING,
            Verdict.CROSSING,
            Verdict.TASK_TWICE,
            Verdict.REPEATED,
            Verdict.SHARED,
            Verdict.CARRIED_OUT,
        )
    )
}
"""The gravest first."""


@dataclass(frozen=True, slots=True)
class Found:
    """The duties of a store, and the pairs of them that were judged to have to do with each other."""

    stamps: dict[str, str]
    sources: dict[str, Source]
    pairs: tuple[Pair, ...]


_FOUND: WeakKeyDictionary[Store, Found] = WeakKeyDictionary()


def overlaps(
    store: Store,
    *,
    topic: str | None = None,
    actor: str | None = None,
    document: str | None = None,
    in_force: date | None = None,
    settled: bool = False,
    by_object: bool = False,
) -> Overlaps:
    """Pairs of duties that repeat, cross or overlap each other, by group, the gravest and likest first.

    Only those about a `topic`, with a bearer `actor`, with a side in a `document` (id, number, words of the title),
    between documents in force on a day. `settled` adds what levels (层级落实) or a clause (分工协作) settle.
    `by_object` gives 多头管理 in place of it: one object with several bodies that each have a power over it, settled or
    not.
    Raises `QueryError` for a topic or a document without a letter or digit.
    """
    found = pairs(store)
    pairs_of = [pair for pair in found.pairs if _wanted(pair, settled=settled, by_object=by_object)]
    topics, documents = words_of(topic, "topic"), words_of(document, "document")
    called = names(actor) if actor is not None else ()
    valid = None if in_force is None else documents_in_force(store, in_force)

    def kept(pair: Pair) -> bool:
        sides = pair[:2]
        return (
            (not topics or any(holds(one.row, _TOPICAL, topics) for one in sides))
            and (not documents or any(holds(one.row, ("document", "number", "title"), documents) for one in sides))
            and (not called or any(name in one.bearers for one in sides for name in called))
            and (valid is None or all(one.row["document"] in valid for one in sides))
        )

    chosen = [pair for pair in pairs_of if kept(pair)]
    rows = [
        told(a, b, judged, group, MANY_HEADS if by_object else judged.verdict.value, len(found.sources))
        for group, (a, b, judged) in grouped(chosen)
    ]
    return Overlaps(question("overlaps"), tuple(rows))


_TOPICAL = ("target", "action", "condition", "heading")


def pairs(store: Store) -> Found:
    """The judged pairs of a store; kept as long as it does not change."""
    stamps = store.stamps()
    known = _FOUND.get(store)
    if known is None or known.stamps != stamps:
        known = _FOUND[store] = _found(store, stamps)
    return known


def _found(store: Store, stamps: dict[str, str]) -> Found:
    texts = sources(store)
    duties = index_of(store).read(store, partial(read_duties, sources=texts, items=items(store)))
    return Found(stamps, texts, tuple(judged_pairs(duties, Clauses(duties))))


def judged_pairs(duties: Sequence[Duty], clauses: Clauses) -> Iterable[Pair]:
    """The pairs that have to do with each other, the older duty first."""
    aged = sorted(duties, key=_age)
    found = candidates(aged, NEAR, lambda one, other: comparable(aged[one], aged[other]))
    for one, other in sorted(found.union(pairs_of_all(aged))):
        on_time()
        if (judged := judge(aged[one], aged[other], clauses)) is not None:
            yield aged[one], aged[other], judged


def _age(duty: Duty) -> tuple[date, str, int, str]:
    return duty.source.since or date.min, duty.row["document"], duty.row["position"], duty.row["statement"]


def _wanted(pair: Pair, *, settled: bool, by_object: bool) -> bool:
    a, b, judged = pair
    if by_object:
        powers = all(one.stage is not None and one.stage.power for one in (a, b))
        return powers and judged.bodies is Relation.DIFFERENT
    return settled or judged.shown


def grouped(found: Sequence[Pair]) -> list[tuple[str, Pair]]:
    """The pairs with the number of their group: those that share a duty are in one."""
    above: dict[int, int] = {}

    def top(one: int) -> int:
        while above.setdefault(one, one) != one:
            one = above[one]
        return one

    for a, b, _ in found:
        above[top(id(a))] = top(id(b))
    groups: dict[int, list[Pair]] = {}
    for pair in found:
        groups.setdefault(top(id(pair[0])), []).append(pair)
    for group in groups.values():
        group.sort(key=_rank)
    ordered = sorted(groups.values(), key=lambda group: _rank(group[0]))
    return [(str(number), pair) for number, group in enumerate(ordered, 1) for pair in group]


def _rank(pair: Pair) -> tuple[object, ...]:
    a, b, judged = pair
    return _ORDER[judged.verdict], -round(judged.likeness.score, 2), -round(judged.likeness.beyond), *_age(a), *_age(b)
