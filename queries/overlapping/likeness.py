"""How alike two duties are in matter and object, by the information that their words hold, and their documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from .duty import Domain, Duty, Object

NEARLY: Final = 0.8
"""Of both objects' information, for objects that are one but for a word."""


class Likeness(NamedTuple):
    """How much of the information two duties share: `part` of the smaller one's, `whole` of both, `shared` in nats, by
    words and by pairs of characters. `beyond` of it is in no title: what a document is about as a whole tells its
    duties not apart. `one` and `one_beyond` are `whole` and `beyond` of their likest two objects, where these were
    looked at."""

    part: float
    whole: float
    shared: float
    paired: float
    paired_whole: float
    beyond: float
    one: float = 0.0
    one_beyond: float = 0.0

    @property
    def score(self) -> float:
        """How alike they are, from 0 to 1."""
        return max(self.whole, self.paired_whole, self.one)


def likeness(a: Duty, b: Duty) -> Likeness:
    """How alike two duties are in matter and object."""
    part, whole, common = _shared(a.about, b.about)
    paired, paired_whole, pairs = _shared(a.pairs, b.pairs)
    beyond = _beyond(common, pairs, (a.source.title, b.source.title), max(whole, paired_whole))
    return Likeness(part, whole, sum(common.values()), paired, paired_whole, beyond)


def by_object(a: Duty, b: Duty, alike: Likeness) -> Likeness:
    """The same with the likest two of their objects."""
    titles = a.source.title, b.source.title
    one, beyond = max((_of_objects(one, other, titles) for one in a.objects for other in b.objects), default=(0.0, 0.0))
    return alike._replace(one=one, one_beyond=beyond)


def cosine(a: Duty, b: Duty) -> float:
    """How alike the documents are that two duties stand in."""
    return 1.0 if a.domain is b.domain else _cosine(a.domain, b.domain)


@lru_cache(maxsize=1_000_000)
def _cosine(a: Domain, b: Domain) -> float:
    small, large = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    return sum(value * large[word] for word, value in small.items() if word in large)


def _of_objects(a: Object, b: Object, titles: Sequence[str]) -> tuple[float, float]:
    _, whole, common = _shared(a.words, b.words)
    _, paired_whole, pairs = _shared(a.pairs, b.pairs)
    return max(whole, paired_whole), _beyond(common, pairs, titles) if common or pairs else 0.0


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, float, dict[str, float]]:
    common = {word: weight for word, weight in a.items() if word in b}
    if not common:
        return 0.0, 0.0, common
    shared, of_a, of_b = sum(common.values()), sum(a.values()), sum(b.values())
    return shared / min(of_a, of_b), shared / (of_a + of_b - shared), common


def _beyond(
    common: Mapping[str, float], pairs: Mapping[str, float], titles: Sequence[str], whole: float = 0.0
) -> float:
    # The whole matter of one document may be one of many of another's: only what both titles say tells nothing then.
    said = all if whole >= NEARLY else any
    untitled = {pair: weight for pair, weight in pairs.items() if not said(pair in title for title in titles)}
    starts, ends = {pair[1] for pair in untitled}, {pair[0] for pair in untitled}
    told = (
        weight
        for word, weight in common.items()
        # 绿化 of 四旁绿化 counts though a title says 国土绿化: the pair 旁绿 is in no title.
        if word[0] in starts or word[-1] in ends or not said(word in title for title in titles)
    )
    # Pairs overlap each other: they say half of what they seem to.
    return max(sum(told), sum(untitled.values()) / 2)
