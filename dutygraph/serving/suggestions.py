"""What a search box offers: actors, documents and provisions, by their characters, full pinyin or its initials."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from .models import Suggestion


@lru_cache(maxsize=200_000)
def pinyin(words: str) -> tuple[str, str]:
    """Full pinyin and its initials, in small letters without tones; other letters as they are: kejibu, kjb."""
    syllables = lazy_pinyin(words, style=Style.NORMAL, errors=lambda rest: list(rest))  # type: ignore[arg-type,return-value]
    kept = ["".join(c for c in one.lower() if c.isalnum()) for one in syllables]
    return "".join(kept), "".join(one[0] for one in kept if one)


def with_pinyin(one: Suggestion) -> Suggestion:
    """The suggestion with what it is found by."""
    found = [pinyin(name) for name in (one.label, *one.names)]
    return one.model_copy(
        update={"pinyin": " ".join(full for full, _ in found), "initials": " ".join(short for _, short in found)}
    )


def suggest(known: Iterable[Suggestion], typed: str, limit: int) -> list[Suggestion]:
    """The best of `known` (with pinyin) for what was typed: whole names, then beginnings, then parts; heavier first."""
    wanted = "".join(unicodedata.normalize("NFKC", typed).lower().split())
    if not wanted:
        return []
    letters = "".join(c for c in wanted if c.isalnum()) if wanted.isascii() else ""
    ranked = [(rank, one) for one in known if (rank := _rank(one, wanted, letters)) is not None]
    ranked.sort(key=lambda found: (found[0], -found[1].weight, len(found[1].label), found[1].label))
    return [one for _, one in ranked[:limit]]


def _rank(one: Suggestion, wanted: str, letters: str) -> int | None:
    names = [name.lower() for name in (one.label, *one.names)]
    if wanted in names or wanted == one.key.lower():
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(wanted in name for name in names) or wanted in one.extra.lower():
        return 3
    spelt = f"{one.initials} {one.pinyin}".split() if letters else []
    if letters in spelt:
        return 1
    if any(word.startswith(letters) for word in spelt):
        return 2
    return 4 if len(letters) > 1 and any(letters in word for word in spelt) else None
