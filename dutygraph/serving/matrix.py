"""条款 × 部门: which body has which part in which provision of a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ontology.registry import registry

from .models import Cell, DocumentSheet, Matrix, MatrixRow, ProvisionEntry
from .provision_label import provision_label

LEAD: Final = "lead"
SUPPORT: Final = "support"
SUGGESTED: Final = "suggested"
_PARTS: Final = (LEAD, SUPPORT, SUGGESTED)
"""Firmest first: ▲ ● ○."""


def matrix(sheet: DocumentSheet) -> Matrix:
    """Rows for the provisions that have statements or responsibility notes, columns in the order of the institutions.

    ▲ leads, or answers for it by the sentence or the note; ● supports or acts together with others; ○ is only inferred
    from the document.
    """
    cells: dict[str, dict[str, Cell]] = {}
    counts: dict[str, int] = {}
    for statement in sheet.statements:
        row = cells.setdefault(statement.provision, {})
        counts[statement.provision] = counts.get(statement.provision, 0) + 1
        for bearer in statement.bearers:
            part = SUGGESTED if bearer.grade == "inferred" else LEAD
            _cell(row, bearer.actor, part, bearer.grade).statements.append(statement.id)
        for actor in statement.co:
            _cell(row, actor, SUPPORT, "stated", "co").statements.append(statement.id)
    for one in sheet.assignments:
        cell = _cell(cells.setdefault(one.provision, {}), one.actor, _part(one.role), "assigned", one.role)
        if one.note not in cell.places:
            cell.places.append(one.note)
    # A note for a section of several provisions is on the section's row.
    known = {one.id: one for one in sheet.provisions}
    rows = [
        MatrixRow(
            provision=one.id,
            label=provision_label(one.number, one.heading, one.cite),
            section=_section(one, known),
            cite=one.cite,
            led=any(cell.part == LEAD for cell in cells[one.id].values()),
            statements=counts.get(one.id, 0),
            cells=[_once(cell) for cell in cells[one.id].values()],
        )
        for one in sorted(sheet.provisions, key=lambda one: one.start)
        if one.id in cells
    ]
    return Matrix(
        document=sheet.about.id,
        title=sheet.about.title,
        number=sheet.about.number,
        actors=in_order(cell.actor for row in rows for cell in row.cells),
        rows=rows,
    )


def in_order(actors: Iterable[str]) -> list[str]:
    """Actors once, in the order of the institutions 机构序列; those it does not know behind, as they came."""
    bodies = registry()

    def rank(actor: str) -> int:
        found = bodies.by_name(actor)
        return found[0].order if found else 9999

    return sorted(dict.fromkeys(actors), key=rank)


def _part(role: str) -> str:
    return SUPPORT if role == "support" else LEAD


def _cell(row: dict[str, Cell], actor: str, part: str, grade: str, role: str = "") -> Cell:
    cell = row.setdefault(actor, Cell(actor=actor, part=part, grades=[], roles=[], statements=[], places=[]))
    cell.part = min(cell.part, part, key=_PARTS.index)
    cell.grades.append(grade)
    if role:
        cell.roles.append(role)
    return cell


def _once(cell: Cell) -> Cell:
    return cell.model_copy(
        update={name: list(dict.fromkeys(getattr(cell, name))) for name in ("grades", "roles", "statements")}
    )


def _section(one: ProvisionEntry, known: dict[str, ProvisionEntry]) -> str:
    """The top-level provision above, "" for one that is top-level itself."""
    top = one
    while top.parent in known:
        top = known[top.parent]
    return "" if top is one else provision_label(top.number, top.heading, top.cite)
