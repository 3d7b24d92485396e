"""Where what is worked out from a server's graph is kept on this machine."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

from kg.stamps import digest


def cache_place(name: str) -> Path:
    """A folder in the user's cache for the store of that name (its address without a password)."""
    return user_cache_path("dutygraph", appauthor=False) / digest([name])
