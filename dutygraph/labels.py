"""What things are called on screen, in Chinese with the English beside it (`labels.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tables() -> dict[str, dict[str, Any]]:
    """All of `labels.toml`."""
    return tomllib.loads((files(__package__) / "labels.toml").read_text("utf-8"))


def words() -> dict[str, str]:
    """Coded word → what it is called."""
    return tables()["words"]


def label(word: str) -> str:
    """What a column or a coded value is called; any other text as it is."""
    return words().get(word, word)


def chinese(word: str) -> str:
    """The same without the English."""
    return label(word).partition(" ")[0] if word in words() else word
