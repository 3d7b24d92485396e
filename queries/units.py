"""Coding units for the quantification of policy texts: every sentence with a code 文件号-章-条-句."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from kg.store import Row, Store

from .answer import Answer, Task
from .by_document import chosen, tasks_of
from .keeping import kept_of
from .question import question
from .row import place, text

_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”’）]?|[^。！？；]+$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a provision. `code` is the number of the document among those asked for, of its section, of the
    provision in that, and of the sentence in that, each from 1. Several statements of a sentence are joined by “；”."""

    code: str
    number: str
    title: str
    section: str
    provision: str
    text: str
    actors: tuple[str, ...]
    modality: str
    action: str
    target: str
    grade: str
    statement: str


@dataclass(frozen=True, slots=True)
class Units(Answer):
    """The answer to `units`."""

    rows: tuple[Unit, ...]


def units(store: Store, document: str | None = None) -> Units:
    """The sentences of a document (an id), or of all in the order of their ids, by place."""
    asked = question("units")
    stamps = store.stamps()
    found = (
        kept_of(store, stamps, one, "units", partial(_of_document, store, stamps, nth, one), nth)
        for nth, one in enumerate(chosen(store, document), 1)
    )
    return Units(asked, tuple(chain.from_iterable(found)))


def _of_document(store: Store, stamps: Mapping[str, str], nth: int, document: str) -> tuple[Unit, ...]:
    rows = sorted(store.ask(question("units").query, {"document": document}), key=place)
    by_provision: dict[str, list[Task]] = {}
    for task in tasks_of(store, stamps, document):
        by_provision.setdefault(task.statement.rsplit("/", 2)[0], []).append(task)
    return tuple(_units(nth, rows, by_provision))


def _units(nth: int, rows: Sequence[Row], by_provision: dict[str, list[Task]]) -> Iterator[Unit]:
    sections: dict[str, int] = {}
    provisions: dict[str, int] = {}
    for row in rows:
        sentences = [
            found for match in _SENTENCE.finditer(text(row, "evidence")) if (found := match[0].strip().strip("#*"))
        ]
        if not sentences:
            continue
        section = sections.setdefault(text(row, "section"), len(sections) + 1)
        provision = provisions[text(row, "section")] = provisions.get(text(row, "section"), 0) + 1
        for at, sentence in enumerate(sentences, 1):
            some = [task for task in by_provision.get(text(row, "provision_id"), ()) if _said(task, sentence)]
            yield Unit(
                f"{nth}-{section}-{provision}-{at}",
                text(row, "number"),
                text(row, "title"),
                text(row, "section_number") + text(row, "section_heading"),
                text(row, "provision"),
                sentence,
                tuple(dict.fromkeys(name for task in some for name in (*task.lead, *task.actors, *task.responsible))),
                "；".join(task.modality for task in some),
                "；".join(task.action for task in some),
                "；".join(task.target for task in some),
                "、".join(dict.fromkeys(task.grade for task in some if task.grade)),
                "；".join(task.statement for task in some),
            )


def _said(task: Task, sentence: str) -> bool:
    """Whether a statement stands in a sentence: the evidence may be longer (；) or shorter (a heading before it)."""
    if task.evidence in sentence:
        return True
    return sentence.rstrip("；。") in task.evidence and task.action in sentence
