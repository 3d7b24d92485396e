"""How many mentions of actors are read right: `tests/actors/mentions*.jsonl`, answered by reading in ../shared/corpus.

A row is right where kind, levels, place, functions, scope and body are those of one of its readings. A function counts
as right where the registry has a finer or a broader one for it. `python benchmarks/actors.py` lists what is wrong.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.actors import Resolver, actor_spans, short_forms
from extract.contexts import contexts
from extract.extraction import days, extract
from extract.reading import read
from ontology.containment import broader_functions
from ontology.naming.elements import Piece, lexicon
from ontology.naming.facets import Facets
from ontology.naming.reading import read_name
from ontology.naming.segments import segments
from ontology.records import Document, Extraction, Provision, Span

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "tests" / "actors"
CORPUS = ROOT.parent / "shared" / "corpus"
GOLD = CORPUS.parent / "evaluation" / "gold"
FACETS = ("kind", "levels", "place", "functions", "scope", "body")


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what was found, whether that is right, and whether a body was found that no reading has."""

    row: dict[str, Any]
    found: list[dict[str, Any]]
    right: bool
    wrong_body: bool


def judged(name: str) -> Iterator[Judged]:
    """The rows of a table ("mentions", "mentions-second"), each with what we make of it."""
    known: dict[str, Extraction] = {}
    for line in (TABLES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["file"] not in known:
            known[row["file"]] = extract(read(str(CORPUS / row["file"])))
        found = [_facets(facets) for facets in resolved(known[row["file"]], row["start"], row["end"])]
        readings = [[{key: one[key] for key in FACETS} for one in reading] for reading in _readings(row)]
        bodies = {one["body"] for reading in readings for one in reading}
        yield Judged(
            row,
            found,
            any(_same(found, reading) for reading in readings),
            any(one["body"] is not None and one["body"] not in bodies for one in found),
        )


def resolved(extraction: Extraction, start: int, end: int) -> tuple[Facets, ...]:
    """What the words from `start` to `end` mean after all that the extraction names before them."""
    documents = {document.id: document for document in extraction.of(Document)}
    owners = {provision.id: provision.document for provision in extraction.of(Provision)}
    around = contexts(documents.values(), days(documents), None)
    resolver = Resolver(extraction.text.content, around, short_forms(extraction.records, owners))
    first = next(iter(documents))
    spans = {
        (span.start, span.end): (document or first, provision, span)
        for document, provision, span in actor_spans(extraction.records, owners)
    }
    within = [p for p in extraction.of(Provision) if any(own.start <= start < own.end for own in p.own)]
    held = (d.id for d in documents.values() if d.span.start <= start < d.span.end)
    document = within[-1].document if within else next(held, first)
    wanted = Span(start, end, extraction.text.content[start:end])
    spans[start, end] = (document, within[-1].id if within else "", wanted)
    for (_, _), (owner, provision, span) in sorted(spans.items()):
        found = resolver.resolve(span, owner, provision)
        if span == wanted:
            return found.actors
    raise AssertionError("the span is among them")


def _readings(row: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [row["expected"], *row.get("also", [])]


def _facets(facets: Facets) -> dict[str, Any]:
    return {
        "kind": facets.kind,
        "levels": list(facets.levels),
        "place": facets.place,
        "functions": list(facets.functions),
        "scope": str(facets.scope),
        "body": facets.body,
    }


def _same(found: list[dict[str, Any]], reading: list[dict[str, Any]]) -> bool:
    return len(found) == len(reading) and all(map(_alike, found, reading))


def _alike(ours: dict[str, Any], theirs: dict[str, Any]) -> bool:
    functions = ours["functions"], theirs["functions"]
    return (
        all(ours[key] == theirs[key] for key in FACETS if key != "functions")
        and len(functions[0]) == len(functions[1])
        and all(a in broader_functions(b) or b in broader_functions(a) for a, b in zip(*functions, strict=True))
    )


def coverage() -> dict[str, float]:
    """Of the actors of ../shared/evaluation/gold: the share with a kind ("kind"); and of the levels, places and
    functions that their words show the share that is read off ("facets")."""
    shown: Counter[str] = Counter()
    read_off: Counter[str] = Counter()
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = "".join(read(str(CORPUS / gold["document"])).content.split())
        for start, end in (span for statement in gold["statements"] for span in statement["actor"]):
            found, pieces = read_name(text[start:end]), {token.piece for token in segments(text[start:end])}
            public = any(one.kind and lexicon().kinds[one.kind].public for one in found)
            facets = (
                ("kind", True, all(one.kind for one in found)),
                ("facets", public and Piece.LEVEL in pieces, any(one.levels for one in found)),
                ("facets", public and Piece.PLACE in pieces, any(one.place for one in found)),
                (
                    "facets",
                    any(one.kind == "部门" for one in found) and Piece.FUNCTION in pieces,
                    any(one.functions for one in found),
                ),
            )
            for name, said, got in facets:
                shown[name] += said
                read_off[name] += said and got
    return {name: read_off[name] / number for name, number in shown.items() if number}


def main() -> int:
    """Print what is wrong and the figures."""
    for name in ("mentions", "mentions-second"):
        rows = list(judged(name))
        for one in rows:
            if not one.right:
                print(one.row["file"], one.row["start"], one.row["text"])
                print("   found   ", json.dumps(one.found, ensure_ascii=False))
                print("   expected", json.dumps(one.row["expected"], ensure_ascii=False))
        right, wrong = sum(one.right for one in rows), sum(one.wrong_body for one in rows)
        print(f"{name}: {right} of {len(rows)} right ({right / len(rows):.3f}), {wrong} wrong bodies")
    print("gold actors:", ", ".join(f"{name} {share:.3f}" for name, share in coverage().items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
