"""What a person says of a record: it is right, it is wrong, or this is right instead. Written as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from .errors import InputError


class Verdict(StrEnum):
    """Confirmed as it is; corrected; rejected, so that no answer has it any more."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Review:
    """One verdict of one person on one record.

    `record` is the record's identity (the id of a statement, provision or document; of others the name of their node),
    `kind` its type in the line format, `provision` the id of the provision that states it, `quote` its words: by these
    it is found again after extracting anew. `field` is None for the whole record. `old` and `new` are values as JSON
    has them, a span as its words without white space. `at` is ISO 8601 in UTC (“2026-11-23T08:00:00Z”).
    """

    id: str
    document: str
    record: str
    kind: str
    provision: str | None
    quote: str
    verdict: Verdict
    field: str | None
    old: Any
    new: Any
    by: str
    at: str
    note: str | None = None


def identified(review: Review) -> Review:
    """The review with the id that its contents give: the same review has the same id wherever it is imported."""
    about = asdict(review) | {"id": ""}
    digest = sha256(json.dumps(about, ensure_ascii=True, sort_keys=True).encode()).hexdigest()
    return Review(**(asdict(review) | {"id": digest[:16], "verdict": review.verdict}))


def moment(text: str | None = None) -> str:
    """A point in time as reviews have it; now without one. Raises InputError for what is no ISO date and time."""
    try:
        found = datetime.now(UTC) if text is None else datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(f"不是 ISO 8601 时间 / not a point in time (2026-11-23T08:00:00Z): {text}") from error
    return found.isoformat().replace("+00:00", "Z")


def dump_reviews(reviews: Iterable[Review]) -> Iterator[str]:
    """One JSON object for each, without line ends."""
    for review in reviews:
        yield json.dumps(asdict(review), ensure_ascii=False)


def load_reviews(lines: Iterable[str]) -> Iterator[Review]:
    """The reviews that `dump_reviews` wrote. Raises InputError, with the line's number, for what is none."""
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            yield read_review(json.loads(text))
        except (ValueError, TypeError, InputError) as error:
            raise InputError(f"第{number}行不是校核记录 / line {number} is no review: {error}") from error


_OPTIONAL = frozenset({"provision", "field", "old", "new", "note", "id"})


def read_review(line: Any) -> Review:
    """A review from its JSON object; without an id it gets its own. Raises InputError, ValueError, TypeError."""
    if not isinstance(line, dict):
        raise InputError("应为 JSON 对象 / must be a JSON object")
    given: dict[str, Any] = {field.name: line.get(field.name) for field in fields(Review)}
    for name, value in given.items():
        if name not in ("old", "new") and not isinstance(value, str) and (value is not None or name not in _OPTIONAL):
            raise InputError(f"{name}：缺失或不是文字 / missing or no text")
    if given["verdict"] != Verdict.CORRECT and given["new"] is not None:
        raise InputError("只有更正才有新值 / only a correction has a new value")
    if given["verdict"] == Verdict.CORRECT and given["field"] is None:
        raise InputError("更正须有字段 / a correction names a field")
    known = {"verdict": Verdict(given["verdict"]), "at": moment(given["at"]), "id": given["id"] or ""}
    review = Review(**(given | known))
    return review if review.id else identified(review)
