"""What actors cost: `make bench`. Resolution as a share of extraction, and containment of many actors.

    resolution     extraction of ../shared/corpus (the example where that is missing) with the actors found, over the
                   same without, both warm, as a share
    containment    10,000 actors: seconds to build the index of classes, milliseconds for one actor's containing classes

The actors are those of the documents, then departments of every function and level in every province.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from unittest import mock

from extract import extraction
from extract.reading import read
from kg.containment import Containment
from ontology.naming.facets import Facets
from ontology.naming.identity import identity
from ontology.naming.reading import read_name
from ontology.places import provinces
from ontology.records import Mention, Text
from ontology.registry import registry

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
ACTORS = 10_000
ASKED = 500
LEVELS = ("", "市级", "县级", "市级以上", "县级以上", "各级")


def main() -> int:
    """Print the figures."""
    found = sorted(CORPUS.rglob("*.txt")) + sorted((CORPUS / "laws").glob("*.md"))
    texts = [read(str(path)) for path in found if path.name != "README.md"]
    texts = texts or [read(str(ROOT / "examples" / "guofa-2020-7.txt"))]
    with_actors, without = resolution(texts)
    share = with_actors / without - 1
    print(f"extraction {with_actors:.2f} s, without actors {without:.2f} s: {share:.1%} for resolution")
    actors = many(texts)
    started = time.perf_counter()
    index = Containment(actors)
    built = time.perf_counter() - started
    asked = [(name, actors[name]) for name in list(actors)[:: max(1, len(actors) // ASKED)]]
    answers = [timed(lambda one=one: index.containers(one[1], one[0])) for one in asked]
    middle, slow = statistics.median(answers) * 1000, statistics.quantiles(answers, n=20)[-1] * 1000
    print(f"{len(actors)} actors: index {built:.2f} s, classes of one {middle:.2f} ms (95th percentile {slow:.2f} ms)")
    return 0


def resolution(texts: Sequence[Text]) -> tuple[float, float]:
    """Seconds of extraction with actors and without, the better of three runs in turn, after one to warm up."""

    def whole() -> None:
        for text in texts:
            extraction.extract(text)

    whole()
    left_out = mock.patch.object(extraction, "resolve", lambda records, contexts, source: (list(records), [], []))
    found, bare = [], []
    for _ in range(3):
        found.append(timed(whole))
        with left_out:
            bare.append(timed(whole))
    return min(found), min(bare)


def many(texts: Iterable[Text]) -> dict[str, Facets]:
    """`ACTORS` actors by their ids."""
    named = (mention.span.plain for text in texts for mention in extraction.extract(text).of(Mention))
    functions, where = registry().functions, [province.name for province in provinces()]
    local = (f"{place}{level}{function}部门" for level in LEVELS for place in where for function in functions)
    actors: dict[str, Facets] = {}
    for name in (*named, *local):
        for facets in read_name(name):
            if (known := identity(facets)) is not None and len(actors) < ACTORS:
                actors.setdefault(known, facets)
    return actors


def timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
