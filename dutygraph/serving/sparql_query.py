"""What kind of request a SPARQL query makes, as far as its words tell, without what stands in strings and comments."""

from __future__ import annotations

import re
from typing import Final

# IRIs before comments, because “#” stands in them; long strings before short ones.
_NO_WORDS: Final = re.compile(
    r"<[^<>\"{}|^`\\\x00-\x20]*>"
    r'|"""(?:(?:"|"")?(?:[^"\\]|\\.))*"""|\'\'\'(?:(?:\'|\'\')?(?:[^\'\\]|\\.))*\'\'\''
    r'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\''
    r"|#[^\n\r]*",
    re.DOTALL,
)
# Variables, and what stands behind a prefix. A prefix itself stays: a parser may read “SERVICE:x” as two words.
_NAMES: Final = re.compile(r"[?$]\w+|:[\w.%\\-]*")


def asks_elsewhere(query: str) -> bool:
    """Whether a query has a SERVICE clause: it would have this machine ask another one. Escapes that SPARQL resolves
    before it reads (“\\u0053ERVICE”) are resolved first; in doubt the answer is yes."""
    resolved = re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", lambda m: _character(int(m[1] or m[2], 16)), query)
    return any(_has_service(text) for text in (query, resolved))


def _has_service(text: str) -> bool:
    # Without looking at where words end: “SERVICESILENT<…>” needs no blank.
    return "service" in _NAMES.sub(" ", _NO_WORDS.sub(" ", text)).lower()


def _character(number: int) -> str:
    return chr(number) if number < 0x110000 else "\ufffd"
