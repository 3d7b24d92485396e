"""Why a file of a format cannot be read."""

from __future__ import annotations


class UnreadableError(Exception):
    """The bytes cannot be read as what the file's ending says. Both texts say what is wrong and what to do."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese} / {english}")
        self.chinese = chinese
        self.english = english
