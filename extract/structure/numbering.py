"""The number that opens a paragraph: 第三章, 第五条之一, 一、, （一）, 1., （1）, ①, 附件2 ..."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from .numerals import value

_HAN = "一二三四五六七八九十百千零〇两"


class Style(IntEnum):
    """Styles of numbers; a smaller one encloses a larger one where nothing else is known."""

    PART = 1  # 第一编, 第一篇, 第一部分
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    CLASS = 4  # 第一类
    ARTICLE = 5  # 第一条
    HAN = 10  # 一、
    HAN_BRACKET = 20  # （一）
    BOX = 25  # 专栏1
    ARABIC = 30  # 1.
    DECIMAL2 = 31  # 1.1
    DECIMAL3 = 32  # 1.1.1
    DECIMAL4 = 33  # 1.1.1.1
    ARABIC_BRACKET = 40  # （1）
    CIRCLED = 50  # ①
    LATIN = 60  # A）

    @property
    def of_law(self) -> bool:
        """编 章 节 条: the numbering of laws and regulations."""
        return self <= Style.ARTICLE


@dataclass(frozen=True, slots=True)
class Marker:
    """A number as a paragraph's opening: `text` in its usual form (full-width brackets), `length` in the paragraph."""

    style: Style
    value: int
    text: str
    length: int


_NAMED = {
    "编": Style.PART,
    "篇": Style.PART,
    "部分": Style.PART,
    "章": Style.CHAPTER,
    "节": Style.SECTION,
    "类": Style.CLASS,
    "条": Style.ARTICLE,
}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_DIGIT = "0-9０-９"

# A cheap look at the first character saves the longer pattern for the few paragraphs that need it.
_FIRST = frozenset("第（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳专ＡＢＣＤＥＦＧＨABCDEFGH0123456789０１２３４５６７８９" + _HAN)
_MARKER = re.compile(
    rf"第(?P<named>[{_HAN}{_DIGIT}]{{1,8}})(?P<unit>编|篇|部分|章|节|条|类)(?P<extra>之[{_HAN}]{{1,3}})?"
    rf"(?![{_HAN}](?![切般旦经律次方些级类个定并名家])|款|项(?!目)|[、，至到和或及]|与[第本其前上该]|规定|的规定|第(?!三[方人者]))[：:、.．]?"
    rf"|(?P<han>[{_HAN}]{{1,4}})(?:[、．]|\.(?!\d))(?![{_HAN}]{{1,3}}[、项类级季])"
    rf"|[（(](?P<bracket>[{_HAN}]{{1,4}})[）)][、.．]?"
    rf"|(?P<deep>[{_DIGIT}]{{1,2}}(?:[.．][{_DIGIT}]{{1,2}}){{1,3}})"
    rf"(?![{_DIGIT}.．%％]|[A-Za-z]{{1,3}}[^A-Za-z ]|年|万|亿|倍|[个元米吨平公千百])[、.．]?"
    rf"|(?P<arabic>[{_DIGIT}]{{1,3}})(?:[、．]|\.)(?![{_DIGIT}](?![{_DIGIT}]{{3}}年|[A-Z]))"
    rf"|[（(](?P<small>[{_DIGIT}]{{1,2}})[）)][、.．]?"
    rf"|(?P<circled>[{_CIRCLED}])"
    rf"|专栏\s*(?P<box>[{_DIGIT}{_HAN}]{{1,3}})[：:]?"
    rf"|(?P<latin>[A-HＡ-Ｈ])[）)]"
)


def marker(text: str) -> Marker | None:
    """The number at the start of a normalised paragraph, or None."""
    if not text or text[0] not in _FIRST:
        return None
    found = _MARKER.match(text)
    if found is None:
        return None
    kind = found.lastgroup
    length = found.end()
    if found["named"] is not None:
        name, extra = found["named"], found["extra"] or ""
        return _made(_NAMED[found["unit"]], value(name), f"第{name}{found['unit']}{extra}", length)
    if kind == "han":
        return _made(Style.HAN, value(found["han"]), f"{found['han']}、", length)
    if kind == "bracket":
        return _made(Style.HAN_BRACKET, value(found["bracket"]), f"（{found['bracket']}）", length)
    if kind == "deep":
        numbers = re.split(r"[.．]", found["deep"])
        style = (Style.DECIMAL2, Style.DECIMAL3, Style.DECIMAL4)[len(numbers) - 2]
        return _made(style, value(numbers[-1]), found["deep"], length)
    if kind == "arabic":
        return _made(Style.ARABIC, value(found["arabic"]), f"{found['arabic']}.", length)
    if kind == "small":
        return _made(Style.ARABIC_BRACKET, value(found["small"]), f"（{found['small']}）", length)
    if kind == "circled":
        return _made(Style.CIRCLED, _CIRCLED.index(found["circled"]) + 1, found["circled"], length)
    if kind == "box":
        return _made(Style.BOX, value(found["box"]), f"专栏{found['box']}", length)
    letter = found["latin"]
    return _made(Style.LATIN, (ord(letter) - ord("A")) % 0x20 + 1, f"{letter}）", length)


def _made(style: Style, number: int | None, text: str, length: int) -> Marker | None:
    return None if number is None else Marker(style, number, text, length)
