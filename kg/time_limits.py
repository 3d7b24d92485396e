"""The day that a time limit's words mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from extract.deadlines import normalise


def last_day(words: str, base: date | None) -> date | None:
    """The last day of the limit that `words` state (到2025年 → 2025-12-31), counted from the document's day `base`.

    None for a duration, for what comes back every year, and where the words name no time.
    """
    found = normalise(words, base)
    parts = found.date.split("-") if found is not None and found.date is not None and not found.every else []
    if not parts or len(parts[0]) != 4:
        return None
    year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
    try:
        return date(year, month, int(parts[2]) if len(parts) > 2 else monthrange(year, month)[1])
    except ValueError:
        return None
