"""Word lists: every closed class is read, and no word stands twice in its list."""

from __future__ import annotations

from dataclasses import fields
from importlib.resources import files

import pytest
import rjieba

from extract.lexicon import NAMES, built_in
from extract.words import Closed, Vocabulary


def test_every_closed_class_is_a_field_and_every_field_has_words() -> None:
    sections = {name.partition(".")[2] for name in built_in() if name.startswith("grammar.")}
    assert {field.name.replace("_", "-") for field in fields(Closed)} == sections
    assert all(words for name, words in built_in().items() if name.startswith("grammar."))


@pytest.mark.parametrize("name", NAMES)
def test_a_word_stands_once_in_its_list(name: str) -> None:
    seen: set[tuple[str, str]] = set()
    section = ""
    for line in files("extract.lexicon").joinpath(f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line
        elif not line.startswith("#"):
            for word in line.split():
                assert (section, word) not in seen, f"{name}{section}: {word} stands twice"
                seen.add((section, word))


def test_words_of_the_lexicon_are_the_reader_s_own() -> None:
    # Questions cut topics and objects with the segmenter's plain dictionary: their answers must not depend on whether
    # the process has read a text before.
    words = Vocabulary()
    assert words.segment("应当把好入口关。")[1] == "把好"
    assert "把好" not in rjieba.cut("应当把好入口关。", False)
