"""Segments that name whom or what the next one speaks of (“…的单位，应当”, “X，由Y制定”)."""

from __future__ import annotations

from ..words import (
    ADJECTIVE,
    ADVERB,
    DE,
    LIGHT,
    LOCALIZER,
    MODAL,
    NOMINAL_VERB,
    NOUN,
    PREPOSITION,
    VERB,
)
from .coordination import Coordination
from .drafts import Segment


class NamedThings(Coordination):
    """Reads what is only named before a comma."""

    def names_only(self, i: int, j: int, following: Segment) -> bool:
        """Whether the segment only names whom or what the next one speaks of (…的单位，应当…; X，由Y…)."""
        r = self.r
        w, k = r.w, r.k
        if self.described_thing(i, j, following):
            if (r.joined and (r.fronted or r.subject)) or w[following[0]] == "其":
                return True  # 对具有X，但不符合Y的人员，; 涉嫌违纪的职工，其考核…
            if r.g[j - 1] and w[following[0]] != "予以":
                r.set_subject(r.agents(i, j))
            else:
                r.topic = r.s.span(i, j)  # 未完成任务的项目，扣减指标; 未整改的单位，予以通报
            return True
        if self.agent_follows(following) and self.acted_on_by(i, j):
            r.topic = r.s.span(i, self.before_ground(i, j))
            return True
        ruled = self.past_phrase(following) if w[following[0]] == "经" else following  # X，经Y核准，按照Z办理
        by_rule = w[ruled[0]] in r.closed.by_rule and w[ruled[1] - 1] in r.closed.passive
        made = r.setting.law and w[following[0]] in r.closed.by_rule and w[following[1] - 1] == "制定"
        made = made and self.rule(i, j)
        if made or (by_rule and self.attributed_thing(i, j) and not r.g[j - 1]):
            r.topic = r.s.span(i, j)  # 涉及国家秘密的数据，依照…执行
            return True
        if (
            w[i] in r.closed.relative
            and k[i] in (VERB, NOMINAL_VERB)
            and k[j - 1] == NOUN
            and self.subject_and_modal(following)
            and r.attributed(i, j)
        ):
            r.topic = r.s.span(i, j)  # 列入议程的议案，提案人应当…
            return True
        whose = w[following[0]] == "其" and MODAL in k[following[0] : following[1]]
        if whose and k[i] in (VERB, NOMINAL_VERB) and w[i] in r.v.cases and not self.de_after(i, j):
            r.condition = r.s.span(i, j)  # 新建学校，其绿地面积不得低于X
            return True
        if w[following[0]] in ("以及", "和", "及") and self.attributed_agent(i, j):
            r.set_subject(r.agents(i, j))  # 从事X的单位，以及Y，应当
            r.names_until = j
            return True
        if w[following[0]] in ("对", "对于") and w[i] in r.closed.receives and self.attributed_agent(i, j):
            r.set_subject(r.agents(i, j))  # 接到举报的部门，对属于…的，应当
            return True
        following = self.past_phrase(following)
        if not self.modal_opens(following):
            return False
        for x in range(i + 1, j - 1):
            if (
                w[x] in ("对", "对于")
                and r.g[x - 1]
                and k[x] == PREPOSITION
                and (self.de_after(x, j) or w[j - 1] == "行为")
            ):
                r.set_subject(r.agents(i, x))
                r.fronted, r.fronted_by = r.s.span(x + 1, j), "对"
                return True  # 监狱对参加劳动的罪犯，应当
        end = r.subject_end(i, j)
        if end is not None and end < j and w[end] == "在" and k[j - 1] == NOUN:
            acts = self.place(end, j)  # 各地在工作中遇到的问题，请…
            if acts is not None and acts < j and w[acts] in r.closed.opens_case:
                r.set_subject(r.agents(i, end))
                r.condition, self.condition = r.s.span(end, j), None  # X在工作中发现Y，应当
                return True
            if acts is not None and acts + 1 < j and k[acts] in (VERB, NOMINAL_VERB) and k[acts + 1] == DE:
                if r.g[j - 1]:
                    r.set_subject(r.agents(i, j))  # X在境内设立的分支机构，应当
                else:
                    r.topic = r.s.span(i, j)
                self.condition = None
                return True
        named = w.index("为", i + 1, j) if "为" in w[i + 1 : j] else i
        if named > i and r.g[named - 1] and r.g[j - 1] and self.attributed_agent(i, named):
            r.set_subject(r.agents(i, named))  # 使用X的单位为义务人，应当
            return True
        if w[i] == "要求" and r.subject and i > 1 and r.g[i - 2] and r.demands(following):
            r.condition = r.s.span(i, j)  # 公民，要求加入X，应当
            return True
        if w[i] in r.closed.opens_case and k[i] == VERB:
            r.condition = r.s.span(i, j)  # 发现需要救助的人员，应当
            return True
        if self.attributed_agent(i, j):
            r.set_subject(self.more_names(i, j))
            return True
        acts = self.modified_agent(i, j) if w[i] == "负责" and r.charged_body(i, j) else None
        if acts is not None and acts < j and k[acts] in (VERB, NOMINAL_VERB, PREPOSITION):
            r.set_subject(r.agents(i, acts))
            r.condition = r.s.span(acts, j)
            return True  # 负责X的部门实施Y，应当
        if k[i] == NOUN and self.whom_to_end(i, j):
            r.set_subject(r.agents(i, j))  # A和B输送管道的责任单位，应当
            return True
        for x in range(i + 1, j):
            # 受委托的部门在委托范围内，不得…
            if w[x] == "在" and k[x] == PREPOSITION and r.g[x - 1] and self.attributed_agent(i, x):
                if self.place(x, j) == j:
                    r.set_subject(r.agents(i, x))
                    return True
                break
        if self.attributed_thing(i, j) or r.names_paper(i, j) or self.ruled_thing(i, j, following):
            de = next((x for x in range(j - 1, i, -1) if k[x] == DE), i)
            if any(r.g[x] and r.conjoins(x + 1) for x in range(de, j - 2)):
                r.set_subject(r.agents(i, j))  # 进入X的人员和车辆
            else:
                r.topic = r.s.span(i, j)
            return True
        return False

    def acted_on_by(self, i: int, j: int) -> bool:
        """Whether words i to j, with 由 behind their comma, name what somebody acts on."""
        r = self.r
        w, k = r.w, r.k
        if k[i] == VERB and w[j - 1] in r.closed.principles:
            return False
        if self.attributed_thing(i, j) or self.rule(i, j) or self.caused(i, j) or self.measured(i, j):
            return True
        bare = k[i] in (NOUN, ADJECTIVE, ADVERB) and r.find_vp(i + 1, j, True) is None and k[j - 1] == NOUN
        listed = k[i] == NOMINAL_VERB and k[j - 1] == NOUN and r.find_vp(i, j, True) is None  # 检查仪器和车辆，由X
        if bare or listed or r.names_paper(i, j) or self.acts_of_thing(i, j):
            return True
        return k[i] == VERB and r.setting.law and self.attributed_agent(i, j)  # 丧失X的人，由Y

    def rule(self, i: int, j: int) -> bool:
        """“免收X的办法”: words i to j are a text that says how."""
        r = self.r
        if r.w[j - 1] in r.closed.kinds_of_text and self.de_after(i, j):
            return True
        drafted = r.w[i] in r.closed.drafts and r.k[i + 1] in (VERB, NOUN, ADJECTIVE)
        return r.w[j - 1].endswith("办法") and not drafted and MODAL not in r.k[i:j] and r.k[i] != PREPOSITION

    def agent_of_phrase(self, i: int, j: int, following: Segment) -> bool:
        """“在境内居留的外国人，应当…”: words i to j are an agent whose attribute begins with a phrase."""
        r = self.r
        if not r.g[j - 1]:
            return False
        if r.names_until + 2 == self.i and r.joined in r.closed.conjunction and r.k[i] == PREPOSITION:
            return DE in r.k[i:j] and r.demands(following)  # A，以及根据X设立的B，可以
        if r.w[i] in ("凡", "凡是") or (r.w[i] in ("未", "尚未") and r.k[i + 1] == PREPOSITION):
            return DE in r.k[i:j]  # 凡在本市从事X的单位，均应; 未按规定缴存X的企业，由
        before = r.w[i] == "本" and any(word in ("前", "之前", "后") for word in r.w[i + 2 : i + 5])
        de = r.last_de(i, j)
        x = r.past_adverbs(i, j)
        if r.w[x] in ("从", "向") and de > x and r.find_vp(x + 2, de, True) is not None:
            named = r.subject_end(de + 1, j, after_pivot=True) is not None
            return named and self.nominal_end(i, j) and self.modal_opens(self.past_phrase(following))
        if r.w[i] not in ("在", "因", "与", "向") and not before:
            return False  # 直接从江河取用水资源的单位和个人，应当; 本办法施行前已取得X的企业
        inside = next((x for x in range(i + 1, de) if r.k[x] == LOCALIZER), de)
        acts = r.k[de - 1] in (VERB, NOMINAL_VERB) or r.k[inside + 1] == VERB  # 在境内购置X的人
        phrase = (r.w[i] in ("在", "向") and r.has_vp(i + 2, de)) or (r.w[i] == "与" and "有" in r.w[i:de])
        acts = acts or before or (r.setting.law and phrase)
        named = de > i and acts and r.subject_end(de + 1, j, after_pivot=True) == j
        answers = r.w[following[0]] == "对" and "负责" in r.w[following[0] : following[1]]  # 在Y签章的人，对X负责
        return named and (answers or self.modal_opens(self.past_phrase(following)))

    def described_thing(self, i: int, j: int, following: Segment) -> bool:
        """“涉及国家秘密的材料，”: words i to j name a thing by what it is like, which is nobody's duty."""
        r = self.r
        if r.k[j - 1] not in (NOUN, NOMINAL_VERB) or not (r.attributed(i, j) or self.nominal_end(i, j)):
            return False
        x = i + 1 if r.w[i] == "不" and i + 1 < j else i
        x += r.w[x] == "逾期" or (r.k[x] in (VERB, NOMINAL_VERB) and r.w[x + 1] in ("不", "未"))  # 抽检不合格的产品，
        if r.w[x] in r.closed.describes or r.w[x] == "不" or r.w[x].startswith(("未", "尚未", "没有")):
            return r.w[following[0]] not in ("且", "并", "并且", "或者", "或")
        holds = (
            i == self.i and not r.subject and r.w[i] in r.closed.engaged and self.attributed_agent(i, j)
        )  # 从事X的公司，设立Y
        return holds and r.k[following[0]] in (VERB, ADVERB, PREPOSITION, LIGHT)

    def acts_of_thing(self, i: int, j: int) -> bool:
        """“机构的设立、合并和名称变更”: words i to j end in acts that are named of a thing."""
        r = self.r
        de = r.last_de(i, j)
        nominal = all(
            kind in (NOUN, NOMINAL_VERB, VERB, ADJECTIVE) or r.conjoins(x)
            for x, kind in enumerate(r.k[de + 1 : j], de + 1)
        )
        return de > i and nominal and r.k[j - 1] in (NOMINAL_VERB, VERB) and r.k[i] in (NOUN, ADJECTIVE, ADVERB)

    def ruled_thing(self, i: int, j: int, following: Segment) -> bool:
        """“铺设管道的路线，必须…”: words i to j name by an act what a rule is made for."""
        r = self.r
        rules = r.setting.law and r.w[following[0]] in ("应当", "应", "必须", "须")
        acts = r.k[i] == VERB and r.w[i] not in r.closed.upholds and r.w[i] not in r.v.clausal
        return rules and acts and r.k[j - 1] == NOUN and r.attributed(i, j)

    def caused(self, i: int, j: int) -> bool:
        """“执行职务引起的案件”: words i to j are a thing whose attribute ends in a verb."""
        k = self.r.k
        de = self.r.last_de(i, j)
        nominal = all(kind in (NOUN, NOMINAL_VERB, ADJECTIVE) for kind in k[de + 1 : j])
        caused = de > i and nominal and k[j - 1] == NOUN and k[de - 1] == VERB
        return caused and self.r.w[de - 2] != "其"  # not 销售其应得的石油

    def measured(self, i: int, j: int) -> bool:
        """“超过保存期的样品”: words i to j are a thing whose attribute compares it."""
        r = self.r
        return r.w[i] in r.v.state and r.attributed(i, j) and not r.g[j - 1]

    def before_ground(self, i: int, j: int) -> int:
        """The word where “根据Y的建议”, “以Y为依据” begins that ends words i to j behind a thing; j where none does."""
        k, w = self.r.k, self.r.w
        for x in range(i + 1, j - 2):
            if k[x] == PREPOSITION and k[x - 1] in (NOUN, NOMINAL_VERB) and w[x] in ("根据", "以"):
                de = self.r.last_de(x, j)
                based = w[x] == "以" and "为" in w[j - 3 : j - 1]
                ground = w[x] == "根据" and (de == x or k[de - 1] != VERB)
                return x if based or ground else j
        return j

    def past_phrase(self, following: Segment) -> Segment:
        """The segment behind one that is a phrase alone (…的机关，根据X的请求，可以…)."""
        r = self.r
        a, b, _, mark = following
        behind = r.s.segments.index(following) + 1
        phrase = r.w[a] in r.closed.framed or (r.w[a] in ("经", "经过", "未经") and r.k[b - 1] in (VERB, NOMINAL_VERB))
        phrase = phrase or (r.w[a] == "在" and r.w[b - 1] in r.closed.during)
        phrase = phrase or (r.w[a] == "除" and r.w[b - 1] in ("外", "之外", "以外"))  # X的人员，除Y外，应当
        phrase = phrase or (r.w[a] == "为" and r.g[b - 1])  # 购置X的人，为纳税人，应当
        phrase = phrase or (b - a > 1 and r.w[b - 1] == "的")  # X的人员，离开Y的，应当
        phrase = phrase or (b - a > 1 and r.w[a] == "为" and r.g[b - 1] and r.w[b - 1].endswith("人"))  # 为X的纳税人，
        if not phrase or mark not in ",，" or behind >= len(r.s.segments):
            return following
        if MODAL in r.k[a:b] or r.s.segments[behind][0] >= r.s.segments[behind][1]:
            return following
        return r.s.segments[behind]

    def subject_and_modal(self, following: Segment) -> bool:
        """Whether the next segment begins with an agent and its modal word."""
        a, b, _, _ = following
        end = self.r.subject_end(a, b)
        return end is not None and end < b and self.r.k[end] == MODAL

    def acted_thing(self, i: int, j: int) -> bool:
        """“X所需的经费”, “X发放Y的情况”: words i to j are a thing, whatever verbs its attribute holds."""
        r = self.r
        w, k = r.w, r.k
        if k[j - 1] != NOUN or r.g[j - 1] or w[i] in ("对", "对于", "将", "把", "由", "经", "在", *r.closed.framed):
            return False
        if k[i] in (VERB, NOMINAL_VERB) and w[i] not in r.closed.relative:
            return False
        de = self.r.last_de(i, j)
        nominal = de == i or self.nominal_end(i, j)
        if nominal and "所" in w[i + 1 : j - 1]:
            return True
        heads = (*r.closed.outcomes, *r.closed.papers, *r.closed.properties)
        return de < j and nominal and w[j - 1].endswith(heads)

    def agent_follows(self, following: Segment) -> bool:
        """Whether 由 opens the next segment, or the one behind a phrase (X，按照Y，由Z…; X，均由Z…)."""
        r = self.r
        x, end = following[0], following[1]
        if r.w[x] in r.closed.framed and following[3] in ",，" and end + 1 < len(r.w):
            x, end = end + 1, len(r.w)
        x = r.past_adverbs(x, end)
        return x < end and r.w[x] == "由"
