"""What `import dutygraph` offers; the command line uses it too.

Wherever a store is asked for, an open one or its address serves. What is heavy is imported where it is used.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from ontology.records import Extraction, Text

from .sources import PathLike
from .stores import opened_store

if TYPE_CHECKING:
    from kg import Store
    from queries import Duties, Responsibles


def read(path: PathLike) -> Text:
    """The text of one file. Raises InputError where it cannot be read as text."""
    from extract.reading import read as read_file

    return read_file(os.fspath(path))


def extract(source: Text | str | os.PathLike[str], *, lexicon: PathLike | None = None) -> Extraction:
    """All records of a text: what `read` gave, a string that is the text itself, or a `Path` that is read first.

    `lexicon` is a file with words of your own. Raises InputError where it or `source` cannot be read.
    """
    from extract.extraction import extract as extract_text

    if isinstance(source, str):
        digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
        source = Text("", source, "txt", None, digest)
    elif isinstance(source, os.PathLike):
        source = read(source)
    return extract_text(source, lexicon=os.fspath(lexicon) if lexicon else None)


def open(store: PathLike, *, read_only: bool = False) -> Store:
    """The store at an address, made where there is none unless `read_only`. Close it, or use it in a `with`."""
    from kg import open_store

    return open_store(os.fspath(store), read_only=read_only)


def duties(store: Store | PathLike, actor: str) -> Duties:
    """What falls to an actor, with provision and evidence."""
    import queries

    with opened_store(store, read_only=True) as opened:
        return queries.duties(opened, actor)


def who(store: Store | PathLike, topic: str) -> Responsibles:
    """Who is responsible for a topic, with provision and evidence."""
    import queries

    with opened_store(store, read_only=True) as opened:
        return queries.who(opened, topic)


def tasks(store: Store | PathLike, output: PathLike) -> int:
    """Write the task table 任务分工表 as .xlsx, without what stands on processing slips; returns the number of tasks.

    Raises QueryError where there is no task, OutputError.
    """
    from .task_table import write_task_table

    with opened_store(store, read_only=True) as opened:
        return write_task_table(opened, output)


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
