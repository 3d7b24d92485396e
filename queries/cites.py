"""What a document rests on, and what rests on it, over any number of steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.store import Row, Store
from ontology.errors import QueryError
from ontology.iris import record_id

from .answer import Answer
from .keeping import rows_of
from .named import Named
from .question import question
from .row import place, text
from .validity import Validity

CITES, CITED = "引用", "被引"


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation, `step` steps from the document that was asked for. `cited` is the id of the cited one, "" where it
    is not in the store (`there` is False); `status` what is known of its standing."""

    step: int
    direction: str
    relation: str
    document: str
    cited: str
    cited_number: str
    cited_title: str
    article: str
    there: bool
    status: str
    provision: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Cites(Answer):
    """The answer to `cites`."""

    rows: tuple[Cite, ...]


def cites(store: Store, document: str, *, direction: str | None = None, steps: float | None = None) -> Cites:
    """The citations that lead from `document` (an id) to others (引用) and from others to it (被引), nearest first.

    Each document is gone on from once, so that texts that cite each other are no endless way. Raises QueryError for a
    document that is not there.
    """
    documents = Validity(store).documents
    if document not in documents:
        raise QueryError(f"图谱中没有这份文件 / no such document in {store.name}: {document}")
    links = citations(store, documents)
    found: list[Cite] = []
    for way in (CITES, CITED):
        if direction in (None, way):
            found += _walk(document, way, links, steps)
    return Cites(question("cites"), tuple(found))


def citations(store: Store, documents: Mapping[str, Row]) -> list[Cite]:
    """Every citation, with the document that it means; by document and place."""
    named = Named(documents)
    found = (row | {"document": record_id(text(row, "document"))} for row in rows_of(store, "cites"))
    rows = sorted(found, key=lambda row: (*place(row), text(row, "evidence")))
    return [cite for row in rows for cite in _meant(row, named, documents)]


def _meant(row: Row, named: Named, documents: Mapping[str, Row]) -> list[Cite]:
    number, title, citing = text(row, "number"), text(row, "title"), text(row, "document")
    ids = [one for one in named.meant(number, title) if one != citing] if number or title else []
    if named.meant(number, title) and not ids:
        return []  # a document that names itself
    return [
        Cite(
            0, "", text(row, "relation"), citing, one, number or text(documents.get(one, {}), "number"),
            title or text(documents.get(one, {}), "title"), text(row, "article"), bool(one),
            text(documents.get(one, {}), "status"), text(row, "provision"), text(row, "evidence"),
        )
        for one in ids or [""]
    ]  # fmt: skip


def _walk(start: str, way: str, links: list[Cite], steps: float | None) -> list[Cite]:
    """Breadth first from `start`."""
    by_end: dict[str, list[Cite]] = {}
    for link in links:
        by_end.setdefault(link.document if way == CITES else link.cited, []).append(link)
    found: list[Cite] = []
    seen, now, step = {start}, [start], 1
    while now and (steps is None or step <= steps):
        after: dict[str, None] = {}
        for one in now:
            for link in by_end.get(one, []):
                found.append(
                    Cite(
                        step, way, link.relation, link.document, link.cited, link.cited_number, link.cited_title,
                        link.article, link.there, link.status, link.provision, link.evidence,
                    )
                )  # fmt: skip
                end = link.cited if way == CITES else link.document
                if end and end not in seen:
                    after[end] = None
        seen.update(after)
        now, step = list(after), step + 1
    return list(dict.fromkeys(found))
