"""A sentence cut into words and into the stretches between its commas."""

from __future__ import annotations

import re

from .context import correct
from .words import NOUN, Vocabulary

_OPEN = "（(《〈“‘「『[【〔"
_CLOSE = "）)》〉”’」』]】〕"
_BREAKS = frozenset("，,；;：:。！？!?")
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
    """Words of one sentence: `words[i]` starts at code point `starts[i]`, can be `kinds[i]`, `agents[i]` says whether it
    ends the name of somebody who acts. What stands in quotes or brackets counts as a noun. `segments` are word ranges
    between commas, with the mark before and after each."""

    __slots__ = ("agents", "kinds", "segments", "starts", "text", "words")

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        words = self.words = vocabulary.segment(text)
        kind_of, is_agent = vocabulary.of, vocabulary.is_agent
        kinds = self.kinds = [kind_of(w) for w in words]
        agents = self.agents = [is_agent(w) for w in words]
        correct(words, kinds, agents, vocabulary)
        starts = self.starts = [0] * (len(words) + 1)
        position = 0
        depth = 0
        before = False
        segments: list[tuple[int, int, str, str]] = []
        first, mark = 0, ""
        for i, word in enumerate(words):
            starts[i] = position
            position += len(word)
            if len(word) == 1:
                if word in _OPEN:
                    if not depth:
                        before = agents[i - 1] if i and word in "（(" else False
                    depth += 1
                elif word in _CLOSE and depth:
                    depth -= 1
                    kinds[i] = NOUN
                    agents[i] = before if not depth else False
                    continue
                elif not depth and word in _BREAKS:
                    segments.append((first, i, mark, word))
                    first, mark = i + 1, word
            elif not depth and word[0] in _BREAKS:
                segments.append((first, i, mark, word))
                first, mark = i + 1, word
            if depth:
                kinds[i] = NOUN
                agents[i] = False
        starts[len(words)] = position
        if first < len(words):
            segments.append((first, len(words), mark, ""))
        self.segments = segments

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Code points of words i to j, without white space and punctuation at the ends."""
        start, end = self.starts[i], self.starts[j]
        text = self.text
        while start < end and text[start] in " 　、，,；;：:。":
            start += 1
        while end > start and text[end - 1] in " 　、，,；;：:。！？!?":
            end -= 1
        return start, end
