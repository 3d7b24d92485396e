"""The pieces that actors' names are made of, read from the data files beside this module and from the registry."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ontology.registry import registry


class Piece(Enum):
    """What a word is in an actor's name."""

    LEVEL = auto()
    RANGE = auto()
    LOCAL = auto()
    HEAD = auto()
    FUNCTION = auto()
    RELATIVE = auto()
    QUANTIFIER = auto()
    COORDINATION = auto()
    OPEN_LIST = auto()
    OTHER = auto()
    PARTY = auto()
    BRACKET_OPEN = auto()
    BRACKET_CLOSE = auto()
    OF = auto()
    PLACE = auto()
    BODY = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a name: its words, what it is, and what it stands for (a level, a kind, a function's key …)."""

    text: str
    piece: Piece
    value: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of actors: `plain` heads name the whole kind, `heads` a part of it; `public` ones have levels."""

    name: str
    broader: str | None
    public: bool
    plain: frozenset[str]
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All pieces but places and bodies. `words` maps each word to what it may be, likeliest first, `lengths` a
    character to the lengths of the words that begin with it, longest first; `lowest` is the level below which an organ
    does not exist, `only` the one level that it has, `writer` the one of a writer that calls itself so, `beside` the
    words for territories that lists add to the provinces (True for the one that is one body's), `short` what cut-short
    words must stand before, `whole` words that name no function inside others, `own` the words that tell own names
    from sorts."""

    kinds: Mapping[str, Kind]
    kind_of: Mapping[str, str]
    covers: Mapping[str, frozenset[str]]
    levels: Mapping[str, tuple[str, ...]]
    lowest: Mapping[str, str]
    only: Mapping[str, str]
    writer: Mapping[str, str]
    beside: Mapping[str, bool]
    short: Mapping[str, tuple[str, ...]]
    whole: frozenset[str]
    own: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[Token, ...]]
    lengths: Mapping[str, tuple[int, ...]]


_SECTIONS = {
    "quantifiers": Piece.QUANTIFIER,
    "coordination": Piece.COORDINATION,
    "open": Piece.OPEN_LIST,
    "other": Piece.OTHER,
    "party": Piece.PARTY,
    "league": Piece.PARTY,
}


@cache
def lexicon(bodies: Path | None = None) -> Lexicon:
    """The pieces as the data files have them, and the functions of the user's own file of bodies."""
    kinds_file, levels_file, words_file = (_data(name) for name in ("kinds.toml", "levels.toml", "words.toml"))
    kinds = {
        one["name"]: Kind(
            one["name"],
            one.get("broader"),
            one.get("public", False),
            frozenset(one.get("plain", ())),
            frozenset(one.get("heads", ())),
        )
        for one in kinds_file["kind"]
    }
    kind_of = {head: kind.name for kind in kinds.values() for head in kind.plain | kind.heads}
    covers = {word: frozenset(one["covers"]) for one in kinds_file["general"] for word in one["words"]}
    tokens = [Token(word, Piece.LEVEL) for word in levels_file["words"]]
    tokens += [Token(head, Piece.HEAD, kind) for head, kind in kind_of.items()]
    tokens += [Token(word, Piece.FUNCTION, one.name) for word, one in registry(bodies).function_words().items()]
    tokens += [Token(word, Piece.RANGE, side) for word, side in levels_file["ranges"].items()]
    tokens += [Token(word, Piece.LOCAL) for word in levels_file["local"]["words"]]
    for relative, meant in words_file["relative"].items():
        tokens += [Token(word, Piece.RELATIVE, relative) for word in meant]
    for section, piece in _SECTIONS.items():
        tokens += [Token(word, piece, section) for word in words_file[section]["words"]]
    tokens += [Token(mark, Piece.BRACKET_OPEN) for mark in "（("]
    tokens += [Token(mark, Piece.BRACKET_CLOSE) for mark in "）)"]
    tokens.append(Token("的", Piece.OF))
    words: dict[str, tuple[Token, ...]] = {}
    for token in tokens:
        words[token.text] = (*words.get(token.text, ()), token)
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    levels = {word: tuple(found) for word, found in levels_file["words"].items()}
    beside = {word: section == "place" for section, words in levels_file["beside"].items() for word in words}
    return Lexicon(
        kinds,
        kind_of,
        covers,
        levels,
        levels_file["lowest"],
        levels_file["only"],
        levels_file["writer"],
        beside,
        {word: tuple(before) for word, before in words_file["short"].items()},
        frozenset(words_file["whole"]["words"]),
        {name: tuple(found) for name, found in words_file["own"].items()},
        words,
        {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
    )


def head_of(name: str) -> str:
    """The longest head that `name` ends in, "" for none."""
    known = lexicon().kind_of
    return next((name[at:] for at in range(len(name)) if name[at:] in known), "")


def broader_kinds(kind: str) -> tuple[str, ...]:
    """The kind with all that it is a kind of, from the bottom."""
    kinds = lexicon().kinds
    found: list[str] = []
    while kind in kinds:
        found.append(kind)
        kind = kinds[kind].broader or ""
    return tuple(found)


def is_firm(kind: str) -> bool:
    """Whether a kind is one of enterprises, banks among them."""
    return "企业" in broader_kinds(kind)


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("ontology.naming").joinpath(name).read_text(encoding="utf-8"))


BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
