"""The word lists that the grammar reads, from the text files beside this one.

A list file holds words between white space under `[section]` headings; `#` starts a comment line. A user's own lexicon
has the same form with `[file.section]` headings (`[agents.suffix]`, `[verbs.strong]` ...).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from ontology.errors import InputError

NAMES = (
    "modals",
    "pivots",
    "adverbs",
    "light_verbs",
    "prepositions",
    "conjunctions",
    "agents",
    "verbs",
    "general_verbs",
    "frames",
    "grammar",
)

Lists = Mapping[str, frozenset[str]]


def parse(lines: Iterable[str], where: str) -> dict[str, set[str]]:
    """Words by section; words before the first heading stand under the empty name."""
    sections: dict[str, set[str]] = {}
    name = ""
    for line in lines:
        line = line.strip()
        if line.startswith("#"):
            continue
        if line.startswith("["):
            if not line.endswith("]"):
                raise InputError(f"{where}: a heading lacks its ]: {line[:40]} / 词表标题缺少 ]")
            name = line[1:-1].strip()
            sections.setdefault(name, set())
        else:
            sections.setdefault(name, set()).update(line.split())
    return sections


@cache
def built_in() -> dict[str, frozenset[str]]:
    """All lists that ship with the package, as `file.section` (`file` for words without a section)."""
    lists: dict[str, frozenset[str]] = {}
    for name in NAMES:
        source = files(__package__).joinpath(f"{name}.txt")
        for section, words in parse(source.read_text("utf-8").splitlines(), name).items():
            lists[f"{name}.{section}" if section else name] = frozenset(words)
    return lists


def with_user_words(path: Path) -> dict[str, frozenset[str]]:
    """The built-in lists with the words of the user's file added; InputError names an unknown list."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a word list ({error}) / 无法读取词表") from error
    lists = dict(built_in())
    for section, words in parse(lines, str(path)).items():
        if not words:
            continue
        if section not in lists:
            raise InputError(f"{path}: no list is called [{section}]; one of {', '.join(sorted(lists))} / 没有这个词表")
        lists[section] = lists[section] | words
    return lists
