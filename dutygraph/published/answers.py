"""What the page asks for, answered beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING, Any, Final

import queries

from ..serving.actor_sheets import actor_sheet
from ..serving.internal import asked_internally, public_rows
from ..serving.questions_api import entry
from .addresses import address

if TYPE_CHECKING:
    from queries.question import Question

    from ..serving.explorer import Explorer

Answers = dict[str, Any]
"""What the API answers, by the address under which the page asks for it."""

_NODES: Final = 2000
_FIRST_NODES: Final = 300
_ALL_PAIRS: Final = 6
"""So many documents are compared each with each; of more, those of which one cites the other, the cited one first."""
_PAIR_ROWS: Final = 5000


def answers(here: Explorer) -> Iterator[Answers]:
    """In the groups that are loaded together."""
    from ..server import about

    overview = here.overview()
    documents = [one.model_dump() for one in overview.documents.values()]
    detail = "provisions" if len(documents) <= 3 else "documents"
    yield {
        address("about"): about(here).model_dump(),
        address("documents", limit=1000): {"total": len(documents), "rows": documents[:1000]},
        address("actors", limit=5): {
            "total": len(overview.actors),
            "rows": [one.model_dump() for one in overview.actors[:5]],
        },
    }
    whole = overview.network.picture(detail=detail, limit=_FIRST_NODES)
    yield {address("graph", detail=detail, limit=_FIRST_NODES): whole.model_dump()}
    yield {"suggestions": {"rows": [one.model_dump() for one in overview.suggestions]}}
    yield {"network": overview.network.shipped()}
    yield from _questions(here)
    cited: set[tuple[str, str]] = set()
    for one in overview.documents:
        yield _document(here, one)
        cited |= {(found.document, one) for found in here.sheet(one).citations if found.document}
    for a, b in sorted(cited) if len(documents) > _ALL_PAIRS else permutations(overview.documents, 2):
        given = {"document": a, "other": b}
        yield {
            address("questions/compare", **given, limit=_PAIR_ROWS): _asked(here, queries.question("compare"), given)
        }
    for actor in overview.actors:
        sheet = actor_sheet(here, actor.name, via_classes=False)
        if sheet is not None:
            yield {address("actor", name=actor.name): sheet.model_dump()}


def _document(here: Explorer, id: str) -> Answers:
    network = here.overview().network
    return {
        address("document", id=id): here.sheet(id).model_dump(),
        address("matrix", id=id): here.matrix(id).model_dump(),
        **{
            address("graph", document=id, detail=detail, limit=_NODES): network.picture(
                document=id, detail=detail, limit=_NODES
            ).model_dump()
            for detail in ("statements", "provisions")
        },
    }


def free_questions() -> list[Question]:
    """The questions that need no parameter."""
    asked = [queries.question(name) for name in queries.askable()]
    return [one for one in asked if not any(parameter.required for parameter in one.parameters)]


def _questions(here: Explorer) -> Iterator[Answers]:
    free = free_questions()
    yield {address("questions"): [entry(one).model_dump() for one in free]}
    for one in free:
        yield {address(f"questions/{one.name}"): _asked(here, one, {})}


def _asked(here: Explorer, one: Question, given: dict[str, str]) -> Answers:
    """All rows of a question, as its route answers."""
    with here.live.reading() as store:
        answer = queries.ask(store, one.name, **given, **asked_internally(one, here.settings.internal))
    rows = public_rows(answer, here.settings.internal)
    levels = here.overview().levels_among(rows)
    return {"question": entry(one).model_dump(), "total": len(rows), "offset": 0, "rows": rows, "levels": levels}
