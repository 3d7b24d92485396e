"""Draws actor mentions at random over ../shared/corpus, one JSON object a line, to be answered by reading.

    python tests/actors/draw.py [COUNT] [--seed N] [--a-document N] [--besides TABLE]

First a document, uniformly, then one of its mentions, uniformly over distinct spans, at most four a document.
Mentions are what `dutygraph extract` finds: actors, co and by of statements, actors of assignments, issuers,
addressees and receivers of copies. What overlaps a row of the table --besides is not drawn.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

import dutygraph

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def mentions(file: Path) -> list[tuple[int, int]]:
    """Start and end, in code points, of each distinct actor mention of a file, in its order."""
    extraction = dutygraph.extract(file)
    spans = [span for d in extraction.of(dutygraph.Document) for span in (*d.issuers, *d.addressees, *d.copied_to)]
    for statement in extraction.of(dutygraph.Statement):
        spans += [*(mention.span for mention in statement.actors), *statement.co, *statement.by]
    spans += [assignment.actor for assignment in extraction.of(dutygraph.Assignment)]
    return sorted({(span.start, span.end) for span in spans})


def taken(table: Path | None) -> dict[Path, list[tuple[int, int]]]:
    """Start and end of the rows of a table by file; none without a table."""
    found: defaultdict[Path, list[tuple[int, int]]] = defaultdict(list)
    for line in table.read_text(encoding="utf-8").splitlines() if table else []:
        row = json.loads(line)
        found[CORPUS / row["file"]].append((row["start"], row["end"]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=380)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--a-document", type=int, default=4)
    parser.add_argument("--besides", type=Path)
    args = parser.parse_args()
    files = sorted(f for f in CORPUS.rglob("*") if f.suffix in {".txt", ".md", ".html"})
    rows = taken(args.besides)
    left = {
        file: [(start, end) for start, end in mentions(file) if all(end <= a or b <= start for a, b in rows[file])]
        for file in files
    }
    drawn: Counter[Path] = Counter()
    dice = random.Random(args.seed)
    for _ in range(args.count):
        file = dice.choice([f for f in files if left[f] and drawn[f] < args.a_document])
        drawn[file] += 1
        start, end = left[file].pop(dice.randrange(len(left[file])))
        text = dutygraph.read(file).content[start:end]
        line = {"file": str(file.relative_to(CORPUS)), "start": start, "end": end, "text": text}
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
