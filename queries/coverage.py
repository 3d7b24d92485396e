"""One text from above against the texts of many places: provisions by places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.store import Store
from ontology import places
from ontology.errors import QueryError
from ontology.naming.reading import read_name

from .answer import Answer
from .compare import compare
from .question import question
from .row import text

_AT_FIRST = re.compile(r"^[\u4e00-\u9fff]{2,9}?(?:省|自治区|自治州|市|自治县|区|县)")


@dataclass(frozen=True, slots=True)
class Cover:
    """What one place makes of one provision; what only the place has is none of these."""

    provision: str
    heading: str
    evidence: str
    place: str
    relation: str
    details: str
    other_provision: str
    other_evidence: str
    other_actors: tuple[str, ...]
    other_grade: str
    other_number: str
    other_title: str


@dataclass(frozen=True, slots=True)
class Coverage(Answer):
    """The answer to `coverage`: by provision, then by place in the order that was given."""

    rows: tuple[Cover, ...]

    def matrix(self) -> tuple[list[str], list[list[str]]]:
        """The columns, 条款 first and then the places, and a row of relations for each provision."""
        found: dict[tuple[str, str], dict[str, str]] = {}
        for row in self.rows:
            bodies = f"（{'、'.join(row.other_actors[:2])}）" if row.other_actors else ""
            found.setdefault((row.provision, row.heading), {})[row.place] = row.relation + bodies
        names = list(dict.fromkeys(row.place for row in self.rows))
        cells = [
            [" ".join(filter(None, key)), *(cells.get(name, "") for name in names)] for key, cells in found.items()
        ]
        return ["条款", *names], cells


def coverage(store: Store, document: str, others: Sequence[str]) -> Coverage:
    """What each of `others` (ids) makes of every provision of `document`. Raises QueryError as `compare` does."""
    if not others:
        raise QueryError("请给出各地文件 / give the documents of places")
    found: list[tuple[int, int, Cover]] = []
    called: dict[str, str] = {}
    for nth, other in enumerate(dict.fromkeys(others)):
        rows = [row for row in compare(store, document, other).rows if row.relation != "新增"]
        name = place_of(store, other)
        called[other] = f"{name}（{other}）" if name in called.values() else name
        for at, row in enumerate(rows):
            cover = Cover(
                row.provision, row.heading, row.evidence, called[other], row.relation, row.details,
                row.other_provision, row.other_evidence, row.other_actors, row.other_grade, row.other_number,
                row.other_title,
            )  # fmt: skip
            found.append((at, nth, cover))
    found.sort(key=lambda one: one[:2])
    return Coverage(question("coverage"), tuple(cover for _, _, cover in found))


def place_of(store: Store, document: str) -> str:
    """The division that a document is of: its issuer's, else the one that its title begins with; else its number."""
    rows = store.ask(question("coverage").query, {"document": document})
    names = sorted(text(row, "issuer") for row in rows if row["issuer"])
    found = [place for name in names if (place := read_name(name)[0].place)]
    title = next((text(row, "title") for row in rows), "")
    if not found and (match := _AT_FIRST.match(title)) and (division := places.place(match[0])):
        found = [division.name]
    return found[0] if found else next((text(row, "number") for row in rows if row["number"]), document)
