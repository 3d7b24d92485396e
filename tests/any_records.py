"""Any extraction of one document: every type of record, every field, spans anywhere in any text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Any

from hypothesis import strategies as st
from records_by_hand import source

from ontology.places import LEVELS
from ontology.records import (
    Abbreviation,
    Actor,
    ActorMention,
    Assignment,
    Certainty,
    Citation,
    CitationTarget,
    Copy,
    Definition,
    Document,
    Extraction,
    Figure,
    Given,
    Goal,
    Inferred,
    Mention,
    Modality,
    Nature,
    Origin,
    Provision,
    ProvisionKind,
    Record,
    Role,
    Routing,
    RoutingPart,
    Slip,
    Span,
    Statement,
    Text,
)

CHARACTERS = st.characters(exclude_categories=["Cs"])
"""What a text may hold: anything but lone surrogates, which no decoded file has."""

TEXTS = st.text(CHARACTERS, min_size=20, max_size=60)
WORDS = st.text(CHARACTERS, max_size=6)
NAMES = st.text(CHARACTERS, min_size=1, max_size=6)
ACTORS = st.lists(NAMES, min_size=1, max_size=3, unique=True).map(sorted).map(tuple)
PERHAPS = st.none() | WORDS
STRINGS = ("title", "number", "printed_by", "form", "content", "rank", "status", "part_of")
DAYS = ("written", "printed", "published", "in_force", "out_of_force")
DATES = st.none() | st.dates(date(1949, 10, 1), date(2099, 12, 31))
TIMES = st.none() | st.dates(date(1949, 10, 1)).flatmap(
    lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", day.isoformat()])
)
FIGURES = st.builds(
    Figure,
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    WORDS,
    st.sampled_from(["=", ">=", "<=", ">", "<", "~"]),
)


def span_in(text: str, places: tuple[int, int]) -> Span:
    """A span of `text` by two numbers, in either order."""
    start, end = sorted(place % len(text) for place in places)
    return Span(start, end + 1, text[start : end + 1])


@st.composite
def extractions(draw: st.DrawFn, internal: bool = True) -> Extraction:
    """A document with a tree of provisions and some of every other record; `internal` for slips and routings too."""
    text = draw(TEXTS)
    span = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda places: span_in(text, places))
    maybe = st.none() | span
    spans = st.lists(span, max_size=3).map(tuple)
    identifier = draw(NAMES)
    read = source(text, f"{draw(st.sampled_from(['文', 'a b', 'x']))}.txt")
    strings = {name: draw(PERHAPS) for name in STRINGS}
    dates: dict[str, Any] = {name: draw(DATES) for name in DAYS}
    document = Document(
        id=identifier, issuers=draw(spans), addressees=draw(spans), copied_to=draw(spans),
        public=draw(st.none() | st.booleans()), sha256=read.sha256, span=Span(0, len(text), text), **strings, **dates,
    )  # fmt: skip

    provisions: list[Provision] = []
    for number in range(draw(st.integers(1, 4))):
        kinds = [kind for kind in ProvisionKind if internal or kind is not ProvisionKind.ROUTING]
        parent = draw(st.sampled_from([None, *(p.id for p in provisions if p.kind is not ProvisionKind.ROUTING)]))
        provisions.append(
            Provision(
                f"{identifier}#{number}", identifier, parent, draw(PERHAPS), draw(maybe), draw(st.sampled_from(kinds)),
                draw(WORDS), draw(span), draw(spans),
            )
        )  # fmt: skip

    within = st.sampled_from([provision.id for provision in provisions])
    mention = st.builds(ActorMention, span, st.sampled_from([None, *Inferred]), st.lists(NAMES, max_size=2).map(tuple))
    statement = st.builds(
        Statement, st.builds(lambda p, n: f"{p}/{n}", within, NAMES), within, span,
        st.lists(mention, max_size=3).map(tuple), spans, spans, st.sampled_from(Modality), maybe, span, maybe, maybe,
        maybe, st.sampled_from([None, *Nature]), maybe, WORDS,
    )  # fmt: skip
    kinds_of: list[st.SearchStrategy[Record]] = [
        statement,
        st.builds(Assignment, within, span, st.sampled_from(Role), span),
        st.builds(Goal, within, TIMES, maybe, st.lists(FIGURES, max_size=3).map(tuple), span),
        st.builds(Citation, within, st.builds(CitationTarget, PERHAPS, PERHAPS, PERHAPS), WORDS, span),
        st.builds(Definition, within, span, span, WORDS),
        st.builds(Abbreviation, within, span, span, WORDS),
    ]
    if internal:
        role = st.sampled_from([None, *Role])
        kinds_of += [
            st.builds(Slip, st.just(identifier), WORDS, PERHAPS, PERHAPS, maybe, PERHAPS, span),
            st.builds(Routing, st.sampled_from(RoutingPart), maybe, role, spans, maybe, PERHAPS, maybe, span),
        ]
    others = draw(st.lists(st.one_of(kinds_of), max_size=6))
    found = [one for one in Certainty if one is not Certainty.OPEN]
    mentions = draw(
        st.lists(
            st.builds(Mention, st.just(identifier), span, ACTORS, st.sampled_from(found), PERHAPS)
            | st.builds(Mention, st.just(identifier), span, st.just(()), st.just(Certainty.OPEN), PERHAPS),
            max_size=4, unique_by=lambda one: (one.span.start, one.span.end),
        )
    )  # fmt: skip
    named = dict.fromkeys(name for one in mentions for name in one.actors)
    origins = {} if not draw(st.booleans()) else {identifier: draw(origin(read))}
    return Extraction(read, (document, *provisions, *others, *mentions, *(draw(actor(one)) for one in named)), origins)


def actor(name: str) -> st.SearchStrategy[Actor]:
    """The actor of a name with any facets: levels and functions in the order in which they are told."""
    flags = (st.booleans(),) * 4
    levels = st.sets(st.sampled_from(LEVELS)).map(lambda some: tuple(one for one in LEVELS if one in some))
    functions = st.sets(st.sampled_from(["科技", "教育", "财政"])).map(lambda some: tuple(sorted(some)))
    return st.builds(Actor, st.just(name), NAMES, WORDS, levels, PERHAPS, functions, PERHAPS, *flags)


@st.composite
def origin(draw: st.DrawFn, read: Text) -> Origin:
    """Copies of a document by address, the one that was read perhaps among them."""
    others = st.builds(
        Copy, NAMES, st.text("0123456789abcdef", min_size=64, max_size=64), st.sampled_from(["txt", "docx"]),
        st.sampled_from([None, "utf-8"]),
    )  # fmt: skip
    copies = draw(st.lists(others, max_size=3, unique_by=lambda one: one.sha256))
    if draw(st.booleans()):
        copies.append(Copy(draw(NAMES), read.sha256, read.format, read.encoding))
    return Origin(tuple(sorted(copies, key=lambda one: one.address)), draw(NAMES))


def stored(extraction: Extraction, document: str | None = None) -> Extraction:
    """What a store gives back of one document (the first where none is named): all but the text's path and content."""
    documents = extraction.of(Document)
    wanted = next(one for one in documents if document in (None, one.id))
    owner = {provision.id: provision.document for provision in extraction.of(Provision)}

    def owned(record: Record) -> bool:
        match record:
            case Document() | Actor():
                return False
            case Provision() | Slip() | Mention():
                return record.document == wanted.id
            case Routing():
                at = record.span.start
                holders = [one for one in documents if one.span.start <= at < one.span.end] or documents
                return holders[0].id == wanted.id
            case _:
                return owner[record.provision] == wanted.id

    records = [record for record in extraction.records if owned(record)]
    named = dict.fromkeys(name for record in records if isinstance(record, Mention) for name in record.actors)
    actors = {actor.id: actor for actor in extraction.of(Actor)}
    text = extraction.text
    kept = replace(text, path=PurePath(text.path).name, content="", given=Given(source=text.given.source))
    origins = {name: origin for name, origin in extraction.origins.items() if name == wanted.id}
    return Extraction(kept, (wanted, *records, *(actors[name] for name in named)), origins)
