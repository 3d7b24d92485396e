"""Conditions that stand between commas: “…的，”, “申请X，应当…”, “在…时，”, “除…外，”."""

from __future__ import annotations

import re

from ..sentence import Sentence
from ..words import (
    ADJECTIVE,
    ADVERB,
    DE,
    LIGHT,
    MODAL,
    NOMINAL_VERB,
    NOUN,
    PIVOT,
    PREPOSITION,
    PUNCTUATION,
    VERB,
    Vocabulary,
)
from .drafts import BARE, Draft, Mood, Range, Setting
from .names import Names
from .patterns import AFTER_WITHIN, DEADLINE, WITHIN

_REACH = 12  # words of the clause behind a case in which its modal word stands


class Cases(Names):
    """What a sentence has said so far, and the cases that it sets."""

    def __init__(self, sentence: Sentence, vocabulary: Vocabulary, setting: Setting) -> None:
        super().__init__(sentence, vocabulary)
        self.setting = setting
        self.out: list[Draft] = []
        self.subject: list[Range] = []
        self.mood: Mood = setting.mood or BARE
        self.pivot: tuple[list[Range], Mood, list[Range]] | None = None
        self.condition: Range | None = None
        self.case_subject: list[Range] = []
        ends = (x for x in range(len(sentence.segments) - 1, -1, -1) if self.w[sentence.segments[x][1] - 1] == "的")
        self.last_case = next(ends, -1)  # the last segment that 的 ends
        # whom “X在…时，” names, that condition without them and with them
        self.during_whose: tuple[list[Range], Range, Range] | None = None
        self.offender: list[Range] = []  # whom the sentence's first case names
        self.acted_by: tuple[list[Range], list[Range]] = ([], [])  # a subject, and who acts on it (X由Y任命)
        self.by_agent = False  # 由 has named who acts
        self.before_case: list[Range] = []  # whom the sentence spoke of before the case named somebody
        self.deadline: Range | None = None
        self.fronted: Range | None = None
        self.fronted_by = ""
        self.topic: Range | None = None
        self.past_topic: Range | None = None  # the last statement's, where the next names no object
        self.beneficiary: Range | None = None
        self.co: list[Range] = []
        self.descriptive = False
        self.pivot_waits = False
        self.joined = ""
        self.subject_named = False
        self.names_until = -2  # the comma after names whose list may go on

    def demand_on(self, i: int, j: int) -> int | None:
        """“X要对不作为的，”: the modal word of words i to j, where a subject stands before it and 对 behind."""
        for x in range(i + 1, j - 2):
            if self.k[x] == MODAL:
                return x if self.g[x - 1] and self.w[x + 1] in ("对", "对于") else None
        return None

    def case(self, i: int, j: int) -> None:
        """“…的，”: a condition; an agent that opens it bears what follows unless another is named."""
        start = i
        while (
            start < j and self.w[start] in self.v.head_conjunctions and self.w[start] not in ("如", "若", "以", "确实")
        ):
            start += 1
        if self.w[start] in ("对", "对于"):
            head = start + 1
            end = j - 1
            # “对…的X，”: not reached here; headless 对…的
            self.condition = self.s.span(head, end)
            self.fronted = None
            if self.mood.marker is not None and self.s.text[slice(*self.mood.marker)] in self.closed.forbids:
                self.mood, self.subject = self.setting.mood or BARE, []  # 严禁X做Y，对违反规定的，严肃处理
            return
        end = j - 1 if self.w[j - 1] == "的" else j
        if (demand := self.demand_on(start, end)) is not None:
            self.set_subject(self.agents(start, demand))
            self.mood = Mood(self.v.modality[self.w[demand]], self.s.span(demand, demand + 1))
            self.condition, self.case_subject = self.s.span(demand + 2, end), []
            return
        ahead = DEADLINE.match(self.s.text, self.s.starts[start])
        comma = next((x for x in range(start, end) if ahead and self.s.starts[x] == ahead.end()), end)
        if ahead and comma + 2 < end and self.w[comma] == "，" and self.subject_end(comma + 1, end):
            self.deadline = self.trim(*ahead.span())
            start = comma + 1  # 自公告之日起三个月内，利害关系人认为X的
        opens, start = start, self.past_span(start, end)  # 保修期内销售者收到X的
        subject = self.thinker(start, end) or self.subject_end(start, end) or self.with_attribute(start, end)
        first = start
        if self.w[start] == "发现":
            subject = None  # 发现驾驶人饮酒的
        if subject is None and self.w[start] != "除" and (comma := self.last_comma(start, end)):
            first, subject = comma + 1, self.subject_end(comma + 1, end)  # 有效期内，X发生变化的
        earlier, self.case_subject = self.case_subject, []
        self.subject, self.before_case = self.subject or self.before_case, []
        if subject is not None and subject < end and self.w[start] != "经" and not self.w[start].startswith("确"):
            self.case_subject = self.agents(first, subject)
            self.offender = self.offender or self.case_subject
            if self.subject and self.subject != self.case_subject:
                self.before_case, self.subject = self.subject, []  # X做Y，Z…的，可以V: Z may
            self.condition = self.s.span(opens, end)
        else:
            self.condition = self.s.span(opens, end)
            if self.w[start] in ("发现", "接到", "收到"):
                self.case_subject = earlier  # 学校发现A的，应当X；发现B的，应当Y
        self.topic, self.past_topic = None, self.topic or self.past_topic

    def thinker(self, i: int, j: int) -> int | None:
        """The word after the agent of “个人或者组织认为X有Y”, where words i to j begin so."""
        x = self.w.index("认为", i, j) if "认为" in self.w[i + 1 : j] else i
        named = self.g[x - 1] or self.w[x - 1] == "组织"
        return x if x > i and named and self.find_vp(i, x, False) is None else None

    def past_span(self, i: int, j: int) -> int:
        """The word after “保修期内” where words i to j begin so with somebody's name behind it, else i."""
        for x in range(i + 1, min(i + 4, j - 2)):
            if self.w[x] in ("期内", "期间") or (self.w[x] == "内" and self.w[x - 1][-1] in "期度间"):
                x += self.w[x + 1] == "，"  # 有效期内，服务商因…的
                return x + 1 if any(self.g[x + 1 : x + 4]) and self.k[x + 1] != DE else i
            if self.k[x] not in (NOUN, NOMINAL_VERB):
                break
        return i

    def whole_is_case(self, i: int, j: int, after: str) -> bool:
        """Segments that are a condition or a time and nothing else."""
        w, k = self.w, self.k
        first, last = w[i], w[j - 1]
        text = self.s.text
        if j - i == 1 and first == "必要时":
            self.condition = self.s.span(i, j)
            return True
        if after in ",，" and last in ("外", "之外", "以外") and "除" in w[i:j]:
            x = w.index("除", i, j)
            if x > i and self.g[x - 1]:
                self.set_subject(self.agents(i, x))
            return True
        if (
            after in ",，"
            and last == "之一"
            and any(word in ("下列", "以下") for word in w[i:j])
            and MODAL not in k[i:j]
        ):
            self.case(i, j)
            return True  # 企业有下列情形之一，由X
        if after in ",，" and first in ("发生", "出现") and j - i > 1 and k[j - 1] == NOUN and w[i + 1][-2:] != "效力":
            self.condition = self.s.span(i, j)  # 发生X事件，
            return True
        if after in ",，" and (happens := self.happens_to(i, j)):
            if not self.g[happens - 1]:
                self.condition = self.s.span(i, j)  # 校车发生X事故，
                return True
            self.set_subject(self.agents(i, happens))
            self.during_whose = (self.subject, self.s.span(happens, j), self.s.span(i, j))
            self.condition = self.s.span(happens, j)
            return True  # 企业发生X事故，
        if after in ",，" and "一经" in w[i + 1 : j]:
            x = w.index("一经", i)
            self.condition = self.s.span(x, j)
            if self.g[x - 1]:
                self.set_subject(self.agents(i, x))  # 竞买人一经应价，
            else:
                self.topic = self.s.span(i, x)  # 承诺一经作出，
            return True
        if after in ",，" and first in ("一经", "确有", "确需", "确因", "如需", "如遇", "如有"):
            self.condition = self.s.span(i, j)
            return True
        if after in ",，":
            for x in range(i + 1, j - 1):
                if w[x] in ("如", "若", "如果", "一旦", "因") and self.g[x - 1]:
                    self.set_subject(self.agents(i, x))
                    self.condition = self.s.span(x, j)
                    return True
                if k[x] in (PREPOSITION, VERB, LIGHT, MODAL):
                    break
        if after in ",，" and any(
            w[x] in self.closed.case_opener and w[x - 1] in self.closed.during for x in range(i + 1, min(i + 4, j))
        ):
            self.condition = self.s.span(i, j)  # 执行中如有问题
            return True
        if after in ",，" and first in ("如", "如果", "若", "倘若") and k[min(i + 1, j - 1)] == MODAL:
            self.condition = self.s.span(i, j)
            return True
        inside = first in ("在", "当") and last in self.closed.during  # 在必须撤离X的情况下
        inside = inside and (last != "下" or w[j - 2].endswith(("情况", "条件", "前提")))
        knew = w.index("应当", i, j) if "应当" in w[i + 2 : j] else i
        since = knew > i + 1 and w[knew - 2 : knew] == ["知道", "或者"]  # 自知道或者应当知道X之日起
        needs = last in self.closed.during and not inside
        needs = needs and all(w[x] in ("需要", "需", "确需") for x in range(i, j) if k[x] == MODAL)  # X需要了解Y时，
        if MODAL in k[i:j] and not since and not needs and not (inside and self.attributed(i + 1, j)):
            return False
        if after in ",，":
            for x in range(i + 1, j - 2):
                if w[x] == "自" and self.g[x - 1]:
                    match = DEADLINE.match(text, self.s.starts[x])
                    if match and match.end() == self.s.starts[j]:
                        self.set_subject(self.agents(i, x))
                        self.deadline = self.s.span(x, j)  # 纳税人自缴纳之日起一年内
                        return True
            match = DEADLINE.match(text, self.s.starts[i])
            if match and match.end() == self.s.starts[j] and match.end() - match.start() > 1:
                named = self.subject_end(i, j) or i
                if i < named < j and w[named] in ("在", "于"):  # 企业在取得许可后30日内，
                    self.set_subject(self.agents(i, named))
                    match = DEADLINE.match(text, self.s.starts[named]) or match
                self.deadline = self.trim(match.start(), match.end())
                return True
            behind = AFTER_WITHIN.search(text, self.s.starts[i], self.s.starts[j]) if last[-1] == "内" else None
            if behind and behind.end() == self.s.starts[j]:
                opens = (x for x in range(i + 1, j - 2) if w[x] == "自" and k[x] == PREPOSITION)
                self.deadline = self.s.span(next(opens, i), j)
                return True  # 建筑竣工验收后一年内，; 合同自签订之日起七日内，
            if first == "在" and WITHIN.search(text, self.s.starts[i], self.s.starts[j]):
                self.deadline = self.s.span(i + 1, j)
                return True
            if last in ("前", "之前", "以前") and first not in ("目前", "当前"):
                subject = self.subject_end(i, j) or self.attributed_subject(i, j)
                s = i
                if subject is not None and subject < j - 1:
                    self.set_subject(self.agents(i, subject))
                    self.during_whose = (self.subject, self.s.span(subject, j), self.s.span(i, j))
                    s = subject
                if s == i:
                    for x in range(i + 1, j):
                        if w[x] == "在" and k[x - 1] == NOUN:
                            self.topic, s = self.s.span(i, x), x
                            break
                if w[s] in ("在", "于"):
                    s += 1
                self.deadline = self.s.span(s, j)
                return True
            if text[: self.s.starts[j]].endswith(("期满", "届满", "到期")) and first not in ("在", "自"):
                self.condition = self.s.span(i, j)
                return True
            if last in self.closed.during or (last == "中" and first == "在"):
                bare = last == "中" and first != "在"
                if bare and (
                    j - i < 2
                    or (
                        self.find_vp(i, j, True) is not None
                        and any(w[x] in ("在", "于", "到", "至") for x in range(i, j))
                    )
                ):
                    return False
                subject = self.subject_end(i, j) or self.attributed_subject(i, j) or self.before_adverb(i, j)
                subject = None if first == "经" else subject
                s = i
                if subject is not None and subject < j - 1:
                    self.set_subject(self.agents(i, subject))
                    self.during_whose = (self.subject, self.s.span(subject, j), self.s.span(i, j))
                    s = self.handed_during(subject, j)
                if last == "基础上":
                    return True
                if s == i:
                    for x in range(i + 1, j):
                        if w[x] in ("经", "由", "报经") and k[x - 1] in (NOUN, NOMINAL_VERB) and not self.g[x - 1]:
                            self.topic, s = self.s.span(i, x), x  # 方案经X同意后，
                            break
                        if w[x] == "在" and (k[x - 1] in (NOUN, NOMINAL_VERB) or (k[i] == PIVOT and self.g[x - 1])):
                            if k[i] == PIVOT and self.g[x - 1]:
                                mood = Mood(self.v.pivot[w[i]], self.s.span(i, i + 1))
                                self.pivot = (self.agents(i + 1, x), mood, list(self.subject))
                            elif self.g[x - 1]:
                                self.set_subject(self.agents(i, x))
                                self.during_whose = (self.subject, self.s.span(x, j), self.s.span(i, j))
                            else:
                                self.topic = self.s.span(i, x)
                            s = x
                            break
                        if first == "由" and self.g[x - 1] and k[x] in (VERB, NOMINAL_VERB):
                            self.set_subject(self.agents(i + 1, x))
                            break
                if last != "下" or w[j - 2] not in self.closed.oversight:  # not 在X领导下
                    self.condition = self.s.span(s, j)
                return True
            if first == "在" and last.endswith(("纪念日", "节日")):
                return True  # 在烈士纪念日和其他重要纪念日，
            if first == "在" and last in self.closed.places and self.find_vp(i + 2, j, True) is None:
                return True
            if first in ("自", "从") and last in ("起", "日起", "之日起", "开始"):
                self.deadline = self.s.span(i, j)
                return True
            if first in ("经", "未经") and k[j - 1] == NOUN and self.attributed(i, j):
                if self.g[j - 1]:
                    self.set_subject(self.agents(i, j))  # 经考核确定为优秀的林场，可以
                else:
                    self.topic = self.s.span(i, j)  # 经批准的采伐指标，各地不得突破
                return True
            if first in self.closed.case_opener and not (first in ("凡", "凡是") and self.g[j - 1]):
                s = i
                self.condition = self.s.span(s, j)
                return True
            if first == "经" and not self.has_vp(i + 1, j):
                self.condition = self.s.span(i, j)
                return True
            if first == "经" and re.search(
                r"(批准|同意|审核|审查|审批|认定|核准|检查|授权|合格|确认|备案|评审|论证|研究|鉴定|验收|许可|决定|指令|请求|催告)(后)?$",
                text[self.s.starts[i] : self.s.starts[j]],
            ):
                self.condition = self.s.span(i, j)
                return True
            if first == "经" and self.agent_and_verb(i + 1, j):
                self.condition = self.s.span(i, j)
                return True
            if last in ("委托", "授权"):
                for x in range(i + 1, j - 1):
                    if w[x] == "受" and self.g[x - 1]:
                        self.set_subject(self.agents(i, x))
                        self.condition = self.s.span(x, j)
                        return True
            if first == "受" and "委托" in text[self.s.starts[i] : self.s.starts[j]]:
                self.condition = self.s.span(i, j)
                return True
        return False

    def handed_during(self, i: int, j: int) -> int:
        """“(国家)鼓励企业在自愿的前提下，”: the word after the agent that a pivot verb at word i names, else word i."""
        x = self.w.index("在", i, j) if self.k[i] == PIVOT and "在" in self.w[i + 2 : j] else i
        if x == i or self.subject_end(i + 1, x, after_pivot=True) != x:
            return i
        mood = Mood(self.v.pivot[self.w[i]], self.s.span(i, i + 1))
        self.pivot, self.during_whose = (self.agents(i + 1, x), mood, list(self.subject)), None
        return x

    def happens_to(self, i: int, j: int) -> int:
        """“企业/发生生产安全事故”: the word after who or what opens words i to j where something happens to it."""
        w, text, span = self.w, self.s.text, (self.s.starts[i], self.s.starts[j])
        if text.find("发生", *span) < 0 and text.find("出现", *span) < 0:
            return 0
        x = next((x for x in range(i + 1, j - 1) if w[x] in ("发生", "出现")), i)
        demanded = j + 1 < len(w) and MODAL in self.k[j + 1 : j + _REACH]
        bare = x > i and self.k[j - 1] == NOUN and not self.g[j - 1] and DE not in self.k[i:x] and demanded
        named = self.subject_end(i, x) == x if self.g[x - 1] else all(kind == NOUN for kind in self.k[i:x])
        return x if bare and named else 0

    def agent_and_verb(self, i: int, j: int) -> bool:
        """“审判机关依法通知”: words i to j are an agent and a verb without an object."""
        x = j - 1
        while x > i + 1 and self.k[x - 1] == ADVERB:
            x -= 1
        return x > i and self.k[j - 1] in (VERB, NOMINAL_VERB) and self.g[x - 1] and not self.has_vp(i, x)

    def last_comma(self, i: int, j: int) -> int:
        """The last comma of words i to j, brackets apart; 0 where there is none, or 或者 behind it."""
        x = next((x for x in range(j - 2, i, -1) if self.w[x] == "，" and self.k[x] == PUNCTUATION), 0)
        return 0 if self.w[x + 1] in self.closed.conjunction else x

    def with_attribute(self, i: int, j: int) -> int | None:
        """The word after the agent of “定居国外的公民要求回国”, where words i to j begin so."""
        if self.k[self.past_adverbs(i, j - 1)] != VERB:
            return None
        de = next((x for x in range(i + 1, j) if self.k[x] == DE), j)
        end = self.subject_end(de + 1, j) if de + 1 < j else None
        return end if end is not None and end < j and self.predicate_after(end, j, False) else None

    def attributed_subject(self, i: int, j: int) -> int | None:
        """The word after the agent of “负有X职责的部门接到Y后”, where words i to j begin so."""
        if self.w[i] not in self.closed.relative or self.k[i] not in (VERB, NOMINAL_VERB, ADVERB):
            return None
        de = next((x for x in range(i + 1, j) if self.k[x] == DE), None)
        return None if de is None else self.subject_end(de + 1, j)

    def before_adverb(self, i: int, j: int) -> int | None:
        """The word after an agent that opens words i to j with an adverb behind it (购机者自主购机后)."""
        for x in range(i, j - 2):
            if self.g[x] and self.k[x + 1] == ADVERB:
                return x + 1
            if self.k[x] not in (NOUN, ADJECTIVE):
                return None
        return None

    def names_again(self, agents: list[Range], target: Range) -> bool:
        """Whether a target opens with the agent that a pivot verb named before."""
        text = self.s.text
        return bool(agents) and text.startswith(text[slice(*agents[0])], target[0]) and target[0] > agents[0][0]

    def trim(self, start: int, end: int) -> Range:
        text = self.s.text
        while start < end and text[start] in "于在，, 应须":
            start += 1
        return start, end

    def set_subject(self, agents: list[Range]) -> None:
        self.subject = agents
        self.pivot = None
        self.subject_named = True
        self.mood = self.setting.mood or BARE
