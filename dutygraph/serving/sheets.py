"""A document as the explorer shows it: its records with places counted from the beginning of its own text."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.facts import grade
from kg.naming import cited
from kg.sharing import Entry, Share, shares
from ontology.records import (
    Assignment,
    Citation,
    Extraction,
    Goal,
    Mention,
    Provision,
    Span,
    Statement,
)

from .models import (
    AssignmentEntry,
    Bearer,
    CitationEntry,
    DocumentEntry,
    DocumentSheet,
    GoalEntry,
    Mark,
    Place,
    ProvisionEntry,
    StatementEntry,
)

DATES = ("written", "printed", "published", "in_force", "out_of_force")


def sheet(extraction: Extraction, about: DocumentEntry, known: Collection[str], *, internal: bool) -> DocumentSheet:
    """The only document of an extraction, as a store gives it; `about` is its line in the list of documents, `known`
    are the ids of all of them.

    What stands on processing slips is left out, and blank in the text, unless `internal`.
    """
    return _Sheet(shares(extraction)[0], about, known, internal).made()


class _Sheet:
    def __init__(self, share: Share, about: DocumentEntry, known: Collection[str], internal: bool) -> None:
        self._share, self._about, self._known = share, about, known
        self._span = share.document.span if internal else share.public_text()
        self._entries = [entry for entry in share.entries if internal or not entry.internal]
        self._meant = {e.record.span: e.record.actors for e in self._entries if isinstance(e.record, Mention)}
        self._provisions = {e.record.id: e.record for e in self._entries if isinstance(e.record, Provision)}

    def made(self) -> DocumentSheet:
        document = self._share.document
        return DocumentSheet(
            about=self._about,
            dates={name: found.isoformat() for name in DATES if (found := getattr(document, name)) is not None},
            addressees=[span.plain for span in document.addressees],
            text=self._span.text,
            provisions=[self._provision(one) for one in self._provisions.values()],
            statements=[self._statement(e, e.record) for e in self._entries if isinstance(e.record, Statement)],
            assignments=[
                made for e in self._entries if isinstance(e.record, Assignment) for made in self._assignments(e.record)
            ],
            goals=[self._goal(e.record) for e in self._entries if isinstance(e.record, Goal)],
            citations=[self._citation(e.record) for e in self._entries if isinstance(e.record, Citation)],
        )

    def _at(self, span: Span) -> Place:
        return span.start - self._span.start, span.end - self._span.start

    def _provision(self, one: Provision) -> ProvisionEntry:
        start, end = self._at(one.span)
        return ProvisionEntry(
            id=one.id,
            parent=one.parent or "",
            number=one.number or "",
            heading=one.heading.plain if one.heading else "",
            kind=one.kind,
            cite=one.cite,
            depth=len(self._share.lines[one.id]) - 1,
            start=start,
            end=end,
            own=[self._at(span) for span in one.own],
        )

    def _statement(self, entry: Entry, one: Statement) -> StatementEntry:
        provision = self._provisions.get(one.provision)
        bearers = [
            Bearer(actor=name, grade=grade(mention), inferred=mention.inferred or "", words=mention.span.plain)
            for mention in one.actors
            for name in mention.actors or (mention.span.plain,)
        ]
        grades = [bearer.grade for bearer in bearers]
        return StatementEntry(
            id=one.id,
            provision=one.provision,
            cite=provision.cite if provision else "",
            modality=one.modality,
            nature=one.nature or "",
            grade="stated" if "stated" in grades else next(iter(grades), ""),
            sentence=self._at(one.sentence),
            evidence=one.sentence.plain,
            action=one.action.plain,
            target=_plain(one.target),
            condition=_plain(one.condition),
            deadline=_plain(one.deadline),
            bearers=bearers,
            co=[name for span in one.co for name in self._named(span)],
            marks=sorted(self._marks(one), key=lambda mark: (mark.start, mark.end)),
            reviewed=entry.reviewed,
        )

    def _marks(self, one: Statement) -> Iterable[Mark]:
        parts = {
            "actor": [mention.span for mention in one.actors],
            "by": one.by,
            "co": one.co,
            "marker": [one.marker],
            "action": [one.action],
            "target": [one.target],
            "condition": [one.condition],
            "deadline": [one.deadline],
        }
        for part, spans in parts.items():
            for span in spans:
                if span is not None:
                    start, end = self._at(span)
                    yield Mark(part=part, start=start, end=end)

    def _assignments(self, one: Assignment) -> Iterable[AssignmentEntry]:
        for name in self._named(one.actor):
            yield AssignmentEntry(
                provision=one.provision, actor=name, role=one.role, words=one.actor.plain, note=self._at(one.note)
            )

    def _goal(self, one: Goal) -> GoalEntry:
        start, end = self._at(one.span)
        return GoalEntry(provision=one.provision, deadline=one.deadline or "", start=start, end=end)

    def _citation(self, one: Citation) -> CitationEntry:
        start, end = self._at(one.span)
        target = cited(one.to)
        return CitationEntry(
            provision=one.provision,
            title=one.to.title or "",
            number=one.to.number or "",
            article=one.to.article or "",
            relation=one.relation,
            document=target if target and target in self._known and target != self._share.document.id else "",
            start=start,
            end=end,
        )

    def _named(self, span: Span) -> tuple[str, ...]:
        return self._meant.get(span) or (span.plain,)


def _plain(span: Span | None) -> str:
    return span.plain if span else ""
