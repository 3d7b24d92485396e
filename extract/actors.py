"""Who is meant by the words that name actors: one identity for each body and each class, whatever it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from ontology.naming.context import NOWHERE, Context
from ontology.naming.facets import Facets, Relative, Scope
from ontology.naming.identity import as_actor, identity
from ontology.naming.reading import read_name
from ontology.records import (
    Abbreviation,
    Actor,
    ActorMention,
    Assignment,
    Certainty,
    Document,
    Mention,
    Provision,
    Record,
    Routing,
    Slip,
    Span,
    Statement,
)

_JOINTS: Final = ("、", "和", "与", "及", "以及")
# Kinds whose names a list may shorten by what stands before the first.
_GOVERNED: Final = frozenset({"部门", "派出机构", "事业单位", "议事协调机构"})
# Pronouns for an actor that was named before; with a noun behind them (其有关部门) an actor of that one.
_THAT: Final = ("其", "该", "上述", "前款规定的", "前款所列")
# Whose departments a list may go on with.
_SISTERS: Final = frozenset({"部门", "议事协调机构", "党委"})
# Behind these a body acts with the one before.
_WITH: Final = ("会同", "会商", "商")
_ALONE: Final = ("省", "自治区", "市", "自治州", "县", "旗")
_OTHERS: Final = ("其他", "其它", "其余")
_NEAR: Final = 40  # code points before a name that can join it to another: more than any joint and its white space


@dataclass(frozen=True, slots=True)
class _Found:
    """What a mention means, and how that was found."""

    actors: tuple[Facets, ...]
    certainty: Certainty
    reason: str | None = None


def resolve(
    records: Iterable[Record], contexts: Mapping[str, Context], source: str
) -> tuple[list[Record], list[Mention], list[Actor]]:
    """The records with the identities of statements' actors filled in, every mention, and every actor that occurs.

    `contexts` has the context of each document by its id, `source` is the whole text. Mentions come in the order of
    the text, each span once, actors by their first mention.
    """
    everything = list(records)
    owners = {record.id: record.document for record in everything if isinstance(record, Provision)}
    resolver = Resolver(source, contexts, short_forms(everything, owners))
    first = next(iter(contexts), "")
    spans = sorted(
        {(document or first, span): provision for document, provision, span in actor_spans(everything, owners)}.items(),
        key=lambda item: (item[0][1].start, item[0][1].end),
    )
    meant: dict[Span, tuple[str, ...]] = {}
    mentions: list[Mention] = []
    actors: dict[str, Actor] = {}
    for (document, span), provision in spans:
        found = resolver.resolve(span, document, provision)
        named = {name: facets for facets in found.actors if (name := identity(facets)) is not None}
        names = tuple(sorted(named))
        for name in names:
            if name not in actors:
                actors[name] = as_actor(named[name], name, contexts.get(document, NOWHERE).registry)
        meant[span] = names
        certainty = found.certainty if names else Certainty.OPEN
        mentions.append(Mention(document, span, names, certainty, found.reason))
    resolved = [_with_actors(record, meant) if isinstance(record, Statement) else record for record in everything]
    return resolved, mentions, list(actors.values())


class Resolver:
    """Reads one mention after the other and remembers what went before in the provision."""

    def __init__(
        self, source: str, contexts: Mapping[str, Context], short_forms: Mapping[str, list[tuple[str, str]]]
    ) -> None:
        self.source = source
        self.contexts = contexts
        self.short_forms = short_forms
        self.provision = ""
        self.before: list[Facets] = []
        self.list = ""  # the names up to here that stand in one list
        self.end = 0

    def resolve(self, span: Span, document: str, provision: str) -> _Found:
        """What the words at `span` mean; spans have to come in the order of the text."""
        if provision != self.provision:
            self.provision = provision
            self.before.clear()
        gap = None
        if self.end <= span.start:
            gap = "".join(self.source[max(self.end, span.start - _NEAR) : span.start].split())
        names = f"{self.list}{gap}" if gap in _JOINTS else ""
        found = self._resolve(span.plain, names, document)
        if gap is not None and (names or gap.endswith(_WITH)):
            found = self._beside(found, span.plain, document)
        self.before += found.actors
        self.list, self.end = f"{names}{span.plain}", span.end
        return found

    def _resolve(self, words: str, names: str, document: str) -> _Found:
        context = self.contexts.get(document, NOWHERE)
        short = self._short(words, document, context)
        if short is not None:
            return short
        if words.startswith(_THAT) and not words.startswith(_OTHERS):
            return self._that(words, context)
        actors = read_name(words, context)
        if names and (listed := _in_list(names, words, actors, context)) is not None:
            return _Found(listed, Certainty.CONTEXT, f"并列 in a list with: {names}")
        carried = tuple(self._carried(self._of_that_level(self._of_that_place(actor, words))) for actor in actors)
        if carried != actors:
            return _Found(carried, Certainty.CONTEXT, "同条前文 named before in the provision")
        return _Found(actors, *_how(words, actors, context))

    def _beside(self, found: _Found, words: str, document: str) -> _Found:
        """A department named without its level right behind another of a level is of the same: 省财政厅、水利厅."""
        last = self.before[-1] if self.before else None
        if last is None or last.kind not in _SISTERS or not last.levels or "国家" in last.levels or last.relative:
            return found
        context = self.contexts.get(document, NOWHERE)
        territory = last.place if last.scope is Scope.SINGLE else "、".join(f"{level}级" for level in last.levels)
        if territory is None or not all(_may_be_local(facets, words) for facets in found.actors):
            return found
        read = read_name(territory + words, context)
        if [(f.kind, set(f.functions)) for f in read] != [(f.kind, set(f.functions)) for f in found.actors]:
            return found
        place = read if last.scope is Scope.SINGLE else tuple(replace(f, place=last.place) for f in read)
        return _Found(place, Certainty.CONTEXT, "并列 of the territory of the one before")

    def _short(self, words: str, document: str, context: Context) -> _Found | None:
        """A short form that the document gives to a body, or a name that begins with one (国家局器械审评中心)."""
        for term, long in self.short_forms.get(document, ()):
            if words == term or (len(term) > 2 and words.startswith(term)):
                found = read_name(long + words[len(term) :], context)
                if words != long and all(facets.body is not None for facets in found):
                    return _Found(found, Certainty.CONTEXT, f"简称 short for: {long}")
        return None

    def _that(self, words: str, context: Context) -> _Found:
        """“其”, “该机构”: the actor before; “其有关部门”: departments of the actor before."""
        noun = words
        for pronoun in _THAT:
            noun = noun.removeprefix(pronoun)
        last = self.before[-1:]
        if not noun:
            return _Found(tuple(last), Certainty.CONTEXT, "代词 what the pronoun stands for")
        read = read_name(noun, context)
        if words[0] != "其":
            same = [facets for facets in self.before if facets.kind and facets.kind == read[0].kind]
            return _Found(tuple(same[-1:]) or _open(read), Certainty.CONTEXT, "指代 named before in the provision")
        owner = next((facets for facets in reversed(self.before) if facets.levels), None)
        if owner is None or any(facets.levels or facets.kind == "个人" for facets in read):
            return _Found(_open(read), Certainty.OPEN)
        owned = tuple(replace(f, levels=owner.levels, place=owner.place) for f in read)
        return _Found(owned, Certainty.CONTEXT, "指代 of the actor named before")

    def _of_that_level(self, actor: Facets) -> Facets:
        """“本级人民政府”, “同级公安部门” are of the levels of who was named before."""
        if actor.relative is not Relative.SAME_LEVEL or actor.levels:
            return actor
        owner = next((facets for facets in reversed(self.before) if facets.levels), None)
        if owner is None:
            return actor
        return replace(actor, levels=owner.levels, place=owner.place, relative=None)

    def _of_that_place(self, actor: Facets, words: str) -> Facets:
        """“省” alone behind “黑龙江省” is that province."""
        if actor.kind != "地方" or actor.place or words not in _ALONE:
            return actor
        named = [f for f in self.before if f.kind == "地方" and f.place and f.place.endswith(words)]
        return replace(actor, place=named[-1].place, scope=Scope.SINGLE) if named else actor

    def _carried(self, actor: Facets) -> Facets:
        """A department named without its level right after one of the same function with it is of that level."""
        if actor.kind != "部门" or actor.levels or actor.place or actor.relative or not actor.functions:
            return actor
        same = [f for f in self.before if f.kind == "部门" and f.functions == actor.functions and f.word == actor.word]
        if same and same[-1].levels and same[-1].body is None:
            return replace(actor, levels=same[-1].levels, place=same[-1].place, of_government=same[-1].of_government)
        return actor


def _may_be_local(facets: Facets, words: str) -> bool:
    """Whether a department is of no level by its words: 乡村振兴局 without 国家."""
    if facets.kind != "部门" or facets.relative or not facets.functions or facets.qualifier:
        return False
    return not facets.levels or (
        facets.body is not None and words.endswith(("局", "委", "办")) and words != facets.body
    )


def _in_list(names: str, words: str, alone: tuple[Facets, ...], context: Context) -> tuple[Facets, ...] | None:
    """What a name without a territory means behind others in a list (省财政厅、水利厅); None if no more."""
    if any(f.levels or f.body or f.kind not in _GOVERNED or not (f.functions or f.qualifier) for f in alone):
        return None
    whole, head = read_name(names + words, context), read_name(names.rstrip("、和与及以"), context)
    if whole[: len(head)] != head:
        return None
    rest = whole[len(head) :]
    same = len(rest) >= len(alone) and all(facets.kind in _GOVERNED and facets.levels for facets in rest)
    return rest if same else None


def _how(words: str, actors: tuple[Facets, ...], context: Context) -> tuple[Certainty, str | None]:
    """How certain a reading is: what is read alike without the document needs none of it."""
    classes = all(actor.body is None for actor in actors)
    if classes and not any(actor.place for actor in actors):
        return Certainty.CLASS, None
    alone = read_name(words, _anywhere(context.bodies))
    if classes:
        if alone != actors:
            return Certainty.CLASS, f"发文机关所在地 place of the issuer: {context.place}"
        return Certainty.CLASS, None
    if [actor.body for actor in alone] != [actor.body for actor in actors]:
        dated = read_name(words, replace(NOWHERE, bodies=context.bodies, date=context.date))
        if [actor.body for actor in dated] == [actor.body for actor in actors]:
            return Certainty.CONTEXT, f"成文日期 date of the document: {context.date}"
        if context.place is not None and any(actor.place == context.place for actor in actors):
            return Certainty.CONTEXT, f"发文机关所在地 place of the issuer: {context.place}"
        return Certainty.CONTEXT, f"发文机关、主送机关 issuer or addressee: {context.issuer}"
    known = all(actor.body in context.registry.bodies for actor in actors if actor.body)
    return (Certainty.REGISTRY if known else Certainty.RULE), None


@cache
def _anywhere(bodies: Path | None) -> Context:
    """No document's surroundings, with a user's own bodies."""
    return replace(NOWHERE, bodies=bodies)


def _open(read: tuple[Facets, ...]) -> tuple[Facets, ...]:
    return tuple(replace(facets, relative=Relative.ANAPHOR) for facets in read)


def _with_actors(statement: Statement, meant: Mapping[Span, tuple[str, ...]]) -> Statement:
    if not statement.actors:
        return statement
    actors = tuple(
        ActorMention(mention.span, mention.inferred, meant.get(mention.span, ())) for mention in statement.actors
    )
    return replace(statement, actors=actors)


def actor_spans(records: Iterable[Record], owners: Mapping[str, str]) -> Iterator[tuple[str, str, Span]]:
    """Every span that names actors, with its document and provision ("" outside provisions)."""
    for record in records:
        match record:
            case Document():
                for span in (*record.issuers, *record.addressees, *record.copied_to):
                    yield record.id, "", span
            case Statement():
                for span in (*(mention.span for mention in record.actors), *record.by, *record.co):
                    yield owners.get(record.provision, ""), record.provision, span
            case Assignment():
                yield owners.get(record.provision, ""), record.provision, record.actor
            case Routing():
                for part in (record.actor, *record.partners):
                    if part is not None:
                        yield "", "", part
            case Slip() if record.sender is not None:
                yield record.document, "", record.sender
            case _:
                pass


def short_forms(records: Iterable[Record], owners: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Short forms with what they stand for, by document, the longest first: “…总局（以下简称总局）”."""
    found: dict[str, list[tuple[str, str]]] = {}
    for record in records:
        if isinstance(record, Abbreviation) and not record.meaning.plain.startswith("《"):
            pair = record.term.plain, record.meaning.plain
            found.setdefault(owners.get(record.provision, ""), []).append(pair)
    for pairs in found.values():
        pairs.sort(key=lambda pair: -len(pair[0]))
    return found
