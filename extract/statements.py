"""Units to statements and assignments: sentences in their setting, spans back in the source, stable identities."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ontology.records import (
    ActorMention,
    Assignment,
    Document,
    Inferred,
    Modality,
    Provision,
    ProvisionKind,
    Record,
    Span,
    Statement,
)

from .assignments import find_note, read_note
from .beneficiary import beneficiary
from .grammar import Draft, Mood, Range, Setting
from .lists import (
    CHARGED,
    LIST_OF_DUTIES,
    PENALTY,
    RULED_LIST,
    Opening,
    duty_modality,
    heads_things,
    names_things,
    opening,
)
from .nature import nature
from .sentence import sentence_bounds
from .spans import span_of
from .units import Unit, UnitKind
from .words import Vocabulary

_CHINESE = re.compile("[\u4e00-\u9fff]")
_FORM = re.compile(
    r"(?:表|目录|名录|清单|名单|样式|格式|模板|样本|大纲|提纲|编码|图|评分标准|申请书|通知书|决定书|告知书|承诺书|回执|证书|说明)(?:[（(][^（）()]*[）)])?$"
)
_REST = re.compile(
    r"(?:其他|其它|法律|国家|依法|有关|国务院|省|市|本)[^，。；]{0,30}(?:规定|禁止|要求|认为|需要|可能|应当|授权|交办|委托)[^，。；]{0,30}的?(?:其他|其它)?[^，。；]{0,10}(?:行为|活动|职责|情形|事项|条件|材料|文件|措施|义务|权利|任务|资料|内容|工作|方式)[。；;]?$"
)
_READ = frozenset((UnitKind.TEXT, UnitKind.ITEM, UnitKind.CELL))
_OPERATIVE = frozenset(
    (
        ProvisionKind.MEASURE,
        ProvisionKind.SAFEGUARD,
        ProvisionKind.LIABILITY,
        ProvisionKind.SUPPLEMENTARY,
        ProvisionKind.ATTACHMENT,
    )
)


@dataclass(slots=True)
class _Parts:
    """What the nature of a statement is judged by."""

    modality: Modality
    marker: Span | None
    action: Span
    target: Span | None
    deadline: Span | None
    actors: tuple[ActorMention, ...]


@dataclass(slots=True)
class _Sentence:
    """A sentence of a unit: where it begins in the unit's text, its words, its stretch of the source."""

    unit: Unit
    start: int
    text: str
    span: Span


class _Past:
    """What the units of one text before the one that is read have said."""

    def __init__(
        self,
        units: Sequence[Unit],
        provisions: Sequence[Provision],
        acts: frozenset[str],
        documents: Mapping[str, Document],
    ) -> None:
        self.documents = documents
        self.ordinals: Counter[str] = Counter()
        self.laws = {
            p.document for p in provisions if p.number and p.number.startswith("第") and p.number.endswith("条")
        }
        self.openers: dict[int, tuple[Opening, Modality, tuple[ActorMention, ...]]] = {}
        self.forms = _forms(provisions)
        self.described = _described(provisions, tuple(acts))
        self.has_items = {unit.opener for unit in units if unit.opener is not None}
        self.last_operative: Unit | None = None


class StatementReader:
    """Reads the units of one text after another; keeps nothing between texts."""

    def __init__(self, read_sentence: Callable[[str, Setting], list[Draft]], vocabulary: Vocabulary) -> None:
        self._read_sentence = read_sentence
        self._vocabulary = vocabulary

    def read(
        self, units: Sequence[Unit], provisions: Sequence[Provision], source: str, documents: Mapping[str, Document]
    ) -> Iterator[Record]:
        """Statements and assignments of `units`, in their order; `source` is the text that spans point into, and
        `documents` are those of the units by their ids."""
        for _, records in self.walk(units, provisions, source, documents):
            yield from records

    def walk(
        self, units: Sequence[Unit], provisions: Sequence[Provision], source: str, documents: Mapping[str, Document]
    ) -> Iterator[tuple[Unit, list[Record]]]:
        """The same unit by unit, those that carry nothing included."""
        past = _Past(units, provisions, self._vocabulary.closed.heads_acts, documents)
        for index, unit in enumerate(units):
            yield unit, list(self._unit(index, unit, past, source))

    def _unit(self, index: int, unit: Unit, past: _Past, source: str) -> Iterator[Record]:
        if unit.kind not in _READ or unit.provision_kind not in _OPERATIVE or unit.provision in past.forms:
            return
        text = unit.text
        if not _CHINESE.search(text):
            return
        stop = len(text)
        note = find_note(text)
        if note is not None:
            owner = unit if note[0] > 0 or past.last_operative is None else past.last_operative
            yield from self._assignments(unit, owner, note, source)
            stop = note[0]
            if stop == 0:
                return
        past.last_operative = unit
        inherited = past.openers.get(unit.opener) if unit.opener is not None else None
        if inherited and _REST.match(text):
            return
        if inherited and inherited[0] is Opening.THINGS and not (unit.opener is not None and PENALTY.search(text)):
            if index in past.has_items:
                past.openers[index] = inherited
            return
        previous: tuple[ActorMention, ...] = ()
        tail = ""
        for start, end in sentence_bounds(text[:stop]):
            body = text[start:end]
            setting = self._setting(unit, inherited, unit.document in past.laws)
            drafts = self._read_sentence(body, setting)
            tail = body.rstrip()
            last = end >= stop
            if last and tail.endswith(("：", ":")):
                things = opening(tail) is Opening.THINGS
                drafts = [d for d in drafts if not self._announces(body, d, things)]
                if names_things(tail):
                    drafts = [d for d in drafts if d.marker is not None]  # 编制规划的基本原则：
            if unit.provision in past.described:
                drafts = [d for d in drafts if d.marker is not None]
            stated: tuple[ActorMention, ...] = ()
            sentence = _Sentence(unit, start, body, span_of(unit, start, (0, end - start), source))
            for draft in drafts:
                statement = self._statement(sentence, draft, source, past, previous, inherited)
                if draft.by:
                    stated = tuple(ActorMention(by) for by in statement.by)  # who told the others to act goes on
                elif draft.actors and not draft.handed:
                    stated = statement.actors
                yield statement
            previous = stated or previous
        if index in past.has_items:
            if inherited and not tail.endswith(("：", ":")):
                past.openers[index] = inherited
            else:
                subject = previous or self._subject(unit, tail, source)
                past.openers[index] = (opening(tail, text), duty_modality(tail), subject)

    def _subject(self, unit: Unit, sentence: str, source: str) -> tuple[ActorMention, ...]:
        """The actor of an opening line that carries no statement itself."""
        at = unit.text.rfind(sentence)
        drafts = self._read_sentence(sentence, Setting())
        actors = drafts[-1].actors if drafts else []
        if not actors and (charged := CHARGED.match(sentence)):
            drafts = self._read_sentence(charged["who"] + "应当履行职责。", Setting())
            actors = drafts[-1].actors if drafts else []
        return tuple(ActorMention(span_of(unit, at, r, source)) for r in actors)

    def _setting(
        self, unit: Unit, inherited: tuple[Opening, Modality, tuple[ActorMention, ...]] | None, law: bool
    ) -> Setting:
        if inherited is None or inherited[0] is Opening.OPEN:
            return Setting(law=law)
        if inherited[0] is Opening.ACTS:
            return Setting(mood=Mood(Modality.PROHIBITION, None), item=True, law=law)
        return Setting(mood=Mood(inherited[1], None), item=True, law=law)

    def _announces(self, sentence: str, draft: Draft, things: bool) -> bool:
        """Whether a draft only announces the list below it (履行下列职责：, 按照下列规定办理：), which is not one of
        `things` (对下列行为，由X处罚：)."""
        ruled = RULED_LIST.search(sentence)
        if ruled is not None and draft.action[0] > ruled.start():
            return True
        if sentence[slice(*draft.action)].endswith(("符合", "具备", "满足", "达到")):
            return False
        return not things and draft.target is not None and bool(LIST_OF_DUTIES.match(sentence[slice(*draft.target)]))

    def _assignments(self, unit: Unit, owner: Unit, note: Range, source: str) -> Iterator[Assignment]:
        whole = span_of(unit, 0, note, source)
        for named in read_note(unit.text, *note, self._vocabulary):
            yield Assignment(owner.provision, span_of(unit, 0, (named.start, named.end), source), named.role, whole)

    def _statement(
        self,
        sentence: _Sentence,
        draft: Draft,
        source: str,
        past: _Past,
        previous: tuple[ActorMention, ...],
        inherited: tuple[Opening, Modality, tuple[ActorMention, ...]] | None,
    ) -> Statement:
        unit, start = sentence.unit, sentence.start

        def span(r: Range) -> Span:
            return span_of(unit, start, r, source)

        def maybe(r: Range | None) -> Span | None:
            return None if r is None or r[0] >= r[1] else span_of(unit, start, r, source)

        actors = tuple([ActorMention(span(r)) for r in draft.actors])
        if not actors and inherited and inherited[2]:
            actors = tuple([ActorMention(m.span, Inferred.OPENING_LINE) for m in inherited[2]])
        elif not actors and previous and draft.rule not in ("topic", "state"):
            actors = tuple([ActorMention(m.span, m.inferred or Inferred.PREVIOUS_SENTENCE) for m in previous])
        action, target, marker = span(draft.action), maybe(draft.target), maybe(draft.marker)
        deadline = maybe(draft.deadline)
        served = None
        if draft.modality is not Modality.PROHIBITION:
            served = beneficiary(sentence.text, draft.action, draft.target if target else None, draft.actors)
        parts = _Parts(draft.modality, marker, action, target, deadline, actors)
        past.ordinals[unit.provision] += 1
        return Statement(
            id=f"{unit.provision}/{past.ordinals[unit.provision]}:{action.plain}",
            provision=unit.provision,
            sentence=sentence.span,
            actors=actors,
            by=tuple(map(span, draft.by)),
            co=tuple(map(span, draft.co)),
            modality=draft.modality,
            marker=marker,
            action=action,
            target=target,
            condition=maybe(draft.condition),
            deadline=deadline,
            rule=draft.rule,
            nature=nature(parts, past.documents.get(unit.document)),
            beneficiary=span(served) if served else None,
        )


def _forms(provisions: Sequence[Provision]) -> set[str]:
    """Provisions of attachments that are forms, lists or outlines: nobody is told to do what stands there."""
    forms: set[str] = set()
    for provision in provisions:
        heading = provision.heading.plain if provision.heading else ""
        if provision.parent in forms or (provision.kind is ProvisionKind.ATTACHMENT and _FORM.search(heading)):
            forms.add(provision.id)
    return forms


def _described(provisions: Sequence[Provision], acts: tuple[str, ...]) -> set[str]:
    """Provisions under a heading such as 申报条件, with those below them; `acts` open other headings."""
    described: set[str] = set()
    for provision in provisions:
        heading = provision.heading.plain.strip("。：: ") if provision.heading else ""
        chapter = (provision.number or "").endswith(("章", "节", "编"))  # 第三章 奖励条件、方式和标准
        things = heads_things(heading) and not chapter and not heading.startswith(acts)
        if provision.parent in described or things:
            described.add(provision.id)
    return described
