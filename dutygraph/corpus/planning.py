"""From the survey to a plan: which documents are the same, which copy of each is read, what the graphs will be of.

The plan depends on the set of sources alone, not on the order in which they were surveyed.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from ontology.records import Copy, Origin

from .likeness import LIKE, candidates, likeness
from .surveying import Found, Survey

FORMATS = ("txt", "md", "html", "htm", "docx", "wps", "doc", "ofd", "pdf")
"""Of copies alike in all else the one in the earlier format is read; pictures come last."""

UNLIKE = 0.2
"""Below this share of common 5-grams two documents of one name are not the same."""

_TELLING = ("number", "title", "issuer", "written")


@dataclass(frozen=True, slots=True)
class Task:
    """A text to extract: the documents that are read from it, with where their facts come from."""

    survey: Survey
    origins: Mapping[str, Origin]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A document found more than once: the copy that is read, and the others (paths as the user would open them)."""

    document: str
    kept: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All texts to extract, in the order of their addresses, and what was found more than once.

    `clashes` are documents without a number that go by the name of another one, with other words: the graph has one
    place for both, so that only `kept` is read.
    """

    tasks: tuple[Task, ...]
    repeated: tuple[Repeated, ...]
    clashes: tuple[Repeated, ...]

    @property
    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of every document's graph, by its id."""
        return {document: origin.fingerprint for task in self.tasks for document, origin in task.origins.items()}


@dataclass(frozen=True, slots=True)
class _Unit:
    """One document in one text."""

    survey: Survey
    found: Found


def plan(surveys: Iterable[Survey], version: str) -> Plan:
    """Choose one copy of each document. `version` names the extraction: another one makes other fingerprints."""
    units = [_Unit(survey, found) for survey in sorted(surveys, key=lambda s: s.address) for found in survey.documents]
    chosen: defaultdict[str, dict[str, list[_Unit]]] = defaultdict(dict)
    repeated: list[Repeated] = []
    clashes: list[Repeated] = []
    texts: dict[str, Survey] = {}
    for group in _groups(units):
        best = min(group, key=_preference)
        texts[best.survey.address] = best.survey
        copies = [unit for unit in group if not _clash(unit, best)]
        chosen[best.survey.address][best.found.id] = copies
        for found, members in ((repeated, copies), (clashes, [unit for unit in group if _clash(unit, best)])):
            others = tuple(dict.fromkeys(u.survey.where for u in members if u.survey.where != best.survey.where))
            if others:
                found.append(Repeated(best.found.id, best.survey.where, others))
    tasks = tuple(Task(texts[address], _origins(texts[address], chosen[address], version)) for address in sorted(texts))
    return Plan(tasks, _sorted(repeated), _sorted(clashes))


def _sorted(found: list[Repeated]) -> tuple[Repeated, ...]:
    return tuple(sorted(found, key=lambda r: (r.kept, r.document)))


def _clash(unit: _Unit, best: _Unit) -> bool:
    """Whether two documents of one title, issuer and date have little else in common."""
    one, other = unit.found, best.found
    if one.number or other.number or one.id != other.id or not (one.likeness and other.likeness):
        return False
    return likeness(one.likeness, other.likeness) < UNLIKE


def _preference(unit: _Unit) -> tuple[object, ...]:
    """The best copy first: one that came with its covering notice, the one whose words name it best, with the most
    provisions, in the format that loses least, the longest; of equal ones that with the first address."""
    found, survey = unit.found, unit.survey
    named = sum(getattr(found, name) is not None for name in _TELLING)
    form = FORMATS.index(survey.format) if survey.format in FORMATS else len(FORMATS)
    return (not found.carried, -named, -found.provisions, form, -found.length, survey.address, found.id)


def _origins(survey: Survey, groups: Mapping[str, Sequence[_Unit]], version: str) -> dict[str, Origin]:
    origins: dict[str, Origin] = {}
    for document, group in sorted(groups.items()):
        found = {u.survey.address: u.survey for u in group}
        copies = tuple(Copy(s.address, s.sha256, s.format, s.encoding) for _, s in sorted(found.items()))
        made_of = [version, survey.address, asdict(survey.given), sorted(groups), [asdict(copy) for copy in copies]]
        text = json.dumps(made_of, ensure_ascii=True, default=str)
        origins[document] = Origin(copies, hashlib.sha256(text.encode()).hexdigest()[:32])
    return origins


class _Sets:
    """Disjoint sets of units, each with what names its members."""

    def __init__(self, units: Sequence[_Unit]) -> None:
        self._above = list(range(len(units)))
        self._names = [
            {name: {value} for name in _TELLING if (value := getattr(u.found, name)) is not None} for u in units
        ]

    def find(self, index: int) -> int:
        while self._above[index] != index:
            self._above[index] = self._above[self._above[index]]
            index = self._above[index]
        return index

    def contradict(self, one: int, other: int) -> bool:
        """Whether two sets have different numbers, titles, issuers or dates. One title may have more words than the
        other: “…办法” and “某省…办法（试行）” on a page that shortens it are told apart by their numbers and dates."""
        first, second = self._names[self.find(one)], self._names[self.find(other)]
        for name in first.keys() & second.keys():
            if first[name] & second[name]:
                continue
            if name != "title" or not any(a in b or b in a for a in first[name] for b in second[name]):
                return True
        return False

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return
        self._above[second] = first
        for name, values in self._names[second].items():
            self._names[first].setdefault(name, set()).update(values)


def _groups(units: Sequence[_Unit]) -> list[list[_Unit]]:
    """The units that are one document: the same id, or nearly the same words and nothing that speaks against it.

    The likest pairs are joined first, so that a text which names itself nowhere goes to its likest copy.
    """
    sets = _Sets(units)
    first: dict[str, int] = {}
    for index, unit in enumerate(units):
        sets.join(first.setdefault(unit.found.id, index), index)
    alike: list[tuple[float, int, int]] = []
    for one, other in candidates([unit.found.likeness for unit in units]):
        if sets.find(one) == sets.find(other) or sets.contradict(one, other):
            continue
        degree = likeness(units[one].found.likeness, units[other].found.likeness)
        if degree >= LIKE:
            alike.append((-degree, one, other))
    for _, one, other in sorted(alike):
        if not sets.contradict(one, other):
            sets.join(one, other)
    groups: defaultdict[int, list[_Unit]] = defaultdict(list)
    for index, unit in enumerate(units):
        groups[sets.find(index)].append(unit)
    return list(groups.values())
