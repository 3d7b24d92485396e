"""What stands before the predicate: subject, modal word, topic."""

from __future__ import annotations

from ..words import (
    ADJECTIVE,
    ADVERB,
    CONJUNCTION,
    DE,
    DI,
    LIGHT,
    LOCALIZER,
    MODAL,
    NOMINAL_VERB,
    NOUN,
    NUMBER,
    PIVOT,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    TIME,
    VERB,
)
from .attributes import Attributes
from .drafts import Mood, Segment
from .patterns import DEADLINE, EVERY, TIMES

_AT_ONCE = ("第一时间", "逐级", "逐项")
_VERB_GROUP = 3  # words of a verb with its adverbs


class Subjects(Attributes):
    """Finds the modal word of a clause and reads what stands before it."""

    def limit_opens(self, i: int, m: int) -> int:
        """The word behind a name where “(自…之日起)五年内” opens that ends words i to m; word i where none does."""
        r = self.r
        if m - i < 3 or r.k[m - 2] not in (NUMBER, TIME) or r.k[i] == PIVOT or self.agent is not None:
            return i
        since = (x for x in range(m - 3, i, -1) if r.w[x] in ("自", "从") and r.k[x] == PREPOSITION)
        x = next(since, m - 2)
        found = DEADLINE.match(r.s.text, r.s.starts[x], r.s.starts[m])
        named = r.k[x - 1] in (NOUN, NOMINAL_VERB) or r.w[x - 1] == "等"
        return x if found and found.end() == r.s.starts[m] and named else i

    def left(self, i: int, m: int) -> None:
        """What stands before the modal word: subject, condition, time."""
        r = self.r
        w, k = r.w, r.k
        while m > i and (
            (k[m - 1] == ADVERB and w[m - 1] not in r.closed.approves)
            or w[m - 1] in ("均", "都", "也", "还", "并", "则", "同时", "原则上", "但")
        ):
            m -= 1
            if w[m] == "必要时":
                self.condition = r.s.span(m, m + 1)
        if m - 1 > i and w[m - 1] in r.closed.extremes:
            m -= 1  # 期限最长不得超过二年
        if m - 1 > i and k[m - 1] == TIME and r.g[m - 2]:
            m -= 1  # 前款规定的单位平时应当
        m -= m - 1 > i and w[m - 1] in r.closed.extremes  # 试用期最长不得超过六个月
        if m <= i or (m - 1 == i and w[i] in r.closed.extremes):
            return  # 最长不得超过三个月
        if k[m - 1] == CONJUNCTION:  # 暂停或不予支付
            if (first := r.subject_end(i, m - 1, alone=True)) is not None and first < m - 1:
                r.set_subject(r.agents(i, first))  # 人民代表大会选举并且有权罢免X
            return
        if m - 1 > i and EVERY.fullmatch(r.s.text[slice(*r.s.span(m - 1, m))]):
            m -= 1  # 巡查每天不得少于两次
        if w[m - 1] == "内" and (opens := self.limit_opens(i, m)) > i:
            self.deadline, m = r.s.span(opens, m), opens  # 其负责人五年内不得
        # a condition inside: 单位应急疏散时应当
        if w[m - 1] in ("时", "后", "之后", "以后", "期间") or (w[m - 1] == "前"):
            end = r.subject_end(i, m) or r.with_attribute(i, m)
            if end is None and w[m - 1] == "期间":
                end = next((x + 1 for x in range(m - 2, i - 1, -1) if r.g[x]), None)  # 企业春节期间应当
            start = i
            if end is not None and end < m:
                r.set_subject(r.agents(i, end))
                start = end
            if w[m - 1] == "前":
                if w[start] in ("在", "于"):
                    start += 1
                self.deadline = r.s.span(start, m)
            else:
                self.condition = r.s.span(start, m)
            return
        if w[i] == "逾期" and m - i == 1:
            self.condition = r.s.span(i, m)  # 逾期不予受理
            return
        if w[i] == "未经" and not (k[m - 1] == NOUN and self.de_after(i, m)):
            self.condition = r.s.span(i, m)
            return
        lacks = w.index("未经", i, m) if "未经" in w[i + 1 : m] else i
        if lacks > i and w[m - 1] in r.closed.approves and not r.g[lacks - 1]:
            self.condition, m = r.s.span(lacks, m), lacks  # 其他车辆未经许可不得
        end = m
        # phrases after the subject: 地方各级人民政府按照…应当
        for x in range(i + 1, m):
            if w[x] in r.closed.together and r.g[x - 1] and x + 1 < m:
                end = x  # A会同B应
                break
            before_phrase = w[x] in ("在", "按照", "根据", "依照", "依据", "围绕", "针对") and not r.g[m - 1]
            if (
                k[x] == PREPOSITION
                and r.g[x - 1]
                and w[x] not in ("与", "和", "同")
                and not (w[x] == "在" and r.thing_at(x, m))
                and (before_phrase or w[x] == "对" or not self.de_after(x, m))
                and not (w[x] == "对" and any(w[y] in r.closed.undertakes for y in range(x, m)))
            ):
                end = x
                break
        if k[i] == PIVOT and w[i + 1 : end] == ["其"]:
            i += 1  # 要求其不得组织X
        if k[i] == PIVOT and self.agent is not None:
            ordered = next(
                (x for x in range(end, i + 1, -1) if k[x - 1] not in (NUMBER, TIME) and w[x - 1] != "内"), end
            )
            if r.g[ordered - 1] and self.adjuncts(ordered, end) == end:  # 由X责令Y五年内不得Z
                r.subject, r.pivot, r.subject_named, self.agent = r.agents(i + 1, ordered), None, True, None
                return
        after = w.index("后", i, end) if "后" in w[i + 2 : end] and k[i] == VERB and DE not in k[i:end] else i
        if after > i and r.g[end - 1] and r.subject_end(after + 1, end) == end:
            self.condition, i = r.s.span(i, after + 1), after + 1  # 确认X离开后工作人员方可
        actor = r.subject_end(i, end)
        if actor is not None and r.g[end - 1] and self.acts_on(actor, end):
            r.subject = r.agents(i, actor)  # 景区接待旅游者不得
            r.pivot = None
            r.subject_named = True
            self.condition = r.s.span(actor, end)
            return
        if w[i] in ("对", "对于") and r.g[end - 1] and not any(word in ("负有", "承担") for word in w[i:end]):
            self.fronted, self.fronted_by = r.s.span(i + 1, end), "对"
            return  # 对直接负责的主管人员可以
        if actor is None and r.g[end - 1] and self.thing_acts(i, end):
            self.condition = r.s.span(i, end)  # 犬只进入公共场所必须
            return
        if self.act_on_agent(i, end):
            self.condition = r.s.span(i, end)  # 设立X组织应当
            return
        last = r.before_bracket(i, end) if w[end - 1] in "）)" else end
        if (
            r.g[end - 1]
            or (w[last - 1] == "等" and last - 2 >= i and r.g[last - 2])
            or (w[end - 1] == "之间" and r.g[end - 2])
        ):
            agents = self.more_names(i, end - (w[end - 1] == "之间"))
            if m < self.j - 1 and w[self.after_modal(m)] == "由":
                self.topic = r.s.span(i, end)
                self.topic_agents = agents
                return
            r.subject = agents
            r.pivot = None
            r.subject_named = True
            if end < m:
                self.adjuncts(end, m)
            return
        joint = next((x for x in range(end - 2, i, -1) if r.conjoins(x)), None)
        if (
            joint
            and r.g[joint - 1]
            and k[end - 1] == NOUN
            and all(k[y] in (NOUN, ADJECTIVE) for y in range(joint + 1, end))
        ):
            r.subject = r.agents(i, end)  # 实验室及设施应…
            r.pivot = None
            r.subject_named = True
            return
        if w[end - 1] == "的" and end - 1 > i:
            self.condition = r.s.span(i + 1 if w[i] in ("对", "对于") else i, end - 1)
            return
        subject = None if self.states(m) else r.subject_end(i, end)
        if subject is not None and subject < end and self.summed_activity(subject, end):
            self.topic = r.s.span(i, end)
            return  # 文明城市、文明单位等创建活动应当
        if (
            subject is not None
            and (
                end - subject >= 3
                or (
                    end - subject == 2
                    and k[end - 1] in (NOUN, NOMINAL_VERB)
                    and w[end - 1] not in self.r.closed.kinds_of_text
                )
                or (end - subject == 2 and k[subject] == ADVERB and k[end - 1] == VERB)  # 毕业生自主创业可
                or (end - subject == 1 and w[subject] in r.v.strong)  # 乘客乘车应当
            )
            and (
                k[subject] in (VERB, LIGHT, ADVERB, PREPOSITION)
                or (k[subject] == NOMINAL_VERB and (end - subject == 2 or w[subject] in r.v.strong))
            )
            and not self.de_after(subject, end)
        ):
            r.subject = r.agents(i, subject)
            r.pivot = None
            self.condition = r.s.span(subject, end)
            return
        by_agent = m < self.j - 1 and w[self.after_modal(m)] in ("由", "载明", "写明")  # 除治作业应当由X承担
        if (
            (k[i] in (VERB, LIGHT) or w[i] == "要求")
            and end - i > 1  # 申请可以通过信函提出
            and not (k[end - 1] == NOUN and self.states(m))  # 推荐名额不得超过10个
            and not self.de_after(i, end)
            and w[end - 1] not in r.closed.properties
            and not (k[i + 1] == NOMINAL_VERB and w[end - 1].endswith(tuple(r.closed.paper_endings)))  # 养犬登记申请表
            and w[self.j - 1] not in r.closed.passive
            and not by_agent
            and not self.thing_of_act(i, end, m)
        ):
            # 开展观鸟…应当: a case
            self.condition = r.s.span(i, end)
            return
        located = r.k[end - 1] == LOCALIZER or w[end - 1] in ("内", *r.closed.places)
        if located and m < self.j - 1 and w[m] in r.closed.forbids:
            r.subject, r.pivot = [], None
            return  # 国家实行…，公共场所内禁止吸烟
        self.topic = r.s.span(i, end)
        if w[i] in ("对", "对于"):
            self.fronted = r.s.span(i + 1, end)
            self.fronted_by = "对"
            self.topic = None

    def thing_of_act(self, i: int, j: int, m: int) -> bool:
        """“举报线索(要逐条核查)”: words i to j are an act and a thing that the verb behind word m acts on."""
        r = self.r
        if j - i != 2 or r.k[i + 1] != NOUN or r.w[i] in r.v.cases or r.w[i] in r.v.clausal:
            return False
        x = self.after_modal(m)
        handed = r.w[x] in r.closed.recipients or r.w[x] in r.v.destination
        return handed or (x == self.j - 1 and r.k[x] == VERB and r.w[x] not in r.closed.intransitive)

    def thing_acts(self, i: int, j: int) -> bool:
        """“犬只进入公共场所”: words i to j are a thing, what it does and where."""
        r = self.r
        verb = next((x for x in range(i + 1, j - 1) if r.k[x] == VERB and r.w[x] in r.v.strong), None)
        if verb is None or r.w[verb] in r.closed.parties_by or r.k[j - 1] != NOUN or r.w[j - 1] == "”":
            return False
        if r.w[j - 1] in r.v.lists["agents.body-head"] and r.k[verb + 1] in (ADVERB, ADJECTIVE):
            return False  # 反间谍安全防范重点单位
        return DE not in r.k[i:j] and not any(r.conjoins(x) for x in range(i, j))

    def states(self, m: int) -> bool:
        """Whether the modal word m demands a state and no act (委员调整不得超过一次)."""
        return self.r.w[self.after_modal(m)] in self.r.v.state

    def after_modal(self, m: int) -> int:
        r = self.r
        while m < self.j - 1 and r.k[m] in (ADVERB, MODAL, CONJUNCTION):
            m += 1
        return m

    def modal(self, i: int, j: int) -> int | None:
        """The modal word that governs words i to j."""
        r = self.r
        k, w = r.k, r.w
        if w[i] in r.closed.framed and w[j - 1] in r.v.lists["frames.manner-end"] and w[j - 2] == "的":
            return None  # 按照管行业必须管安全的要求
        for x in range(i, j):
            if k[x] != MODAL:
                continue
            word = w[x]
            if word in ("禁止", "允许") and x == i and self.opens_attribute(x + 1, j) and MODAL in k[x + 1 : j]:
                continue  # 禁止采伐的林木不得出售
            if (
                word in ("禁止", "不宜")
                and x > i
                and self.modal_behind
                and r.k[j - 1] == NOUN
                and r.attributed(x + 1, j)
            ):
                continue  # 法律禁止从事X的人，不得
            if word in ("允许", "准许", "禁止", "建议", "请") and x > i and k[x - 1] not in (NOUN, ADVERB):
                continue
            if x + 1 >= j or (word == "建议" and k[x + 1] == MODAL):
                continue  # 相关建议应当
            acts_last = k[x + 1] == PREPOSITION and k[j - 1] in (VERB, NOMINAL_VERB, LIGHT)  # 可按不超过X的50%测算
            inside = (
                word in ("要", "可", "应", "需", "需要", "须", "可以") and x > i and not r.g[x - 1] and not acts_last
            )
            inside = (
                inside and w[x - 1] != "必要时"  # 必要时可以组织X对Y的情况进行评估
            )
            inside = inside and w[x - 1] != "需要"  # 根据需要可以委托具有X的机构
            if word in ("不再", "不得") and w[i] in ("监督", "教育", "告诫", "劝导") and x > i + 1 and r.g[x - 1]:
                continue  # 监督X不再实施Y
            framed = w[x + 1] in r.closed.framed and MODAL not in k[x + 1 : j]  # X的项目要按照…的原则验收
            if inside and not framed and r.relative(x, j):
                continue
            if (
                w[i] in ("对", "对于")
                and self.followed
                and r.g[j - 1]
                and self.de_after(x, j)
                and self.nominal_end(x, j)
            ):
                continue  # 对X通知不准出境的人员，
            if "包括" in w[i + 1 : x] and self.de_after(x, j):
                continue  # 财产包括可以依法流转的权利
            if x > i and w[x - 1] == "其" and (w[x - 2] in r.closed.recipients or w[x - 2] == "通知"):
                continue  # 告知其可以申请复议
            if x > i and k[x - 1] == DE and word in ("不需要", "无须") and self.nominal_end(x, j):
                continue  # 公示规定的不需要登记的信息
            if x > i and w[x - 1] in ("对", "对于", "为") and r.relative(x, j):
                continue  # 对不得排放的废液进行处理
            if w[x + 1] == "的" or (word == "需要" and w[j - 1] == "时"):
                continue
            attributive = ("需要", "需", "可", "可以", "应", "应当", "不可", "不得", "不宜")
            if word in attributive and x > i and self.opens_attribute(x + 1, j):
                continue  # 需要补正的内容
            if (
                word in ("必须", "不得", "应予")
                and x > i + 1
                and self.opens_attribute(x + 1, j)
                and self.verb_before(i, x)
            ):
                continue  # 规定合同必须具备的条款
            if word == "需要" and x > i and self.verbs_then_de(x + 1, j):
                continue  # 国家需要扶持和鼓励的产业
            if word == "应当" and x == i and self.opens_attribute(x + 1, j) and self.followed and k[j - 1] == NOUN:
                continue  # 应当归档的材料，按照X移交
            if word == "有权" and self.opens_attribute(x + 1, j):
                continue  # 有权处理的机关应当
            y = x + 1 + 2 * (x + 3 < j and r.conjoins(x + 1) and w[x + 2] == "限制")
            if word == "禁止" and x > i and (self.opens_attribute(y, j) or self.verbs_then_de(x + 1, j)):
                continue  # 国家禁止或者限制进口的货物, 禁止生产、销售的设备
            if word in ("可", "可以", "即可", "能") and x > i and w[r.past_adverbs(i, x)] in ("实现", "确保", "保证"):
                continue  # 实现农户足不出户即可申请
            needs = word in ("需要", "需") or (word in ("应", "须") and w[x + 1] == "由")
            if needs and w[i] == "因":
                continue  # 因业务需要向X提供的数据
            if needs and x == i and self.needed_thing(x + 1, j):
                continue  # 需由海关监管使用的货物应当
            if needs and x == i and self.modal_behind and k[j - 1] == NOUN and r.attributed(x + 1, j):
                continue  # 需要说明的问题，应当
            acts = x > i and k[x - 1] in (VERB, NOMINAL_VERB) and self.de_after(x, j)
            if word in ("需要", "需") and acts and x - i <= _VERB_GROUP and not r.relative(x, j):
                continue  # 处理需要跨部门解决的问题
            if word == "不予" and k[x + 1] in (VERB, NOMINAL_VERB) and x + 3 < j and k[x + 2] == DE:
                continue  # 不予批准的决定
            if x > i + 1 and self.of_decision(i, x, j):
                continue  # 作出准予或者不予许可X的决定
            if (
                w[i] in ("对", "对于")
                and k[j - 1] == NOUN
                and self.de_after(x, j)
                and (r.find_vp(x + 1, j, True) is None or (word == "禁止" and r.ends_in_thing(x + 1, j)))
            ):
                continue  # 对不予处罚的未成年人，
            if word in ("允许", "准许") and x == i and w[min(x + 2, j - 1)] == "的" and x + 3 < j:
                if any(r.g[y] for y in range(x + 3, j - 1)):
                    return x  # 允许符合条件的企业V
                continue  # 允许使用的编码
            inside = x > i and k[x - 1] in (VERB, LIGHT) and not r.g[x - 1] and w[x - 1] not in r.v.nominal
            inside = inside and not (x - 1 > i and k[x - 2] == DE)  # X的建造必须
            inside = inside and not (x - i > 2 and r.conjoins(i + 1) and self.row(i, x))  # 查阅、调取不得
            inside = inside and (word not in ("须", "必须", "应") or self.de_after(x, j))  # 项目变更须报批
            if inside and word not in ("应当", "要", "可以", "必须") and not (x + 1 < j and self.states(x)):
                continue  # 作出不予许可的决定
            if word == "可" and k[x + 1] in (NOUN, DE) and not r.has_vp(x + 1, j) and not r.g[x + 1]:
                continue
            return x
        return None

    def verb_before(self, i: int, x: int) -> bool:
        """Whether a predicate begins before the modal word at x, with its object before that."""
        found = i if self.r.k[i] in (VERB, NOMINAL_VERB) else self.r.find_vp(i, x, True)
        return found is not None and found < x - 1

    def needed_thing(self, i: int, j: int) -> bool:
        """“由海关监管使用的货物应当”: words i to j go on as a thing and another modal word."""
        later = next((x for x in range(i + 1, j - 1) if self.r.k[x] == MODAL), None)
        return later is not None and DE in self.r.k[i:later] and self.r.k[later - 1] == NOUN and not self.r.g[later - 1]

    def row(self, i: int, j: int) -> bool:
        """Whether words i to j are acts in a row and nothing else."""
        return all(self.r.k[x] in (VERB, NOMINAL_VERB) or self.r.conjoins(x) for x in range(i, j))

    def of_decision(self, i: int, x: int, j: int) -> bool:
        """Whether the modal word at x belongs to “作出…的决定” of words i to j."""
        made = next((y for y in range(x - 1, i - 1, -1) if self.r.w[y] in ("作出", "做出")), x)
        told = any(word in ("决定", "裁定", "决议", "结论", "答复", "承诺") for word in self.r.w[x + 1 : j])
        return made < x and told and DE not in self.r.k[made:x] and self.de_after(x, j)

    def forbids_thing(self, x: int, j: int) -> bool:
        """“禁止任何形式的就业歧视”: whether the modal word at x forbids a thing, and no act of anybody's."""
        r = self.r
        every = r.w[x] in ("禁止", "严禁") and x + 2 < j and r.w[x + 1] in ("任何", "一切", "各种", "各类", "其他")
        acts = r.w[j - 1] not in ("行为", "活动") and r.find_vp(x + 2, j, True) is not None
        return every and not acts and not any(r.g[x + 2 : j])

    def mood(self, x: int) -> Mood:
        r = self.r
        return Mood(r.v.modality[r.w[x]], r.s.span(x, x + 1))

    def topic_ok(self, i: int, q: int, j: int) -> bool:
        """A subject that is no agent, without a modal word: only what reads as an instruction, never a state."""
        r = self.r
        w = r.w
        if w[q] in ("由", "根据", "按照", "依照", "按", "参照", "依据", "采取", "采用") or self.will(q):
            return True
        if self.handed_on_by(q):
            return True
        if self.ruled(i, q, j) or self.acted_on_at(i, q) or r.act_names_thing(i, j):
            return True
        if w[q - 1] in ("内", "中", "上", "里", "期间") or r.k[q - 1] == LOCALIZER:
            return True
        if r.setting.item and w[q] in r.v.strong and self.de_after(i, q):
            return True  # 应当履行下列义务：销售的种子附具标签
        if "向" in w[q : j - 1] and (w[j - 1] in r.closed.hands_over or w[j - 1] in r.closed.makes_known):
            return True  # 重大问题及时向X报告
        x = q
        while x < j and r.k[x] in (ADVERB, DI):
            x += 1
        if x > q and x + 1 < j and w[x] in r.v.destination and w[x + 1] in ("至", "到"):
            return True  # 纸质版分别邮寄至X
        if x > q and w[q] in (
            "严格",
            "优先",
            "及时",
            "随时",
            "立即",
            "统一",
            "一律",
            "同时",
            "全部",
            "原则上",
            *_AT_ONCE,
        ):
            return True
        if x + 2 < j and (w[x] == "存储在" or (w[x] in ("控制", "保存", "存放") and w[x + 1] in ("在", "于"))):
            return True  # 字数控制在3000字以内
        if x < j - 2 and w[x] in r.closed.hands_over and w[j - 1] in r.closed.approves and any(r.g[x + 1 : j - 1]):
            return True  # 采伐方案报送县林业局备案
        if x < j - 1 and w[x] in r.closed.recipients and (r.g[j - 1] or w[x][-1] == "至") and not self.de_after(x, j):
            return True  # 问题线索移交纪检部门
        if r.subject and r.mood.marker:
            return x < j and w[x] in self.r.closed.passive
        return x < j and w[x] in r.closed.instructs and not r.descriptive

    def ruled(self, i: int, q: int, j: int) -> bool:
        """“其证书予以注销”, “期限自交付之日起计算”: words i to j say what is done to a thing, not how it is."""
        r = self.r
        x = r.past_adverbs(q, j - 1)
        if r.w[x] == "予以" and x < j - 1:
            return True
        ends = x == j - 1 or (x > q and self.acts_in_row(x, j)) or (x == j - 2 and r.w[j - 1] in ("一次", "两次"))
        ends = ends and r.k[x] in (VERB, NOMINAL_VERB)
        ends = ends and r.w[x] not in r.closed.intransitive
        again = x > q and (r.w[q] in r.closed.ruling or r.w[q][0] == "每")  # 数据每月汇总
        its = r.w[i] == "其" and not any(word in ("受", "被") for word in r.w[i:x])
        return ends and (again or its or r.w[q - 1].endswith("起"))

    def late_preposition(self, i: int, j: int) -> int | None:
        r = self.r
        told = r.w[self.j - 1] in r.closed.hands_over or r.w[self.j - 1] in r.closed.makes_known
        for x in range(i + 1, j):
            if self.will(x):
                return x  # 结果将以适当方式公布
            if told and r.w[x] == "向" and r.k[x] == PREPOSITION and not self.de_after(x, j):
                return x - (r.k[x - 1] == ADVERB)  # 重大问题及时向X报告
            if self.handed_on_by(x):
                return x
            if self.acted_on_at(i, x):
                return x - (r.k[x - 1] == ADVERB)  # 方案在可行性研究阶段审定
            if (
                r.w[x] in ("由", "按照", "依照", "按", "参照", "依据", "根据", "对", "采取", "采用")
                and r.k[x] == PREPOSITION
                and r.w[x - 1] not in ("、", "和", "的")
            ) and (
                not r.relative(x, j)
                or r.passive(i, self.j)
                or (r.w[x] == "由" and (self.attributed_agent_acts(x + 1, j) or self.agent_and_phrase(x + 1, j)))
            ):
                return x
        return None

    def handed_on_by(self, x: int) -> bool:
        """“(结果)于10月底前报我局”: whether word x opens a time until which a thing is to be handed on."""
        r = self.r
        at = r.s.starts[x]
        match = DEADLINE.match(r.s.text, at) or TIMES.match(r.s.text, at) if r.w[x] == "于" else None
        if match is None or match.end() not in r.s.starts:
            return False
        y = r.past_adverbs(r.s.starts.index(match.end()), self.j - 1)
        return y < self.j and (r.w[y] in r.closed.hands_over or r.w[y] in r.closed.recipients)

    def will(self, x: int) -> bool:
        """Whether 将 at word x, behind a thing, says what will be done to it (结果将以适当方式公布)."""
        r = self.r
        if r.w[x] != "将" or r.k[x - 1] != NOUN or r.g[x - 1] or x + 2 >= self.j:
            return False
        last = r.w[self.j - 1]
        given = last in r.closed.makes_known or last in r.closed.hands_over or last in r.closed.passive
        return given and r.k[self.j - 2] != DE and r.k[x + 1] in (PREPOSITION, LIGHT, ADVERB)

    def agent_and_phrase(self, i: int, j: int) -> bool:
        """“军队按照约定的方式提供”: words i to j are an agent, a phrase and the verb that ends them."""
        end = self.r.subject_end(i, j, after_pivot=True)
        acts = end is not None and end < j and self.r.w[end] in self.r.closed.framed
        return acts and self.r.k[j - 1] in (VERB, NOMINAL_VERB)

    def acted_on_at(self, i: int, x: int) -> bool:
        """“方案在Y阶段审定”, “材料通过Y上传”: whether word x opens a phrase between a thing and what is done to it."""
        r = self.r
        w, k, j = r.w, r.k, self.j
        if k[x] != PREPOSITION or w[x] not in r.closed.where_done or k[j - 1] not in (VERB, NOMINAL_VERB):
            return False
        t = j - 1
        while t > x + 2 and (k[t - 1] in (VERB, ADVERB) or (r.conjoins(t - 1) and k[t - 2] in (VERB, NOMINAL_VERB))):
            t -= 1
        kinds = (NOUN, NOMINAL_VERB, ADJECTIVE, CONJUNCTION, PUNCTUATION, DE)
        end = x - (k[x - 1] == ADVERB)
        thing = end > i and all(kind in kinds for kind in k[i:end]) and k[end - 1] == NOUN and not r.g[end - 1]
        closes = k[t - 1] in (NOUN, LOCALIZER) and not any(kind in (MODAL, LIGHT, PIVOT) for kind in k[i:j])
        bare = w[j - 1] not in r.closed.intransitive and w[j - 1] not in r.v.state
        return thing and closes and bare and r.find_vp(x + 1, t, True) is None

    def during(self, i: int, j: int) -> int:
        """“购苗时索要…”, “转制后执行…”: the word after a condition that opens words i to j, else i."""
        r = self.r
        w, k = r.w, r.k
        if w[i] in r.closed.assures:
            return i  # 确保发生事故时能够处置
        found = i + 3 < j == self.j and w[i + 1] == "中" and w[i + 2] in r.closed.opens_case and self.followed
        if found and k[i] in (VERB, NOMINAL_VERB) and k[j - 1] == NOUN and not self.de_after(i, j - 1):
            self.condition = r.s.span(i, j)  # 巡查中发现疫情，
            return j
        if w[i] in ("发现", "接到", "遇", "遇到"):
            for x in range(i + 2, j - 1):
                if k[x] == DE:
                    break
                if w[x] == "责令" and k[x - 1] == NOUN:
                    self.condition = r.s.span(i, x)
                    return x  # 发现隐患责令立即整改
                if w[x] in r.closed.at_once and r.starts_vp(x, j):
                    x -= k[x - 1] == MODAL
                    self.condition = r.s.span(i, x)
                    return x  # 发现问题及时整改
        near = w[i + 1 : min(i + 12, j - 1)]
        if "时" not in near and "后" not in near:
            return i
        for x in range(i + 1, min(i + 12, j - 1)):
            if k[x] == MODAL or (w[x] == "由" and k[x] == PREPOSITION):
                return i
            act = k[x - 1] in (VERB, NOMINAL_VERB) or k[i] == VERB or x == i + 1 or w[i] == "待"
            act = act or w[x - 1].endswith("合格")
            closes = w[x] == "时" or (w[x] == "后" and act)
            if (
                closes
                and not any(word[0] == "先" for word in w[i:x])
                and (k[i] in (VERB, NOMINAL_VERB, NOUN) or w[i][0] == "每")
                and (
                    r.starts_vp(x + 1, j)
                    or k[x + 1] in (PREPOSITION, MODAL)
                    or w[x + 1] == "再"
                    or self.short_time(i, x)
                    or self.bare_act(x, j)
                )
            ):
                end = r.subject_end(i, x, alone=True)
                if end is not None and end < x and w[i] != "待":
                    r.set_subject(r.agents(i, end))
                    i = end
                else:
                    opens = next((y for y in range(i + 1, x) if w[y] in ("经", "待")), i)
                    ruled = (y for y in range(i + 1, x) if w[y] in ("按照", "依照") and k[y - 1] == NOUN)
                    opens = opens if opens > i else next(ruled, i)
                    if opens > i and not r.g[opens - 1]:
                        self.topic, i = r.s.span(i, opens), opens  # 方案经X批准后实施, 计划按照程序审查后执行
                self.condition = r.s.span(i, x + 1)
                return x + 1
        return i

    def short_time(self, i: int, x: int) -> bool:
        """“转制后原有的经费…”: a verb alone and 后 or 时, a noun phrase behind them."""
        k = self.r.k
        return x == i + 1 and k[i] in (VERB, NOMINAL_VERB) and k[x + 1] in (NOUN, ADJECTIVE, PRONOUN, ADVERB)

    def bare_act(self, x: int, j: int) -> bool:
        """“核对无误后签名”: whether the time word at x stands between an act and a last verbal noun."""
        ends = x + 2 == j or self.r.conjoins(x + 2)
        return ends and self.r.k[x + 1] == NOMINAL_VERB and len(self.r.w[x - 1]) > 1

    def modal_opens(self, following: Segment) -> bool:
        """Whether the next segment has a modal word and no subject of its own before it."""
        r = self.r
        a, b, _, _ = following
        if a < b and r.w[a] in ("对", "对于", "将", "由", "为"):
            return False
        if b - a > 2 and r.w[a] in ("有", "负有") and r.k[b - 2] == DE:
            return r.w[b - 1] in ("义务", "责任", "权利")  # 使用土地的人，有防止X的义务
        while a < b and (r.k[a] == ADVERB or r.w[a] in r.v.head_conjunctions):
            a += 1
        for x in range(a, b):
            if r.k[x] == MODAL:
                return x == a or not any(r.g[y] for y in range(a, x))
        return a < b and (r.w[b - 1] in ("后", "时", "前"))
