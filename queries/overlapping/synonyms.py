"""One name for things that texts call by several, so that abbreviations and near-synonyms count as the same words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .lexicon import synonyms


@lru_cache(maxsize=100_000)
def one_name(text: str) -> str:
    """The text with the first of its group for every name of `synonyms.toml`."""
    return _pattern().sub(lambda found: synonyms()[found[0]], text)


@cache
def _pattern() -> re.Pattern[str]:
    """The longest first: 调查评价 before 调查."""
    return re.compile("|".join(map(re.escape, sorted(synonyms(), key=lambda name: (-len(name), name)))))
