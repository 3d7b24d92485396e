"""Names of those who act: where an agent ends, and which agents a list of names holds."""

from __future__ import annotations

import re

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
    PREPOSITION,
    PUNCTUATION,
    TIME,
    VERB,
)
from .drafts import Range
from .patterns import DEADLINE, EVERY, YEAR
from .phrases import Phrases

_NOT_AGENTS = ("对", "对于", "向", "将", "把")


class Names(Phrases):
    """Agents among the words of a sentence."""

    def subject_end(self, i: int, j: int, after_pivot: bool = False, alone: bool = False) -> int | None:
        """The word after the agent that opens words i to j; None where no agent does.

        `after_pivot`: a verbal noun may open the name; `alone`: a bare verbal noun after it is its predicate.
        """
        w, k, g = self.w, self.k, self.g
        if not after_pivot and i < j and (self.predicate_opens(i, j) or self.passive(i, j)):
            return None
        if k[i : i + 1] == [ADVERB] and w[i] in self.closed.urges:
            return None  # 及时疏散人员
        likely: int | None = None
        attribute = i  # words before it tell which member of a list
        for x in range(i, j):
            kind = k[x]
            theirs = w[x] == "其" and ((x > i and self.conjoins(x - 1)) or self.whose(x, j))
            if g[x] and not theirs:
                y = x + 1
                if y == j:
                    return y if likely is None else likely
                if w[y] == "等" and y + 1 < j and not g[y + 1] and self.predicate_after(y + 1, j, alone):
                    return y + 1
                if after_pivot and w[y] == "等" and self.builds(y + 1, j):
                    return y + 1  # 鼓励龙头企业等建设公共服务平台
                sure = self.predicate_after(y, j, alone)
                if sure:
                    return y
                if sure is None and likely is None:
                    likely = y
            if kind == MODAL and x > i:
                break
            if kind == PIVOT and x + 1 < j and k[x + 1] == DE:
                continue  # 国务院授权的部门
            if kind in (LIGHT, PIVOT) or w[x] == "是" or (w[x] == "，" and kind == PUNCTUATION):
                break
            of_theirs = x > i and w[x - 1] == "其" and x + 1 < j and k[x + 1] == DE  # X及其委托的Y
            if kind in (VERB, ADVERB, NOMINAL_VERB) and x > i and x >= attribute:
                other = x - 1 - (x - 1 > i and w[x - 1] == "其他")  # 以及其他从事X的单位
                if self.conjoins(other):
                    attribute = next((y for y in range(x + 1, j) if k[y] == DE), x + 1)
            names = x == i and x + 1 < j and w[x] in self.closed.intransitive and g[x + 1]  # 脱贫地区, 返乡人员
            if kind == VERB and not of_theirs and x >= attribute and not names and not self.relative(x, j):
                if w[x] == "负责" and x > i and self.charged_body(x, j):
                    continue  # 人民政府负责X的机构，
                break
            if (
                kind == PREPOSITION
                and w[x] not in ("与", "同")
                and (w[x] not in self.closed.in_names or not self.relative(x, j))
            ):
                break
        return likely

    def builds(self, i: int, j: int) -> bool:
        """Whether words i to j are an act and a thing, no body's work (建设公共服务平台, not 建设工程)."""
        strong = i + 1 < j and self.k[i] == NOMINAL_VERB and self.w[i] in self.v.lists["verbs.strong"]
        nominal = all(kind in (NOUN, ADJECTIVE, NOMINAL_VERB) for kind in self.k[i + 1 : j])
        return strong and nominal and self.w[j - 1] not in ("项目", "工程", "工作", "用地", "单位")

    def predicate_after(self, y: int, j: int, alone: bool) -> bool | None:
        """Whether the predicate of the agent before word y begins there; None: it may, if no better place follows."""
        w, k = self.w, self.k
        kind = k[y]
        if kind == PIVOT and y + 1 < j and k[y + 1] == DE:
            return False  # 国务院授权的部门
        if kind in (MODAL, LIGHT, PIVOT) or w[y] in ("要", "将", "均", "都", "商", "确因", "确需", "确有"):
            return True
        if kind in (NUMBER, TIME) or w[y][0] == "每":  # 省教育厅2024年开展, 督查室每季度通报
            behind = self.past_time(y, j)
            return behind > y and (self.starts_vp(behind, j) or (behind < j and k[behind] == PREPOSITION))
        if kind == PREPOSITION:
            if w[y] == "在" and self.thing_at(y, j):
                return False  # 职工在休假期间的待遇
            if w[y] not in ("与", "同", "和"):
                return True
            if self.acted_on(y, j) and DE in k[y : w.index("由", y)]:
                return False  # X与Y对接的办法由Z制定
            if any(w[z] == "等" and self.g[z - 1] for z in range(y + 1, j)):
                return False  # A与B等
            jointly = any(w[z] in ("共同", "相互", "互相") or (w[z][0] == "共" and k[z] != NOUN) for z in range(y, j))
            jointly = jointly or ("加强" in w[y:j] and w[j - 1] == "合作")
            return not jointly and self.has_vp(y + 1, j)
        if kind == ADVERB:
            z = y + 2 if y + 2 < j and k[y + 1] == CONJUNCTION else y + 1  # 当场或者在五日内告知
            ahead = w[y] == "提前" and y + 2 < j and k[y + 1] in (NUMBER, TIME)  # 劳动者提前三十日通知X
            beside = z < j and (k[z] == PREPOSITION or (z > y + 1 and w[z] in self.closed.together))  # 单独或者会同X
            return ahead or self.starts_vp(y, j) or beside
        if y + 1 < j and (k[y + 1] == DE or self.says_what(y, j)):
            return False
        if w[y] == "负责" and kind == VERB and self.charged_body(y, j):
            return False  # 国务院负责X的部门会同Y
        charged = w[y - 1] in self.closed.units or (kind == NOMINAL_VERB and w[y] not in self.closed.guides)
        if kind in (VERB, NOMINAL_VERB) and charged and self.names_body(y, j):
            return False  # 区绿化行政主管部门, 国务院教育行政部门
        if kind in (VERB, NOMINAL_VERB) and w[y + 1 : y + 2] == ["所需"]:
            return False  # 口岸检验所需材料
        field = kind == NOMINAL_VERB and w[y] not in self.closed.guides and w[y + 1 : y + 2] == ["、"]
        if field and y + 2 < j and self.g[y + 2] and w[y + 2].endswith(tuple(self.closed.departments)):
            return False  # 国务院教育、公安部门
        if kind == VERB and w[y - 1] == "其" and self.acted_on(y, j):
            return False  # 其集中采购目录由X确定
        if kind in (VERB, NOMINAL_VERB) and y + 2 < j and "由" in w[y + 2 : j] and self.nominal_to(y, w.index("由", y)):
            return False  # 国家教育考试由X举行
        if kind in (VERB, NOMINAL_VERB) and w[y + 1 : y + 2] == ["实行"] and w[y] not in self.v.openers:
            return False  # 重点管理区养犬实行登记制度
        if kind == VERB:
            return not (self.relative(y, j) and self.attribute_of_agent(y, j))
        if kind == NOMINAL_VERB:
            if w[y] in self.v.clausal and any(self.g[z] and k[z + 1] == VERB for z in range(y + 1, j - 1)):
                return True  # 国家保障妇女享有
            if y + 1 == j:
                return alone or w[y] in self.closed.alone
            if w[y + 1] in ("后", "之后", "时") and (y + 2 < j or w[y + 1] == "时"):
                return True  # 推荐单位审核后提交, 驾驶员营运时
            z = y + 1
            while z < j and k[z] in (NOUN, NOMINAL_VERB, ADJECTIVE):
                z += 1
            if (
                z < j
                and (z > y + 1 or w[z] in self.closed.before_passive)
                and not (self.g[z - 1] and w[y] in self.v.clausal)  # 国家保障妇女享有
                and (k[z] == MODAL or (k[z] == VERB and w[z] in self.v.strong) or w[z] in self.closed.before_passive)
            ):
                return False
            if k[y + 1] in (VERB, LIGHT):
                ruled = w[y + 1] in ("实行", "采用", "采取", "遵循")  # 专家评审实行回避制度
                return not (y + 2 < j and k[y + 2] == DE) and not ruled
            if not self.nominal_follows(y, j):
                return True
            if w[y + 1] == "并" and k[y + 2 if y + 2 < j else y] in (VERB, NOMINAL_VERB):
                return True
            if k[y + 1] == CONJUNCTION and w[y + 1] in ("或者", "并", "或") and alone:
                return True
            return None if w[y + 1] != "、" and (j - y > 3 or k[j - 1] not in (NOMINAL_VERB, VERB)) else False
        if kind == ADJECTIVE and w[y] in self.v.adverbs:
            return y + 1 < j and k[y + 1] in (VERB, LIGHT, NOMINAL_VERB)
        return False

    def charged_body(self, y: int, j: int) -> bool:
        """Whether 负责 at word y belongs to “负责X的部门”, the body that is charged with X."""
        de = next((x for x in range(y + 2, j - 1) if self.k[x] == DE), None)
        return de is not None and (self.w[de + 1] in self.closed.departments or self.w[de + 1] == "机构")

    def past_time(self, y: int, j: int) -> int:
        """The word behind a year, an “every …” or a time limit (每月5日前) at word y; y where there is none."""
        stretch = self.s.text, self.s.starts[y], self.s.starts[j]
        found = (YEAR if self.k[y] == NUMBER else EVERY).match(*stretch)
        limit = DEADLINE.match(*stretch)
        if limit and limit[0].endswith("前") and (not found or limit.end() > found.end()):
            found = limit
        return next((x for x in range(y, j) if found and self.s.starts[x] == found.end()), y)

    def thing_at(self, y: int, j: int) -> bool:
        """“在休假期间的待遇”: whether the phrase that 在 at word y opens belongs to the noun behind its 的."""
        ends = (NOUN, NOMINAL_VERB, ADJECTIVE)
        for x in range(y + 2, j - 2):
            if self.k[x] in (DE, PREPOSITION, LIGHT):
                return False
            if self.k[x] == LOCALIZER or self.w[x] in self.v.lists["frames.localizer"]:
                z = x + 2
                while z < j and (self.k[z] in ends or self.conjoins(z)):
                    z += 1
                if z < j and (self.k[z] == LOCALIZER or self.w[z] in self.closed.during):
                    return False  # 在以后的运行过程中
                last = self.k[z - 1] == NOUN and self.w[z - 1] not in self.closed.during and z - 1 > x + 1
                return self.k[x + 1] == DE and last and not self.g[z - 1]
        return False

    def attribute_of_agent(self, y: int, j: int) -> bool:
        """Whether the verb at y belongs to “…的X” with X somebody who acts (各部队派出的联络人员)."""
        for x in range(y + 1, j):
            if self.k[x] == DE:
                end = self.subject_end(x + 1, j, after_pivot=True) if x + 1 < j else None
                acts = end is not None and end < j and self.k[end] in (VERB, NOMINAL_VERB)
                if acts and self.w[y] in self.closed.designates:
                    return True
                return end is not None and (end == j or self.k[end] in (MODAL, PREPOSITION))
        return False

    def agents(self, i: int, j: int) -> list[Range]:
        """The agents that words i to j name: conjuncts with heads of their own apart, lists of kinds together."""
        w, g = self.w, self.g
        if w[i] in _NOT_AGENTS and j - i > 1 and "的" not in w[i:j]:
            return []  # 对企业
        if w[i][0] == "每" and NUMBER in self.k[i:j]:
            return []  # 每千名老年人
        for x in range(j - 2, i, -1):
            if w[x] in "，," and w[x - 1] == "的":  # a case before it: …出售的，农户
                i = x + 1
                break
        while i + 1 < j and w[i] in self.closed.adds:
            i += 1  # 以及外国人
        for x in range(i + 1, j - 1):
            if w[x] in ("内", "期间") and w[x - 1][-1] == "期":
                i = x + 1  # 三包有效期内销售者
                break
        for x in range(i + 1, j):
            if w[x][0] == "每" and g[x - 1]:
                j = x  # 县财政每村
                break
        if w[j - 1] == "等" and j - 1 > i:
            j -= 1
        if w[j - 1] in "）)":
            j = self.before_bracket(i, j)
            j -= w[j - 1] == "等" and j - 1 > i  # A、B等（以下统称X）
        joint = next((x for x in range(j - 1, i, -1) if self.conjoins(x)), i)
        members = tuple(self.closed.members)
        people = joint > i and w[joint - 1].endswith((*members, "个人", "者"))  # 检查人员和B的负责人
        if w[j - 1].endswith(members) and not people and any(self.of_agent(x) for x in range(joint + 1, j)):
            return [self.s.span(i, j)]  # A、B的科技人员, A及B中的管理人员
        if w[j - 1] in self.closed.members and not people and any(self.of_agent(x) for x in range(i + 1, j)):
            return [self.s.span(i, j)]
        found: list[Range] = []
        first = i
        for x in range(i, j):
            if w[x] == "等" and x > first:
                # a list summed up by a head (A、B等部门) ends where another conjunct follows the head
                apart = next((z for z in range(x - 1, first, -1) if self.sets_apart(z)), first)
                if apart > first:  # A、B以及C、D等单位
                    found += [self.s.span(a, b) for a, b in self.parts(first, apart)]
                    first = apart + 1
                y = x + 1
                while y < j and not (self.conjoins(y) and g[y - 1]):
                    y += 1
                while (
                    y + 1 < j and w[y + 1] in self.v.lists["agents.body-head"] and (y + 2 == j or self.conjoins(y + 2))
                ):
                    y += 2  # 等部门和单位
                found += self.summed(first, x, y)
                first = y + 1
        if first < j:
            found += [self.s.span(a + (w[a] == "由" and b - a > 1), b) for a, b in self.parts(first, j)]
        return [r for r in found if r[0] < r[1]]

    def sets_apart(self, x: int) -> bool:
        """Whether the conjunction at x parts a body from a list (A以及B、C等单位, 人民政府和公安、旅游等部门)."""
        whole = self.k[x] == CONJUNCTION and self.w[x - 1] in ("政府", "人民政府")
        return self.g[x - 1] and (self.w[x] == "以及" or whole)

    def nominal_to(self, i: int, j: int) -> bool:
        """Whether words i to j, up to 由, are acts and things with nothing between them, a thing the last."""
        bare = all(self.k[x] in (NOUN, NOMINAL_VERB) and not self.g[x] for x in range(i + 1, j))
        return bare and self.k[j] == PREPOSITION and self.w[i] not in self.v.strong

    def whose(self, x: int, j: int) -> bool:
        """“其任用按照X办理”, “其未就业配偶”: 其 at word x goes with an act that something is done with, or a person."""
        if x + 2 < j and self.paper_listed(x + 1, j):
            return True  # 其建设资金列入预算
        if self.acted_on(x + 1, j) or (x + 3 < j and self.w[x + 1] in ("未", "已") and self.g[x + 3]):
            return True
        ruled = x + 2 < j and self.k[x + 1] in (VERB, NOMINAL_VERB) and self.w[x + 2] in self.closed.before_passive
        return ruled and self.k[j - 1] in (VERB, NOMINAL_VERB)

    def paper_listed(self, i: int, j: int) -> bool:
        """“建设资金和运行经费列入预算”: words i to j are money or papers that acts name, and what they go into."""
        y = next((y for y in range(i + 1, j) if self.w[y] in ("列入", "纳入")), i)
        kinds = (NOUN, NOMINAL_VERB, VERB)
        nominal = all(self.k[z] in kinds or self.conjoins(z) for z in range(i, y))
        return y > i + 1 and nominal and self.w[y - 1] in self.closed.papers

    def of_agent(self, x: int) -> bool:
        """Whether 的 at word x follows an agent, or the inside of one (学校中的)."""
        inside = self.w[x - 1] in ("中", "内") and self.g[x - 2]
        return self.w[x] == "的" and (self.g[x - 1] or inside)

    def conjoins(self, x: int) -> bool:
        """Whether word x stands between the members of a list."""
        return self.w[x] in ("、", "与") or (self.k[x] == CONJUNCTION and self.w[x] != "而")

    def summed(self, i: int, x: int, j: int) -> list[Range]:
        """The list that 等 at word x closes and a head behind it sums up: bodies by name apart, kinds as one."""
        parts = self.parts(i, x)
        if self.g[x - 1] and all(self.own_name(*part) for part in parts):
            return [self.s.span(a, b) for a, b in parts]
        return [self.s.span(i, j)]

    def parts(self, i: int, j: int) -> list[tuple[int, int]]:
        """Word ranges of the members of a list: cut behind heads, not where members share the last one's head."""
        w, g = self.w, self.g
        parts: list[tuple[int, int]] = []
        first = pause = i
        for x in range(i, j):
            word = w[x]
            if (
                x > first
                and word[0] == "各"
                and word not in ("各级", "各类")
                and g[x - 1]
                and w[x - 1][0] not in "全我本"  # 全市各单位
                and not (w[x - 1].endswith("政府") and w[x + 1 : x + 2] in (["部门"], ["单位"], ["工作部门"]))
                and w[x - 1] not in ("地方", "国务院", "社会", "国家机关", "中央国家机关", "机关")
                and w[x + 1 : x + 2] != ["派出"]  # 总局各派出机构
                and not any(w[y] in self.closed.own_units for y in range(x + 1, min(x + 3, j)))
            ):
                parts.append((first, x))
                first = x
            elif x > first and x + 1 < j and g[x - 1] and self.conjoins(x):
                inner = any(g[y] for y in range(first, x - 2))
                if inner and w[j - 1].endswith(("司", "处", "科", "室")) and not any(g[y] for y in range(x + 1, j - 1)):
                    continue  # 国家林业和草原局国有林场和种苗管理司
                if self.share_attribute(x, j):
                    continue  # A或者B依法举办的C
                if word != "与" and self.shares_head(pause, x, j):
                    pause = x + 1
                    continue
                parts.append((first, x))
                first = pause = x + 1
            elif x > first and word == "、":
                pause = x + 1  # 人民政府教育、公安、交通部门
        parts.append((first, j))
        return parts

    def share_attribute(self, x: int, j: int) -> bool:
        """“A或者B举办的C”: the name behind the conjunction at x goes on with an act of both and what it is done to."""
        y = x + 2
        following = next((z for z in range(x + 1, j) if self.conjoins(z)), j)
        person = self.w[x - 1].endswith(("人", "员", "者"))
        if not person and any(self.of_agent(z) and self.w[z - 1] in ("中", "内") for z in range(y, following)):
            return True  # 学校及其他机构中的人员
        if self.w[x] == "、" and y + 1 < j and self.of_agent(y) and self.w[y + 1] in self.closed.members:
            return True  # 儿童、少年的父母
        theirs = self.w[x] in ("或", "或者") and self.w[x + 1] == "其"  # 本人或者其委托的人
        acts = y < j and self.g[x + 1] and not theirs and self.k[y] in (VERB, ADVERB)
        return acts and DE in self.k[y:j] and not any(self.conjoins(z) for z in range(y, j))

    def before_bracket(self, i: int, j: int) -> int:
        """Word j, or the word where a bracket opens that only explains the name (含市、区，下同)."""
        text = self.s.text[self.s.starts[i] : self.s.starts[j]]
        cut = max(text.rfind("（"), text.rfind("("))
        if cut > 0 and all(part in self.closed.units for part in re.split("、", text[cut + 1 : -1])):
            return j  # 各省（自治区、直辖市）
        if cut <= 0 or not (len(text) - cut > 8 or text[cut + 1] in "含以不除下"):
            return j
        while j > i and self.w[j - 1] not in "（(":
            j -= 1
        return j - 1

    def own_name(self, i: int, j: int) -> bool:
        """Whether words i to j are the name of one body (科技部), not of a kind (医院)."""
        text = self.s.text[self.s.starts[i] : self.s.starts[j]]
        if text in self.closed.kinds_of_body:
            return False  # 行业协会、学会等社会组织
        return bool(
            re.search(
                r"(部|委|局|署|院|行|会|总局|科协|工商联|协会|联合会|办公室|厅|办|妇联|共青团|总工会|集团|公司)$", text
            )
        ) and not re.search(r"^(各|有关|相关)|(医院|学院|法院|分公司|部门|(?<!人民)银行)$", text)

    def shares_head(self, first: int, x: int, j: int) -> bool:
        """“各省、自治区、直辖市人民政府”: the conjuncts before share the last one's head."""
        w = self.w
        units, fields = self.v.units, self.closed.fields
        left, right = w[x - 1], w[x + 1]
        widest = 4 if w[first] == "不" else 3 if w[first] == "设区" else 2  # 不设区的市
        if w[x - 2].endswith("地") or w[x - 2] == "的":
            widest = max(widest, x - first)  # 事故发生地县、乡级人民政府, 所在地的省、自治区人民政府
        if any(word in ("所在", "所在地") for word in w[first:x]):
            widest = 8  # 海岛所在省、自治区, 河流所在地的省、自治区
        if x - first > widest or not (left in units or left in fields):
            return False
        alone = x + 2 >= j or w[x + 2] == "、" or self.k[x + 2] == CONJUNCTION
        if alone and right not in units and right not in fields and self.g[x + 1]:
            return False  # 国家、社会
        if left in units and right not in units and w[x] != "、":
            return False  # 各区和行业主管部门
        # up to the next pause: does a word with the head follow?
        y = x + 1
        while y < j and w[y] != "、" and self.k[y] != CONJUNCTION:
            y += 1
        if y - (x + 1) >= 2 or w[y - 1] not in units:
            return True
        return y < j and self.shares_head(x + 1, y, j)
