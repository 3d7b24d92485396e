"""What of a collection to keep, amend or repeal: suggestions for a clean-up 清理, each with its reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.store import Row, Store
from ontology.registry import registry

from .answer import Answer
from .cites import Cite, citations
from .keeping import rows_of
from .question import question
from .row import text
from .validity import REPEAL, Validity

KEEP, AMEND, END = "保留", "修改", "废止"
_BASES = frozenset(("依据",))
"""The relations by which a document rests on another; a mere reference does not end with what it names."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is suggested for a document. `date` is the day from which it counts, `evidence` the citations that tell."""

    suggestion: str
    reasons: tuple[str, ...]
    number: str
    title: str
    status: str
    date: date | None
    provision: str
    evidence: str
    document: str


@dataclass(frozen=True, slots=True)
class Standings(Answer):
    """The answer to `status`."""

    rows: tuple[Standing, ...]


@dataclass(slots=True)
class _Found:
    """What speaks for amending or repealing a document."""

    end: list[str] = field(default_factory=list)
    amend: list[str] = field(default_factory=list)
    by: list[Cite] = field(default_factory=list)


def status(store: Store, *, on: date | None = None, suggestions: Collection[str] | None = None) -> Standings:
    """A suggestion for each document, by its id; only `suggestions` if given. It looks from the day `on`, or today.

    Repeal what is repealed, has lapsed, or rests on nothing but texts that are; amend what rests on such a text beside
    others, cites one, or names bodies that are abolished. A person decides.
    """
    day = on or date.today()
    known = Validity(store)
    documents, days, valid = known.documents, known.days, known.in_force(day)
    links = citations(store, documents)
    found = {one: _Found() for one in documents}
    _ended(found, known, valid, day)
    _resting(found, links, valid, days, day)
    _abolished(found, store, day)
    rows = (_standing(one, documents[one], found[one], days.get(one)) for one in sorted(documents))
    return Standings(
        question("status"), tuple(row for row in rows if suggestions is None or row.suggestion in suggestions)
    )


def _ended(found: Mapping[str, _Found], known: Validity, valid: Collection[str], day: date) -> None:
    for change in known.changes:
        if change.relation == REPEAL and not change.article and (change.since is None or change.since <= day):
            found[change.document].end.append(f"已被 {change.by} 废止")
        elif change.since is None or change.since <= day:
            part = f"{change.article}" if change.article else "部分内容"
            found[change.document].amend.append(f"{part}已被 {change.by} {change.relation}")
    for one, row in known.documents.items():
        until = row["out_of_force"]
        if isinstance(until, date) and until <= day:
            found[one].end.append(f"{until.isoformat()} 已失效")
        elif text(row, "status") in ("废止", "失效") and one not in valid and not found[one].end:
            found[one].end.append(f"标注为{text(row, 'status')}")


def _resting(
    found: Mapping[str, _Found],
    links: Collection[Cite],
    valid: Collection[str],
    days: Mapping[str, date | None],
    day: date,
) -> None:
    """What rests on, or cites, texts that are no longer in force. A text that itself repeals them does neither."""
    bases: dict[str, dict[str, bool]] = {}
    for link in links:
        if not link.there or link.relation in ("废止", "修改"):
            continue
        since = days.get(link.cited)
        ended = link.cited not in valid and (since is None or since <= day)
        if link.relation in _BASES and not link.article:
            bases.setdefault(link.document, {})[link.cited] = ended
        if ended:
            found[link.document].by.append(link)
            said = "依据" if link.relation in _BASES else "引用"
            found[link.document].amend.append(f"{said}的《{link.cited_title or link.cited}》已失效")
    for one, resting in bases.items():
        if all(resting.values()):
            found[one].end.append("所依据的文件均已失效")


def _abolished(found: Mapping[str, _Found], store: Store, day: date) -> None:
    """Bodies that documents name and that are no more, with who carries on for them."""
    known = registry()
    rows = rows_of(store, "status")
    ended: dict[tuple[str, str], None] = {}
    for row in sorted(rows, key=lambda row: (text(row, "document"), text(row, "body"), text(row, "called"))):
        body = known.bodies.get(text(row, "body"))
        if body is not None and body.until is not None and not body.in_force(day):
            ended.setdefault((text(row, "document"), body.name))
    for document, name in ended:
        heirs = "、".join(heir.name for heir in known.successors(known.bodies[name], day))
        if document in found:
            found[document].amend.append(f"{name}已撤销，" + (f"现为{heirs}" if heirs else "无承接机构"))


def _standing(document: str, row: Row, found: _Found, day: date | None) -> Standing:
    suggestion = END if found.end else AMEND if found.amend else KEEP
    reasons = dict.fromkeys((*found.end, *found.amend))
    return Standing(
        suggestion,
        tuple(reasons),
        text(row, "number"),
        text(row, "title"),
        text(row, "status"),
        day,
        "、".join(dict.fromkeys(link.provision for link in found.by)),
        "；".join(dict.fromkeys(link.evidence for link in found.by)),
        document,
    )
