"""Draws actor mentions at random over ../shared/corpus, one JSON object a line, to be answered by reading.

    python tests/actors/draw.py [COUNT]

First a document, uniformly, then one of its mentions, uniformly over distinct spans, at most four a document.
Mentions are what `dutygraph extract` finds: actors, co and by of statements, actors of assignments, issuers,
addressees and receivers of copies.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

import dutygraph

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SEED = 4
A_DOCUMENT = 4


def mentions(file: Path) -> list[tuple[int, int]]:
    """Start and end, in code points, of each distinct actor mention of a file, in its order."""
    extraction = dutygraph.extract(file)
    spans = [span for d in extraction.of(dutygraph.Document) for span in (*d.issuers, *d.addressees, *d.copied_to)]
    for statement in extraction.of(dutygraph.Statement):
        spans += [*(mention.span for mention in statement.actors), *statement.co, *statement.by]
    spans += [assignment.actor for assignment in extraction.of(dutygraph.Assignment)]
    return sorted({(span.start, span.end) for span in spans})


def main(count: int) -> None:
    files = sorted(f for f in CORPUS.rglob("*") if f.suffix in {".txt", ".md", ".html"})
    left = {file: mentions(file) for file in files}
    drawn: Counter[Path] = Counter()
    dice = random.Random(SEED)
    for _ in range(count):
        file = dice.choice([f for f in files if left[f] and drawn[f] < A_DOCUMENT])
        drawn[file] += 1
        start, end = left[file].pop(dice.randrange(len(left[file])))
        text = dutygraph.read(file).content[start:end]
        line = {"file": str(file.relative_to(CORPUS)), "start": start, "end": end, "text": text}
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 380)
