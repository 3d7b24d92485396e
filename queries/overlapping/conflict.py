"""Rows of the question of conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from queries.answer import NOT_REVIEWED, Answer

CONTRARY: Final = "抵触"
UNEQUAL: Final = "不一致"
NO_BASIS: Final = "依据失效"


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
