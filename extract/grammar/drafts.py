"""What the grammar hands on: statements as ranges of code points of their sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from ontology.records import Modality

Range = tuple[int, int]  # code points of the sentence
Segment = tuple[int, int, str, str]  # words, and the marks before and after


@dataclass(slots=True)
class Draft:
    """One statement, as ranges of code points of its sentence."""

    action: Range
    target: Range | None
    actors: list[Range]
    modality: Modality
    marker: Range | None
    condition: Range | None
    deadline: Range | None
    by: list[Range] = field(default_factory=list)
    co: list[Range] = field(default_factory=list)
    rule: str = ""
    handed: bool = False  # a pivot verb handed the duty to the actors


@dataclass(slots=True)
class Mood:
    """Modality and the word that shows it."""

    modality: Modality
    marker: Range | None


BARE = Mood(Modality.OBLIGATION, None)


@dataclass(slots=True)
class Setting:
    """What the sentences around this one say about it: `mood` for items under an opening line (“不得有下列行为：”)."""

    mood: Mood | None = None
    item: bool = False
    law: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Segments `first` to `last` (excluded) of a sentence, read in one go; `reading` names the rule that took them."""

    first: int
    last: int
    reading: str
