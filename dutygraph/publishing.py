"""`dutygraph publish`: the explorer as files, for any web server, or to be opened from a disk on a closed network.

Browsers refuse module scripts and fetch on file://. So the page is one classic script, and every answer of the API that
the page asks for is a line of a classic script too, which the page loads by a script element. Files to download lie
beside them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ontology.errors import QueryError

from .output import OutputError, written_folder
from .sources import PathLike

if TYPE_CHECKING:
    from kg import Store

_BYTES: Final = 300_000
"""A script holds the answers of several addresses, up to about this."""
_SCRIPT: Final = '<script src="./data/answers.js"></script>'


def publish(store: Store | PathLike, output: PathLike, *, internal: bool = False) -> int:
    """Write the explorer over a store into a new folder; returns the number of files. The same store gives the same
    files. What stands on processing slips is left out unless `internal`.

    Raises StoreError, QueryError where there is no document, OutputError where the folder is not empty or the page has
    not been built.
    """
    from .published.answers import Answers, answers
    from .published.downloads import write_downloads
    from .serving.explorer import Explorer
    from .serving.live_store import LiveStore
    from .serving.page_files import BUILT, is_built
    from .serving.settings import Settings

    if not is_built():
        raise OutputError("页面尚未构建，请先 make page / the page is not built: run make page (Node.js 20)")
    live = LiveStore(store)
    try:
        here = Explorer(live, Settings(internal=internal))
        if not here.overview().documents:
            raise QueryError(
                "图谱中没有文件，请先 dutygraph build / no document in the graph: run dutygraph build first"
            )
        with written_folder(output) as folder:
            shutil.copytree(BUILT, folder, dirs_exist_ok=True)
            page = folder / "index.html"
            page.write_text(_with_data(page.read_text("utf-8")), "utf-8")
            groups: Iterator[Answers] = answers(here)
            _write(folder / "data", groups, write_downloads(here, folder / "files"))
            return sum(1 for file in folder.rglob("*") if file.is_file())
    finally:
        live.close()


def _with_data(page: str) -> str:
    """The page with the script of its answers before its own."""
    return page.replace("<script defer", f"{_SCRIPT}\n    <script defer", 1)


def _write(folder: Path, groups: Iterator[Mapping[str, Any]], downloads: Mapping[str, str]) -> None:
    """The answers in numbered scripts, and which of them has which."""
    folder.mkdir()
    files: dict[str, int] = {}
    lines: list[str] = []
    size = number = 0
    for group in groups:
        for key, value in group.items():
            line = f"dutygraph.answers[{_script(key)}]={_script(value)};\n"
            if lines and size + len(line) > _BYTES:
                _put(folder / f"{number}.js", lines)
                lines, size, number = [], 0, number + 1
            files[key] = number
            lines.append(line)
            size += len(line)
    _put(folder / f"{number}.js", lines)
    about = f"{{files:{_script(files)},downloads:{_script(downloads)},answers:{{}}}}"
    _put(folder / "answers.js", [f"window.dutygraph={about};\n"])


def _put(file: Path, lines: Sequence[str]) -> None:
    file.write_bytes("".join(lines).encode("utf-8", "backslashreplace"))


def _script(value: Any) -> str:
    """JSON that is a script too."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
