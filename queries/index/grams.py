"""Text as the full-text index reads it: pairs of neighbouring characters, so that nobody needs to know its words.

“用地需求” is 用地 地需 需求 求: each character begins one gram. A topic of two characters is one gram, a longer one its
grams in a row, a single character whatever begins with it.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

import rjieba

_RUN: Final = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Full-width and upper case forms as the others; what is no letter or digit becomes a space."""
    return " ".join(_RUN.findall(normalize("NFKC", text).lower()))


def grams(text: str) -> str:
    """The grams of a text, in its order, with a space between."""
    return " ".join(run[at : at + 2] for run in plain(text).split() for at in range(len(run)))


def pattern(topic: str) -> str:
    """What the index is asked for a topic: all of its parts, each word for word. "" where it has no letter or digit."""
    return " AND ".join(map(_phrase, plain(topic).split()))


def scattered(topic: str) -> str:
    """The same for its words wherever they stand; "" where it is one word."""
    words = [word for word in rjieba.cut(plain(topic)) if len(word) > 1]
    return " AND ".join(map(_phrase, words)) if len(words) > 1 else ""


def _phrase(run: str) -> str:
    if len(run) == 1:
        return f'"{run}"*'
    return '"' + " ".join(run[at : at + 2] for at in range(len(run) - 1)) + '"'
