"""Chinese and Arabic numerals, and the dates written with them."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "O": 0, "两": 2, "元": 1}
_FULL = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR = r"(?:[12]\d{3}|[一二][一二三四五六七八九零〇○ＯO]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"

DATE = rf"{_YEAR}\s*年\s*{_MONTH}\s*月\s*{_DAY}\s*日"
_WRITTEN = re.compile(rf"({_YEAR})\s*年\s*({_MONTH})\s*月\s*({_DAY})\s*日")
_DASHED = re.compile(r"([12]\d{3})[-/.](\d{1,2})[-/.](\d{1,2})")


def value(numeral: str) -> int | None:
    """What a numeral counts: 三十八 → 38, １２ → 12, 一百一十 → 110; None for anything else."""
    plain = numeral.translate(_FULL)
    if plain.isascii() and plain.isdigit():
        return int(plain) if len(plain) < 10 else None
    total = current = 0
    for c in plain:
        if c in _DIGITS:
            current = _DIGITS[c]
        elif c in "十百千":
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            current = 0
        elif c != "廿":
            return None
        else:
            total += 20
    return total + current if plain else None


def first_date(text: str) -> date | None:
    """The first whole date in `text`: 2020年7月13日, 二〇二〇年七月十三日, 2020-07-13."""
    found = _WRITTEN.search(text)
    if found:
        return _date(_year(found[1]), value(found[2]), value(found[3]))
    dashed = _DASHED.search(text)
    return _date(int(dashed[1]), int(dashed[2]), int(dashed[3])) if dashed else None


def _year(written: str) -> int | None:
    if written.isdigit() and written.isascii():
        return int(written)
    return int("".join(str(_DIGITS[c]) for c in written))


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
