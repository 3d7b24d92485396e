"""RDF literals as Python values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

from ontology.iris import PREFIXES

Value = str | int | float | bool | date | None

_XSD: Final = PREFIXES["xsd"]
_READERS: Final[dict[str, Callable[[str], Value]]] = {
    _XSD + "integer": int,
    _XSD + "decimal": lambda text: float(Decimal(text)),
    _XSD + "double": float,
    _XSD + "boolean": lambda text: text in ("true", "1"),
    _XSD + "date": date.fromisoformat,
}


def value(text: str, datatype: str) -> Value:
    """The Python value of a literal; what has no reader, or is ill-formed, stays text."""
    reader = _READERS.get(datatype)
    if reader is None:
        return text
    try:
        return reader(text)
    except (ValueError, ArithmeticError):
        return text
