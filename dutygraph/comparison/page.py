"""The side-by-side page: both provisions with what differs marked, their bodies, the relation and its details."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from dutygraph.output import written
from dutygraph.sources import PathLike

if TYPE_CHECKING:
    from queries import Comparison, Comparisons

LONGEST_MARKED = 2_000
"""Characters of a provision up to which differences are marked within it."""


def write_page(found: Comparisons, output: PathLike, names: tuple[str, str]) -> None:
    """Write the page; `names` are what both documents are called. Raises OutputError."""
    from queries.compare import RELATIONS

    counted = Counter(row.relation for row in found.rows)
    filters = "".join(
        f'<label><input type="checkbox" checked value="{one}"> {one} {counted[one]}</label>'
        for one in RELATIONS if counted[one]
    )  # fmt: skip
    page = Template(_read("page.html")).substitute(
        title=escape(f"对照：{names[0]} ↔ {names[1]}"),
        style=_read("page.css"),
        key="<del>左有右无</del> <ins>右有左无</ins>",
        filters=filters,
        one=escape(names[0]),
        other=escape(names[1]),
        rows="\n".join(map(_row, found.rows)),
    )
    with written(output) as file:
        file.write(page.encode("utf-8", "backslashreplace"))


def _row(row: Comparison) -> str:
    one, other = _marked(row.evidence, row.other_evidence)
    details = f'<p class="details">{escape(row.details)}</p>' if row.details else ""
    return (
        f'<tr data-relation="{row.relation}"><td><p class="relation">{row.relation}</p>{details}</td>'
        f"{_side(row.provision, row.actors, one)}{_side(row.other_provision, row.other_actors, other)}</tr>"
    )


def _side(cite: str, actors: tuple[str, ...], marked: str) -> str:
    if not cite:
        return "<td>—</td>"
    who = f'<p class="actors">{escape("、".join(actors))}</p>' if actors else ""
    return f'<td><p class="cite">{escape(cite)}</p><p>{marked}</p>{who}</td>'


def _marked(one: str, other: str) -> tuple[str, str]:
    """Both texts as HTML, what only one of them has marked."""
    if not one or not other or max(len(one), len(other)) > LONGEST_MARKED:
        return escape(one), escape(other)
    steps = list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())
    return (
        "".join(_parts(one, [(tag, a, b) for tag, a, b, _, _ in steps], "del")),
        "".join(_parts(other, [(tag, a, b) for tag, _, _, a, b in steps], "ins")),
    )


def _parts(words: str, steps: list[tuple[str, int, int]], mark: str) -> Iterator[str]:
    for tag, start, end in steps:
        if start < end:
            part = escape(words[start:end])
            yield part if tag == "equal" else f"<{mark}>{part}</{mark}>"


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
