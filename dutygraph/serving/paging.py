"""A part of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """The rows from `offset` on; `total` counts all."""

    total: int
    offset: int
    rows: list[T]

    @classmethod
    def of(cls, rows: Sequence[T], offset: int, limit: int) -> Page[T]:
        """Cut out of all rows."""
        return cls(total=len(rows), offset=offset, rows=list(rows[offset : offset + limit]))
