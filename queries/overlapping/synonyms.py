"""One name for things that texts call by several, so that abbreviations and near-synonyms count as the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from .lexicon import synonyms, words

BASIN: Final = "流域"


@lru_cache(maxsize=100_000)
def one_name(text: str) -> str:
    """The text with the first of its group for every name of `synonyms.toml`; 黄河流域 is a place, 流域 what about."""
    return _pattern().sub(lambda found: _names()[found[0]], text)


@cache
def _names() -> Mapping[str, str]:
    return synonyms() | {f"{water}{BASIN}": BASIN for water in words("waters")}


@cache
def _pattern() -> re.Pattern[str]:
    """The longest first: 调查评价 before 调查."""
    return re.compile("|".join(map(re.escape, sorted(_names(), key=lambda name: (-len(name), name)))))
