"""What `import dutygraph` offers; the command line uses it too.

Wherever a store is asked for, an open one or its address serves. What is heavy is imported where it is used.
"""

from __future__ import annotations

import hashlib
import os
from datetime import date
from typing import TYPE_CHECKING, Any

from ontology.history import Ingestion
from ontology.records import Extraction, Text

from .history import known_history
from .sources import PathLike
from .stores import opened_store

if TYPE_CHECKING:
    from kg import Store
    from kg.findings import Finding
    from queries import Answer, Duties, Portrait, Responsibles


def read(path: PathLike) -> Text:
    """The text of one file. Raises InputError where it cannot be read as text."""
    from extract.reading import read as read_file

    return read_file(os.fspath(path))


def extract(
    source: Text | str | os.PathLike[str], *, lexicon: PathLike | None = None, bodies: PathLike | None = None
) -> Extraction:
    """All records of a text: what `read` gave, a string that is the text itself, or a `Path` that is read first.

    `lexicon` is a file with words of your own, `bodies` one with public bodies. Raises InputError
    where one of them or `source` cannot be read.
    """
    from extract.extraction import extract as extract_text

    if isinstance(source, str):
        digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
        source = Text("", source, "txt", None, digest)
    elif isinstance(source, os.PathLike):
        source = read(source)
    own = {"lexicon": lexicon, "bodies": bodies}
    return extract_text(source, **{name: os.fspath(path) for name, path in own.items() if path})


def open(store: PathLike, *, read_only: bool = False) -> Store:
    """The store at an address, made where there is none unless `read_only`. Close it, or use it in a `with`."""
    from kg import open_store

    return open_store(os.fspath(store), read_only=read_only)


def duties(store: Store | PathLike, actor: str, **wanted: Any) -> Duties:
    """What falls to an actor, with provision and evidence. `wanted` are the parameters of `queries.duties`:
    `via_classes` also through classes that contain it, `in_force` only by documents that are in force on that day …"""
    import queries

    with opened_store(store, read_only=True) as opened:
        return queries.duties(opened, actor, **wanted)


def actor(store: Store | PathLike, name: str) -> Portrait | None:
    """Who an actor is: names, history, classes that contain it, members. None where nothing knows the name."""
    import queries

    with opened_store(store, read_only=True) as opened:
        return queries.portrait(opened, name)


def who(store: Store | PathLike, topic: str, **wanted: Any) -> Responsibles:
    """Who is responsible for a topic, with provision and evidence; `wanted` as `queries.who` has it."""
    import queries

    with opened_store(store, read_only=True) as opened:
        return queries.who(opened, topic, **wanted)


def tasks(
    store: Store | PathLike,
    output: PathLike,
    *,
    in_force: date | None = None,
    document: str | None = None,
    split: bool = False,
    place: str | None = None,
    internal: bool = False,
) -> int:
    """Write the task table 重点任务分工表 of a document (an id), or of all, as .xlsx or .docx; returns how many tasks.

    With `in_force` only documents that are in force on that day, with `split` a sheet for each body. With `place`
    (辽宁省) it proposes who there is to do what, with a reason for each body; those that processing slips name only
    with `internal`. Raises QueryError where there is no task, OutputError.
    """
    from .task_table import write_proposal, write_task_table

    with opened_store(store, read_only=True) as opened:
        if place is not None:
            return write_proposal(opened, output, place, document=document, internal=internal)
        return write_task_table(opened, output, in_force, document=document, split=split)


def ask(store: Store | PathLike, question: str, *, seconds: object = None, **parameters: object) -> Answer:
    """The answer to a named question (gaps, compare, timeline …: docs/answers.md), with rows, `to_dicts`, `to_pandas`
    and `to_polars`. Parameters are values or texts (“2024-01-01”). Raises QueryError for what cannot be asked, and
    after so many `seconds`."""
    import queries

    with opened_store(store, read_only=True) as opened:
        return queries.ask(opened, question, seconds=seconds, **parameters)


def draw(store: Store | PathLike, output: PathLike, *, internal: bool = False) -> int:
    """Write the graph as one HTML file that needs no network; returns the number of nodes. Raises OutputError."""
    from .picture import write_picture

    with opened_store(store, read_only=True) as opened:
        return write_picture(opened, output, internal=internal)


def export(store: Store | PathLike, format: str, output: PathLike, *, internal: bool = False) -> None:
    """Write the graph in a format that `dutygraph export --help` lists. Raises OutputError, QueryError for another."""
    from .exporting import write_export

    with opened_store(store, read_only=True) as opened:
        write_export(opened, format, output, internal=internal)


def validate(store: Store | PathLike, document: str | None = None) -> tuple[Finding, ...]:
    """What in the graph, or in one document of it (by its id), breaks the ontology's shapes; () if all of it conforms.

    Raises QueryError for a document that is not there.
    """
    from kg.validation import validate as validate_graph

    with opened_store(store, read_only=True) as opened:
        checked = validate_graph(opened, None if document is None else [document])
        return tuple(finding for _, findings in checked for finding in findings)


def history(store: Store | PathLike, document: str) -> tuple[Ingestion, ...]:
    """When a document came into the store changed: from which file, by which version, by whom; earliest first.

    Raises QueryError for a document that is not there.
    """
    with opened_store(store, read_only=True) as opened:
        return known_history(opened, document)
