"""Numbers that Word prints before paragraphs and does not store in their text: resolved from numbering.xml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_CHAIN = 20  # styles based on one another


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    gap: str = " "
    legal: bool = False  # all numbers in Arabic digits
    restart: int | None = None  # the level (from 1) after which it begins again; 0 never


@dataclass(slots=True)
class _List:
    """What a numId stands for; lists of one abstract numbering count on together."""

    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)
    begins: dict[int, int] = field(default_factory=dict)  # levels that this list begins anew


class Numbering:
    """The counters of one document: ask for the number of each paragraph in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._styles: dict[str, Any] = {s.get(W + "styleId", ""): s for s in _all(styles, "style")}
        self._default = next(
            (i for i, s in self._styles.items() if s.get(W + "default") == "1" and s.get(W + "type") == "paragraph"), ""
        )
        abstracts = {a.get(W + "abstractNumId", ""): a for a in _all(numbering, "abstractNum")}
        for num in _all(numbering, "num"):
            found = _value(num, "abstractNumId")
            self._lists[num.get(W + "numId", "")] = _list(num, found or "", abstracts)
        for name, abstract in abstracts.items():  # a list that a style defines elsewhere
            link = _value(abstract, "numStyleLink")
            style = self._styles.get(link or "")
            target = _value(style, "numId", "pPr", "numPr") if style is not None else None
            if target in self._lists:
                for one in self._lists.values():
                    if one.abstract == name:
                        one.levels = self._lists[target or ""].levels | one.levels

    def number(self, paragraph: Any) -> str:
        """What Word prints before this paragraph, with a blank where a gap is printed: “第一条 ”, “（一）”; or ""."""
        place = self._place(paragraph)
        if place is None:
            return ""
        one, depth = place
        level = one.levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(one.abstract, {})
        key = (next(i for i, o in self._lists.items() if o is one), depth)
        if depth in one.begins and key not in self._begun:
            counts[depth] = one.begins[depth]
            self._begun.add(key)
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [d for d in counts if d > depth]:
            restart = one.levels[deeper].restart if deeper in one.levels else None
            if restart is None or (restart and depth < restart):
                del counts[deeper]
        if level.format in ("bullet", "none"):
            return ""

        def written(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            of = one.levels.get(at, _Level())
            return _written(counts.get(at, of.start), "decimal" if level.legal else of.format)

        return _PLACE.sub(written, level.text) + level.gap

    def _place(self, paragraph: Any) -> tuple[_List, int] | None:
        """The list and the level (from 0) of a paragraph: its own, or its style's or a style's that it is based on."""
        number, depth = _value(paragraph, "numId", "pPr", "numPr"), _value(paragraph, "ilvl", "pPr", "numPr")
        style = _value(paragraph, "pStyle", "pPr") or self._default
        for _ in range(_CHAIN):
            if number is not None or style not in self._styles:
                break
            element = self._styles[style]
            number = _value(element, "numId", "pPr", "numPr")
            depth = depth or _value(element, "ilvl", "pPr", "numPr")
            style = _value(element, "basedOn") or ""
        if number is None or number == "0" or number not in self._lists:
            return None
        return self._lists[number], int(depth) if depth and depth.isdigit() else 0


def _all(root: Any, name: str) -> list[Any]:
    return [] if root is None else root.findall(W + name)


def _value(element: Any, name: str, *parents: str) -> str | None:
    """The w:val of the element's child `name`, below `parents` one in the other."""
    found = element.find("/".join(W + part for part in (*parents, name)))
    return None if found is None else found.get(W + "val")


def _list(num: Any, abstract: str, abstracts: dict[str, Any]) -> _List:
    one = _List(abstract)
    for element in _all(abstracts.get(abstract), "lvl"):
        one.levels[_int(element.get(W + "ilvl"), 0)] = _level(element)
    for override in _all(num, "lvlOverride"):
        depth = _int(override.get(W + "ilvl"), 0)
        own = override.find(W + "lvl")
        if own is not None:
            one.levels[depth] = _level(own)
        begins = _value(override, "startOverride")
        if begins is not None:
            one.begins[depth] = _int(begins, 1)
    return one


def _level(element: Any) -> _Level:
    restart = _value(element, "lvlRestart")
    legal = element.find(W + "isLgl")
    return _Level(
        _int(_value(element, "start"), 1),
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText") or "",
        "" if _value(element, "suff") == "nothing" else " ",
        legal is not None and legal.get(W + "val") not in ("0", "false"),
        None if restart is None else _int(restart, 0),
    )


def _int(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch(r"-?\d{1,6}", written) else otherwise


# ---- how a count is written ------------------------------------------------------------------------------------------
def _written(count: int, form: str) -> str:
    if form in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                "taiwaneseCountingThousand", "ideographTraditionalCounting"):  # fmt: skip
        return _counted(count, _DIGITS, "十百千")
    if form in ("chineseLegalSimplified", "ideographLegalTraditional"):
        return _counted(count, _FORMAL, "拾佰仟").replace("〇", "零")
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(_DIGITS[int(d)] for d in str(abs(count)))
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= count <= 20:
        return chr(0x2460 + count - 1)
    if form == "decimalEnclosedParen" and 1 <= count <= 20:
        return chr(0x2474 + count - 1)
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord(d) + 0xFEE0) for d in str(abs(count)))
    if form == "decimalZero":
        return f"{count:02d}"
    if form in ("upperLetter", "lowerLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    if form == "ideographTraditional" and count > 0:
        return _STEMS[(count - 1) % 10]
    if form == "ideographZodiac" and count > 0:
        return _BRANCHES[(count - 1) % 12]
    return "" if form == "none" else str(count)


def _counted(count: int, digits: str, units: str) -> str:
    """31 → 三十一, 105 → 一百零五, 12 → 十二."""
    if not 0 < count < 10_000:
        return digits[0] if count == 0 else str(count)
    out = ""
    gap = False
    for place, digit in zip(range(len(str(count)) - 1, -1, -1), str(count), strict=True):
        if digit == "0":
            gap = True
            continue
        out += ("零" if gap else "") + digits[int(digit)] + (units[place - 1] if place else "")
        gap = False
    return out[1:] if out.startswith("一十") else out


def _roman(count: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        out += letters * (count // value)
        count %= value
    return out
