"""Whether what two duties ask for is one act: their verbs, their stages, the case that they are for."""

from __future__ import annotations

import re
from typing import Final

from queries.index.grams import grams

from .duty import Duty
from .lexicon import words

CASE: Final = 0.6
"""Of the pairs of characters of the longer case, for two cases that are one."""
_ITSELF: Final = re.compile("本(?:法|办法|条例|规定|规则|细则|意见|方案|规划|计划|通知|决定|标准)")
_BEYOND: Final = re.compile("跨(?:省|市|县|区|地区|行政区|流域|部门)")
_INSIDE: Final = re.compile("本(?:省|市|县|区|地区|辖区|行政区|流域|部门|系统)")
_NAMED: Final = re.compile("《([^《》]+)》")


def verbs_meet(a: Duty, b: Duty) -> bool:
    """Whether two verbs may be one act: with a character in common, of one stage, or one that goes with any (开展)."""
    if a.verb & b.verb:
        return True
    if a.drafts != b.drafts:
        return False  # to write a paper is not to do what it says
    return not a.verb or not b.verb or (a.stage is not None and (a.stage == b.stage or (a.by_verb and b.by_verb)))


def one_act(a: Duty, b: Duty) -> bool:
    """Whether two verbs are one act: both say something in common, or neither anything (加强, 开展)."""
    return bool(a.verb & b.verb) or not (a.verb or b.verb)


def same_stage(a: Duty, b: Duty) -> bool:
    """A stage that only a target shows is no firm one: 推进, 落实 and 开展 go with any."""
    return a.stage is None or b.stage is None or a.stage == b.stage or not (a.by_verb or b.by_verb)


def one_power(a: Duty, b: Duty) -> bool:
    """Whether two bodies do the same: of different stages both must be named by the verbs; else the verbs be one,
    or two tasks' verbs and targets name no stage (推进, 支持)."""
    if a.stage is not None and b.stage is not None:
        return a.stage == b.stage or (a.by_verb and b.by_verb)
    plain = not any(one.verb or one.source.is_law or (one.stage is not None and not one.by_verb) for one in (a, b))
    return plain or bool(a.row["action"] == b.row["action"])


def texts_differ(a: Duty, b: Duty) -> bool:
    """Whether the object of one is a text by its name (出台《…意见》), and that of the other is none or another; 本办法
    of two documents are two."""
    if a.row["document"] != b.row["document"] and any(_ITSELF.search(one.row["target"]) for one in (a, b)):
        return True
    named = [set(_NAMED.findall(one.row["target"])) for one in (a, b)]
    return any(named) and not named[0] & named[1]


def waters_differ(a: Duty, b: Duty) -> bool:
    """Whether they are for the basins of two rivers."""
    named = [
        {water for water in words("waters") if water in f"{one.source.title}{one.row['target']}"} for one in (a, b)
    ]
    return all(named) and not named[0] & named[1]


def reaches_differ(a: Duty, b: Duty) -> bool:
    """Whether one is for what goes beyond a territory, the other for what lies within: 跨行政区域 and 本行政区域."""
    targets = [one.row["target"] for one in (a, b)]
    return any(_BEYOND.search(one) and _INSIDE.search(other) for one, other in (targets, targets[::-1]))


def are_sanctions(a: Duty, b: Duty) -> bool:
    """Whether one of them punishes."""
    return any(one.stage is not None and one.stage.name == "处罚" for one in (a, b))


def one_measure(a: Duty, b: Duty) -> bool:
    """Whether two sanctions are of one kind: 责令改正 and 吊销 are two."""
    return bool(_measures(a) & _measures(b))


def same_case(a: Duty, b: Duty) -> bool:
    """Whether neither is for a case, or both for one."""
    cases = [set(grams(one.case).split()) for one in (a, b)]
    return not any(cases) or len(cases[0] & cases[1]) >= CASE * max(map(len, cases))


def one_deployment(a: Duty, b: Duty) -> bool:
    """One sentence deploys a thing once; so does a list with its opening line."""
    return bool(
        a.row["document"] == b.row["document"]
        and (a.row["provision_id"] == b.row["provision_id"] or a.evidence == b.evidence)
    )


def one_article(a: Duty, b: Duty) -> bool:
    """Whether both are paragraphs or items of one article."""
    articles = [re.split(r"/p\d|（", one.row["provision_id"])[0] for one in (a, b)]
    return a.row["document"] == b.row["document"] and articles[0] == articles[1]


def _measures(one: Duty) -> set[str]:
    """The words that say which sanction it is."""
    said = f"{one.row['action']}{one.row['target']}"
    return {word for word in (*one.stage.verbs, *one.stage.what) if word in said} if one.stage is not None else set()
