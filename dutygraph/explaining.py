"""`dutygraph extract --explain`: how each sentence was cut, what each clause became and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from ontology.errors import InputError

from .labels import label, tables
from .sources import find_files
from .terminal import complain, console, plain

if TYPE_CHECKING:
    from rich.console import Console

    from extract.explaining import ExplainedSentence
    from extract.grammar import Draft

_FIELDS = ("actors", "by", "co", "marker", "action", "target", "condition", "deadline")
_NAMES = {"actors": "actor"}


def print_explained(paths: Sequence[str], sentences: Sequence[str], lexicon: str | None = None) -> int:
    """Explain every sentence of the files, then the sentences given; returns the exit code.

    A file that cannot be read is a line on standard error. Raises InputError where a folder holds no file or the word
    list `lexicon` cannot be read.
    """
    from extract.explaining import explain, explain_words
    from extract.reading import read

    out = console()
    letters = "  ".join(f"{letter} {name}" for letter, name in tables()["letters"].items())
    out.print(Text(letters, "dim"))
    files = find_files(paths) if paths else []
    done = 0
    for file in files:
        try:
            text = read(file)
        except InputError as error:
            complain(str(error))
            continue
        out.print(Text(plain(file), "bold underline"))
        for unit, explained in explain(text, lexicon=lexicon):
            if not explained:
                kind = f"{unit.kind} · {unit.provision_kind}: " if unit.kind == "text" else f"{unit.kind}: "
                out.print(Text(kind + plain(unit.text), "dim"))
            _print(out, explained)
        done += 1
    for sentence in sentences:
        _print(out, explain_words(sentence, lexicon=lexicon))
        done += 1
    return 0 if done == len(files) + len(sentences) else 1 if done else 2


def _print(out: Console, sentences: Iterable[ExplainedSentence]) -> None:
    for sentence in sentences:
        out.print(Text(plain(sentence.text), "bold"))
        words = " ".join(f"{plain(word)}/{kind}{'*' if agent else ''}" for word, kind, agent in sentence.words)
        _indented(out, Text(words, "dim"), 2)
        for number, clause in enumerate(sentence.clauses, 1):
            _indented(out, Text(f"{number} {tables()['readings'][clause.reading]}: {plain(clause.text)}"), 2)
            for name, words in clause.left:
                _indented(out, _part(name, words), 6)
            for draft in clause.drafts:
                _indented(out, _statement(sentence, draft), 6)
                if any(draft is other for other in sentence.dropped):
                    _indented(out, Text("不计：所在条款只列举或描述 not counted: the provision lists or describes"), 8)
            if not clause.drafts and not clause.left:
                said = "只作描述 describes, demands nothing" if clause.described else "无谓语 no predicate"
                _indented(out, Text(f"– {said}"), 6)


def _indented(out: Console, text: Text, by: int) -> None:
    out.print(Padding(text, (0, 0, 0, by)))


def _part(name: str, words: str) -> Text:
    part = tables()["parts"][name]
    return Text.assemble((part["name"], part.get("colour", "")), " ", plain(words))


def _statement(sentence: ExplainedSentence, draft: Draft) -> Text:
    """One statement: its modality, its parts in colour, and the rule that found its target."""
    text = Text(f"= {label(draft.modality)}")
    for field in _FIELDS:
        value = getattr(draft, field)
        ranges = value if isinstance(value, list) else [value] if value else []
        if ranges:
            words = "、".join(sentence.text[a:b] for a, b in ranges)
            text.append(" | ").append_text(_part(_NAMES.get(field, field), words))
    return text.append(f" | 规则 rule: {tables()['rules'][draft.rule]}", "dim")
