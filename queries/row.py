"""Values of a row of a query's answer."""

from __future__ import annotations

from kg.store import Row


def place(row: Row) -> tuple[str, int, str]:
    """Sorts rows by document, then by place in it."""
    position = row.get("position")
    return text(row, "document"), position if isinstance(position, int) else 0, text(row, "statement")


def text(row: Row, name: str) -> str:
    """A row's text, "" for what is not given."""
    value = row.get(name)
    return "" if value is None else str(value)
