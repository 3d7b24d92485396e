"""What people say of records: added, listed, taken back, written to a file and read from one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ontology.errors import InputError, QueryError
from ontology.reviews import Review, Verdict, dump_reviews, load_reviews

from .output import written
from .sources import PathLike
from .stores import opened_store

if TYPE_CHECKING:
    from kg import Store

    from .task_table import Returned

NOTHING: Final = object()
"""No new value given: None is one, which says that there is none."""


def review(
    store: Store | PathLike,
    record: str,
    field: str | None = None,
    new: Any = NOTHING,
    *,
    reject: bool = False,
    by: str | None = None,
    at: str | None = None,
    note: str | None = None,
) -> Review:
    """Say of a record what is right, and have every answer say so from now on, also after extracting again.

    With `field` and `new` the field is corrected: words for a place in the text, a list for a field of several, None
    for nothing. Without `new` the field, or without both the whole record, is confirmed as it is; `reject` takes it
    out of every answer. `record` is an id that answers show (a statement's, a document's), or the name of a record
    that has none. `by` is `DUTYGRAPH_USER` or the system's user, `at` now.
    Raises QueryError for what does not fit the record, StoreError.
    """
    from kg.person import person
    from kg.review.writing import new_review

    if reject and (field is not None or new is not NOTHING):
        raise QueryError("否定的是整条记录 / a whole record is rejected, without a field or value")
    verdict = Verdict.REJECT if reject else Verdict.CONFIRM if new is NOTHING else Verdict.CORRECT
    value = None if new is NOTHING else new
    with opened_store(store) as opened:
        found = new_review(
            opened, record, verdict, field=field, new=value, by=person() if by is None else by, at=at, note=note
        )
        opened.add_reviews([found])
    return found


def reviews(store: Store | PathLike, document: str | None = None, *, orphaned: bool = False) -> tuple[Review, ...]:
    """What people said of the records of a document (an id), or of all; `orphaned` for what fits no record any more."""
    with opened_store(store, read_only=True) as opened:
        return tuple(opened.orphaned(document) if orphaned else opened.reviews(document))


def undo_review(store: Store | PathLike, id: str) -> None:
    """Take a review back: what it was about is as it was extracted. Raises QueryError where there is none."""
    with opened_store(store) as opened:
        if not opened.undo_review(id):
            raise QueryError(f"没有这条校核 / no such review in {opened.name}: {id}")


def export_reviews(store: Store | PathLike, output: PathLike, *, internal: bool = False) -> int:
    """Write reviews as lines of JSON; returns their number. Those of what stands on processing slips, which they quote,
    are left out unless `internal`. Raises OutputError."""
    from kg.review.disclosing import public

    with opened_store(store, read_only=True) as opened:
        found = opened.reviews() if internal else public(opened, opened.reviews())
    with written(output) as file:
        file.writelines(f"{line}\n".encode("utf-8", "backslashreplace") for line in dump_reviews(found))
    return len(found)


def import_reviews(store: Store | PathLike, path: PathLike) -> tuple[Review, ...]:
    """Put the reviews of a file in; those that are there already stay. Returns the orphans among them.

    Raises InputError for a file that cannot be read or has a line that is no review: then nothing is put in.
    """
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            found = list(load_reviews(file))
    except InputError as error:
        raise InputError(f"{os.fspath(path)}：{error}") from error
    except (OSError, UnicodeError) as error:
        raise InputError(f"无法读取 / cannot read: {os.fspath(path)} ({error})") from error
    with opened_store(store) as opened:
        opened.add_reviews(found)
        return _among(found, opened.orphaned())


def import_tasks(store: Store | PathLike, files: Sequence[PathLike], *, by: str | None = None) -> Returned:
    """Take corrected task tables back, merged: what people changed becomes reviews of `by`, as with `review`.

    Raises InputError for a file that is none: then nothing is put in.
    """
    from kg.person import person

    from .task_table import import_task_tables

    with opened_store(store) as opened:
        return import_task_tables(opened, files, by=person() if by is None else by)


def _among(given: Sequence[Review], found: Sequence[Review]) -> tuple[Review, ...]:
    ids = {review.id for review in given}
    return tuple(review for review in found if review.id in ids)
