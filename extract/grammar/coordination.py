"""Verb phrases in a row: pivots, coordination, lists of acts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ontology.records import Modality

from ..words import (
    ADJECTIVE,
    ADVERB,
    CONJUNCTION,
    DE,
    LIGHT,
    MODAL,
    NOMINAL_VERB,
    NOUN,
    PIVOT,
    PREDICATES,
    PREPOSITION,
    PUNCTUATION,
    VERB,
)
from .acts import Acts
from .drafts import BARE, Mood
from .phrases import IDIOM

_SETS_UP = ("措施", "制度", "机制", "任务", "职责", "要求", "程序")
_STRENGTHENS = ("加大", "强化", "加强", "提高", "提升", "增强")
_JOINTS = frozenset(("、", "和", "及", "以及", "或", "或者", "并", "并且", "且"))


class Coordination(Acts):
    """Cuts a predicate into its verb phrases."""

    def predicates(self, i: int, j: int) -> None:
        """Read the coordinated verb phrases of words i to j and put out a statement for each."""
        r = self.r
        w, k = r.w, r.k
        if r.descriptive and r.mood.marker is None and "负责" not in w[i:j] and not (self.agent and self.topic):
            return
        if (
            w[i] == "负责"
            and i + 1 < j
            and k[i + 1] == PREPOSITION
            and w[i + 1] in ("对", "对于", "将", "按照", "向", "为")
        ):
            if r.mood.marker is None:
                r.mood = Mood(Modality.OBLIGATION, r.s.span(i, i + 1))
            if w[i + 1] in ("对", "对于") and self.ends_in_act(i + 2, j):
                self.verb_phrase(i, j)  # 负责对X的管理
                return
            i = self.adjuncts(i + 1, j)  # 负责对X进行管理
            if i >= j:
                self.leave()
                return
        # a pivot with an agent: the agent bears what follows
        x = r.past_adverbs(i, j)
        if (
            x + 3 < j
            and k[x] in (VERB, NOMINAL_VERB)
            and r.conjoins(x + 1)
            and k[x + 2] == PIVOT
            and self.pivot(i, x, j, x + 3)
        ):
            return
        if x + 2 < j and w[x] in r.closed.with_pivot and k[x + 1] == PIVOT and self.pivot(i, x + 1, j):
            return  # 指导支持X开展Y
        if r.mood.modality is Modality.PROHIBITION and x < j and k[x] == PIVOT:
            self.verb_phrase(i, j)
            return
        if x < j and (k[x] == PIVOT or ((w[x] in r.closed.forbids or w[x] in ("允许", "准许")) and k[x] == MODAL)):
            if self.pivot(i, x, j):
                return
        elif i > self.i and k[i - 1] == MODAL and w[i - 1] in r.closed.hands_on:
            end = r.subject_end(i, j)
            if end is None and k[i] in (VERB, NOMINAL_VERB) and i + 1 < j and r.g[i + 1]:
                end = r.subject_end(i, j, after_pivot=True)  # 请申报单位按照…
            if end is None and k[i] == ADVERB and w[i] in r.closed.relative:
                end = self.modified_agent(i, j)  # 严禁不具有X资格的人员从事Y
            if end is not None and end < j:
                r.subject = r.agents(i, end)
                r.subject_named = True
                i = self.adjuncts(end, j)
                if i >= j:
                    self.leave()
                    return
        parts = self.coordinated(i, j)
        if r.mood.modality is Modality.PROHIBITION:
            acts = self.acts(i, j)
            if self.summed_up(i, j) or (x < j and self.takes_clause(w[x])):
                parts = [(i, j)]
            elif len(acts) == 2 > len(parts) and w[acts[1][0]] in r.closed.engages and self.summed_up(*acts[1]):
                parts = acts  # 砍伐林木以及进行开垦、采石等活动
            elif len(acts) > max(2, len(parts)) and all(b - a > 1 or w[a] in r.closed.digs for a, b in acts):
                parts = acts
        first = True
        for a, b in parts:
            if not first:
                if not self.acts_on_it_too(a, b):
                    self.fronted = None
                self.deadline = None
                if k[a] == MODAL and a + 1 < b:
                    r.mood = self.mood(a)  # 登记造册并不得转让
                    a += 1
                a = self.adjuncts(a, b)
                if a >= b:
                    continue
                if k[a] == PIVOT and self.pivot(a, a, b):
                    continue
                self.topic = None
                if self.refuses(r.mood) and self.acts_otherwise(r.past_adverbs(a, b - 1)):
                    r.mood = r.setting.mood or BARE  # 不予批准并说明理由
            self.verb_phrase(a, b)
            first = False

    def acts_on_it_too(self, i: int, j: int) -> bool:
        """Whether the further act of words i to j is done to what 对 or 将 brought before the first one."""
        r = self.r
        verb = r.past_adverbs(i, j - 1)
        if self.fronted_by == "对" and (r.k[verb] == LIGHT or r.w[verb] in r.v.light_fronted):
            return True  # 对其采取X或者给予处罚
        if verb == j - 1 and r.k[verb] in (VERB, NOMINAL_VERB) and r.w[verb] not in r.closed.intransitive:
            return True  # 对X实行统一编号、挂牌保护
        return self.fronted_by == "将" and r.w[verb] in r.closed.hands_over  # 将X报送Y并抄送Z

    def ends_in_act(self, i: int, j: int) -> bool:
        """Whether words i to j are a noun phrase that ends in “…的监督管理”."""
        k = self.r.k
        x = j
        while x > i and (k[x - 1] in (NOMINAL_VERB, NOUN, ADJECTIVE, ADVERB) or self.r.conjoins(x - 1)):
            x -= 1
        return i < x < j and k[x - 1] == DE

    def pivot(self, i: int, x: int, j: int, e: int = 0) -> bool:
        r = self.r
        w, k, v = r.w, r.k, r.v
        e = e or x + 1
        while e < j and (
            k[e] == PIVOT
            or (w[e] in r.closed.backs and e == x + 1 and e + 1 < j and r.g[e + 1])  # 鼓励动员全社会做X
            or (w[e] == "、" and e + 1 < j and (k[e + 1] == PIVOT or w[e + 1] in r.closed.guides))
            or (k[e] == CONJUNCTION and e + 1 < j and (k[e + 1] == PIVOT or w[e + 1] in r.closed.backs))
        ):
            e += 1 if k[e] == PIVOT or w[e] in r.closed.backs else 2
        if e + 1 < j and r.conjoins(e) and w[e + 1] in r.closed.together:
            return False  # 支持、配合X做好Y
        start = e
        if w[j - 1] in r.closed.agrees and any(w[y] in ("与", "同", "和") for y in range(start, j)):
            return False  # 鼓励文化服务与学校教育相结合
        if w[j - 3 : j - 1] == ["等", "的"] and k[j - 1] == NOMINAL_VERB:
            return False  # 支持A、B等的建设
        develops = start + 1 < j and w[start] == "发展" and k[start + 1] in (NOUN, NOMINAL_VERB, ADJECTIVE)
        if develops and not r.names_body(start, j):
            return False  # 鼓励发展X经济, 鼓励发展体育服务组织
        last = j - (self.followed and w[j - 1] == "等" and r.g[j - 2])  # 鼓励合作社等，采取X
        end = r.subject_end(start, last, after_pivot=True)
        end = j if end == last else end
        if end is None or end <= start:
            # 支持以划拨方式取得土地的单位…: an attribute before the agent
            end = self.modified_agent(start, j)
        waits = self.manner_follows or self.act_follows or (self.vp_follows and w[x] in v.lists["pivots.addressing"])
        if end is None or end <= start or (end >= j and not waits):
            return False
        if w[start] == "在" and w[end - 1] in r.closed.places:
            return False  # 鼓励在有条件的地方开展试点
        if end >= j and w[start] in r.closed.founds and k[start] == VERB:
            return False  # 鼓励设立X院校，支持
        if self.names_work(end, j) or self.acts_first(start, end):
            return False
        agents = r.agents(start, end)
        mood = Mood(
            v.pivot.get(w[e - 1]) or v.pivot.get(w[x]) or v.modality.get(w[x], Modality.OBLIGATION),
            r.s.span(x, e),
        )
        by = list(r.subject) if r.subject_named and r.subject else []
        if self.agent and w[x] != "授权":
            by, self.agent = list(self.agent), None  # 由X责令Y做Z
            r.set_subject(by)
        if r.pivot_waits and r.pivot is not None:
            by = r.pivot[0]  # 推动大企业通过…，引导中小企业V
        r.pivot = (agents, mood, by)
        if self.limit >= 0 and x > self.limit:
            self.topic = None  # 方案应当要求X开展自查
        r.pivot_waits = False
        i = self.during(self.adjuncts(end, j), j)  # 鼓励X销售Y时提供Z
        if i >= j or (self.followed and r.past_adverbs(i, j) == j):  # 鼓励各地因地制宜，
            r.pivot_waits = True
            self.leave()
            return True
        if k[i] == MODAL and i + 1 < j:
            r.pivot = (agents, self.mood(i), by)
            i += 1
        self.in_pivot = True
        for a, b in self.coordinated(i, j):
            if a > i:
                a = self.adjuncts(a, b)
                if a >= b:
                    continue
            self.verb_phrase(a, b)
            self.in_pivot = False
        return True

    def acts_first(self, i: int, j: int) -> bool:
        """Whether words i to j are a verb and its object, no name: 推动/破解创新企业融资难题."""
        r = self.r
        if j - i > 3 and r.k[i] in (VERB, NOMINAL_VERB) and r.k[i + 1] == CONJUNCTION and r.k[i + 2] == VERB:
            i += 2  # 鼓励建设和创办X
        if j - i < 2 or r.k[i] not in (VERB, NOMINAL_VERB) or r.w[i] not in r.v.strong:
            return False
        party = r.g[i + 1] or r.w[i + 1] in r.v.lists["agents.head"]  # 脱贫地区
        return not party and DE not in r.k[i:j] and not r.names_body(i, j)

    def names_work(self, i: int, j: int) -> bool:
        """Whether words i to j go on as the name of some work: 推动乡村/绿化美化工作常态化."""
        x = i
        while x < j and self.r.k[x] == NOMINAL_VERB:
            x += 1
        return i < x < j and self.r.w[x] in ("工作", "事业")

    def coordinated(self, i: int, j: int) -> list[tuple[int, int]]:
        """Cut words i to j at the conjunctions that join verb phrases with objects of their own."""
        r = self.r
        w, k = r.w, r.k
        parts: list[tuple[int, int]] = []
        first = i
        if fours := self.in_fours(i, j):
            return fours
        if (cut := self.conduct(i, j)) is not None:
            return [*self.coordinated(i, cut), *self.coordinated(cut + 1, j)]
        # the verb group first: V和V on one object stays together
        group = self.group_end(i, j)
        if (cut := self.applies_at(i, group, j)) is not None:
            return [(i, cut), (cut + 1, j)]
        x = group
        while x < j - 1:
            word = w[x]
            if word not in _JOINTS:
                x += 1
                continue
            if word in ("或者", "或", "并", "和") and x == group and self.acts_to_end(x + 1, j):
                break  # 泄露或者非法向他人提供
            if k[first] == LIGHT and word in ("或者", "或") and w[j - 1] in ("裁定", "决定") and w[j - 2] != "、":
                break  # 作出准予或者不准予X的裁定
            if word in ("或者", "或", "和") and w[j - 1] in r.closed.entitles and w[j - 2] == "的":
                break  # 告知X享有A或者V的权利
            if word in ("或者", "或") and w[group - 1] == "作出" and w[j - 1] in ("决定", "裁定") and w[j - 2] == "的":
                break  # 作出准予过境或者拒绝过境的决定
            if word in ("或者", "或") and w[first] == "使" and any(r.g[y] for y in range(first + 1, x)):
                x += 1  # 使X实现Y或者参加Z
                continue
            if word in ("且", "并且") and self.de_after(x, j) and not r.starts_vp(x + 1, j):
                x += 1  # 从事与X相关且可能Y的职业
                continue
            if word in ("或者", "或") and x > first and self.act_of_its_own(first, x, j):
                parts.append((first, x))
                first = x + 1
                x = group = self.group_end(first, j)
                continue
            inner = k[x - 1] == VERB and x - 1 > group and k[first] in (VERB, NOMINAL_VERB)
            if (
                word in ("并", "并且")
                and inner
                and PREPOSITION in k[group:x]
                and DE in k[x + 2 : j]
                and k[j - 1] == NOUN
            ):
                x += 1  # 选择在本地设立并具有良好信誉的机构
                continue
            if word in ("并", "并且") and w[first] in r.closed.assures and any(r.g[y] for y in range(first + 1, x)):
                x += 1  # 保证X熟知并遵守Y
                continue
            if word in ("并", "并且") and self.others_act(first, group, x, j):
                x += 1  # 组织X制定并实施Y
                continue
            if x > first and word in ("并", "并且", "且") and k[x] != NOUN:
                if r.starts_vp(x + 1, j) or k[x + 1] in (PREPOSITION, MODAL, NOMINAL_VERB) or w[x + 1] in ("将", "对"):
                    parts.append((first, x))
                    first = x + 1
                    x = self.group_end(first, j) if r.starts_vp(first, j) else first
                    continue
            elif x == group and word in ("或者", "或") and x + 2 < j and self.sanction_apart(x):
                parts.append((first, x))  # 停业整顿或者吊销X
                first = x + 1
                x = group = self.group_end(first, j)
                continue
            elif word == "、" and (
                (x == group and k[x - 1] == VERB and self.idioms(first, x, j))
                or (k[first] == ADVERB and w[x + 1] == w[first] and w[first] in ("同时", "同步", "统一"))
            ):
                parts.append((first, x))
                first = x + 1
            elif (
                word in ("或者", "或", "、", "以及", "及", "和")
                and x + 2 < j
                and (
                    (w[x + 1] in ("将", "把") and x > group)
                    or (w[x + 1] == self.fronted_by == "对" and k[r.past_adverbs(first, x)] == LIGHT)
                )
            ):  # 将A列入B、把C列入D; 对A进行检验、对B进行检测
                parts.append((first, x))
                first = x + 1
                x += 2
                continue
            elif (
                word in ("或者", "或", "、", "以及", "及", "和")
                and x > group
                and (k[x - 1] not in (VERB, ADVERB) or (w[first] == "责令" and w[x + 1] in r.closed.authority))
                and self.joins_phrases(first, x, j, word, bool(parts))
            ):
                parts.append((first, x))
                first = x + 1
                x = group = self.group_end(first, j)
                continue
            elif word in ("或者", "或") and x >= group and self.demands_again(x + 1, j):
                parts.append((first, x))  # 不予奖励或者不予重复奖励
                first = x + 1
                x = group = self.group_end(first + 1, j)
                continue
            elif word in ("或者", "或") and x >= group and self.ends_in_verb(x + 1, j):
                parts.append((first, x))  # 投诉或者向人民法院起诉
                first = x + 1
                break
            elif word in ("或者", "或") and x > group and k[x + 1] == PREPOSITION and self.phrase_and_verb(x + 1, j):
                parts.append((first, x))
                first = x + 1
                x += 2
                continue
            x += 1
        parts.append((first, j))
        return parts

    def conduct(self, i: int, j: int) -> int | None:
        """“坚持原则、秉公执法”: the 、 of words i to j beside an act that is one word and has no object."""
        w = self.r.w
        words = self.r.v.lists["verbs.conduct"]
        if words.isdisjoint(w[i:j]) or DE in self.r.k[i:j] or "等" in w[i:j] or w[j - 1] in self.r.closed.sums_up:
            return None
        if w[self.r.past_adverbs(i, j - 1)] in ("教育", "加强", "倡导", "提倡", "弘扬", "培育", "树立"):
            return None  # 教育学生遵纪守法、团结互助
        for x in range(i + 1, j - 1):
            joined = w[x] == "、" or (w[x] == "并" and w[x - 1] in words)
            if joined and (w[x - 1] in words or (w[x + 1] in words and (x + 2 == j or w[x + 2] == "、"))):
                return x
        return None

    def others_act(self, first: int, group: int, x: int, j: int) -> bool:
        """“组织有关部门制定/并实施Y”: whether who follows the first verb does what stands on both sides of x."""
        r = self.r
        if r.k[x - 1] != VERB or r.w[x - 1] in r.closed.intransitive:
            return False
        hands = (r.closed.takes_clause, r.closed.with_pivot, r.v.lists["verbs.keeps-object"])
        if not any(r.w[group - 1] in some for some in hands):
            return False
        end = r.subject_end(group, x, after_pivot=True)
        then = r.past_adverbs(x + 1, j)
        return end is not None and r.past_adverbs(end, x) == x - 1 and then < j - 1 and r.k[then] == VERB

    def idioms(self, i: int, x: int, j: int) -> bool:
        """“掺杂掺假、以次充好”: words i to j are two acts of four characters without an object."""
        r = self.r
        if self.length(i, x) != IDIOM or self.length(x + 1, j) != IDIOM:
            return False
        return (x + 2 == j and r.k[x + 1] in (VERB, NOUN)) or (r.k[x + 1] == ADVERB and r.k[j - 1] == VERB)

    def applies_at(self, i: int, group: int, j: int) -> int | None:
        """“协商解决或者申请调解”: the conjunction before an application that ends words i to j."""
        r = self.r
        if group != j - 1 or r.k[group] != NOMINAL_VERB or r.w[group - 1] not in ("申请", "提起", "请求"):
            return None
        alike = r.w[group - 3 : group - 2] and r.w[group - 3] in r.closed.takes_act
        return group - 2 if group - 2 > i and r.w[group - 2] in ("或者", "或") and not alike else None

    def act_of_its_own(self, i: int, x: int, j: int) -> bool:
        """“审查或者及时作出决定”: the conjunction at x joins an act of its own to that of word i."""
        r = self.r
        y = r.past_adverbs(x + 1, j)
        if r.k[y] == LIGHT and r.w[x + 1] == "不" and r.w[y] in r.w[i:x]:
            return False  # 作出给予登记或者不给予登记的决定
        if y + 1 >= j or self.de_after(x, y) or r.k[y - 1 if y > x + 1 else y] == PREPOSITION:
            return False
        light = r.k[y] == LIGHT and (r.k[r.past_adverbs(i, x)] != LIGHT or self.de_after(y, j))
        light = light or (r.k[y] == LIGHT and r.w[x - 1] == r.w[j - 1] == "决定")  # 作出A决定或者作出B决定
        orders = r.k[y] == PIVOT and r.k[x - 1] not in PREDICATES
        return light or orders or (r.k[y] == VERB and self.takes_its_own(y))

    def phrase_and_verb(self, i: int, j: int) -> bool:
        """Whether words i to j are a phrase with its verb behind it (按照授权依法履行X), and no attribute."""
        q = self.r.find_vp(i + 2, j, True)
        return q is not None and not self.de_after(i, q) and q + 1 < j

    def demands_again(self, i: int, j: int) -> bool:
        """“不予重复奖励”: words i to j are the modal word of the clause again, and what it governs."""
        r = self.r
        again = r.mood.marker is not None and r.w[i] == r.s.text[slice(*r.mood.marker)]
        return again and r.k[i] == MODAL and i + 1 < j and not self.de_after(i, j)

    def ends_in_verb(self, i: int, j: int) -> bool:
        """“向人民法院起诉”: words i to j are a phrase and a verb that has no object anywhere."""
        r = self.r
        x = r.past_adverbs(i, j)
        if x + 2 >= j or r.k[x] != PREPOSITION or r.w[x] == "经":
            return False
        if r.w[j - 1] in r.closed.transitive or r.w[j - 1] == "提供":
            return False
        return r.next_vp(x + 2, j, alone=True) == j - 1

    def in_row(self, first: int, j: int) -> bool:
        """“编制规划、安排资金、严格考核”: words from `first` on are verb phrases of few words in a row."""
        r = self.r
        verb = r.w[r.past_adverbs(first, j)]
        if r.w[j - 1] == "等" and verb != "负责" and verb not in r.closed.takes_clause:
            j -= 1  # 制定办法、审定档次、受理申请等
        if r.w[j - 1] in r.closed.sums_up or self.de_after(first, j):
            return False
        marks = [first - 1, *(x for x in range(first, j) if r.w[x] == "、"), j]
        if r.w[marks[1] - 1] == r.w[j - 1] or "等" in r.w[marks[-2] : marks[-2] + 3]:
            return False  # 强化源头治理、系统治理; 提供查询、筛选等公益服务
        return all(self.brief_phrase(a + 1, b, a + 1 == first) for a, b in itertools.pairwise(marks))

    def in_fours(self, i: int, j: int) -> list[tuple[int, int]]:
        """“加强领导、精心组织、明确责任”: the acts of words i to j, where there are none but of four code points."""
        r = self.r
        parts = list(self.members(i, j))
        least = 2 if r.w[j - 1] in _SETS_UP and r.k[parts[0][1] - 1] == NOUN else 3  # 明确责任、落实措施
        if len(parts) < least or any(self.length(a, b) != IDIOM or b - a > 2 for a, b in parts):
            return []
        objects = False
        for a, b in parts:
            if r.k[a] in (VERB, NOMINAL_VERB) and r.w[a] in r.v.lists["verbs.strong"]:
                objects = objects or b - a == 2
            elif not (r.k[a] == ADVERB and b - a == 2 and r.k[b - 1] in (VERB, NOMINAL_VERB)):
                return []
        return parts if objects else []

    def members(self, i: int, j: int) -> Iterator[tuple[int, int]]:
        """Words i to j between their 、."""
        for x in range(i, j):
            if self.r.w[x] == "、":
                yield i, x
                i = x + 1
        yield i, j

    def same_object(self, first: int, j: int) -> bool:
        """“发动群众、组织群众”: words from `first` on are pairs of a verb and always the same noun."""
        r = self.r
        marks = [first - 1, *(x for x in range(first, j) if r.w[x] == "、"), j]
        same = all(b - a == 3 and r.k[a + 1] == VERB and r.w[b - 1] == r.w[j - 1] for a, b in itertools.pairwise(marks))
        return same and r.k[j - 1] == NOUN

    def repeats(self, first: int, y: int, j: int, later: bool) -> bool:
        """“送政策、送指导、送信息”: the verb at y opens each of the members of words `first` to j that it stands in."""
        r = self.r
        verb = r.past_adverbs(first, y)
        again = [x for x in range(first, j) if r.w[x] == r.w[y]]
        opens = all(x == verb or r.w[x - 1] == "、" for x in again)
        return opens and (later or verb in again) and r.k[verb] == VERB

    def repeated(self, first: int, y: int, j: int) -> bool:
        """Whether the verb at y is the first verb of words `first` to j again (参与A、参与B的研究)."""
        return self.r.w[self.r.past_adverbs(first, y)] == self.r.w[y] and self.repeats(first, y, j, False)

    def takes_clause(self, word: str) -> bool:
        """Whether what follows a verb can be a clause, and the verb is not merely to do (开展)."""
        return word in self.r.closed.takes_clause and word not in self.r.closed.undertakes

    def undertakes(self, word: str) -> bool:
        """Whether a verb is merely to do what its object says (开展), and guides nobody who does it."""
        closed = self.r.closed
        leads = word in closed.guides or word in self.r.v.lists["verbs.keeps-object"]
        return word in closed.undertakes and not leads

    def brief_phrase(self, i: int, j: int, opens: bool) -> bool:
        """Words i to j are a verb with adverbs or a short object, none of them a clause of its own."""
        r = self.r
        y = r.past_adverbs(i, j)
        if y >= j or r.k[y] not in (VERB, NOMINAL_VERB) or self.takes_clause(r.w[y]):
            return False
        if y > i and r.w[i] in r.closed.attributive and r.k[y] == NOMINAL_VERB:
            return False  # 应急处置
        end = self.group_end(i, j)
        nominal = all(k in (NOUN, NOMINAL_VERB, ADJECTIVE) for k in r.k[end:j])
        strong = opens or y > i or r.w[y] in r.v.lists["verbs.strong"]
        names = any(r.g[x] and r.k[x] == NOUN for x in range(end, j))
        alone = y > i or end > y + 1 or len(r.w[y]) == IDIOM  # 精心组织, 狠抓落实, 诚信经营
        return strong and nominal and not names and (end < j or alone)

    def joins_phrases(self, first: int, x: int, j: int, word: str, later: bool) -> bool:
        r = self.r
        w, k = r.w, r.k
        if k[x - 2] == DE and k[x - 1] in (VERB, NOMINAL_VERB) and word != "或者":
            return False  # 设置歧视的报考、录用、聘用条件
        if w[self.group_end(first, x)] == "集" and "一体" in w[x:j]:
            return False  # 搭建集A、快速B于一体的X
        if word == "、" and x + 3 == j and w[j - 1] == "工作" and w[self.group_end(first, x) - 1] in r.v.clausal:
            return False  # 做好物资储备、调拨工作
        if w[j - 1] == "力度" and "力度" not in w[first:x] and w[r.past_adverbs(first, x)] in _STRENGTHENS:
            return w[r.past_adverbs(x + 1, j - 1)] in _STRENGTHENS  # 加大办理案件、打击犯罪力度
        if word == "、" and (self.in_row(first, j) or self.same_object(first, j)):
            return True
        goes_on = word == "、" and k[x + 1] == NOMINAL_VERB and w[x + 1] in r.closed.heads_acts  # 创新X
        goes_on = goes_on and w[j - 1] not in r.closed.sums_up
        goes_on = goes_on and (later or any(w[z] == "、" and k[z + 1] == VERB for z in range(x + 2, j - 1)))
        if not r.starts_vp(x + 1, j) and not goes_on:
            return False
        y = r.past_adverbs(x + 1, j)
        urges = k[y : y + 1] == [PIVOT] and k[x + 1] == ADVERB and word == "、" and y + 1 < j  # 、积极引导X
        if y >= j or (k[y] != VERB and not (goes_on or urges or (k[y] == LIGHT and word in ("、", "和")))):
            return False
        weak = w[y] not in r.v.strong and w[y] not in r.v.lists["verbs.twofold"] and not goes_on
        if w[y] in r.closed.describes and self.de_after(y, j) and word != "、":
            return False  # 排放污水或者含有X的废水
        if weak and (word != "或者" or self.de_after(y, j) or w[j - 1] in r.closed.sums_up):
            return False  # 建立台账或者使用系统, not 采用无依据或者无从比较的价格
        if (
            word == "、"
            and y + 2 == j
            and w[y + 1] in r.closed.sums_up
            and k[x - 1] == NOMINAL_VERB
            and w[x - 2] == "的"
        ):
            return False  # 做好X的调解、化解工作
        tells = w[r.past_adverbs(first, x)] in ("说明", "报告", "公布", "公开", "载明", "掌握", "了解")
        if tells and word == "、" and w[j - 1].endswith(("情况", "信息")) and k[x - 1] == NOUN:
            return False  # 说明成果数量、实施转化情况
        if word == "、" and len(w[x - 1]) > len(w[y]) and w[x - 1].startswith(w[y]):
            return False  # 公布举报电话、举报平台
        if weak and w[x - 1] == w[j - 1]:
            return False  # 出具换车证明或者退车证明
        if weak and (w[last := self.group_end(first, x) - 1] in r.v.state or w[last][-1] == "为"):
            return False  # 低于两年或者行驶里程
        if word == "以及" and w[y] in r.closed.engages and w[j - 1] in ("活动", "行为"):
            return True  # 建设X以及从事影响Y的活动
        if self.de_after(y, j) and word != "或者" and not later and not self.repeated(first, y, j):
            return False
        opened = k[self.group_end(first, x)] == VERB
        if opened and word == "、" and w[j - 1] in r.closed.principles:
            return False  # 落实尊重自然、顺应自然理念
        if word in ("以及", "及") and k[x - 1] == NOUN and w[x - 1] == w[j - 1]:
            return False  # X应急预案以及预防Y预案
        if (
            word == "、"
            and any(w[z] == w[y] for z in range(first, j) if z != y)
            and not self.repeats(first, y, j, later)
        ):
            return False  # 归档职责、归档范围、归档时间
        if word == "、" and any(
            w[z] == "、" and not r.starts_vp(z + 1, j) and w[z + 1] not in r.closed.heads_acts
            for z in range(y + 1, j - 1)
        ):
            return False  # 职权名称、实施依据、责任主体
        if len(w[y]) == IDIOM and y + 2 == j and w[y + 1] in r.closed.sums_up:
            return False  # 联防联控、群防群治机制
        end = self.group_end(x + 1, j)
        if end >= j:
            return False
        if word == "、" and w[end] in ("或者", "或") and end + 1 < j and self.takes_its_own(end + 1):
            return True  # 停止施工、拆除或者采取X
        if k[end] in (PUNCTUATION, CONJUNCTION) or w[end] == "与":
            return False
        # an object of its own, and none of the list's summing heads behind it
        if "等" in w[end:j]:
            return False
        if k[first] not in PREDICATES and k[first] != ADVERB:
            return False
        verb = r.past_adverbs(first, x)
        heads = (w[verb], w[self.group_end(first, x) - 1])
        adverb = word == "、" and k[x + 1] == ADVERB
        free = heads == ("组织", "组织") and not any(r.g[self.group_end(first, x) : x])  # 组织力量、集中时间
        own = heads[0] == heads[1] and self.undertakes(heads[0])  # not 组织开展A、征求意见
        clause = any(head in r.closed.takes_clause for head in heads) and not own and not free
        clause = clause and not (heads[0] == "责令" and k[x - 1] != NOUN and w[y] in r.closed.authority)  # 责令A、吊销B
        clause = clause or (heads[0] in ("使", "让") and w[y] != heads[0])  # 让群众亲近森林、享受森林
        if word in ("、", "和", "及", "以及", "或") and clause and not adverb:
            return False
        if word in ("及", "以及") and r.mood.marker is not None:
            return True
        if word in ("和", "及", "以及"):
            apart = w[y] in r.v.lists["verbs.always"] or (later and word == "和")  # 设置A、编写B和聘用C
            alike = word == "和" and y == x + 1 and k[verb] == VERB and w[verb][0] == w[y][0] and w[verb] != w[y]
            apart = apart or (alike and k[x - 1] == NOUN and w[verb] not in r.v.clausal)  # 查验X和查阅Y
            return apart or (k[x + 1] == ADVERB and w[x + 1] not in r.closed.attributive)
        return True
