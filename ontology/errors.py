"""What goes wrong outside the program: one clear line each, shown to the user as it is."""

from __future__ import annotations


class DutygraphError(Exception):
    """A problem the user can act on: `str(error)` is one line that says what, where and what to do (exit code 2)."""


class InputError(DutygraphError):
    """A file, folder or text that cannot be read as a policy document."""


class StoreError(DutygraphError):
    """A store that cannot be opened, read or written."""


class QueryError(DutygraphError):
    """A question that cannot be asked: unknown name, missing or wrong parameter."""
