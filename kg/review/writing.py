"""A new review of a record, checked against what the store has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.store import Store
from ontology.errors import QueryError
from ontology.records import Extraction
from ontology.reviews import Review, Verdict, identified, moment

from .applying import Applied, Row, applied, changed, provision_of, rejectable
from .fields import KINDS, content, correctable, is_list, plain, quote


def new_review(
    store: Store,
    record: str,
    verdict: Verdict,
    *,
    field: str | None = None,
    new: Any = None,
    by: str,
    at: str | None = None,
    note: str | None = None,
) -> Review:
    """A review of `record`, by its id or name as answers show it, that fits what the store has of it now.

    `new` is the value that a correction gives `field`, as JSON has it: a list for a field of several, words for a
    place in the text, None for nothing. `at` is now without a time. The store is not changed.
    Raises QueryError where there is no such record or field, and for a value that the field cannot have.
    """
    return Writing(store, by).review(record, verdict, field=field, new=new, at=at, note=note)


class Writing:
    """New reviews of one person on what a store has now; each document is read once."""

    def __init__(self, store: Store, by: str) -> None:
        """Raises QueryError where `by` is empty."""
        if not by.strip():
            raise QueryError("请写明校核人 / say who reviews: --by")
        self._store = store
        self._by = by.strip()
        self._documents = store.documents()
        self._applied: dict[str, tuple[Extraction, Applied]] = {}

    def review(
        self,
        record: str,
        verdict: Verdict,
        *,
        field: str | None = None,
        new: Any = None,
        at: str | None = None,
        note: str | None = None,
    ) -> Review:
        """As `new_review`."""
        document = self._document(record)
        extraction, done = self._read(document)
        row = _row(done.rows, record, document)
        current = row.record
        assert current is not None
        if field is not None and field not in correctable(current):
            raise QueryError(f"不能更正的字段 / no such field: {field} ({'、'.join(correctable(current))})")
        old: Any = None
        match verdict:
            case Verdict.REJECT:
                if field is not None or not rejectable(current):
                    raise QueryError(f"不能否定，只能更正字段 / cannot be rejected, correct its fields: {record}")
            case Verdict.CONFIRM:
                old = content(current) if field is None else plain(getattr(current, field))
            case Verdict.CORRECT:
                if field is None:
                    raise QueryError("更正须有字段 / a correction names a field: --field")
                new = _given(current, field, new)
                old = plain(getattr(current, field))
                new = plain(getattr(changed(current, field, new, extraction), field))
        return identified(
            Review(
                id="",
                document=document,
                record=row.extracted,
                kind=KINDS[type(current)],
                provision=provision_of(current),
                quote=quote(extraction.records[done.rows.index(row)]),
                verdict=verdict,
                field=field,
                old=old,
                new=new,
                by=self._by,
                at=moment(at),
                note=note,
            )
        )

    def _read(self, document: str) -> tuple[Extraction, Applied]:
        if document not in self._applied:
            extraction = self._store.extracted(document)
            self._applied[document] = extraction, applied(extraction, self._store.reviews(document))
        return self._applied[document]

    def _document(self, record: str) -> str:
        """The document that a record's name begins with."""
        beginnings = [one for one in self._documents if record == one or record.startswith((f"{one}#", f"{one}/"))]
        if not beginnings:
            raise QueryError(f"图谱中没有这条记录 / no such record in {self._store.name}: {record}")
        return max(beginnings, key=len)


def _given(record: Any, field: str, new: Any) -> Any:
    """One value for a field of several is a list of it; None is none of them."""
    if not is_list(record, field) or isinstance(new, list):
        return new
    return [] if new is None else [new]


def _row(rows: Sequence[Row], record: str, document: str) -> Row:
    for row in rows:
        if record in (row.name, row.extracted) and row.record is not None:
            return row
    raise QueryError(f"文件中没有这条记录，或已被否定 / no such record in {document}, or it was rejected: {record}")
