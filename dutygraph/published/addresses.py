"""The addresses under which the page asks for answers and files (`page/src/data.ts`)."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

_UNQUOTED: Final = "!~*'()"
"""What JavaScript's encodeURIComponent leaves as it is, beside what Python does."""


def address(called: str, **values: str | int) -> str:
    """The address of an answer as the page writes it."""
    query = "&".join(f"{key}={quote(str(value), safe=_UNQUOTED)}" for key, value in values.items())
    return f"api/{called}{'?' if query else ''}{query}"
