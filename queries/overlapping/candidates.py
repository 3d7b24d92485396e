"""Pairs of duties that may be about one matter: those that share the rarest words of one of them.

If two share `least` of the smaller one's information, they share one of its rarest words, those that hold the rest of
it. So an inverted index over the words is asked for these alone, and nothing is compared with everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from queries.limits import on_time

from .duty import Duty, Object

CROWD: Final = 500
"""Duties that a word may have in common and still be asked for; such a word says nothing."""


def candidates(
    duties: Sequence[Duty], least: float, may: Callable[[int, int], bool] = lambda one, other: True
) -> set[tuple[int, int]]:
    """The numbers of duties that may share `least` of the smaller one's information, or of that of an object of
    theirs, by words or by pairs; those alone that `may` be meant, by their numbers."""
    whole = [(number, Object(duty.about, duty.pairs)) for number, duty in enumerate(duties)]
    single = [(number, one) for number, duty in enumerate(duties) if len(duty.objects) > 1 for one in duty.objects]
    numbers = [number for number, _ in (*whole, *single)]
    found: set[tuple[int, int]] = set()
    for told in ([one.words for _, one in (*whole, *single)], [one.pairs for _, one in (*whole, *single)]):
        pairs = ((numbers[one], numbers[other]) for one, other in _sharing(told, least))
        found.update((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1] and may(*pair))
    return found


def _sharing(told: Sequence[Mapping[str, float]], least: float) -> Iterator[tuple[int, int]]:
    holding: dict[str, list[int]] = defaultdict(list)
    masses = [sum(words.values()) for words in told]
    for number, words in enumerate(told):
        for word in words:
            holding[word].append(number)
    for number, words in enumerate(told):
        on_time()
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
