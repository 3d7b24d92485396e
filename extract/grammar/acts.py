"""Acts in a row: 取土、采石、修建坟墓或者弃置渣土, mostly prohibited ones."""

from __future__ import annotations

from ..words import ADJECTIVE, ADVERB, DE, LIGHT, NOMINAL_VERB, NOUN, PIVOT, PREPOSITION, PUNCTUATION, VERB
from .actions import Actions

_SHORT = 4  # code points of an act that is one word to its reader (挖塘, 网箱养鱼)


class Acts(Actions):
    """Cuts a row of acts into its members."""

    def acts(self, i: int, j: int) -> list[tuple[int, int]]:
        """Word ranges of the acts of words i to j: a member that begins with a noun belongs to the act before it."""
        r = self.r
        pieces: list[tuple[int, int]] = []
        first = i
        for x in range(i + 1, j - 1):
            if r.w[x] not in ("、", "或者", "或", "以及"):
                continue
            end = next((y for y in range(x + 1, j) if r.w[y] in ("、", "或者", "或", "以及")), j)
            if not self.is_act(x + 1, end) or (r.w[first] in r.closed.engages and self.summed_up(first, j)):
                continue  # 采伐A以及进行B、C等活动
            bare = x - first == 1 and r.k[first] in (VERB, NOMINAL_VERB)
            if bare and r.w[x] != "、" and r.k[x + 1] == VERB and end - x > 2:
                continue  # 侵占或者毁坏X
            pieces.append((first, x))
            first = x + 1
        pieces.append((first, j))
        heads = [r.w[a] for a, _ in pieces]
        row = all(b - a == 1 for a, b in pieces[:-1]) and pieces[-1][1] - pieces[-1][0] > 1
        if row and len(pieces) > 1 and all(head in r.closed.transitive for head in heads):
            return [(i, j)]  # 伪造、变造、买卖X
        if len(pieces) == 2 and pieces[0][1] - pieces[0][0] == 1 and pieces[1][1] - pieces[1][0] > 1:
            return [(i, j)]  # 截留、倒卖X
        return pieces

    def as_attribute(self, i: int, j: int) -> None:
        """“销售伪造或者冒用标志的商品”: what stands between the verb at i and 的 tells of the thing that closes it."""
        r = self.r
        de = r.last_de(i, j)
        told = (
            r.k[i + 1] in (VERB, NOMINAL_VERB)
            or r.w[i + 1] in ("未", "未经")
            or (r.g[i + 1] and any(r.k[x] == VERB for x in range(i + 2, max(de, i + 2))))
        )
        things = all(kind in (NOUN, NOMINAL_VERB, ADJECTIVE) or kind == PUNCTUATION for kind in r.k[de + 1 : j])
        if (
            de > i + 1
            and r.k[i] in (VERB, NOMINAL_VERB)
            and told
            and things
            and r.w[i] not in r.v.clausal
            and r.w[i] in r.closed.deals
        ):
            r.k[i + 1 : de] = [NOUN] * (de - i - 1)

    def is_act(self, i: int, j: int) -> bool:
        """Whether words i to j are an act and not one more object."""
        r = self.r
        k = r.k
        if i + 1 < j and k[i + 1] == DE:
            return False  # 使用伪造、变造的许可证
        if k[i] in (VERB, LIGHT, PIVOT, ADVERB, PREPOSITION):
            return not (k[i] == VERB and r.w[i] not in r.v.strong and j - i > 1 and self.de_after(i, j))
        if i + 1 >= j and self.r.w[i] in self.r.closed.things_too and k[i - 2] == NOUN:
            return False  # 提供商品或者服务
        if k[i] == NOMINAL_VERB:
            return i + 1 >= j or k[i + 1] != NOUN
        return self.length(i, j) <= _SHORT and k[j - 1] == NOUN and j - i > 1 and k[i + 1] == VERB

    def summed_up(self, i: int, j: int) -> bool:
        """“从事A、B等活动”: the acts of words i to j are examples of the object that closes them."""
        r = self.r
        i = r.past_adverbs(i, j - 1)
        if r.w[i] in r.v.lists["verbs.means"] or r.w[i] == "使用":
            tools = (x for x in range(i + 1, j - 1) if r.w[x] == "等")
            if any(r.w[x + 1] in r.closed.tools for x in tools):
                return True  # 使用A、B等工具进行X
        return r.w[i] in r.closed.engages and r.w[j - 1] in ("活动", "行为") and "等" in r.w[i:j]

    def length(self, i: int, j: int) -> int:
        """Code points of words i to j."""
        return self.r.s.starts[j] - self.r.s.starts[i]

    def prohibited(self, i: int, j: int) -> bool:
        """Read an item under “不得有下列行为：” whose members are acts; False where it is none."""
        r = self.r
        w = r.w
        end = r.subject_end(i, j)
        if end is not None and end < j:
            r.set_subject(r.agents(i, end))
            i = end
        i = self.adjuncts(i, j)
        if i >= j or (i + 1 < j and r.k[i + 1] == DE):
            return False  # 销售的商品不符合X
        i = next((x + 1 for x in range(i + 2, j - 1) if w[x] == "中" and r.starts_vp(x + 1, j)), i)  # 提供X中使用Y
        self.as_attribute(i, j)
        if w[j - 1] in ("行为", "活动", "措施") and "等" in w[i:j]:
            if self.de_after(i, j) or w[j - 1] == "措施":
                return False
            self.verb_phrase(i, j, whole=True)  # 摆摊设点等经营活动
            return True
        pieces = self.acts(i, j)
        if len(pieces) < 2 and not (self.length(*pieces[0]) <= _SHORT and r.k[i] in (VERB, NOUN)):
            return False
        for a, b in pieces:
            begin = self.adjuncts(a, b)
            if begin < b:
                self.verb_phrase(begin, b, whole=self.length(begin, b) <= _SHORT - 1)
        return True
