"""Objects that 将, 把 and 对 bring before the verb."""

from __future__ import annotations

import itertools

from ..words import (
    ADJECTIVE,
    ADVERB,
    DE,
    DI,
    LIGHT,
    MODAL,
    NOMINAL_VERB,
    NOUN,
    PIVOT,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from .clause_parts import ClauseParts
from .patterns import DEADLINE


class Frontings(ClauseParts):
    """Finds the verb that a fronted object belongs to."""

    def destination_after(self, i: int, j: int) -> bool:
        r = self.r
        verbs = (VERB, NOMINAL_VERB)
        named = (NOUN, NOMINAL_VERB)
        return any(
            r.w[x] in r.v.destination
            or (r.k[x] in verbs and r.w[x + 1 : x + 2] == ["为"] and x > i + 1 and r.k[x - 1] in named)
            or (r.k[x] in verbs and x + 1 < j and r.w[x + 1] in ("至", "到", "给"))
            for x in itertools.takewhile(lambda x: r.w[x] not in ("并", "并且"), range(i + 1, j))
        )

    def opens_attributed(self, i: int, j: int) -> bool:
        """Whether words i to j begin with “V的N” and go on with a predicate (将相应形成的材料归档)."""
        x = self.r.past_adverbs(i, j)
        if i < x < j and self.r.w[x] == "的":
            return True  # 将一定的权利授予他人
        while x + 2 < j and self.r.k[x] == VERB and self.r.k[x + 1] in (VERB, NOMINAL_VERB):
            x += 1  # 将申请举行的时间推迟
        return x + 1 < j and self.r.k[x + 1] == DE

    def named_by_act(self, i: int, j: int) -> bool:
        """“将告知内容记录存档”: words i to j are a verb, its noun, and nothing but verbs behind it."""
        k = self.r.k
        x = i + 1
        while x < j and k[x] == NOUN:
            x += 1
        return i + 1 < x < j and all(k[y] in (VERB, NOMINAL_VERB, ADVERB) for y in range(x, j))

    def ba_verb(self, i: int, j: int) -> int | None:
        r = self.r
        w, k = r.w, r.k
        j = next((x for x in range(i + 2, j - 1) if w[x] in ("或者", "或") and w[x + 1] == "将"), j)
        if w[j - 1] in r.closed.agrees and any(w[x] in ("与", "同", "和") for x in range(i + 1, j)):
            k[j - 1] = VERB
            return j - 1  # 将证书发放与签约挂钩
        for x in range(i + 1, j - 2):
            limit = DEADLINE.match(r.s.text, r.s.starts[x], r.s.starts[j]) if w[x] in ("于", "在") else None
            if limit and limit.end() in r.s.starts and k[verb := r.s.starts.index(limit.end())] == VERB:
                return verb  # 将议题于会议召开十日前通知全体成员
        for x in range(i + 1, j):
            if (
                (
                    w[x] in r.v.destination
                    or (w[x][:2] in r.v.destination and len(w[x]) == 3)
                    or (
                        k[x] in (VERB, NOMINAL_VERB)
                        and x + 1 < j
                        and w[x + 1] in ("成", "为", "到", "至", "入", "给", "于")
                    )
                )
                and (
                    w[x] in ("作为", "交由", "交给")
                    or (w[x + 1 if x + 1 < j else x] in ("到", "至", "给") and x > i + 1)  # not 将需兑现到X的Y发放
                    or not r.relative(x, j)
                    or (x + 1 < j and k[x + 1] in (VERB, NOMINAL_VERB))
                    or (w[x] in r.closed.hands_over and w[j - 1] in r.closed.approves)  # 将X报Y的部门备案
                )
                and w[x - 1] not in ("的", "、", "和")
                and not (w[x] in r.closed.documents and self.only_named(x, j))
            ):
                y = x
                if y - 2 > i and w[y - 1] in ("或者", "或") and k[y - 2] == VERB:
                    y -= 2  # 将X提供或者委托给Y
                while y - 1 > i and k[y - 1] in (ADVERB, DI):
                    y -= 1
                if (
                    y - 2 > i
                    and w[y - 1] in ("或者", "或", "并")
                    and k[y - 2] in (VERB, NOMINAL_VERB)
                    and y == x
                    and k[y - 3] == NOUN
                ):
                    return y - 2  # 将设备发包或者出租给X
                if y - 1 > i and w[y - 1] in r.closed.splits and k[y - 2] in (NOUN, ADVERB):
                    y -= 1  # 将资金逐级分解下达到
                    while y - 1 > i and k[y - 1] == ADVERB:
                        y -= 1
                return y
        q = r.next_vp(i + 1, j)
        while q is not None and k[q] == NOMINAL_VERB and q + 1 < j and w[q + 1] in r.closed.documents:
            q += 1
        if q is not None and q > i + 1 and k[q - 1] == NOMINAL_VERB and w[q - 1] in r.v.openers and k[q - 2] == NOUN:
            return q - 1  # 将资金统筹使用
        if q is not None and w[q] in r.closed.documents:
            x = q + 1
            while x < j and k[x] in (ADVERB, DI):
                x += 1
            if x < j and k[x] == VERB and w[x] in r.v.strong:
                return q + 1  # 将情况报告及时报送
        return q

    def whom_to_end(self, i: int, j: int) -> bool:
        """“作出突出贡献的单位和个人”: words i to j are an attribute with a verb in it, and who it is about."""
        r = self.r
        if not r.g[j - 1] or r.k[i] not in (VERB, NOMINAL_VERB, LIGHT, NOUN, ADVERB):
            return False
        ends = [x for x in range(i + 1, j - 1) if r.k[x] == DE]
        if not ends or any(r.k[x + 1] in (VERB, LIGHT, ADVERB, MODAL, PREPOSITION, PIVOT) for x in ends):
            return False  # 对情节严重的给予X的单位Y
        acts = any(r.k[x] in (VERB, LIGHT) for x in range(i, ends[-1]))
        return acts and self.nominal_end(i, j) and MODAL not in r.k[i:j]

    def only_named(self, x: int, j: int) -> bool:
        """Whether the document at x is what another verb hands over (将查验报告及时报送X, 将报告及附表报X)."""
        r = self.r
        y = x + 1
        while y < j and (r.conjoins(y) or r.k[y] in (NOUN, NOMINAL_VERB, ADVERB)) and r.w[y] not in r.v.destination:
            y += 1
        return y < j and r.w[y] in r.v.destination and not r.g[y - 1]

    def somebody_sent(self, i: int, j: int) -> int | None:
        """The verb of “(对)X组织专家(进行论证)”, where words i to j hold one with somebody's name to their end."""
        r = self.r
        x = next((x for x in range(j - 2, i, -1) if r.w[x] in ("组织", "委托", "邀请", "聘请")), None)
        if x is None or r.k[x - 1] not in (NOUN, ADVERB) or r.k[x] == NOUN or r.g[x]:
            return None
        named = r.subject_end(x + 1, j, after_pivot=True) == j and r.find_vp(x + 1, j, True) is None
        while r.k[x - 1] == ADVERB and x - 1 > i:
            x -= 1
        return x if named else None

    def dui_verb(self, i: int, j: int) -> int | None:
        r = self.r
        w, k, v = r.w, r.k, r.v
        if i < j and k[i] == PRONOUN and r.starts_vp(i + 1, j) and not r.relative(i + 1, j):
            return i + 1  # 对其采取X或者给予Y
        if self.followed and self.whom_to_end(i, j):
            return None
        for x in range(i + 1, j):
            if k[x] == LIGHT or (k[x] == MODAL and w[x] != "可"):
                if (sent := self.somebody_sent(i, x)) is not None:
                    return sent
                y = x
                while y - 1 > i and k[y - 1] in (ADVERB, DI) and w[y - 2] != "是否":
                    y -= 1
                first = next((z for z in range(i + 2, y) if w[z] == "加强" and k[z - 1] == NOUN and DE in k[i:z]), y)
                if first < y and not r.relative(first, j):
                    return first  # 对X的行为加强监督检查并依法进行查处
                whom = k[i] == PREPOSITION and r.g[j - 1] and self.de_after(x, j)  # 对在X中作出Y的人员，
                banned = w[x] == "禁止" and r.ends_in_thing(x + 1, j)
                if not whom and not banned and not r.relative(x, j):
                    return y  # not 对法律禁止发布的信息，
        for x in range(i + 2, j - 1):
            after_thing = k[x - 1] == NOUN and any(k[y] == DE or w[y] in r.closed.outcomes for y in range(i, x))
            after_thing = after_thing or (w[x] == "承担" and w[j - 1].endswith("责任") and k[x - 1] == NOUN)
            after_thing = after_thing or (w[x] in ("设置", "设定") and k[x - 2] == NOUN and k[x + 1] != DE)
            after_thing = after_thing or w[x - 1] in ("活动", "行为", "工作")  # 对执行活动实行监督
            if w[x] in r.closed.with_dui and after_thing and k[x + 1] != DE:
                return x  # 对进口的药品实施严格的制度
        q = r.next_vp(i + 1, j)
        verb = None if q is None else r.past_adverbs(q, j - 1)
        opens = i < j and k[i] in (VERB, ADVERB, PREPOSITION) and w[j - 1] != "的"  # 对不能实现X的Y
        whom = verb is not None and q is not None and self.limit >= 0 and k[verb] == VERB and r.g[q - 1]
        whom = whom and DE in k[i:q] and not (self.followed and w[j - 1] in (*r.closed.sums_up, *r.closed.outcomes))
        if whom:
            return q  # 可以对造成X的人收取处理Y的费用
        if verb is not None and (opens or (w[verb] not in v.clausal and w[verb] not in self.r.closed.with_dui)):
            for x in range(j - 1, verb, -1):
                if k[x] == DE and not (k[x - 1] == ADVERB or (k[x - 1] == ADJECTIVE and r.g[verb - 1])):  # 相应的证书
                    if not r.has_vp(x + 1, j):
                        return None
                    q = r.next_vp(x + 1, j)
                    break
        if q is None and k[j - 1] in (NOMINAL_VERB, VERB) and j - 1 > i and w[j - 2] not in ("的", "、", "和", "与"):
            y = j - 1
            while y - 1 > i and k[y - 1] in (ADVERB, DI):
                y -= 1
            if y < j - 1 or k[j - 1] == VERB or w[j - 1] in r.closed.after_dui:
                return y
        return q
