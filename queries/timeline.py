"""What is due when: time limits of statements and dates of goals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kg.store import Row, Store
from kg.time_limits import end_of, last_day
from ontology.iris import record_id

from .answer import NOT_REVIEWED, REVIEWED, Answer
from .details import details
from .keeping import rows_of
from .question import question
from .row import text
from .validity import Validity

LIMIT, GOAL = "时限", "目标"


@dataclass(frozen=True, slots=True)
class Due:
    """A time limit of a statement, or a goal. `date` is the last day of what the words name (2025年底前, 到2025年)."""

    date: date
    kind: str
    words: str
    task: str
    actors: tuple[str, ...]
    grade: str
    provision: str
    number: str
    title: str
    evidence: str
    statement: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class Timeline(Answer):
    """The answer to `timeline`."""

    rows: tuple[Due, ...]


def timeline(
    store: Store, document: str | None = None, *, since: date | None = None, until: date | None = None
) -> Timeline:
    """What is due, by date, document and place; of one document (an id) or all, from one day to another.

    Limits without a date (三个月内, 每年) are not in it; a year that only the document's date shows is taken from it.
    """
    asked = question("timeline")
    known = Validity(store)
    days, documents = known.days, known.documents
    rows = [row | {"document": record_id(text(row, "document"))} for row in rows_of(store, "timeline")]
    rows = [row for row in rows if document is None or row["document"] == document]
    rows.sort(key=lambda row: (text(row, "document"), row["position"] or 0, text(row, "words")))
    dated = [
        (day, row) for row in rows
        if row["sort"] != "actor" and (day := _day(row, days)) is not None
        and (since is None or day >= since) and (until is None or day <= until)
    ]  # fmt: skip
    dated.sort(key=lambda one: one[0])
    named: dict[str, dict[str, str]] = {}
    for row in rows:
        if row["sort"] == "actor":
            named.setdefault(text(row, "key"), {}).setdefault(text(row, "words"), text(row, "action"))
    more = details(store, (text(row, "key") for _, row in dated))
    found = (_due(day, row, named.get(text(row, "key"), {}), more, documents) for day, row in dated)
    return Timeline(asked, tuple(dict.fromkeys(found)))


def _day(row: Row, days: Mapping[str, date | None]) -> date | None:
    words = text(row, "words")
    return end_of(words) if row["sort"] == "goal" else last_day(words, days.get(text(row, "document")))


def _due(day: date, row: Row, actors: Mapping[str, str], more: Mapping[str, Row], documents: Mapping[str, Row]) -> Due:
    about = more.get(text(row, "key"), {})
    home = documents.get(text(row, "document"), {})
    return Due(
        date=day,
        kind=LIMIT if row["sort"] == "limit" else GOAL,
        words=text(row, "words"),
        task=text(row, "action") + text(about, "target") if row["sort"] == "limit" else text(row, "evidence"),
        actors=tuple(actors),
        grade="、".join(dict.fromkeys(actors.values())),
        provision=text(row, "provision"),
        number=text(home, "number"),
        title=text(home, "title"),
        evidence=text(row, "evidence"),
        statement=text(row, "statement"),
        reviewed=REVIEWED if about.get("reviewed") else NOT_REVIEWED,
    )
