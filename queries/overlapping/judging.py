"""What two duties are to each other, judged in the order that practitioners do (docs/questions.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ontology.naming.facets import Scope
from queries.bodies import facets

from .acts import one_article, one_deployment, one_power, same_stage
from .bodies import Relation, related, same_place
from .coordination import Clause, Clauses
from .duty import Duty
from .figures import figures
from .likeness import Likeness
from .matter import joined, same_matter
from .texts import STATE

_OWN_PLAN: Final = re.compile("工作(?:要点|计划|安排|总结)")


class Verdict(StrEnum):
    """The results of the table; always 疑似 for a reviewer to decide."""

    REPEATED = "重复部署"
    CARRIED_OUT = "层级落实"
    CROSSING = "职责交叉"
    SHARED = "分工协作"
    OVERLAPPING = "疑似职责重叠"
    TASK_TWICE = "任务重复"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict with what it rests on. `shown` is whether it is a finding: what is settled is none."""

    verdict: Verdict
    rule: str
    shown: bool
    bodies: Relation
    likeness: Likeness
    clause: Clause | None
    same_stage: bool


def judge(a: Duty, b: Duty, clauses: Clauses) -> Judgement | None:
    """What `a` and `b`, comparable ones (`matter`), are to each other; None where they have nothing to do with it."""
    if not a.source.with_(b.source) or not same_place(a.place, b.place) or one_deployment(a, b):
        return None
    if a.row["modality"] == b.row["modality"] == "permission":
        return None  # two that may are no two that must
    bodies = _relation(a, b)
    alike = same_matter(a, b, bodies)
    if alike is None:
        return None
    one_stage = same_stage(a, b)

    def judged(verdict: Verdict, rule: str, shown: bool, clause: Clause | None = None) -> Judgement:
        return Judgement(verdict, rule, shown, bodies, alike, clause, one_stage)

    if bodies is Relation.VERTICAL or (a.source.tier != b.source.tier and bodies is not Relation.DIFFERENT):
        more = asks_more(a, b)
        return judged(
            Verdict.CARRIED_OUT, f"层级不同、职能相同 same function at two levels{more and f'；{more}'}", False
        )
    if a.source.tier != b.source.tier:
        return None
    if bodies is Relation.SAME or (bodies is Relation.PART and not joined(a, b)):
        if not one_stage:
            return None
        if bodies is Relation.PART and a.row["document"] == b.row["document"] and (clause := clauses.over(a, b)):
            return judged(Verdict.SHARED, f"有{clause.kind}条款 a clause settles it", False, clause)
        return judged(Verdict.REPEATED, "同一机关、同一事项 same body, same duty", True)
    if _led(a, b):
        return judged(Verdict.CARRIED_OUT, "政府领导其部门 a government leads its departments", False)
    if one_article(a, b):
        return judged(Verdict.CROSSING, "同条分列，界限已写明 one article divides it", False)
    if bodies is not Relation.PART and not one_power(a, b):  # of bodies in part the same, those `joined` are left
        return None
    clause = clauses.over(a, b)
    if clause is not None:
        return judged(Verdict.SHARED, f"有{clause.kind}条款 a clause settles it", False, clause)
    if not one_stage:
        apart = a.row["document"] == b.row["document"]  # one text gives each a stage of its own
        return judged(Verdict.CROSSING, "环节不同，界限未写明 another stage, no boundary stated", not apart)
    if a.source.is_law or b.source.is_law:
        return judged(Verdict.OVERLAPPING, "不同机关、同一事项，未见分工 different bodies, no clause", True)
    return judged(Verdict.TASK_TWICE, "不同机关部署同一任务，未见分工 one task by two bodies, no clause", True)


def asks_more(a: Duty, b: Duty) -> str:
    """What the lower of two texts asks beyond the higher one (加码): other figures or limits, a must for a may; "" for
    nothing."""
    higher, lower = sorted((a, b), key=lambda one: (one.source.place is not None, one.source.since or date.min))
    if higher.row["modality"] == "permission" and lower.row["modality"] == "obligation":
        return "加码：可以 → 应当 a may becomes a must"
    sums = figures(higher.evidence), figures(lower.evidence)
    for unit in sorted(sums[0].keys() & sums[1].keys()):
        if sums[0][unit] != sums[1][unit]:
            values = ("、".join(f"{number:g}" for number in sorted(one[unit])) for one in sums)
            return f"加码或减码：{' → '.join(values)}{unit} other figures"
    return ""


def _relation(a: Duty, b: Duty) -> Relation:
    """How the bearers are related. What a body deploys without naming anybody falls to those that it writes to, 各地;
    what its own plan for the year says it does itself."""
    found = related(a.bearers, b.bearers)
    if found is Relation.DIFFERENT and not (a.named and b.named) and all(_of_state(one) for one in (a, b)):
        return Relation.PART  # what all must do each must
    if a.named == b.named:
        return found
    named, unnamed = (a, b) if a.named else (b, a)
    if not all(facets(one).kind == "地方" for one in named.bearers):
        return found
    if related(named.source.issuers, unnamed.source.issuers) is Relation.DIFFERENT:
        return found
    return Relation.VERTICAL if _OWN_PLAN.search(unnamed.source.title) else Relation.SAME


def _of_state(one: Duty) -> bool:
    """Whether the State Council deploys a duty, to all or to ministries that it names."""
    bodies = [facets(bearer) for bearer in one.bearers]
    return (
        any(issuer in STATE for issuer in one.source.issuers)
        and not one.source.is_law
        and all((body.kind == "部门" and body.scope is Scope.SINGLE) or body.body in STATE for body in bodies)
    )


def _led(a: Duty, b: Duty) -> bool:
    """Whether one text has a government and a department: the one leads the other."""
    kinds = [{facets(bearer).kind for bearer in one.bearers} for one in (a, b)]
    return a.row["document"] == b.row["document"] and sorted(map(sorted, kinds)) == [["人民政府"], ["部门"]]
