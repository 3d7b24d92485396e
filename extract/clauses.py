"""The grammar of one sentence: who must do what, clause by clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ontology.records import Modality

from .sentence import Sentence
from .words import (
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
    PREDICATES,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    TIME,
    VERB,
    Vocabulary,
)

Range = tuple[int, int]  # code points of the sentence

_NUMBER = r"(?:[\d０-９.]+|[〇○零一二两三四五六七八九十百半几]+)"
_DEADLINE = re.compile(
    rf"(?:于|在|应于|应在|须于|须在)?(?:"
    rf"(?:自|从)[^，；。]{{2,60}}?(?:之日|之时|之后|次日|当日|日)?起?{_NUMBER}(?:个)?(?:工作日|日|天|小时|年|个月|月|周|分钟)(?:之)?(?:内|以内)"
    rf"|[^，；。的]{{0,30}}?(?:后|之日起|日起|起)(?:的)?{_NUMBER}(?:个)?(?:工作日|日|天|小时|年|个月|月|周|分钟)(?:之)?(?:内|以内)"
    rf"|{_NUMBER}(?:个)?(?:工作日|日|天|小时|年|个月|月|周|分钟)(?:之)?(?:内|以内|之前|前)"
    rf"|(?:每|当|次|本|上|下|翌)?(?:{_NUMBER}年|年度|年|季度|月|季)?(?:度)?(?:{_NUMBER}月)?(?:{_NUMBER}日|上旬|中旬|下旬|[年月]?底|[年月]?末|上半年|下半年|年初)?(?:之)?(?:前|以前)"
    rf"|[^，；。的]{{0,14}}前{_NUMBER}(?:个)?(?:工作日|日|天|小时|年|个月|月|周)"
    rf"|[^，；。的]{{2,24}}?{_NUMBER}(?:个)?(?:工作日|日|天|小时|个月|月|周)(?:之)?前"
    rf"|[^，；。的]{{0,10}}前至少{_NUMBER}(?:个)?(?:工作日|日|天|小时|年|个月|月|周)"
    rf"|到{_NUMBER}年(?:{_NUMBER}月)?(?:底|末|年底)?(?:前)?"
    rf"|{_NUMBER}年(?:{_NUMBER}月)?(?:{_NUMBER}日)?(?:底|末|年底)(?:前|之前)?"
    rf")"
)

_EVERY = re.compile(rf"每(?:{_NUMBER})?(?:个)?(?:年度|半年|季度|年|月|周|日|天|次)")


@dataclass(slots=True)
class Draft:
    """One statement, as ranges of code points of its sentence."""

    action: Range
    target: Range | None
    actors: list[Range]
    modality: Modality
    marker: Range | None
    condition: Range | None
    deadline: Range | None
    by: list[Range] = field(default_factory=list)
    co: list[Range] = field(default_factory=list)
    rule: str = ""


@dataclass(slots=True)
class Mood:
    """Modality and the word that shows it."""

    modality: Modality
    marker: Range | None


_BARE = Mood(Modality.OBLIGATION, None)


@dataclass(slots=True)
class Setting:
    """What the sentences around this one say about it: `mood` for items under an opening line (“不得有下列行为：”)."""

    mood: Mood | None = None
    item: bool = False
    lenient: bool = False
    law: bool = False


class ClauseReader:
    """Reads sentences under one vocabulary; holds no state between sentences."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def read(self, sentence: Sentence, setting: Setting) -> list[Draft]:
        """The statements of a sentence, in its order."""
        return _Reading(sentence, self.vocabulary, setting).run()


_PENAL = re.compile(
    r"责令|处以|[，由]处|并处|罚款|没收|吊销|警告|处分|追究|撤销|赔偿|从轻|减轻|从重|拘留|予以批评|处罚|免予|不予处罚|给予"
)
_PREAMBLE = re.compile(
    r"(?:制定|提出|印发|发布|颁布|作出)(?:本|此|以下|如下)[^，。]{0,12}。?$|(?:现|特|兹)[^，。]{0,40}(?:如下|通知|公告|印发|发布)[^，。]{0,6}[：:。]?$"
)
_VALUE = re.compile(
    r"(?:具有|有着|起到|发挥了)(?:十分|非常|极其|极为)?(?:重要|重大|积极|深远|关键|特殊|不可替代)[^，。]{0,6}(?:意义|作用|影响|价值|地位)"
)
_RULES = re.compile(r"(?:章程|细则|办法|规定|条例|法律|法规|规则|合同|协议|方案|制度|标准)$")
_THINGS = re.compile(
    r"(?:下列|以下)(?:[^，。；：]{0,8})(?:内容|材料|条件|文件|情形|信息|事项|资料|规定|标准|要求|程序|方式|行为)：$"
)
_DESCRIPTIVE = frozenset(
    (
        "是",
        "为",
        "仍",
        "已",
        "已经",
        "存在",
        "属于",
        "目前",
        "显著",
        "日益",
        "依然",
        "还",
        "成为",
        "导致",
        "造成",
        "取得",
        "有着",
        "具有",
        "随着",
        "受到",
    )
)
_CO = frozenset(("会同", "联合", "协同", "携手"))
_DURING = frozenset("时 后 之后 以后 期间 过程中 前提下 条件下 情况下 情形下 基础上 中 下 之时 的时候".split())
_CASE_OPENERS = frozenset(
    "确有 确需 确因 未经 如 如果 若 凡 凡是 一旦 遇 遇有 当 因 由于 倘若 只要 除 如需 如遇 如有 对于 假如".split()
)
_PASSIVE = frozenset(
    "执行 进行 办理 实行 采用 采取 纳入 列入 享受 适用 实施 免征 减征 征收 确定 公布 公开 提交 报送 报 管理 使用 处理 开展".split()
)
_MEMBERS = frozenset("成员单位 单位 负责人 代表 工作人员 人员 职工 成员".split())
_WITH_DUI = frozenset("采取 提供 作出 建立 设立 设置 制定 处 处以 责令 负责 承担 享有 提出 没收 吊销 撤销 追究".split())
_TAKES_ACT = frozenset(
    "申请 提出 接受 开展 组织 参加 发表 办理 受理 完成 等待 通过 经过 受到 继续 停止 开始 负责 享受 享有 取得 获得 依法取得".split()
)
_AFTER_CASE = frozenset("应当 应 必须 须 可以 可 不得 方可 还应当".split())
_ADJUNCTS = frozenset("向 为 从 与 同 自".split())
_TAKES_CLAUSE = frozenset(
    "推动 促进 支持 鼓励 引导 保障 确保 保证 坚持 防止 避免 做到 实现 开展 从事 加强 强化".split()
)
_BEFORE_PASSIVE = frozenset("由 按 按照 依照 参照".split())
_KINDS_OF_TEXT = frozenset(
    "机制 制度 体系 系统 计划 规划 方案 标准 工作 行为 活动 情况 报告 文件 经费 资金 项目 产品 措施 程序 条件".split()
)
_IN_NAMES = frozenset("为 以 对 在 向 经".split())
_ALONE = frozenset("研发 创新 创业 转型 升级 上市 融资 就业".split())
_GOOD = frozenset("做 抓 用 管 建 发挥 履行 落实 办 搞 讲 护 守 维护 组织 处理 当 把 保护 管理 完成 实施 解决".split())
_COMPLEMENTS = frozenset("好 成 出 到 为 至 于 给 入 完 起 起来 下来 下去 为 得".split())
_STARTERS = frozenset((VERB, PIVOT, LIGHT))


class _Reading:
    """One pass over one sentence."""

    def __init__(self, s: Sentence, v: Vocabulary, setting: Setting) -> None:
        self.s = s
        self.v = v
        self.w = s.words
        self.k = s.kinds
        self.g = s.agents
        self.setting = setting
        self.out: list[Draft] = []
        self.subject: list[Range] = []
        self.mood: Mood = setting.mood or _BARE
        self.pivot: tuple[list[Range], Mood, list[Range]] | None = None
        self.condition: Range | None = None
        self.case_subject: list[Range] = []
        self.deadline: Range | None = None
        self.fronted: Range | None = None
        self.fronted_by = ""
        self.topic: Range | None = None
        self.beneficiary: Range | None = None
        self.co: list[Range] = []
        self.descriptive = False
        self.subject_named = False

    # --- the sentence ---------------------------------------------------------------------------------------------

    def run(self) -> list[Draft]:
        segments = self.s.segments
        n = len(segments)
        index = 0
        if _PREAMBLE.search(self.s.text):
            return self.out
        while index < n:
            i, j, before, after = segments[index]
            if i >= j:
                index += 1
                continue
            if before in ":：" and index and _THINGS.search(self.s.text, 0, self.s.starts[i]):
                break
            if before and before in ";；":
                self.fronted = self.topic = self.beneficiary = None
            opening = self._case_without_de(index)
            if opening is not None:
                self.condition = self.s.span(i, segments[opening - 1][1])
                index = opening
                continue
            last = self._case_end(index)
            if last is not None:
                self._case(segments[index][0], segments[last][1])
                index = last + 1
                continue
            self._segment(i, j, before, after, segments[index + 1] if index + 1 < n else None)
            index += 1
        return self.out

    def _case_end(self, index: int) -> int | None:
        """The segment that ends in 的 and closes the case that begins with segment `index`, if one does."""
        segments, w = self.s.segments, self.w
        i, j, before, after = segments[index]
        if w[j - 1] == "的" and j - i > 1 and after in ",，:：":
            return self._further_case(index)
        # a case of several clauses: no modal word until 的
        if w[i] in ("对", "对于"):
            return None
        x = index
        while x < len(segments):
            a, b, _, mark = segments[x]
            if a >= b:
                return None
            if w[b - 1] == "的" and b - a > 1:
                if mark not in ",，:：":
                    return None
                break
            if mark in ";；:：" or x - index > 6:
                return None
            if any(self.k[q] == MODAL for q in range(a, b)) or self.k[a] == PIVOT or w[a] == "由":
                return None
            x += 1
        else:
            return None
        tail = self.s.text[self.s.starts[segments[x][1]] :]
        if not (self.setting.law or _PENAL.search(tail[:80])):
            return None
        if self.out and before not in ";；":
            return None
        return self._further_case(x)

    def _case_without_de(self, index: int) -> int | None:
        """“申请X，应当提交…”: the segment with the modal word, where all before it from `index` on is a case."""
        segments, w, k = self.s.segments, self.w, self.k
        i, j, before, after = segments[index]
        if before not in "。;；" or k[i] not in (VERB, NOMINAL_VERB, LIGHT) or after not in ",，":
            return None
        if w[i] not in self.v.cases:
            return None
        for x in range(index, min(index + 4, len(segments))):
            a, b, _, mark = segments[x]
            if a >= b:
                return None
            if x > index and (w[a] in _AFTER_CASE or (w[a] == "由" and x == index + 1)):
                return x
            if mark not in ",，" or any(k[q] in (MODAL, PIVOT) for q in range(a, b)) or w[b - 1] == "的":
                return None
            if not self._predicate_opens(a, b) or self._attributed(a, b):
                return None
        return None

    def _attributed(self, i: int, j: int) -> bool:
        """Whether words i to j, though they begin with a verb, are a noun phrase (符合…规定的地块)."""
        for x in range(j - 2, i, -1):
            if self.k[x] == DE:
                return j - x <= 7 and self._find_vp(x + 1, j, True) is None
        return False

    def _further_case(self, index: int) -> int:
        """A case goes on over “…的，或者…的，” and “…的，情节严重的，”"""
        segments, w = self.s.segments, self.w
        x = index
        while x + 1 < len(segments):
            a, b, _, mark = segments[x + 1]
            if a < b and w[b - 1] == "的" and mark in ",，:：" and not any(self.k[q] == MODAL for q in range(a, b)):
                x += 1
            elif (
                a < b
                and w[a] in ("或者", "或")
                and x + 2 < len(segments)
                and segments[x + 2][0] < segments[x + 2][1]
                and w[segments[x + 2][1] - 1] == "的"
            ):
                x += 2
            else:
                return x
        return x

    def _case(self, i: int, j: int) -> None:
        """“…的，”: a condition; an agent that opens it bears what follows unless another is named."""
        start = i
        while start < j and self.w[start] in self.v.head_conjunctions and self.w[start] not in ("如", "若"):
            start += 1
        if self.w[start] in ("对", "对于"):
            head = start + 1
            end = j - 1
            # “对…的X，”: not reached here; headless 对…的
            self.condition = self.s.span(head, end)
            self.fronted = None
            return
        end = j - 1 if self.w[j - 1] == "的" else j
        subject = self._subject_end(start, end)
        self.case_subject = []
        if subject is not None and subject < end and self.w[start] != "经":
            self.case_subject = self._agents(start, subject)
            self.condition = self.s.span(start, end)
            self._case_body = self.s.span(subject, end)
            self.case_cut = subject
        else:
            self.condition = self.s.span(start, end)
        self.topic = None

    # --- one segment ----------------------------------------------------------------------------------------------

    def _segment(self, i: int, j: int, before: str, after: str, following: tuple[int, int, str, str] | None) -> None:
        w, k, v = self.w, self.k, self.v
        start = i
        joined = ""
        while (
            start < j
            and (w[start] in v.head_conjunctions)
            and not (w[start] == "以" and not self._starts_vp(start + 1, j))
        ):
            joined = w[start]
            start += 1
        if start >= j:
            return
        if not any(k[q] == MODAL for q in range(start, j)) and _VALUE.search(
            self.s.text, self.s.starts[start], self.s.starts[j]
        ):
            self.descriptive = True
            return
        # “第一，” “一是”
        if w[start] in ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "其一", "其二"):
            start += 1
            if start >= j:
                return
        # 的 inside the segment that closes a case: 确需引进的应当…
        x = start + 1
        while x < j - 1:
            if w[x] == "的" and (
                k[x + 1] in (MODAL, LIGHT)
                or w[x + 1] in ("由", "按", "按照", "依照", "可", "处", "并处", "责令", "依法")
                or (w[start] == "对" and k[x + 1] == PREPOSITION)
            ):
                if (
                    not any(self.g[q] for q in range(start, x))
                    or self.w[start] in ("对", "未", "违反", "经")
                    or k[start] in PREDICATES
                    or k[start] == ADVERB
                ):
                    self._case(start, x + 1)
                    start = x + 1
                    break
                break
            x += 1
        if self._whole_is_case(start, j, after):
            return
        clause = _Clause(self, start, j)
        clause.read(following, joined, before)

    def _whole_is_case(self, i: int, j: int, after: str) -> bool:
        """Segments that are a condition or a time and nothing else."""
        w, k = self.w, self.k
        first, last = w[i], w[j - 1]
        text = self.s.text
        if after in ",，" and last in ("外", "之外", "以外") and "除" in w[i:j]:
            x = w.index("除", i, j)
            if x > i and self.g[x - 1]:
                self._set_subject(self._agents(i, x))
            return True
        if after in ",，" and first in ("确有", "确需", "确因", "如需", "如遇", "如有"):
            self.condition = self.s.span(i, j)
            return True
        if any(k[q] == MODAL for q in range(i, j)):
            return False
        if after in ",，":
            match = _DEADLINE.match(text, self.s.starts[i])
            if match and match.end() == self.s.starts[j] and match.end() - match.start() > 1:
                self.deadline = self._trim(match.start(), match.end())
                return True
            if last in ("前", "之前", "以前") and first not in ("目前", "当前"):
                subject = self._subject_end(i, j)
                s = i
                if subject is not None and subject < j - 1:
                    self._set_subject(self._agents(i, subject))
                    s = subject
                if w[s] in ("在", "于"):
                    s += 1
                self.deadline = self.s.span(s, j)
                return True
            if last in _DURING or (last == "中" and first == "在"):
                if last in ("中", "下", "基础上") and first != "在":
                    if last == "中" and (self._find_vp(i, j, True) is not None or j - i < 2):
                        return False
                subject = self._subject_end(i, j)
                s = i
                if subject is not None and subject < j - 1:
                    self._set_subject(self._agents(i, subject))
                    s = subject
                if last == "基础上":
                    return True
                if s == i:
                    for x in range(i + 1, j):
                        if w[x] == "在" and k[x - 1] == NOUN:
                            self.topic = self.s.span(i, x)
                            s = x
                            break
                self.condition = self.s.span(s, j)
                return True
            if first in ("自", "从") and last in ("起", "日起", "之日起"):
                self.deadline = self.s.span(i, j)
                return True
            if first in _CASE_OPENERS:
                s = i
                self.condition = self.s.span(s, j)
                return True
            if first == "经" and not self._has_vp(i + 1, j):
                self.condition = self.s.span(i, j)
                return True
            if first == "经" and re.search(
                r"(批准|同意|审核|审查|审批|认定|核准|检查|授权|合格|确认|备案|评审|论证|研究|鉴定|验收|许可)(后)?$",
                text[self.s.starts[i] : self.s.starts[j]],
            ):
                self.condition = self.s.span(i, j)
                return True
            if first == "受" and "委托" in text[self.s.starts[i] : self.s.starts[j]]:
                self.condition = self.s.span(i, j)
                return True
        return False

    def _trim(self, start: int, end: int) -> Range:
        text = self.s.text
        while start < end and text[start] in "于在，, 应须":
            start += 1
        return start, end

    def _set_subject(self, agents: list[Range]) -> None:
        self.subject = agents
        self.pivot = None
        self.subject_named = True
        self.mood = self.setting.mood or _BARE

    # --- noun phrases ---------------------------------------------------------------------------------------------

    def _subject_end(self, i: int, j: int, after_pivot: bool = False, alone: bool = False) -> int | None:
        """The word after the agent that opens words i to j; None where no agent does.

        `after_pivot`: a verbal noun may open the name; `alone`: a bare verbal noun after it is its predicate.
        """
        w, k, g = self.w, self.k, self.g
        if not after_pivot and i < j and self._predicate_opens(i, j):
            return None
        likely: int | None = None
        for x in range(i, j):
            kind = k[x]
            if g[x]:
                y = x + 1
                if y == j:
                    return y if likely is None else likely
                sure = self._predicate_after(y, j, alone)
                if sure:
                    return y
                if sure is None and likely is None:
                    likely = y
            if kind == MODAL and x > i:
                break
            if kind in (LIGHT, PIVOT):
                break
            if kind == VERB and not self._relative(x, j):
                break
            if kind == PREPOSITION and w[x] not in ("与", "同") and (w[x] not in _IN_NAMES or not self._relative(x, j)):
                break
        return likely

    def _predicate_after(self, y: int, j: int, alone: bool) -> bool | None:
        """Whether the predicate of the agent before word y begins there; None: it may, if no better place follows."""
        w, k = self.w, self.k
        kind = k[y]
        if kind in (MODAL, LIGHT, PIVOT) or w[y] in ("要", "将", "均", "都"):
            return True
        if kind == PREPOSITION:
            return w[y] not in ("与", "同", "和") or self._has_vp(y + 1, j)
        if kind == ADVERB:
            return self._starts_vp(y, j) or (y + 1 < j and k[y + 1] == PREPOSITION)
        if y + 1 < j and k[y + 1] == DE:
            return False
        if kind == VERB:
            return not (self._relative(y, j) and self._attribute_of_agent(y, j))
        if kind == NOMINAL_VERB:
            if y + 1 == j:
                return alone or w[y] in _ALONE
            z = y + 1
            while z < j and k[z] in (NOUN, NOMINAL_VERB, ADJECTIVE):
                z += 1
            if (
                z < j
                and z > y + 1
                and (k[z] == MODAL or (k[z] == VERB and w[z] in self.v.strong) or w[z] in _BEFORE_PASSIVE)
            ):
                return False
            if k[y + 1] in (VERB, LIGHT):
                return True
            if not self._nominal_follows(y, j):
                return True
            if k[y + 1] == CONJUNCTION and w[y + 1] in ("或者", "并", "或") and alone:
                return True
            return None if w[y + 1] != "、" and (j - y > 3 or k[j - 1] not in (NOMINAL_VERB, VERB)) else False
        if kind == ADJECTIVE and w[y] in self.v.adverbs:
            return y + 1 < j and k[y + 1] in (VERB, LIGHT, NOMINAL_VERB)
        return False

    def _attribute_of_agent(self, y: int, j: int) -> bool:
        """Whether the verb at y belongs to “…的X” with X somebody who acts (各部队派出的联络人员)."""
        for x in range(y + 1, j):
            if self.k[x] == DE:
                return x + 1 < j and self._subject_end(x + 1, j, after_pivot=True) is not None
        return False

    def _predicate_opens(self, i: int, j: int) -> bool:
        """Whether words i to j begin with a predicate and not with a noun phrase."""
        k, w = self.k, self.w
        kind = k[i]
        if kind in _STARTERS:
            return True
        x = i
        while x < j and (
            k[x] in (ADVERB, DI)
            or (k[x] == ADJECTIVE and (w[x] in self.v.adverbs or (x + 1 < j and k[x + 1] in (VERB, LIGHT, DI))))
        ):
            x += 1
        if x >= j:
            return x > i
        if k[x] in _STARTERS:
            return True
        if k[x] == NOMINAL_VERB:
            if x + 1 >= j:
                return True
            after = k[x + 1]
            if after == PREPOSITION and w[x + 1] in ("由", "按", "按照", "依照", "参照", "对", "采取", "采用"):
                return False
            if after in (VERB, LIGHT, MODAL) and w[x + 1] in self.v.strong and x == i and w[x + 1] not in self.v.second:
                return w[x] in self.v.openers
            z = x + 1
            while z < j and (k[z] in (NOUN, NOMINAL_VERB, ADJECTIVE)):
                z += 1
            if z < j and z > x + 1 and (w[z] in self.v.copula or w[z] == "为"):
                return False
            return not (z > x + 1 and z < j and k[z] == PREPOSITION and w[z] in ("由", "按", "按照", "依照", "参照"))
        return x > i and k[x] == PREPOSITION

    def _nominal_follows(self, y: int, j: int) -> bool:
        """Whether the verbal noun at y goes on as a noun phrase (创新平台)."""
        if y + 1 >= j:
            return False
        kind = self.k[y + 1]
        if self.w[y + 1] == "、" and self.k[y] == NOMINAL_VERB:
            return True
        return kind in (NOUN, NOMINAL_VERB, DE, ADJECTIVE, LOCALIZER)

    def _relative(self, x: int, j: int) -> bool:
        """Whether the verb at x stands in an attribute (…的N) with a predicate still to come."""
        k = self.k
        for y in range(x + 1, j):
            if k[y] == DE:
                for z in range(y + 2, j):
                    if k[z] in _STARTERS or k[z] == MODAL or (k[z] == ADVERB and self._starts_vp(z, j)):
                        return True
                return False
        return False

    def _agents(self, i: int, j: int) -> list[Range]:
        """The agents that words i to j name: conjuncts with heads of their own apart, lists of kinds together."""
        w, k, g = self.w, self.k, self.g
        parts: list[tuple[int, int]] = []
        first = i
        if w[j - 1] == "等" and j - 1 > i:
            j -= 1
        if w[j - 1] in "）)":
            text = self.s.text[self.s.starts[i] : self.s.starts[j]]
            cut = max(text.rfind("（"), text.rfind("("))
            if cut > 0 and (len(text) - cut > 8 or text[cut + 1] in "含以不除下"):
                while j > i and w[j - 1] not in "（(":
                    j -= 1
                j -= 1
        if w[j - 1] in _MEMBERS and any(w[x] == "的" and g[x - 1] for x in range(i + 1, j)):
            return [self.s.span(i, j)]
        named = 0
        pause = i
        summed = False
        for x in range(i, j):
            word = w[x]
            if word == "等" and x + 1 < j and x > first:
                # a list summed up by a head
                parts_before = [*parts, (first, x)]
                if len(parts_before) > 1 or g[x - 1]:
                    if all(self._own_name(a, b) for a, b in parts_before):
                        return [self.s.span(a, b) for a, b in parts_before]
                    summed = True
            if x > first and word[0] == "各" and word not in ("各级", "各类") and g[x - 1] and w[x - 1] != "地方":
                parts.append((first, x))
                first = x
                continue
            if (
                x > first
                and x + 1 < j
                and (word == "、" or (k[x] == CONJUNCTION and word != "而") or word == "与")
                and g[x - 1]
                and not summed
            ):
                if (word == "、" or word in ("和", "或者", "或", "及")) and self._shares_head(pause, x, j):
                    pause = x + 1
                    continue
                parts.append((first, x))
                first = pause = x + 1
                named += 1
        parts.append((first, j))
        if summed and len(parts) > 1:
            return [self.s.span(i, j)]
        return [r for r in (self.s.span(a, b) for a, b in parts) if r[0] < r[1]]

    def _own_name(self, i: int, j: int) -> bool:
        """Whether words i to j are the name of one body (科技部), not of a kind (医院)."""
        text = self.s.text[self.s.starts[i] : self.s.starts[j]]
        return bool(
            re.search(
                r"(部|委|局|署|院|行|总局|科协|工商联|协会|联合会|办公室|厅|办|妇联|共青团|总工会|集团|公司)$", text
            )
        ) and not re.search(r"^(各|有关|相关)|(医院|学院|法院|分公司|部门|银行)$", text)

    def _shares_head(self, first: int, x: int, j: int) -> bool:
        """“各省、自治区、直辖市人民政府”: the conjuncts before share the last one's head."""
        w = self.w
        short = {
            "省",
            "市",
            "区",
            "县",
            "乡",
            "镇",
            "自治区",
            "直辖市",
            "自治州",
            "州",
            "各省",
            "盟",
            "旗",
            "街道",
            "各市",
            "各县",
            "各区",
            "市级",
            "县级",
            "省级",
            "铁道",
            "公安",
            "国家",
            "地方",
            "各州",
        }
        places = self.v.lists["agents.place"]
        if (w[x - 1] not in short and w[x - 1] not in places) or x - first > 2:
            return False
        # up to the next pause: does a word with the head follow?
        y = x + 1
        while y < j and w[y] != "、" and self.k[y] != CONJUNCTION:
            y += 1
        if y - (x + 1) >= 2 or (w[y - 1] not in short and w[y - 1] not in places):
            return True
        return y < j and self._shares_head(x + 1, y, j)

    # --- where a verb phrase begins ---------------------------------------------------------------------------------

    def _starts_vp(self, x: int, j: int) -> bool:
        """Whether a verb phrase can begin at word x: adverbs, then a verb that is no attribute."""
        k, w = self.k, self.w
        adverb = False
        while x < j and (
            k[x] in (ADVERB, DI)
            or (
                k[x] == ADJECTIVE
                and x + 1 < j
                and (k[x + 1] in (VERB, LIGHT, NOMINAL_VERB, DI) or w[x] in self.v.adverbs)
            )
        ):
            adverb = True
            x += 1
        if x >= j:
            return False
        kind = k[x]
        if kind in _STARTERS:
            return not (x + 1 < j and k[x + 1] == DE)
        if kind == NOMINAL_VERB:
            return adverb and not (x + 1 < j and k[x + 1] == DE)
        return False

    def _has_vp(self, i: int, j: int) -> bool:
        return self._next_vp(i, j) is not None

    def _next_vp(self, i: int, j: int, alone: bool = False) -> int | None:
        """The first word from i on where a predicate begins that follows a finished noun phrase; `alone`: a verbal
        noun that ends the words is one."""
        found = self._find_vp(i, j, True)
        if found is None:
            found = self._find_vp(i, j, False)
        if found is None and alone and j - 1 >= i:
            for x in range(i, j - 1):
                if (
                    self.k[x] == NOMINAL_VERB
                    and (self.g[x - 1] or self.k[x - 1] == LOCALIZER)
                    and self.k[x + 1] in (NOUN, NOMINAL_VERB)
                ):
                    return x
            if (
                self.k[j - 1] == NOMINAL_VERB
                and self.k[j - 2] not in (VERB, NOMINAL_VERB, ADJECTIVE, PREPOSITION, DE)
                and self.w[j - 2] != "、"
            ):
                return j - 1
        return found

    def _find_vp(self, i: int, j: int, strong: bool) -> int | None:
        k, w = self.k, self.w
        sure = self.v.strong
        for x in range(i, j):
            kind = k[x]
            if (
                kind not in _STARTERS
                and kind != ADVERB
                and not (kind == ADJECTIVE and w[x] in self.v.adverbs)
                and not (kind == NOMINAL_VERB and x == j - 1 and x > i)
            ):
                continue
            p = x - 1
            if p >= i - 1 and p >= 0:
                before = w[p]
                if before in ("的", "、", "和", "与", "及", "或", "或者", "以及", "所", "被", "未", "不") and p >= i:
                    continue
            if kind == NOMINAL_VERB:
                if strong or k[x - 1] in (VERB, NOMINAL_VERB, ADJECTIVE, PREPOSITION):
                    continue
                return x
            if strong and kind == VERB and w[x] not in sure:
                continue
            if self._starts_vp(x, j) and not self._relative(x, j):
                return x
        return None


class _Clause:
    """What stands between two commas: subject, modal word, phrases before the verb, verb phrases."""

    def __init__(self, reading: _Reading, i: int, j: int) -> None:
        self.r = reading
        self.i = i
        self.j = j
        self.fronted: Range | None = None  # object after 将 把 对
        self.fronted_by = ""
        self.destination: str = ""
        self.condition: Range | None = None
        self.deadline: Range | None = None
        self.co: list[Range] = []
        self.agent: list[Range] | None = None  # after 由
        self.topic: Range | None = None
        self.manner = False
        self.limit = -1
        self.topic_agents: list[Range] | None = None
        self.manner_follows = False

    def read(self, following: tuple[int, int, str, str] | None, joined: str, before: str) -> None:
        r = self.r
        w, k = r.w, r.k
        i, j = self.i, self.j
        if following and following[0] < following[1]:
            self.manner_follows = k[following[0]] == PREPOSITION and w[following[0]] not in ("对", "由", "将")
        i = self._during(i, j)
        modal = self._modal(i, j)
        self.limit = -1 if modal is None else modal
        if modal is None or not self._attributed_agent(i, modal):
            i = self._adjuncts(i, j if modal is None else modal)
        if i >= j:
            self._leave()
            return
        if (
            modal is None
            and following
            and following[0] < following[1]
            and w[following[0]] == "由"
            and (self._attributed_thing(i, j) or k[i] in (NOUN, ADJECTIVE))
        ):
            r.topic = r.s.span(i, j)
            return
        if modal is None and following and self._modal_opens(following):
            if self._attributed_agent(i, j):
                r._set_subject(r._agents(i, j))
                return
            if self._attributed_thing(i, j):
                r.topic = r.s.span(i, j)
                return
        mood: Mood | None = None
        if modal is not None:
            if modal > i:
                self._left(i, modal)
            mood = self._mood(modal)
            i = modal + 1
            if w[modal] == "有权" or True:
                pass
            while i < j - 1 and k[i] == MODAL:
                second = self._mood(i)
                if second.modality is not Modality.OBLIGATION or mood.modality is Modality.OBLIGATION:
                    mood = second if r.v.modality[w[i]] is not Modality.OBLIGATION else mood
                i += 1
            r.mood = mood
            r.pivot = None
            r.descriptive = False
            if following and w[j - 1] in ("后", "之后", "时") and j - i > 2:
                r.condition = r.s.span(i, j)
                return
        else:
            end = r._subject_end(i, j)
            if end is not None and end < j:
                r._set_subject(r._agents(i, end))
                if (
                    following
                    and following[0] < following[1]
                    and r.k[end] in (VERB, NOMINAL_VERB, LIGHT)
                    and r.w[following[0]] in _AFTER_CASE
                    and r.w[end] != "负责"
                ):
                    r.condition = r.s.span(end, j)
                    return
                if w[end] == "由" or (end + 1 < j and w[end + 1] == "由" and k[end] == ADVERB):
                    self.topic, self.topic_agents = r.s.span(i, end), r.subject
                i = end
            elif end == j:
                agents = r._agents(i, j)
                if following and agents:
                    r._set_subject(agents)
                self._leave()
                return
            elif not self._begins_predicate(i, j):
                q = r._next_vp(i + 1, j)
                if q is None:
                    q2 = self._late_preposition(i, j)
                    if q2 is None:
                        if r.k[i] in (NOUN, PRONOUN, ADJECTIVE, NUMBER) and i == self.i:
                            r.topic = r.s.span(i, j)
                        self._leave()
                        return
                    self.topic = r.s.span(i, q2)
                    i = q2
                else:
                    q2 = self._late_preposition(i, q)
                    if q2 is not None:
                        q = q2
                    if not self._topic_ok(i, q, j):
                        if any(w[x] in _DESCRIPTIVE for x in range(i, min(j, q + 3))):
                            r.descriptive = True
                        self._leave()
                        return
                    if r.k[q - 1] != LOCALIZER and w[q - 1] not in ("内", "中", "上", "里"):
                        self.topic = r.s.span(i, q)
                    i = q
        first = i
        i = self._adjuncts(i, j)
        if i >= j:
            if mood is not None and first < j and (mood.modality is Modality.PROHIBITION or k[first] == MODAL):
                self._verb_phrase(first, j, whole=True)
                return
            if (
                mood is not None
                and first < j
                and k[j - 1] == NOMINAL_VERB
                and w[j - 2] not in ("、", "的", "和")
                and w[first] != "经"
            ):
                self._verb_phrase(j - 1, j)
                return
            if mood is not None and first < j and w[first] == "经":
                self.condition = None
                self._verb_phrase(first, j)
                return
            self._leave()
            return
        if (
            w[i] in ("有", "负有", "都有", "均有")
            and w[j - 1] in ("义务", "责任", "权利")
            and w[j - 2] == "的"
            and j - i > 4
        ):
            r.mood = Mood(Modality.PERMISSION if w[j - 1] == "权利" else Modality.OBLIGATION, r.s.span(j - 1, j))
            self._predicates(self._adjuncts(i + 1, j - 2), j - 2)
            return
        if w[i] in r.v.copula and mood is None:
            if w[i] == "是":
                r.descriptive = not r.subject
            return
        self._predicates(i, j)

    def _during(self, i: int, j: int) -> int:
        """“购苗时索要…”: the word after a condition that opens words i to j, else i."""
        r = self.r
        for x in range(i + 1, min(i + 12, j - 1)):
            if (
                r.w[x] == "时"
                and r.k[i] in (VERB, NOMINAL_VERB, NOUN)
                and (r._starts_vp(x + 1, j) or r.k[x + 1] in (PREPOSITION, MODAL))
            ):
                end = r._subject_end(i, x)
                if end is not None and end < x:
                    r._set_subject(r._agents(i, end))
                    i = end
                self.condition = r.s.span(i, x + 1)
                return x + 1
        return i

    def _attributed_agent(self, i: int, j: int) -> bool:
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
        for x in range(end - 2, i, -1):
            if k[x] == DE:
                return (
                    k[i] in (VERB, NOMINAL_VERB, PREPOSITION, PIVOT, LIGHT, ADVERB) or k[x - 1] in (VERB, NOMINAL_VERB)
                ) and not any(
                    r.g[y] and y + 1 < x and k[y + 1] == PUNCTUATION and w[y + 1] != "、" for y in range(i, x)
                )
        return False

    def _attributed_thing(self, i: int, j: int) -> bool:
        """“符合…规定的退耕地块”: words i to j are a noun phrase that begins with its attribute."""
        r = self.r
        k = r.k
        if r.w[i] in ("按照", "根据", "依据", "依照", "在") or r._subject_end(i, j) is not None:
            return False
        return r._attributed(i, j)

    def _modal_opens(self, following: tuple[int, int, str, str]) -> bool:
        """Whether the next segment has a modal word and no subject of its own before it."""
        r = self.r
        a, b, _, _ = following
        for x in range(a, b):
            if r.k[x] == MODAL:
                return x == a or not any(r.g[y] for y in range(a, x))
        return a < b and (r.w[b - 1] in ("后", "时", "前"))

    def _leave(self) -> None:
        """The segment had no predicate: what it held goes on to the next."""
        r = self.r
        if self.condition:
            r.condition = self.condition
        if self.deadline:
            r.deadline = self.deadline
        if self.topic:
            r.topic = self.topic
        if self.fronted:
            r.fronted, r.fronted_by = self.fronted, self.fronted_by
        if self.co:
            r.co = self.co
        if self.agent is not None:
            r.subject, r.pivot = self.agent, None

    def _begins_predicate(self, i: int, j: int) -> bool:
        return self.r._predicate_opens(i, j)

    def _topic_ok(self, i: int, q: int, j: int) -> bool:
        """A subject that is no agent, without a modal word: only what reads as an instruction, never a state."""
        r = self.r
        w = r.w
        if w[q] in ("由", "按照", "依照", "按", "参照", "采取", "采用"):
            return True
        if w[q - 1] in ("内", "中", "上", "里", "期间") or r.k[q - 1] == LOCALIZER:
            return True
        x = q
        while x < j and r.k[x] in (ADVERB, DI):
            x += 1
        if x > q and w[q] in ("严格", "优先", "及时", "统一", "一律", "同时", "全部", "原则上"):
            return True
        if r.subject and r.mood.marker:
            return x < j and w[x] in _PASSIVE
        return (
            x < j
            and w[x]
            in (
                "执行",
                "实行",
                "采用",
                "采取",
                "纳入",
                "列入",
                "享受",
                "免征",
                "减征",
                "进行",
                "报",
                "抄送",
                "建立",
                "不予",
            )
            and not r.descriptive
        )

    def _late_preposition(self, i: int, j: int) -> int | None:
        r = self.r
        for x in range(i + 1, j):
            if (
                r.w[x] in ("由", "按照", "依照", "按", "参照", "根据", "对")
                and r.k[x] == PREPOSITION
                and r.w[x - 1] not in ("、", "和", "的")
            ):
                if not r._relative(x, j):
                    return x
        return None

    # --- modal words ------------------------------------------------------------------------------------------------

    def _modal(self, i: int, j: int) -> int | None:
        """The modal word that governs words i to j."""
        r = self.r
        k, w = r.k, r.w
        found = None
        for x in range(i, j):
            if k[x] != MODAL:
                continue
            word = w[x]
            if word in ("允许", "准许", "禁止", "建议", "请") and x > i and k[x - 1] not in (NOUN, ADVERB):
                continue
            if x + 1 >= j:
                continue
            if (
                word in ("要", "可", "应", "需", "需要", "须", "可以")
                and x > i
                and not r.g[x - 1]
                and r._relative(x, j)
            ):
                continue
            if w[x + 1] == "的":
                continue
            if (
                k[x + 1] in (NOUN, DE)
                and word in ("可", "需", "需要", "要")
                and not r._has_vp(x + 1, j)
                and not r.g[x + 1]
            ):
                if word in ("可",):
                    continue
            found = x
            break
        return found

    def _mood(self, x: int) -> Mood:
        r = self.r
        return Mood(r.v.modality[r.w[x]], r.s.span(x, x + 1))

    def _left(self, i: int, m: int) -> None:
        """What stands before the modal word: subject, condition, time."""
        r = self.r
        w, k = r.w, r.k
        while m > i and (
            k[m - 1] == ADVERB or w[m - 1] in ("均", "都", "也", "还", "并", "则", "同时", "原则上", "但")
        ):
            m -= 1
        if m <= i:
            return
        # a condition inside: 单位应急疏散时应当
        if w[m - 1] in ("时", "后", "之后", "以后", "期间") or (w[m - 1] == "前"):
            end = r._subject_end(i, m)
            start = i
            if end is not None and end < m:
                r._set_subject(r._agents(i, end))
                start = end
            if w[m - 1] == "前":
                if w[start] in ("在", "于"):
                    start += 1
                self.deadline = r.s.span(start, m)
            else:
                self.condition = r.s.span(start, m)
            return
        end = m
        # phrases after the subject: 地方各级人民政府按照…应当
        for x in range(i + 1, m):
            if k[x] == PREPOSITION and r.g[x - 1] and w[x] not in ("与", "和", "同") and not self._de_after(x, m):
                end = x
                break
        if (
            r.g[end - 1]
            or (w[end - 1] == "等" and end - 2 >= i and r.g[end - 2])
            or (w[end - 1] == "之间" and r.g[end - 2])
        ):
            agents = r._agents(i, end)
            if m < self.j - 1 and w[self._after_modal(m)] == "由":
                self.topic = r.s.span(i, end)
                self.topic_agents = agents
                return
            r.subject = agents
            r.pivot = None
            r.subject_named = True
            if end < m:
                self._adjuncts(end, m)
            return
        if w[end - 1] == "的" and end - 1 > i:
            self.condition = r.s.span(i + 1 if w[i] in ("对", "对于") else i, end - 1)
            return
        subject = r._subject_end(i, end)
        if (
            subject is not None
            and (end - subject >= 3 or (end - subject == 2 and k[end - 1] == NOUN and w[end - 1] not in _KINDS_OF_TEXT))
            and k[subject] in (VERB, LIGHT, ADVERB, PREPOSITION)
            and not self._de_after(subject, end)
        ):
            r.subject = r._agents(i, subject)
            r.pivot = None
            self.condition = r.s.span(subject, end)
            return
        if k[i] in (VERB, LIGHT) and not self._de_after(i, end):
            # 开展观鸟…应当: a case
            self.condition = r.s.span(i, end)
            return
        self.topic = r.s.span(i, end)
        if w[i] in ("对", "对于"):
            self.fronted = r.s.span(i + 1, end)
            self.fronted_by = "对"
            self.topic = None

    def _after_modal(self, m: int) -> int:
        r = self.r
        while m < self.j - 1 and r.k[m] in (ADVERB, MODAL, CONJUNCTION):
            m += 1
        return m

    def _de_after(self, x: int, j: int) -> bool:
        return any(self.r.k[y] == DE for y in range(x + 1, j))

    # --- phrases before the verb ------------------------------------------------------------------------------------

    def _adjuncts(self, i: int, j: int, subject_may_follow: bool = False) -> int:
        """Take prepositional phrases, times and places off the front; the word where the rest begins."""
        r = self.r
        w, k = r.w, r.k
        text, starts = r.s.text, r.s.starts
        while i < j:
            word, kind = w[i], k[i]
            if kind in (NUMBER, TIME) or word in ("自", "于", "每年", "每", "到", "在", "从", "次年", "当年"):
                match = _DEADLINE.match(text, starts[i], starts[j])
                if match and match.end() - match.start() > 1:
                    e = self._index(match.end(), i, j)
                    if e is not None and e > i:
                        self.deadline = r._trim(match.start(), match.end())
                        i = e
                        continue
                if kind == TIME and i + 1 < j:
                    if re.fullmatch(r"\d{4}年.*|.*[年月]底", word):
                        self.deadline = r.s.span(i, i + 1)
                    i += 1
                    continue
            if word[0] == "每":
                match = _EVERY.match(text, starts[i], starts[j])
                e = self._index(match.end(), i, j) if match else None
                if e is not None and e > i:
                    i = e
                    continue
            if word in _CO and i + 1 < j:
                end = r._subject_end(i + 1, j)
                if end is not None and end <= j:
                    self.co.extend(r._agents(i + 1, end))
                    i = end
                    continue
            if kind == PREPOSITION:
                nxt = self._phrase(i, j)
                if nxt is None:
                    return i
                i = nxt
                if self.fronted_by == "将":
                    return i
                continue
            if kind == ADVERB:
                x = i + 1
                while x < j and (k[x] in (ADVERB, DI) or w[x] == "、"):
                    x += 1
                if x < j and k[x] == PREPOSITION and w[x] != "为":
                    i = x
                    continue
            return i
        return i

    def _index(self, position: int, i: int, j: int) -> int | None:
        starts = self.r.s.starts
        for x in range(i, j + 1):
            if starts[x] == position:
                return x
            if starts[x] > position:
                return None
        return None

    def _phrase(self, p: int, j: int) -> int | None:
        """The end of the prepositional phrase that word p opens; None where p opens none. Notes what it says."""
        r = self.r
        w, k = r.w, r.k
        word = w[p]
        if (
            word == "将"
            and p + 1 < j
            and (k[p + 1] in (LIGHT, ADVERB, PIVOT) or (k[p + 1] == VERB and not self._destination_after(p + 1, j)))
        ):
            return p + 1
        if word in ("将", "把"):
            q = self._ba_verb(p + 1, j)
            if q is None:
                if word == "将" and (r._starts_vp(p + 1, j) or k[p + 1 if p + 1 < j else p] == PREPOSITION):
                    return p + 1
                if j - p > 2:
                    self.fronted, self.fronted_by = r.s.span(p + 1, j), "将"
                    return j
                return None
            end = q
            for x in range(p + 2, q):
                if w[x] in ("于", "在", "自"):
                    match = _DEADLINE.match(r.s.text, r.s.starts[x], r.s.starts[q])
                    if match and match.end() == r.s.starts[q]:
                        self.deadline = r._trim(match.start(), match.end())
                        end = x
                        break
            self.fronted, self.fronted_by = r.s.span(p + 1, end), "将"
            return q
        if word in ("对", "对于"):
            q = None if j == self.limit else self._dui_verb(p + 1, j)
            if q is None and w[j - 1] == "的":
                self.condition = r.s.span(p + 1, j - 1)
                return j
            if q is None:
                self.fronted, self.fronted_by = r.s.span(p + 1, j), "对"
                return j
            self.fronted, self.fronted_by = r.s.span(p + 1, q), "对"
            return q
        if word == "由":
            end = r._subject_end(p + 1, j, after_pivot=True, alone=True)
            if end is None:
                end = self._modified_agent(p + 1, j)
            if end is None:
                q = r._next_vp(p + 2, j)
                if q is None:
                    return None
                end = q
            if _RULES.search(r.s.text, r.s.starts[p], r.s.starts[end]):
                return j
            self.agent = r._agents(p + 1, end)
            return end
        if word == "经":
            if self.limit >= 0 and p > self.limit and self.topic is not None:
                end = r._subject_end(p + 1, j, after_pivot=True, alone=True)
                if end is not None and end < j:
                    self.agent = r._agents(p + 1, end)
                    return end
            q = r._next_vp(p + 2, j)
            if q is not None and w[q] in (
                "批准",
                "同意",
                "审核",
                "审查",
                "认定",
                "审批",
                "核准",
                "授权",
                "确认",
                "检查",
            ):
                q2 = r._next_vp(q + 1, j)
                q = q2
            if q is None:
                self.condition = r.s.span(p, j)
                return j
            self.condition = r.s.span(p, q)
            return q
        if word in ("在", "于", "至", "到"):
            return self._place(p, j)
        if word == "被":
            return None
        if word in ("与", "同"):
            end = r._subject_end(p + 1, j)
            if end is not None and end < j:
                self.co.extend(r._agents(p + 1, end))
                return end
            for x in range(p + 2, j):
                if w[x] in r.v.state or w[x] in ("相衔接", "衔接", "相匹配", "匹配", "相结合", "对接"):
                    while k[x - 1] in (ADVERB, VERB) and x - 1 > p + 1:
                        x -= 1
                    return x
            return r._next_vp(p + 2, j)
        if word in ("采取", "采用", "利用", "运用", "结合", "借助", "依托", "立足", "充分利用", "作为", "参照", "比照"):
            return self._opener(p, j)
        if word in ("按照", "根据", "依据", "依照", "按", "遵照", "参照", "比照", "围绕", "针对", "本着", "凭", "通过"):
            q = self._framed(p, j)
            return j if q is None else q
        if word == "以":
            for x in range(p + 1, j):
                if w[x] in ("为", "为主", "为由", "为名", "为目的", "为导向") and x > p + 1:
                    q = r._next_vp(x + 2, j)
                    return j if q is None else q
            q = r._next_vp(p + 2, j)
            return j if q is None else q
        q = r._next_vp(p + 2, j, alone=word in _ADJUNCTS)
        return j if q is None else q

    def _framed(self, p: int, j: int) -> int | None:
        r = self.r
        w, k = r.w, r.k
        ends = r.v.lists["frames.manner-end"]
        best = None
        for x in range(p + 1, j):
            if w[x] in ends and (
                x + 1 >= j or k[x + 1] in (VERB, LIGHT, PIVOT, ADVERB, PREPOSITION, NOMINAL_VERB, MODAL) or r.g[x + 1]
            ):
                if x + 1 >= j:
                    return None
                if w[x + 1] in ends:
                    continue
                if r._starts_vp(x + 1, j) or k[x + 1] in (PREPOSITION, NOMINAL_VERB) or r._subject_end(x + 1, j):
                    best = x + 1
                    break
        if best is not None:
            return best
        if w[j - 1] in ends or w[j - 1] in ("活动", "工作"):
            return r._find_vp(p + 2, j, True)
        return r._next_vp(p + 2, j)

    def _opener(self, p: int, j: int) -> int | None:
        """采取…措施 is an action, 采取…方式V and 利用XV open another verb phrase."""
        r = self.r
        w = r.w
        q = r._next_vp(p + 2, j)
        if w[p] in ("采取", "采用", "参照", "比照"):
            for x in range(p + 1, j):
                if w[x] in ("方式", "形式", "办法", "手段", "方法", "模式", "等方式") and x + 1 < j:
                    if r.k[x + 1] in PREDICATES or r.k[x + 1] in (ADVERB, PREPOSITION):
                        return x + 1
            return None
        if q is None:
            if w[p] in ("作为", "利用", "运用") and p > self.i:
                return None
            return j
        return q

    def _place(self, p: int, j: int) -> int | None:
        r = self.r
        w, k = r.w, r.k
        localizers = r.v.lists["frames.localizer"]
        for x in range(p + 1, j):
            if w[x] in localizers or k[x] == LOCALIZER:
                if k[x - 1] == VERB or (x + 1 < j and k[x + 1] == NUMBER):
                    continue
                if (
                    x + 1 < j
                    and k[x + 1] in (DE, NOUN, CONJUNCTION, PUNCTUATION)
                    and not r._starts_vp(x + 1, j)
                    and not r.g[x + 1]
                ):
                    continue
                if (
                    x + 1 < j
                    and k[x + 1] == NOMINAL_VERB
                    and not r._starts_vp(x + 1, j)
                    and w[x] not in ("时", "前", "后", "期间")
                ):
                    if x + 2 < j and k[x + 2] == NOUN:
                        pass
                if (
                    w[x] in _DURING
                    and w[x] not in ("下", "中", "基础上")
                    or (w[x] in ("中",) and r._has_vp(p + 1, x))
                    or w[x].endswith(("前提下", "条件下", "情况下", "过程中"))
                ):
                    self.condition = r.s.span(p, x + 1)
                elif w[x] == "前" or w[x] == "之前":
                    self.deadline = r.s.span(p + 1, x + 1)
                return x + 1
        q = r._next_vp(p + 2, j, alone=True)
        return j if q is None else q

    def _destination_after(self, i: int, j: int) -> bool:
        r = self.r
        return any(r.w[x] in r.v.destination for x in range(i + 1, j))

    def _ba_verb(self, i: int, j: int) -> int | None:
        r = self.r
        w, k = r.w, r.k
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
                and not r._relative(x, j)
                and w[x - 1] not in ("的", "、", "和")
            ):
                y = x
                while y - 1 > i and k[y - 1] in (ADVERB, DI):
                    y -= 1
                return y
        return r._next_vp(i + 1, j)

    def _dui_verb(self, i: int, j: int) -> int | None:
        r = self.r
        w, k, v = r.w, r.k, r.v
        for x in range(i + 1, j):
            if k[x] == LIGHT or (k[x] == MODAL and w[x] != "可"):
                y = x
                while y - 1 > i and k[y - 1] in (ADVERB, DI):
                    y -= 1
                if not r._relative(x, j):
                    return y
        q = r._next_vp(i + 1, j)
        if q is not None and k[q] != ADVERB and w[q] not in v.clausal and w[q] not in _WITH_DUI:
            for x in range(j - 1, q, -1):
                if k[x] == DE:
                    if not r._has_vp(x + 1, j):
                        return None
                    q = r._next_vp(x + 1, j)
                    break
        if q is None and k[j - 1] in (NOMINAL_VERB, VERB) and j - 1 > i and w[j - 2] not in ("的", "、", "和", "与"):
            y = j - 1
            while y - 1 > i and k[y - 1] in (ADVERB, DI):
                y -= 1
            if y < j - 1 or k[j - 1] == VERB:
                return y
        return q

    # --- verb phrases -----------------------------------------------------------------------------------------------

    def _predicates(self, i: int, j: int) -> None:
        """Read the coordinated verb phrases of words i to j and put out a statement for each."""
        r = self.r
        w, k, v = r.w, r.k, r.v
        # a pivot with an agent: the agent bears what follows
        x = i
        while x < j and k[x] == ADVERB:
            x += 1
        if (
            x + 3 < j
            and k[x] in (VERB, NOMINAL_VERB)
            and k[x + 1] == CONJUNCTION
            and k[x + 2] == PIVOT
            and self._pivot(i, x, j, x + 3)
        ):
            return
        if r.mood.modality is Modality.PROHIBITION and x < j and k[x] == PIVOT:
            self._verb_phrase(i, j)
            return
        if x < j and (k[x] == PIVOT or (w[x] in ("禁止", "严禁", "允许", "准许") and k[x] == MODAL)):
            if self._pivot(i, x, j):
                return
        elif i > self.i and k[i - 1] == MODAL and w[i - 1] in ("允许", "准许", "禁止", "严禁", "请", "建议"):
            end = r._subject_end(i, j)
            if end is not None and end < j:
                r.subject = r._agents(i, end)
                r.subject_named = True
                i = self._adjuncts(end, j)
                if i >= j:
                    return
        if r.descriptive and r.mood.marker is None:
            return
        if r.setting.item and r.mood.modality is Modality.PROHIBITION:
            parts = self._acts(i, j)
        else:
            parts = self._coordinated(i, j)
            if r.mood.modality is Modality.PROHIBITION:
                acts = self._acts(i, j)
                if len(acts) > max(2, len(parts)) and all(b - a > 1 for a, b in acts):
                    parts = acts
        first = True
        for a, b in parts:
            if not first:
                self.fronted = self.fronted if self.fronted_by == "对" and False else None
                self.deadline = None
                a = self._adjuncts(a, b)
                if a >= b:
                    continue
                if k[a] == PIVOT and self._pivot(a, a, b):
                    continue
                self.topic = None if not first else self.topic
            self._verb_phrase(a, b)
            first = False

    def _pivot(self, i: int, x: int, j: int, e: int = 0) -> bool:
        r = self.r
        w, k, v = r.w, r.k, r.v
        if not e:
            e = x + 1
            while e < j and (
                k[e] == PIVOT
                or (w[e] == "、" and e + 1 < j and k[e + 1] == PIVOT)
                or (
                    k[e] == CONJUNCTION
                    and e + 1 < j
                    and (k[e + 1] == PIVOT or (k[e + 1] == VERB and w[e + 1] in ("规范", "支持", "帮助")))
                )
            ):
                e += 1 if k[e] == PIVOT else 2
        start = e
        end = r._subject_end(start, j, after_pivot=True)
        if end is None or end <= start:
            # 支持以划拨方式取得土地的单位…: an attribute before the agent
            end = self._modified_agent(start, j)
        if end is None or end <= start or (end >= j and not self.manner_follows):
            return False
        agents = r._agents(start, end)
        mood = Mood(
            v.pivot[w[x]] if k[x] == PIVOT else v.pivot.get(w[e - 1]) or v.modality.get(w[x], Modality.OBLIGATION),
            r.s.span(x, e),
        )
        by = list(r.subject) if r.subject_named and r.subject else []
        r.pivot = (agents, mood, by)
        i = self._adjuncts(end, j)
        if i >= j:
            self._leave()
            return True
        if k[i] == MODAL and i + 1 < j:
            r.pivot = (agents, self._mood(i), by)
            i += 1
        for a, b in self._coordinated(i, j):
            if a > i:
                a = self._adjuncts(a, b)
                if a >= b:
                    continue
            self._verb_phrase(a, b)
        return True

    def _modified_agent(self, i: int, j: int) -> int | None:
        r = self.r
        k = r.k
        for y in range(i + 1, j):
            if k[y] == DE:
                return r._subject_end(y + 1, j, after_pivot=True) if y + 1 < j else None
        return None

    def _coordinated(self, i: int, j: int) -> list[tuple[int, int]]:
        """Cut words i to j at the conjunctions that join verb phrases with objects of their own."""
        r = self.r
        w, k = r.w, r.k
        parts: list[tuple[int, int]] = []
        first = i
        # the verb group first: V和V on one object stays together
        group = self._group_end(i, j)
        x = group
        while x < j - 1:
            word = w[x]
            if x > first and word in ("并", "并且", "且") and k[x] != NOUN:
                if r._starts_vp(x + 1, j) or k[x + 1] in (PREPOSITION, MODAL, NOMINAL_VERB) or w[x + 1] in ("将", "对"):
                    parts.append((first, x))
                    first = x + 1
                    x = self._group_end(first, j) if r._starts_vp(first, j) else first
                    continue
            elif (
                word in ("或者", "或", "、", "以及", "及", "和")
                and x + 2 < j
                and w[x + 1] in ("将", "把")
                and x > group
            ):
                parts.append((first, x))
                first = x + 1
                x += 2
                continue
            elif (
                word in ("或者", "或", "、", "以及", "及", "和")
                and x > group
                and k[x - 1] not in (VERB, ADVERB)
                and self._joins_phrases(first, x, j, word)
            ):
                parts.append((first, x))
                first = x + 1
                x = group = self._group_end(first, j)
                continue
            x += 1
        parts.append((first, j))
        return parts

    def _acts(self, i: int, j: int) -> list[tuple[int, int]]:
        """Prohibited acts in a row (取土、采石、修建坟墓): each piece that begins with a verb is one."""
        r = self.r
        w, k = r.w, r.k
        if w[j - 1] in ("行为", "活动", "等") and "等" in w[i:j] and w[j - 1] != "等":
            return [(i, j)] if not self._de_after(i, j) else []
        pieces: list[tuple[int, int]] = []
        first = i
        for x in range(i + 1, j - 1):
            if w[x] in ("、", "或者", "或", "以及") and (
                k[x + 1] in (VERB, ADVERB, LIGHT, PREPOSITION)
                or (k[x + 1] == NOMINAL_VERB and x + 2 < j and k[x + 2] != NOUN)
            ):
                if k[x - 1] == VERB and x - first == 1 and w[x] != "、":
                    continue
                pieces.append((first, x))
                first = x + 1
        pieces.append((first, j))
        # verbs in a row before one object: 截留、倒卖X
        if (
            len(pieces) > 1
            and all(b - a == 1 for a, b in pieces[:-1])
            and pieces[-1][1] - pieces[-1][0] > 1
            and len(pieces) == 2
        ):
            return [(i, j)]
        return pieces

    def _joins_phrases(self, first: int, x: int, j: int, word: str) -> bool:
        r = self.r
        w, k = r.w, r.k
        y = x + 1
        if not r._starts_vp(y, j):
            return False
        while k[y] == ADVERB:
            y += 1
        if k[y] != VERB or w[y] not in r.v.strong:
            return False
        if self._de_after(y, j) and word != "或者":
            return False
        end = self._group_end(x + 1, j)
        if end >= j:
            return word in ("或者",) and False
        if k[end] in (PUNCTUATION, CONJUNCTION):
            return False
        # an object of its own, and none of the list's summing heads behind it
        tail = w[j - 1]
        if any(w[z] == "等" for z in range(end, j)) and tail not in ("等",):
            return False
        if k[first] not in PREDICATES and k[first] != ADVERB:
            return False
        verb = first
        while verb < x and k[verb] == ADVERB:
            verb += 1
        if (w[verb] in _TAKES_CLAUSE or w[self._group_end(first, x) - 1] in _TAKES_CLAUSE) and word in (
            "、",
            "和",
            "及",
            "以及",
            "或",
        ):
            return False
        if word in ("和", "及", "以及"):
            return k[x + 1] == ADVERB
        return True

    def _group_end(self, i: int, j: int) -> int:
        """The end of the action that begins at word i: adverbs, verb, further verbs of the same action, complement."""
        r = self.r
        w, k, v = r.w, r.k, r.v
        x = i
        while x < j and (
            k[x] in (ADVERB, DI)
            or (
                k[x] == ADJECTIVE and (w[x] in v.adverbs or (x + 1 < j and k[x + 1] in (VERB, LIGHT, NOMINAL_VERB, DI)))
            )
            or (w[x] == "、" and x > i and k[x - 1] in (ADVERB, ADJECTIVE))
        ):
            x += 1
        if x >= j:
            return j
        head = x
        x += 1
        light = k[head] == LIGHT
        word = w[head]
        if (
            w[i] == "严格"
            and head == i + 1
            and j - head >= 2
            and all(k[y] in (NOMINAL_VERB, NOUN) or w[y] not in v.strong for y in range(head, j))
            and k[j - 1] in (NOMINAL_VERB, NOUN)
            and k[head] != VERB
        ):
            return i + 1
        if x < j <= x + 3 and word not in v.clausal and word not in v.openers and word not in _TAKES_ACT and not light:
            if all(k[y] == VERB or (k[y] == NOMINAL_VERB and w[y] in v.second) for y in range(x, j)):
                return j
        while x < j:
            kind = k[x]
            if (
                w[x] in _COMPLEMENTS
                and x + 1 <= j
                and k[x - 1] in PREDICATES
                and kind != MODAL
                and (w[x] != "好" or w[x - 1] in _GOOD)
            ):
                x += 1
                continue
            if light:
                break
            if kind == ADVERB and word in ("负责", "牵头") and self._adverbs_then_verb(x, j):
                x += 1
                continue
            if kind in (VERB, LIGHT) or (kind == NOMINAL_VERB and word in v.openers):
                if word in v.openers or word == "负责":
                    if x + 1 >= j and kind == NOMINAL_VERB:
                        break
                    if x + 1 < j and k[x + 1] == DE:
                        break
                    if kind == NOMINAL_VERB and x + 1 < j and k[x + 1] in (CONJUNCTION, PUNCTUATION):
                        break
                    word = w[x]
                    x += 1
                    light = kind == LIGHT
                    continue
                if (
                    word not in v.clausal
                    and w[x] in v.second
                    and x + 1 < j
                    and k[x + 1] not in (DE, CONJUNCTION, PUNCTUATION)
                    and k[head] in (VERB, NOMINAL_VERB)
                ):
                    word = w[x]
                    x += 1
                    continue
                break
            if (kind == CONJUNCTION or w[x] == "、") and x + 1 < j and w[x] != "而":
                y = x + 1
                while y < j and k[y] == ADVERB:
                    y += 1
                if (
                    y < j
                    and (
                        k[y] == VERB
                        or (
                            k[y] == NOMINAL_VERB
                            and w[head] not in v.clausal
                            and k[head] == VERB
                            and y + 1 < j
                            and (w[y + 1] == "、" or (k[y + 1] == NOUN and w[x] != "和"))
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

    def _adverbs_then_verb(self, x: int, j: int) -> bool:
        k = self.r.k
        while x < j and k[x] == ADVERB:
            x += 1
        return x < j and k[x] == VERB

    def _verb_phrase(self, i: int, j: int, whole: bool = False) -> None:
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
        ):
            if k[x] not in (NOUN, ADJECTIVE) or not (x == i and j - i == 1):
                return
        end = j if whole else self._group_end(i, j)
        head = w[x]
        mood = r.mood
        # light verbs
        if k[x] == LIGHT or (head in v.light_fronted and self.fronted_by == "对"):
            if all(
                k[y] in (VERB, NOMINAL_VERB, ADVERB, ADJECTIVE, LIGHT, PIVOT)
                or w[y] in ("、", "和", "或者", "或", "与")
                for y in range(end, j)
            ) or (j - end == 1 and len(w[end]) <= 2 and k[end] != NOUN):
                end = j
                rule = "light-verb"
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
            fronted = self.fronted or r.fronted
            if fronted is not None:
                target = fronted
                rule = "fronted"
                if self.fronted_by == "对" and "的" in r.s.text[fronted[0] : fronted[1]]:
                    r.beneficiary = fronted
            elif self.topic is not None:
                target = self.topic
                rule = "topic"
            elif r.topic is not None:
                target = r.topic
                rule = "topic"
        elif (self.topic or r.topic) is not None and (
            head in v.state or w[end - 1] in v.state or w[end - 1] in v.destination
        ):
            target = self.topic or r.topic
            rule = "state"
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
        marker_mood = mood
        actors = r.subject
        by: list[Range] = []
        if self.agent is not None:
            actors = self.agent
            r.subject = self.topic_agents or self.agent
            r.subject_named = True
            r.pivot = None
            self.agent = None
        elif r.pivot is not None and not (k[x] == PIVOT):
            actors, marker_mood, by = r.pivot
        elif k[x] == PIVOT:
            r.pivot = None
        if (
            not actors
            and r.case_subject
            and not (head in ("处", "没收", "吊销") or _PENAL.search(r.s.text[action[0] : action[1]]))
        ):
            actors = r.case_subject
            if condition and condition[0] <= r.case_subject[0][0]:
                condition = (max(condition[0], r.case_subject[-1][1]), condition[1])
        if head == "负责" or "负责" in w[i:end]:
            y = next(z for z in range(i, end) if w[z] == "负责") if "负责" in w[i:end] else x
            if marker_mood.marker is None:
                marker_mood = Mood(Modality.OBLIGATION, r.s.span(y, y + 1))
                r.mood = marker_mood
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
            )
        )
        r.deadline = None
        r.topic = None
        r.co = []
        self.deadline = None
        self.co = []


def agents_of(sentence: Sentence, vocabulary: Vocabulary) -> list[Range]:
    """The agents that a list of names and nothing else names."""
    return _Reading(sentence, vocabulary, Setting())._agents(0, len(sentence.words))
