"""What a document says about the names in it: when it was written, of which place, by whom, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from ontology.naming.context import Context
from ontology.naming.elements import Piece
from ontology.naming.segments import segments
from ontology.records import Document

_ANSWERS = frozenset({"批复", "函", "复函"})
_CONGRESS = re.compile(
    r"(?:中华人民共和国)?((?:全国|[\u4e00-\u9fff]{2,12}?(?:省|市|区|县|州))人民代表大会)(?:常务委员会)?[\u4e00-\u9fff]*规则$"
)
# What a title may begin with before the name of the place that it is of.
_TITLE = re.compile(r"^(?:关于)?(?:印发|转发|公布|发布)?[《“]?")


def contexts(documents: Iterable[Document], written: Mapping[str, date], bodies: Path | None) -> dict[str, Context]:
    """The context of the names in each document, by id; `written` has the documents' days.

    The place is that of the first issuer, else of the title; a document that another carries has its issuer and place.
    """
    found: dict[str, Context] = {}
    for document in documents:
        carrier = found.get(document.part_of) if document.part_of else None
        issuers = [issuer.plain for issuer in document.issuers]
        place = next((place for name in issuers if (place := _place(name))), None)
        if place is None and not issuers and document.title:
            place = _place(_TITLE.sub("", document.title, count=1))
        if place is None and not issuers and carrier is not None:
            place = carrier.place
        if place is None and document.form in _ANSWERS and len(document.addressees) == 1:
            place = _place(document.addressees[0].plain)  # “省” in an answer to a province is that province
        found[document.id] = Context(
            date=written.get(document.id),
            place=place,
            issuer=issuers[0] if issuers else carrier.issuer if carrier else None,
            addressee=document.addressees[0].plain if len(document.addressees) == 1 else None,
            organ=_organ(document.title or ""),
            bodies=bodies,
        )
    return found


def _organ(title: str) -> str | None:
    """The congress whose rules of procedure and the like a document is, by its title."""
    found = _CONGRESS.match(title)
    return found[1] if found else None


def _place(name: str) -> str | None:
    """The division that a name begins with."""
    first = next(iter(segments(name)), None)
    return first.value if first is not None and first.piece is Piece.PLACE else None
