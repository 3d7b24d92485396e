"""When the time limits that statements name run out; questions know them from here."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from extract.deadlines import normalise
from ontology.records import Deadline

_BEGINNING = re.compile(r"(?:起|后|以来|之日)$")
"""“自2003年7月起” begins, it does not end."""
_ISO = re.compile(r"\d{4}(-\d{2}){0,2}")


def ending(limit: str, base: date | None = None) -> Deadline | None:
    """The date at which a limit ends, with `date` an ISO date or its beginning; None for durations, for what recurs
    and for what only begins. `base` is the document's day, by which 年底前 gets its year."""
    if not limit or _BEGINNING.search(limit) or limit.startswith("每"):
        return None
    found = normalise(limit, base)
    if found is None or found.date is None or found.every or not _ISO.fullmatch(found.date):
        return None
    return found


def last_day(iso: str) -> date | None:
    """The last day of an ISO date or of its beginning: 2025 → 2025-12-31. None for what is neither."""
    if not _ISO.fullmatch(iso):
        return None
    year, *rest = (int(part) for part in iso.split("-"))
    month = rest[0] if rest else 12
    try:
        return date(year, month, rest[1] if len(rest) > 1 else monthrange(year, month)[1])
    except ValueError:
        return None
