"""The figures of a sentence: sums, shares, counts and durations, as they can be compared."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_PLACES: Final = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}
_FIGURE: Final = re.compile(
    r"(?P<share>百分之)?(?P<number>\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万]+)"
    r"(?P<unit>万元|元|%|％|个?工作日|日|天|个月|年|倍|人|户|亩|公里|米|吨|小时|家|名)(?!第)"
)
_UNITS: Final = {"％": "%", "个工作日": "工作日", "天": "日"}


def figures(sentence: str) -> dict[str, frozenset[float]]:
    """The numbers of a sentence by unit: 万元 count as 元, 百分之 as %; years of dates are none."""
    found: dict[str, set[float]] = {}
    for match in _FIGURE.finditer(sentence):
        number = _number(match["number"])
        unit = _UNITS.get(match["unit"], match["unit"])
        if number is None or (unit == "年" and number > 100):
            continue
        if unit == "万元":
            number, unit = number * 10_000, "元"
        found.setdefault("%" if match["share"] else unit, set()).add(number)
    return {unit: frozenset(numbers) for unit, numbers in found.items()}


def _number(text: str) -> float | None:
    if text[0].isdigit():
        return float(text)
    total, section, digit = 0, 0, 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character == "万":
            total, section, digit = (total + section + digit) * 10_000, 0, 0
        else:
            section, digit = section + (digit or 1) * _PLACES[character], 0
    return float(total + section + digit)
