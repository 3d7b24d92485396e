"""Goals: target states with their date, subject and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ontology.records import Goal, ProvisionKind

from .deadlines import normalise
from .figures import WORDS, figures
from .sentence import Sentence, sentence_bounds
from .spans import Range, span_of
from .units import Unit, UnitKind
from .words import (
    ADJECTIVE,
    ADVERB,
    DE,
    LIGHT,
    MODAL,
    NOMINAL_VERB,
    NOUN,
    PIVOT,
    PREPOSITION,
    VERB,
    Vocabulary,
)

_READ = frozenset((UnitKind.TEXT, UnitKind.ITEM, UnitKind.CELL))
_NO_GOAL = frozenset((ProvisionKind.ROUTING, ProvisionKind.LIABILITY, ProvisionKind.DEFINITION))
_HAN_YEAR = r"(?:20\d{2}|二[〇○零][一二三四五六七八九零〇○]{2})"
_FIVE_YEARS = r"“?十[一二三四五六七八九]五”?(?:规划)?(?:时?期?末|期间)"
_TIME = rf"(?:{_HAN_YEAR}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?(?:年?[底末])?|{_FIVE_YEARS}|本世纪中叶)"
_HEDGE = r"(?:力争|争取|确保|努力|预计|计划|总体目标是?[：，]?|目标是[：，]?)*"
# where a dated target begins: at the head of a clause, 到2025年…; with the years side by side: 到2025年、2030年，分别…
_DATED = re.compile(
    rf"(?:^|(?<=[，。；：、,;:“]))(?P<all>{_HEDGE}(?P<to>到|至)?(?P<times>{_TIME}(?:[、和](?:到)?{_TIME})*)(?P<before>前|之前|以前)?)(?!以来|起|开始|至今|以后|度|版|、?\d)"
)
_DATE = re.compile(_TIME)
_PAST = re.compile(r"^[^。；]{0,40}?(?:已经?(?!有)|了(?!解))")
_SPLIT = re.compile(r"[，,；;：:。]")
_TRIM = "，,；;。：: 　、"
_PROPERTIES = tuple(WORDS["about"]["properties"])
_OPENERS = frozenset(WORDS["about"]["openers"])
_KINDS = frozenset(WORDS["about"]["kinds"])
_WHOLE = frozenset(("全国", "我国", "全省", "全市", "全区", "全县", "全州", "全行业", "国家"))
_MANNER = tuple(WORDS["about"]["manner"])
_AND = frozenset(("、", "和", "与", "及", "以及"))
_PREDICATE = frozenset((VERB, MODAL, PIVOT, LIGHT, PREPOSITION))
# what a sentence can say before it speaks of anything: 总体目标是：, 用3年时间，
_LEAD = re.compile(
    r"^[，,；;。：:、 　]*(?:[^，。：]{0,30}目标(?:是)?[：:，])?"
    r"(?:(?:用|经过|通过|再用)[^，。]{1,20}(?:时间|努力|建设|工作)，)?"
)


class GoalReader:
    """Reads goals off units; keeps nothing between texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(self, units: Sequence[Unit], source: str, written: Mapping[str, date]) -> Iterator[Goal]:
        """Every sentence of a goal provision, and elsewhere what is dated ahead of the document.

        `written`: the days that documents are known to be written on, by id.
        """
        announced: dict[int, str] = {}  # dates that an opening line gives to its list
        for index, unit in enumerate(units):
            if unit.kind not in _READ or unit.provision_kind in _NO_GOAL:
                continue
            of_goals = unit.provision_kind is ProvisionKind.GOAL
            if not of_goals and "到" not in unit.text:
                continue
            inherited = announced.get(unit.opener) if unit.opener is not None else None
            for start, end in sentence_bounds(unit.text):
                sentence = unit.text[start:end]
                dated = list(self._dated(sentence, of_goals, written.get(unit.document)))
                if of_goals and not dated:
                    yield self._goal(unit, start, (0, len(sentence)), 0, inherited, None, source)
                for piece, after, deadline, own in dated:
                    yield self._goal(unit, start, piece, after, deadline, own, source)
                    announced[index] = deadline

    def _dated(
        self, sentence: str, of_goals: bool, written: date | None
    ) -> Iterator[tuple[Range, int, str, int | None]]:
        """Stretch, start of the state, date and place in a list of dates, for each dated target of a sentence."""
        marks = [m for m in _DATED.finditer(sentence) if of_goals or (m["to"] and not m["before"])]
        for i, mark in enumerate(marks):
            begin = 0 if of_goals and i == 0 else mark.start()
            stop = marks[i + 1].start() if i + 1 < len(marks) else len(sentence)
            if not sentence[mark.end() : stop].strip(_TRIM):
                continue
            times = _DATE.findall(mark["times"])
            for place, time in enumerate(times):
                deadline = "2050" if time == "本世纪中叶" else (d.date if (d := normalise(time)) else None)
                if deadline is None:
                    continue
                if not of_goals and self._is_history(sentence[mark.end() : stop], deadline, written):
                    continue
                yield (begin, stop), mark.end(), deadline, place if len(times) > 1 else None

    def _is_history(self, state: str, deadline: str, written: date | None) -> bool:
        if written is not None and int(deadline[:4]) < written.year:
            return True
        return bool(_PAST.match(state))

    def _goal(
        self, unit: Unit, base: int, piece: Range, after: int, deadline: str | None, own: int | None, source: str
    ) -> Goal:
        start, end = _trimmed(unit.text, base + piece[0], base + piece[1])
        text = unit.text[base + after : end]
        about = self._about(text)
        found = figures(text)
        if own is not None and "分别" in text and own < len(found):
            found = (found[own],)
        return Goal(
            provision=unit.provision,
            deadline=deadline,
            about=span_of(unit, base + after, about, source) if about else None,
            figures=found,
            span=span_of(unit, 0, (start, end), source),
        )

    def _about(self, state: str) -> Range | None:
        """Whom or what the first clause speaks of: the leading body or thing that the state belongs to."""
        lead = _LEAD.match(state)
        begin = lead.end() if lead else 0
        stop = _SPLIT.search(state, begin)
        clause = state[begin : stop.start() if stop else len(state)]
        if not clause:
            return None
        sentence = Sentence(clause, self._vocabulary)
        words, kinds = sentence.words, sentence.kinds
        first = 0
        while first < len(words) and words[first] in _OPENERS:
            first += 1
        last = _subject_end(words, kinds, first)
        if last <= first or kinds[first] in _PREDICATE:
            return None
        end = _leading_body(sentence, first, last) or _without_property(words, kinds, first, last)
        a, b = sentence.span(first, end)
        return (begin + a, begin + b) if a < b else None


def _leading_body(sentence: Sentence, first: int, last: int) -> int | None:
    """The end of the body that a subject names first, with what is listed beside it; None where it names none."""
    words, kinds, agents = sentence.words, sentence.kinds, sentence.agents
    named = None
    for i in range(first, last):
        if kinds[i] == DE:
            break
        following = kinds[i + 1] if i + 1 < last else ""
        if agents[i] and not (i == first and words[i] in _KINDS and following == NOUN):
            named = i
        elif named is not None and words[i] not in _AND:
            # 全国 alone only where no body follows it
            if not (words[named] in _WHOLE and kinds[i] in (NOUN, ADJECTIVE, NOMINAL_VERB) and any(agents[i:last])):
                break
        elif named is not None and not any(agents[i + 1 : i + 3]):
            break
    return None if named is None else named + 1


def _without_property(words: list[str], kinds: list[str], first: int, last: int) -> int:
    """The end of a subject less what it is measured by (5G网络 接入流量占比)."""
    end = last
    while end - 1 > first and (words[end - 1].endswith(_PROPERTIES) or kinds[end - 1] in (ADJECTIVE, DE)):
        end -= 1
    return end if kinds[end - 1] in (NOUN, NOMINAL_VERB) else last


def _subject_end(words: list[str], kinds: list[str], first: int) -> int:
    """Where the predicate begins: the end where the clause is a topic without one, `first` without a subject."""
    last = len(words)
    for i in range(first, last):
        kind, following = kinds[i], kinds[i + 1] if i + 1 < last else ""
        if words[i].startswith(_MANNER) and (words[i] not in _MANNER or following != NOUN):
            return i
        if kind == ADVERB:
            if following in (NOUN, NOMINAL_VERB, ADJECTIVE) and (i == first or following == NOUN):
                continue  # 自主创新能力, 重点行业
            return i
        if kind == PREPOSITION and i > first and (words[i] in ("与", "同") or DE in kinds[i:]):
            continue
        if kind in _PREDICATE and not (kind == VERB and following == DE):
            return i
    # no verb but a verbal noun or an adjective at the end: 网络质量优化, 结构合理
    if last - 1 > first and kinds[-1] in (NOMINAL_VERB, ADJECTIVE):
        return last - 1
    return first if first < last and kinds[first] == NOMINAL_VERB else last


def _trimmed(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end
