"""The words of task tables: `words.toml`, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """`words.toml` says what each is."""

    title: str
    untitled: str
    general: frozenset[str]
    kinds: frozenset[str]
    ongoing: str
    moods: Mapping[str, str]
    remarks: Mapping[str, str]
    fonts: Mapping[str, str]
    fallbacks: Mapping[str, str]


@cache
def words() -> Words:
    """The words of task tables."""
    read: dict[str, Any] = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    for name in ("general", "kinds"):
        several: Sequence[str] = read[name]
        read[name] = frozenset(several)
    return Words(**read)
