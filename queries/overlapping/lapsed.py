"""A basis that is repealed, or out of force, and still cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.store import Row, Store
from queries.keeping import rows_of
from queries.named import Named
from queries.row import text
from queries.validity import REPEAL, Validity

from .conflict import NO_BASIS, Conflict
from .texts import Source


def without_basis(store: Store, texts: Mapping[str, Source]) -> Iterator[tuple[str, str, Conflict]]:
    """Citations of documents that are repealed, or out of force, by documents that are not."""
    known = Validity(store)
    repealed = {one.document: one for one in known.changes if one.relation == REPEAL and not one.article}
    named = Named(known.documents)
    for row in rows_of(store, "conflicts"):
        citing = texts[text(row, "document")]
        for document in named.meant(text(row, "number"), text(row, "title")):
            cited = texts[document]
            change = repealed.get(document)
            if _one_text(citing, cited) or not (change or cited.until or cited.status in ("废止", "失效")):
                continue
            if change is not None and change.by == citing.id:
                continue  # it says so itself
            if citing.until is not None and cited.until is not None and citing.until <= cited.until:
                continue
            by = texts[change.by] if change is not None else None
            yield citing.id, document, _basis(row, citing, cited, by)


def _one_text(citing: Source, cited: Source) -> bool:
    """Whether the one is the other, or the notice that carries it."""
    return cited.id.startswith(citing.id) or citing.id.startswith(cited.id) or cited.title in citing.title


def _basis(row: Row, citing: Source, cited: Source, by: Source | None) -> Conflict:
    ended = "" if cited.until is None else f"{cited.until.isoformat()} 起失效"
    said = f"{text(row, 'relation')}《{cited.title}》 ｜ {f'已被《{by.title}》废止' if by else ended or cited.status}"
    return Conflict(
        kind=NO_BASIS, about="依据", values=said, score=1.0,
        rank_a=citing.rank, actors_a=citing.issuers, modality_a="", duty_a=f"{text(row, 'relation')}{cited.title}",
        provision_a=text(row, "provision"), evidence_a=text(row, "evidence"), number_a=citing.number,
        title_a=citing.title, since_a=citing.since, grade_a="",
        rank_b=cited.rank, actors_b=cited.issuers, modality_b="", duty_b="", provision_b=text(row, "article"),
        evidence_b="", number_b=cited.number, title_b=cited.title, since_b=cited.since, grade_b="",
        rule="所引文件已失效 the text that is cited is no longer in force", statement_a="", statement_b="",
    )  # fmt: skip
