"""The clause that says how bodies go together on a matter, beside the duties or elsewhere in their documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .bodies import Relation, related
from .duty import Duty
from .lexicon import clauses

WITH_WHOM: Final = ("会同", "配合")
"""Clauses that settle something for those only that they name."""
SHARE: Final = 0.5
"""How much of the matter's words a clause elsewhere must have to reach it."""

GENERAL: Final = 6
"""The information, in nats beyond the title, from which a clause elsewhere is about a matter of its own."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence that settles how bodies go together: its kind, where it stands, its words."""

    kind: str
    provision: str
    words: str


@lru_cache(maxsize=200_000)
def kind_of(sentence: str) -> str:
    """The kind of clause that a sentence has (“会同”), "" for none."""
    return next((kind for kind, pattern in clauses() if pattern.search(sentence)), "")


class Clauses:
    """All coordinating sentences of the duties' documents, by document and by whom they name."""

    def __init__(self, duties: Iterable[Duty]) -> None:
        self._by_document: dict[str, list[Duty]] = defaultdict(list)
        self._by_actor: dict[str, list[Duty]] = defaultdict(list)
        seen = set()
        for duty in duties:
            key = duty.row["document"], duty.evidence
            if key not in seen and kind_of(duty.evidence):
                seen.add(key)
                self._by_document[duty.row["document"]].append(duty)
                for actor in dict.fromkeys((*duty.bearers, *duty.others)):
                    self._by_actor[actor].append(duty)

    def over(self, a: Duty, b: Duty) -> Clause | None:
        """The clause over two duties: in one of their sentences, in their provisions, elsewhere in a document of theirs
        where it is about their matter or names both, or in any other document where it is and does."""
        for duty, other in ((a, b), (b, a)):
            if (kind := kind_of(duty.evidence)) and _concerns(kind, duty, other):
                return Clause(kind, duty.row["provision"], duty.evidence)
        for duty, other in ((a, b), (b, a)):
            if (kind := kind_of(str(duty.row["text"]))) and kind not in WITH_WHOM and _concerns(kind, duty, other):
                return Clause(kind, duty.row["provision"], str(duty.row["text"]))
        for document in dict.fromkeys((a.row["document"], b.row["document"])):
            for one in self._by_document.get(document, ()):
                if _reaches(one, a, b):
                    return Clause(kind_of(one.evidence), one.row["provision"], one.evidence)
        for bearer in a.bearers:
            for one in self._by_actor.get(bearer, ()):
                if _names(one, a, b) and _is_about(one, a, b) and one.source.with_(a.source):
                    return Clause(kind_of(one.evidence), one.row["provision"], one.evidence)
        return None


def _concerns(kind: str, duty: Duty, other: Duty) -> bool:
    """Whether a clause that says with whom a body acts, or how those of its document divide it (按职责分工), has the
    bearers of the other duty."""
    if kind in WITH_WHOM:
        named = duty.others
    else:
        named = () if duty.row["document"] == other.row["document"] else (*duty.bearers, *duty.others)
    apart = tuple(one for one in other.bearers if one not in duty.bearers)
    return not named or not apart or related(named, apart) in (Relation.SAME, Relation.PART)


def _reaches(clause: Duty, a: Duty, b: Duty) -> bool:
    """Whether a clause elsewhere in a document of theirs is about their matter, or about none of its own and
    names both (各部门按照职责分工做好工作)."""
    if kind_of(clause.evidence) in WITH_WHOM:
        return _names(clause, a, b) and (_is_about(clause, a, b) or _is_general(clause))
    return _is_about(clause, a, b) or (_names(clause, a, b) and _is_general(clause))


def _names(clause: Duty, a: Duty, b: Duty) -> bool:
    """Whether a clause names a bearer of each, and all that only one of them has."""
    named = {*clause.bearers, *clause.others}
    return all(named & set(duty.bearers) for duty in (a, b)) and named >= set(a.bearers) ^ set(b.bearers)


def _is_general(clause: Duty) -> bool:
    """Whether a clause is about all that its document is about."""
    own = sum(weight for word, weight in clause.about.items() if word not in clause.source.title)
    return own < GENERAL


def _is_about(clause: Duty, a: Duty, b: Duty) -> bool:
    shared = set(a.about) & set(b.about)
    mass = sum(a.about[word] for word in shared)
    return mass > 0 and sum(a.about[word] for word in shared if word in clause.about) >= SHARE * mass
