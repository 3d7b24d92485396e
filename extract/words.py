"""Words of a sentence and the part each can play: the segmenter's dictionary, corrected by the lexicon."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import rjieba

from ontology import places
from ontology.records import Modality
from ontology.registry import registry

from .lexicon import Lists, built_in, with_user_words

_Found = TypeVar("_Found")

# What a word can be, one letter each.
MODAL, PIVOT, LIGHT, VERB, NOMINAL_VERB = "M", "P", "L", "V", "N"
ADVERB, PREPOSITION, CONJUNCTION, DE, DI = "D", "p", "c", "u", "d"
PUNCTUATION, NOUN, ADJECTIVE, NUMBER, PRONOUN, TIME, LOCALIZER = "w", "n", "a", "m", "r", "t", "f"

PREDICATES = frozenset((PIVOT, LIGHT, VERB, NOMINAL_VERB))
STARTERS = frozenset((PIVOT, LIGHT, VERB))

_BY_TAG = {
    "p": PREPOSITION,
    "c": CONJUNCTION,
    "uj": DE,
    "uv": DI,
    "d": ADVERB,
    "m": NUMBER,
    "mq": NUMBER,
    "q": NUMBER,
    "r": PRONOUN,
    "t": TIME,
    "f": LOCALIZER,
    "x": NOUN,
    "v": VERB,
    "vd": VERB,
    "vi": VERB,
    "vq": VERB,
    "vg": VERB,
    "vn": NOMINAL_VERB,
    "vnz": NOMINAL_VERB,
    "a": ADJECTIVE,
    "ad": ADJECTIVE,
    "an": NOUN,
    "b": ADJECTIVE,
    "z": ADJECTIVE,
}
_PUNCTUATION = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Closed:
    """The closed classes of lexicon/grammar.txt, which says what each is: a field for each section."""

    adds: frozenset[str]
    adjunct: frozenset[str]
    administers: frozenset[str]
    after_case: frozenset[str]
    after_dui: frozenset[str]
    agrees: frozenset[str]
    aims: frozenset[str]
    alone: frozenset[str]
    announces: frozenset[str]
    announcing: frozenset[str]
    approves: frozenset[str]
    aspect: frozenset[str]
    attributive: frozenset[str]
    at_once: frozenset[str]
    around: frozenset[str]
    assures: frozenset[str]
    authority: frozenset[str]
    before_passive: frozenset[str]
    breach: frozenset[str]
    by_neighbours: frozenset[str]
    by_rule: frozenset[str]
    case_opener: frozenset[str]
    chosen: frozenset[str]
    closely: frozenset[str]
    complement: frozenset[str]
    conjunction: frozenset[str]
    descriptive: frozenset[str]
    bears: frozenset[str]
    examines: frozenset[str]
    deals: frozenset[str]
    decides: frozenset[str]
    departments: frozenset[str]
    describes: frozenset[str]
    designates: frozenset[str]
    digs: frozenset[str]
    documents: frozenset[str]
    drafts: frozenset[str]
    draws: frozenset[str]
    during: frozenset[str]
    engaged: frozenset[str]
    engages: frozenset[str]
    entitles: frozenset[str]
    comes_about: frozenset[str]
    concludes: frozenset[str]
    extremes: frozenset[str]
    fees: frozenset[str]
    fields: frozenset[str]
    forbids: frozenset[str]
    founds: frozenset[str]
    framed: frozenset[str]
    issues: frozenset[str]
    jointly: frozenset[str]
    led: frozenset[str]
    assets: frozenset[str]
    glued: frozenset[str]
    guided: frozenset[str]
    guides: frozenset[str]
    hands_on: frozenset[str]
    hands_over: frozenset[str]
    handles: frozenset[str]
    has_principle: frozenset[str]
    harms: frozenset[str]
    heads_acts: frozenset[str]
    in_names: frozenset[str]
    instructs: frozenset[str]
    intransitive: frozenset[str]
    kinds_of_body: frozenset[str]
    misconduct: frozenset[str]
    used: frozenset[str]
    knows: frozenset[str]
    kinds_of_text: frozenset[str]
    not_places: frozenset[str]
    object_inside: frozenset[str]
    objects_too: frozenset[str]
    of_acts: frozenset[str]
    offices: frozenset[str]
    located: frozenset[str]
    makes_known: frozenset[str]
    means: frozenset[str]
    measures: frozenset[str]
    members: frozenset[str]
    on_site: frozenset[str]
    opens_case: frozenset[str]
    opens_means: frozenset[str]
    ordinal: frozenset[str]
    organs: frozenset[str]
    names_plan: frozenset[str]
    outcomes: frozenset[str]
    oversight: frozenset[str]
    own_units: frozenset[str]
    backs: frozenset[str]
    urges: frozenset[str]
    paper_endings: frozenset[str]
    where_done: frozenset[str]
    holds: frozenset[str]
    tasks: frozenset[str]
    papers: frozenset[str]
    parties: frozenset[str]
    parties_by: frozenset[str]
    passive: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    principles: frozenset[str]
    properties: frozenset[str]
    qualities: frozenset[str]
    receives: frozenset[str]
    recipients: frozenset[str]
    relative: frozenset[str]
    reports: frozenset[str]
    results: frozenset[str]
    ruling: frozenset[str]
    sanctions: frozenset[str]
    settles: frozenset[str]
    singles_out: frozenset[str]
    splits: frozenset[str]
    such: frozenset[str]
    supervises: frozenset[str]
    sums_up: frozenset[str]
    takes_act: frozenset[str]
    takes_clause: frozenset[str]
    things_too: frozenset[str]
    together: frozenset[str]
    tools: frozenset[str]
    transitive: frozenset[str]
    undertakes: frozenset[str]
    units: frozenset[str]
    unlike: frozenset[str]
    upholds: frozenset[str]
    with_dui: frozenset[str]
    with_good: frozenset[str]
    with_pivot: frozenset[str]
    with_wei: frozenset[str]

    @classmethod
    def of(cls, lists: Lists) -> Closed:
        """The classes among all word lists."""
        return cls(**{field.name: lists[f"grammar.{field.name.replace('_', '-')}"] for field in fields(cls)})


_UPWARD: Final = frozenset(("向上", "报上"))
_NAME: Final = 4  # code points from which the name of a government's function is one word (城市管理, 发展和改革)
_COMMON = 20_000  # how often a modal word stands in the dictionary's corpus: enough to keep it whole


class _Kept(dict[str, _Found]):
    """What is said of a word, worked out when it is first asked for."""

    def __init__(self, work_out: Callable[[str], _Found]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> _Found:
        found = self[word] = self._work_out(word)
        return found


_TAKEN = frozenset("一级可需")
"""Words of one character that can belong to the word before them."""
_OWN = frozenset((*_TAKEN, *_UPWARD, "要紧", "后方", "可视", "日报", "应对", "其"))
"""Words of one or two characters that are looked at with those beside them."""


class Vocabulary:
    """Classes of words under one set of lists; results are kept, since a language has few words and many sentences."""

    def __init__(self, lists: Lists | None = None) -> None:
        lists = built_in() if lists is None else lists
        self._jieba = rjieba.Jieba()  # of its own: words added here must not change how others cut
        self.lists = lists
        self.closed = Closed.of(lists)
        self.modality: dict[str, Modality] = {}
        for modality in (Modality.OBLIGATION, Modality.PERMISSION, Modality.PROHIBITION):
            self.modality.update(dict.fromkeys(lists[f"modals.{modality}"], modality))
        self.leading = lists["modals.leading"]
        self.modality.update(dict.fromkeys(self.leading, Modality.PERMISSION))
        self.pivot: dict[str, Modality] = {}
        for modality in (Modality.OBLIGATION, Modality.PERMISSION, Modality.ENCOURAGEMENT):
            self.pivot.update(dict.fromkeys(lists[f"pivots.{modality}"], modality))
        self.adverbs = lists["adverbs"]
        self.light = lists["light_verbs.always"]
        self.light_fronted = lists["light_verbs.with-fronted-object"]
        self.prepositions = frozenset[str]().union(*(lists[name] for name in lists if name.startswith("prepositions.")))
        self.head_conjunctions = lists["conjunctions.head"]
        self.nominal = lists["verbs.nominal"]
        agents = tuple(lists["agents.suffix"])
        functions = frozenset(
            word
            for word in registry().function_words()
            if len(word) >= _NAME and "公安机关" not in word and not word.endswith(agents)
        )
        self.no_verb = lists["verbs.none"] | functions
        self.strong = (lists["verbs.strong"] | lists["general_verbs"]) - self.nominal - self.no_verb
        self.clausal = lists["verbs.clausal"]
        self.openers = lists["verbs.opener"]
        self.state = lists["verbs.state"]
        self.destination = lists["verbs.destination"]
        self.agent_words = lists["agents.word"] | lists["agents.place"]
        self.no_agent = (lists["agents.not"] | functions) - self.agent_words
        suffixes = lists["agents.suffix"]
        self._suffixes = tuple(sorted(suffixes, key=len, reverse=True))
        self._parted = {"部将", *self.closed.glued}
        self.of = _Kept(self._classify).__getitem__
        """The class of a word."""
        self.is_agent = _Kept(self._ends_name).__getitem__
        """Whether a word can end the name of somebody who acts."""
        self._parts: dict[str, tuple[str, ...]] = {}
        self._may_change = _Kept(self._changes).__getitem__
        self.second = lists["verbs.second"]
        self.always = lists["verbs.always"]
        self.cases = lists["verbs.case"]
        self.units = self.closed.units | lists["agents.place"]
        singles = lists["agents.single"]
        self.by_neighbours = self.closed.by_neighbours | self.closed.parties_by | self.closed.organs | singles
        self.copula = lists["verbs.copula"]
        for word in sorted(self.modality):
            if len(self._jieba.cut(word, False)) > 1:
                self._jieba.add_word(word, _COMMON, "v")  # 不应
        self._whole = self.strong | self.adverbs | set(self.modality) | set(self.pivot)  # never cut
        self._whole |= self.no_verb | self.nominal | self.agent_words | suffixes
        for tag, words in (
            ("v", self.modality),
            ("v", self.pivot),
            ("v", self.strong),
            ("v", self.destination),
            ("vn", self.nominal),
            ("d", self.adverbs),
            ("c", lists["grammar.adds"]),
            ("p", self.prepositions),
            ("n", self.no_verb),
            ("n", self._suffixes),
            ("n", self.agent_words),
        ):
            for word in sorted(words):  # a suggested frequency depends on the words added before
                if len(word) > 1 and (not self._jieba.has_word(word) or len(self._jieba.cut(word, False)) > 1):
                    self._jieba.add_word(word, self._jieba.suggest_freq(word), tag)

    def segment(self, text: str) -> list[str]:
        """Words of `text`; together they are the text again."""
        cut = self._jieba.cut(text, False)
        if "为由" in text:
            self._join_reason(cut)
        if not any(map(self._may_change, cut)):
            return cut
        words: list[str] = []
        known = self._parts
        for word in cut:
            last = words[-1] if words else ""
            if (len(word) == 2 and word not in self._parted and last not in _UPWARD) or (
                len(word) == 1 and word not in _TAKEN and last != "要紧"
            ):
                words.append(word)
            elif len(word) == 3 and word[0] == "可" and word[1:] in self.strong and word not in self.no_verb:
                words += ("可", word[1:])  # 可延长
            elif words and words[-1] in _UPWARD and word[0] in "一级":
                words[-1:] = (words[-1][0], "上" + word)  # 向上一级
            elif word == "研究所" and words and words[-1] in self.closed.urges:
                words += ("研究", "所")  # 认真研究所负责的工作
            elif word == "部将":
                words[-1:] = ("我部", "将") if words and words[-1] == "我" else (*words[-1:], "部", "将")
            elif words and words[-1] == "要紧" and word in self.closed.closely:
                words[-1:] = ("要", "紧" + word)  # 要紧盯
            elif word == "可" and words and words[-1] == "后方":
                words[-1:] = ("后", "方可")  # 审核后方可
            elif len(word) > 2 and word[0] in self.modality and self._after_modal(word):
                words += (word[0], word[1:])  # 应立即, 须加盖
            elif word == "会同县" and words and words[-1][-1] not in "市州":
                words += ("会同", "县")  # 县财政局会同县水务局
            elif word == "需" and words and len(words[-1]) == 3 and words[-1][2] == "所":
                words[-1:] = (words[-1][:2], "所需")  # 鉴定所需费用
            elif word in self.closed.glued:
                words += (word[0], word[1:])
            elif len(word) == 3 and word[2] == "其" and self.of(word[:2]) in PREDICATES:
                words += (word[:2], "其")  # 吊销其
            elif len(word) == 3 and word[0] == "经" and word[1:] in self.closed.approves:
                words += ("经", word[1:])
            elif len(word) > 3:
                parts = known.get(word)
                if parts is None:
                    parts = known[word] = self._split(word)
                words.extend(parts)
            else:
                words.append(word)
        if "可视" in words:
            self._part_as_needed(words)
        if "日报" in words:
            self._part_day(words)
        if "应对" in words:
            self._part_modal(words)
        if "其" in words:
            self._join_others(words)
        if "需" in words and "所" in words:
            self._join_needed(words)
        return words

    def _changes(self, word: str) -> bool:
        """Whether `segment` might do anything about a word, alone or with one beside it."""
        if len(word) < 3:
            return word in self._parted or word in _OWN
        if len(word) > 3 and self._split(word) != (word,):
            return True
        strong = word[1:] in self.strong or word[1:] in self.closed.approves
        return (
            word[0] in self.modality
            or (word[0] in "可经" and strong)
            or word[2:] in ("其", "所")
            or word in self.closed.glued
            or word == "会同县"
        )

    def _after_modal(self, word: str) -> bool:
        """Whether what follows the first character of a word is an adverb or, in three characters, a verb."""
        verb = len(word) == 3 and word[1:] in self.strong
        return (verb or word[1:] in self.adverbs) and word not in self.no_verb

    def _part_as_needed(self, words: list[str]) -> None:
        """可视 with 情 or 情况 behind it is 可 and 视情 (各地可视情开展试点)."""
        for x in range(len(words) - 2, -1, -1):
            if words[x] == "可视" and words[x + 1] in ("情", "情况"):
                words[x : x + 2] = ("可", "视" + words[x + 1])

    def _part_day(self, words: list[str]) -> None:
        """日报 with 送 behind it is 日 and 报送 (于6月30日报送材料)."""
        for x in range(len(words) - 1):
            if words[x : x + 2] == ["日报", "送"]:
                words[x : x + 2] = ("日", "报送")

    def _join_others(self, words: list[str]) -> None:
        """其 with 他 behind it is 其他 (及其 他 组织, 及其 他人 员)."""
        for x in range(len(words) - 2, -1, -1):
            if words[x] == "其" and words[x + 1][0] == "他":
                rest = words[x + 1][1:]
                words[x : x + 2] = ("其他", rest) if rest else ("其他",)

    def _join_reason(self, words: list[str]) -> None:
        """为 and 由 behind 以 are one word (以年龄、性别等为由限制X)."""
        for x in range(len(words) - 2, 1, -1):
            if words[x] == "为" and words[x + 1] == "由":
                clause = itertools.takewhile(lambda word: word not in "，。；：", reversed(words[:x]))
                if "以" in clause:
                    words[x : x + 2] = ("为由",)

    def _join_needed(self, words: list[str]) -> None:
        """所 and 需 behind acts in a row are one word (检定、检验所需费用)."""
        for x in range(len(words) - 1, 2, -1):
            if words[x] == "需" and words[x - 1] == "所" and words[x - 3] == "、":
                words[x - 1 : x + 1] = ("所需",)

    def _part_modal(self, words: list[str]) -> None:
        """应对 with a light verb behind it is 应 and 对 (应对X进行评估)."""
        for x in range(len(words) - 1, -1, -1):
            if words[x] == "应对":
                clause = itertools.takewhile(lambda word: word not in "，。；：", words[x:])
                if any(word in self.light or word == "负责" for word in clause):
                    words[x : x + 1] = ("应", "对")

    def _split(self, word: str) -> tuple[str, ...]:
        """An adverb or verb that the dictionary has glued to the word after it, apart."""
        if word in self._whole:
            return (word,)
        for cut in (2, 3):
            head, tail = word[:cut], word[cut:]
            opens = any(
                head in some for some in (self.adverbs, self.strong, self.light, self.prepositions, self.modality)
            )
            if tail == "负责" or (opens and (self._jieba.has_word(tail) or tail in self.strong)):
                return head, tail  # 分工负责
            if head in self.nominal and tail in self.closed.people:
                return head, tail  # 检查用户
            if head in self.closed.outcomes and tail in self.closed.makes_known:
                return head, tail  # 将有关情况通报X
        return (word,)

    def _classify(self, word: str) -> str:
        if word in self.modality and word not in self.leading:
            return MODAL
        if word in self.pivot:
            return PIVOT
        if word in self.light:
            return LIGHT
        if word in self.prepositions:
            return PREPOSITION
        if word == "的":
            return DE
        if word == "地":
            return DI
        if word in self.strong:
            return VERB
        if word in self.adverbs or (len(word) == 2 and word[0] == "逐"):
            return ADVERB
        if _PUNCTUATION.fullmatch(word):
            return PUNCTUATION
        if word in self.no_verb:
            return NOUN
        if word in self.nominal:
            return NOMINAL_VERB
        if word in self.closed.conjunction:
            return CONJUNCTION
        tag = self._jieba.tag(word, False)
        if len(tag) == 1:
            if word[0].isdigit():
                return NUMBER
            kind = _BY_TAG.get(tag[0][1], NOUN)
            if kind == VERB and (
                (len(word) > 2 and word[-1] in self.closed.paper_endings)  # 确认书
                or (places.in_force(word) and word not in self.closed.not_places)  # 保定
            ):
                return NOUN
            return kind
        return NOUN

    def _ends_name(self, word: str) -> bool:
        return word in self.agent_words or (word not in self.no_agent and word.endswith(self._suffixes))


@cache
def vocabulary(lexicon: str | None) -> Vocabulary:
    """The built-in vocabulary, with the words of the user's lexicon file added where one is given."""
    return Vocabulary() if lexicon is None else Vocabulary(with_user_words(Path(lexicon)))
