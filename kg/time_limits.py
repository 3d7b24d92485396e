"""The day that a time limit's words mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from extract.deadlines import normalise

_BEGINNING = re.compile(r"(?:起|后|以来|之日)$")
"""“自2003年7月起” begins, it does not end."""
_ISO = re.compile(r"\d{4}(-\d{2}){0,2}")


def ending(words: str, base: date | None = None) -> str | None:
    """The date at which the limit that `words` state ends, ISO or its beginning (到2025年 → 2025); `base` is the
    document's day. None for a duration, for what comes back or only begins, and where the words name no time."""
    if not words or _BEGINNING.search(words) or words.startswith("每"):
        return None
    found = normalise(words, base)
    if found is None or found.date is None or found.every or not _ISO.fullmatch(found.date):
        return None
    return found.date


def last_day(words: str, base: date | None) -> date | None:
    """The last day of the limit that `words` state (到2025年 → 2025-12-31), as `ending` finds it."""
    found = ending(words, base)
    return None if found is None else end_of(found)


def end_of(iso: str) -> date | None:
    """The last day of an ISO date or of its beginning: 2025 → 2025-12-31. None for what is neither."""
    if not _ISO.fullmatch(iso):
        return None
    year, *rest = (int(part) for part in iso.split("-"))
    month = rest[0] if rest else 12
    try:
        return date(year, month, rest[1] if len(rest) > 1 else monthrange(year, month)[1])
    except ValueError:
        return None
