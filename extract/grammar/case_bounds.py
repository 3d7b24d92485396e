"""Which segments of a sentence make up a case (“…的，或者…的，”, “申请X，应当”, “除…外，”)."""

from __future__ import annotations

from ontology.records import Modality

from ..words import (
    ADJECTIVE,
    ADVERB,
    DE,
    LIGHT,
    LOCALIZER,
    MODAL,
    NOMINAL_VERB,
    NOUN,
    PIVOT,
    PREPOSITION,
    VERB,
)
from .cases import Cases
from .patterns import AFTER_WITHIN, PENAL

_PAPER = 4  # words of the name of a paper
_OUTSIDE = ("外", "之外", "以外")


class CaseBounds(Cases):
    """Finds where a case begins and ends."""

    def case_end(self, index: int) -> int | None:
        """The segment that ends in 的 and closes the case that begins with segment `index`, if one does."""
        segments, w = self.s.segments, self.w
        i, j, before, after = segments[index]
        if w[j - 1] == "的" and j - i > 1 and after in ",，:：":
            return self.further_case(index)
        if w[i] == "除" and w[j - 1] not in _OUTSIDE:
            ends = (x for x in range(index + 1, min(index + 4, len(segments))) if w[segments[x][1] - 1] in _OUTSIDE)
            return next(ends, None)  # 除因X，由Y进行检查外，
        if self.setting.law and after in ",，" and self.g[j - 1] and self.subject_end(i, j) == j:
            return None  # 主管部门，在工作中发现Y的，应当
        behind = index and before in ",，" and w[segments[index - 1][1] - 1] == "的"
        if behind and (w[i] in self.closed.sanctions or w[i] in ("没收", "收缴", "吊销")):
            return None  # X的，没收违法所得，违法所得五万元以上的，并处Y
        # a case of several clauses: no modal word until 的
        if w[i] in ("对", "对于"):
            return index + 1 if self.case_adds(index) or self.case_of_two(index) else None
        if index > self.last_case:
            return None
        x = index
        while x < len(segments):
            a, b, _, mark = segments[x]
            if x > index and w[a] == "必要时":
                return None  # X组织评审，必要时核查，通过的
            opens = w[a] in self.closed.opens_case or (w[a] == "发生" and any(word[0] == "每" for word in w[i:j]))
            if a >= b or (x > index and opens and self.does(i, j)):
                return None  # X做Y，发现Z的，应当…
            urged = w[a] == "加强" or w[a] in self.closed.urges
            if urged and w[b - 1] != "的" and self.closed.breach.isdisjoint(w[i:b]):
                return None  # 加强X，切实做到Y，涉嫌犯罪的，移送Z
            if x > index and "另有" in w[a:b]:
                return None  # X采用Y，但法律另有规定的
            if x == index and b < len(w) and "由" in w[a + 1 : b - 1] and self.names_act(a, w.index("由", a)):
                return None  # 现场笔录由X签名，Y拒绝签名的，应当…
            if w[b - 1] == "的" and b - a > 1:
                if mark not in ",，:：":
                    return None
                break
            if mark in ";；:：" or x - index > 6:
                return None
            refuses = self.setting.law and x > index and w[b - 2] == "不予"  # 接到举报不予查处，
            states = ("需要", "不再") if self.setting.law else ()
            demands = MODAL in self.k[a:b] and not refuses
            demands = demands and any(self.k[y] == MODAL and w[y] not in states for y in range(a, b))
            if demands or "负责" in w[a:b] or self.k[a] == PIVOT or w[a] == "由":
                return None
            if x == index and PIVOT in self.k[a:b] and self.encourages(a, b):
                return None  # 国家鼓励X做Y，符合Z的，
            x += 1
        else:
            return None
        tail = self.s.text[self.s.starts[segments[x][1]] :]
        if not (self.setting.law or PENAL.search(tail[:80]) or self.sums_up_case(index, x)):
            return None
        if self.out and before not in ";；":
            return None
        return self.further_case(x)

    def encourages(self, i: int, j: int) -> bool:
        """“国家鼓励X做Y”: words i to j begin with somebody and a pivot verb that encourages."""
        end = self.subject_end(i, j)
        x = j if end is None else self.past_adverbs(end, j)
        return x < j and self.v.pivot.get(self.w[x]) is Modality.ENCOURAGEMENT

    def sums_up_case(self, first: int, last: int) -> bool:
        """“X填写A，明确B，并出具C的，可以V”: whether the last of these clauses is joined, and a modal word follows."""
        if last == first or last + 1 >= len(self.s.segments):
            return False
        i, j, _, _ = self.s.segments[last + 1]
        return self.w[self.s.segments[last][0]] in ("并", "并且", "且") and i < j and self.k[i] == MODAL

    def does(self, i: int, j: int) -> bool:
        """Whether words i to j tell of somebody's act, and of none against the rules."""
        end = self.subject_end(i, j)
        return end is not None and end < j and not any(word in self.closed.breach for word in self.w[end:j])

    def case_adds(self, index: int) -> bool:
        """“对符合X，且具备Y的，”: whether a case with 对 goes on behind a conjunction."""
        if index + 1 >= len(self.s.segments):
            return False
        (_, _, _, comma), (a, b, _, mark) = self.s.segments[index : index + 2]
        if comma not in ",，" or mark not in ",，" or b - a < 3:
            return False
        return self.w[b - 1] == "的" and self.w[a] in ("且", "并且", "并", "但", "但是", "而", "或者")

    def case_of_two(self, index: int) -> bool:
        """“对造成X损害，导致Y的，由…”: whether a case with 对 goes on over the comma."""
        if index + 2 >= len(self.s.segments):
            return False
        (i, j, _, comma), (a, b, _, mark), (c, d, _, _) = self.s.segments[index : index + 3]
        if comma not in ",，" or mark not in ",，" or a >= b or c >= d or self.w[b - 1] != "的":
            return False
        acts = i + 2 < j and self.k[i + 1] in (VERB, PREPOSITION) and self.w[j - 1] != "的"
        acts = acts and LIGHT not in self.k[i:j]  # 对X给予处分，造成损失的，
        if not acts or any(self.k[x] == MODAL for x in (*range(i, j), *range(a, b))) or self.attributed(i + 1, j):
            return False
        return self.w[c] == "由" or self.k[c] == MODAL

    def thing_end(self, index: int) -> int | None:
        """“对防止事故，参加抢险，成绩显著的单位，给予奖励”: the segment that ends what 对 in segment `index` opens."""
        i, j, _, mark = self.s.segments[index]
        opens = j - i > 2 and self.w[i] in ("对", "对于")
        opens = opens and (
            self.k[i + 1] in (VERB, ADVERB, PREPOSITION) or self.k[i + 1 : i + 3] == [NOMINAL_VERB, NOUN]
        )
        if not opens or mark not in ",，" or DE in self.k[i:j] or MODAL in self.k[i:j] or LIGHT in self.k[i:j]:
            return None
        for x in range(index + 1, min(index + 4, len(self.s.segments) - 1)):
            a, b, _, after = self.s.segments[x]
            barred = (MODAL, PIVOT) if DE in self.k[a:b] else (MODAL, PIVOT, LIGHT)  # 进行X取得成绩的单位
            if a >= b or after not in ",，" or any(self.k[y] in barred for y in range(a, b)):
                return None
            if DE in self.k[a:b]:
                c, d, _, _ = self.s.segments[x + 1]
                follows = c < d and (
                    self.w[c] in ("由", "给予", "予以") or self.k[c] in (MODAL, LIGHT, ADVERB, PREPOSITION)
                )
                return x if follows and self.k[b - 1] == NOUN and self.attributed(a, b) else None
        return None

    def thing_within(self, index: int) -> tuple[int, int] | None:
        """“对推进力度大，成效突出的地方进行表扬”: the segment behind `index` that ends what 对 opens, and its 进行."""
        if index + 1 >= len(self.s.segments):
            return None
        (i, j, _, comma), (a, b, _, _) = self.s.segments[index : index + 2]
        opens = j - i > 2 and self.w[i] in ("对", "对于") and comma in ",，" and a < b
        barred = (MODAL, LIGHT, PIVOT, DE)
        if not opens or any(kind in barred for kind in self.k[i:j]) or self.has_vp(i + 2, j):
            return None
        light = next((x for x in range(a + 3, b) if self.k[x] == LIGHT), None)
        de = next((x for x in range(a + 1, light or a) if self.k[x] == DE), None)
        if light is None or de is None or MODAL in self.k[a:light]:
            return None
        named = all(kind in (NOUN, ADJECTIVE, NOMINAL_VERB) for kind in self.k[de + 1 : light])
        return (index + 1, light) if named and de + 1 < light and not self.subject_end(a, de) else None

    def case_without_de(self, index: int) -> int | None:
        """“申请X，应当提交…”: the segment with the modal word, where all before it from `index` on is a case."""
        segments, w, k = self.s.segments, self.w, self.k
        i, j, before, after = segments[index]
        if self.names_until + 1 == i and self.setting.law:
            before = "。"  # 任何单位和个人，在X内进行Y，应当
        if w[i] in ("从", "向") and self.setting.law and k[i] == PREPOSITION:
            i = self.next_vp(i + 2, j) or i  # 从境外引进X，应当
        if w[i] == "在" and self.setting.law and w[j - 1] not in ("前", "之前"):
            for x in range(i + 2, j - 1):
                if k[x] != DE and (
                    k[x - 1] == LOCALIZER
                    or w[x - 1] in self.v.lists["frames.localizer"]
                    or w[x - 1] in self.closed.places
                ):
                    i = x
                    break
            else:
                i = self.next_vp(i + 2, j) or i  # 在江河、湖泊新建排污口，应当
            while i < j - 1 and (self.k[i] == LOCALIZER or w[i] in self.v.lists["frames.localizer"]):
                i += 1  # 在管理范围内
            i = self.past_adverbs(i, j - 1)
        if self.setting.law and w[i] == "依法":
            i = self.past_adverbs(i, j - 1)  # 依法拍卖财物，由X
        named = w[j - 1] in ("行为", "活动") and w[j - 2] == "的"  # 违反规定的行为，由X查处
        named = named or (w[i] in ("对", "对于") and self.g[j - 1] and DE in k[i:j])  # 对违反规定的单位，由X查处
        if before in "。;；" and "违反" in w[i:j] and w[j - 1] != "的" and not named:
            return self.breach_end(index)
        means = self.setting.law and w[i] == "利用" and self.has_vp(i + 2, j)  # 利用X开展Y，合作双方应当
        if before not in "。;；" or not (means or k[i] in (VERB, NOMINAL_VERB, LIGHT)) or after not in ",，":
            return None
        if (
            w[i] not in self.v.cases
            and not means
            and not (self.setting.law and w[i] in self.v.strong and w[i] not in self.closed.upholds)
        ):
            return None
        if self.names_paper(i, j) or (w[j - 1][-1] == "内" and AFTER_WITHIN.search(self.s.text, self.s.starts[i])):
            return None  # 新建建筑竣工验收后一年内，
        for x in range(index, min(index + 4, len(segments))):
            a, b, _, mark = segments[x]
            if a >= b:
                return None
            if x > index and w[b - 1] in ("后", "时") and mark in ",，" and self.told_next(x):
                return x + 1  # 发布警报，宣布进入预警期后，X应当
            if x > index and (self.demands(segments[x]) or (w[a] == "由" and x == index + 1)):
                return x
            ruled = w[b - 1] in self.closed.passive or w[b - 2] == "予以"
            if x == index + 1 and w[a] == "以" and w[b - 2 : b] == ["为", "依据"]:
                return x  # 授予警衔，以X为依据
            if x == index + 1 and w[a] in self.closed.by_rule and ruled:
                return x  # 从事防洪活动，依照…的规定执行
            if x == index + 1 and self.setting.law and MODAL in k[a:b]:
                end = self.subject_end(a, b)
                if end is not None and end < b and k[end] == MODAL:
                    return x
            if mark not in ",，" or MODAL in k[a:b] or PIVOT in k[a:b] or w[b - 1] == "的":
                return None
            a += w[a] == "以及"  # 从事X，以及在Y内从事Z，应当
            acts = self.predicate_opens(i if x == index else a, b) or (k[a] == PREPOSITION and self.has_vp(a + 1, b))
            acts = acts or (x > index and w[a] in self.closed.framed)  # 出版X，依照规定，可以
            if not acts or (self.attributed(a, b) and not (x == index and self.draws_up(a, b))):
                return None
        return None

    def draws_up(self, i: int, j: int) -> bool:
        """“制定X的办法”, “确定X的密级”: words i to j are what an authority does to a paper or a property."""
        acts = self.w[i] in (
            "制定",
            "制订",
            "拟订",
            "拟定",
            "编制",
            "修改",
            "修订",
            "确定",
            "变更",
            "调整",
            "审批",
            "签订",
        )
        founds = self.w[i] in self.closed.founds and self.k[i + 1] == VERB  # 设立实施X教育的学校
        return self.setting.law and ((acts and not self.g[j - 1]) or founds)

    def told_next(self, index: int) -> bool:
        """Whether the segment behind `index` begins with somebody and a modal word or a phrase (X应当, X除…外)."""
        if index + 1 >= len(self.s.segments):
            return False
        a, b, _, _ = self.s.segments[index + 1]
        end = self.subject_end(a, b) if a < b else None
        return end is not None and end < b and self.k[end] in (MODAL, PREPOSITION)

    def names_paper(self, i: int, j: int) -> bool:
        """“采伐方案，由X编制”: words i to j are no act, but a paper or money named by one."""
        return (
            self.w[j - 1] in self.closed.papers
            and self.w[i] in self.v.nominal
            and self.w[i] not in self.closed.drafts
            and all(self.k[x] in (VERB, NOMINAL_VERB, NOUN) for x in range(i, j))
            and j - i <= _PAPER
        )

    def breach_end(self, index: int) -> int | None:
        """“X违反…规定，造成…，由Y责令…”: the segment that says what follows from the breach, where no 的 closes it."""
        for x in range(index + 1, min(index + 5, len(self.s.segments))):
            i, j, before, _ = self.s.segments[x]
            if self.w[self.s.segments[x - 1][1] - 1] == "的":
                return None
            if i >= j or before not in ",，" or any(self.k[y] == MODAL for y in range(*self.s.segments[x - 1][:2])):
                return None
            if self.w[i] in ("由", "责令", "处", "依照", "按照", "给予", "依法", "没收"):
                return x
            end = self.subject_end(i, j)
            if x == index + 1 and end is not None and end < j and (self.k[end] == MODAL or self.w[j - 1] == "时"):
                return x  # 企业违反法律，工会有权要求
        return None

    def further_case(self, index: int) -> int:
        """A case goes on over “…的，或者…的，” and “…的，情节严重的，”"""
        segments, w = self.s.segments, self.w
        x = index
        while x + 1 < len(segments):
            a, b, _, mark = segments[x + 1]
            if a < b and w[b - 1] == "的" and mark in ",，:：" and MODAL not in self.k[a:b]:
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
