"""What a paragraph can be to its document."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from .paragraphs import Paragraph


class Role(Enum):
    """What a paragraph is."""

    SLIP = auto()
    METADATA = auto()
    NUMBER = auto()
    LETTERHEAD = auto()
    LABEL = auto()
    ADOPTED = auto()
    PRINTED = auto()
    PUBLICITY = auto()
    TITLE = auto()
    ADDRESSEES = auto()
    CONTENTS = auto()
    TEXT = auto()
    SIGNATURE = auto()
    COPY_LIST = auto()
    ATTACHMENT_LIST = auto()
    ATTACHMENT_TITLE = auto()


@dataclass(slots=True)
class Part:
    """One document's paragraphs with their roles; `carried` where the part before it brought it along."""

    carried: bool = False
    paragraphs: list[tuple[Role, Paragraph]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)  # the texts of its title paragraphs

    def add(self, role: Role, paragraph: Paragraph) -> None:
        """Append a paragraph."""
        self.paragraphs.append((role, paragraph))
        if role is Role.TITLE:
            self.titles.append(paragraph.text)

    def of(self, *roles: Role) -> list[Paragraph]:
        """The paragraphs with one of the roles, in order."""
        return [paragraph for role, paragraph in self.paragraphs if role in roles]

    @property
    def last(self) -> Paragraph | None:
        """Its last paragraph so far."""
        return self.paragraphs[-1][1] if self.paragraphs else None
