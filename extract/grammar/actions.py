"""One verb phrase: its action, its target, and the statement that it makes."""

from __future__ import annotations

import itertools

from ontology.records import Modality

from ..words import (
    ADJECTIVE,
    ADVERB,
    DE,
    DI,
    LIGHT,
    NOMINAL_VERB,
    NOUN,
    PIVOT,
    PREDICATES,
    PREPOSITION,
    PUNCTUATION,
    VERB,
)
from .drafts import BARE, Draft, Mood, Range
from .patterns import BRACKETED, CALLED, ONCE, PENAL
from .phrases import IDIOM
from .verb_groups import VerbGroups

_WORD = 2  # code points of most verbs
_JOINS_VERBS = frozenset(("、", "和", "或", "或者", "以及", "并"))
_HALTS = ("停止", "暂停", "中止", "终止", "恢复")
_NOT_CARRIED = (Modality.PERMISSION, Modality.PROHIBITION)  # past an agent of its own


class Actions(VerbGroups):
    """Reads a verb phrase."""

    def refuses(self, mood: Mood) -> bool:
        """Whether 不予 governs what follows."""
        return mood.marker is not None and self.r.s.text[slice(*mood.marker)] == "不予"

    def mere_row(self, i: int, j: int) -> bool:
        """Whether words i to j are acts and bare nouns, with nothing between them."""
        return all(self.r.k[x] in (VERB, NOMINAL_VERB, PIVOT, NOUN) and len(self.r.w[x]) < 4 for x in range(i, j))

    def named_act(self, i: int, j: int) -> bool:
        """Whether words i to j are a noun and the act that it names the kind of (审计监督), and no sanction."""
        r = self.r
        acts = j - i == 2 and r.k[i] in (NOUN, ADJECTIVE) and r.k[i + 1] in (NOMINAL_VERB, VERB)
        return acts and r.w[i + 1] not in r.closed.sanctions

    def acts_joined(self, i: int, j: int) -> bool:
        """Whether words i to j are acts joined by 和 (建设和运行维护)."""
        r = self.r
        return i < j and all(
            r.k[x] in (VERB, NOMINAL_VERB) or (x > i and x < j - 1 and r.conjoins(x)) for x in range(i, j)
        )

    def acts_to_close(self, i: int, j: int) -> bool:
        """Whether words i to j are nothing but acts (监督管理, 监督和检查)."""
        return self.acts_joined(i, j) or (j - i == 1 and self.two_acts(self.r.w[i]))

    def done_to(self, words: list[str], mood: Mood) -> bool:
        """Whether an act is done to whom the case names (X有下列情形的，不予注册; X另有约定的，按照约定予以补偿)."""
        if mood.marker is not None:
            return self.r.s.text[slice(*mood.marker)] == "不予"
        return words[0] in self.r.closed.sanctions or any(
            word in ("予以", "给予", "办理", "征收", "免征", "减征") for word in words
        )

    def aimed_at(self, agents: list[Range]) -> bool:
        """“单位有前款行为的，对单位判处罚金”: whether 对 names one of `agents` again."""
        if not self.fronted or self.fronted_by != "对":
            return False
        whom = self.r.s.text[slice(*self.fronted)]
        return any(whom == self.r.s.text[slice(*agent)] for agent in agents)

    def bore(self, actors: list[Range]) -> bool:
        """“由X代为处置，费用由Y承担，可以并处罚款”: whether `actors` only bear what the last statement says."""
        last = self.r.out[-1] if self.r.out else None
        bears = last is not None and last.actors == actors and self.r.s.text[slice(*last.action)] in ("承担", "负担")
        return bears and bool(actors)

    def past_pivot(self, head: str, target: Range) -> bool:
        """Whether an act is no more of whom the pivot verb named (督促X做Y，指导X做Z; 鼓励X做Y，形成…的局面)."""
        r = self.r
        agents = r.pivot[0] if r.pivot else []
        if r.names_again(agents, target):
            return True
        text = r.s.text[slice(*target)]
        if head == "促进":
            return bool(agents) and r.s.text[slice(*agents[0])] in text
        return head == "形成" and text.endswith(("局面", "格局"))

    def tells_others(self, x: int, end: int) -> bool:
        """“指导Z做W”: the verb at x has somebody else act, who stands from word `end` on."""
        r = self.r
        if r.w[x] not in r.closed.guides or end >= self.j or r.w[end - 1] in ("开展", "实施"):
            return False
        agent = r.subject_end(end, self.j, after_pivot=True)
        return agent is not None and agent < self.j

    def acts_alike(self, i: int, j: int) -> bool:
        """“重复收费、分解收费、超标准收费”: words i to j are manners of one act that ends each of them."""
        r = self.r
        marks = [i - 1, *(x for x in range(i, j) if r.w[x] == "、"), j]
        act = r.k[j - 1] in (VERB, NOMINAL_VERB) and all(r.w[x - 1] == r.w[j - 1] for x in marks[1:])
        act = act and r.w[i] not in r.v.strong  # not 强化源头治理、系统治理
        return act and len(marks) > 2 and all(1 < b - a - 1 < 4 for a, b in itertools.pairwise(marks))

    def qualities(self, i: int, j: int) -> bool:
        """“客观、公正、完整”: words i to j say in a row what a thing is to be like."""
        r = self.r
        like = all(r.conjoins(x) if (x - i) % 2 else r.w[x] in r.closed.qualities for x in range(i, j))
        return j - i > 2 and (j - i) % 2 == 1 and like

    def action_end(self, i: int, x: int, j: int) -> int:
        """Where the action of words i to j ends, whose first verb is word x, with the verbs that are joined to it."""
        r = self.r
        w, k, v = r.w, r.k, r.v
        end = self.group_end(i, j)
        if end >= j or (w[end] not in _JOINS_VERBS and k[end] != VERB):
            return end
        if end + 1 < j and w[end] in ("或者", "或", "并", "和") and self.acts_to_end(end + 1, j):
            end = j
        if end + 2 < j and w[end] in ("和", "或", "或者", "以及", "并"):
            further = r.past_adverbs(end + 1, j)
            joins = k[further] in (VERB, NOMINAL_VERB, PIVOT) or w[further] == "禁止"
            joins = joins and not self.sanction_apart(end)
            if further + 1 < j and joins and k[further + 1] not in (PUNCTUATION, DE):
                end = further + 1  # 扶持和发展X
        phrase = r.past_adverbs(end + 1, j)
        if phrase + 2 < j and w[end] in ("或者", "或", "和") and k[phrase] == PREPOSITION:
            further = r.find_vp(phrase + 2, j, True) or 0
            if further and not self.de_after(end, further):
                end = self.group_end(further, j)  # 侵占、买卖或者以其他形式转让X
        if end + 1 < j and w[end] in ("和", "或", "或者", "以及") and self.acts_to_close(end + 1, j):
            end = j  # 负责组织实施和监督管理
        if x + 2 == end < j - 1 and w[x] in v.openers and w[end] == "、" and self.acts_joined(end + 1, j):
            end = j  # 组织化验、检验
        if end < j and k[end] == VERB and len(w[end]) == 2 and w[end][0] == w[end - 1][0]:
            end += 1  # 配齐配强
        if end + 2 < j and w[end] == "、" and k[end + 1] == ADVERB:
            further = r.past_adverbs(end + 1, j)
            if further == j - 1 and k[further] in PREDICATES:
                end = j  # 定期研究、亲自推动
        if x > i and end + 2 == j and w[end] == "、" and k[j - 1] == VERB and len(w[j - 1]) == IDIOM:
            end = j  # 从严查处、决不姑息
        if end == j - 2 and w[end] in ("或者", "或") and len(w[end + 1]) == len(w[end - 1]):
            bare = k[end + 1] in (NOUN, ADJECTIVE) and k[end - 1] == VERB and not r.g[end + 1]
            act = k[end + 1] == NOMINAL_VERB and k[end - 1] == VERB  # 应当更换或者退货
            if act or (bare and r.mood.modality is Modality.PROHIBITION and self.topic is None):
                end = j  # 不得拆除或者闲置
        return end

    def verb_phrase(self, i: int, j: int, whole: bool = False) -> None:
        """One verb phrase: its action and target, and the statement that it makes."""
        r = self.r
        w, k, v = r.w, r.k, r.v
        if i >= j:
            return
        rule = "verb"
        x = i
        while x < j - 1 and (
            k[x] in (ADVERB, DI)
            or (k[x] == ADJECTIVE and w[x] in v.adverbs)
            or (w[x] in ("或", "或者") and x > i and k[x + 1] == ADVERB)  # 实名或者匿名举报
            or (w[x] == "、" and x > i and k[x - 1] == ADVERB and k[x + 1] == ADVERB)  # 多渠道、多形式宣传
        ):
            x += 1
        if (
            k[x] not in PREDICATES
            and not (k[x] in (NOUN, ADJECTIVE) and x == j - 1 and x > i)
            and r.mood.marker is None
            and not r.setting.item
            and r.pivot is None
        ) and (k[x] not in (NOUN, ADJECTIVE) or not (x == i and j - i == 1)):
            return
        end = j if whole else self.action_end(i, x, j)
        if w[i] == "“" and "”" in w[i:j]:
            i, j = i + 1, w.index("”", i)  # 不得“一刀切”
            x = i
            end = j
        if not whole and r.mood.marker is not None and self.qualities(x, j):
            end = j  # 报告应当客观、公正、完整
        if not whole and end < j and self.acts_alike(i, j):
            end = j  # 不得重复收费、分解收费
        head = w[x]
        brought = self.fronted or self.topic or r.topic or (r.past_topic if head == "负责" else None)
        joined = (
            head in v.openers or (self.fronted is not None and k[x] == k[end] == NOMINAL_VERB) if end < j else False
        )
        if brought and end == j - 1 and joined and k[end] in (VERB, NOMINAL_VERB) and len(w[end]) == 2:
            end = j  # X由Y组织编制, 对X一并审评审批
        elif brought and joined and self.acts_joined(end, j):
            end = j  # X由Y负责组织建设和运行维护
        elif self.fronted is not None and k[x] == PIVOT and end == j - 1 and k[end] in (VERB, NOMINAL_VERB):
            end = j  # 对X督促检查
        if self.agent is not None and self.limit < 0 and not r.setting.mood and r.mood.modality in _NOT_CARRIED:
            r.mood = BARE  # 不得X，由Y处理
        mood = r.mood
        told = "了" in w[end:j] and any(w[y] == "了" and k[y - 1] in PREDICATES for y in range(end, j))
        done = told or not r.closed.aspect.isdisjoint(w[max(i - 1, 0) : x])
        if done and mood.marker is None and r.pivot is None and not r.setting.item:
            r.descriptive = True
            r.out[:] = [draft for draft in r.out if draft.marker or draft.handed or draft.actors != r.subject]
            return  # what has been done is no duty, nor what was done before it
        if end < j and k[end] == DE and mood.marker is None and not r.setting.item:
            return  # 委员会作出的赔偿决定，
        if w[i] in ("未", "尚未") and mood.marker is None and r.pivot is None and not r.setting.item:
            r.condition = r.s.span(self.i, j)  # X未作出决定，Y可以
            return
        # light verbs
        alone = r.fronted is not None and r.fronted_by == "对" and j - end == 1  # 对X，及时清理，科学开展补植
        light = k[x] == LIGHT or (head in v.light_fronted and (self.fronted_by == "对" or alone))
        if not light and head in v.light_fronted and head != "实行" and j - end > 2:
            light = self.acts_in_row(end, j)  # 实施查封、扣押
        elif not light and head == "开展" and j - end == 2 and w[end][0] == w[end + 1][0] and len(w[end]) == 2:
            light = True  # 开展自查自纠
        elif not light and head in ("开展", "实施") and j - end == 2 and k[end] == k[end + 1] == NOMINAL_VERB:
            light = w[end] not in r.closed.object_inside  # 实施保护修复, not 节能改造
        elif not light and head == "实施" and j - end == 1 and len(w[end]) == IDIOM:
            light = k[end] == NOMINAL_VERB  # 实施保护修复 in one word
        elif not light and head == "开展" and j - end == 1 and len(w[end]) == IDIOM and w[end][0] == w[end][_WORD]:
            light, k[end] = True, VERB  # the same in one word
        light = light and not (j - end > 1 and w[j - 1] == "决定")  # 作出/处理决定
        if light and (
            all(
                (k[y] in (VERB, NOMINAL_VERB, ADVERB, ADJECTIVE, LIGHT, PIVOT) and w[y] not in ("书面", "口头"))
                or self.two_acts(w[y])
                or w[y] in ("、", "和", "或者", "或", "与")
                for y in range(end, j)
            )
            or (j - end == 1 and len(w[end]) <= 2 and (k[end] != NOUN or head == "予以"))
            or (head == "进行" and self.fronted_by == "对" and end < j and self.mere_act(end, j))
            or (head == "进行" and (self.fronted or self.topic) and self.named_act(end, j))
            or (head == "予以" and len(r.s.text[slice(*r.s.span(end, j))]) == _WORD)
            or (self.fronted is not None and self.acts_in_row(end, j))
        ):
            end = j
            rule = "light-verb"
        if head == "提出" and j - end == 1 and w[end] == "申请":
            end = j
        if head == "负" and w[j - 1] == "责任":
            end = j
        if self.refuses(mood) and j - x > 1 and k[j - 1] in (VERB, NOMINAL_VERB, PIVOT) and self.mere_row(x, j):
            end = j  # 不予报关登记
        behind_dui = self.fronted_by == "对" or (r.fronted is not None and r.fronted_by == "对")
        if behind_dui and head in _HALTS and j - end == 1 and k[end] in (VERB, NOMINAL_VERB):
            end = j  # 对违法信息，立即停止传输
        if w[x] == "责令" and end < j and all(k[y] in (ADVERB, VERB, NOMINAL_VERB) for y in range(end, j)):
            end = j
        target = r.s.span(end, j) if end < j else None
        if end < j - 1 and k[end] == DE and (mood.marker is None or w[i - 1] == "需要"):
            r.topic = r.topic if r.subject or not r.setting.law else r.s.span(i, j)  # 传递的信息，应当
            return
        if target and (target[0] >= target[1] or BRACKETED.fullmatch(r.s.text, *target)):
            target = None
        if self.fronted is not None and self.fronted_by == "将":
            target = self.fronted
            rule = "ba"
        elif r.fronted is not None and r.fronted_by == "将":
            target, r.fronted = r.fronted, None
            rule = "ba"
        elif target is None:
            fronted = self.fronted or (None if self.topic else r.fronted)
            if fronted is not None:
                target = fronted
                rule = "fronted"
                if self.fronted is None and r.fronted_by == "对" and "的" in r.s.text[fronted[0] : fronted[1]]:
                    r.beneficiary = fronted
            elif self.topic is not None:
                target = self.topic
                rule = "topic"
            elif r.topic is not None or (
                r.past_topic is not None
                and w[end - 1] not in r.closed.misconduct
                and w[end - 1] not in v.lists["verbs.conduct"]
                and w[end - 1] not in r.closed.together  # 经费由A承担，B予以配合
            ):
                target = r.topic or r.past_topic
                rule = "topic"
        elif (
            self.topic is None
            and (r.past_topic or r.fronted) is not None
            and w[end - 1] in v.destination
            and w[end - 1][-1] in "到至成入作"
        ):
            target = r.past_topic or r.fronted  # X，要分解，落实到Y
            rule = "state"
        elif (self.topic or r.topic) is not None and (
            head in v.state
            or w[end - 1] in v.state
            or (w[end - 1] in v.destination and w[end - 1][-1] in "入为到至成于回往在作")
            or (w[end - 1] in ("为", "成", "至", "到", "入") and end - 1 > i)
        ):
            target = self.topic or r.topic
            rule = "state"
        elif (
            (
                (self.topic or r.topic) is not None
                and w[end - 1] in r.closed.hands_over
                and end < j
                and (agent := r.subject_end(end, j, after_pivot=True, alone=True)) is not None
                and all(w[y] in r.closed.approves for y in range(agent, j))
            )
            or (
                (self.topic or r.topic) is not None
                and (
                    (w[end - 1] in r.closed.recipients and (w[end - 1] not in r.closed.issues or r.g[j - 1]))
                    or ONCE.match(r.s.text, r.s.starts[end])
                )
            )
            or ((self.topic or r.topic) is not None and k[end] == PREPOSITION and w[end] in ("在", "于", "至", "到"))
        ):
            target = self.topic or r.topic
            rule = "topic"
        if target is not None and (called := CALLED.search(r.s.text, *target)):
            target = (target[0], called.start())
        condition = self.condition or r.condition
        if condition is None and r.beneficiary is not None and target != r.beneficiary:
            condition = r.beneficiary
        if self.condition:
            r.condition = self.condition
        if self.fronted and self.fronted_by == "对" and target != self.fronted and k[x] != LIGHT:
            condition = condition or self.fronted
        if r.fronted and target != r.fronted and not condition:
            condition = r.fronted
        action = r.s.span(i, end)
        if w[i] == "任何" and mood.marker is not None and r.s.text[slice(*mood.marker)] in r.closed.forbids:
            action, target = mood.marker, r.s.span(i, j)  # 禁止任何形式的X
        if action[0] >= action[1]:
            return
        if r.pivot is not None and not self.in_pivot and head in r.closed.authority:
            r.pivot = None  # 推动院校开设…，对毕业生给予补贴
        if mood.marker and head in r.closed.authority and r.s.text[slice(*mood.marker)] in ("允许", "准许"):
            r.mood = mood = BARE  # 允许参与X，在Y方面给予支持
        marker_mood = mood
        actors = r.subject
        named_here = self.agent is not None
        by: list[Range] = []
        handed = False
        if self.agent is not None:
            actors = self.agent
            r.subject = self.topic_agents or self.agent
            r.acted_by = (r.subject, self.agent)
            r.by_agent = True
            r.subject_named = True
            r.pivot = None
            self.agent = None
        elif r.pivot is not None and not self.in_pivot and target and self.past_pivot(head, target):
            actors = r.pivot[2]  # 督促X做Y，指导X做Z
            r.pivot = None
        elif r.pivot is not None and not self.in_pivot and self.tells_others(x, end):
            actors = r.pivot[2]  # 督促X做Y，指导Z做W
            r.pivot = None
        elif r.pivot is not None and (k[x] != PIVOT or self.in_pivot):
            actors, marker_mood, by = r.pivot
            handed = True
        elif k[x] == PIVOT:
            r.pivot = None
        if (
            not actors
            and r.case_subject
            and not (self.topic and (self.limit < 0 or r.s.text[self.topic[0]] == "其"))  # X被开除的，其资格取消
            and (
                r.s.text.startswith(("发现", "接到", "收到"), r.case_subject[-1][1])  # 部门发现X的，应当撤销Y
                or not (
                    head in ("处", "没收", "吊销")
                    or self.aimed_at(r.case_subject)
                    or PENAL.search(r.s.text[action[0] : action[1]])
                    or self.done_to(w[i : end + 1], marker_mood)
                )
            )
        ):
            actors = r.case_subject
            if condition and condition[0] <= r.case_subject[0][0]:
                condition = (max(condition[0], r.case_subject[-1][1]), condition[1])
        elif not actors:
            actors = r.before_case
        if (
            (r.by_agent or not actors)
            and not named_here
            and ((w[end - 1] == "承担" and w[j - 1].endswith("责任")) or w[x : x + 1] == ["赔偿"])
            and condition
            and (actors is r.subject or not actors)
        ):
            actors = r.offender  # 由X责令改正；造成损失的，依法承担赔偿责任
        elif not named_here and not handed and head in ("处", "并处", "吊销", "没收") and self.bore(actors):
            actors = r.subject = next((d.actors for d in reversed(r.out) if d.actors != actors), actors)
        if self.topic is not None and rule in ("topic", "state") and not named_here and not handed:
            whose = r.during_whose and condition == r.during_whose[1] and actors == r.during_whose[0]
            states = head in v.state or w[end - 1] in v.state or k[x] == ADJECTIVE
            if whose or (states and w[end - 1] not in v.destination):
                actors = []  # X签订合同时，Y应当由Z选择; X提交的材料应当真实
            elif "予以" in w[i:end] and (self.limit < 0 or r.s.text[self.topic[0]] == "其"):
                actors = []  # 资金予以追回
        if r.during_whose and condition == r.during_whose[1] and actors != r.during_whose[0]:
            condition = r.during_whose[2]  # X停泊时，Y应当
        deadline = self.deadline or r.deadline
        if r.during_whose and deadline == r.during_whose[1] and actors != r.during_whose[0]:
            deadline = r.during_whose[2]  # X审议前，Y应当
        if head == "负责" or "负责" in w[i:end]:
            y = next(z for z in range(i, end) if w[z] == "负责") if "负责" in w[i:end] else x
            if marker_mood.marker is None:
                marker_mood = Mood(Modality.OBLIGATION, r.s.span(y, y + 1))
                r.mood = marker_mood
        held = head in r.closed.holds and actors and r.s.text[slice(*actors[-1])].endswith(("会议", "大会", "例会"))
        if held and (target is None or ONCE.match(r.s.text, target[0])):
            target, actors = (actors[0][0], actors[-1][1]), []  # 联席会议每年召开一次
        here = actors and actors[0][0] >= r.s.starts[self.i]
        if head in r.closed.located and actors and actors == r.acted_by[1]:
            target, actors = r.past_topic or target, []  # 期限由X决定，但不得少于Y
        elif head in r.closed.located and actors and here:
            target, actors = (actors[0][0], actors[-1][1]), []
        if head in ("享有", "依法享有") and marker_mood.modality is not Modality.PROHIBITION:
            marker_mood = Mood(Modality.PERMISSION, r.s.span(x, x + 1))
        r.out.append(
            Draft(
                action=action,
                target=target,
                actors=list(actors),
                modality=marker_mood.modality,
                marker=marker_mood.marker,
                condition=condition,
                deadline=deadline,
                by=by,
                co=self.co or r.co,
                rule=rule,
                handed=handed,
            )
        )
        r.deadline = None
        if rule == "topic" or (self.topic is not None and named_here):
            r.past_topic = target if rule == "topic" else self.topic  # X由Y确定种类，并由Z承办
        elif self.topic is not None and rule in ("verb", "state") and not actors and r.past_topic is None:
            r.past_topic = self.topic  # 违规问题要建立清单，限期整改
        r.topic = None
        r.co = []
        self.deadline = None
        self.co = []
