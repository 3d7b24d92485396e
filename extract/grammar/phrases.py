"""Where phrases begin and end in a sentence: questions about its words, no state."""

from __future__ import annotations

from ..sentence import Sentence
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
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    STARTERS,
    VERB,
    Vocabulary,
)
from .drafts import Segment

IDIOM = 4  # code points of two verbs in one word (狠抓落实)
_OF_NAMES = (NOUN, NOMINAL_VERB, ADJECTIVE, CONJUNCTION, PUNCTUATION)


class Phrases:
    """Words of a sentence and what they can begin; `i` to `j` are word indexes, `j` excluded."""

    def __init__(self, sentence: Sentence, vocabulary: Vocabulary) -> None:
        self.s = sentence
        self.v = vocabulary
        self.w = sentence.words
        self.k = sentence.kinds
        self.g = sentence.agents
        self.closed = vocabulary.closed

    def past_adverbs(self, x: int, j: int) -> int:
        """The first word from x on, before j, that is no adverb; j where all are."""
        while x < j and self.k[x] == ADVERB:
            x += 1
        return x

    def last_de(self, i: int, j: int) -> int:
        """The last 的 of words i to j behind the first one and before another; i where there is none."""
        return next((x for x in range(j - 2, i, -1) if self.k[x] == DE), i)

    def relative(self, x: int, j: int) -> bool:
        """Whether the verb at x stands in an attribute (…的N) with a predicate still to come."""
        k = self.k
        for y in range(x + 1, j):
            if k[y] == DE:
                for z in range(y + 2, j):
                    if self.w[z - 1] == "、" or (z == j - 1 and self.w[z - 1] == "和"):
                        continue  # 侵犯A的B、扰乱C; 给予必要的指导和支持
                    if z == j - 1 and self.w[z - 1] == "与" and k[z - 2] == NOMINAL_VERB:
                        continue  # 实行A的招生与培养
                    if k[z] in STARTERS or k[z] == MODAL:
                        return True
                    if k[z] == ADVERB and k[z + 1 if z + 1 < j else z] != NOMINAL_VERB and self.starts_vp(z, j):
                        return True
                return False
        return False

    def starts_vp(self, x: int, j: int) -> bool:
        """Whether a verb phrase can begin at word x: adverbs, then a verb that is no attribute."""
        k, w = self.k, self.w
        adverb = False
        while x < j and (
            k[x] in (ADVERB, DI)
            or (w[x] == "、" and (k[x - 1] == DI or (adverb and x + 1 < j and k[x + 1] in (ADVERB, ADJECTIVE))))
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
        if kind in STARTERS:
            return not (x + 1 < j and (k[x + 1] == DE or w[x + 1] == "等"))
        if kind == NOMINAL_VERB:
            return adverb and not (x + 1 < j and k[x + 1] == DE)
        return False

    def demands(self, segment: Segment) -> bool:
        """Whether a modal word opens a segment (应当, 一般应当, 还必须)."""
        i, j, _, _ = segment
        x = i + (i + 1 < j and self.w[i] in ("一般", "还", "也", "均", "都"))
        return i < j and self.w[x] in self.closed.after_case

    def has_vp(self, i: int, j: int) -> bool:
        return self.next_vp(i, j) is not None

    def next_vp(self, i: int, j: int, alone: bool = False) -> int | None:
        """The first word from i on where a predicate begins that follows a finished noun phrase; `alone`: a verbal
        noun that ends the words is one."""
        found = self.find_vp(i, j, True)
        if found is not None and found > i and self.k[found - 1] == VERB and self.w[found - 1] in self.v.openers:
            found -= 1  # 组织开展
        if found is None:
            found = self.find_vp(i, j, False)
        if found is None and alone and j - 1 >= i:
            for x in range(i, j - 1):
                if (
                    self.k[x] == NOMINAL_VERB
                    and (self.g[x - 1] or self.k[x - 1] == LOCALIZER)
                    and self.k[x + 1] in (NOUN, NOMINAL_VERB, ADJECTIVE, ADVERB, PRONOUN)
                ):
                    return x
            if (
                self.k[j - 1] == NOMINAL_VERB
                and self.k[j - 2] not in (VERB, NOMINAL_VERB, ADJECTIVE, PREPOSITION, DE)
                and self.w[j - 2] != "、"
            ):
                return j - 1
        return found

    def find_vp(self, i: int, j: int, strong: bool) -> int | None:
        k, w = self.k, self.w
        sure = self.v.strong
        for x in range(i, j):
            kind = k[x]
            if (
                kind not in STARTERS
                and kind != ADVERB
                and not (kind == ADJECTIVE and w[x] in self.v.adverbs)
                and not (
                    kind == NOMINAL_VERB and x and (x > i or k[x - 1] == NOUN) and (x == j - 1 or w[x + 1] == "、")
                )
            ):
                continue
            p = x - 1
            if p >= i - 1 and p >= 0:
                before = w[p]
                if before in ("的", "、", "和", "与", "及", "或", "或者", "以及", "所", "被", "未", "不") and p >= i:
                    continue
            if kind == NOMINAL_VERB:
                joined = x + 3 < j and w[x + 1] == "、" and k[x + 2] == VERB and w[x + 2] in sure and k[x + 3] != DE
                if joined and k[x - 1] == NOUN and k[x + 3] in (NOUN, ADJECTIVE):
                    return x  # 在水域养殖、投放X
                if (
                    strong
                    or (w[x + 1 if x + 1 < j else x] == "、")
                    or k[x - 1] in (VERB, NOMINAL_VERB, ADJECTIVE, PREPOSITION)
                ):
                    continue
                return x
            if strong and kind == VERB and w[x] not in sure:
                continue
            if self.starts_vp(x, j) and not self.relative(x, j):
                return x
        return None

    def predicate_opens(self, i: int, j: int) -> bool:
        """Whether words i to j begin with a predicate and not with a noun phrase."""
        k, w = self.k, self.w
        kind = k[i]
        if self.says_what(i, j) or self.named_by_acts(i, j) or self.act_names_thing(i, j):
            return False
        if i + 2 < j and w[i + 1] == "分为":
            return False  # 规划分为X
        if i + 2 < j and w[i + 1] in self.closed.papers and w[i + 2] in self.closed.hands_over:
            return False  # 调整方案报X备案
        holds = i + 3 < j and w[i + 1] in ("工作", "活动") and w[i + 2] in self.closed.has_principle
        if holds and kind in (VERB, NOMINAL_VERB) and w[i] not in self.closed.drafts:
            return False  # 推荐工作坚持X原则
        if kind in (VERB, NOMINAL_VERB) and self.row_named(i, j):
            return False
        if kind == NOMINAL_VERB and i + 3 < j and k[i + 1] == NOUN and k[i + 2] == ADVERB and k[i + 3] == VERB:
            return False  # 监管数据每月汇总
        act = kind == NOMINAL_VERB or w[i] in self.closed.decides
        if act and i + 2 < j and w[i + 1] in ("采用", "采取", "实行") and w[i] not in self.v.openers:
            return False  # 表决采用无记名投票方式
        given = i + 2 < j and (w[i + 2] in self.closed.hands_over or w[i + 2] in self.closed.recipients)
        if kind == NOMINAL_VERB and i + 2 < j and w[i + 1][0] == "每":
            return False  # 普查每10年进行1次
        if kind == NOMINAL_VERB and given and k[i + 1] == ADVERB:
            return False  # 罚款全部上缴国库
        x = self.past_adverbs(i, j - 1)
        if (
            x > i
            and (w[i] in self.closed.attributive or w[i] == "对外")
            and k[x] in (VERB, NOMINAL_VERB)
            and self.acted_on(x, j)
        ):
            return False  # 具体实施办法由X规定
        if x + 1 < j and k[x + 1] == DE and k[x] in (VERB, NOMINAL_VERB, LIGHT):
            return False  # 使用的机型, 拟推荐的设备
        given = i + 3 < j and w[i + 2] in self.v.destination and w[i + 2][-1] in "入至到缴"
        if given and k[i] in (VERB, NOMINAL_VERB) and w[i + 1] in ("全部", "一律", "统一"):
            return False  # 罚款全部上缴国库
        if x + 2 < j and w[x + 1] in self.closed.around and k[x] in (VERB, NOMINAL_VERB) and w[x + 2] != "中":
            return False  # 转制后的企业名称
        if kind == ADVERB and i + 2 < j and w[i + 1] in ("或者", "或") and self.starts_vp(i + 2, j):
            return True  # 自行或者委托X, 定期或者不定期进行X
        if kind in STARTERS:
            if self.acted_on(i, j) and (
                "由" in w[i + 1 : i + 3]
                or any(k[x] == DE for x in range(i, w.index("由", i)))
                or w[w.index("由", i) - 1] in self.closed.tasks
                or w[w.index("由", i) - 1].endswith(("申请书", "决定书", "通知书", "清单"))
            ):
                return False  # 借调人员的工资由原单位支付, 继续盘问工作由人民警察执行
            return not (kind == VERB and w[i] not in self.v.strong and self.acted_on(i, j))
        if kind == NOMINAL_VERB and self.acted_on(i, j):
            return False
        x = i
        while x < j and (
            k[x] in (ADVERB, DI)
            or (x > i and w[x] == "、" and (k[x - 1] == DI or (x + 1 < j and k[x + 1] in (ADVERB, ADJECTIVE))))
            or (k[x] == ADJECTIVE and (w[x] in self.v.adverbs or (x + 1 < j and k[x + 1] in (VERB, LIGHT, DI))))
        ):
            x += 1
        if x >= j:
            return x > i
        if k[x] in STARTERS:
            return True
        if k[x] == NOMINAL_VERB:
            if x + 1 >= j:
                return True
            if x == i and self.names_body(i, j):
                return False
            pause = x + 1
            while pause < j - 1 and pause < x + 3 and k[pause] in (NOUN, NOMINAL_VERB):
                pause += 1
            if w[pause] == "、" and any(w[z] == "等" and self.g[z + 1] for z in range(x, j - 1)):
                return False  # 发展改革、科技等部门
            after = k[x + 1]
            if x == i and w[x + 1] in ("是", "分为", "包括", "属于", "全部", "一律", "均", "都"):
                return False  # 规划分为X, 罚款全部上缴
            if after == PREPOSITION and w[x + 1] in ("由", "按", "按照", "依照", "参照", "对", "采取", "采用"):
                return False
            if after in (VERB, LIGHT, MODAL) and w[x + 1] in self.v.strong and x == i and w[x + 1] not in self.v.second:
                return w[x] in self.v.openers or self.attributes_to_end(x + 1, j)
            z = x + 1
            while z < j and (k[z] in (NOUN, NOMINAL_VERB, ADJECTIVE)):
                z += 1
            person = x + 1 < z < j and k[z] == VERB and self.g[z - 1] and w[z - 1].endswith(("者", "员"))
            if person and w[x] not in self.v.strong and w[x] not in self.v.clausal:
                return False  # 交易场所提供者发现X
            attribute = z + 1 < j and k[z + 1] == DE  # 发展先进适用的技术
            if (
                z < j
                and z > x + 1
                and not attribute
                and (w[z] in self.v.copula or w[z] in ("为", "实行", "纳入", "列入", "报", "报送"))
            ):
                return False
            if z < j and k[z] == PREPOSITION and self.g[z - 1] and w[x] not in self.v.clausal:
                return False  # 零售经营者向X采购
            acts = z < j and w[z] == "通过" and self.has_vp(z + 2, j)  # 补贴资金通过X发放给Y
            return not (z > x + 1 and z < j and k[z] == PREPOSITION and (w[z] in self.closed.before_passive or acts))
        return x > i and k[x] == PREPOSITION

    def row_named(self, i: int, j: int) -> bool:
        """“检验、检测所需费用由X承担”, “评审、测试时间不计入Y”: acts name what is told of."""
        x = i + 1
        while x < j and self.w[x] == "、" and self.k[x + 1 : x + 2] == [NOMINAL_VERB]:
            x += 2
        needs = x + 1 < j and self.w[x] == "所需"
        x += needs
        if (self.k[i] == VERB and not needs) or x == i + 1 or x + 2 >= j or self.k[x] not in (NOUN, NOMINAL_VERB):
            return False
        while x < j and self.k[x] == NOUN:
            x += 1
        return x + 1 < j and (needs or (self.w[x] in ("不", "均", "一律") and self.k[x + 1] in (VERB, NOMINAL_VERB)))

    def act_names_thing(self, i: int, j: int) -> bool:
        """“补助资金专款专用”, “总结材料于5日前报送X”, “造林任务落实到Y”: words i to j begin with an act and the paper,
        money or task that it names, and say what is done to that."""
        w, k = self.w, self.k
        names = i + 2 < j and k[i] in (VERB, NOMINAL_VERB) and w[i] in self.v.nominal and k[i + 1] == NOUN
        if not names or w[i] in self.closed.drafts or w[i] in self.closed.takes_clause:
            return False
        x = i + 1
        while x + 1 < j and k[x + 1] == NOUN:
            x += 1
        if not (w[x] in self.closed.papers or w[x] in self.closed.outcomes or w[x] in self.closed.tasks):
            return False
        verb = self.past_adverbs(x + 1, j)
        if verb < j and w[verb] in self.closed.where_done and k[verb] == PREPOSITION and k[j - 1] == VERB:
            return self.find_vp(verb + 1, j - 1, True) is None and k[j - 2] in (NOUN, LOCALIZER, ADVERB)
        if verb < j and w[verb] in ("于", "在") and k[verb] == PREPOSITION:
            verb = next((y for y in range(verb, j) if w[y] in self.closed.hands_over), j)
        if verb < j - 1 and w[verb] == "予以":
            return True  # 奖励资金予以追回
        if verb >= j or k[verb] != VERB:
            return False
        given = w[verb] in self.v.destination and w[verb][-1] in "到至入"
        return verb == j - 1 or given or (verb > x + 1 and w[verb] in self.closed.hands_over)

    def named_by_acts(self, i: int, j: int) -> bool:
        """“造林任务完成情况将…”: words i to j begin with a noun phrase that an act opens, 将 behind it."""
        if j - i < 4 or ("将" not in self.w[i + 2 : j - 1] and self.closed.hands_over.isdisjoint(self.w[i + 3 : j])):
            return False
        for x in range(i + 2, j - 1):
            told = self.k[x] == ADVERB and self.w[x + 1] in self.closed.hands_over  # 督查情况及时报X
            if told or (self.w[x] == "将" and self.k[x] == PREPOSITION):
                nominal = all(kind in (NOUN, NOMINAL_VERB, VERB, ADJECTIVE) for kind in self.k[i:x])
                return nominal and self.w[x - 1] in self.closed.outcomes
        return False

    def attributes_to_end(self, i: int, j: int) -> bool:
        """“(改建)增加排污量的项目”: words i to j are an attribute and its noun."""
        x = self.last_de(i, j)
        if x == i or self.find_vp(x + 1, j, False) is not None:
            return False
        return j - x <= 5 or all(kind in _OF_NAMES for kind in self.k[x + 1 : j])

    def says_what(self, i: int, j: int) -> bool:
        """“评估内容包括…”, “考核重点为…”: words i to j say what a property of an act is, whatever opens them."""
        for x in range(i + 2, j - 1) if "为" in self.w[i + 2 : j - 1] else ():
            if self.w[x] == "为" and self.k[x + 1] == NUMBER and self.k[x - 1] == NOUN and DE in self.k[i:x]:
                return True  # 设立X的注册资本为1亿元
            named = self.w[x] == "为" and self.g[x - 1] and self.g[j - 1] and DE in self.k[i:x]
            if named and all(kind in _OF_NAMES for kind in self.k[x + 1 : j]):
                return True  # 作出X决定的机关为Y机关
        near = min(j - 1, i + 8)
        if self.closed.properties.isdisjoint(self.w[i + 1 : near]):
            return False
        for x in range(i + 1, near):
            if self.w[x] in self.closed.properties and self.k[x + 1] != DE:
                y = x + 1
                while y < j - 1 and self.w[y] in ("统一", "主要", "一般", "原则上", "不"):
                    y += 1
                return self.w[y] in ("为", "是", "包括", "不包括", "截至") or self.w[y] in self.closed.measures
            if self.k[x] not in (NOUN, NOMINAL_VERB, ADJECTIVE, VERB, ADVERB, DE) and self.w[x] != "、":
                return False
        return False

    def passive(self, i: int, j: int) -> bool:
        """“A开展B的程序按照C执行”: what opens words i to j is what the verb at their end acts on."""
        w, k = self.w, self.k
        if w[j - 1] not in self.closed.passive or any(w[x] in ("将", "把", "对", "对于") for x in range(i, j)):
            return False
        for x in range(i + 1, j - 2):
            if k[x] == PREPOSITION and w[x] in (*self.closed.before_passive, "根据") and w[x] != "由":
                named = w[j - 1] in ("执行", "编制") and k[x - 1] in (VERB, NOMINAL_VERB, NOUN)
                if named and self.bare_row(i, x):
                    return True  # 换届按照X执行, 委员会换届程序和要求参照Y执行, 公园发展规划根据X编制
                if x < i + 2:
                    return False
                if self.names_act(i, x):
                    return True  # 资金支付按照…执行
                thing = (k[x - 1] == NOUN and not self.g[x - 1]) or w[x - 1] in self.closed.papers
                return thing and DE in k[i:x]
        return False

    def bare_row(self, i: int, j: int) -> bool:
        """Whether words i to j are nouns and acts in a row with an act among them, and end in no agent."""
        kinds = (NOUN, NOMINAL_VERB, ADJECTIVE, CONJUNCTION, PUNCTUATION, DE)
        last = j - 1 if self.k[j - 1] == VERB else j
        acts = any(self.k[x] in (NOMINAL_VERB, VERB) for x in range(i, j))
        return acts and all(self.k[x] in kinds for x in range(i, last)) and not self.g[j - 1]

    def names_act(self, i: int, j: int) -> bool:
        """“资金支付”: words i to j are a noun phrase of two words or more that begins with a noun and names nobody."""
        kinds = (NOUN, ADJECTIVE, VERB, NOMINAL_VERB)
        nominal = j - i > 1 and self.k[i] in kinds[:2] and all(kind in kinds for kind in self.k[i:j])
        return nominal and not any(self.g[i:j])

    def names_body(self, i: int, j: int) -> bool:
        """“教育行政部门…”: the verbal noun at i is the field of a body."""
        x = i + 1
        if self.w[i] not in self.v.strong and x + 1 < j and self.k[x] == NOMINAL_VERB:
            x += self.g[x + 1] or self.w[x + 1] in self.closed.administers  # 出口管制部门
        while x < j and self.w[x] in self.closed.administers:
            x += 1
        if x >= j or not self.g[x]:
            return False
        return x > i + 1 or (len(self.w[x]) > 2 and self.w[x][:2] in self.closed.administers)

    def acted_on(self, i: int, j: int) -> bool:
        """“投诉由X处理”: what opens with a verbal noun is what the agent after 由 acts on."""
        for x in range(i + 1, j - 1):
            if self.k[x] == MODAL:
                return False
            if self.w[x] == "由" and self.k[x] == PREPOSITION:
                return x > i + 1 or self.k[i] != VERB or DE not in self.k[x:j]  # not 建立由X牵头的制度
        return False

    def ends_in_thing(self, i: int, j: int) -> bool:
        """Whether words i to j end in 的 and a thing."""
        de = self.last_de(i, j)
        kinds = (NOUN, ADJECTIVE, NOMINAL_VERB, NUMBER)
        manner = self.closed.attributive | self.closed.jointly
        return de > i and all(self.k[x] in kinds or self.w[x] in manner for x in range(de + 1, j))

    def nominal_follows(self, y: int, j: int) -> bool:
        """Whether the verbal noun at y goes on as a noun phrase (创新平台)."""
        if y + 1 >= j:
            return False
        kind = self.k[y + 1]
        if self.w[y + 1] == "、" and self.k[y] == NOMINAL_VERB:
            return True
        return kind in (NOUN, NOMINAL_VERB, DE, ADJECTIVE, LOCALIZER)

    def attributed(self, i: int, j: int) -> bool:
        """Whether words i to j, though they begin with a verb, are a noun phrase (符合…规定的地块)."""
        x = self.last_de(i, j)
        return x > i and j - x <= 7 and self.find_vp(x + 1, j, True) is None
