"""Time limits as task tables print them: 2025年底前, 持续推进."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from kg.time_limits import ending

from .words import words


def printed(limit: str, base: date | None = None) -> str:
    """A limit in the form that offices write; `base` is the document's day, by which 年底前 gets its year.

    Durations and what recurs stay as the document says them; no limit is 持续推进.
    """
    if not limit:
        return words().ongoing
    found = ending(limit, base)
    if found is None:
        return limit
    year, *rest = (int(part) for part in found.split("-"))
    if not rest:
        return f"{year}年底前"
    month, *day = rest
    if day and day[0] != monthrange(year, month)[1]:
        return f"{year}年{month}月{day[0]}日前"
    return f"{year}年底前" if month == 12 else f"{year}年{month}月底前"
