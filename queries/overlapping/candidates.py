"""Pairs of duties that may be about one matter: those that share the rarest words of one of them.

If two share `least` of the smaller one's information, they share one of its rarest words, those that hold the rest of
it. So an inverted index over the words is asked for these alone, and nothing is compared with everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from .elements import Duty, Object

CROWD: Final = 2_000
"""Duties that a word may have in common and still be asked for; such a word says nothing."""


class Likeness(NamedTuple):
    """How much of the information two duties share: `part` of the smaller one's, `whole` of both, `shared` in nats, by
    words and by pairs of characters. `beyond` of it is in no title: what a document is about as a whole tells its
    duties not apart. `one` and `one_beyond` are `whole` and `beyond` of their likest two objects."""

    part: float
    whole: float
    shared: float
    paired: float
    paired_whole: float
    beyond: float
    one: float
    one_beyond: float


def likeness(a: Duty, b: Duty) -> Likeness:
    """How alike two duties are in matter and object."""
    part, whole, common = _shared(a.about, b.about)
    paired, paired_whole, pairs = _shared(a.pairs, b.pairs)
    titles = a.source.title, b.source.title
    likest = max((_of_objects(one, other, titles) for one in a.objects for other in b.objects), default=(0.0, 0.0))
    beyond = _beyond(common, pairs, titles)
    return Likeness(part, whole, sum(common.values()), paired, paired_whole, beyond, *likest)


def _of_objects(a: Object, b: Object, titles: Sequence[str]) -> tuple[float, float]:
    _, whole, common = _shared(a.words, b.words)
    _, paired_whole, pairs = _shared(a.pairs, b.pairs)
    return max(whole, paired_whole), _beyond(common, pairs, titles)


def _beyond(common: Mapping[str, float], pairs: Mapping[str, float], titles: Sequence[str]) -> float:
    return max(
        sum(weight for word, weight in common.items() if not any(word in title for title in titles)),
        # Pairs overlap each other: they say half of what they seem to.
        sum(weight for pair, weight in pairs.items() if not any(pair in title for title in titles)) / 2,
    )


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, float, dict[str, float]]:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    common = {word: weight for word, weight in small.items() if word in large}
    if not common:
        return 0.0, 0.0, common
    shared, of_a, of_b = sum(common.values()), sum(a.values()), sum(b.values())
    return shared / min(of_a, of_b), shared / (of_a + of_b - shared), common


def cosine(a: Duty, b: Duty) -> float:
    """How alike the documents are that two duties stand in."""
    if a.domain is b.domain:
        return 1.0
    small, large = (a.domain, b.domain) if len(a.domain) <= len(b.domain) else (b.domain, a.domain)
    return sum(value * large[word] for word, value in small.items() if word in large)


def candidates(duties: Sequence[Duty], least: float) -> set[tuple[int, int]]:
    """The numbers of duties that may share `least` of the smaller one's information, or of that of an object of
    theirs, by words or by pairs."""
    whole = [(number, Object(duty.about, duty.pairs)) for number, duty in enumerate(duties)]
    single = [(number, one) for number, duty in enumerate(duties) if len(duty.objects) > 1 for one in duty.objects]
    numbers = [number for number, _ in (*whole, *single)]
    found: set[tuple[int, int]] = set()
    for told in ([one.words for _, one in (*whole, *single)], [one.pairs for _, one in (*whole, *single)]):
        pairs = ((numbers[one], numbers[other]) for one, other in _sharing(told, least))
        found.update((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
    return found


def _sharing(told: Sequence[Mapping[str, float]], least: float) -> Iterator[tuple[int, int]]:
    holding: dict[str, list[int]] = defaultdict(list)
    masses = [sum(words.values()) for words in told]
    for number, words in enumerate(told):
        for word in words:
            holding[word].append(number)
    for number, words in enumerate(told):
        mass = masses[number]
        found: set[int] = set()
        for word in _rarest(words, least * mass):
            if len(holding[word]) <= CROWD:
                found.update(holding[word])
        for other in found:
            # The smaller one asks; of two of a size the first.
            if (mass, number) < (masses[other], other):
                yield number, other


def _rarest(about: Mapping[str, float], enough: float) -> Iterator[str]:
    """The words of which any others of `enough` information must have one."""
    left = sum(about.values())
    for word, weight in sorted(about.items(), key=lambda one: -one[1]):
        if left < enough:
            return
        left -= weight
        yield word
