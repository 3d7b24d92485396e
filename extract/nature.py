"""What a statement is in practitioners' terms, by rank, modality and how concrete it is; the rule: docs/nature.md."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from ontology.records import ActorMention, Document, Modality, Nature, Span

_WORDS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("nature.toml").read_text("utf-8"))
_LAW = frozenset(_WORDS["ranks"]["law"])
_MANDATE = tuple(_WORDS["ranks"]["mandate"])
_OFFERING = frozenset(_WORDS["actions"]["offering"])
_STANCE = frozenset(_WORDS["actions"]["stance"])
_DIRECTION = tuple(sorted(_WORDS["actions"]["direction"], key=len, reverse=True))
_CONCRETE = tuple(_WORDS["targets"]["concrete"])
_ABSTRACT = tuple(_WORDS["targets"]["abstract"])
# bodies that stand for everybody: what is asked of them in a law is asked of nobody in particular
_EVERYBODY = frozenset(("国家", "全社会", "社会", "社会各界", "本省", "本市"))
_RESTRICTING = frozenset(_WORDS["actions"]["restricting"])
_FIGURE = re.compile(r"\d|[一二两三四五六七八九十百千万]+(?:个|家|项|次|万元|元|名|年|日|件)|百分之")
_QUOTED = re.compile(r"《[^》]+》")
_AND = re.compile(r"[、和与及]|以及|并")


class Stated(Protocol):
    """What a statement is judged by."""

    @property
    def modality(self) -> Modality: ...
    @property
    def marker(self) -> Span | None: ...
    @property
    def action(self) -> Span: ...
    @property
    def target(self) -> Span | None: ...
    @property
    def deadline(self) -> Span | None: ...
    @property
    def actors(self) -> tuple[ActorMention, ...]: ...


def nature(statement: Stated, document: Document | None) -> Nature:
    """The nature of a statement of `document` (None: of unknown rank, read as a policy paper)."""
    action = statement.action.plain
    if statement.modality is Modality.ENCOURAGEMENT or action in _OFFERING:
        return Nature.ENCOURAGEMENT
    vague = is_vague(statement)
    if document is not None and _binds(document):
        return Nature.PRINCIPLE if vague and _asks_nobody(statement) else Nature.STATUTORY_DUTY
    if statement.modality is Modality.PERMISSION and not _restricts(statement):
        return Nature.POLICY_TASK if _measured(statement) else Nature.ENCOURAGEMENT
    return Nature.PRINCIPLE if vague else Nature.POLICY_TASK


def is_vague(statement: Stated) -> bool:
    """Whether nothing says when it would be done: a stance, or a direction without an object that can be shown."""
    if statement.modality is Modality.PROHIBITION or _measured(statement):
        return False
    action = statement.action.plain
    if not (_is_stance(action) or _is_direction(action)):
        return False
    return not _is_concrete(statement.target.plain if statement.target else "")


def _binds(document: Document) -> bool:
    return document.rank in _LAW or (document.title is not None and any(word in document.title for word in _MANDATE))


def _restricts(statement: Stated) -> bool:
    """经批准方可: a permission that says what has to come first."""
    return statement.marker is not None and statement.marker.plain in _RESTRICTING


def _asks_nobody(statement: Stated) -> bool:
    """A stance, or a direction that the law names nobody for but the State or everybody."""
    if _is_stance(statement.action.plain):
        return True
    named = [a.span.plain for a in statement.actors]
    return statement.marker is None and all(name in _EVERYBODY for name in named)


def _measured(statement: Stated) -> bool:
    """Whether a day, a figure or a text that is named says what is due."""
    if statement.deadline is not None:
        return True
    target = statement.target.plain if statement.target else ""
    return bool(_FIGURE.search(target) or _QUOTED.search(target))


@lru_cache(maxsize=65536)  # a language has few verbs
def _is_stance(action: str) -> bool:
    return any(part in _STANCE for part in _AND.split(action))


@lru_cache(maxsize=65536)
def _is_direction(action: str) -> bool:
    return all(part.endswith(_DIRECTION) for part in _AND.split(action) if part)


def _is_concrete(target: str) -> bool:
    """By its last words; what is counted as abstract last is no more concrete for what stands before it."""
    head = target.rstrip("等。；，")
    if head.endswith(_ABSTRACT):
        return head.endswith(_CONCRETE)
    return head.endswith(_CONCRETE)
