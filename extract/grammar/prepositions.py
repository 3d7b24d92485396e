"""Where a prepositional phrase ends and what it says, preposition by preposition."""

from __future__ import annotations

from ..words import (
    ADJECTIVE,
    ADVERB,
    CONJUNCTION,
    DE,
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
)
from .frontings import Frontings
from .patterns import RULES


class Prepositions(Frontings):
    """Reads the phrases of 由, 经, 与, 按照, 采取 and 在."""

    def agent_phrase(self, p: int, j: int) -> int | None:
        """由X: who acts; rules and contracts after 由 are nobody."""
        r = self.r
        whose = r.w[p + 1 : p + 2] == ["具有"]  # 由具有X国国籍、具备Y的公民担任
        end = self.last_modified(p + 1, j) if whose else r.subject_end(p + 1, j, after_pivot=True, alone=True)
        acts = end is not None and r.k[p + 1] == VERB and r.w[p + 1] in r.v.strong and DE not in r.k[p:end]
        other = end is None or (acts and DE in r.k[end:j]) or (r.w[p + 1] == "在" and DE in r.k[p:j])
        if other and not whose:
            end = self.modified_agent(p + 1, j, alone=True) or end  # 由提出委员会组建建议的单位征集委员
        if end is None:
            end = r.next_vp(p + 2, j)
        if end is None and p + 2 < j and r.g[p + 1] and not self.alone:
            end = j  # 由本人或者其委托的人，
        if end is None:
            return None
        if RULES.search(r.s.text, r.s.starts[p], r.s.starts[end]) and not (r.g[end - 1] and DE in r.k[p:end]):
            return j
        if r.w[end - 1] == "预算" and end < j:
            return end  # 由同级预算列支
        if end + 1 < j and r.w[end] == "预算":
            return end + 1  # 由同级财政预算列支
        joint = next((x for x in range(end - 1, p + 1, -1) if r.w[x] in ("或者", "或")), p)
        if end < j and r.w[end] == "授权" and joint > p + 1:
            later = r.subject_end(end + 1, j, after_pivot=True)
            if later is not None and later < j:
                self.agent = [*r.agents(p + 1, joint), r.s.span(joint + 1, later)]
                return later  # 由X或者X授权Y组织Z
        if end < j and r.w[end] in r.closed.relative:
            later = self.modified_agent(end, j) or j
            if later < j and r.k[later] in (VERB, NOMINAL_VERB) and r.g[later - 1]:
                end = later  # 由国务院负责X的部门制定
        thing = not r.g[end - 1] and (r.w[j - 1] == "构成" or r.w[end - 1] in ("预算", "基金", "资金", "渠道"))
        self.agent = [] if thing else r.agents(p + 1, end)  # 由基金支付
        return end

    def approval(self, p: int, j: int) -> int | None:
        """经X批准 is a condition; after a topic and a modal word, 经X names who acts (应当经全体委员表决通过)."""
        r = self.r
        if self.limit >= 0 and p > self.limit and (self.topic or r.topic or self.fronted):
            end = r.subject_end(p + 1, j, after_pivot=True, alone=True)
            if end is None or end == j:
                end = j
                while end > p + 2 and r.w[end - 1] in r.closed.approves:
                    end -= 1
            if end < j and r.g[end - 1] and any(w in r.closed.decides for w in r.w[end:j]):
                self.agent = r.agents(p + 1, end)
                return end
            if p == self.limit + 1:
                after = next(
                    (x for x in range(p + 2, j - 1) if r.w[x] in ("后", "之后") and r.k[x + 1] in PREDICATES), None
                )
                if after is None:
                    return None
                self.condition = r.s.span(p, after + 1)  # 应当经X确认后处理
                return after + 1
        q = r.next_vp(p + 2, j)
        if q is not None and p == self.limit + 1 and r.w[q] in r.closed.together and r.w[j - 1] in r.closed.approves:
            q = None  # 应当经X会同Y批准
        if q is not None and (r.w[q] in r.closed.approves or (r.w[q] in r.closed.decides and self.limit < 0)):
            q = r.next_vp(q + 1, j)
        end = j if q is None else q
        end = next((x + 1 for x in range(p + 2, end - 1) if r.w[x] in ("后", "之后")), end)  # 经批准后在X排放
        self.condition = r.s.span(p, end - (r.w[end - 1] in ("并", "并且")))  # 经X同意并出示Y
        return end

    def companion(self, p: int, j: int) -> int | None:
        """与X V: X acts too; 与X一致: X is what the state is measured by."""
        r = self.r
        end = r.subject_end(p + 1, j)
        alike = any(w in r.v.state or w in r.closed.agrees for w in r.w[j - 1 : j])
        if end is not None and end < j and not alike:
            self.co.extend(r.agents(p + 1, end))
            return end
        if not alike and r.k[j - 1] in (VERB, NOMINAL_VERB) and r.g[j - 2] and j - 1 > p + 1:
            self.co.extend(r.agents(p + 1, j - 1))  # 与X合作
            return j - 1
        for x in range(p + 2, j):
            if r.w[x] in r.v.state or r.w[x] in r.closed.agrees:
                while r.k[x - 1] in (ADVERB, VERB) and x - 1 > p + 1:
                    x -= 1
                return x
        return r.next_vp(p + 2, j)

    def framed(self, p: int, j: int) -> int | None:
        r = self.r
        w, k = r.w, r.k
        ends = r.v.lists["frames.manner-end"]
        best = None
        told = w[j - 1] in r.closed.outcomes or "等" in w[j - 3 : j - 1]
        if w[p] in ("围绕", "针对") and self.followed and told and DE not in k[p:j]:
            return None  # 围绕政策执行落实情况，
        if w[p] == "通过" and w[j - 1] in r.closed.means and "等" in w[j - 3 : j - 1]:
            return None  # 通过政策引导、资金扶持等方式，
        if w[p] == "以":
            under = (x for x in range(p + 2, j - 1) if w[x] == "名义" and r.starts_vp(x + 1, j))
            if (last := next(under, None)) is not None:
                return last + 1  # 以安排实习等名义收取费用
        if (closed := self.principles_end(p, j)) is not None:
            return None if closed == j else closed
        if w[p] == "通过" and "等" in w[p + 2 : j - 2]:
            for x in range(p + 3, j - 1):
                if w[x - 1] == "等" and w[x] in r.closed.means and r.starts_vp(x + 1, j):
                    return x + 1  # 通过协议定价、挂牌交易等方式确定价格
        for x in range(p + 1, j):
            if w[x] in r.closed.attributive and k[x + 1 : x + 2] == [NOMINAL_VERB] and w[j - 1] in ends:
                continue  # 根据实际经营情况，
            if w[x] in ends and (
                x + 1 >= j
                or k[x + 1] in (VERB, LIGHT, PIVOT, ADVERB, PREPOSITION, NOMINAL_VERB, MODAL)
                or r.g[x + 1]
                or (k[x + 1] == ADJECTIVE and r.starts_vp(x + 1, j))  # 按照操作规范安全驾驶
            ):
                if x + 1 >= j:
                    q = r.find_vp(p + 2, x, True)
                    if q is not None and w[x] in ("合同", "协议") and w[q] in ("签订", "订立", "签署", "履行", "解除"):
                        return q  # 按照确定的事项签订合同
                    q = None if q is not None and r.conjoins(q + 1) else q  # 根据发展和现实需求，
                    acts = q is not None and (k[q] == ADVERB or k[q - 1] in (NOUN, LOCALIZER))
                    acts = acts and q is not None and w[q] not in r.closed.attributive  # 根据实际经营情况
                    if acts and q is not None and (w[q] in r.closed.assures or w[q - 1] == "等"):
                        return q  # 根据习性确保X具有Y的条件, 根据X等合理确定重点
                    drafts = q is not None and w[q] in r.closed.drafts and k[q + 1] != DE and DE not in k[p:q]
                    acts = acts and w[x] in r.closed.objects_too and (drafts or not self.de_after(q or p, j))
                    acts = acts and not (q == x - 1 and w[q] in r.closed.names_plan)  # 根据选址规划
                    return q if acts else None  # 根据容量合理控制数量
                procedure = w[x] in r.closed.papers and w[x + 1] in r.closed.drafts and x + 3 < j and w[x + 2] in ends
                if procedure and k[x + 1] in (VERB, NOMINAL_VERB) and k[x + 3] in (VERB, PREPOSITION):
                    continue  # 按照规划编制程序
                if w[x + 1] in ends:
                    if k[x + 1] == VERB and x + 2 < j and k[x + 2] in (NOUN, ADJECTIVE, PRONOUN):
                        return x + 1  # 按照规定安排残疾人就业
                    if k[x + 1] == VERB and x + 2 == j and w[x] in r.closed.means:
                        return x + 1  # 以合同方式约定
                    continue
                q = r.find_vp(p + 2, x, True) if w[x] in r.closed.objects_too and k[x + 1] == NOMINAL_VERB else None
                if q is not None and not self.de_after(q, x):
                    return q  # 根据功能定位提供政策支持
                if r.starts_vp(x + 1, j) or k[x + 1] in (PREPOSITION, NOMINAL_VERB) or r.subject_end(x + 1, j):
                    best = x + 1
                    break
        if best is not None:
            return best
        if w[j - 1] == "等":
            return None  # 根据A、B等，
        if w[j - 1] in ends or w[j - 1] in ("活动", "工作"):
            q = r.find_vp(p + 2, j, True)
            named = q is not None and (w[q - 1] in r.closed.attributive or r.conjoins(q + 1))
            return None if named else q  # 根据实际经营情况，
        q = r.next_vp(p + 2, j)
        return q if q is None else self.before_dui(p, q)

    def before_dui(self, p: int, q: int) -> int:
        """The 对 of “根据X提供的信息对Y申请的Z进行核对” before 进行 at word q, the phrase opening at word p; else q."""
        if self.r.k[q] != LIGHT:
            return q
        x = next((x for x in range(q - 2, p + 2, -1) if self.r.w[x] in ("对", "将")), q)
        closed = self.r.k[x - 1] == NOUN and not self.r.g[x - 1] and DE in self.r.k[p:x]
        return x if closed else q

    def principles_end(self, p: int, j: int) -> int | None:
        """The word behind “按照政策支持、社会参与的原则” at word p, where a list of principles stands before 的."""
        for x in range(p + 4, j):
            if self.r.w[x] in self.r.closed.principles and self.r.k[x - 1] == DE:
                listed = any(self.r.w[y] == "、" for y in range(p + 2, x - 2))
                acts = x + 1 == j or self.r.starts_vp(x + 1, j) or self.r.k[x + 1] == PREPOSITION
                return x + 1 if listed and acts and MODAL not in self.r.k[p:x] else None
        return None

    def opener(self, p: int, j: int) -> int | None:
        """采取…措施 is an action, 采取…方式V and 利用XV open another verb phrase."""
        r = self.r
        w = r.w
        q = r.next_vp(p + 2, j)
        if w[p] in ("采取", "采用", "参照", "比照"):
            for x in range(p + 1, j):
                closes = w[x].endswith(tuple(r.closed.means)) and x + 1 < j
                if closes and (r.k[x + 1] in PREDICATES or r.k[x + 1] in (ADVERB, PREPOSITION)):
                    return x + 1
            if w[p] in ("采取", "采用"):
                return None
        if q is None and w[p] in ("利用", "运用", "使用"):
            last = (x for x in range(p + 2, j - 1) if r.k[x - 1 : x + 2] == [NOUN, NOMINAL_VERB, NOUN])
            last = (
                x for x in last if not (self.followed and any(r.conjoins(y) for y in range(x, j)))
            )  # X监测设施和手段，
            q = next((x for x in last if r.w[x + 1] not in ("活动", "工作")), None)  # 运用养殖技术防治病害
        if q is None and w[p] != "结合":
            tail = range(p + 2, j - 1)
            q = next(
                (x for x in tail if w[x - 1] in r.closed.assets and w[x] in ("发展", "建设", "培育", "开发")), None
            )
            q = None if q is not None and r.k[q + 1] not in (NOUN, NOMINAL_VERB, ADJECTIVE) else q  # 依托X资源发展Y
        listed = q == j - 1 and self.followed and any(r.conjoins(x) for x in range(p + 2, j))  # 利用A以及B服务，
        closes = q == j - 1 and r.k[j - 1] == NOMINAL_VERB and (listed or self.limit < 0)  # 结合产权制度改革，
        return j if q is None or closes else q

    def place(self, p: int, j: int) -> int | None:
        r = self.r
        w, k = r.w, r.k
        localizers = r.v.lists["frames.localizer"]
        if k[p + 1 : p + 2] == [TIME] and r.starts_vp(p + 2, j):
            self.deadline = r.s.span(p + 1, p + 2) if w[p + 1][-1] in "内前底末" else self.deadline
            return p + 2  # 在年内完成X的Y
        for x in range(p + 1, j):
            if w[x] in localizers or k[x] == LOCALIZER:
                if w[x] == "位置" and (k[x + 1 : x + 2] == [LOCALIZER] or k[x + 2 : x + 3] == [DE]):
                    continue  # 在位置标示的价格
                if w[x] in ("以上", "以下") and w[x - 1][-1] == "级":
                    continue  # 在县级以上医院
                if w[x] in ("以上", "以下") and k[x - 1] == NUMBER and x + 1 < j and r.g[x + 1]:
                    continue  # 在3个以上协会
                if (
                    k[x - 1] == VERB
                    and w[x] not in ("前", "之前")
                    and not (w[p] == "在" and w[x] == "中" and r.starts_vp(x + 1, j))
                    and not (w[x] == "下" and w[x - 1] in r.closed.oversight)
                ) or (x + 1 < j and k[x + 1] in (NUMBER, TIME)):
                    continue
                if x + 2 < j == self.limit and k[x + 1] in (VERB, NOMINAL_VERB) and k[x + 2] == DE:
                    return None  # 在境内使用的编码必须…
                if (
                    x + 1 < j
                    and k[x + 1] in (DE, NOUN, CONJUNCTION, PUNCTUATION)
                    and not r.starts_vp(x + 1, j)
                    and not r.g[x + 1]
                ):
                    continue
                if x == p + 1 and x + 1 < j and k[x + 1] == ADJECTIVE:
                    continue  # 在周边重要河流划定X
                if (
                    (w[x] in self.r.closed.during and w[x] not in ("下", "中", "基础上"))
                    or (w[x] in ("中",) and r.has_vp(p + 1, x))
                    or w[x].endswith(("前提下", "条件下", "情况下", "过程中"))
                ):
                    self.condition = r.s.span(p, x + 1)
                elif w[x] == "前" or w[x] == "之前":
                    self.deadline = r.s.span(p + 1, x + 1)
                return x + 1
        works = w[p] == "到" and w[j - 1] in r.closed.on_site and j - p > 2 and w[j - 2] not in ("的", "、", "和")
        if works and not any(w[x] in r.closed.engages and k[x] in PREDICATES for x in range(p + 2, j - 1)):
            k[j - 1] = VERB
            return j - 1  # 到基层工作
        if j == self.limit:
            attribute = any(k[x] == DE and k[x - 1] in (VERB, NOMINAL_VERB) for x in range(p + 2, j - 1))
            return None if attribute else j  # 在防御区要…: all before the modal word
        q = r.next_vp(p + 2, j, alone=True)
        fronts = next((x for x in range(p + 2, q or j) if w[x] in ("将", "把") and k[x] == PREPOSITION), q)
        return j if fronts is None else fronts  # 在每年第一季度将X上报Y
