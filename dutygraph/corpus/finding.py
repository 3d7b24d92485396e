"""From the paths a user gives to every source below them, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ontology.errors import InputError

from ..sources import PathLike
from .archives import ARCHIVES, archive_sources
from .places import is_url, name_of, remote_files, shown_name
from .source import Columns, Failure, Source
from .tables import TABLES, table_sources

Found = Source | Failure


class Corpus:
    """Files, folders and fsspec addresses as one sequence of sources, which can be gone over more than once.

    Folders are read with all that is below them: every format there is a reader for but pictures, archives and tables
    of them. Hidden files and READMEs are left out. Links to folders are followed, once.
    """

    def __init__(self, paths: Sequence[PathLike], columns: Columns | None = None) -> None:
        from extract.reading import PICTURES, READERS

        self.paths = [os.fspath(path) for path in paths]
        self._columns = columns or Columns()
        texts = {f".{name}" for name in READERS} - {f".{name}" for name in PICTURES}
        self._endings = tuple(sorted(texts | set(ARCHIVES) | set(TABLES)))
        self._names = _names(self.paths)

    @property
    def roots(self) -> tuple[str, ...]:
        """How the addresses of what was found in folders begin."""
        return tuple(
            f"{name}/"
            for path, name in zip(self.paths, self._names, strict=True)
            if is_url(path) or Path(path).is_dir()
        )

    def sources(self, wanted: Collection[str] | None = None) -> Iterator[Found]:
        """Every source, or those at the addresses `wanted`, and what is wrong with others; nothing comes twice.

        Raises InputError where there is nothing to read at all.
        """
        seen: set[str] = set()
        empty = True
        for path, name in zip(self.paths, self._names, strict=True):
            for found in self._below(path, name):
                if isinstance(found, Source):
                    place = found.path if is_url(found.path) else os.path.realpath(found.path)
                    if place in seen:
                        continue
                    seen.add(place)
                empty = False
                yield from self._inside(found, wanted)
        if empty:
            kinds = " ".join(self._endings)
            raise InputError(f"{'、'.join(self.paths)}：没有可读的文件（{kinds}） / no documents to read ({kinds})")

    def _inside(self, found: Found, wanted: Collection[str] | None) -> Iterator[Found]:
        """The sources in an archive or a table; any other source as it is."""
        if isinstance(found, Failure):
            yield found
        elif found.path.lower().endswith(ARCHIVES):
            yield from archive_sources(found, self._endings, wanted)
        elif found.path.lower().endswith(TABLES):
            yield from table_sources(found, self._columns, wanted)
        elif wanted is None or found.address in wanted:
            yield found

    def _below(self, path: str, name: str) -> Iterator[Found]:
        if is_url(path):
            for address, url in remote_files(path, name):
                if self._fits(url.rpartition("/")[2]):
                    yield Source(address, url, url)
        elif Path(path).is_dir():
            yield from self._folder(path, name, (os.path.realpath(path),))
        else:
            yield Source(name, path, path)

    def _folder(self, folder: str, address: str, above: tuple[str, ...]) -> Iterator[Found]:
        """A folder's files, then its folders, sorted by name; `above` are the real paths of those around it."""
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            reason = f"无法读取（{error.strerror}） / cannot be read ({error.strerror})"
            yield Failure(folder, "find", reason, address)
            return
        folders = [entry for entry in entries if Path(entry.path).is_dir() and not entry.name.startswith(".")]
        inner = {entry.name for entry in folders}
        for entry in entries:
            if entry.name not in inner and self._fits(entry.name):
                yield Source(f"{address}/{shown_name(entry.name)}", entry.path, entry.path)
        for entry in folders:
            real = os.path.realpath(entry.path)
            if real in above:
                reason = "链接指回上级文件夹；已跳过 / a link that leads back into its own folder; passed over"
                yield Failure(entry.path, "find", reason, f"{address}/{shown_name(entry.name)}")
            else:
                yield from self._folder(entry.path, f"{address}/{shown_name(entry.name)}", (*above, real))

    def _fits(self, name: str) -> bool:
        return name.lower().endswith(self._endings) and not name.startswith((".", "README."))


def _names(paths: Sequence[str]) -> list[str]:
    """What the addresses below each path begin with: its last part, and as much before it as tells it from others."""
    parts = [name_of(path).split("/") for path in paths]
    length = [1] * len(parts)
    while True:
        names = ["/".join(part[-n:]) for part, n in zip(parts, length, strict=True)]
        clash = [names.index(name) != index or name in names[index + 1 :] for index, name in enumerate(names)]
        longer = [index for index, found in enumerate(clash) if found and length[index] < len(parts[index])]
        if not longer:
            return names
        for index in longer:
            length[index] += 1
