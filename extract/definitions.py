"""What a text means by its words: definitions (本办法所称X，是指Y) and abbreviations (Y（以下简称X）)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ontology.records import Abbreviation, Definition, Span

from .named import meaning_before
from .sentence import sentence_bounds
from .spans import Range, span_of
from .units import Unit, UnitKind
from .words import Vocabulary

_READ = frozenset((UnitKind.TEXT, UnitKind.ITEM, UnitKind.CELL))
_SHORT = frozenset((*_READ, UnitKind.TITLE))
_KINDS = (
    "实施细则|实施办法|实施方案|行动方案|行动计划|法|办法|条例|规定|细则|规则|规范|通知|意见|决定|方案|制度|指南|计划|规划"
    "|纲要|章程|标准|目录|清单|公告|编|章|节|条|款|项"
)
_TEXTS = rf"(?:本|该|此)(?:{_KINDS})"
_PLACE = r"(?:第[一二三四五六七八九十百\d]+条)?(?:第[一二三四五六七八九十\d]+款)?"
_SCOPE = (
    rf"(?P<scope>{_TEXTS}{_PLACE}|前[一二两三]?[款条项]|第[一二三四五六七八九十]+款"
    rf"|[^，。；：、]{{2,20}}?(?:法|条例|规定|办法|细则){_PLACE})"
)
# 本法所称X，是指Y; 所称X包括Y; X，是指Y at the head of a sentence or part of one
_CALLED = re.compile(
    rf"(?:^|(?<=[；。，：;:]))(?:{_SCOPE})?(?:中)?所(?:称|指|说|提到|规定)的?(?P<term>[^，。；：]{{1,40}}?)"
    r"(?:，?(?:主要|均|即|特)?(?:是指(?![导定])|系指|指的是|是(?!指)|指(?![导定挥引出标向明示派数])|包括|含))[：，]?(?P<meaning>[^；。]*)"
)
_MEANS = re.compile(
    r"(?:^|(?<=[；。;，]))(?P<term>[^，。；：、“”‘’]{1,30}?|[“‘][^。；]{1,60}[”’])(?:[，：]\s*)?"
    r"(?:主要)?(?:是指(?![导定])|系指(?!导)|指的是)[：，]?(?P<meaning>(?:(?!，[^，。；]{1,12}，?是指)[^；。])+)"
)
_LISTED = re.compile(
    r"(?P<scope>" + _TEXTS + r")[^。]{0,20}(?:用语|术语|词语|名词|概念)[^。]{0,12}(?:含义|定义|意义|解释|是指|指)"
)
_TRIM = "，,：: 　"
_PAIRS = ("“”", "‘’", "《》", '""')
_IN_BRACKETS = re.compile(r"[（(][^（）()]*称[^（）()]*[）)]$")
_LEAD = re.compile(r"第[一二三四五六七八九十百零]+条[ 　]*")
_NO_TERM = ("其", "这", "它", "或者", "以及", "主要", "即", "也")
_BRACKET = re.compile(
    r"[（(](?P<before>[^（）()]{0,40}?[，；,;])?(?:以下|下文|下|简)(?:均|分别|同样)?(?:简称|统称|合称|并称|称)(?:为|作)?[：:]?(?P<term>[^（）()，；,;]{1,30})(?:[，；,;][^（）()]*)?[）)]"
)
_SAME = re.compile(
    r"(?:^|(?<=[。；]))(?P<meaning>[^。；]{2,60}?)[，,]?(?:以下)?统称(?:为)?(?P<term>[^，。；（）]{2,20})(?=[，。；]|$)"
)


def read_definitions(units: Sequence[Unit], source: str, vocabulary: Vocabulary) -> Iterator[Definition | Abbreviation]:
    """Definitions and abbreviations of `units`, in order."""
    listed: dict[int, str] = {}  # 本条例下列用语的含义： by the unit that says so
    items: dict[int, list[Unit]] = {}
    for unit in units:
        if unit.opener is not None:
            items.setdefault(unit.opener, []).append(unit)
    for index, unit in enumerate(units):
        if unit.kind not in _SHORT:
            continue
        text = unit.text
        if unit.kind in _READ and ("指" in text or "所称" in text or "含义" in text):
            heading = _LISTED.search(text)
            if heading:
                listed[index] = heading["scope"]
            scope = listed.get(unit.opener) if unit.opener is not None else None
            yield from _definitions(unit, scope, items.get(index, []), source)
        if "称" in text:
            yield from _abbreviations(unit, source, vocabulary)


def _definitions(unit: Unit, scope: str | None, items: list[Unit], source: str) -> Iterator[Definition]:
    last_scope = scope
    for start, end in sentence_bounds(unit.text):
        sentence = unit.text[start:end]
        found = [*_CALLED.finditer(sentence)] if "所" in sentence else []
        taken = [m.span() for m in found]
        if "指" in sentence:
            found += [
                m
                for m in _MEANS.finditer(sentence)
                if not any(a <= m.start() < b or m.start() <= a < m.end() for a, b in taken)
            ]
        for match in sorted(found, key=lambda m: m.start()):
            named = match.groupdict().get("scope")
            last_scope = _scope(named) or last_scope
            term = _term(sentence, match.span("term"))
            meaning = _trimmed(sentence, match.span("meaning"))
            if term is None or not _is_term(sentence[slice(*term)]):
                continue
            if meaning is not None:
                place = span_of(unit, start, meaning, source)
            elif items and end == len(unit.text):
                place = Span(items[0].start, items[-1].end, source[items[0].start : items[-1].end])
            else:
                continue
            yield Definition(unit.provision, span_of(unit, start, term, source), place, last_scope or "document")


def _scope(named: str | None) -> str | None:
    """Where a definition holds: 前款, 本款 speak of their article."""
    if named is None:
        return None
    if named[0] in "前第" or named[1:2] in ("款", "项"):
        return "本条"
    return named.split("第")[0] if named[0] == "本" else named


def _is_term(words: str) -> bool:
    """Whether something can be what is defined, and not a clause whose predicate 是指 or 包括 is by chance."""
    return not words.startswith(_NO_TERM) and "的是" not in words


def _abbreviations(unit: Unit, source: str, vocabulary: Vocabulary) -> Iterator[Abbreviation]:
    text = unit.text
    for match in _BRACKET.finditer(text):
        term = _term(text, match.span("term"))
        if term is None:
            continue
        together = "统称" in match.group() or "合称" in match.group()
        meaning = meaning_before(text, match.start(), text[slice(*term)], together, vocabulary)
        if meaning is not None:
            yield _abbreviation(unit, term, meaning, source)
    for match in _SAME.finditer(text) if "统称" in text else ():
        term, meaning = _term(text, match.span("term")), _trimmed(text, match.span("meaning"))
        if term and meaning and text[meaning[1] - 1] not in "（(" and "（" not in text[slice(*term)]:
            yield _abbreviation(unit, term, meaning, source)


def _abbreviation(unit: Unit, term: Range, meaning: Range, source: str) -> Abbreviation:
    return Abbreviation(unit.provision, span_of(unit, 0, term, source), span_of(unit, 0, meaning, source), "document")


def _trimmed(text: str, r: Range) -> Range | None:
    start, end = r
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return (start, end) if start < end else None


def _term(text: str, r: Range) -> Range | None:
    """A term without its quotes and without a bracket that shortens it: “科普（以下简称…）” → 科普."""
    trimmed = _trimmed(text, r)
    if trimmed is None:
        return None
    start, end = trimmed
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    belongs = text.find("属于", start + 1, end)  # 本法所称慈善信托属于公益信托，是指…
    end = belongs if belongs > 0 else end
    shortened = _IN_BRACKETS.search(text[start:end])
    if shortened:
        end = start + shortened.start()
    if end - start > 2 and text[start] + text[end - 1] in _PAIRS and text[start] not in text[start + 1 : end - 1]:
        return start + 1, end - 1
    return (start, end) if start < end else None
