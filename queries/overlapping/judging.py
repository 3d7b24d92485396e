"""What two duties are to each other, judged in the order that practitioners do (docs/questions.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from queries.bodies import facets, is_vague
from queries.index.grams import grams

from .bodies import Relation, related, same_place
from .candidates import Likeness, cosine, likeness
from .coordination import Clause, Clauses
from .elements import Duty
from .figures import figures

PART: Final = 0.7
"""How much of the smaller one's information two objects that count as the same have in common, at the least."""


class Same(NamedTuple):
    """Where objects count as the same: of both duties' information by words, by pairs of characters; in nats beyond
    the titles; the cosine of the documents."""

    whole: float
    paired: float
    beyond: float
    domain: float


ONE_BODY: Final = Same(0.4, 0.5, 6, 0.1)
"""Two documents of one body: it says again what it has said."""
SEVERAL: Final = Same(0.45, 0.55, 8, 0.2)
"""Two documents of different bodies, which must be about one field."""
WITHIN: Final = Same(0.8, 0.8, 8, 0.0)
"""Two provisions of one document by different bodies: nearly the same words."""
TWICE: Final = Same(0.95, 0.95, 12, 0.0)
"""The same by one body."""
HELD: Final = 0.9
HOLDING: Final = 0.3
"""Two provisions of one document, one with more bodies: how much of the smaller object, and of both, is the other's."""
OBJECT: Final = 0.6
SINGLE: Final = 9
ACT: Final = 10
PLAIN: Final = 13
FIELD: Final = 0.2
"""Of two duties with a bearer in common in two documents, where they have an object in common among others: of both
objects' information, in nats beyond the titles, for sanctions those of their act, and the cosine of the documents."""
SANCTION: Final = 12
"""In nats beyond the titles, for sanctions, which all say the same but for the act."""
PRINCIPLE: Final = 11.5
"""In nats beyond the titles, for principles, which texts of any kind repeat (示范引领, 尊重意愿)."""
GENERAL: Final = 0.25
"""The cosine of documents that a government addresses to everybody."""
CASE: Final = 0.6
"""Of the pairs of characters of the longer case, for two cases that are one."""
UNTOLD: Final = 0.2
"""How much more alike where the case and the sentence speak for a target that says little."""


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
    """What `a` and `b` are to each other; None where they have nothing to do with each other."""
    if not a.source.with_(b.source) or not same_place(a.place, b.place) or _one_deployment(a, b):
        return None
    if a.row["modality"] == b.row["modality"] == "permission":
        return None  # two that may are no two that must
    alike = likeness(a, b)
    if (max(alike.part, alike.paired) < PART and alike.one < OBJECT) or not _verbs_meet(a, b):
        return None
    same_stage = _same_stage(a, b)
    bodies = _relation(a, b)
    if not _same_matter(a, b, alike, bodies):
        return None

    def judged(verdict: Verdict, rule: str, shown: bool, clause: Clause | None = None) -> Judgement:
        return Judgement(verdict, rule, shown, bodies, alike, clause, same_stage)

    if bodies is Relation.VERTICAL or (a.source.tier != b.source.tier and bodies is not Relation.DIFFERENT):
        more = asks_more(a, b)
        return judged(
            Verdict.CARRIED_OUT, f"层级不同、职能相同 same function at two levels{more and f'；{more}'}", False
        )
    if a.source.tier != b.source.tier:
        return None
    if bodies is Relation.SAME or (bodies is Relation.PART and not _joined(a, b)):
        if not same_stage:
            return None
        return judged(Verdict.REPEATED, "同一机关、同一事项 same body, same duty", True)
    if _led(a, b):
        return judged(Verdict.CARRIED_OUT, "政府领导其部门 a government leads its departments", False)
    if _one_article(a, b):
        return judged(Verdict.CROSSING, "同条分列，界限已写明 one article divides it", False)
    if not _one_power(a, b):
        return None
    clause = clauses.over(a, b)
    if clause is not None:
        return judged(Verdict.SHARED, f"有{clause.kind}条款 a clause settles it", False, clause)
    if not same_stage:
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
    if a.named == b.named:
        return found
    named, unnamed = (a, b) if a.named else (b, a)
    if not all(facets(one).kind == "地方" for one in named.bearers):
        return found
    if related(named.source.issuers, unnamed.source.issuers) is Relation.DIFFERENT:
        return found
    return Relation.VERTICAL if _OWN_PLAN.search(unnamed.source.title) else Relation.SAME


def _verbs_meet(a: Duty, b: Duty) -> bool:
    """Whether two verbs may be one act: of one stage, with a character in common, or one that goes with any (开展)."""
    if a.stage is not None and a.stage == b.stage:
        return True
    return not a.verb or not b.verb or bool(set(a.verb) & set(b.verb)) or bool(a.by_verb and b.by_verb)


def _same_stage(a: Duty, b: Duty) -> bool:
    """A stage that only a target shows is no firm one: 推进, 落实 and 开展 go with any."""
    return a.stage is None or b.stage is None or a.stage == b.stage or not (a.by_verb and b.by_verb)


def _joined(a: Duty, b: Duty) -> bool:
    """Whether one place of a text names more bodies for the matter than another: who of them acts is left open."""
    return (
        a.row["document"] == b.row["document"]
        and len(a.bearers) != len(b.bearers)
        and a.stage is not None
        and a.stage == b.stage
    )


def _led(a: Duty, b: Duty) -> bool:
    """Whether one text has a government and a department: the one leads the other."""
    kinds = [{facets(bearer).kind for bearer in one.bearers} for one in (a, b)]
    return a.row["document"] == b.row["document"] and sorted(map(sorted, kinds)) == [["人民政府"], ["部门"]]


def _one_article(a: Duty, b: Duty) -> bool:
    """Whether both are paragraphs or items of one article."""
    articles = [re.split(r"/p\d|（", one.row["provision_id"])[0] for one in (a, b)]
    return a.row["document"] == b.row["document"] and articles[0] == articles[1]


def _one_power(a: Duty, b: Duty) -> bool:
    """Whether two bodies do the same: of different stages both must be named by the verbs, or the verbs be one."""
    if a.stage is not None and b.stage is not None:
        return a.stage == b.stage or (a.by_verb and b.by_verb)
    return bool(a.row["action"] == b.row["action"])


def _one_deployment(a: Duty, b: Duty) -> bool:
    """One sentence deploys a thing once; so does a list with its opening line."""
    return a.row["document"] == b.row["document"] and (
        a.row["provision_id"] == b.row["provision_id"] or a.evidence == b.evidence
    )


def _same_matter(a: Duty, b: Duty, alike: Likeness, bodies: Relation) -> bool:
    if a.row["document"] == b.row["document"]:
        if _is_sanction(a, b):
            return False  # each for another act
        if bodies is Relation.PART and _joined(a, b) and min(alike.part, alike.paired) >= HELD:
            return alike.beyond >= WITHIN.beyond and min(alike.whole, alike.paired_whole) >= HOLDING
        apart = bodies in (Relation.DIFFERENT, Relation.VERTICAL)
        if not apart and (not a.source.is_law or not _same_case(a, b)):
            return False  # a plan comes back to its matter, a law to a measure for another case
        wanted = WITHIN if apart else TWICE
    else:
        wanted = SEVERAL if bodies is Relation.DIFFERENT else ONE_BODY
    apart = a.row["document"] != b.row["document"]
    if apart and cosine(a, b) < max(wanted.domain, _field(a, b)):
        return False
    if apart and _is_sanction(a, b) and not _measures(a) & _measures(b):
        return False  # 责令改正 and 吊销 are two
    least = max(wanted.beyond, SANCTION if _is_sanction(a, b) else 0, PRINCIPLE if _are_principles(a, b) else 0)
    if apart and bodies is not Relation.DIFFERENT and _one_object(a, b, alike, bodies, least):
        return True
    untold = 0.0 if a.own and b.own else UNTOLD
    by_words = alike.part >= PART and alike.whole >= wanted.whole + untold
    by_pairs = alike.paired >= PART and alike.paired_whole >= wanted.paired + untold
    return (by_words or by_pairs) and alike.beyond >= least


def _field(a: Duty, b: Duty) -> float:
    """How much of one field documents must be for what they ask of everybody, for principles and for 有关部门."""
    if not a.named and not b.named and any(facets(one).kind == "人民政府" for one in a.bearers):
        return GENERAL
    firm = [[bearer for bearer in one.bearers if not is_vague(bearer)] for one in (a, b)]
    vague = not all(firm) or related(*firm) is Relation.DIFFERENT
    return FIELD if vague or _are_principles(a, b) else 0.0


def _are_principles(a: Duty, b: Duty) -> bool:
    return a.row["nature"] == b.row["nature"] == "原则性要求"


def _one_object(a: Duty, b: Duty, alike: Likeness, bodies: Relation, least: float) -> bool:
    """Whether two duties have an object in common, among others; of sanctions, whether they are one for one act."""
    wanted = ACT if _is_sanction(a, b) else max(SINGLE, least)
    plain = bodies is Relation.SAME and alike.one_beyond >= PLAIN
    return alike.one >= OBJECT and alike.one_beyond >= wanted and cosine(a, b) >= (ONE_BODY.domain if plain else FIELD)


def _measures(one: Duty) -> set[str]:
    """The words that say which sanction it is."""
    said = f"{one.row['action']}{one.row['target']}"
    return {word for word in (*one.stage.verbs, *one.stage.what) if word in said} if one.stage is not None else set()


def _same_case(a: Duty, b: Duty) -> bool:
    """Whether neither is for a case, or both for one."""
    cases = [set(grams(one.case).split()) for one in (a, b)]
    return not any(cases) or len(cases[0] & cases[1]) >= CASE * max(map(len, cases))


def _is_sanction(a: Duty, b: Duty) -> bool:
    return any(one.stage is not None and one.stage.name == "处罚" for one in (a, b))
