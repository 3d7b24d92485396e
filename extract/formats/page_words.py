"""The word lists of web_page.toml as sets and compiled patterns."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

_WORDS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("web_page.toml").read_text("utf-8"))

CONTENT_IDS = frozenset(_WORDS["content"]["ids"])
CONTENT_CLASSES = frozenset(_WORDS["content"]["classes"])
SILENT_TAGS = frozenset(_WORDS["furniture"]["silent"])
FURNITURE_TAGS = frozenset(_WORDS["furniture"]["tags"])
FURNITURE_NAMES = frozenset(_WORDS["furniture"]["names"])
FURNITURE_LINE = re.compile(rf"(?:{'|'.join(_WORDS['furniture']['lines'])})$")
FURNITURE_TAIL = re.compile(_WORDS["furniture"]["tail"])
FILE = re.compile(_WORDS["furniture"]["file"], re.I)
_NAME = "(?:" + "|".join(r"\s*".join(name) for name in _WORDS["labels"]["names"]) + ")"
LABEL = re.compile(rf"({_NAME})\s*[：:]\s*")
ONLY_LABEL = re.compile(rf"[【\[]?({_NAME})[】\]：:\s]*$")
