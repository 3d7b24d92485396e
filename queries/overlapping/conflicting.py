"""Requirements on one matter that cannot both be met, and a basis that is repealed and still cited.

Who must give way is not said: the ranks stand beside the two, the decision is a reviewer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final
from weakref import WeakKeyDictionary

from kg.store import Row, Store
from queries.answer import NOT_REVIEWED, REVIEWED, Answer
from queries.filters import holds, words_of
from queries.index import index_of
from queries.index.grams import grams
from queries.named import Named
from queries.question import question
from queries.row import text
from queries.validity import REPEAL, Validity
from queries.validity import in_force as documents_in_force

from .bodies import Relation, related, same_place
from .candidates import candidates
from .duties import read_duties
from .duty import Duty
from .figures import figures
from .lexicon import words
from .likeness import Likeness, cosine, likeness
from .texts import Source, items, sources

CONTRARY: Final = "抵触"
UNEQUAL: Final = "不一致"
NO_BASIS: Final = "依据失效"

PART: Final = 0.8
WHOLE: Final = 0.6
BEYOND: Final = 6
CASE: Final = 0.5
FIELD: Final = 0.1
"""How alike objects are that are one: of the smaller one's information, of both, in nats beyond the titles; how much
of the larger case the two have in common; the cosine of the documents."""

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
_UNLESS: Final = re.compile("未经|未取得|未依法|擅自|违反|非经|除.{1,30}外|无正当理由")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two provisions that say different things of one matter; of a repealed basis `b` is the text that is repealed.

    `kind` is 抵触 (of different rank), 不一致 (of equal rank) or 依据失效; `about` is what differs: 情态, 时限, 数额,
    依据.
    """

    kind: str
    about: str
    values: str
    score: float
    rank_a: str
    actors_a: tuple[str, ...]
    modality_a: str
    duty_a: str
    provision_a: str
    evidence_a: str
    number_a: str
    title_a: str
    since_a: date | None
    grade_a: str
    rank_b: str
    actors_b: tuple[str, ...]
    modality_b: str
    duty_b: str
    provision_b: str
    evidence_b: str
    number_b: str
    title_b: str
    since_b: date | None
    grade_b: str
    rule: str
    statement_a: str
    statement_b: str
    reviewed: str = NOT_REVIEWED
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class Conflicts(Answer):
    """The answer to `queries.conflicts`."""

    rows: tuple[Conflict, ...]


Found = tuple[tuple[str, str, Conflict], ...]
"""Conflicts with the documents of both sides."""

_FOUND: WeakKeyDictionary[Store, tuple[dict[str, str], Found]] = WeakKeyDictionary()


def conflicts(
    store: Store, *, topic: str | None = None, document: str | None = None, in_force: date | None = None
) -> Conflicts:
    """Pairs of provisions that cannot both be met, 抵触 first, then 不一致, then 依据失效; by likeness, then place.

    Only those about a `topic`, with a side in a `document` (its number or words of the title), between documents in
    force on a day. Raises `QueryError` for a topic or a document without a letter or digit.
    """
    stamps = store.stamps()
    known = _FOUND.get(store)
    if known is None or known[0] != stamps:
        known = _FOUND[store] = stamps, tuple(_all(store))
    topics, documents = words_of(topic, "topic"), words_of(document, "document")
    valid = None if in_force is None else documents_in_force(store, in_force)
    rows = [
        row
        for a, b, row in known[1]
        if (valid is None or {a, b} <= valid | ({b} if row.kind == NO_BASIS else set()))
        and (not topics or _has(row, ("duty", "evidence"), topics))
        and (not documents or _has(row, ("number", "title"), documents))
    ]
    return Conflicts(question("conflicts"), tuple(rows))


def _has(row: Conflict, columns: Sequence[str], wanted: list[str]) -> bool:
    names = [f"{column}_{side}" for column in columns for side in ("a", "b")]
    return holds({name: getattr(row, name) for name in names}, names, wanted)


def _all(store: Store) -> list[tuple[str, str, Conflict]]:
    texts = sources(store)
    duties = index_of(store).read(store, partial(read_duties, sources=texts, items=items(store), every=True))
    found = [*_between(duties), *_without_basis(store, texts)]
    order = {CONTRARY: 0, UNEQUAL: 1, NO_BASIS: 2}
    return sorted(
        found,
        key=lambda one: (
            order[one[2].kind],
            -one[2].score,
            *one[:2],
            one[2].statement_a,
            one[2].statement_b,
            one[2].about,
        ),
    )


def _between(duties: Sequence[Duty]) -> Iterator[tuple[str, str, Conflict]]:
    for one, other in candidates(duties, PART):
        a, b = sorted((duties[one], duties[other]), key=_rank)
        if (said := _contradiction(a, b)) is not None:
            yield a.row["document"], b.row["document"], _told(a, b, *said)


def _rank(duty: Duty) -> tuple[Any, ...]:
    """The higher text first, then the older one."""
    source = duty.source
    return _RANKS.get(source.rank, 4), source.since or date.min, source.id, duty.row["position"], duty.row["statement"]


def _contradiction(a: Duty, b: Duty) -> tuple[str, str, str, Likeness] | None:
    """What differs, what each says, by which rule; None where both can be met."""
    if a.row["document"] == b.row["document"]:
        return None  # one text tells apart the cases that it has different rules for
    sanctions = all(one.stage is not None and one.stage.name == "处罚" for one in (a, b))
    if not (sanctions or (a.own and b.own)) or not a.source.with_(b.source) or not same_place(a.place, b.place):
        return None
    alike = likeness(a, b)
    if alike.part < PART or min(alike.whole, 1) < WHOLE or alike.beyond < BEYOND or not (sanctions or _one_act(a, b)):
        return None
    if not _one_bearer(a, b) or not _one_case(a, b) or cosine(a, b) < FIELD:
        return None
    moods = {a.row["modality"], b.row["modality"]}
    if len(moods) == 2 and "prohibition" in moods and not any(map(_UNLESS.search, (a.evidence, b.evidence))):
        values = f"{a.row['modality']} ｜ {b.row['modality']}"
        return "情态", values, "一处禁止，一处要求或允许 forbidden here, required or allowed there", alike
    limits = a.row["deadline"], b.row["deadline"]
    if all(limits) and limits[0] != limits[1] and _comparable(*limits):
        return "时限", " ｜ ".join(limits), "同一事项时限不同 another time limit for one matter", alike
    sums = figures(a.row["target"]), figures(b.row["target"])
    differing = [unit for unit in sums[0].keys() & sums[1].keys() if sums[0][unit] != sums[1][unit]]
    if differing:
        values = " ｜ ".join(one.row["target"] for one in (a, b))
        return "数额", values, "同一事项数额不同 another figure for one matter", alike
    return None


def _one_act(a: Duty, b: Duty) -> bool:
    """Whether the verbs have a word in common that says something."""
    idle = words("general") - {"制定", "编制", "组织"}
    verbs = [{word for word in _parts(one.row["action"]) if word not in idle} for one in (a, b)]
    return bool(verbs[0] & verbs[1])


def _parts(action: str) -> list[str]:
    import rjieba

    return list(rjieba.cut(action))


def _one_case(a: Duty, b: Duty) -> bool:
    """Whether both are for the same case: what sanctions are for stands in it alone."""
    cases = [set(grams(one.row["condition"] or "").split()) for one in (a, b)]
    if not any(cases):
        return not any(one.stage is not None and one.stage.name == "处罚" for one in (a, b))
    return len(cases[0] & cases[1]) >= CASE * max(map(len, cases))


def _one_bearer(a: Duty, b: Duty) -> bool:
    if not a.bearers or not b.bearers:
        return a.bearers == b.bearers
    return related(a.bearers, b.bearers) in (Relation.SAME, Relation.PART)


def _comparable(one: str, other: str) -> bool:
    """Whether both limits are durations in the same unit, or the same limit with another number."""
    numbers = figures(one), figures(other)
    return any(numbers[0][unit] != numbers[1][unit] for unit in numbers[0].keys() & numbers[1].keys())


def _told(a: Duty, b: Duty, about: str, values: str, rule: str, alike: Likeness) -> Conflict:
    equal = _RANKS.get(a.source.rank, 4) == _RANKS.get(b.source.rank, 4) and a.source.tier == b.source.tier
    return Conflict(
        kind=UNEQUAL if equal else CONTRARY,
        about=about,
        values=values,
        score=round(alike.whole, 2),
        **_side(a, "a"),
        **_side(b, "b"),
        rule=rule,
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


def _without_basis(store: Store, texts: dict[str, Source]) -> Iterator[tuple[str, str, Conflict]]:
    """Citations of documents that are repealed, or out of force, by documents that are not."""
    known = Validity(store)
    repealed = {one.document: one for one in known.changes if one.relation == REPEAL and not one.article}
    named = Named(known.documents)
    for row in store.ask(question("conflicts").query):
        citing = texts[text(row, "document")]
        for document in named.meant(text(row, "number"), text(row, "title")):
            cited = texts[document]
            change = repealed.get(document)
            if _one_text(citing, cited) or not (change or cited.until or cited.status in ("废止", "失效")):
                continue
            if change is not None and change.by == citing.id:
                continue  # it says so itself
            if citing.until is not None and cited.until is not None and citing.until <= cited.until:
                continue
            by = texts[change.by] if change is not None else None
            yield citing.id, document, _basis(row, citing, cited, by)


def _one_text(citing: Source, cited: Source) -> bool:
    """Whether the one is the other, or the notice that carries it."""
    return cited.id.startswith(citing.id) or citing.id.startswith(cited.id) or cited.title in citing.title


def _basis(row: Row, citing: Source, cited: Source, by: Source | None) -> Conflict:
    ended = "" if cited.until is None else f"{cited.until.isoformat()} 起失效"
    said = f"{text(row, 'relation')}《{cited.title}》 ｜ {f'已被《{by.title}》废止' if by else ended or cited.status}"
    return Conflict(
        kind=NO_BASIS, about="依据", values=said, score=1.0,
        rank_a=citing.rank, actors_a=citing.issuers, modality_a="", duty_a=f"{text(row, 'relation')}{cited.title}",
        provision_a=text(row, "provision"), evidence_a=text(row, "evidence"), number_a=citing.number,
        title_a=citing.title, since_a=citing.since, grade_a="",
        rank_b=cited.rank, actors_b=cited.issuers, modality_b="", duty_b="", provision_b=text(row, "article"),
        evidence_b="", number_b=cited.number, title_b=cited.title, since_b=cited.since, grade_b="",
        rule="所引文件已失效 the text that is cited is no longer in force", statement_a="", statement_b="",
    )  # fmt: skip
