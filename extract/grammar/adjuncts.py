"""Phrases before the verb: manner, place, time, objects that 将 and 对 front, agents after 由."""

from __future__ import annotations

import re

from ..words import (
    ADJECTIVE,
    ADVERB,
    CONJUNCTION,
    DE,
    DI,
    LIGHT,
    LOCALIZER,
    NOMINAL_VERB,
    NOUN,
    NUMBER,
    PIVOT,
    PREPOSITION,
    PUNCTUATION,
    TIME,
    VERB,
)
from .patterns import AHEAD, DEADLINE, EVERY, YEAR
from .prepositions import Prepositions

_OF_TIME = frozenset(("自", "于", "每年", "每", "每月", "每季度", "每周", "到", "在", "从", "次年", "当年"))
_RULES = ("规定", "要求", "程序", "权限", "时间", "时限", "期限", "进度", "》")


class Adjuncts(Prepositions):
    """Takes such phrases off the front of a clause and notes what they say."""

    def adjuncts(self, i: int, j: int) -> int:
        """Take prepositional phrases, times and places off the front; the word where the rest begins."""
        r = self.r
        w, k = r.w, r.k
        text, starts = r.s.text, r.s.starts
        while i < j:
            word, kind = w[i], k[i]
            if word in ("力争", "争取", "确保") and i + 1 < j:
                match = DEADLINE.match(text, starts[i + 1], starts[j])
                if match and match.end() == starts[j]:
                    self.deadline = match.span()
                    return j  # 力争到2025年，
            if word == "一经" and i + 2 < j and k[i + 1] == VERB and r.starts_vp(i + 2, j):
                self.condition = r.s.span(i, i + 2)
                i += 2  # 一经发现取消资格
                continue
            if word == "必要时" and i + 1 < j:
                self.condition = r.s.span(i, i + 1)
                i += 1
                continue
            if word == "未经":
                x = next((x for x in range(i + 1, j - 1) if w[x] in r.closed.approves), None)
                named = x is not None and r.subject_end(x + 1, j) == j  # 未经允许校外人员不得进入
                further = None if x is None else self.approval_or_phrase(x + 1, j)
                if further is not None:
                    self.condition = r.s.span(i, further)  # 未经许可或者不按照规定从事X
                    i = further
                    continue
                if x is not None and (named or k[x + 1] in (VERB, ADVERB, LIGHT, NOMINAL_VERB)):
                    self.condition = r.s.span(i, x + 1)  # 未经批准采集X
                    i = x + 1
                    continue
            if word == "之间" and i + 1 < j and r.g[i - 1]:
                i += 1
                continue
            if kind in (NUMBER, TIME) or word in _OF_TIME:
                match = DEADLINE.match(text, starts[i], starts[j])
                inside = match and word == "在" and k[j - 1] == LOCALIZER and match.end() < starts[j]
                if match and match.end() - match.start() > 1 and not inside:  # 在总结前五年经验的基础上
                    e = self.index(match.end(), i, j)
                    if e is not None and e > i:
                        self.deadline = r.trim(match.start(), match.end())
                        i = e
                        continue
                match = YEAR.match(text, starts[i], starts[j])
                e = self.index(match.end(), i, j) if match else None
                if match and e is not None and e < j and k[e] in (VERB, LIGHT, PIVOT, ADVERB):
                    self.deadline = match.span()  # 2024年完成…
                    i = e
                    continue
                if kind == TIME and i + 1 < j:
                    if re.fullmatch(r"\d{4}年.*|.*[年月]底", word):
                        self.deadline = r.s.span(i, i + 1)
                    i += 1
                    continue
            if word in ("提前", "至少", "最迟", "最晚"):
                match = AHEAD.match(text, starts[i], starts[j])
                e = self.index(match.end(), i, j) if match else None
                if match and e is not None and e > i:
                    self.deadline = match.span()
                    i = e
                    continue
            if word[0] == "每":
                match = EVERY.match(text, starts[i], starts[j])
                e = self.index(match.end(), i, j) if match else None
                if e is not None and e > i:
                    i = e
                    continue
            if word == "配合" and "其" in w[i + 2 : j]:
                return i  # 配合X履行其职责
            if word == "商" and i and w[i - 1] == "请":
                k[i] = VERB  # 请商有关部门解决
                return i
            joint = kind == ADJECTIVE and i + 1 < j and k[i + 1] == NOMINAL_VERB  # 协同监管平台
            if word in self.r.closed.together and i + 1 < j and k[i + 1] != PREPOSITION and not joint:
                end = r.subject_end(i + 1, j, after_pivot=True, alone=True)
                if end is not None and end < j and k[end] == DE and r.next_vp(end + 1, j) is None:
                    return i  # 配合行政机关的执法活动
                if end is not None and end <= j:
                    self.co.extend(r.agents(i + 1, end))
                    i = end
                    continue
            if word in ("征求", "听取") and (self.topic or self.r.topic) and "意见" in w[i:j]:
                asked = w.index("意见", i)
                if asked == j - 2 and k[asked + 1] in (VERB, NOMINAL_VERB):
                    return asked + 1  # X由Y征求Z的意见编制
            if kind == PREPOSITION:
                nxt = self.phrase(i, j)
                if nxt is None:
                    return i
                i = nxt
                if self.fronted_by == "将":
                    return i
                continue
            if kind == ADVERB:
                x = i + 1
                while x < j and (
                    k[x] in (ADVERB, DI)
                    or w[x] == "、"
                    or self.joins_phrase(x, j)
                    or (w[x] in ("或者", "或") and k[x + 1 : x + 2] == [ADVERB])  # 直接或者间接向X借款
                ):
                    x += 1
                for_whom = x < j and w[x] == "为" and any(word in r.closed.with_wei for word in w[x + 2 : j])
                if x < j and ((k[x] == PREPOSITION and w[x] != "为") or for_whom):
                    i = x
                    continue
                if x + 1 < j and w[x] in r.closed.together:  # 密切配合X, not 密切配合
                    i = x
                    continue
            return i
        return i

    def awaited(self) -> bool:
        """Whether a modal word has been read that nothing has followed yet."""
        marker = self.r.mood.marker
        return marker is not None and not any(draft.marker == marker for draft in self.r.out)

    def approval_or_phrase(self, i: int, j: int) -> int | None:
        """The verb after “或者不按照规定”, where words i to j begin so."""
        x = self.r.past_adverbs(i + 1, j)
        joined = self.r.w[i] in ("或者", "或") and i + 1 < x < j and self.r.k[x] == PREPOSITION
        end = self.phrase(x, j) if joined else None
        return end if end is not None and end < j else None

    def joins_phrase(self, x: int, j: int) -> bool:
        """Whether the conjunction at x joins a phrase to the adverb before it (当场或者在五日内告知)."""
        joined = self.r.w[x] in ("或者", "或") and x + 1 < j
        return joined and (self.r.k[x + 1] == PREPOSITION or self.r.w[x + 1] in self.r.closed.together)

    def index(self, position: int, i: int, j: int) -> int | None:
        starts = self.r.s.starts
        for x in range(i, j + 1):
            if starts[x] == position:
                return x
            if starts[x] > position:
                return None
        return None

    def phrase(self, p: int, j: int) -> int | None:
        """The end of the prepositional phrase that word p opens; None where p opens none. Notes what it says."""
        r = self.r
        word = r.w[p]
        if word in ("将", "把"):
            return self.fronted_by_ba(p, j)
        if word in ("对", "对于"):
            return self.fronted_by_dui(p, j)
        if word == "由":
            return self.agent_phrase(p, j)
        if word in ("经", "经过"):
            return self.approval(p, j)
        if word in ("在", "于", "至", "到"):
            return self.place(p, j)
        if word == "被":
            return None
        if word in ("自", "从") and (end := self.since(p, j)) > p:
            self.deadline = r.s.span(p, end)
            return end
        if word in ("与", "同", "和"):
            return self.companion(p, j)
        if word in r.closed.opens_means:
            return self.opener(p, j)
        if word == "以":
            for x in range(p + 2, j):
                if r.w[x] == "为" and x + 2 == j and r.w[x + 1] in ("指导", "引领", "统领", "遵循", "依据"):
                    return j
                if (
                    r.w[x : x + 2] == ["为", "目的"]
                    and self.limit >= 0
                    and r.k[x + 2 : x + 3] in ([VERB], [NOMINAL_VERB])
                ):
                    return x + 2  # 以食用为目的猎捕X
                if r.w[x] in ("为", "为主", "为由", "为名", "为目的", "为导向"):
                    q = r.next_vp(x + 1 + (r.w[x] == "为"), j)
                    return j if q is None else q
        if word == "面向" and r.w[j - 1] == "需求" and any(r.conjoins(x) for x in range(p + 2, j - 1)):
            return j  # 面向重点项目推进、重大工程实施和装备研制需求，
        means = any(w in r.closed.means for w in r.w[p:j])
        if word == "通过" and not means and r.k[p + 1 : p + 2] == [ADVERB] and r.starts_vp(p + 1, j):
            q = r.next_vp(r.past_adverbs(p + 1, j) + 2, j)
            return j if q is None else q  # 通过依法行使X，
        if word in r.closed.framed:
            q = self.framed(p, j)
            acted = r.w[j - 1] in r.closed.passive or (
                (self.topic is not None or (r.topic is not None and r.subject and r.w[j - 1] in r.closed.drafts))
                and self.limit < 0
                and (r.w[j - 1] in r.v.strong or r.w[j - 1] in r.v.nominal)
            )
            acted = acted or (r.condition is not None and r.w[j - 1] in ("奖励", "处罚", "处分", "补偿", "赔偿"))
            if q is None and acted and r.k[j - 1] in (VERB, NOMINAL_VERB) and r.k[j - 2] != DE and j - 1 > p + 1:
                while r.k[j - 2] == ADVERB or r.w[j - 2] in r.v.adverbs:
                    j -= 1
                return j - 1  # 按本办法管理, 期限按照新的岗位重新计算
            if word in ("通过", "凭") and q is not None and r.w[q] in r.closed.intransitive:
                return q  # 通过官网报名，凭身份证签到
            if word == "通过" and q == j - 1 and self.followed and r.k[q] == NOMINAL_VERB and r.k[q - 1] == NOUN:
                return j  # 通过商标管理，
            ruled = q is not None and (r.w[q - 1] in _RULES or (r.w[q - 1] == "原则" and r.mood.marker is not None))
            ruled = ruled or (q is not None and word == "通过" and r.g[q - 1] and r.subject_named)
            ruled = ruled or (q is not None and self.alone and self.awaited())  # 应当在X下，按照Y范围执业
            return (
                j
                if q is None or (q == j - 1 and self.limit < 0 and self.agent is None and not ruled and not acted)
                else q
            )
        if word == "就" and self.followed and r.w[j - 1] in ("事项", "问题", "内容", "情况", "事宜"):
            return j  # 可以就休息休假等事项，
        if word in ("因", "因为") and "而" in r.w[p + 2 : j - 1]:
            return r.w.index("而", p + 2) + 1  # 因X停止作业而降低Y
        if word in ("减按", "加按"):
            q = next((x for x in range(p + 2, j) if r.w[x] in ("征收", "计征", "计算", "缴纳")), j)
            if q < j:
                r.k[q] = VERB  # 减按百分之五十征收X
            return q
        if word == "从":
            for x in range(p + 2, j - 2):
                if r.w[x] in ("中", "里") and r.k[x + 1] in (VERB, ADVERB) and r.starts_vp(x + 1, j):
                    return x + 1  # 从名单中确定X的Y参加Z
        if word == "从" and r.w[j - 1] == "出发":
            return j  # 从实际出发，
        if word == "从" and self.followed and r.w[j - 1] in ("方面", "方向", "环节", "领域", "角度", "层面"):
            return j  # 从A、B等重点方向，
        if word == "从" and r.w[p + 2 : p + 3] == ["上"] and p + 3 < j:
            return p + 3  # 从源头上控制和消除X
        if word == "为":
            for x in range(p + 2, j):
                is_verb = r.w[x] in r.closed.with_wei and r.k[x] in (VERB, NOMINAL_VERB)
                alone = (
                    r.g[x - 1] and r.k[x] == VERB and r.w[x] in r.v.strong and r.closed.with_wei.isdisjoint(r.w[p:j])
                )
                is_verb = is_verb or (alone and DE not in r.k[x:j])  # 为政府举借债务
                is_verb = is_verb and not (r.w[x] == "服务" and "提供" in r.w[x + 1 : j])  # 为X采购服务提供Y
                if is_verb and r.k[x - 1] != DE and (r.g[x - 1] or not r.relative(x, j)):
                    return x
        if word == "因" and (q := r.next_vp(p + 2, j)) is not None:
            return q + (q + 1 < j and r.k[q] == r.k[q + 1] == VERB and r.g[q - 1])  # 因女职工怀孕降低工资
        if word == "向":
            for x in range(p + 2, j - 1):
                goes_on = r.k[x + 1] in (DE, CONJUNCTION, PUNCTUATION) and not (
                    x + 2 < j and r.conjoins(x + 1) and r.k[x + 2] == VERB
                )
                if (
                    r.g[x - 1]
                    and not goes_on
                    and not r.names_body(x, j)
                    and not self.attribute_of_acting(x, j)
                    and (r.k[x] == VERB or (r.k[x] == NOMINAL_VERB and not r.g[x + 1]))
                ):
                    return x  # 向X报告Y
        q = r.next_vp(p + 2, j, alone=word in r.closed.adjunct)
        if q is None and word == "向" and self.limit >= 0:
            q = next((x for x in range(p + 2, j - 1) if r.k[x - 1 : x + 2] == [NOUN, NOMINAL_VERB, NOUN]), None)
        return j if q is None else q  # 不得向管网排放污水

    def attribute_of_acting(self, x: int, j: int) -> bool:
        """“(向人民政府)受理申请的部门提出X”: whether the verb at word x says which agent the next verb is about."""
        de = next((y for y in range(x + 1, j - 2) if self.r.k[y] == DE), j)
        end = self.r.subject_end(de + 1, j, after_pivot=True) if de < j else None
        return end is not None and end < j and self.r.k[end] == VERB

    def since(self, p: int, j: int) -> int:
        """The word after “自批准之日起” at word p, an act behind it; p where there is none."""
        for x in range(p + 2, j - 2):
            if self.r.w[x] in ("起", "日起", "之日起", "时起"):
                return x + 1 if self.r.starts_vp(x + 1, j) else p
        return p

    def fronted_by_ba(self, p: int, j: int) -> int | None:
        """将X… before the verb that takes X; 将 before a verb itself speaks of the future and opens no phrase."""
        r = self.r
        w, k, v = r.w, r.k, r.v
        future = (
            w[p] == "将"
            and p + 1 < j
            and (
                k[p + 1] in (LIGHT, PIVOT)
                or w[p + 1] in ("对", "对于")
                or (w[p + 1] in r.closed.together and k[p + 1] == VERB)  # 将会同X对Y开展Z
                or (k[p + 1] == PREPOSITION and not self.de_after(p + 1, j))
                or (w[p + 1] in r.closed.framed and k[p + 1] == PREPOSITION and self.framed_light(p + 1, j))
                or (
                    self.followed
                    and w[p + 1] in ("根据", "按照")
                    and w[j - 1] in {"建议", *v.lists["frames.manner-end"]}
                )
                or (
                    k[p + 1] in (VERB, ADVERB)
                    and not (w[p + 1] in ("已", "未", "不") and self.de_after(p + 1, j))  # 将已对接的X公布
                    and not self.destination_after(p + 1, j)
                    and not self.opens_attributed(p + 1, j)
                    and not any(w[x] == "予以" and DE in k[p + 1 : x] for x in range(p + 2, j))  # 将取得X的Y予以公布
                    and not self.named_by_act(p + 1, j)
                )
            )
        )
        if future:
            return p + 1
        if self.handed_on_next(p + 1, j):
            self.fronted, self.fronted_by = r.s.span(p + 1, j), "将"
            return j
        q = self.ba_verb(p + 1, j)
        summed = next((x for x in range(p + 3, j - 1) if w[x] in r.closed.outcomes and w[x - 1] == "等"), j)
        if q is not None and q < summed < j:
            q = self.ba_verb(summed, j) or q  # 将证书颁发、变更等情况及时公布
        if q is None:
            if (
                w[p] == "将"
                and not self.de_after(p + 1, j)
                and (r.starts_vp(p + 1, j) or k[p + 1 if p + 1 < j else p] == PREPOSITION)
            ):
                return p + 1
            if j - p <= 2:
                return None
            q = j - 1 if k[j - 1] in (VERB, NOMINAL_VERB) and k[j - 2] in (NOUN, ADVERB) else j
        end = q
        for x in range(p + 2, q):
            if w[x] in ("与", "同", "和") and q < j and w[q] in r.closed.agrees:
                end = x
                break
            if (
                w[x] in ("与", "同")
                and r.g[q - 1]
                and not self.de_after(x, q)
                and k[q] in (VERB, NOMINAL_VERB)
                and q == j - 1
            ):
                end = x  # 将X与Y共享
                break
            if (
                w[x] in ("通过", "向", "按照", "按", "依照", "根据", "以")
                and k[x] == PREPOSITION
                and (not r.relative(x, q + 1) or (w[x] == "向" and r.g[q - 1] and k[x - 1] == NOUN))
            ):
                end = x - (k[x - 1] == ADVERB and x - 2 > p)  # 将情况及时向X报告
                break
            if w[x] in ("于", "在", "自"):
                match = DEADLINE.match(r.s.text, r.s.starts[x], r.s.starts[q])
                if match and match.end() == r.s.starts[q]:
                    self.deadline = r.trim(match.start(), match.end())
                    end = x
                    break
        self.fronted, self.fronted_by = r.s.span(p + 1, end), "将"
        return q

    def framed_light(self, i: int, j: int) -> bool:
        """“(将)依照《X》的规定进行处罚”: words i to j are a phrase and a light verb right behind it."""
        end = self.framed(i, j)
        return end is not None and end < j and self.r.k[self.r.past_adverbs(end, j - 1)] == LIGHT

    def handed_on_next(self, i: int, j: int) -> bool:
        """“(将)药品销售、使用的情况，及时报告X”: words i to j are a thing that the verb behind the comma hands on."""
        r = self.r
        if not self.followed or j + 1 >= len(r.w) or r.w[j - 1] not in r.closed.outcomes or r.k[j - 1] == VERB:
            return False
        x = r.past_adverbs(j + 1, len(r.w))
        handed = x < len(r.w) and r.w[x] in r.closed.hands_over and r.w[x] in r.v.destination
        return handed and DE in r.k[i:j] and not self.destination_after(i, j)

    def fronted_by_dui(self, p: int, j: int) -> int:
        """对X before its verb; all that is left where the verb stands behind a comma; headless 对…的 is a condition."""
        r = self.r
        q = None if j == self.limit else self.dui_verb(p + 1, j)
        if q is None and r.w[j - 1] == "的":
            self.condition = r.s.span(p + 1, j - 1)
            return j
        end = verb = j if q is None else q
        agent = next((x for x in range(p + 2, end) if r.w[x] == "由" and r.k[x] == PREPOSITION), None)
        if agent is not None and not self.de_after(agent, end) and any(r.g[agent:end]):
            self.fronted, self.fronted_by = r.s.span(p + 1, agent), "对"
            return agent  # 对X由Y责令Z
        if q is not None:
            for x in range(p + 2, q):
                if (
                    r.w[x] in ("在", "通过", "向", "按", "按照", "依照", "根据")
                    and r.k[x] == PREPOSITION
                    and not r.relative(x, q + 1)
                ):
                    end = x  # 对人选在网站公示
                    break
        if end > p + 2 and r.w[end - 1] == "将":
            end -= 1  # 对X将给予Y
        self.fronted, self.fronted_by = r.s.span(p + 1, end), "对"
        return verb
