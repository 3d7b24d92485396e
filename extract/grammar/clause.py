"""What stands between two commas: subject, modal word, phrases before the verb, verb phrases."""

from __future__ import annotations

from ontology.records import Modality

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
    TIME,
    VERB,
)
from .drafts import BARE, Mood, Segment
from .named_things import NamedThings
from .patterns import AHEAD, EVERY


class Clause(NamedThings):
    """Reads one clause: `read` puts its statements out, or keeps what it says for the next clause."""

    def read(self, following: Segment | None) -> None:
        """Read words i to j; `following` is the segment behind the comma, None at the sentence's end."""
        r = self.r
        if following and (following[0] >= following[1] or following[2] in "；;"):
            following = None  # 作出批准或者不予批准的决定；不予批准的，
        if following:
            opens = following[0]
            self.manner_follows = r.k[opens] == PREPOSITION and r.w[opens] not in ("对", "由", "将")
            self.act_follows = r.g[self.j - 1] and DE in r.k[self.i : self.j] and r.k[opens] == VERB
            named = r.g[self.j - 1] or (r.w[self.j - 1] == "等" and r.g[self.j - 2])
            self.vp_follows = named and r.starts_vp(*following[:2])
        self.modal_behind = following is not None and r.k[following[0]] == MODAL
        again = following is not None and r.k[following[0] + 1 : following[0] + 2] == [MODAL]
        again = again and following is not None and r.w[following[0]] in ("并", "并且")  # 可以利用X，并可以Y
        self.alone = following is None or self.modal_behind or again or self.only_restricted(following)
        self.followed = following is not None
        i, j = self.during(self.i, self.j), self.j
        self.as_requested(i, j)
        forbidden = r.setting.mood is not None and r.setting.mood.modality is Modality.PROHIBITION
        if forbidden and self.prohibited(i, j):
            return
        modal = self.modal(i, j)
        if modal is not None and following and self.modal_of_thing(i, modal, j, following):
            r.topic = r.s.span(i, j)
            return
        self.limit = -1 if modal is None else modal
        if modal is None and r.mood.marker is not None and self.commands_anew(i):
            r.mood = r.setting.mood or BARE  # 严禁X，对Y依法处理
        if modal is None and following and self.agent_follows(following) and self.acted_thing(i, j):
            r.topic = r.s.span(i, self.before_ground(i, j))
            return
        lacks = modal is None and following and r.w[i] in ("未", "未取得") and r.k[j - 1] == NOUN and DE not in r.k[i:j]
        if lacks and following and self.subject_and_modal(following):
            r.condition = r.s.span(i, j)
            return  # 未取得许可证，任何人不得经营X
        if modal is None and following and r.w[following[0] : following[0] + 2] == ["受", "法律"]:
            if end := r.subject_end(i, j):
                r.set_subject(r.agents(i, end))
            return  # 工作人员依法履行职责，受法律保护
        if modal is None and following and r.joined in r.closed.singles_out and r.g[j - 1]:
            r.set_subject(self.more_names(i, j))  # 特别是重点防御区所在地人民政府，也要
            return
        if modal is None and following and self.agent_of_phrase(i, j, following):
            r.set_subject(self.more_names(i + r.w[i].startswith("凡"), j))
            return
        if modal is None and r.w[i] == "因" and "由" in r.w[i:j] and self.attributed_by_phrase(i, r.w.index("由", i)):
            self.topic = r.s.span(i, r.w.index("由", i))  # 因鉴定发生的费用由X承担
            i = r.w.index("由", i)
        first = i
        if modal is None or not (self.attributed_agent(i, modal) or self.attributed_by_phrase(i, modal)):
            i = self.phrases(i, j) if modal is None else self.adjuncts(i, modal)
        if i >= j and modal is None and self.carries_means(first):
            self.predicate(first, j, r.mood)
            return  # 应当…，并充分利用X
        if i >= j:
            late = modal is None and self.alone and self.awaited() and r.mood.modality is not Modality.PROHIBITION
            if not (late and self.phrase_acts(first, j, r.mood)):
                self.leave()
            return
        if (
            modal is None
            and first < i == j - 1
            and r.mood.marker
            and (r.w[i] in r.closed.agrees or r.w[i] in r.v.state)
        ):
            self.verb_phrase(i, j)
            return  # 应当…，并与X相衔接
        mood: Mood | None = None
        begin: int | None
        if modal is not None:
            begin, mood = self.behind_modal(i, modal, j, following)
            if r.w[self.i] == "利用" and self.condition and self.condition[0] == r.s.starts[i] > r.s.starts[self.i]:
                self.condition = (r.s.starts[self.i], self.condition[1])  # 利用X进行Y应当
        elif following and self.names_only(i, j, following):
            return
        else:
            begin = self.behind_subject(i, j, following)
        if begin is not None:
            self.predicate(begin, j, mood)

    def only_restricted(self, following: Segment) -> bool:
        """Whether what follows the comma only restricts the clause (可以采用X方式，但不得…; …，另有规定的除外)."""
        i, j, _, _ = following
        return self.r.w[i] in ("但", "但是") or self.r.w[j - 1] == "除外"

    def modal_of_thing(self, i: int, x: int, j: int, following: Segment) -> bool:
        """“其他应当由法院执行的文书，当事人必须…”: whether the modal word at x tells of the thing."""
        r = self.r
        if x == i or r.w[x - 1] not in ("依法", "其他") or r.g[j - 1] or r.k[j - 1] != NOUN:
            return False
        told = self.de_after(x, j) and self.nominal_end(x, j)
        return told and (r.w[following[0]] in ("适用", "由") or self.subject_and_modal(following))

    def as_requested(self, i: int, j: int) -> None:
        """应 of “可以应公民的要求，” opens a phrase."""
        r = self.r
        if j - i > 3 and self.followed and r.w[j - 1] in ("要求", "请求", "邀请") and r.k[j - 2] == DE:
            x = next((x for x in range(i, j - 3) if r.w[x] == "应" and r.k[x] == MODAL), None)
            if x is not None and any(r.g[x:j]):
                r.k[x] = PREPOSITION

    def phrases(self, first: int, j: int) -> int:
        """Take phrases off the front, those that say after what something is done too (按程序报批后实施)."""
        i = self.adjuncts(first, j)
        i += i + 1 < j and self.r.w[i].startswith("一式")  # 一式两份加盖公章后报X
        if (first < i or self.limit >= 0) and i < j and (later := self.during(i, j)) > i:
            if self.agent:
                first = next((x for x in range(first, i + 1) if self.r.s.starts[x] >= self.agent[-1][1]), first)
            self.condition = self.r.s.span(first, later)
            i = self.adjuncts(later, j)
        return i

    def commands_anew(self, i: int) -> bool:
        """Whether the clause that begins at word i is no more of what 禁止 or 不得 forbids."""
        r = self.r
        marker = r.mood.marker
        if marker is None or r.mood.modality is not Modality.PROHIBITION:
            return False
        word = r.s.text[slice(*marker)]
        x = r.past_adverbs(i, self.j - 1)
        anew = r.w[x] in r.closed.assures or r.w[x] in r.closed.sanctions
        anew = anew or r.joined == "并" or r.w[i] == "一经"
        anew = anew or r.w[i] == "依法" or "负有" in r.w[i : self.j]
        if anew or any(r.w[y] in r.closed.at_once for y in range(i, x)):
            return True  # 严禁超载，确保安全; 不得拒绝检查，并提供资料; 造成损失的，依法承担责任
        if word == "不予":
            return self.acts_otherwise(x)
        if word not in r.closed.forbids:
            return False
        return r.w[i] in ("对", "对于", "依法", "严格", "切实", "坚决", "积极") or r.w[i] in r.closed.upholds

    def behind_modal(self, i: int, modal: int, j: int, following: Segment | None) -> tuple[int | None, Mood]:
        """Read what stands before the modal word and the word itself: where the rest begins (None: all is a case)."""
        r = self.r
        if modal > i:
            self.left(i, modal)
        if r.w[modal + 1] in ("下列", "以下"):
            return None, self.mood(modal)  # 禁止下列行为：
        mood = self.mood(modal)
        if self.forbids_thing(modal, j):
            r.mood = Mood(mood.modality, None)
            r.k[modal] = VERB
            self.verb_phrase(modal, j)
            return None, mood  # 禁止任何形式的歧视
        i = modal + 1
        while i < j - 1 and r.k[i] == MODAL:
            second = self.mood(i)
            if mood.modality is Modality.PERMISSION and second.modality is Modality.PROHIBITION:
                r.k[i] = VERB if r.w[i] in ("禁止", "严禁") else ADVERB  # 可以禁止X的出口, 可以不予处罚
                break
            if mood.modality is Modality.OBLIGATION and second.modality is not Modality.OBLIGATION:
                mood = second
            i += 1
        forbids = mood.modality is Modality.PROHIBITION
        if (
            forbids
            and i + 2 < j
            and r.k[i] == CONJUNCTION
            and r.k[i + 1] == VERB
            and r.k[i + 2] in (VERB, NOMINAL_VERB)
        ):
            i += 2  # 禁止和限制生产X
        r.mood = mood
        r.pivot = None
        r.descriptive = False
        if following and r.w[j - 1] in ("后", "之后", "时") and j - i > 2:
            end = r.subject_end(i, j)
            if end is not None and end < j:
                r.subject, r.subject_named = r.agents(i, end), True  # 请X修改完善后，
                i = end
            r.condition = r.s.span(i, j)
            if r.w[modal] in r.closed.after_case:
                r.topic = self.topic or r.topic  # 设备必须经验收合格后，方可使用
            return None, mood
        return i, mood

    def behind_subject(self, i: int, j: int, following: Segment | None) -> int | None:
        """Read the subject of a clause without modal word: where its predicate begins, None where it has none."""
        r = self.r
        w, k = r.w, r.k
        end = r.subject_end(i, j)
        if end == j - 1 and w[end] in r.closed.approves and (handed := self.handed_up(i, end)):
            self.topic = r.s.span(i, handed)
            return handed  # 方案报国务院授权的部门批准
        if end == j:
            if following:
                r.set_subject(self.more_names(i, j))
                r.names_until = j if following[2] in ",，" else -2
            self.leave()
            return None
        if end is None and k[i] in (VERB, NOMINAL_VERB) and w[i] not in r.v.clausal:
            # 负责X的部门具体负责Y, 申报X的单位按照Y…, not 负责组织X的公民做Y
            end = None if w[i] == "负责" and k[i + 1 : i + 2] == [VERB] else self.modified_agent(i, j)
            if (end is not None and (end >= j or r.predicate_after(end, j, False) is not True)) or (
                end is not None and w[i] not in r.closed.relative and k[end] != PREPOSITION
            ):
                end = None
        if end is None and k[i] == ADVERB and k[i + 1 : i + 3] == [VERB, DE]:
            end = self.modified_agent(i, j)  # 依法成立的组织依照X
            if end is not None and (end >= j or (k[end] != PREPOSITION and not r.predicate_after(end, j, False))):
                end = None
        if end is None and following and w[j - 1] == "等" and r.subject_end(i, j - 1) == j - 1:
            r.set_subject(self.more_names(i, j - 1))
            return None  # 院士、企事业单位代表等，
        if end is None and following and r.demands(following) and (head := self.agent_and_act(i, j)):
            r.set_subject(r.agents(i, head))
            r.condition = r.s.span(head, j)
            return None  # 医疗机构炮制中药饮片，应当
        if end is None and following and r.demands(following) and r.setting.law and self.thing_acts(i, j):
            r.condition = r.s.span(i, j)
            return None  # 校车运载学生，应当
        if following and r.demands(following) and (thinker := r.thinker(i, j)):
            r.set_subject(r.agents(i, thinker))
            r.condition = r.s.span(thinker, j)
            return None  # 下级机关认为X属于Y，应当
        if end is not None:
            if following and r.g[j - 1] and self.founded(end, j):
                r.set_subject(r.agents(i, j))  # X根据Y设立的机构，
                return None
            if following and (
                (k[following[0]] == PREPOSITION and "所" in w[end:j] and self.acted_thing(i, j))  # X开展Y所需经费，
                or self.summed_activity(end, j)
                or self.attribute_alone(end, j)
                or self.owned(end, j)
                or (self.told_of(end, j) and not (w[end] == "对" and w[following[0]] in r.closed.bears))
            ):
                r.topic = r.s.span(i, j)  # X组织编制的规划，
                return None
            if w[end] == "将" and r.descriptive:
                r.descriptive = False  # 目前…，待…后，X将…
            if w[end] in r.closed.reports and not r.setting.law:  # in a law, 旅游者请求变更X
                r.descriptive = True
                return None
            if w[end] == "从" and w[j - 1] in r.closed.chosen:
                self.topic, k[j - 1] = r.s.span(i, end), VERB
                return end  # 专家从专家库中随机抽取
            r.set_subject(self.more_names(i, end))
            if w[end] in r.closed.announces and end == j - 1:
                return None  # 我局决定，…
            verb = r.past_adverbs(self.past_notice(end, j), j - 1)  # 申请人在线办理X，应当
            demand = w[following[0]] if following else ""
            ruled = w[verb] in r.closed.framed and k[verb] == PREPOSITION
            if ruled and (demand in ("可以", "有权") or (demand not in ("", "不得", "不准") and r.setting.law)):
                verb = r.past_adverbs(self.framed(verb, j) or verb, j - 1)  # X依照规定采取Y，应当
            acts = k[verb] in (VERB, NOMINAL_VERB, LIGHT) and w[verb] not in ("负责", "有", "负有")
            acts = acts or (w[verb] == "有" and w[j - 1] == "之一")  # 仲裁员有下列情形之一，应当
            if following and w[following[0]] == "有权" and (w[verb] == "行使" or w[verb] in r.closed.upholds):
                acts = False  # 普查人员行使职权，有权
            bound = following is not None and w[following[0]] not in ("不得", "不准")
            acts = acts or (
                bound
                and r.setting.law
                and (
                    (w[verb] in ("对", "为", "向", "将") and r.has_vp(verb + 2, j))
                    or (w[verb] == "向" and NOMINAL_VERB in k[verb + 2 : j])
                )
            )  # X为Y做Z，应当; X向Y排放Z，必须
            acts = acts or (w[end] == "在" and k[j - 1] in (VERB, NOMINAL_VERB))  # 船舶在港内停泊，应当
            acts = acts or (bound and r.setting.law and self.founds_at(end, j))  # X在Y设立Z，须经
            acts = acts or (w[end] == "在" and any(x in r.closed.opens_case for x in w[end + 1 : j]))  # X在Y中遇有Z，应
            acts = acts or (  # 学校对学生作出处分，应当, A与B协商一致，可以
                w[end] in ("对", "与")
                and (
                    w[j - 1] == "一致"
                    or any(w[x] in ("作出", "进行", "签订", "订立", "达成", "发生") for x in range(end, j))
                )
            )
            acts = acts or (
                w[verb] == "要求" and verb + 1 < j and r.subject_end(verb + 1, j) is None
            )  # X要求赔偿，应当
            if following and w[following[0]] == "有权" and w[verb] in ("行使", "履行"):
                acts = False  # 检查人员行使X职权，有权查阅Y
            if following and acts and r.setting.law and (self.helped(following) or self.handles(verb, j, following)):
                r.condition = r.s.span(i, j)  # X依法履行职责，Y应当予以配合
                return None
            finds = False
            if following and w[end] in r.closed.opens_case:  # X发现Y，请Z, X发现Y，有权Z
                finds = w[following[0]] == "请" or "有权" in w[following[0] : following[0] + 2]
            ruled = following is not None and r.setting.law and w[following[0]] in r.closed.by_rule
            ruled = ruled and following is not None and w[following[1] - 1] in ("执行", "办理", "处理", "处罚")
            if following and w[following[0]] == "有权" and k[end] == ADVERB:
                acts = False  # X依法行使Y，有权Z
            fails = following is not None and r.setting.law and self.fails(end, j)
            if following and fails and (r.demands(following) or self.subject_and_modal(following)):
                r.condition = r.s.span(end if r.demands(following) else i, j)
                return None  # 被执行人未按通知履行义务，应当; 债务人不履行义务，债权人有权
            if following and acts and (finds or ruled or r.demands(self.past_phrase(following))):
                r.condition = r.s.span(end, j)  # X申请Y，应当…
                return None
            if w[end] == "由" or (end + 1 < j and w[end + 1] == "由" and k[end] == ADVERB):
                self.topic, self.topic_agents = r.s.span(i, end), r.subject
            return end
        if k[i] in (VERB, NOMINAL_VERB) and (light := self.acted_on_behind(i, j)):
            self.topic = r.s.span(i, light)  # 考核不合格的护林员予以解聘
            return light
        goes_on = i > self.i and k[i] in PREDICATES and k[i - 1] != TIME
        goes_on = goes_on and not (r.acted_on(i, j) and DE in k[i : w.index("由", i)])  # 每年举办展会的时间由X确定
        if not r.passive(i, j) and (r.predicate_opens(i, j) or goes_on):
            return i
        return self.behind_topic(i, j, following)

    def handed_up(self, i: int, j: int) -> int:
        """The 报 of “方案报国务院授权的部门”, where words i to j are a thing, 报 and whom it is handed to."""
        r = self.r
        hands = (x for x in range(i + 1, j - 1) if r.w[x] in r.closed.hands_over and r.k[x] == VERB)
        return next((x for x in hands if r.k[x - 1] == NOUN and not r.g[x - 1]), 0)

    def handles(self, verb: int, j: int, following: Segment) -> bool:
        """“(法院)审理行政赔偿案件，(双方应当)”: whether an act of procedure opens here that the next one is about."""
        r = self.r
        nominal = all(kind in (NOUN, NOMINAL_VERB, ADJECTIVE) for kind in r.k[verb + 1 : j])
        procedure = r.w[verb] in ("审理", "处理", "审查", "召开", "实施", "仲裁")
        return procedure and nominal and verb + 1 < j and self.subject_and_modal(following)

    def helped(self, following: Segment) -> bool:
        """“有关单位应当予以配合”: whether the next segment says who must help with what this one tells."""
        helps = self.r.w[following[1] - 1] in ("配合", "协助", "支持")
        return helps and self.r.w[following[1] - 2] in ("予以", "给予", "积极") and self.subject_and_modal(following)

    def past_notice(self, i: int, j: int) -> int:
        """The word behind “提前三十日”, an adverb of it included (提前三十日书面通知), else word i."""
        found = AHEAD.match(self.r.s.text, self.r.s.starts[i]) if self.r.w[i] == "提前" else None
        end = self.index(found.end(), i, j) if found else None
        if end is None:
            return i
        return self.phrase(end, j) or end if self.r.w[end] == "以" else end

    def fails(self, i: int, j: int) -> bool:
        """“未按通知履行义务”: words i to j tell what somebody has not done."""
        x = self.r.past_adverbs(i + 1, j)
        return self.r.w[i] in ("未", "不", "未能", "拒不") and (
            x < j and (self.r.k[x] in (VERB, NOMINAL_VERB) or (self.r.k[x] == PREPOSITION and self.r.has_vp(x + 1, j)))
        )

    def founds_at(self, i: int, j: int) -> bool:
        """“在境内设立机构”: words i to j are a place and an act that a rule is made for."""
        if self.r.w[i] != "在":
            return False
        x = self.r.next_vp(i + 2, j)
        if x is None:
            return False
        nominal = all(kind in (NOUN, NOMINAL_VERB, ADJECTIVE) for kind in self.r.k[x + 1 : j])  # 在舱面上载运货物
        return self.r.w[x] in self.r.v.cases or self.r.w[x] == "发生" or (nominal and self.r.k[x] == VERB)

    def agent_and_act(self, i: int, j: int) -> int:
        """The word after the agent of “医疗机构炮制中药饮片”, where words i to j are an agent, an act and a thing."""
        r = self.r
        head = next((x + 1 for x in range(i, j - 1) if r.g[x]), 0)
        if head == j - 1 and r.k[head] != VERB and r.w[head] not in r.closed.intransitive:
            return 0  # 企业管理，应当, not 外国人入境，应当
        if not head or r.k[i] in (VERB, NOMINAL_VERB, PREPOSITION, PIVOT) or r.g[j - 1] or DE in r.k[i:j]:
            return 0
        nominal = all(kind in (NOUN, NOMINAL_VERB, ADJECTIVE) for kind in r.k[head + 1 : j])
        return head if r.k[head] in (VERB, NOMINAL_VERB) and nominal and not r.names_body(head, j) else 0

    def attribute_alone(self, i: int, j: int) -> bool:
        """“编制的规划”, “在X内发布的命令”: words i to j are nothing but verbs, 的 and a noun, a place before them."""
        r = self.r
        if r.w[i] == "在":
            x = self.place(i, j)
            if x is None or x >= j:
                return False
            i = x
        x = i
        if r.w[i] == "以":  # 以市场方式取得的经费
            x = i = next((y + 1 for y in range(i + 1, j - 3) if r.w[y] in r.closed.means), i)
        while x < j - 2 and r.k[x] in (VERB, NOMINAL_VERB):
            x += 1
        if r.w[i] in ("收到", "接到") and x > i + 1:
            return False  # X收到停止支付的通知，
        kinds = (NOUN, NOMINAL_VERB, ADJECTIVE, VERB)  # 转制涉及的原划拨土地
        return i < x < j - 1 and r.k[x] == DE and r.k[j - 1] != VERB and all(k in kinds for k in r.k[x + 1 : j])

    def founded(self, i: int, j: int) -> bool:
        """“(X)根据Y设立的机构”: words i to j say who has made somebody, on which ground."""
        r = self.r
        de = r.last_de(i, j)
        made = r.w[i] in r.closed.framed and r.w[de - 1] in r.closed.designates and r.k[de - 1] in (VERB, NOMINAL_VERB)
        return made and all(k in (NOUN, NOMINAL_VERB, ADJECTIVE) for k in r.k[de + 1 : j])

    def owned(self, i: int, j: int) -> bool:
        """“(X)用于Y的房屋”, “(X)从事Y等取得的收入”: words i to j name a thing by its use or by where it is from."""
        r = self.r
        de = r.last_de(i, j)
        used = r.w[i] in ("用于", "属于") or (r.w[de - 2] == "等" and r.k[de - 1] == VERB)
        return used and de > i and not r.g[j - 1] and self.nominal_end(i, j)

    def told_of(self, i: int, j: int) -> bool:
        """“(X)设立Y的建议”, “(X)对Y收费的项目和标准”: words i to j make a thing of what somebody does."""
        r = self.r
        de = r.last_de(i, j)
        if not self.nominal_end(i, j) or any(r.g[de + 1 : j]) or r.w[j - 1] in r.v.lists["frames.localizer"]:
            return False
        if r.w[i] in ("对", "向", "为", "在"):
            acts = r.k[de - 1] in (VERB, NOMINAL_VERB) or (r.w[i] == "在" and r.k[de - 1] in (NOUN, LOCALIZER))
            return acts and r.find_vp(i + 1, de - 1, True) is None
        return r.k[i] == VERB and r.w[j - 1] in ("建议", "申请", "请求")

    def acted_on_behind(self, i: int, j: int) -> int | None:
        """The 予以 of “V的N予以V”, where words i to j begin so."""
        de = next((x for x in range(i + 1, j - 2) if self.r.k[x] == DE), None)
        if de is None or self.r.w[i] in self.r.v.clausal:
            return None
        light = next((x for x in range(de + 2, j - 1) if self.r.w[x] == "予以"), None)
        nominal = light and all(self.r.k[x] in (NOUN, ADJECTIVE, NOMINAL_VERB) for x in range(de + 1, light))
        return light if nominal else None

    def behind_topic(self, i: int, j: int, following: Segment | None) -> int | None:
        """Read a subject that is no agent: where the predicate begins, None for a state or a bare noun phrase."""
        r = self.r
        w, k = r.w, r.k
        q = r.next_vp(i + 1, j)
        preposition = self.late_preposition(i, j if q is None or r.acted_on(i, j) or r.passive(i, j) else q)
        if q is None and preposition is None:
            told = following is not None and DE not in k[i:j] and not r.closed.aspect.isdisjoint(w[i + 1 : j])
            if told and not r.subject:
                r.descriptive = True  # 项目已通过验收，运行良好
            elif r.g[j - 1] and following and k[following[0]] in (VERB, ADVERB) and self.caused(i, j):
                r.set_subject(r.agents(i, j))  # 国家出资设立的机构，依法开展X
            elif (k[i] in (NOUN, PRONOUN, ADJECTIVE, NUMBER) and i == self.i) or self.verbs_then_de(i, j):
                thing = j - (w[j - 1].startswith("一式") and j - i > 1)  # 申请书一式三份，
                r.topic = r.s.span(i, self.before_ground(i, thing))
            self.leave()
            return None
        if q is None:
            self.topic = r.s.span(i, preposition or j)
            return preposition
        if preposition is not None:
            q = preposition
        if not self.topic_ok(i, q, j):
            if any(w[x] in r.closed.descriptive for x in range(i, min(j, q + 3))):
                r.descriptive = True
            self.leave()
            return None
        if w[q - 1] in ("后", "之后") and "经" in w[i + 1 : q - 1]:
            passed = w.index("经", i + 1)
            self.topic, self.condition = r.s.span(i, passed), r.s.span(passed, q)
            return q  # 评审结果经公示无异议后予以公布
        within = k[q - 1] == LOCALIZER or w[q - 1] in ("内", "中", "上", "里")
        if within and following and r.setting.law and w[following[0]] in r.closed.after_case and k[q] == VERB:
            r.condition = r.s.span(i, j)  # X中开展Y，应当
            return None
        if not within:
            beside = (x for x in range(i + 2, q) if w[x] in ("与", "同") and k[x] == PREPOSITION and k[x - 1] == ADVERB)
            behind = next(beside, q)
            while behind > i + 1 and k[behind - 1] == ADVERB:
                behind -= 1  # 申请原则上与X同时进行
            self.topic = r.s.span(i, self.before_every(i, self.before_source(i, behind)))
            if r.mood.modality is Modality.PERMISSION and not r.setting.mood:
                r.mood = BARE  # 可以购买服务，所需经费列入预算
        return q

    def before_every(self, i: int, j: int) -> int:
        """The word before “每10年” at the end of words i to j, else j (普查每10年进行1次)."""
        for x in range(max(i + 1, j - 4), j):
            if self.r.w[x][0] == "每" and EVERY.fullmatch(self.r.s.text[slice(*self.r.s.span(x, j))]):
                return x
        return j

    def before_source(self, i: int, j: int) -> int:
        """Word j, or the word where “自…之日起” opens that ends before it (保修期自交付之日起计算)."""
        if not self.r.w[j - 1].endswith("起"):
            return j
        return next((x for x in range(j - 2, i, -1) if self.r.w[x] in ("自", "从")), j)

    def predicate(self, first: int, j: int, mood: Mood | None) -> None:
        """Read the predicate that begins at word `first`, phrases before its verb included."""
        r = self.r
        w, k = r.w, r.k
        if mood is not None and first < j and w[first] == "通过" and self.examined(first, j):
            k[first] = VERB
        if mood is not None and first < j - 1 and self.alone and w[first] in ("参照", "比照") and w[j - 1] == "规定":
            k[first], k[j - 1] = VERB, NOUN  # 可以参照本节有关规定
        if mood is not None and first + 1 < j and w[first] == "除" and w[first - 1] in r.closed.hands_on:
            others = self.modified_agent(first, j)
            if others is not None and others < j:
                r.subject, r.subject_named = [r.s.span(first, others)], True  # 禁止除X以外的人员V
                first = others
        i = self.phrases(first, j)
        if mood is not None and first < i < j - 1 and k[i] == MODAL:
            r.mood = mood = self.mood(i)  # 须通过测评后方可使用
            i += 1
        if i < j and w[i] in ("采取", "采用") and not self.alone and self.only_means(j):
            self.leave()
            return  # 采取网上网下相结合，
        if i < j and w[i] == "作为" and not self.alone and self.i < i and r.g[j - 1] and r.subject_named:
            return  # X作为牵头单位，
        if i >= j and self.agent and (self.topic or r.topic) and w[j - 1] == "规定" and k[j - 2] == NOUN:
            i = j - 1  # X的权限，由Y参照本条例规定
        if i >= j:
            carried = r.mood if r.mood.marker and self.alone else None
            if mood is None and r.setting.item and first < j and self.alone and w[first] == "利用":
                k[first] = VERB
                self.verb_phrase(first, j)  # （二）利用本社提供的服务；
            elif (mood or carried) is None or first >= j or not self.phrase_acts(first, j, mood or r.mood):
                self.leave()
            return
        x = r.past_adverbs(i, j - 1)
        has = w[x] in ("有", "享有", "负有", "具有", "承担")
        if has and j - x > 5 and w[j - 3 : j] == ["权利", "和", "义务"] and w[j - 4] == "的":
            r.mood = Mood(Modality.OBLIGATION, r.s.span(j - 1, j))
            self.predicates(self.adjuncts(x + 1, j - 4), j - 4)
            return
        if w[x] in ("有", "负有") and w[j - 1] in ("义务", "责任", "权利") and w[j - 2] == "的":
            modality = Modality.PERMISSION if w[j - 1] == "权利" else Modality.OBLIGATION
            r.mood = Mood(modality, r.s.span(j - 1, j))
            self.predicates(self.adjuncts(x + 1, j - 2), j - 2)
            return
        knows = w[x].endswith(tuple(r.closed.knows))  # 深刻理解A是B
        if (
            mood is None
            and not knows
            and "是" in w[i + 1 : j]
            and any(w[y] == "是" and k[y] == VERB and k[y - 1] in (NOUN, NOMINAL_VERB) for y in range(i + 1, j))
        ):
            r.descriptive = not r.subject
            return
        if w[x] == "适用" and x == i and r.condition and w[j - 1] == "规定":
            self.predicates(i, j)  # X犯罪的，适用前款的规定
            return
        forbidden = r.setting.mood is not None and r.setting.mood.modality is Modality.PROHIBITION
        enters = w[x] == "施行" and self.condition is not None  # 报X批准后施行
        enters = enters or self.like_last(x)
        if w[x] in r.v.copula and mood is None and not (forbidden and w[x] in r.closed.harms) and not enters:
            if w[x] == "是" and not r.subject:
                r.descriptive = r.condition is None  # V的，是抗税，依法追究…
            if w[x] not in ("有", "无") or r.mood.modality is not Modality.OBLIGATION or r.mood.marker is None:
                return
        self.predicates(i, j)

    def like_last(self, x: int) -> bool:
        """“应当有利于A，有利于B”: whether the verb at x is that of the last statement, the modal word carried over."""
        last = self.r.out[-1] if self.r.out else None
        carried = last is not None and last.marker is not None and last.marker == self.r.mood.marker
        return carried and last is not None and self.r.s.text.startswith(self.r.w[x], last.action[0])

    def examined(self, i: int, j: int) -> bool:
        """“(应当)通过X组织的安全审查”: words i to j say what must be passed, not by which means one examines."""
        r = self.r
        de = r.last_de(i, j)
        nominal = all(k in (NOUN, NOMINAL_VERB) for k in r.k[de + 1 : j])
        way = any(word in r.closed.means for word in r.w[de + 1 : j])
        return self.alone and de > i and nominal and not way and r.w[j - 1] in r.closed.examines

    def carries_means(self, i: int) -> bool:
        """“(应当…，)并充分利用X”: whether the clause at word i is the last that a modal word before it governs."""
        x = self.r.past_adverbs(i, self.j - 1)
        mood = self.r.mood
        if mood.marker is None or mood.modality is Modality.PROHIBITION or not self.alone:
            return False
        return self.r.w[x] in self.r.v.lists["verbs.means"] and (self.awaited() or self.r.joined == "并")

    def only_means(self, j: int) -> bool:
        """Whether 采取 to word j names a way of doing what follows (相结合, “X”方式, not a way of buying: 采购形式)."""
        r = self.r
        way = r.w[j - 1] in r.closed.means and r.k[j - 2] not in (VERB, NOMINAL_VERB)
        return way or r.w[j - 1] in r.closed.agrees

    def phrase_acts(self, first: int, j: int, mood: Mood) -> bool:
        """Read a modal word with nothing but a phrase behind it (不得以营利为目的, 应当经X批准, 应按照设计施工)."""
        r = self.r
        w = r.w
        if w[r.past_adverbs(first, j - 1)] in ("经", "经过"):
            self.condition = None
            self.verb_phrase(first, j)
            return True
        if w[first] == "通过" and not self.alone:
            return False  # 可以通过公平竞争，
        means = w[j - 1] in r.closed.means or w[first] == "利用" or r.s.text.endswith("为由", 0, r.s.starts[j])
        means = means or (w[first] == "以" and w[j - 1] in ("事由", "理由", "借口", "名义"))
        if mood.modality is Modality.PROHIBITION and not self.alone and means:
            return False  # 不得以X等方式，制作Y; 不得利用X，从事Y
        if mood.modality is Modality.PROHIBITION and not self.alone and w[first] == "以" and "为" not in w[first:j]:
            return False  # 不得以对他人的债权，充抵出资
        if mood.modality is Modality.PROHIBITION or r.k[first] == MODAL:
            self.verb_phrase(first, j, whole=True)
            return True
        if w[first] == "以" and w[j - 1] in ("为准", "为主", "为限") and self.alone:
            self.fronted, self.fronted_by = r.s.span(first + 1, j - 1), "将"
            r.k[j - 1] = VERB
            self.verb_phrase(j - 1, j)  # 应当以公布的为准
            return True
        if w[first] == "以" and w[j - 2] == "为":
            if not self.alone or w[j - 1] not in ("依据", "前提", "基础", "条件", "限度", "准则", "标准", "目的"):
                return False  # 要以X为指导，
            self.fronted, self.fronted_by = r.s.span(first + 1, j - 2), "将"
            r.k[j - 2] = VERB
            self.verb_phrase(j - 2, j, whole=True)
            return True  # 应当以说明书为依据
        if self.alone and w[first] in ("依照", "依据", "遵照", "参照") and r.k[j - 1] == NOUN and first + 1 < j:
            r.k[first] = VERB
            self.verb_phrase(first, j)
            return True  # 应当依照法定的权限和程序
        x = r.past_adverbs(first, j - 1)
        if self.alone and w[x] in r.v.lists["verbs.means"]:
            r.k[x] = VERB
            self.verb_phrase(first, j)  # 应当充分利用X
            return True
        if w[first] == "为" and not self.alone and w[j - 1] in ("利益", "需要", "目的"):
            return False  # 可以为X的利益，以自己的名义起诉
        located = w[first] == "在" and self.topic is not None
        if (w[first] == "为" or located) and j - first > 1 and r.k[j - 1] in (NOUN, NUMBER, LOCALIZER):
            self.condition = self.deadline = None
            self.verb_phrase(first, j)  # 应为X, 应在X以上
            return True
        closes = r.k[j - 1] == NOMINAL_VERB or (r.k[j - 1] == VERB and self.alone)
        closes = closes and w[j - 2] not in ("、", "的", "和")
        if closes and w[j - 1] not in r.v.lists["frames.manner-end"]:
            self.verb_phrase(j - 1, j)
            return True
        if self.alone and (act := self.late_act(first, j)):
            self.verb_phrase(act, j)
            return True  # 应当按照合同约定期限交付作品
        return False

    def late_act(self, i: int, j: int) -> int:
        """The verbal noun that must be the predicate of words i to j, since nothing else is (按约定期限交付作品): the
        last one behind a noun with its object after it, or the first of a row that ends the words; else 0."""
        r = self.r
        w, k = r.w, r.k
        x = j - 1
        while (
            x > i + 2 and k[x] == NOMINAL_VERB and w[x - 1] in ("、", "和", "或者") and k[x - 2] in (VERB, NOMINAL_VERB)
        ):
            x -= 2
        if x < j - 1 and k[x - 1] in (NOUN, NOMINAL_VERB, LOCALIZER, ADVERB):
            return x  # 在场所生活、劳动
        for x in range(j - 2, i + 1, -1):
            if k[x] == DE and not self.attributes_alone(x, j):
                return 0
            acts = k[x] in (VERB, NOMINAL_VERB) and k[x - 1] in (NOUN, LOCALIZER) and w[x] not in r.closed.sums_up
            acts = acts and w[x] not in r.v.lists["frames.manner-end"]
            if acts and k[x + 1] in (NOUN, PRONOUN, ADJECTIVE) and w[x + 1] not in r.closed.properties:
                return x if w[x + 1] not in r.v.lists["frames.manner-end"] else 0
        return 0

    def attributes_alone(self, x: int, j: int) -> bool:
        """Whether nouns alone stand behind the 的 at word x."""
        return all(self.r.k[y] in (NOUN, ADJECTIVE, NOMINAL_VERB) for y in range(x + 1, j))
