"""How the explorer is served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
"""The names of this machine to itself."""

WILDCARDS: Final = ("0.0.0.0", "::")


@dataclass(frozen=True, slots=True)
class Settings:
    """`hosts` are the names under which browsers may ask (the Host header), beside those of loopback.

    `query_seconds` and `query_rows` bound /sparql; `question_seconds` a named question or a file made of the
    store, `question_rows` the rows of one file. `upload_files` and `upload_bytes` bound one upload,
    `unpacked_bytes` what its compressed files may become.
    """

    writable: bool = False
    internal: bool = False
    token: str | None = None
    hosts: tuple[str, ...] = ()
    query_seconds: float = 10.0
    query_rows: int = 10_000
    question_seconds: float = 60.0
    question_rows: int = 100_000
    upload_files: int = 20
    upload_bytes: int = 20_000_000
    unpacked_bytes: int = 200_000_000

    @property
    def allowed(self) -> frozenset[str]:
        """Every host name that is answered."""
        return frozenset((*LOOPBACK, *self.hosts))
