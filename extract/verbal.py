"""Whether a word that can be a verb or a verbal noun is one or the other where it stands.

The lexicon leaves this open; a linear model over the word and its neighbours decides where it is sure. Its weights
are in `lexicon/verbal.tsv`, written by `make verbal` (benchmarks/train_verbal.py).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from .words import NOMINAL_VERB, PUNCTUATION, VERB

TEMPLATES = ("word", "before", "behind", "kinds-before", "kinds-behind", "word-kind-before", "word-kind-behind")
VERB_ABOVE, NOUN_BELOW = 4, -3
"""The model changes what the lexicon says only beyond these sums."""

Weights = tuple[dict[str, int], ...]


@cache
def weights() -> Weights:
    """The weights of every template, by feature."""
    found: Weights = tuple({} for _ in TEMPLATES)
    for line in files(__package__).joinpath("lexicon", "verbal.tsv").read_text("utf-8").splitlines():
        template, feature, weight = line.split("\t")
        found[int(template)][feature] = int(weight)
    return found


def features(words: list[str], kinds: list[str], marked: list[str], i: int) -> tuple[str, ...]:
    """One feature for each template; `marked` are the kinds with a * where an agent ends."""
    word, last = words[i], len(words) - 1
    before, behind = marked[i - 1] if i else PUNCTUATION, marked[i + 1] if i < last else PUNCTUATION
    return (
        word,
        words[i - 1] if i else "",
        words[i + 1] if i < last else "",
        (kinds[i - 2] if i > 1 else PUNCTUATION) + before,
        behind + (kinds[i + 2] if i + 1 < last else PUNCTUATION),
        word + before,
        word + behind,
    )


def marked_kinds(kinds: list[str], agents: list[bool]) -> list[str]:
    return [kind + "*" if agent else kind for kind, agent in zip(kinds, agents, strict=True)]


def decide(words: list[str], kinds: list[str], agents: list[bool], always: frozenset[str]) -> None:
    """Put verbs and verbal nouns right in `kinds`; each is judged by what the lexicon says of its neighbours. Those in
    `always` are never nouns."""
    open_words = [
        i
        for i, kind in enumerate(kinds)
        if ((kind == VERB and words[i] not in always) or kind == NOMINAL_VERB) and len(words[i]) > 1
    ]
    if not open_words:
        return
    # the sum of the weights of `features`, written out: this runs for a quarter of all words
    word_of, before_of, behind_of, kinds_before_of, kinds_behind_of, left_of, right_of = _lookups()
    marked = [PUNCTUATION, *marked_kinds(kinds, agents), PUNCTUATION]
    around = [PUNCTUATION, PUNCTUATION, *kinds, PUNCTUATION, PUNCTUATION]
    padded = ["", *words, ""]
    changed = []
    for i in open_words:
        word, before, behind = words[i], marked[i], marked[i + 2]
        total = (
            word_of(word, 0)
            + before_of(padded[i], 0)
            + behind_of(padded[i + 2], 0)
            + kinds_before_of(around[i] + before, 0)
            + kinds_behind_of(behind + around[i + 4], 0)
            + left_of(word + before, 0)
            + right_of(word + behind, 0)
        )
        if total > VERB_ABOVE:
            changed.append((i, VERB))
        elif total < NOUN_BELOW and word not in always:
            changed.append((i, NOMINAL_VERB))
    for i, kind in changed:
        kinds[i] = kind


@cache
def _lookups() -> tuple[Callable[[str, int], int], ...]:
    return tuple(table.get for table in weights())
