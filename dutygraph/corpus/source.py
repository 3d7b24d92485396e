"""What a corpus is made of: sources, each one text, and what is wrong with those that cannot be had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.records import NOTHING, Given

LARGEST = 300_000_000
"""Bytes of one file, or of one member of an archive unpacked; more is refused."""


FIELDS = ("title", "number", "written", "published", "source")
"""What a table may say of a text beside it: the fields of `Given`."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text of a corpus.

    `address` is its place below the folder given, beginning with that folder's name: it stays when the folder moves.
    `where` is the path that the user would open. The bytes are in `data` where they were streamed out of an archive or
    a table, else in the file `path`, in its `member` where that is a .zip. `ending` is the format's, where the address
    has none.
    """

    address: str
    where: str
    path: str
    member: str = ""
    data: bytes | None = None
    ending: str = ""
    given: Given = NOTHING


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: `file` is where, `stage` at which step ("find", "read", "extract", "write"), `reason`
    why, in Chinese and English. `str()` is the line that is shown."""

    file: str
    stage: str
    reason: str
    address: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.file}：{self.reason}"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table has the text, and which what else is known of it (`title`, `number`, `written`,
    `published`, `source`). What is not named is looked for under the usual names."""

    text: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
