"""A duty with the elements that are compared: matter and object as words, stage, level and place, bearer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from .lexicon import Stage
from .texts import Source


class Object(NamedTuple):
    """One of a duty's objects: its words and its pairs of characters, with their information in nats."""

    words: Mapping[str, float]
    pairs: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Domain:
    """What a document is about: a vector of length 1 over words."""

    words: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Duty:
    """A statement. `by_verb` is whether its verb names the stage; `about` are the words of matter and object with their
    information in nats, `pairs` the same for pairs of neighbouring characters, which see through how words are cut;
    `own` whether the target has them (else they are those of the case and the sentence); `all` whether it is about all
    that its document is about; `verb` are the characters of
    the verb but for what goes with any matter (开展), `drafts` whether it makes a paper; `others` act together with the
    bearers; `named` is whether the text names the bearers, which are the issuers where it does not; `domain` what the
    document is about."""

    row: Mapping[str, Any]
    source: Source
    stage: Stage | None
    by_verb: bool
    about: Mapping[str, float]
    pairs: Mapping[str, float]
    objects: tuple[Object, ...]
    own: bool
    all: bool
    verb: frozenset[str]
    drafts: bool
    case: str
    bearers: tuple[str, ...]
    others: tuple[str, ...]
    named: bool
    grades: tuple[str, ...]
    place: str | None
    domain: Domain

    @property
    def evidence(self) -> str:
        """The sentence without white space."""
        return str(self.row["evidence"])
