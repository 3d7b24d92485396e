"""One pass over one sentence, comma by comma."""

from __future__ import annotations

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
    NUMBER,
    PIVOT,
    PREDICATES,
    PREPOSITION,
    PUNCTUATION,
    STARTERS,
    TIME,
    VERB,
)
from .case_bounds import CaseBounds
from .clause import Clause
from .drafts import BARE, Draft, Mood, Segment, Step
from .patterns import DEFINITION, GROWTH, IDENTITY, LIST_OF_THINGS, NARRATIVE, PREAMBLE, REFERENCE, SCOPE, VALUE

_SHORT = 8  # words of a clause that only tells a value


class Reading(CaseBounds):
    """Reads the segments of a sentence in their order."""

    def run(self) -> list[Draft]:
        """The statements of the sentence, in its order."""
        for _ in self.steps():
            pass
        return self.out

    def steps(self) -> Iterator[Step]:
        """Read the sentence; after each stretch between commas, which segments it took and by which reading.

        What a step has found stands in `out` and the other fields until the next one.
        """
        segments = self.s.segments
        n = len(segments)
        if PREAMBLE.search(self.s.text):
            yield Step(0, n, "preamble")
            return
        if DEFINITION.match(self.s.text):
            yield Step(0, n, "definition")
            return
        if (scope := SCOPE.search(self.s.text)) and (MODAL not in self.k or not scope.start()):
            yield Step(0, n, "scope")
            return
        self.descriptive = NARRATIVE.match(self.s.text) is not None or IDENTITY.search(self.s.text) is not None
        index = self.purpose(segments, 0)
        if index:
            yield Step(0, index, "purpose")
        while index < n:
            i, j, before, after = segments[index]
            if before in "：:；;" and i < j:
                first, index = index, self.purpose(segments, index)
                if index > first:
                    yield Step(first, index, "purpose")
                i, j, before, after = segments[index]
            if i >= j:
                index += 1
                continue
            if before in ":：" and index and LIST_OF_THINGS.search(self.s.text, 0, self.s.starts[i]):
                yield Step(index, n, "list-of-things")
                return
            if before and before in ";；":
                self.fronted = self.topic = self.past_topic = self.beneficiary = None
                if self.pivot is not None and not self.pivot_waits:
                    named = self.w[j - 1] == "的" and (self.subject_end(i, j) or j) < j
                    if self.w[i] in ("并", "并且"):
                        self.subject, self.pivot = self.pivot[2], None  # 督促X做Y；并向X告知Z
                    elif named or self.w[i] in self.closed.together:
                        self.pivot = None  # 督促X做Y；会同Z做W; 鼓励X做Y；X因…造成损害的，
                if self.mood.modality in (Modality.PERMISSION, Modality.PROHIBITION) and not self.setting.mood:
                    self.mood = BARE
            opening = self.case_without_de(index)
            if opening is not None:
                self.condition = self.s.span(i, segments[opening - 1][1])
                yield Step(index, opening, "case-without-de")
                index = opening
                continue
            last = self.case_end(index)
            if last is not None:
                self.case(segments[index][0], segments[last][1])
                yield Step(index, last + 1, "case")
                index = last + 1
                continue
            thing = self.thing_end(index)
            if thing is not None:
                self.fronted, self.fronted_by = self.s.span(i + 1, segments[thing][1]), "对"
                yield Step(index, thing + 1, "fronted-thing")
                index = thing + 1
                continue
            if (demand := self.purpose_behind(index)) is not None:
                yield Step(index, demand, "purpose")
                index = demand
                continue
            first = index
            if (within := self.thing_within(index)) is not None:
                index, light = within
                self.fronted, self.fronted_by = self.s.span(i + 1, light), "对"
                i, j, before, after = light, *segments[index][1:]
            said = len(self.out)
            self.segment(i, j, before, after, segments[index + 1] if index + 1 < n else None)
            last = self.goes_on(index) if len(self.out) > said else index
            if last > index and self.out[-1].target:
                self.out[-1].target = (self.out[-1].target[0], self.s.span(i, segments[last][1])[1])
            yield Step(first, last + 1, "clause")
            index = last + 1

    def purpose(self, segments: list[Segment], first: int) -> int:
        """“为落实A，促进B，X应当…”: the segment with the subject that such a purpose stands before, else `first`."""
        i, j, _, after = segments[first]
        if i + 1 >= j or self.w[i] not in ("为", "为了") or self.k[i + 1] == NOUN or after not in ",，":
            return first
        alone = first if any(word in self.closed.with_wei for word in self.w[i + 2 : j]) else first + 1
        for index, (a, b, _, mark) in enumerate(segments[first + 1 :], first + 1):
            if a >= b:
                return alone
            end = self.subject_end(a, b)
            if MODAL in self.k[a:b] and not (end is not None and end < b and self.k[end] == MODAL):
                return alone
            if end is not None and end < b:
                return index
            if mark not in ",，":
                return alone
        return alone

    def purpose_behind(self, index: int) -> int | None:
        """“企业为扩大规模，可以…”: the segment with the modal word, where a subject and a purpose open."""
        i, j, _, _ = self.s.segments[index]
        if self.s.text.find("为", self.s.starts[i], self.s.starts[j]) < 0 or MODAL in self.k[i:j]:
            return None
        if not any(word in ("为", "为了") for word in self.w[i + 1 : j - 1]):
            return None
        end = self.subject_end(i, j)
        if end is None or end + 2 >= j or self.w[end] not in ("为", "为了") or self.k[end + 1] != VERB:
            return None
        if any(self.w[x] in self.closed.with_wei and self.k[x + 1] != DE for x in range(end + 2, j)):
            return None
        for x in range(index + 1, min(index + 4, len(self.s.segments))):
            a, b, before, _ = self.s.segments[x]
            if a >= b or before not in ",，":
                return None
            if self.demands(self.s.segments[x]):
                self.set_subject(self.agents(i, end))
                return x
            if MODAL in self.k[a:b] or not self.predicate_opens(a, b):
                return None
        return None

    def segment(self, i: int, j: int, before: str, after: str, following: Segment | None) -> None:
        w, k, v = self.w, self.k, self.v
        start = i
        self.joined = ""
        while (
            start < j
            and (w[start] in v.head_conjunctions)
            and not (w[start] == "同时" and self.in_step())
            and not (
                w[start] == "以"
                and (
                    any(word in self.closed.aims for word in w[start + 2 : j])
                    or "为" in w[max(start + 2, j - 4) : j - 1]  # 以提升质量为核心
                    or not self.starts_vp(start + 1, j)
                )
            )
        ):
            self.joined = w[start]
            start += 1
        if start >= j:
            return
        goes_on = self.joined in ("并", "并且") or w[start] in self.closed.hands_over
        if goes_on and self.acted_by[0] == self.subject:
            self.subject = self.acted_by[1]  # X由Y任命，并报Z备案
        if self.joined in self.closed.adds and (self.extends_target(start, j) or self.phrase_goes_on(i, start, j)):
            return
        plain = MODAL not in k[start:j]
        if plain and self.describes(start, j):
            self.descriptive = True
            return
        # “第一，” “一是”
        if w[start] in self.closed.ordinal:
            start += 1
            if start >= j:
                return
        if "未经" in w[start + 1 : j] and any(word in self.closed.approves for word in w[j - 3 : j]):
            lacks = w.index("未经", start)
            if self.g[lacks - 1]:
                self.set_subject(self.agents(start, lacks))  # 受托方未经委托方同意
            elif w[start + 1 : lacks].count("发现") and (end := self.subject_end(start, lacks)):
                self.set_subject(self.agents(start, end))  # 用户发现支付未经授权，
                start = end
            self.condition = self.s.span(lacks if self.g[lacks - 1] else start, j)
            return  # 计划未经批准, 个人未经接收者同意或者请求
        if w[j - 1] in self.closed.oversight and w[j - 2] == "的" and "受" in w[start:j] and plain:
            return  # 业务上受X的指导
        if w[start] == "受" and w[j - 1] in self.closed.oversight and self.g[j - 2] and plain:
            return  # 受海事法院监督
        if w[j - 1] == "保护" and "受" in w[max(start, j - 4) : j] and plain:
            return  # 其合法权益受国家保护
        if w[j - 1] in ("生效", "失效", "无效") and plain and not self.declares(start, j):
            return  # 决定自送达之日起生效
        if (since := self.counted_from(start, j)) is not None:
            if since > start:
                self.topic = self.s.span(start, since)
            k[j - 1] = VERB
            start = j - 1  # 自知道或者应当知道之日起计算
        if self.comes_about(start, j):
            return  # 监护关系终止
        tells = (w[x] == "为" and w[x - 1] in self.closed.properties for x in range(start + 1, j - 1))
        if j - start < _SHORT and k[j - 1] in (NUMBER, TIME) and plain and any(tells):
            return  # 试点期限为三年
        if w[start] == "除" and following and w[following[0]] in ("还", "也"):
            return  # 除应当包括X，还应当
        if w[j - 1] == "除外":
            return  # 当事人明确拒绝的除外
        if "站" in w[start:j] and w[j - 1] in ("高度", "角度", "立场") and w[j - 2] == "的" and following:
            stands = w.index("站", start)
            if stands > start and (end := self.subject_end(start, stands)):
                self.set_subject(self.agents(start, end))  # 各地要站在X的高度，
            if stands > start and k[stands - 1] == MODAL:
                self.mood = Mood(v.modality[w[stands - 1]], self.s.span(stands - 1, stands))
            return
        if w[start] == "在" and j - start > 3 and w[j - 2] == "的" and w[j - 1] in self.closed.places:
            return  # 在农田毗邻河流的地方
        # 的 inside the segment that closes a case: 确需引进的应当…
        x = start + 1 if "的" in w[start + 1 : j - 1] else j
        while x < j - 1:
            if (
                w[x] == "的"
                and (
                    (
                        k[x + 1] in (MODAL, LIGHT)
                        and x + 2 < j
                        and not (x + 3 < j and k[x + 2] in (VERB, NOMINAL_VERB) and k[x + 3] == DE)
                    )
                    or (w[x + 1] in self.closed.sanctions and k[start] in (VERB, NOMINAL_VERB))
                    or w[x + 1] in ("由", "按", "按照", "依照", "可", "处", "并处", "责令", "依法")
                    or (
                        w[start] in ("对", "对于")
                        and (
                            (k[x + 1] in (VERB, NOMINAL_VERB) and w[x - 1].endswith("合格"))  # 对考核合格的颁发X
                            or k[x + 1] in (PREPOSITION, PIVOT)
                            or (k[x + 1] == ADVERB and x + 3 == j and k[x + 2] in (VERB, NOMINAL_VERB))
                            or (k[x + 1] == ADVERB and x + 3 < j and w[x + 2] in self.closed.authority)  # 严肃追究责任
                            or (
                                k[x + 1] == VERB
                                and k[x - 1] in (ADJECTIVE, VERB)
                                and x + 2 < j
                                and DE not in k[x + 1 : j]  # 对其扶养的无劳动能力的人
                                and (k[x - 1] == ADJECTIVE or self.find_vp(x + 2, j, True) is None)
                            )
                        )
                    )
                )
            ):
                if (
                    not any(self.g[q] for q in range(start, x))
                    or self.w[start] in ("对", "未", "违反", "经", "在")
                    or k[start] in PREDICATES
                    or k[start] == ADVERB
                ):
                    self.case(start, x + 1)
                    start = x + 1
                    break
                break
            x += 1
        if w[start] in self.closed.announces and start + 1 < j and w[start + 1] == "由":
            start += 1  # 决定由X印发
        if (after and after in ":：" and self.labels(start, j, before)) or REFERENCE.match(
            self.s.text, self.s.starts[start], self.s.starts[j]
        ):
            return  # 抄送：, 从其规定
        if self.whole_is_case(start, j, after):
            return
        clause = Clause(self, start, j)
        clause.read(following)

    def in_step(self) -> bool:
        """“同时设计，同时施工”: whether the last act of the sentence is done at the same time too."""
        return bool(self.out) and self.s.text.startswith("同时", self.out[-1].action[0])

    def declares(self, i: int, j: int) -> bool:
        """“由X宣布证书无效”: whether somebody says what becomes of a thing."""
        says = ("宣布", "宣告", "确认", "认定", "确定")
        x = next((x for x in range(i, j - 1) if self.w[x] in says and self.k[x] in STARTERS), None)
        return x is not None and not (self.k[x + 1] in PREDICATES and DE in self.k[x:j])  # 宣布作废的护照无效

    def comes_about(self, i: int, j: int) -> bool:
        """“监护关系终止”: words i to j tell what becomes of a thing by itself."""
        if self.declares(i, j):
            return False
        if j - i < 2 or self.w[j - 1] not in self.closed.comes_about or self.k[i] == PIVOT:
            return False
        thing = self.k[j - 2] in (NOUN, NOMINAL_VERB) or (j - i == 2 and self.k[i] == VERB)  # 拍卖无效
        return thing and MODAL not in self.k[i:j] and PREPOSITION not in self.k[i + (self.w[i] == "至") : j]

    def counted_from(self, i: int, j: int) -> int | None:
        """The 自 of “(期间)自知道或者应当知道之日起计算”, where words i to j say from when something is counted."""
        if self.w[j - 1] != "计算" or not self.w[j - 2].endswith("起"):
            return None
        since = next((x for x in range(i, j) if self.w[x] in ("自", "从") and self.k[x] == PREPOSITION), None)
        whose = since is not None and (since == i or not self.g[since - 1])
        return since if whose and MODAL not in self.k[i:since] else None

    def goes_on(self, index: int) -> int:
        """“实行A和B相结合，C和D相结合的原则”, “开发A材料，B材料”: the segment where the object of this one ends."""
        segments = self.s.segments
        _, j, _, after = segments[index]
        if after not in ",，" or index + 1 == len(segments):
            return index
        head = self.w[j - 1]
        last = index
        target = self.s.text[slice(*(self.out[-1].target or (0, 0)))]
        based = "的" not in target and ("以" if target.startswith("以") else "集" if target.endswith("一体") else "")
        based = based or ("由" if target.startswith("由") and "的" not in target else "")  # 建立由X牵头，Y配合的机制
        for further, (a, b, _, mark) in enumerate(segments[index + 1 : index + 6], index + 1):
            if after not in ",，" or a >= b or self.w[a] in self.closed.has_principle or MODAL in self.k[a:b]:
                break
            closes = b - a > 2 and self.w[b - 2] == "的" and self.w[b - 1] in self.closed.principles
            if closes and head not in self.closed.principles and self.has_principle():
                return further
            held = based in ("集", "由") or self.w[a] == "以" or (based and further > index + 1)
            held = held and self.k[a] not in (VERB, ADVERB, PIVOT, LIGHT)  # 以A为B，以C为D，加快E的F
            if based and held and self.ends_in_thing(a, b):
                return further  # 建设以A为中心，以B为分中心的体系; 搭建集A、B于一体，C相联动的中心
            based = based if self.w[a] in ("以", "由") else ""
            if self.more_of(head, a, b):
                last = further
            after = mark
        return last

    def has_principle(self) -> bool:
        """Whether the last statement is to hold to something (实行, 坚持)."""
        action = self.s.text[slice(*self.out[-1].action)]
        return action.endswith(tuple(self.closed.has_principle))

    def more_of(self, head: str, i: int, j: int) -> bool:
        """Whether words i to j are nothing but a noun phrase whose members end in the noun `head`."""
        nominal = all(kind in (NOUN, ADJECTIVE, NOMINAL_VERB, CONJUNCTION, PUNCTUATION) for kind in self.k[i:j])
        opens = self.k[i] in (NOUN, ADJECTIVE) and self.w[j - 1] != "除外"
        return nominal and opens and len(head) > 1 and head in self.w[i + 1 : j] and not self.g[j - 1]

    def labels(self, i: int, j: int, before: str) -> bool:
        """Whether words i to j, which ：closes, only say what follows (抄送：, 评选标准：, 加强领导：各级政府要…)."""
        if j - i == 1:
            return True
        short = not before and self.s.starts[j] - self.s.starts[i] <= 10
        if not short or MODAL in self.k[i:j] or any(word in ("下列", "以下", "如下") for word in self.w[i:j]):
            return False
        return not any(self.g[i : j - 1])

    def describes(self, i: int, j: int) -> bool:
        """Whether words i to j, without modal word, tell a value, a source or a growth (据X测定, X显著增强)."""
        span = self.s.starts[i], self.s.starts[j]
        if self.w[i] in self.closed.announcing and i + 1 < j and (self.k[i + 1] != NOUN or self.w[i] == "据"):
            return True
        if self.w[j - 1].endswith(("表明", "显示")):
            return True  # 审查结果表明，
        if GROWTH.search(self.s.text, *span) and self.w[i] != "将":
            asks = self.k[i] == PIVOT or self.w[i] in self.closed.takes_clause  # 推动X持续改善
            return j - i > 2 and self.k[i] not in (ADVERB, PREPOSITION) and not asks
        if VALUE.search(self.s.text, *span) is not None:
            return True
        if self.s.text.find("称为", *span) >= 0 and "称为" in self.w[i + 1 : j - 1]:
            return True  # 组织实施X的机关称为Y
        under = i
        if self.s.text.find("受", *span) >= 0 and "受" in self.w[i + 1 : j]:
            under = self.w.index("受", i + 1, j)
        if under > i and self.w[under - 1] == "不" and self.w[j - 2] == "的" and self.w[j - 1] in ("限制", "影响"):
            if end := self.subject_end(i, under):
                self.set_subject(self.agents(i, end))
            return True  # 申请宣告死亡不受二年时间的限制
        if self.w[j - 1] in ("相同", "一致") and "与" in self.w[i + 1 : j] and DE in self.k[i:j]:
            return True  # 调整X的权限与Y的权限相同
        if self.w[j - 1] in self.closed.reports and self.g[j - 2] and not self.setting.law:
            return True  # 某省请求，…
        if self.subject or self.s.text.find("是", *span) < 0 or "是" not in self.w[i + 1 : j]:
            return False
        if self.k[i] in (VERB, LIGHT) or (self.k[i] == ADVERB and self.starts_vp(i, j)):
            return False
        told = self.w.index("是", i + 1)
        if self.g[told - 1]:
            self.set_subject(self.agents(i, told))  # X是Y的责任人，对Z负责
        return True

    def phrase_goes_on(self, i: int, start: int, j: int) -> bool:
        """“按照A要求，以及B统一部署，”: whether words start to j only go on with what a preposition opened before."""
        x = next((a for a, b, _, _ in reversed(self.s.segments) if b < i and a < b), i)
        ends = self.w[j - 1] in self.v.lists["frames.manner-end"] and j < len(self.w) and self.w[j] in ",，"
        return x < i and self.w[x] in self.closed.framed and ends and MODAL not in self.k[start:j]

    def extends_target(self, i: int, j: int) -> bool:
        """“…工程，特别是…工作”: what such words add belongs to the target before the comma."""
        if not self.out or MODAL in self.k[i:j] or self.w[i] in ("对", "对于"):
            return False
        target = self.out[-1].target
        last = j - (self.w[j - 1] == "等")
        verb = self.k[i] in (VERB, LIGHT, PIVOT, ADVERB) and self.w[i] not in self.closed.relative
        thing = self.joined == "以及" and not verb and self.ends_in_thing(i, last)  # 以及X推动Y的精神
        if target is None or not (thing or (self.find_vp(i, j, True) is None and self.subject_end(i, j) is None)):
            return False
        self.out[-1].target = (target[0], self.s.span(i, j)[1])
        return True
