"""`dutygraph publish`: the explorer as files, for any web server, or to be opened from a disk on a closed network.

Browsers refuse module scripts and fetch on file://. So the page is one classic script, and every answer of the API that
the page asks for is a line of a classic script too, which the page loads by a script element.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from ontology.errors import QueryError

from .output import OutputError, written_folder
from .sources import PathLike

if TYPE_CHECKING:
    from kg import Store

    from .serving.explorer import Explorer

Answers = dict[str, Any]
"""What the API answers, by the address under which the page asks for it."""

_BYTES: Final = 300_000
"""A script holds the answers of several addresses, up to about this."""
_NODES: Final = 2000
_FIRST_NODES: Final = 300
_UNQUOTED: Final = "!~*'()"
"""What JavaScript's encodeURIComponent leaves as it is, beside what Python does."""
_SCRIPT: Final = '<script src="./data/answers.js"></script>'


def publish(store: Store | PathLike, output: PathLike, *, internal: bool = False) -> int:
    """Write the explorer over a store into a new folder; returns the number of files. The same store gives the same
    files. What stands on processing slips is left out unless `internal`.

    Raises StoreError, QueryError where there is no document, OutputError where the folder is not empty or the page has
    not been built.
    """
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
            _write(folder / "data", _answers(here))
            return sum(1 for file in folder.rglob("*") if file.is_file())
    finally:
        live.close()


def address(called: str, **values: str | int) -> str:
    """The address of an answer as the page writes it (`src/data.ts`)."""
    query = "&".join(f"{key}={quote(str(value), safe=_UNQUOTED)}" for key, value in values.items())
    return f"api/{called}{'?' if query else ''}{query}"


def _with_data(page: str) -> str:
    """The page with the script of its answers before its own."""
    return page.replace("<script defer", f"{_SCRIPT}\n    <script defer", 1)


def _answers(here: Explorer) -> Iterator[Answers]:
    """What the page asks for, in the groups that are loaded together."""
    from .server import about
    from .serving.actor_sheets import actor_sheet

    overview = here.overview()
    documents = [one.model_dump() for one in overview.documents.values()]
    detail = "provisions" if len(documents) <= 3 else "documents"
    whole = overview.network.picture(detail=detail, limit=_FIRST_NODES)
    yield {
        address("about"): about(here).model_dump(),
        address("documents", limit=1000): {"total": len(documents), "rows": documents[:1000]},
        address("actors", limit=5): {
            "total": len(overview.actors),
            "rows": [one.model_dump() for one in overview.actors[:5]],
        },
    }
    yield {address("graph", detail=detail, limit=_FIRST_NODES): whole.model_dump()}
    yield {"suggestions": {"rows": [one.model_dump() for one in overview.suggestions]}}
    yield from _questions(here)
    for one in overview.documents:
        pictures = {
            address("graph", document=one, detail=detail, limit=_NODES): overview.network.picture(
                document=one, detail=detail, limit=_NODES
            ).model_dump()
            for detail in ("statements", "provisions")
        }
        yield {
            address("document", id=one): here.sheet(one).model_dump(),
            address("matrix", id=one): here.matrix(one).model_dump(),
            **pictures,
        }
    for actor in overview.actors:
        with here.live.reading() as store:
            sheet = actor_sheet(
                store, overview.version, actor.name, overview.days, via_classes=False, internal=here.settings.internal
            )
        if sheet is not None:
            yield {address("actor", name=actor.name): sheet.model_dump()}


def _questions(here: Explorer) -> Iterator[Answers]:
    """The questions that need no parameter, with all their rows."""
    import queries

    from .serving.internal import asked_internally, public_rows
    from .serving.questions_api import entry

    asked = [queries.question(name) for name in queries.askable()]
    free = [one for one in asked if not any(parameter.required for parameter in one.parameters)]
    yield {address("questions"): [entry(one).model_dump() for one in free]}
    for one in free:
        with here.live.reading() as store:
            answer = queries.ask(store, one.name, **asked_internally(one, here.settings.internal))
        rows = public_rows(answer, here.settings.internal)
        found = {"question": entry(one).model_dump(), "total": len(rows), "offset": 0, "rows": rows}
        yield {address(f"questions/{one.name}"): found}


def _write(folder: Path, groups: Iterator[Answers]) -> None:
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
    _put(folder / "answers.js", [f"window.dutygraph={{files:{_script(files)},answers:{{}}}};\n"])


def _put(file: Path, lines: Sequence[str]) -> None:
    file.write_bytes("".join(lines).encode("utf-8", "backslashreplace"))


def _script(value: Any) -> str:
    """JSON that is a script too."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
