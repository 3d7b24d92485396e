"""How alike texts are, by their pairs of characters: rare pairs count more than common ones."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

_NOT_WORDS = re.compile(r"[^\u3400-\u9fff0-9A-Za-z%]+")
_LOCAL = re.compile(
    r"全国|全省|全市|全区|我省|我市|我区|我县|本省|本市|本区|各地区|各地|各部门|各有关部门|国家|省级|市级"
)
"""What a local text changes without changing what is to be done."""


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, without punctuation."""
    plain = _NOT_WORDS.sub(" ", text)
    return frozenset(part[at : at + 2] for part in plain.split() for at in range(len(part) - 1))


class Likeness:
    """Weights of pairs over a set of texts, and the cosine of two of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        sets = [pairs(text) for text in texts]
        counted = Counter(pair for one in sets for pair in one)
        self._weights: Mapping[str, float] = {
            pair: math.log(1 + len(sets) / number) ** 2 for pair, number in counted.items()
        }

    def best(self, text: str, others: Sequence[str]) -> tuple[int, float]:
        """The place in `others` of the text that is most like `text`, the first of several, and how alike: 0 to 1."""
        found = [(self.of(text, other), -at) for at, other in enumerate(others)]
        score, place = max(found, default=(0.0, 0))
        return -place, score

    def of(self, one: str, other: str) -> float:
        """The cosine of two texts."""
        first, second = pairs(one), pairs(other)
        shared = sum(map(self._weight, first & second))
        lengths = sum(map(self._weight, first)) * sum(map(self._weight, second))
        return shared / math.sqrt(lengths) if lengths else 0.0

    def _weight(self, pair: str) -> float:
        return self._weights.get(pair, 1.0)


def dice(one: str, other: str) -> float:
    """The share of pairs that two short texts have in common."""
    first, second = pairs(one), pairs(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def copied(one: str, other: str) -> float:
    """How much of two texts is word for word the same, 0 to 1; 全国 and 全省 count as the same."""
    first, second = (_NOT_WORDS.sub("", _LOCAL.sub("", text)) for text in (one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.8 and matcher.quick_ratio() > 0.8 else 0.0
