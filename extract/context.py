"""Words whose part depends on their neighbours: corrected before the grammar reads a sentence."""

from __future__ import annotations

from .words import (
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
    PRONOUN,
    PUNCTUATION,
    VERB,
    Vocabulary,
)

_AFTER_PHRASE = frozenset((VERB, ADVERB, PREPOSITION, PIVOT, NOMINAL_VERB, LIGHT))
_AFTER_NAMES = frozenset((VERB, ADVERB, MODAL, PREPOSITION, CONJUNCTION, PUNCTUATION, LOCALIZER))
_NAMES = frozenset((NOUN, ADJECTIVE, PRONOUN, LOCALIZER))
_VERBS = frozenset((VERB, NOMINAL_VERB, PIVOT))
_OPENING = frozenset((PUNCTUATION, MODAL, ADVERB))
_AFTER_PLACE = frozenset((NOUN, CONJUNCTION, DE, LOCALIZER, PUNCTUATION))
_BEFORE_PARTY = frozenset((PUNCTUATION, PREPOSITION, MODAL, CONJUNCTION, PIVOT))
_BEFORE_ORGAN = frozenset((PUNCTUATION, PREPOSITION, CONJUNCTION, VERB, MODAL))
_TASK = 12  # words of the task in the name of an organ
_FIELDS = 40  # words of a list of fields
_IN_FIELDS = frozenset((NOUN, NOMINAL_VERB, VERB, ADJECTIVE, ADVERB, CONJUNCTION))
_BY_KIND = frozenset((VERB, NOMINAL_VERB, PIVOT, ADVERB, MODAL, PREPOSITION))  # have rules whatever the word
_ACT_KINDS = frozenset((VERB, NOMINAL_VERB))
_ACTS = frozenset((VERB, NOMINAL_VERB, ADJECTIVE, ADVERB))
_AFTER_OFFICE = frozenset(("应当", "必须", "可以", "不得"))  # 车辆管理所应当, not 所需
_WITHIN = frozenset("、“”‘’+")
_OF_IT = ("该", "其", "有关", "相关")
_NAMED = 6  # words of a name
_REACH = 16  # words between 采取 and its 方式


def correct(words: list[str], kinds: list[str], agents: list[bool], vocabulary: Vocabulary) -> None:
    """Change `kinds` and `agents` in place."""
    context = _Context(words, kinds, agents, vocabulary)
    for i in range(len(words)):
        if kinds[i] in _BY_KIND or words[i] in vocabulary.by_neighbours:
            context.correct(i)


class _Context:
    def __init__(self, words: list[str], kinds: list[str], agents: list[bool], vocabulary: Vocabulary) -> None:
        self.words, self.kinds, self.agents = words, kinds, agents
        self.n = len(words)
        self.strong, self.closed = vocabulary.strong, vocabulary.closed
        lists = vocabulary.lists
        self.heads = lists["agents.head"]
        self.bodies = lists["agents.body-head"]
        self.singles = lists["agents.single"]
        self.bearers = lists["agents.compound"]
        self.twofold = lists["verbs.twofold"]
        self.destination, self.clausal = vocabulary.destination, vocabulary.clausal
        self.keeps_object = lists["verbs.keeps-object"]
        self.own, self.leading = vocabulary.by_neighbours, vocabulary.leading

    def correct(self, i: int) -> None:
        """Put word i right by the words beside it: first what it stands between, then what it stands for there."""
        word, kind = self.words[i], self.kinds[i]
        before = self.kinds[i - 1] if i else PUNCTUATION
        after = self.kinds[i + 1] if i + 1 < self.n else PUNCTUATION
        own = word in self.own
        if not (kind in _ACT_KINDS and self._by_act(i, word, kind, before, after)) and (own or kind == PIVOT):
            kind = self._by_word(i, word, kind, before, after)
        if own and self._by_word_last(i, word, before, after):
            return
        if kind in _VERBS and i + 1 < self.n and self._makes_name(i, before):
            self._name(i, before)
        else:
            self._by_kind(i, word, kind, before, after)

    def _by_act(self, i: int, word: str, kind: str, before: str, after: str) -> bool:
        """Rules for verbs and verbal nouns, whatever the word; whether one of them holds."""
        words, kinds = self.words, self.kinds
        if kind == VERB and before == DE and after == PUNCTUATION:
            kinds[i] = NOMINAL_VERB  # 系统的调整，
        elif kind == NOMINAL_VERB and i and self.agents[i - 1] and after == PUNCTUATION and self._row_goes_on(i):
            kinds[i] = VERB  # 街道办事处指导、协助X
        elif i + 1 >= self.n:
            return False
        elif (
            before in (PUNCTUATION, VERB)
            and words[i + 1] in self.closed.results
            and not (word in self.closed.makes_known and self._ends_clause(i + 2))  # 公布结果。
        ):
            kinds[i] = NOUN  # 排查结果报我厅, 公开抽查结果
        elif (words[i + 1] == "情况" or words[i + 1] in self.closed.results) and self._told_of_outcome(i, before):
            kinds[i] = NOUN  # 整改情况于5月底前报我局, 专家评审结果向社会公示
            if before == NOUN:
                self.agents[i - 1] = False
        elif before == NOUN and not self.agents[i - 1] and self._years_of(i + 1):
            kinds[i] = NOUN  # 农村人居环境整治三年行动方案
        elif words[i + 1] in self.closed.fees and self._names_fee(i + 1):
            kinds[i] = NOUN  # 集中供养率, 植被恢复费
        else:
            return False
        return True

    def _by_word(self, i: int, word: str, kind: str, before: str, after: str) -> str:
        """Rules for single words and pivots; the kind by which the rules after these are chosen."""
        words, kinds = self.words, self.kinds
        if word == "门" and len(words[i - 1]) > 1 and words[i - 1][-1] == "部":
            words[i - 1 : i + 1] = words[i - 1][:-1], "部门"  # 工业和信息化|部门
            self.agents[i - 1 : i + 1] = False, True
            kinds[i - 1 : i + 1] = NOUN, NOUN
        elif word == "地" and before in (VERB, NOMINAL_VERB) and self._after_place(i, after) and self._no_act_after(i):
            kinds[i - 1], kinds[i] = NOUN, NOUN  # 核发地公安机关, 经营地或者住所地
        elif word in ("高度", "深度") and after in (MODAL, PUNCTUATION):
            kinds[i] = NOUN  # 伐桩高度不得超过
        elif word == "专题" and before in _OPENING and after in _ACT_KINDS and self._names_behind(i + 2):
            kinds[i] = ADVERB  # 专题研究重大问题
        elif word == "委托" and i and words[i - 1] == "其" and words[i + 1 : i + 2] in (["单位"], ["机构"]):
            kinds[i] = kind = NOUN  # 其委托单位工作人员
        elif word == "统一" and before == NOUN and after == PUNCTUATION and "与" in words[max(i - _NAMED, 0) : i]:
            kinds[i] = kind = VERB  # 与所在地地名统一
        elif word == "公开" and after in _ACT_KINDS and self._tells(i + 2) and (i + 3 >= self.n or self._pauses(i + 3)):
            kinds[i], kinds[i + 1] = VERB, NOUN  # 公开排放信息
            kind = VERB
        elif word in self.leading and not i and after not in (LOCALIZER, DE, PUNCTUATION):
            kind = kinds[i] = MODAL  # 同意X做Y, not 经X同意
        elif word == "通过" and i and after == PUNCTUATION and self._ends_clause(i + 1):
            kinds[i] = VERB  # 由全体成员过半数通过
        elif word == "通过" and before == MODAL and self._passes(i + 1):
            kinds[i] = VERB  # 不得通过形式审查
        elif word == "领导" and i and self.agents[i - 1] and i + 1 < self.n and words[i + 1] in self.closed.led:
            kinds[i], self.agents[i - 1], self.agents[i] = NOUN, False, True  # 由X局领导担任
        elif word == "规范" and before == PREPOSITION and after == ADJECTIVE and kinds[i + 2 : i + 3] == [DE]:
            kind = kinds[i] = ADJECTIVE  # 以规范严谨的程序保证质量
        elif word == "现场" and kind == ADVERB and before in (NOUN, NOMINAL_VERB):
            kinds[i] = NOUN  # 在销售现场公示
        elif word == "就" and after in _ACT_KINDS and {"问题", "事项"} & set(words[i + 2 : i + _NAMED + 2]):
            kinds[i] = PREPOSITION  # 就执行本法的有关问题作出说明
        elif word == "就" and i and (before == ADVERB or after == PRONOUN) and self._begins(i + 1, _OF_IT):
            kinds[i] = PREPOSITION  # 事先就该项目的影响进行评价
        elif (
            word == "就"
            and before != ADVERB
            and i
            and (after in (NOUN, ADJECTIVE, PRONOUN) or self._speaks_of(i + 1, after))
        ):
            kinds[i] = PREPOSITION  # 就同一议题发言, 就征收情况向X报告
        elif (
            word in ("签章", "签字", "盖章")
            and i
            and (self.agents[i - 1] or before == LOCALIZER)
            and after in (CONJUNCTION, PUNCTUATION, VERB)
        ):
            kinds[i], self.agents[i] = VERB, False  # 由负责人签章并注明日期
        elif word == "由" and before == VERB and words[i - 1] in ("转", "改"):
            kinds[i - 1] = ADVERB  # 可以转由新单位承担
        elif word == "配套" and after == NOUN:
            kinds[i] = ADJECTIVE  # 地方配套资金
        elif word == "代" and before == MODAL and i + 1 < self.n and self.agents[i + 1]:
            kinds[i] = PREPOSITION  # 有权代委托人行使X
        elif word == "就" and before == MODAL and self._about_matters(i + 1):
            kinds[i] = PREPOSITION  # 可以就休息休假等事项，
        elif word == "代表" and before in (DE, NUMBER) and after not in (NOUN, ADJECTIVE):
            kinds[i], self.agents[i] = NOUN, True  # 三十名以上的代表联名
        elif word == "代表" and i and words[i - 1].endswith("代表大会") and after in (NOUN, PREPOSITION):
            kinds[i], self.agents[i] = NOUN, after == PREPOSITION  # 人民代表大会代表在X, 人民代表大会代表名额
        elif word == "代表" and before == NOUN and self.agents[i - 1] and (after == NUMBER or self._ends_name(i)):
            kinds[i], self.agents[i] = NOUN, True  # 全国人民代表大会代表和X, 部门代表担任
        elif word in ("强制", "模范") and after in (VERB, NOMINAL_VERB):
            kinds[i] = ADVERB
        elif word == "代表" and i + 2 < self.n and words[i + 1] == "等" and kinds[i + 2] == PUNCTUATION:
            kinds[i], self.agents[i] = NOUN, True  # 企事业单位代表等，
        elif word == "即" and before == after == VERB and "一经" in words[max(i - 3, 0) : i]:
            kinds[i] = ADVERB  # 一经发现即取消资格
        elif word == "被" and before == ADVERB and after == VERB:
            kinds[i] = ADVERB  # 未被列入X名单
        elif word == "各" and words[i + 1 : i + 2] == ["派出"] and before == NOUN and self.agents[i - 1]:
            kinds[i + 1] = NOUN  # 总局各派出机构
        elif word == "建议" and before == MODAL:
            kinds[i] = VERB  # 可以建议X做Y
        elif word in ("区", "区内", "区外") and before in (VERB, NOMINAL_VERB) and len(words[i - 1]) == 2:
            kinds[i - 1] = NOUN  # 管理区内
            if i > 1 and kinds[i - 2] == ADVERB:
                kinds[i - 2] = ADJECTIVE
        elif kind == PIVOT and before in (NOUN, NOMINAL_VERB) and i + 1 < self.n and words[i + 1] in self.closed.guided:
            kinds[i] = NOUN  # 产业发展引导资金
        elif word == "各" and after in (VERB, NUMBER) and before == NOUN and self.agents[i - 1]:
            kinds[i], self.agents[i] = ADVERB, False  # 由A、B各承担一半
        elif word in self.closed.jointly and before in (MODAL, ADVERB) and after in _ACT_KINDS:
            kinds[i], self.agents[i] = ADVERB, False  # 须集体研究决定
        elif word in self.closed.jointly and before == PUNCTUATION and after in _ACT_KINDS and self._ends_clause(i + 2):
            kinds[i], self.agents[i] = ADVERB, False  # 分类存放、专人保管
        elif word == "规范" and after == NOUN and i and words[i - 1] == "使用":
            kinds[i] = ADJECTIVE  # 使用规范汉字
        elif word == "作" and after in _ACTS | {NOUN} and self._made_to_somebody(i, before):
            kind = kinds[i] = LIGHT  # 向会议作说明
        elif word == "系统" and before in (NOUN, *_VERBS) and {"通过", "在"} & set(words[max(i - _NAMED, 0) : i]):
            kinds[i] = NOUN  # 通过注册系统提出, 在申报系统上传X
            if after == NOMINAL_VERB and i + 2 < self.n and kinds[i + 2] == NOUN:
                kinds[i + 1] = VERB  # 通过公示系统公告营业执照作废
        elif word == "处" and before in (NOUN, NOMINAL_VERB, VERB) and after != NUMBER and self._place_opens(i):
            kinds[i], self.agents[i] = LOCALIZER, False  # 在修改处签名
        elif (
            word in ("书面", "口头")
            and after == CONJUNCTION
            and i + 2 < self.n
            and words[i + 2] in ("书面", "口头", "电子")
        ):
            kinds[i] = kinds[i + 1] = kinds[i + 2] = ADVERB  # 书面或者口头报告
        elif word == "协同" and after == NOMINAL_VERB and i + 2 < self.n and kinds[i + 2] == NOUN:
            kinds[i] = ADJECTIVE  # 协同治理平台
        elif word in ("扣押", "查封", "冻结", "登记", "处罚") and self._paper_of_acts(i, before):
            kinds[i] = NOUN  # 制作查封、扣押清单
        elif word == "被" and i + 2 < self.n and words[i + 2] in ("人", "单位", "方", "者", "机构", "企业"):
            kinds[i] = NOUN  # 被投诉人
        elif word == "或者" and self._begins(i + 1, ("少", "多")) and words[i - 1][-1] == words[i + 1][-1]:
            kinds[i + 1] = VERB  # 不征或者少征税款
        elif word == "或者" and i + 2 < self.n and words[i + 1] in ("少", "多") and kinds[i + 2] == VERB:
            kinds[i + 1] = ADVERB  # 不占或者少占草原
        elif word == "被" and before in _BEFORE_PARTY and i + 1 < self.n and self._suffers(words[i + 1], i + 1):
            kinds[i] = NOUN  # 被侵害人对X有异议的
        elif word == "需要" and after == CONJUNCTION:
            kinds[i] = NOUN
        elif word == "使" and self._begins(i + 1, ("（", "(")):
            kind = kinds[i] = NOUN  # 驻外使（领）馆
        return kind

    def _tells(self, i: int) -> bool:
        """Whether word i is what can be made public."""
        return i < self.n and (self.words[i] in self.closed.outcomes or self.words[i] in ("规则", "标准"))

    def _pauses(self, i: int) -> bool:
        return self.kinds[i] == PUNCTUATION

    def _after_place(self, i: int, after: str) -> bool:
        """Whether what stands behind 地 at i lets it close a place (经营地县级以上人民政府)."""
        return after in _AFTER_PLACE or (after == ADJECTIVE and self.agents[i + 1])

    def _by_word_last(self, i: int, word: str, before: str, after: str) -> bool:
        """More rules for single words, by what stands there now; whether one of them leaves nothing to say."""
        words, kinds = self.words, self.kinds
        if word == "所" and i + 1 < self.n and (before in _VERBS or after == NOUN) and len(words[i + 1]) == 1:
            self.agents[i] = False  # 追回所拨资金, 春耕所需贷款
        if word == "所" and i + 1 < self.n and words[i + 1] == "持":
            self.agents[i], kinds[i + 1] = False, NOUN  # 所持签证
        share = before == NOUN and i + 2 < self.n and len(words[i + 1]) == 1 and kinds[i + 2] == NOUN
        if word == "所" and after == VERB and (before == VERB or share):
            self.agents[i] = False  # 承担所邀请X的费用, 教育经费所占比例
            return True
        if word == "地" and before in (ADVERB, ADJECTIVE) and after in (NOUN, NOMINAL_VERB) and not self.agents[i + 1]:
            kinds[i + 1] = VERB  # 清晰地标记
        if word == "地" and i and after in (VERB, ADVERB, LIGHT) and before in (NOUN, ADJECTIVE):
            kinds[i - 1] = ADVERB  # 常备不懈地抓好
            if i > 2 and words[i - 2] == "、" and kinds[i - 3] in (NOUN, ADJECTIVE) and len(words[i - 3]) == 2:
                kinds[i - 3] = ADVERB  # 客观、公正地履行
        elif word == "地" and i > 1 and after in (VERB, LIGHT) and before == VERB and kinds[i - 2] == ADVERB:
            kinds[i - 1] = ADVERB  # 独立负责地行使职权
        elif word == "地" and i > 2 and after == VERB and before == VERB and words[i - 2] == "、":
            kinds[i - 1] = ADVERB  # 清晰、全面、明确地告知
            if kinds[i - 3] in (NOUN, ADJECTIVE):
                kinds[i - 3] = ADVERB
        elif word == "地" and i > 2 and after in (VERB, LIGHT) and before == ADVERB and words[i - 2] == "、":
            kinds[i - 3] = ADVERB
        if word == "管理" and i and self.agents[i - 1]:
            self._charged(i)  # 人民政府管理专利工作的部门
        if word == "要求" and (
            (before in (NOUN, NOMINAL_VERB) and after not in _NAMES)
            or (before == VERB and after == DE)  # 符合要求的
            or (before == DE and after == PUNCTUATION)  # 提出不合法的要求，
        ):
            kinds[i] = PIVOT if self.agents[i - 1] and after in _VERBS else NOUN  # 公民要求回国
        elif word == "组织":
            self._organization(i, before, after)
        elif word == "无法" and after in (PREPOSITION, VERB, LIGHT) and words[i + 1] != "定":
            kinds[i] = ADVERB  # 成员无法在现场参加会议
        elif word == "人" and before == DE and after in _AFTER_NAMES:
            self.agents[i] = True  # 知道情况的人应当
        elif word == "裁定" and i > 1 and words[i - 1] in ("、", "和", "或者") and words[i - 2].endswith("判决"):
            kinds[i] = NOUN  # 民事判决、裁定
        elif word == "等" and i + 1 < self.n:
            self._fields(i)
        elif word == "负责" and i and self.agents[i - 1]:
            self._charged(i)
        elif word == "处" and after == NUMBER:
            kinds[i], self.agents[i] = VERB, False
        elif word == "主管" and before == NOUN and self.agents[i - 1] and self._begins(i + 1, ("全", "本")):
            kinds[i] = VERB  # 国家市场监督管理总局主管全国投诉举报处理工作
        elif word in self.closed.parties_by and before in _BEFORE_PARTY and self._party(i):
            kinds[i], self.agents[i] = NOUN, False
            self.agents[i + 1] = True
        elif word == "报告" and before in (NOUN, NOMINAL_VERB) and self._begins(i + 1, ("及", "、", "和", "以及")):
            kinds[i] = NOUN  # 企业申请报告及《…》
        elif word == "所" and i + 1 < self.n and after == NOUN and len(words[i + 1]) == 1:
            kinds[i] = NOUN
        elif word in self.singles and i and before in (NOUN, NOMINAL_VERB, VERB) and words[i - 1] not in self.singles:
            kinds[i], self.agents[i] = NOUN, True  # 交通运输部
            if before == VERB and words[i - 1] not in self.strong and words[i - 1][-1] not in "在于至到":
                kinds[i - 1] = NOUN  # 散养户, not 设在省林业局
        elif word in ("采取", "采用", "违反"):
            self._means(i)
        elif (
            word == "场所"
            and (after == MODAL or self._begins(i + 1, ("向",)) or kinds[i + 1 : i + 3] == [PUNCTUATION, MODAL])
            and before in (NOUN, NOMINAL_VERB, PUNCTUATION)
        ):
            self.agents[i] = True  # 动物园、植物园等场所应当, 期货交易场所向X提供Y
        elif word in self.closed.organs and i:
            self._organ(i, after)
        elif word in ("所", "是否") and after in (VERB, NOMINAL_VERB, MODAL, PIVOT):
            if word != "所" or words[i + 1] not in _AFTER_OFFICE:
                kinds[i + 1] = NOUN
        elif word == "同时" and before not in (*_OPENING, CONJUNCTION) and after == PUNCTUATION:
            kinds[i] = LOCALIZER
        elif word == "重点" and kinds[i] == ADVERB and after == PUNCTUATION:
            kinds[i] = NOUN  # 突出重点、狠抓落实
        elif word == "和" and before == MODAL and i and words[i - 1] in _AFTER_OFFICE:
            kinds[i] = PREPOSITION  # 必须和主体工程同时设计
        elif word == "和" and before == ADVERB and self._with_somebody(i + 1):
            kinds[i] = PREPOSITION  # 积极主动和X部门做好Y
        else:
            return False
        return True

    def _by_kind(self, i: int, word: str, kind: str, before: str, after: str) -> None:
        """Rules for whatever word is of a kind."""
        if kind in _ACT_KINDS and len(word) > 1 and word != "规范":
            return
        words, kinds = self.words, self.kinds
        if word == "规范" and before in (NOUN, NOMINAL_VERB) and {"按照", "依照"} & set(words[max(i - 8, 0) : i]):
            kinds[i] = NOUN  # 按照操作规范安全驾驶
        elif kind == ADVERB and word in ("公开", "集中") and before == NOUN and self._ends_clause(i + 1):
            kinds[i] = VERB if "向" in words[max(i - _NAMED, 0) : i] else NOMINAL_VERB  # 应当向社会公开
        elif kind in (ADVERB, ADJECTIVE) and word in self.twofold and self._acts_on_thing(i, kind, before, after):
            kinds[i] = VERB  # 规范秩序, 公开收费标准, 坚定“四个自信”, 繁荣文艺
        elif kind == ADVERB and word in self.twofold and before in _OPENING and self._acts_on_act(i):
            kinds[i] = VERB
        elif (
            kind == ADVERB
            and word == "公开"
            and (self._ends_clause(i + 1) or after == CONJUNCTION)
            and ("向" in words[max(i - 3, 0) : i] or before in (ADVERB, MODAL))
        ):
            kinds[i] = VERB  # 向社会公开。应当依法公开。
        elif kind == ADVERB and word == "规范" and after == CONJUNCTION and kinds[i + 2 : i + 3] == [PIVOT]:
            kinds[i] = VERB  # 规范和鼓励举办X
        elif kind == ADVERB and i > 1 and words[i - 1] == "、" and after in _VERBS:
            self._manners(i)
        elif kind == ADVERB and word == "系统" and before in (NOUN, NOMINAL_VERB) and not self.agents[i - 1]:
            kinds[i] = NOUN  # 使用公共处理系统
        elif kind == VERB and len(word) == 1 and word not in self.strong and word not in ("有", "无", "是"):
            if before in (NOUN, NOMINAL_VERB, ADJECTIVE) or (after == NOUN and len(words[i + 1]) > 1):
                kinds[i] = NOUN
        elif kind == MODAL:
            if word == "应当" and i > 1 and words[i - 2 : i + 2] == ["知道", "或者", "应当", "知道"]:
                kinds[i] = ADVERB  # 知道或者应当知道X的，
            elif self._no_modal(i, word, before, after):
                kinds[i] = NOUN
        elif kind == PREPOSITION and word == "利用" and words[i - 1] == "、" and words[i - 2] in self.closed.used:
            kinds[i] = kinds[i - 2] = VERB  # 开发、利用水资源
        elif (
            kind == PREPOSITION
            and word in ("利用", "运用")
            and (after == CONJUNCTION and i + 3 < self.n and kinds[i + 2] in _VERBS and kinds[i + 3] == NOUN)
        ):
            kinds[i] = VERB  # 合理利用和保护X
        elif kind == PREPOSITION and self._joined_to_verb(i, before) and word in ("利用", "运用"):
            kinds[i] = VERB  # 保存和利用X
        elif kind == PREPOSITION and word == "利用" and after == CONJUNCTION and set(kinds[i + 2 : i + 3]) & _VERBS:
            kinds[i] = kinds[i + 2] = VERB  # 合理利用和保护X
            if before == NOMINAL_VERB:
                kinds[i - 1] = VERB  # 开发利用和保护X
        elif kind == PREPOSITION and word in ("利用", "运用") and before == ADVERB and self._joins_verb(i - 2):
            kinds[i] = VERB  # 保护和合理利用X
        elif kind == PREPOSITION and word in ("利用", "使用") and before in _NAMES | _VERBS and self._heads_name(i + 1):
            kinds[i] = NOUN  # 核技术利用单位
        elif kind == PREPOSITION and before == DE and word in ("利用", "运用", "结合", "参照"):
            kinds[i] = NOUN
        elif kind == PREPOSITION and word == "利用" and before in _VERBS and self._of_use(i - 1):
            kinds[i - 1 : i + 1] = VERB, VERB  # 开发利用X
        elif kind == PREPOSITION and word in ("利用", "运用") and self._ends_clause(i + 1):
            kinds[i] = VERB if before in (VERB, ADVERB) else NOMINAL_VERB  # 处理和综合利用。
        elif kind == PREPOSITION and word == "为" and before in (VERB, NOMINAL_VERB) and not self._as_agreed(i - 1):
            kinds[i] = VERB

    def _about_matters(self, i: int) -> bool:
        """Whether the words from i to the next comma end in 事项 or the like."""
        x = i
        while not self._ends_clause(x):
            x += 1
        return x > i and self.words[x - 1] in ("事项", "问题", "内容", "情况", "事宜")

    def _place_opens(self, i: int) -> bool:
        """Whether 在 stands before word i in its clause: near, or with 的 between (在X和Y的粘接处)."""
        for x in range(i - 1, max(i - _REACH, -1), -1):
            if self.words[x] == "在":
                return x >= i - 3 or DE in self.kinds[x:i]
            if self.words[x] in "，；。":
                break
        return False

    def _as_agreed(self, i: int) -> bool:
        """按照合同的约定(为X提供Y): whether word i closes a phrase."""
        opens = self.closed.framed.intersection(self.words[max(i - _REACH, 0) : i])
        return bool(opens) and self.words[i] in ("约定", "规定", "要求")

    def _acts_on_thing(self, i: int, kind: str, before: str, after: str) -> bool:
        """Whether a thing follows the word at i: 规范秩序, 坚定“四个自信”, 繁荣文艺."""
        opens = kind == ADVERB or before in _OPENING
        quoted = after == PUNCTUATION and self._begins(i + 1, ("“",))
        named = after == ADVERB and self.words[i + 1] in self.closed.attributive and self.kinds[i + 2 : i + 3] == [NOUN]
        return opens and (after in _NAMES or quoted or named or self._act_of_thing(i + 1))

    def _names_behind(self, i: int) -> bool:
        """Whether word i begins or goes on with what is acted on, and no mark follows it at once."""
        return i < self.n and self.kinds[i] in (*_NAMES, *_ACT_KINDS) and not self._pauses(i)

    def _manners(self, i: int) -> None:
        """“科学、节俭、务实组织X”: what stands in a row with the adverb at i, from the clause's start, says how too."""
        x = i
        while x > 1 and self.words[x - 1] == "、" and len(self.words[x - 2]) == 2:
            x -= 2
            if self.kinds[x] not in (ADVERB, ADJECTIVE) and self.words[x] not in self.closed.qualities:
                return
        if not x or self.kinds[x - 1] in (PUNCTUATION, MODAL, ADVERB):
            for y in range(x, i, 2):
                self.kinds[y] = ADVERB

    def _acts_on_act(self, i: int) -> bool:
        """“严格对企业的监管”, “规范招标、采购和验收工作”: whether acts, to the comma, are its object."""
        x = i + 1
        while not self._ends_clause(x):
            x += 1
        if x - i < 5 or (self.kinds[x - 1] not in (NOUN, NOMINAL_VERB)):
            return False
        if self.words[i + 1] in ("对", "对于") or self.words[i] == "加密":
            return self.kinds[x - 2] == DE  # 加密哨站、线路的设置
        row = self.words[i] == "规范" and self.kinds[i + 1] == NOMINAL_VERB
        row = row and self.words[x - 1] in self.closed.sums_up
        return row and self.words[i + 2] in ("、", "和") and DE not in self.kinds[i:x]

    def _no_act_after(self, i: int) -> bool:
        """Whether what follows 地 at i is no thing that is acted on (清晰地标记, 常备不懈地抓好)."""
        named = any(self.agents[i + 2 : i + 4]) and all(
            kind in (NOUN, NOMINAL_VERB) for kind in self.kinds[i + 1 : i + 3]
        )
        return i + 1 >= self.n or self.kinds[i + 1] != NOUN or self.agents[i + 1] or named  # 登记地车辆管理机构

    def _told_of_outcome(self, i: int, before: str) -> bool:
        """Whether a phrase follows the act at word i and its outcome, at a clause's start or behind who acts."""
        if i + 2 >= self.n:
            return False
        opens = before == PUNCTUATION or (self.agents[i - 1] and (i == 1 or self.kinds[i - 2] == PUNCTUATION))
        return opens and self.words[i + 2] in ("于", "向", "由", "经")

    def _years_of(self, i: int) -> bool:
        """“三年行动”: whether what a plan's name tells of its years begins at word i."""
        plans = ("行动", "攻坚", "计划", "规划", "提升")
        return i + 1 < self.n and self.words[i][-1] == "年" and self.words[i + 1] in plans

    def _speaks_of(self, i: int, kind: str) -> bool:
        """“(就)征收情况向X报告”: whether words from i on are an act and 向 before the next comma."""
        ahead = self.words[i : i + _REACH]
        end = next((x for x, word in enumerate(ahead) if word in "，；。"), len(ahead))
        if kind in _VERBS and self.kinds[i + 1 : i + 2] == [NOUN] and VERB in self.kinds[i + 2 : i + end]:
            return True  # 就分包项目承担责任
        return kind in _VERBS and any(word in ("向", "问题", "事项", "事宜", "情况") for word in ahead[1:end])

    def _passes(self, i: int) -> bool:
        """Whether words from i on are nothing but what one passes (形式审查), to the end of the clause."""
        x = i
        while x < self.n and self.kinds[x] in (NOUN, NOMINAL_VERB, ADJECTIVE):
            x += 1
        return x > i and self._ends_clause(x) and self.words[x - 1] in self.closed.approves

    def _begins(self, i: int, characters: tuple[str, ...]) -> bool:
        return i < self.n and self.words[i].startswith(characters)

    def _row_goes_on(self, i: int) -> bool:
        """Whether a verb follows the 、 behind word i, with an object of its own behind it."""
        return (
            i + 3 < self.n
            and self.words[i + 1] == "、"
            and self.kinds[i + 2] == VERB
            and self.words[i + 2] in self.strong
            and self.kinds[i + 3] in _NAMES
        )

    def _fields(self, i: int) -> None:
        """What a list before 等部门 holds behind its first mark are fields, no acts (城市管理和综合执法等部门)."""
        words, kinds = self.words, self.kinds
        x = i + 1
        while x < self.n - 1 and (words[x] in self.closed.administers or words[x] in self.closed.such):
            x += 1
        if words[x] not in self.closed.departments:
            return
        first = i
        for x in range(i - 1, max(i - _FIELDS, -1), -1):
            if words[x] == "、":
                first = x
            elif kinds[x] not in _IN_FIELDS or (kinds[x] == VERB and words[x] in self.strong and not self._alone(x)):
                break
            elif x == 0 and words[1] == "、":
                first = 0
        for x in range(first, i):
            if kinds[x] in _ACTS:
                kinds[x] = NOUN
            if kinds[x] != PUNCTUATION:
                ends = words[x + 1] in ("、", "等") or kinds[x + 1] == CONJUNCTION
                self.agents[x] = ends and self.agents[x]

    def _alone(self, i: int) -> bool:
        """Whether word i is a member of a list by itself."""
        before = self.words[i - 1] if i else "、"
        return before == "、" and i + 1 < self.n and self.words[i + 1] in ("、", "等")

    def _paper_of_acts(self, i: int, before: str) -> bool:
        """扣押 in 补办查封、扣押决定书: one of the acts that a paper is about, behind the verb that makes it."""
        around = (VERB, NOMINAL_VERB, PUNCTUATION)
        opens = before in around and i + 2 < self.n and self.words[i + 1] == "、" and self._paper(i + 3)
        closes = i > 1 and self.words[i - 1] == "、" and (i == 2 or self.kinds[i - 3] in around) and self._paper(i + 1)
        alone = before == PUNCTUATION and self._paper(i + 1) and self.kinds[i + 2 : i + 3] == [MODAL]  # 冻结决定书应当
        return opens or closes or alone

    def _paper(self, i: int) -> bool:
        return i < self.n and self.words[i].endswith(("书", "清单", "单", "笔录", "决定"))

    def _charged(self, i: int) -> None:
        """县级人民政府负责X的部门V: what stands between the government and its department tells which one."""
        words, kinds = self.words, self.kinds
        for x in range(i + 1, min(i + _REACH, self.n - 2)):
            if kinds[x] == PUNCTUATION and words[x] != "、":
                return
            if kinds[x] == DE:
                heads = words[x + 1] in ("部门", "机构", "机关")
                acts = kinds[x + 2] in _AFTER_NAMES or (kinds[x + 2] == NOMINAL_VERB and self._ends_clause(x + 3))
                whose = words[x + 1] == "主管部门" and self._ends_name(x + 1)  # 国务院管理矿山企业的主管部门
                heads = heads or whose
                if heads and acts and (whose or not any(self.agents[i:x])):
                    kinds[i:x] = [NOUN] * (x - i)
                    self.agents[i - 1] = False
                return

    def _organization(self, i: int, before: str, after: str) -> None:
        """社会组织 is somebody, 组织实施 is an action."""
        named = i > 0 and (
            self.words[i - 1] in self.bearers
            or self._one_of_several(i, before, after)
            or (
                before == NOUN
                and not self.agents[i - 1]
                and self.words[i - 1] not in self.closed.papers
                and i + 1 < self.n
                and after in _AFTER_NAMES - {VERB}
            )
        )
        self.kinds[i], self.agents[i] = (NOUN, True) if named else (VERB, False)

    def _one_of_several(self, i: int, before: str, after: str) -> bool:
        """公民和组织在…, 任何个人、组织都…, 具有…职能的组织不得…, 老年人组织有权…"""
        if after == VERB and before == NOUN:  # A组织和B组织发挥X
            rows = range(max(i - _NAMED, 1), i - 1)
            return any(
                self.kinds[x] == CONJUNCTION and self.words[x - 1] == "组织" and self.agents[x - 1] for x in rows
            )
        if after == MODAL:
            return before in (NOUN, DE, CONJUNCTION) or self.words[i - 1] == "、"
        listed = i > 1 and self.agents[i - 2] and (before == CONJUNCTION or self.words[i - 1] == "、")
        if listed:
            anybody = "任何" in self.words[max(i - _NAMED, 0) : i]  # 任何公民和组织发现X
            return anybody or after == PREPOSITION or self._begins(i + 1, ("都", "均")) or self._joined(i)
        somebody = self._joined(i)
        return before == DE and (somebody or after in (PREPOSITION, PUNCTUATION))

    def _heads_name(self, i: int) -> bool:
        """Whether word i is the head of a body's name, and nothing but a pause or a predicate behind it."""
        ends = i + 1 >= self.n or self.kinds[i + 1] in (MODAL, PUNCTUATION, CONJUNCTION)
        return i < self.n and self.words[i] in self.bodies and ends

    def _joined(self, i: int) -> bool:
        """Whether a conjunction joins somebody to word i (组织和公民)."""
        return i + 2 < self.n and self.kinds[i + 1] == CONJUNCTION and self.agents[i + 2]

    def _makes_name(self, i: int, before: str) -> bool:
        """Whether the verb at i stands before the head of a name (主管部门, 建设单位)."""
        word, head = self.words[i], self.words[i + 1]
        if not (self.agents[i + 1] or head in self.heads or head in self.closed.administers):
            return False
        if head == "者" and self.kinds[i] != PIVOT:
            return True  # 学校兴办者
        if self.kinds[i] == PIVOT or word in self.keeps_object or word in self.destination:
            return False
        if word in self.closed.opens_case:
            return False  # 监护人发现未成年人
        if word in self.closed.guides and before == PUNCTUATION and i + 2 < self.n and self.kinds[i + 2] == VERB:
            return False  # 指导企业做好X
        if (head[0] in "全本各" or head in ("国家", "国务院")) and before == NOUN and self.agents[i - 1]:
            return False  # 国家建设全国统一的平台
        if (
            head == "所"
            and i + 2 < self.n
            and (
                len(self.words[i + 2]) == 1
                or self.kinds[i + 3 : i + 4] == [DE]
                or (word in self.strong and self.kinds[i + 2] == VERB)
            )
        ):
            return False  # 追回所拨资金, 注销所核发的证书, 承担所邀请X的费用
        if head in ("委员会", "小组") and before == NOUN and self.agents[i - 1]:
            return True  # 村监督委员会
        takes = word in self.clausal or word in self.closed.together or word in ("受理", "收到", "接到")
        if before == NOUN and self.agents[i - 1] and takes:
            return False  # 国家保障妇女, 税务局配合科技局, 工商局受理单位申请
        if head == "所在地" and before in (*_OPENING, CONJUNCTION) and i + 2 < self.n and self.kinds[i + 2] == NOUN:
            return False  # 并指导所在地村民委员会
        if head in self.closed.administers and self.kinds[i] == NOMINAL_VERB and word not in self.closed.administers:
            x = i + 1
            while x < self.n - 1 and self.words[x] in self.closed.administers:
                x += 1
            if self.words[x] in self.closed.offices:
                return True  # 审判管理办公室
        if head in self.heads:
            joint = i + 2 < self.n and (self.words[i + 2] in self.closed.jointly or self.words[i + 2] == "协调机制")
            if word in self.strong and (before in (ADVERB, PIVOT) or joint or self.words[i - 1] == "为由"):
                return False  # 进一步完善部门协作机制
            return head != "城市" or (i + 2 < self.n and self.agents[i + 2])  # 举办城市人民政府, 编制城市的规划
        continues = i + 2 < self.n and self.kinds[i + 2] in (PREPOSITION, MODAL, VERB, ADVERB)
        weak = word not in self.strong and self.kinds[i + 1] != VERB
        opens = before == PUNCTUATION and i + 2 < self.n and self.kinds[i + 2] in (PREPOSITION, MODAL)  # 实习学生应当
        opens = opens and word not in self.clausal
        return (before == NOUN or opens) and self.agents[i + 1] and weak and continues

    def _name(self, i: int, before: str) -> None:
        """The verb at i is part of the name that follows, and verbal nouns before it too."""
        words, kinds = self.words, self.kinds
        word, head = words[i], words[i + 1]
        opens = before in _OPENING and (not i or words[i - 1] not in ("、", "）"))
        if opens and word != "主管" and head not in ("部门", "机关"):
            acts = i + 2 < self.n and kinds[i + 2] in (PREPOSITION, MODAL, VERB, ADVERB)
            organ = head == "小组" and word not in self.closed.founds  # 询价小组应当
            if (word in self.strong and not organ) or not (head in self.bodies or acts or organ):
                return
        kinds[i] = NOUN
        self.agents[i] = False
        x = i - 1
        while x >= 0 and (kinds[x] == NOMINAL_VERB or (kinds[x] == VERB and words[x] not in self.strong)):
            if x and self.agents[x - 1] and head not in self.bodies:
                return  # 高校共建创新平台
            if words[x] in self.keeps_object:
                return  # 发现驾驶人饮酒
            guides = words[x] in ("组织", "指导", "帮助", "协助") and (not x or kinds[x - 1] in _OPENING)
            if guides and (i + 2 >= self.n or kinds[i + 2] != MODAL):
                return  # 组织管理咨询机构提供X
            opens = not x or kinds[x - 1] in _OPENING
            builds = words[x] in self.strong or words[x] in ("建设", "新建", "创建")
            if opens and builds and head not in self.bodies and (i + 2 >= self.n or kinds[i + 2] == PUNCTUATION):
                return  # 建设示范基地，带动X
            kinds[x] = NOUN
            x -= 1

    def _ends_name(self, i: int) -> bool:
        """Whether what follows word i can stand behind somebody's name."""
        if i + 1 >= self.n:
            return True
        acts = self.kinds[i + 1] == VERB and self.words[i + 1] in self.strong
        return acts or self.kinds[i + 1] in (CONJUNCTION, PUNCTUATION, MODAL, ADVERB)

    def _act_of_thing(self, i: int) -> bool:
        """Whether words from i on are an act and a property of it, which ends the clause or its list (审批标准)."""
        i += i + 2 < self.n and self.kinds[i] == self.kinds[i + 1] == NOMINAL_VERB  # 加密巡查巡护时间
        named = i + 1 < self.n and self.kinds[i] == NOMINAL_VERB and self.words[i + 1] in self.closed.of_acts
        if i + 1 < self.n and self.kinds[i] == NOMINAL_VERB and self.words[i + 1] in ("资金", "经费", "费用"):
            return True  # 规范资助资金管理
        return named and (i + 2 >= self.n or self.kinds[i + 2] in (PUNCTUATION, CONJUNCTION))

    def _joined_to_verb(self, i: int, before: str) -> bool:
        """Whether word i stands behind a verb and a conjunction or 、 (保存和利用X, 开发、运用X)."""
        joined = before == CONJUNCTION or (i > 1 and self.words[i - 1] == "、")
        return joined and self.kinds[i - 2] in _VERBS

    def _joins_verb(self, i: int) -> bool:
        """Whether word i joins what follows it to a verb."""
        return i > 0 and self.kinds[i] == CONJUNCTION and self.kinds[i - 1] in _VERBS

    def _with_somebody(self, i: int) -> bool:
        """Whether somebody's name of a few words stands from word i on, a verb behind it."""
        for x in range(i, min(i + _NAMED, self.n - 1)):
            if self.agents[x] and self.kinds[x + 1] in (VERB, ADVERB, LIGHT):
                return True
            if self.kinds[x] not in _NAMES:
                return False
        return False

    def _of_use(self, i: int) -> bool:
        """Whether the act at i makes one with 利用 (开发利用, 回收利用)."""
        opens = i == 0 or self.kinds[i - 1] in (PUNCTUATION, MODAL, ADVERB)
        return (
            opens
            and len(self.words[i]) == 2
            and self.words[i] not in self.clausal
            and self.words[i] in self.closed.used
        )

    def _ends_clause(self, i: int) -> bool:
        return i >= self.n or self.words[i][0] in "，。；,;"

    def _names_fee(self, i: int) -> bool:
        """Whether no noun follows word i, to which an act gives its name (费)."""
        return i + 1 >= self.n or self.kinds[i + 1] not in _NAMES

    def _party(self, i: int) -> bool:
        """申报企业填写X: the act at i tells which enterprise, since the next verb is its predicate."""
        if i + 2 >= self.n or self.words[i + 1] not in self.closed.parties:
            return False
        x = i + 2
        while x < self.n - 1 and (self.kinds[x] == ADVERB or (x == i + 2 and self.agents[x])):
            x += 1  # 承办城市人民政府
        if self.kinds[x] == VERB and self.words[x] in ("接到", "收到", "发现"):
            return True  # 受理机构接到投诉
        if self.kinds[x] == VERB:
            return self.words[x] in self.strong and self.kinds[x + 1 if x + 1 < self.n else x] != DE
        if self.kinds[x] == NOMINAL_VERB:
            return x + 1 < self.n and self.kinds[x + 1] in (LOCALIZER, CONJUNCTION)  # 由推荐单位审核后
        return self.kinds[x] in (MODAL, PREPOSITION, LIGHT)

    def _organ(self, i: int, after: str) -> None:
        """省优化营商环境工作领导小组: the task between a place and an organ is part of its name."""
        words, kinds = self.words, self.kinds
        leads = after == MODAL or self._begins(i + 1, ("负责", "牵头", "统筹", "会同"))
        for x in range(i - 1, max(i - _TASK, -1), -1):
            place = words[x] in self.closed.units and self.agents[x]
            opens = x == 0 or kinds[x - 1] in _BEFORE_ORGAN
            if kinds[x] not in _IN_FIELDS and not place and words[x] != "、":
                return
            if words[x] in self.closed.founds or (words[x] == "、" and self.agents[x - 1]):
                return  # 街道办事处、居民委员会
            if opens and (place or (kinds[x] in _ACTS and leads and (not x or words[x - 1] in "，。；"))):
                for y in range(x + place, i):
                    if kinds[y] not in (PUNCTUATION, CONJUNCTION):
                        kinds[y] = NOUN
                    self.agents[y] = False
                self.agents[i] = True
                if place and i > x + 1:
                    self.agents[x] = False
                return

    def _means(self, i: int) -> None:
        """采取…方式V and 违反…规定V open another verb phrase."""
        words, kinds = self.words, self.kinds
        ends = ("规定", "要求") if words[i] == "违反" else self.closed.means
        for x in range(i + 1, min(i + _REACH, self.n - 1)):
            if kinds[x] == PUNCTUATION and words[x] not in _WITHIN:
                return
            if words[x].endswith(tuple(ends)):
                if kinds[x + 1] in _AFTER_PHRASE and words[x + 1] not in ("的", "、"):
                    kinds[i] = PREPOSITION
                return

    def _no_modal(self, i: int, word: str, before: str, after: str) -> bool:
        """Whether a modal word is a noun or part of one here (实际需要, 剩余的可分配收益, 有权机关)."""
        listed = word == "建议" and before == NOUN and (after == PUNCTUATION or self._begins(i + 1, ("等",)))
        if word in ("应当", "应") and before == CONJUNCTION and self._begins(i + 1, ("知道",)):
            return True  # 自知道或者应当知道之日起
        made = (
            word == "建议" and before == VERB and after == PUNCTUATION and self.words[i - 1] in ("提出", "征求", "听取")
        )
        if listed or made or (word == "建议" and before in (DE, CONJUNCTION)):
            return True
        if before == DE and (word == "需要" or (word == "可" and self._predicate_later(i + 2))):
            return True
        if word in ("允许", "准许") and after == PUNCTUATION and "未经" in self.words[max(i - _REACH, 0) : i]:
            return True  # 未经允许，不得进入; 未经主管部门允许，
        if word == "允许" and i and self.words[i - 1] == "未经":
            return True
        if word == "有权" and after == NOUN:
            return True
        if word == "应" and i + 2 < self.n and self.words[i + 1] in ("缴", "付", "退", "补") and i:
            return before in _VERBS or before == DE  # 处应缴社会保险费数额X的罚款
        if word == "需要" and i + 1 < self.n and self.words[i + 1] in self.closed.agrees | {"相适应"}:
            return True  # 与X需要相适应
        if word == "需要" and before == PREPOSITION and (after == MODAL or self.words[i - 1] == "根据"):
            return True  # 根据需要可以
        if word == "需要" and before in (NOUN, CONJUNCTION, *_VERBS) and self._by_need(i):
            return True  # 根据自身条件和研究活动需要开展X
        if word == "禁止" and after in (VERB, NOMINAL_VERB):
            named = before in _VERBS and i + 2 < self.n and self.words[i + 2] in self.closed.places
            if named or before == DE or self._modal_later(i + 2):
                return True  # 离开禁止吸烟场所, 统一的禁止采砂标识, 禁止吸烟场所所在单位应当
        if word == "需要" and before == NOUN and any(w in self.closed.framed for w in self.words[max(i - 4, 0) : i]):
            return True  # 根据实际需要编制X
        if i and self.words[i - 1] == "所":
            return word not in _AFTER_OFFICE
        return i > 0 and self.words[i - 1] in ("、", "主", "只", "重")

    def _suffers(self, word: str, i: int) -> bool:
        """Whether the word at i is somebody whom an act names (侵害人)."""
        return self.agents[i] and len(word) == 3 and word[-1] == "人"

    def _made_to_somebody(self, i: int, before: str) -> bool:
        """Whether 作 at word i stands behind 向 and somebody, or behind a modal word."""
        return before == MODAL or "向" in self.words[max(i - _NAMED, 0) : max(i - 1, 0)]

    def _by_need(self, i: int) -> bool:
        """Whether 需要 at word i closes a phrase that 根据 opened before it."""
        for x in range(i - 2, max(i - _REACH, -1), -1):
            if self.words[x] == "根据":
                return self.words[i - 1] not in ("规定", "要求")
            if self.kinds[x] in (LIGHT, MODAL) or self.words[x] in "，；。":
                return False
        return False

    def _modal_later(self, i: int) -> bool:
        """Whether a modal word with an agent before it follows before the next comma."""
        for x in range(i, self.n):
            if self.kinds[x] == PUNCTUATION and self.words[x] != "、":
                return False
            if self.kinds[x] == MODAL:
                return self.agents[x - 1]
        return False

    def _predicate_later(self, i: int) -> bool:
        """Whether a phrase or light verb follows before the next comma (剩余的可分配收益按照…)."""
        for kind in self.kinds[i:]:
            if kind == PUNCTUATION:
                return False
            if kind in (LIGHT, PREPOSITION):
                return True
        return False
