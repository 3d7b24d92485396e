"""Duties for all that a document is about (主管城墙的保护管理工作 in the rules on 城墙): two of one stage are one.

What they are about lies within one another though no word says so: 城墙 within 文物, where both texts say that they
are made on the basis of 文物保护法.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from .acts import one_act, one_article, same_case, verbs_meet
from .bodies import Relation
from .coordination import WITH_WHOM, kind_of
from .duty import Duty
from .lexicon import Stage, words
from .synonyms import one_name

CROWD: Final = 100
"""Duties for all that their texts are about that one basis may have and still be compared."""
_REWARDS: Final = ("奖励", "表彰", "表扬")
_FURTHERED: Final = frozenset(("建设", "资金", "规划"))
"""Stages of what is done for a matter rather than in it."""


def is_all(action: str, told: Iterable[str], stage: Stage | None, title: str) -> bool:
    """Whether the words that tell something name the stage and what the title has, no more; of a reward, whatever for.

    What is built, paid or planned for a matter is not the matter: 纳入规划, 用于保护.
    """
    rewards = is_reward(action)
    if stage is None or (stage.name in _FURTHERED and not rewards):
        return False
    named = one_name(title)
    idle = {*stage.verbs, *stage.what, *(words("rewards") if rewards else ())}
    about = [word for word in told if word not in idle]
    return bool(about) and all(word in named for word in about)


def is_reward(action: str) -> bool:
    """Whether an action rewards: 给予表彰或者奖励."""
    return any(verb in action for verb in _REWARDS)


def pairs_of_all(duties: Sequence[Duty]) -> Iterator[tuple[int, int]]:
    """The numbers of duties for all that their texts are about: of one stage, in one text or on one basis."""
    together: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, duty in enumerate(duties):
        if duty.all and duty.stage is not None:
            together[duty.row["document"], duty.stage.name].append(number)
            for basis in duty.source.bases:
                together[duty.source.tier, basis, duty.stage.name].append(number)
    for numbers in together.values():
        if len(numbers) <= CROWD:
            yield from (pair for pair in combinations(numbers, 2) if verbs_meet(*(duties[one] for one in pair)))


def both_all(a: Duty, b: Duty, bodies: Relation) -> bool:
    """Whether two duties are both for all of one matter: of one body in one law, or of two laws on one basis."""
    if not (a.all and b.all and a.stage == b.stage and a.source.is_law and b.source.is_law and one_act(a, b)):
        return False
    if a.row["document"] == b.row["document"]:
        return bodies is Relation.SAME and same_case(a, b) and not one_article(a, b)
    if not a.source.bases & b.source.bases or a.source.tier != b.source.tier:
        return False
    divided = any(kind_of(one.evidence) not in ("", *WITH_WHOM) for one in (a, b))  # 在各自职责范围内: each has a part
    return bodies in (Relation.SAME, Relation.PART) and not divided
