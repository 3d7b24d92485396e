"""The numbers that a goal sets: value, unit and how to compare."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from ontology.records import Figure

from .structure.numerals import value

WORDS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("goals.toml").read_text("utf-8"))


def _comparisons(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: sign for sign, words in table.items() for word in words}


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_BEFORE = _comparisons(WORDS["before"])
_AFTER = _comparisons(WORDS["after"])
_MULTIPLES = {"万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4}
_MULTIPLE = r"(?:万亿|千亿|百亿|亿|千万|百万|万)"
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<before>{_alternatives(list(_BEFORE))})?(?:到|至|为|在|了|达到|达)?"
    rf"(?:百分之(?P<percent>[零一二三四五六七八九十百点]+)|(?<![\d.A-Za-z+第〔（(])(?P<low>{_NUMBER})(?!\d|\.\d|\s*[:：]\s*\d)"
    rf"(?:\s*(?P<many>{_MULTIPLE})?(?P<sign>[%％‰])?\s*(?:[-—~～－–至到]+)\s*(?P<high>{_NUMBER}))?"
    rf"\s*(?P<multiple>{_MULTIPLE})?(?:余|多)?"
    rf"\s*(?P<unit>[%％‰]|(?!{_alternatives(WORDS['units']['none'])})(?:{_alternatives(WORDS['units']['words'])})|[A-Za-z]+(?:/[A-Za-z]+)?(?![\w+]))?)"
    rf"\s*(?P<after>{_alternatives(list(_AFTER))})?"
)


def figures(text: str) -> tuple[Figure, ...]:
    """The figures in `text`, in order; 万 and 亿 multiplied out (2.5亿吨 → 250000000 吨), both ends of a range."""
    found = (
        [m for m in _FIGURE.finditer(text) if _counts(m, text)]
        if any(c.isdigit() for c in text) or "百分之" in text
        else []
    )
    out: list[Figure] = []
    for i, match in enumerate(found):
        unit = "%" if match["percent"] else (match["unit"] or "").replace("％", "%")
        compare = _compare(match)
        shared = _last_of_list(found, i, text)
        if shared is not None:  # 分别达到10%、20%以上: what stands at an end of the list holds for all of it
            compare = _compare(shared) if compare == "=" else compare
            unit = unit or (shared["unit"] or "").replace("％", "%")
        if match["percent"]:
            percent = _percent(match["percent"])
            if percent is not None:
                out.append(Figure(percent, unit, compare))
            continue
        times = _MULTIPLES.get(match["multiple"] or "", 1)
        low = _value(match["low"], times if not match["many"] else _MULTIPLES[match["many"]])
        if match["high"] and not match["before"] and not match["after"]:
            out += [Figure(low, unit, ">="), Figure(_value(match["high"], times), unit, "<=")]
        elif match["high"]:
            out += [Figure(low, unit, compare), Figure(_value(match["high"], times), unit, compare)]
        else:
            out.append(Figure(low, unit, compare))
    return tuple(out)


def _counts(match: re.Match[str], text: str) -> bool:
    """Whether the number is a figure: it has a unit, or a word that compares it."""
    if match["percent"]:
        return True
    if match["unit"] or match["multiple"]:
        return match["unit"] != "G"
    following = text[match.end() : match.end() + 1]
    if following in ("年", "月", "日", "号", "世", "、"):
        return following == "、" and match["before"] is not None
    return bool(match["after"] and match["after"] != "内") or bool(match["before"] and match["before"] != "前")


def _compare(match: re.Match[str]) -> str:
    before = _BEFORE.get(match["before"] or "")
    after = _AFTER.get(match["after"] or "")
    if after and before in (None, "~", "<="):
        return after if before != "<=" or after != "~" else before
    return before or after or "="


def _last_of_list(found: list[re.Match[str]], i: int, text: str) -> re.Match[str] | None:
    """The last of the numbers that stand beside number `i` in a list, None where it is the last or alone."""
    last = None
    while i + 1 < len(found) and text[found[i].end() : found[i + 1].start()] in ("、", "和", "与", "及", "或"):
        i += 1
        last = found[i]
    return last


def _value(number: str, times: int) -> float:
    plain = number.replace(",", "")
    if "." not in plain:
        return float(int(plain) * times)
    whole, part = plain.split(".")
    return float(int(whole + part) * times / 10 ** len(part))


def _percent(numeral: str) -> float | None:
    whole, _, part = numeral.partition("点")
    number = value(whole)
    if number is None:
        return None
    return float(f"{number}.{''.join(str(value(c)) for c in part)}") if part else float(number)
