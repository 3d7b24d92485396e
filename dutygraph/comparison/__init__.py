"""Two documents side by side: one HTML file that needs no network."""

from __future__ import annotations

from .page import write_page

__all__ = ["write_page"]
