"""Which words of a verb phrase are its action: adverbs, verbs in a row, complements."""

from __future__ import annotations

from ..words import (
    ADJECTIVE,
    ADVERB,
    CONJUNCTION,
    DE,
    DI,
    LIGHT,
    MODAL,
    NOMINAL_VERB,
    NOUN,
    NUMBER,
    PIVOT,
    PREDICATES,
    PRONOUN,
    PUNCTUATION,
    TIME,
    VERB,
)
from .phrases import IDIOM
from .subjects import Subjects

_THINGS = (NOUN, ADJECTIVE, PRONOUN, NUMBER)
_WORD = 2  # code points of most verbs
_ROW = 3  # more verbs in a row than this are acts, whatever the last of them is tagged


class VerbGroups(Subjects):
    """Finds where an action ends."""

    def group_end(self, i: int, j: int) -> int:
        """The end of the action that begins at word i: adverbs, verb, further verbs of the same action, complement."""
        r = self.r
        w, k, v = r.w, r.k, r.v
        x = i
        while x < j and (
            k[x] in (ADVERB, DI)
            or (
                k[x] == ADJECTIVE and (w[x] in v.adverbs or (x + 1 < j and k[x + 1] in (VERB, LIGHT, NOMINAL_VERB, DI)))
            )
            or (w[x] == "、" and x > i and k[x - 1] in (ADVERB, ADJECTIVE, DI))
            or (
                k[x] == CONJUNCTION and k[x - 1] == ADVERB and x > i and k[x + 1 : x + 2] in ([ADVERB], [VERB])
            )  # 任意或非法搜查
        ):
            x += 1
        if x >= j:
            return j
        head = x
        x += 1
        light = k[head] == LIGHT
        word = w[head]
        row = self.verb_row(head, j)
        if row:
            return row
        if (
            w[i] == "严格"
            and head == i + 1
            and j - head >= 2
            and all(k[y] in (NOMINAL_VERB, NOUN) for y in range(head, j))
            and k[j - 1] in (NOMINAL_VERB, NOUN)
            and k[head] != VERB
            and word != "控制"
        ):
            return i + 1
        if (
            x < j <= x + 3
            and word not in v.clausal
            and word not in v.openers
            and word not in self.r.closed.takes_act
            and not (word in ("保持", "维持") and x + 1 < j)  # 保持联络畅通
            and not light
        ) and all(
            (k[y] == VERB and len(w[y]) < 3) or (k[y] == NOMINAL_VERB and (w[y] in v.second or w[y] in v.strong))
            for y in range(x, j)
        ):
            return j
        if x > i + 1 and k[head] == NOMINAL_VERB and x + 1 == j and k[x] == NOMINAL_VERB and k[head - 1] == ADVERB:
            return j  # 积极主动就业创业
        inside = word in self.r.closed.intransitive and x < j <= x + 3
        if inside and all(k[y] in (VERB, NOMINAL_VERB, CONJUNCTION) or w[y] in ("作业", "、") for y in range(x, j)):
            return j  # 签字或者盖章确认
        while x < j:
            kind = k[x]
            if (
                w[x] in self.r.closed.complement
                and x + 1 <= j
                and k[x - 1] in PREDICATES
                and kind != MODAL
                and not (w[x] == "到" and x + 1 < j and k[x + 1] in (NUMBER, TIME))  # 确保到2025年底
                and (w[x] != "好" or w[x - 1] in self.r.closed.with_good)
            ):
                x += 1
                continue
            if light:
                if x + 2 < j and w[x] in ("或者", "、") and k[x + 1] == LIGHT and w[x - 1] in ("从轻", "减轻", "从重"):
                    x += 2  # 从轻或者减轻行政处罚
                    continue
                break
            if kind == ADVERB and word in ("负责", "牵头") and self.adverbs_then_verb(x, j):
                x += 1
                continue
            if word == "统筹" and x == head + 1 and (row := self.verb_row(x, j)):
                return row  # 统筹指导、协调、推动X
            if x == head + 1 and kind in (VERB, NOMINAL_VERB) and self.paired(head, x, j):
                word = w[x]
                x += 1
                continue
            hastens = kind == PIVOT and word in v.openers and (word == "加快" or not self.de_after(x, j))  # 加快推动X
            if kind in (VERB, LIGHT) or hastens or (kind == NOMINAL_VERB and word in v.openers):
                if word in v.openers or word == "负责":
                    if x + 1 >= j and kind == NOMINAL_VERB and word != "负责":
                        break
                    if word == "拒绝" and x + 2 < j and r.g[x + 1] and k[x + 2] == DE:
                        break  # 拒绝旅游经营者的X
                    if word == "组织" and w[x + 1 : x + 2] == ["前"]:
                        break  # 组织上岗前的职业健康检查
                    if word == "组织" and x + 2 == j and kind == k[x + 1] == NOMINAL_VERB:
                        break  # 组织核查验收
                    told = w[x] in r.closed.relative and head == x - 1 and self.de_after(x, j)
                    told = told and (w[x] not in r.closed.undertakes or self.agent_after_de(x, j))  # 组织开展X的宣传
                    if x + 1 < j and (k[x + 1] == DE or told):
                        break  # 组织具有X的单位
                    weak = kind == VERB and w[x] not in v.strong and word == "负责"
                    if weak and x + 2 == j and k[x + 1] in (NOUN, NOMINAL_VERB):
                        break  # 负责勘探作业
                    named = kind == NOMINAL_VERB and x + 1 < j and k[x + 1] == NOMINAL_VERB and self.de_after(x, j)
                    if named and word == "负责" and w[x] not in r.closed.administers and w[x + 1] not in v.second:
                        break  # 负责贷款贴息管理中X的审议
                    joined = x + 3 < j and r.conjoins(x + 1) and k[x + 2] == VERB and w[x + 2] in v.strong
                    joined = joined and w[x + 1] != "、" and k[x + 3] in (NOUN, ADJECTIVE)  # 加快建设和完善X
                    joined = joined and (word != "组织" or w[x + 1] != "并")  # 组织验收并完善X
                    pair = w[x + 1 : x + 2] == ["、"] and x + 4 < j and w[x + 2] in v.openers and k[x + 3] == VERB
                    joined = joined or (pair and kind == NOMINAL_VERB and word == "统筹")  # 统筹协调、研究解决X
                    row = word == "负责" and w[x] in r.closed.guides and x + 3 < j and w[x + 2] in r.closed.guides
                    if row and (r.subject_end(x + 3, j, after_pivot=True) or j) < j:
                        word = w[x + 2]
                        x += 3  # 负责指导、协调X做Y
                        continue
                    if word == "负责" and (charged := self.charged_with(x, j)):
                        return charged
                    if kind == NOMINAL_VERB and x + 1 < j and k[x + 1] in (CONJUNCTION, PUNCTUATION) and not joined:
                        break
                    if kind == NOMINAL_VERB and word == "组织" and (r.subject_end(x, j, after_pivot=True) or j) < j:
                        break  # 组织管理咨询机构提供X
                    word = w[x]
                    x += 1
                    light = kind == LIGHT
                    continue
                if (
                    word not in v.clausal
                    and word not in ("采取", "采用")
                    and w[x] in v.second
                    and x + 1 < j
                    and not (w[x] in r.closed.upholds and word != "贯彻" and self.de_after(x, j))  # 指挥维护X的行动
                    and not (w[x] == "维护" and w[j - 1] in r.closed.principles)  # 贯彻维护X的原则
                    and word not in ("列入", "纳入", "形成")  # 列入实施X战略的考核, 形成打击合力
                    and not (w[x] in r.closed.draws and self.de_after(x, j))  # 打造带动全省的增长极
                    and not (w[j - 1] in r.closed.outcomes and w[head] in r.closed.makes_known)  # 报告推进落实情况
                    and not (word in ("领会", "理解", "认识", "把握") and self.de_after(x, j))  # 领会出台X的意义
                    and (w[x + 1] not in r.closed.properties or k[x + 1 : x + 3] == [ADVERB, NOUN])  # 督查汇总重点工作
                    and w[x + 1] != "行为"  # 规范收费行为
                    and k[x + 1] not in (DE, CONJUNCTION, PUNCTUATION)
                    and k[head] in (VERB, NOMINAL_VERB)
                ):
                    word = w[x]
                    x += 1
                    continue
                break
            if x == head + 1 and x + 2 == j and w[x] == "、" and k[x + 1] in (VERB, NOMINAL_VERB) and kind != LIGHT:
                return j  # 拒绝、阻挠
            if w[x] == "与" and any(word in r.closed.unlike for word in w[x + 1 : j]):
                break  # 清理与X不相符的规定
            beside = w[x] == "与" and x == head + 1
            if (kind == CONJUNCTION or w[x] == "、" or beside) and x + 1 < j and w[x] != "而":
                y = r.past_adverbs(x + 1, j)
                if (
                    y < j
                    and not (w[x] in ("或者", "或", "并") and self.takes_its_own(y))
                    and not self.sanction_apart(x)
                    and not (w[x] == "并" and w[y] == "说明")  # 不予批准并书面说明理由
                    and not (
                        w[x] == "并" and w[y] in r.closed.hands_over and y + 1 < j and r.k[y + 1] == NOUN and r.g[y + 1]
                    )
                    and (
                        k[y] == VERB
                        or w[y] == "减轻"
                        or self.supervises(head, y, j)
                        or (w[y] in r.closed.transitive and w[head] in r.closed.transitive)
                        or (
                            k[y] == PIVOT and (k[head] == PIVOT or (w[x] == "、" and k[head] == VERB and x == head + 1))
                        )
                        or (
                            k[y] == PIVOT and w[x] == "、" and r.subject_end(y + 1, j, after_pivot=True) is None
                        )  # 参与、支持X
                        or (k[y] == k[head] == NOMINAL_VERB and w[x] == "、" and self.acts_on_thing(y, j))
                        or (
                            k[y] == NOMINAL_VERB
                            and w[head] not in v.clausal
                            and k[head] == VERB
                            and y + 1 < j
                            and (
                                w[y + 1] == "、"
                                or (k[y + 1] == NOUN and (w[x] != "和" or w[x - 2] == "、"))
                                or (w[x] == "、" and k[y + 1] == VERB and self.de_after(y + 1, j))
                                or (w[x] == "、" and k[y + 1] == NOMINAL_VERB and y + 2 < j and k[y + 2] == NOUN)
                            )
                        )
                    )
                    and (k[head] in (VERB, PIVOT, NOMINAL_VERB))
                    and not (y + 1 < j and k[y + 1] == DE)
                    and not (
                        w[head] in v.clausal
                        and k[y] != PIVOT
                        and not self.supervises(head, y, j)
                        and w[x] in ("、", "和", "与", "及", "以及")
                        and (y + 1 >= j or k[y + 1] in (NOUN, NOMINAL_VERB))
                        and w[y] in v.nominal
                        and w[y] != "组织"  # 动员、组织X做Y
                    )
                ):
                    if k[y] == PIVOT and k[head] == VERB:
                        return y + 1  # 依法参与、推动献血工作
                    x = y + 1
                    word = w[y]
                    continue
                break
            break
        return x

    def paired(self, head: int, x: int, j: int) -> bool:
        """“传达学习会议精神”, “排查整治重大隐患”: whether the acts at `head` and x are done to the same thing."""
        r = self.r
        w, k, v = r.w, r.k, r.v
        if x + 1 >= j or DE in k[x:j] or len(w[head]) != _WORD or len(w[x]) != _WORD:
            return False
        if w[head] in r.closed.drafts and w[x] in r.closed.concludes:
            return k[x] == VERB and k[x + 1] in _THINGS
        described = k[x + 1] == ADVERB and w[x + 1] in r.closed.attributive and x + 2 < j
        if not described and k[x + 1] not in _THINGS:
            return False
        if w[head] in r.closed.settles:
            return False
        if w[head] in r.closed.handles and w[x] in r.closed.handles:
            kinds = (r.closed.outcomes, r.closed.papers, r.closed.of_acts, r.closed.sums_up)
            return not any(w[j - 1] in some for some in kinds)
        if not (k[head] == k[x] == VERB and w[head] in v.strong and w[x] in v.strong):
            return False
        closed = r.closed
        own = (closed.drafts, closed.deals, closed.takes_act, closed.authority, closed.documents, closed.recipients)
        sorts = (v.clausal, v.openers, v.state, v.destination, *own)
        if any(w[head] in some for some in sorts) or w[x] in r.closed.intransitive or "措施" in w[x:j]:
            return False
        if w[j - 1] in ("行为", "活动", "现象"):
            return False  # 严查污染环境行为
        if any(w[x] in some for some in (v.clausal, v.state, r.closed.relative, r.closed.describes, r.closed.engaged)):
            return False
        return x + 2 < j or k[x + 1] not in (NOUN, ADJECTIVE) or w[x + 1] in r.v.no_verb  # not 更新公示信息

    def verb_row(self, head: int, j: int) -> int:
        """“指导、协调、推动X”: the word after three or more verbs in a row on one object; 0 where there are none."""
        w, k, r = self.r.w, self.r.k, self.r
        x, count = head, 1
        if head + 1 < j and not r.conjoins(head + 1):
            return 0
        if len(w[head]) == IDIOM and all(
            len(w[y]) == IDIOM and k[y] == VERB if (y - head) % 2 == 0 else r.conjoins(y) for y in range(head, j)
        ):
            return j  # 宜乔则乔、宜灌则灌、宜草则草
        while x + 2 < j and r.conjoins(x + 1) and k[x + 2] in (VERB, NOMINAL_VERB, PIVOT) and len(w[x + 2]) == 2:
            if w[x + 1] == "与" and not r.closed.unlike.isdisjoint(w[x + 2 : j]):
                break  # 查阅、复制与违反X有关的资料
            x += 2
            count += 1
        acts = (
            k[head] in (VERB, NOMINAL_VERB, PIVOT)
            and len(w[head]) == 2
            and (
                k[x] in (VERB, PIVOT)
                or k[head] == VERB
                or count > _ROW
                or (head and k[head - 1] == MODAL)
                or all(word in r.closed.supervises for word in w[head : x + 1 : 2])
            )
        )
        if x + 1 >= j and count > 1 and k[head] == VERB and head and k[head - 1] in (ADVERB, MODAL):
            return j  # 统一接收、管理和使用, 不得翻建、改建和扩建
        if x + 1 >= j and count > 2 and k[head] == VERB and self.limit < 0:
            return j  # 依照规定取得、使用、管理
        if count < 3 or not acts or x + 1 >= j or w[x + 1] in ("等", "等环节"):
            return 0
        described = k[x + 1] == ADVERB and x + 2 < j and k[x + 2] == ADJECTIVE  # 特别重大突发事件
        unlike = w[x + 1] == "与" and not r.closed.unlike.isdisjoint(w[x + 2 : j])  # 查阅、复制、调取与X有关的Y
        if k[x + 1] not in (NOUN, ADJECTIVE) and not described and not unlike:
            return 0
        return x + 1

    def acts_on_thing(self, y: int, j: int) -> bool:
        """“(分配、)使用集体收益”: words y to j are an act and a thing, which sums up no acts."""
        r = self.r
        nominal = y + 1 < j and all(k in (NOUN, ADJECTIVE) for k in r.k[y + 1 : j])
        return nominal and r.w[j - 1] not in r.closed.sums_up and r.w[y] not in r.closed.fields

    def supervises(self, head: int, y: int, j: int) -> bool:
        """“指导、监督学校建立X”: whether the acts at `head` and y are done to the same body or work behind them."""
        r = self.r
        both = r.w[head] in r.closed.supervises and r.w[y] in r.closed.supervises
        return both and y + 1 < j and r.k[y + 1] in (NOUN, ADJECTIVE) and r.w[y + 1] not in r.closed.sums_up

    def charged_with(self, x: int, j: int) -> int:
        """“(负责)审核、推荐符合X的设备”: the word after the acts from word x on, the last of which is sure to be a
        verb, with their object behind them; 0 where they are no such acts."""
        r = self.r
        first = x
        while x + 2 < j and r.conjoins(x + 1) and r.k[x + 2] in (VERB, NOMINAL_VERB) and len(r.w[x + 2]) == _WORD:
            x += 2
        if x == first or x + 1 >= j or r.k[x] != VERB or r.w[x] not in r.v.strong:
            return 0
        object_behind = r.k[x + 1] in (NOUN, ADJECTIVE) or (r.w[x + 1] in r.closed.relative and self.de_after(x, j))
        return x + 1 if object_behind and r.w[x + 1] not in r.closed.sums_up else 0

    def agent_after_de(self, i: int, j: int) -> bool:
        """Whether somebody is named behind a 的 of words i to j."""
        first = next((x for x in range(i + 1, j) if self.r.k[x] == DE), j)
        return any(self.r.g[first:j])

    def mere_act(self, i: int, j: int) -> bool:
        """“定期、不定期的监督检查”: words i to j are acts and their manner, no thing among them."""
        r = self.r
        manner = (VERB, NOMINAL_VERB, ADVERB, ADJECTIVE, DE)
        return r.k[j - 1] in (VERB, NOMINAL_VERB) and all(r.k[x] in manner or r.conjoins(x) for x in range(i, j))

    def two_acts(self, word: str) -> bool:
        """“监督管理”: a word of two acts of an authority."""
        acts = self.r.closed.administers
        return len(word) == 4 and word[:2] in acts and word[2:] in acts

    def sanction_apart(self, x: int) -> bool:
        """“停业整顿或者吊销许可证”: whether 或者 at word x joins a sanction to an act with its object inside."""
        w = self.r.w
        inside = len(w[x - 1]) == IDIOM or w[x - 1] in self.r.closed.intransitive
        return w[x] in ("或者", "或") and inside and w[x + 1] in self.r.closed.sanctions

    def takes_its_own(self, y: int) -> bool:
        """Whether the verb at y shares its object with no verb before it: 采取X, and what follows a fronted object."""
        r = self.r
        return r.w[y] in ("采取", "采用", "接受") or (self.fronted is not None and r.w[y] in r.closed.with_dui)

    def adverbs_then_verb(self, x: int, j: int) -> bool:
        x = self.r.past_adverbs(x, j)
        return x < j and self.r.k[x] == VERB
