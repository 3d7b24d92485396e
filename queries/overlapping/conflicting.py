"""Requirements on one matter that cannot both be met, and a basis that is repealed and still cited.

Who must give way is not said: the ranks stand beside the two, the decision is a reviewer's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from kg.store import Store
from queries.filters import holds, words_of
from queries.index import index_of
from queries.keeping import kept
from queries.question import question
from queries.validity import in_force as documents_in_force

from .conflict import CONTRARY, NO_BASIS, UNEQUAL, Conflict, Conflicts
from .contradictions import contradictions
from .duties import read_duties
from .lapsed import without_basis
from .texts import items, sources


def conflicts(
    store: Store, *, topic: str | None = None, document: str | None = None, in_force: date | None = None
) -> Conflicts:
    """Pairs of provisions that cannot both be met, 抵触 first, then 不一致, then 依据失效; by likeness, then place.

    Only those about a `topic`, with a side in a `document` (its number or words of the title), between documents in
    force on a day. Raises `QueryError` for a topic or a document without a letter or digit.
    """
    found = kept(store, "conflicts", partial(_all, store))
    topics, documents = words_of(topic, "topic"), words_of(document, "document")
    valid = None if in_force is None else documents_in_force(store, in_force)
    rows = [
        row
        for a, b, row in found
        if (valid is None or {a, b} <= valid | ({b} if row.kind == NO_BASIS else set()))
        and (not topics or _has(row, ("duty", "evidence"), topics))
        and (not documents or _has(row, ("number", "title"), documents))
    ]
    return Conflicts(question("conflicts"), tuple(rows))


def _has(row: Conflict, columns: Sequence[str], wanted: list[str]) -> bool:
    names = [f"{column}_{side}" for column in columns for side in ("a", "b")]
    return holds({name: getattr(row, name) for name in names}, names, wanted)


def _all(store: Store) -> list[tuple[str, str, Conflict]]:
    """All conflicts, in order, with the documents of both sides."""
    texts = sources(store)
    duties = index_of(store).read(store, partial(read_duties, sources=texts, items=items(store), every=True))
    found = [*contradictions(duties), *without_basis(store, texts)]
    order = {CONTRARY: 0, UNEQUAL: 1, NO_BASIS: 2}
    return sorted(
        found,
        key=lambda one: (
            order[one[2].kind],
            -one[2].score,
            *one[:2],
            one[2].statement_a,
            one[2].statement_b,
            one[2].about,
        ),
    )
