"""One verb phrase: its action, its target, and the statement that it makes."""

from __future__ import annotations

from ontology.records import Modality

from ..words import (
    ADJECTIVE,
    ADVERB,
    CONJUNCTION,
    DE,
    DI,
    LIGHT,
    MODAL,
    NOMINAL_VERB,
    NOUN,
    NUMBER,
    PIVOT,
    PREDICATES,
    PREPOSITION,
    PUNCTUATION,
    TIME,
    VERB,
)
from .drafts import BARE, Draft, Mood, Range
from .patterns import ONCE, PENAL
from .subjects import Subjects

_ROW = 3  # more verbs in a row than this are acts, whatever the last of them is tagged
_NOT_CARRIED = (Modality.PERMISSION, Modality.PROHIBITION)  # past an agent of its own


class Actions(Subjects):
    """Reads a verb phrase."""

    def group_end(self, i: int, j: int) -> int:
        """The end of the action that begins at word i: adverbs, verb, further verbs of the same action, complement."""
        r = self.r
        w, k, v = r.w, r.k, r.v
        x = i
        while x < j and (
            k[x] in (ADVERB, DI)
            or (
                k[x] == ADJECTIVE and (w[x] in v.adverbs or (x + 1 < j and k[x + 1] in (VERB, LIGHT, NOMINAL_VERB, DI)))
            )
            or (w[x] == "、" and x > i and k[x - 1] in (ADVERB, ADJECTIVE, DI))
            or (k[x] == CONJUNCTION and k[x - 1] == ADVERB and x > i and k[x + 1 : x + 2] == [ADVERB])  # 任意或非法搜查
        ):
            x += 1
        if x >= j:
            return j
        head = x
        x += 1
        light = k[head] == LIGHT
        word = w[head]
        row = self.verb_row(head, j)
        if row:
            return row
        if (
            w[i] == "严格"
            and head == i + 1
            and j - head >= 2
            and all(k[y] in (NOMINAL_VERB, NOUN) for y in range(head, j))
            and k[j - 1] in (NOMINAL_VERB, NOUN)
            and k[head] != VERB
            and word != "控制"
        ):
            return i + 1
        if (
            x < j <= x + 3
            and word not in v.clausal
            and word not in v.openers
            and word not in self.r.closed.takes_act
            and not light
        ) and all(
            (k[y] == VERB and len(w[y]) < 3) or (k[y] == NOMINAL_VERB and (w[y] in v.second or w[y] in v.strong))
            for y in range(x, j)
        ):
            return j
        if x > i + 1 and k[head] == NOMINAL_VERB and x + 1 == j and k[x] == NOMINAL_VERB and k[head - 1] == ADVERB:
            return j  # 积极主动就业创业
        inside = word in self.r.closed.intransitive and x < j <= x + 3
        if inside and all(k[y] in (VERB, NOMINAL_VERB, CONJUNCTION) or w[y] in ("作业", "、") for y in range(x, j)):
            return j  # 签字或者盖章确认
        while x < j:
            kind = k[x]
            if (
                w[x] in self.r.closed.complement
                and x + 1 <= j
                and k[x - 1] in PREDICATES
                and kind != MODAL
                and not (w[x] == "到" and x + 1 < j and k[x + 1] in (NUMBER, TIME))  # 确保到2025年底
                and (w[x] != "好" or w[x - 1] in self.r.closed.with_good)
            ):
                x += 1
                continue
            if light:
                if x + 2 < j and w[x] in ("或者", "、") and k[x + 1] == LIGHT and w[x - 1] in ("从轻", "减轻", "从重"):
                    x += 2  # 从轻或者减轻行政处罚
                    continue
                break
            if kind == ADVERB and word in ("负责", "牵头") and self.adverbs_then_verb(x, j):
                x += 1
                continue
            if kind in (VERB, LIGHT) or (kind == NOMINAL_VERB and word in v.openers):
                if word in v.openers or word == "负责":
                    if x + 1 >= j and kind == NOMINAL_VERB and not (word == "负责" and (self.topic or self.r.topic)):
                        break
                    if x + 1 < j and (
                        k[x + 1] == DE or (w[x] in r.closed.relative and self.de_after(x, j) and head == x - 1)
                    ):
                        break  # 组织具有X的单位
                    weak = kind == VERB and w[x] not in v.strong and word == "负责"
                    if weak and x + 2 == j and k[x + 1] in (NOUN, NOMINAL_VERB):
                        break  # 负责勘探作业
                    named = kind == NOMINAL_VERB and x + 1 < j and k[x + 1] == NOMINAL_VERB and self.de_after(x, j)
                    if named and word == "负责" and w[x] not in r.closed.administers and w[x + 1] not in v.second:
                        break  # 负责贷款贴息管理中X的审议
                    joined = x + 3 < j and r.conjoins(x + 1) and k[x + 2] == VERB and w[x + 2] in v.strong
                    joined = joined and w[x + 1] != "、" and k[x + 3] in (NOUN, ADJECTIVE)  # 加快建设和完善X
                    if kind == NOMINAL_VERB and x + 1 < j and k[x + 1] in (CONJUNCTION, PUNCTUATION) and not joined:
                        break
                    if kind == NOMINAL_VERB and word == "组织" and (r.subject_end(x, j, after_pivot=True) or j) < j:
                        break  # 组织管理咨询机构提供X
                    word = w[x]
                    x += 1
                    light = kind == LIGHT
                    continue
                if (
                    word not in v.clausal
                    and word not in ("采取", "采用")
                    and w[x] in v.second
                    and x + 1 < j
                    and not (w[x] in r.closed.upholds and self.de_after(x, j))  # 指挥维护X的行动
                    and w[x + 1] not in r.closed.properties
                    and k[x + 1] not in (DE, CONJUNCTION, PUNCTUATION)
                    and k[head] in (VERB, NOMINAL_VERB)
                ):
                    word = w[x]
                    x += 1
                    continue
                break
            if x == head + 1 and x + 2 == j and w[x] == "、" and k[x + 1] in (VERB, NOMINAL_VERB) and kind != LIGHT:
                return j  # 拒绝、阻挠
            if w[x] == "与" and any(word in r.closed.unlike for word in w[x + 1 : j]):
                break  # 清理与X不相符的规定
            beside = w[x] == "与" and x == head + 1
            if (kind == CONJUNCTION or w[x] == "、" or beside) and x + 1 < j and w[x] != "而":
                y = r.past_adverbs(x + 1, j)
                if (
                    y < j
                    and not (w[x] in ("或者", "或") and self.takes_its_own(y))
                    and not (w[x] == "并" and w[y] in r.closed.hands_over and y + 1 < j and r.g[y + 1])
                    and (
                        k[y] == VERB
                        or w[y] == "减轻"
                        or (w[y] in r.closed.transitive and w[head] in r.closed.transitive)
                        or (k[y] == PIVOT and k[head] == PIVOT)
                        or (
                            k[y] == NOMINAL_VERB
                            and w[head] not in v.clausal
                            and k[head] == VERB
                            and y + 1 < j
                            and (
                                w[y + 1] == "、"
                                or (k[y + 1] == NOUN and (w[x] != "和" or w[x - 2] == "、"))
                                or (w[x] == "、" and k[y + 1] == VERB and self.de_after(y + 1, j))
                                or (w[x] == "、" and k[y + 1] == NOMINAL_VERB and y + 2 < j and k[y + 2] == NOUN)
                            )
                        )
                    )
                    and (k[head] in (VERB, PIVOT, NOMINAL_VERB))
                    and not (y + 1 < j and k[y + 1] == DE)
                    and not (
                        w[head] in v.clausal
                        and w[x] in ("、", "和", "与", "及", "以及")
                        and (y + 1 >= j or k[y + 1] in (NOUN, NOMINAL_VERB))
                        and w[y] in v.nominal
                    )
                ):
                    x = y + 1
                    word = w[y]
                    continue
                break
            break
        return x

    def verb_row(self, head: int, j: int) -> int:
        """“指导、协调、推动X”: the word after three or more verbs in a row on one object; 0 where there are none."""
        w, k, r = self.r.w, self.r.k, self.r
        x, count = head, 1
        while x + 2 < j and r.conjoins(x + 1) and k[x + 2] in (VERB, NOMINAL_VERB, PIVOT) and len(w[x + 2]) == 2:
            x += 2
            count += 1
        acts = (
            k[head] in (VERB, NOMINAL_VERB, PIVOT)
            and len(w[head]) == 2
            and (k[x] in (VERB, PIVOT) or count > _ROW or (head and k[head - 1] == MODAL))
        )
        if x + 1 >= j and count > 1 and k[head] == VERB and head and k[head - 1] == ADVERB:
            return j  # 统一接收、管理和使用
        if count < 3 or not acts or x + 1 >= j or w[x + 1] in ("等", "等环节"):
            return 0
        described = k[x + 1] == ADVERB and x + 2 < j and k[x + 2] == ADJECTIVE  # 特别重大突发事件
        if k[x + 1] not in (NOUN, ADJECTIVE) and not described:
            return 0
        return x + 1

    def tells_others(self, x: int, end: int) -> bool:
        """“指导Z做W”: the verb at x has somebody else act, who stands from word `end` on."""
        r = self.r
        if r.w[x] not in r.closed.guides or end >= self.j:
            return False
        agent = r.subject_end(end, self.j, after_pivot=True)
        return agent is not None and agent < self.j

    def mere_act(self, i: int, j: int) -> bool:
        """“定期、不定期的监督检查”: words i to j are acts and their manner, no thing among them."""
        r = self.r
        manner = (VERB, NOMINAL_VERB, ADVERB, ADJECTIVE, DE)
        return r.k[j - 1] in (VERB, NOMINAL_VERB) and all(r.k[x] in manner or r.conjoins(x) for x in range(i, j))

    def takes_its_own(self, y: int) -> bool:
        """Whether the verb at y shares its object with no verb before it: 采取X, and what follows a fronted object."""
        r = self.r
        return r.w[y] in ("采取", "采用") or (self.fronted is not None and r.w[y] in r.closed.with_dui)

    def two_acts(self, word: str) -> bool:
        """“监督管理”: a word of two acts of an authority."""
        acts = self.r.closed.administers
        return len(word) == 4 and word[:2] in acts and word[2:] in acts

    def acts_in_row(self, i: int, j: int) -> bool:
        """“分类、组卷、整理和编目”: words i to j are a list of words of two characters that begins with an act."""
        r = self.r
        if j - i < 3 or (j - i) % 2 == 0 or r.k[i] not in (VERB, NOMINAL_VERB):
            return False
        return all(r.conjoins(x) if (x - i) % 2 else len(r.w[x]) == 2 for x in range(i, j))

    def adverbs_then_verb(self, x: int, j: int) -> bool:
        x = self.r.past_adverbs(x, j)
        return x < j and self.r.k[x] == VERB

    def verb_phrase(self, i: int, j: int, whole: bool = False) -> None:
        """One verb phrase: its action and target, and the statement that it makes."""
        r = self.r
        w, k, v = r.w, r.k, r.v
        if i >= j:
            return
        rule = "verb"
        x = i
        while x < j - 1 and (k[x] in (ADVERB, DI) or (k[x] == ADJECTIVE and w[x] in v.adverbs)):
            x += 1
        if (
            k[x] not in PREDICATES
            and not (k[x] in (NOUN, ADJECTIVE) and x == j - 1 and x > i)
            and r.mood.marker is None
            and not r.setting.item
            and r.pivot is None
        ) and (k[x] not in (NOUN, ADJECTIVE) or not (x == i and j - i == 1)):
            return
        end = j if whole else self.group_end(i, j)
        if not whole and end + 1 < j and w[end] in ("或者", "或", "并", "和") and self.acts_to_end(end + 1, j):
            end = j
        if not whole and end + 2 < j and w[end] in ("和", "或", "或者", "以及", "并"):
            further = r.past_adverbs(end + 1, j)
            joins = k[further] in (VERB, NOMINAL_VERB, PIVOT) or w[further] == "禁止"
            if further + 1 < j and joins and k[further + 1] not in (PUNCTUATION, DE):
                end = further + 1  # 扶持和发展X
        if not whole and end + 3 < j and w[end] in ("或者", "或") and k[end + 1] == PREPOSITION:
            further = r.find_vp(end + 3, j, True) or 0
            if further and not self.de_after(end, further):
                end = self.group_end(further, j)  # 侵占、买卖或者以其他形式转让X
        if not whole and end < j and k[end] == VERB and len(w[end]) == 2 and w[end][0] == w[end - 1][0]:
            end += 1  # 配齐配强
        if not whole and end + 2 < j and w[end] == "、" and k[end + 1] == ADVERB:
            further = r.past_adverbs(end + 1, j)
            if further == j - 1 and k[further] in PREDICATES:
                end = j  # 定期研究、亲自推动
        if not whole and end == j - 2 and w[end] in ("或者", "或") and len(w[end + 1]) == len(w[end - 1]):
            bare = k[end + 1] in (NOUN, ADJECTIVE) and k[end - 1] == VERB and not r.g[end + 1]
            if bare and r.mood.modality is Modality.PROHIBITION and self.topic is None:
                end = j  # 不得拆除或者闲置
        if w[i] == "“" and "”" in w[i:j]:
            i, j = i + 1, w.index("”", i)  # 不得“一刀切”
            x = i
            end = j
        head = w[x]
        brought = self.fronted or self.topic or r.topic
        joined = (
            head in v.openers or (self.fronted is not None and k[x] == k[end] == NOMINAL_VERB) if end < j else False
        )
        if brought and end == j - 1 and joined and k[end] in (VERB, NOMINAL_VERB) and len(w[end]) == 2:
            end = j  # X由Y组织编制, 对X一并审评审批
        if self.agent is not None and self.limit < 0 and not r.setting.mood and r.mood.modality in _NOT_CARRIED:
            r.mood = BARE  # 不得X，由Y处理
        mood = r.mood
        done = any(w[y] == "了" and k[y - 1] in PREDICATES for y in range(end, j)) or any(
            w[y] in r.closed.aspect for y in range(max(i - 1, 0), x)
        )
        if done and mood.marker is None and r.pivot is None and not r.setting.item:
            r.descriptive = True
            return  # what has been done is no duty
        # light verbs
        if (k[x] == LIGHT or (head in v.light_fronted and self.fronted_by == "对")) and (
            all(
                (k[y] in (VERB, NOMINAL_VERB, ADVERB, ADJECTIVE, LIGHT, PIVOT) and w[y] not in ("书面", "口头"))
                or self.two_acts(w[y])
                or w[y] in ("、", "和", "或者", "或", "与")
                for y in range(end, j)
            )
            or (j - end == 1 and len(w[end]) <= 2 and k[end] != NOUN)
            or (head == "进行" and self.fronted_by == "对" and end < j and self.mere_act(end, j))
            or (self.fronted is not None and self.acts_in_row(end, j))
        ):
            end = j
            rule = "light-verb"
        if head == "负" and w[j - 1] == "责任":
            end = j
        if w[x] == "责令" and end < j and all(k[y] in (ADVERB, VERB, NOMINAL_VERB) for y in range(end, j)):
            end = j
        target = r.s.span(end, j) if end < j else None
        if target and target[0] >= target[1]:
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
            elif r.topic is not None or r.past_topic is not None:
                target = r.topic or r.past_topic
                rule = "topic"
        elif (r.past_topic or r.fronted) is not None and w[end - 1][-1] in "到至成入" and w[end - 1] in v.destination:
            target = r.past_topic or r.fronted  # X，要分解，落实到Y
            rule = "state"
        elif (self.topic or r.topic) is not None and (
            head in v.state
            or w[end - 1] in v.state
            or (w[end - 1] in v.destination and w[end - 1][-1] in "入为到至成于")
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
                and (w[end - 1] in r.closed.recipients or ONCE.match(r.s.text, r.s.starts[end]))
            )
            or ((self.topic or r.topic) is not None and k[end] == PREPOSITION and w[end] in ("在", "于", "至", "到"))
        ):
            target = self.topic or r.topic
            rule = "topic"
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
            r.acted_by = self.agent if self.topic_agents else []
            r.subject = self.topic_agents or self.agent
            r.by_agent = True
            r.subject_named = True
            r.pivot = None
            self.agent = None
        elif r.pivot is not None and not self.in_pivot and target and r.names_again(r.pivot[0], target):
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
            and not (head in ("处", "没收", "吊销") or PENAL.search(r.s.text[action[0] : action[1]]))
        ):
            actors = r.case_subject
            if condition and condition[0] <= r.case_subject[0][0]:
                condition = (max(condition[0], r.case_subject[-1][1]), condition[1])
        elif not actors:
            actors = r.before_case
        if (
            r.by_agent
            and not named_here
            and w[end - 1] == "承担"
            and w[j - 1] == "责任"
            and condition
            and actors is r.subject
        ):
            actors = r.offender  # 由X责令改正；造成损失的，依法承担赔偿责任
        if r.during_whose and condition == r.during_whose[1] and actors != r.during_whose[0]:
            condition = r.during_whose[2]  # X停泊时，Y应当
        if head == "负责" or "负责" in w[i:end]:
            y = next(z for z in range(i, end) if w[z] == "负责") if "负责" in w[i:end] else x
            if marker_mood.marker is None:
                marker_mood = Mood(Modality.OBLIGATION, r.s.span(y, y + 1))
                r.mood = marker_mood
        if head in r.closed.located and actors:
            target, actors = (actors[0][0], actors[-1][1]), []
        if head in ("享有", "依法享有"):
            marker_mood = Mood(Modality.PERMISSION, r.s.span(x, x + 1))
        r.out.append(
            Draft(
                action=action,
                target=target,
                actors=list(actors),
                modality=marker_mood.modality,
                marker=marker_mood.marker,
                condition=condition,
                deadline=self.deadline or r.deadline,
                by=by,
                co=self.co or r.co,
                rule=rule,
                handed=handed,
            )
        )
        r.deadline = None
        r.past_topic = target if rule == "topic" else r.past_topic
        r.topic = None
        r.co = []
        self.deadline = None
        self.co = []
