"""A sentence cut into words and into the stretches between its commas."""

from __future__ import annotations

import re
from itertools import accumulate

from .context import correct
from .verbal import decide
from .words import ADJECTIVE, NOMINAL_VERB, NOUN, NUMBER, PRONOUN, VERB, Vocabulary

_OPEN = "（(《〈“‘「『[【〔"
_CLOSE = "）)》〉”’」』]】〕"
_BREAKS = frozenset("，,；;：:。！？!?")
_MARKS = _BREAKS | frozenset(_OPEN) | frozenset(_CLOSE)
ADDRESS = "@"
_ADDRESS = re.compile(r"[a-z]+://[\w./?%&=#:~+-]+", re.ASCII)
_CLOSING = re.compile(r"方式|途径|形式|手段|渠道|措施|办法|机制|平台|活动")
_CLOSED = re.compile(r"等(?:多种)?(?:方式|途径|形式|手段|渠道|措施|办法)$")
_CAN_NAME = frozenset((NOUN, ADJECTIVE, PRONOUN, NUMBER, VERB, NOMINAL_VERB))
_END = re.compile(r"[。！？!?](?:[”’」』）)]*)")


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph: it ends at 。！？ outside brackets, or with the paragraph."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if end <= start:
            continue
        piece = text[start:end]
        if piece.count("（") + piece.count("(") > piece.count("）") + piece.count(")"):
            continue
        bounds.append((start, end))
        start = end
    if text[start:].strip():
        bounds.append((start, len(text)))
    return bounds


class Sentence:
    """Words of one sentence: `words[i]` starts at code point `starts[i]`, can be `kinds[i]`; `agents[i]`: whether it
    ends the name of somebody who acts. What stands in quotes or brackets counts as a noun. `segments` are word ranges
    between commas, with the mark before and after each. `decided`: the model tells verbs from verbal nouns."""

    __slots__ = ("agents", "kinds", "segments", "starts", "text", "words")

    def __init__(
        self, text: str, vocabulary: Vocabulary, words: list[str] | None = None, *, decided: bool = True
    ) -> None:
        self.text = text
        words = self.words = vocabulary.segment(text) if words is None else words
        kinds = self.kinds = list(map(vocabulary.of, words))
        agents = self.agents = list(map(vocabulary.is_agent, words))
        for i in [i for i, agent in enumerate(agents) if agent]:
            if kinds[i] not in _CAN_NAME or (kinds[i] == VERB and words[i] in vocabulary.strong):
                agents[i] = False
        correct(words, kinds, agents, vocabulary)
        if decided:
            decide(words, kinds, agents, vocabulary.always)
        self.starts = [0, *accumulate(map(len, words))]
        if "://" in text:
            self._take_addresses()
        depth = past = 0
        before = named = False
        segments: list[tuple[int, int, str, str]] = []
        first, mark = 0, ""
        for i in [i for i, word in enumerate(words) if word[0] in _MARKS]:
            word = words[i]
            if depth:
                named = self._enclosed(past, i, named)
            past = i
            if word == "“" and "”" not in words[i:]:
                continue  # never closed
            if word in _OPEN:
                if not depth:
                    before = agents[i - 1] if i and word in "（(" else False
                depth += 1
            elif word in _CLOSE and depth:
                depth -= 1
                kinds[i] = NOUN
                agents[i] = (before or (word == "”" and named)) if not depth else False
                past = i + 1
                continue
            elif not depth and word[0] in _BREAKS and kinds[i] != ADDRESS and not self._of_clock(i):
                segments.append((first, i, mark, word))
                first, mark = i + 1, word
        if depth:
            self._enclosed(past, len(words), named)
        if first < len(words):
            segments.append((first, len(words), mark, ""))
        self.segments = self._merged(segments)

    def _enclosed(self, first: int, last: int, named: bool) -> bool:
        """Words that stand in quotes or brackets; returns whether the last of them, if there are any, names somebody
        (“经营人”)."""
        for i in range(first, last):
            named = self.agents[i]
            self.kinds[i], self.agents[i] = NOUN, False
        return named

    def _of_clock(self, i: int) -> bool:
        """Whether the mark at word i stands between hours and minutes (16:00)."""
        words = self.words
        return words[i] in ":：" and 0 < i < len(words) - 1 and words[i - 1].isdigit() and words[i + 1].isdigit()

    def _take_addresses(self) -> None:
        """Words of a web address are one noun, whatever marks it holds."""
        addresses = [m.span() for m in _ADDRESS.finditer(self.text)]
        position = 0
        for i, word in enumerate(self.words):
            if any(a <= position < b for a, b in addresses):
                self.kinds[i], self.agents[i] = ADDRESS, False
            position += len(word)

    def _merged(self, segments: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str]]:
        """“通过A、B，C等方式”: a phrase that runs over commas is one segment."""
        if "通过" not in self.words:
            return segments
        out: list[tuple[int, int, str, str]] = []
        skip = 0
        for index, (i, j, before, after) in enumerate(segments):
            if skip:
                skip -= 1
                continue
            if "通过" in self.words[i:j] and not _CLOSING.search(self.text, self.starts[i], self.starts[j]):
                for ahead in range(1, min(4, len(segments) - index)):
                    a, b, mark, behind = segments[index + ahead]
                    if mark not in ",，" or "通过" in self.words[a:b]:
                        break
                    if a < b and _CLOSED.search(self.text, self.starts[a], self.starts[b]):
                        j, after, skip = b, behind, ahead
                        break
            out.append((i, j, before, after))
        return out

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Code points of words i to j, without white space and punctuation at the ends."""
        start, end = self.starts[i], self.starts[j]
        text = self.text
        while start < end and text[start] in " 　、，,；;：:。":
            start += 1
        while end > start and text[end - 1] in " 　、，,；;：:。！？!?":
            end -= 1
        return start, end
