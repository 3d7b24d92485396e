"""Noun phrases that begin with their attribute (“负有…职责的部门”, “符合…规定的地块”)."""

from __future__ import annotations

from ..words import (
    ADJECTIVE,
    ADVERB,
    DE,
    LIGHT,
    LOCALIZER,
    NOMINAL_VERB,
    PIVOT,
    PREPOSITION,
    PUNCTUATION,
    VERB,
)
from .adjuncts import Adjuncts


class Attributes(Adjuncts):
    """Tells an attribute before a noun from a predicate."""

    def acts_on(self, i: int, j: int) -> bool:
        """Whether words i to j are a verb and its object (接待旅游者)."""
        r = self.r
        verb = j - i >= 2 and r.k[i] == VERB and r.w[i] in r.v.strong and r.w[i] not in r.closed.designates
        return verb and not self.de_after(i, j)

    def act_on_agent(self, i: int, j: int) -> bool:
        """“设立X组织”: words i to j are an act that a rule is made for, and its object is somebody."""
        r = self.r
        x = r.past_adverbs(i, j)
        if x + 1 < j and r.w[x + 1] in r.closed.parties and (x + 2 == j or r.conjoins(x + 2)):
            return False  # 起草单位应当, 申请单位或者个人应当
        return (
            x + 1 < j
            and r.k[x] == VERB
            and r.w[x] in r.v.cases
            and r.w[x] in r.v.strong
            and not self.de_after(x, j)
            and not r.conjoins(x + 1)
            and not any(r.k[y] in (PREPOSITION, VERB) for y in range(x + 1, j))
        )

    def opens_attribute(self, i: int, j: int) -> bool:
        """Whether words i to j go on as “V的”, adverbs before it allowed."""
        k = self.r.k
        i = self.r.past_adverbs(i, j)
        i += i + 3 < j and self.r.w[i] == "予以"  # 应当予以没收的物品
        return i + 2 < j and k[i] in (VERB, NOMINAL_VERB, PREPOSITION) and k[i + 1] == DE

    def attributed_agent(self, i: int, j: int) -> bool:
        """“负有…职责的部门和单位”: words i to j are an agent with an attribute before it."""
        r = self.r
        k, w = r.k, r.w
        end = j
        while end > i and (k[end - 1] == ADVERB or w[end - 1] in ("均", "都", "也", "还", "等")):
            end -= 1
        if end <= i or not r.g[end - 1] or w[i] in ("按照", "根据", "依据", "依照", "围绕"):
            return False
        if w[i] in ("对", "对于") and not any(w[x] in ("负有", "承担", "负责") for x in range(i, end)):
            return False
        x = r.past_adverbs(i, end)
        attribute = any(word in r.closed.relative for word in w[i : x + 1])
        if x > i and k[x] == VERB and w[x] in r.v.strong and not attribute:
            return False  # 立即报告负有X职责的部门，不得
        for x in range(end - 2, i, -1):
            if k[x] == DE and k[x - 1] == ADJECTIVE and x - 1 > i and k[i] == VERB and w[i] not in r.closed.relative:
                return False  # 询问聋哑的证人，应当
            if k[x] == DE:
                opens = k[i] in (VERB, NOMINAL_VERB, PREPOSITION, PIVOT, LIGHT, ADVERB)
                return (opens or k[x - 1] in (VERB, NOMINAL_VERB, LOCALIZER)) and not any(
                    r.g[y] and y + 1 < x and k[y + 1] == PUNCTUATION and w[y + 1] != "、" for y in range(i, x)
                )
        return False

    def attributed_thing(self, i: int, j: int) -> bool:
        """“符合…规定的退耕地块”: words i to j are a noun phrase that begins with its attribute."""
        r = self.r
        if (
            r.w[i] in ("按照", "根据", "依据", "依照", "在")
            or r.subject_end(i, j) is not None
            or self.agent is not None
        ):
            return False
        if self.verbs_then_de(i, j):
            return True
        x = i
        while x < j - 1 and (
            (r.k[x] == ADVERB and r.w[x] not in r.closed.relative)
            or (x > i and r.w[x] == "、" and r.k[x + 1] == ADVERB)  # 真实、完整地提供X
        ):
            x += 1
        if r.k[x] == VERB and r.w[x] in r.v.strong and r.w[x] not in r.closed.relative:
            return False
        if x > i and r.k[x] in (VERB, NOMINAL_VERB):
            return False  # 正确使用…用品
        return r.attributed(i, j)

    def attributed_by_phrase(self, i: int, j: int) -> bool:
        """“利用资金建设、购买的设施”: words i to j are a thing with a phrase and its verb before it."""
        k = self.r.k
        if self.r.w[i] not in self.r.closed.opens_means and self.r.w[i] not in ("经", "因"):
            return False
        for x in range(j - 2, i + 1, -1):
            if k[x] == DE:
                return k[x - 1] in (VERB, NOMINAL_VERB) and self.r.find_vp(x + 1, j, True) is None
        return False

    def summed_activity(self, end: int, j: int) -> bool:
        """“(文明城市、文明单位)等创建活动”: words from `end` on make an activity of those before 等."""
        w = self.r.w
        verb = end + (w[end] == "等")
        summed = verb > end or w[end - 1] == "等"
        return summed and verb + 2 == j and w[j - 1] in ("活动", "行为") and w[verb] not in self.r.closed.engages

    def verbs_then_de(self, i: int, j: int) -> bool:
        """“伪造、变造的证件”: an attribute of verbs alone."""
        r = self.r
        x = i
        while x < j - 1 and (r.k[x] in (VERB, NOMINAL_VERB, ADVERB) or r.conjoins(x)):
            x += 1
        return x > i and r.k[x] == DE and x < j - 1

    def attributed_agent_acts(self, i: int, j: int) -> bool:
        """“国务院确定的部门制定”: words i to j are an agent with an attribute and its verb."""
        end = self.modified_agent(i, j, alone=True)
        acts = (VERB, NOMINAL_VERB, PREPOSITION, ADVERB, LIGHT)
        return end is not None and end < j and self.r.k[end] in acts
