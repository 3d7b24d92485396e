"""The grammar of one sentence: who must do what, clause by clause."""

from __future__ import annotations

from ..sentence import Sentence
from ..words import Vocabulary
from .drafts import Draft, Mood, Range, Setting
from .names import Names
from .reading import Reading

__all__ = ["ClauseReader", "Draft", "Mood", "Range", "Setting", "agents_of"]


class ClauseReader:
    """Reads sentences under one vocabulary; holds no state between sentences."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def read(self, sentence: Sentence, setting: Setting) -> list[Draft]:
        """The statements of a sentence, in its order."""
        return Reading(sentence, self.vocabulary, setting).run()

    def read_text(self, text: str, setting: Setting) -> list[Draft]:
        """The same from the characters of a sentence."""
        return self.read(Sentence(text, self.vocabulary), setting)


def agents_of(sentence: Sentence, vocabulary: Vocabulary) -> list[Range]:
    """The agents that a list of names and nothing else names."""
    return Names(sentence, vocabulary).agents(0, len(sentence.words))
