"""What a document makes of another: the province of the national text, the new version of the old one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.store import Row, Store
from ontology.errors import QueryError

from .answer import Answer, Task
from .bodies import is_vague
from .by_document import tasks
from .comparing.likeness import Likeness, copied
from .comparing.strictness import differences
from .question import question
from .row import place, text
from .validity import dates_of

RELATIONS = ("照搬", "细化", "加码", "减码", "新增", "未承接")
"""照搬: word for word; 细化: the same in more detail or other words; 加码: asks more; 减码: asks less; 新增: the
other alone has it; 未承接: the other does not take it up."""

_TAKEN_UP = 0.24
"""How alike a provision must be to one that it takes up."""
_COPIED = 0.9
_SHORTENED = 0.5
"""The share of the words below which a provision asks less, not in other words."""
_ASIDE = frozenset(("preamble", "routing", "attachment"))
_LAWS = frozenset(("法律", "行政法规", "地方性法规", "规章", "党内法规"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A provision of one document, and what the other makes of it; "" for the side that has none.

    `details` say what is more or less, `score` how alike both are: 0 to 1.
    """

    relation: str
    details: str
    provision: str
    heading: str
    evidence: str
    actors: tuple[str, ...]
    grade: str
    other_provision: str
    other_heading: str
    other_evidence: str
    other_actors: tuple[str, ...]
    other_grade: str
    score: float
    number: str
    title: str
    other_number: str
    other_title: str


@dataclass(frozen=True, slots=True)
class Comparisons(Answer):
    """The answer to `compare`."""

    rows: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """A document as it is compared: its provisions with words of their own, their tasks, its day and family."""

    rows: list[Row]
    texts: list[str]
    tasks: Mapping[str, list[Task]]
    day: date | None
    family: str
    number: str
    title: str


@dataclass(slots=True)
class _Both:
    """A provision, if there is one, with those of the other that take it up, and how alike they are."""

    one: int | None
    others: list[int] = field(default_factory=list)
    score: float = 0.0


def compare(store: Store, document: str, other: str) -> Comparisons:
    """Provision by provision what `other` (an id) makes of `document`, in the order of `document`; what is new in
    `other` stands behind what it follows there. How firmly both say it is compared within a family: laws and
    regulations, or policy papers. Raises QueryError for a document that is not there.
    """
    asked = question("compare")
    days = dates_of(store)
    sides = [_side(store, one, days) for one in (document, other)]
    rows = [_compared(pair, *sides) for pair in _paired(*sides)]
    return Comparisons(asked, tuple(rows))


def _side(store: Store, document: str, days: Mapping[str, date | None]) -> _Side:
    if document not in days:
        raise QueryError(f"图谱中没有这份文件 / no such document in {store.name}: {document}")
    rows = store.ask(question("compare").query, {"document": document})
    rows = sorted((row for row in rows if text(row, "kind") not in _ASIDE), key=place)
    kept = [row for row in rows if _says_something(row)]
    by_provision: dict[str, list[Task]] = {}
    for task in tasks(store, document).rows:
        by_provision.setdefault(task.cite, []).append(task)
    first = rows[0] if rows else {}
    return _Side(
        kept,
        [text(row, "heading") + "。" + text(row, "evidence") for row in kept],
        by_provision,
        days[document],
        "law" if text(first, "rank") in _LAWS else "policy",
        text(first, "number"),
        text(first, "title"),
    )


def _says_something(row: Row) -> bool:
    """Whether a provision has words of its own, not only its number and heading."""
    words = text(row, "evidence").lstrip("#*").removeprefix(text(row, "provision_number"))
    return len(words.removeprefix(text(row, "heading")).strip("。：:")) > 1


def _paired(one: _Side, other: _Side) -> list[_Both]:
    """Each provision of `one` with those of `other` that take it up; what is left of `other` behind its neighbours."""
    likeness = Likeness([*one.texts, *other.texts])
    found = [_Both(at) for at in range(len(one.rows))]
    last = -1
    new: dict[int, list[_Both]] = {}
    for at, words in enumerate(other.texts):
        best, score = likeness.best(words, one.texts) if one.texts else (0, 0.0)
        if score >= _TAKEN_UP:
            found[best].others.append(at)
            found[best].score = max(score, found[best].score)
            last = best
        else:
            new.setdefault(last, []).append(_Both(None, [at]))
    return [*new.get(-1, []), *(pair for at, both in enumerate(found) for pair in (both, *new.get(at, [])))]


def _compared(both: _Both, one: _Side, other: _Side) -> Comparison:
    mine = [] if both.one is None else [one.rows[both.one]]
    theirs = [other.rows[at] for at in both.others]
    relation, details = _relation(both, one, other)
    (provision, heading, evidence), (other_provision, other_heading, other_evidence) = map(_words, (mine, theirs))
    (actors, grade), (other_actors, other_grade) = _named(one, mine), _named(other, theirs)
    return Comparison(
        relation, details, provision, heading, evidence, actors, grade,
        other_provision, other_heading, other_evidence, other_actors, other_grade,
        round(both.score, 3), one.number, one.title, other.number, other.title,
    )  # fmt: skip


def _relation(both: _Both, one: _Side, other: _Side) -> tuple[str, str]:
    if both.one is None:
        return "新增", ""
    if not both.others:
        return "未承接", ""
    mine, theirs = one.texts[both.one], "".join(other.texts[at] for at in both.others)
    some = _tasks(one, [one.rows[both.one]])
    others = _tasks(other, [other.rows[at] for at in both.others])
    found = list(differences(some, others, (mine, theirs), (one.day, other.day), one.family == other.family))
    details = "；".join(("加码 " if difference.more else "减码 ") + difference.words for difference in found)
    more = sum(difference.more for difference in found)
    if found:
        return ("加码" if 2 * more >= len(found) else "减码"), details
    if copied(mine, theirs) >= _COPIED:
        return "照搬", ""
    if len(theirs) < _SHORTENED * len(mine) and len(others) < len(some):
        return "减码", f"举措 {len(some)} 项 → {len(others)} 项"
    added = [name for name in _bodies(others) if name not in _bodies(some)]
    return "细化", f"明确主体：{'、'.join(added)}" if added else ""


def _tasks(side: _Side, rows: Sequence[Row]) -> list[Task]:
    return [task for row in rows for task in side.tasks.get(text(row, "provision"), ())]


def _words(rows: Sequence[Row]) -> tuple[str, str, str]:
    cites, headings, texts = ([text(row, name) for row in rows] for name in ("provision", "heading", "evidence"))
    return "、".join(cites), "；".join(filter(None, headings)), "\n".join(texts)


def _named(side: _Side, rows: Sequence[Row]) -> tuple[tuple[str, ...], str]:
    some = _tasks(side, rows)
    grades = dict.fromkeys(grade for task in some for grade in task.grade.split("、") if grade)
    return tuple(_bodies(some)), "、".join(grades)


def _bodies(some: Sequence[Task]) -> list[str]:
    """Who bears the tasks, without 有关部门 where others are named too."""
    names = dict.fromkeys(
        name for task in some for name in (*task.lead, *task.actors, *task.responsible, *task.co, *task.support)
    )
    clear = [name for name in names if not is_vague(name)]
    return clear or list(names)
