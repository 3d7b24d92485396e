"""Which documents of a store a citation means."""

from __future__ import annotations

from collections.abc import Mapping

from kg.store import Row

from .row import text


class Named:
    """Documents (rows of the question `documents` by id), found by number and title."""

    def __init__(self, documents: Mapping[str, Row]) -> None:
        self._documents = documents
        self._numbers = self._by("number")
        self._titles = self._by("title")

    def meant(self, number: str, title: str) -> list[str]:
        """The ids of the documents with that number, else with that title."""
        number, title = _plain(number), _plain(title)
        named = self._titles.get(title, []) if title else []
        if not number:
            return named
        return self._numbers.get(number) or [one for one in named if not text(self._documents[one], "number")]

    def _by(self, name: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for document, row in self._documents.items():
            if words := _plain(text(row, name)):
                found.setdefault(words, []).append(document)
        return found


def _plain(words: str) -> str:
    return "".join(words.split())
