"""What a document says that it brings along: the text a notice carries (印发 转发 公布) and its attachments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from . import words

_IN_TITLE = re.compile(
    r"(?:印发|发布|公布|转发|批转|颁布|印送|下发|颁发)(?:《(.+)》|(.+?))的(?:通知|函|公告|决定|命令|通告|令)$"
)
_NAMED = re.compile(r"《([^《》]+(?:[《〈][^《》〈〉]*[》〉][^《》]*)?)》")
_UNNAMED = re.compile(r"现将([^，。《》]{2,20}?)(?:印发|印送|转发|下发)")  # 现将检查报告印送给你公司
_CARRYING = re.compile(r"印发|发布|公布|转发|批转|颁布|印送|下发|施行")
_ONLY_CITED = re.compile(r"(?:的|（.{0,30}）的?)(?:规定|要求|有关)")
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|zip|rar|ofd|et)\s*")
_ENTRY = re.compile(r"(?:^|(?<=[^\d.．]))\d{1,2}[.．、]\s*(?!\d{1,2}[^\d])")
_MARKS = "《》 "
_LONGEST = 120  # characters of a title
_MOST = 100  # names of one document; more would be a list of something else


@dataclass(slots=True)
class Brought:
    """Names of what one document brings along, and which short paragraphs are still to come in the text."""

    carried: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)  # 检查报告: no name, only what it is
    attached: set[str] = field(default_factory=set)
    later: Counter[str] = field(default_factory=Counter)
    _by_start: dict[str, set[str]] = field(default_factory=dict)  # of `later`, by their first six characters

    def expect(self, texts: Iterable[str]) -> None:
        """Count the paragraphs that could be titles."""
        self.later.update(text for text in texts if len(text) < _LONGEST)
        for text in self.later:
            self._by_start.setdefault(text[:6], set()).add(text)

    def seen(self, text: str) -> None:
        """This paragraph does not come later any more."""
        if len(text) < _LONGEST:
            self.later[text] -= 1

    def forget(self) -> None:
        """A new document begins."""
        self.carried.clear()
        self.kinds.clear()
        self.attached.clear()

    def from_title(self, title: str) -> None:
        """关于印发《X》的通知"""
        found = _IN_TITLE.search(title)
        if found:
            _add(self.carried, found[1] or found[2])

    def from_text(self, text: str) -> None:
        """现将《X》印发给你们; 《X》已经…通过，现予公布."""
        if ("《" not in text and "现将" not in text) or not words.SHAPES["cover"].search(text):
            return
        unnamed = _UNNAMED.search(text)
        if unnamed:
            _add(self.kinds, unnamed[1])
        for found in _NAMED.finditer(text):
            start, end = found.span()
            around = text[end : end + 60] + text[max(0, start - 24) : start]
            if _CARRYING.search(around) and not _ONLY_CITED.match(text, end):
                _add(self.carried, found[1])

    def from_list(self, listed: str) -> None:
        """附件：1.X 2.Y, all on one line or one entry of it."""
        for name in names(listed):
            _add(self.attached, name)

    def carries(self, title: str) -> bool:
        """Whether the document carries a text of this title."""
        return any(alike(title, name) for name in self.carried) or any(title.endswith(kind) for kind in self.kinds)

    def attaches(self, title: str) -> bool:
        """Whether an attachment of this title is announced."""
        return any(alike(title, name) for name in self.attached)

    def begins(self, text: str, following: str) -> bool:
        """Whether a carried text begins: its name, or a long name's first line with the rest on the next."""
        if not self.carried:
            return False
        return text in self.carried or any(name == text + following for name in self.carried if name.startswith(text))

    def glued(self, text: str) -> int:
        """The length of a carried name at the start of a paragraph that then begins with the same name again."""
        for name in self.carried:
            if text.startswith(name) and text.startswith(name[:4], len(name)):
                return len(name)
        return 0

    def after_date(self, text: str) -> bool:
        """Whether a date is followed at once by what begins a unit of its own."""
        if "日附件" in text or "日（此件" in text or "日(此件" in text:
            return True
        return any(name and f"日{name}" in text for group in (self.carried, self.attached) for name in group)

    def opens(self, rest: str) -> bool:
        """Whether the words after a signature's date begin something of their own."""
        if rest.startswith(("附件", "（此件", "(此件")):
            return True
        return any(name and rest.startswith(name) for group in (self.carried, self.attached) for name in group)

    def comes_later(self, name: str) -> bool:
        """Whether a paragraph further on is this title."""
        if self.later.get(name, 0) > 0:
            return True
        sharing = self._by_start.get(name[:6], set())
        return len(sharing) < _MOST and any(self.later[text] > 0 and alike(name, text) for text in sharing)


def _add(names: set[str], name: str) -> None:
    if len(names) < _MOST:
        names.add(name)


def names(listed: str) -> list[str]:
    """The names in a list of attachments; file name endings are taken off."""
    return [name for piece in _ENTRY.split(without_file(listed)) if (name := piece.strip("：:、. "))]


def without_file(name: str) -> str:
    """The name without .doc, .pdf and the like."""
    return _FILE.sub("", name)


def is_file(name: str) -> bool:
    """Whether the name is a file's that is not part of the text."""
    return bool(_FILE.search(name))


def alike(one: str, other: str) -> bool:
    """Whether two titles are the same, or one the other's beginning."""
    a, b = one.strip(_MARKS), other.strip(_MARKS)
    if not a or not b:
        return False
    if a == b:
        return True
    return min(len(a), len(b)) > 5 and (b.startswith(a) or a.startswith(b)) and abs(len(a) - len(b)) <= 18
