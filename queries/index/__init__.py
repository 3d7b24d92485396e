"""An index of ours beside every store: what it says, ready to be searched, the same whichever engine holds it."""

from __future__ import annotations

from .index import Index, index_of, refresh

__all__ = ["Index", "index_of", "refresh"]
