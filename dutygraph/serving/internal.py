"""What is kept from those who may not see processing slips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from queries import Answer, Question


_FROM_SLIPS: Final = ("ordered", "proposed")
"""The grades of what only a processing slip says."""


def public_rows(answer: Answer, internal: bool) -> list[dict[str, Any]]:
    """The rows of an answer, without those of processing slips unless they are served."""
    rows = answer.to_dicts()
    return rows if internal else [row for row in rows if row.get("grade") not in _FROM_SLIPS]


def asked_internally(question: Question, internal: bool) -> dict[str, bool]:
    """The parameter `internal` of a question that has one: as the server was started, not as a visitor likes."""
    has = any(parameter.name == "internal" for parameter in question.parameters)
    return {"internal": internal} if has else {}
