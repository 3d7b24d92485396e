"""Rows of the questions about pairs of duties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from queries.answer import NOT_REVIEWED, Answer


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two duties beside each other: `a` is the older one. Empty texts for what is not given.

    `relation` is a `judging.Verdict` or 多头管理, always 疑似; the seven elements have ＝, ≈ or ≠ before what each side
    says; `opinion` is left for the reviewer.
    """

    group: str
    relation: str
    score: float
    rule: str
    actors_a: tuple[str, ...]
    duty_a: str
    provision_a: str
    evidence_a: str
    text_a: str
    number_a: str
    title_a: str
    since_a: date | None
    status_a: str
    grade_a: str
    actors_b: tuple[str, ...]
    duty_b: str
    provision_b: str
    evidence_b: str
    text_b: str
    number_b: str
    title_b: str
    since_b: date | None
    status_b: str
    grade_b: str
    matter: str
    stage: str
    object: str
    level: str
    time: str
    bearer: str
    coordination: str
    bodies: str
    statement_a: str
    statement_b: str
    reviewed: str = NOT_REVIEWED
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class Overlaps(Answer):
    """The answer to `queries.overlaps`."""

    rows: tuple[Overlap, ...]
