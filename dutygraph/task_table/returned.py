"""A corrected task table taken back: what people changed in it becomes reviews, several sheets together."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from dutygraph.sources import PathLike
from ontology.errors import QueryError
from ontology.reviews import Review, Verdict

from .bodies import is_doer, official
from .lines import HEADINGS, Line
from .sheets import LEAD, REJECTED, SUPPORT, read_table, same, split
from .words import words
from .workbook import STATE

if TYPE_CHECKING:
    from kg import Store

_MEASURE, _TIME = HEADINGS[2], HEADINGS[5]
CORRECTED = (_MEASURE, LEAD, SUPPORT, _TIME)
"""The columns whose corrections are taken; the others are worked out from these."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one file says of one task: in `column` (or 校核状态) `old` became `new`. `done` is False where it was not
    taken, and `why` says so."""

    file: str
    task: str
    column: str
    old: str
    new: str
    done: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """All that came back: the changes, in the order of files and sheets, and the reviews that were put in."""

    changes: tuple[Change, ...]
    reviews: tuple[Review, ...]
    files: int
    tasks: int


@dataclass(slots=True)
class _Row:
    """What the files say of one task: by column the values that differ from what was printed, with their files."""

    said: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    old: dict[str, str] = field(default_factory=dict)


def import_task_tables(store: Store, files: Sequence[PathLike], *, by: str) -> Returned:
    """Take corrected task tables (.xlsx or .docx, as `tasks` wrote them) back as reviews of `by`, all or nothing for a
    document.

    What is compared is what each file was printed with, so that a file may be older than the graph. Where files differ
    about a cell none of them wins: the change is reported, not taken. Raises InputError for a file that is no task
    table: then nothing is taken.
    """
    from kg.review.writing import Writing

    read = [(os.fspath(path), _read(path)) for path in files]
    rows: dict[str, _Row] = {}
    for file, found in read:
        for task, column, old, new in found:
            row = rows.setdefault(task, _Row())
            row.old[column] = old
            row.said.setdefault(column, {}).setdefault(new, []).append(file)
    changes: list[Change] = []
    reviews: list[Review] = []
    lines, writing = _lines(store), Writing(store, by)
    for task, row in rows.items():
        settled = list(_settled(task, row, lines.get(task)))
        asked = {change.column: change.new for change in settled if change.done and not change.why}
        try:
            wishes = list(_wishes(lines[task], asked)) if asked else []
            reviews += [writing.review(task, verdict, field=name, new=value) for verdict, name, value in wishes]
        except QueryError as error:
            settled = [_refused(change, str(error)) if change.done else change for change in settled]
        changes += settled
    store.add_reviews(reviews)
    return Returned(tuple(changes), tuple(reviews), len(read), len(rows))


def _read(path: PathLike) -> list[tuple[str, str, str, str]]:
    """What a file changes: task, column, what was printed, what stands there."""
    from .papers import read_paper

    return read_paper(path) if os.fspath(path).casefold().endswith(".docx") else read_table(path)


def _lines(store: Store) -> Mapping[str, Line]:
    import queries

    from .lines import lines

    return {line.task.statement: line for line in lines(queries.tasks(store).rows, queries.dates_of(store))}


def _settled(task: str, row: _Row, line: Line | None) -> Iterator[Change]:
    """One change for each cell; where files differ, one for each of what they say, none taken."""
    now = dict(zip(HEADINGS, line.cells(0), strict=True)) if line is not None else {}
    for column, said in row.said.items():
        for new, files in said.items():
            change = Change("、".join(files), task, column, row.old[column], new, True)
            if not task:
                change = _refused(change, "没有任务编号：文件中没有这一项 no task number: no provision says so")
            elif line is None:
                change = _refused(change, "图谱中没有这项任务，或已否定 no such task in the graph, or it was rejected")
            elif len(said) > 1:
                change = _refused(change, "各单位意见不一 the files differ")
            elif column not in (*CORRECTED, STATE):
                change = _refused(change, "该列由其他列得出，请改举措、单位或时限 worked out from other columns")
            elif column in now and same(column, now[column], new):
                change = replace(change, why="图谱已如此 already so")
            yield change


def _refused(change: Change, why: str) -> Change:
    return replace(change, done=False, why=why)


def _wishes(line: Line, asked: Mapping[str, str]) -> Iterator[tuple[Verdict, str | None, Any]]:
    """The reviews that the changed cells of a task ask for: verdict, field, value."""
    task = line.task
    if asked.get(STATE) in REJECTED:
        yield Verdict.REJECT, None, None
        return
    if LEAD in asked or SUPPORT in asked:
        # One decision: what notes said of leading and of supporting is part of it from now on.
        leads = _identities(line, asked[LEAD]) if LEAD in asked else _identities(line, line.lead)
        others = _identities(line, asked[SUPPORT]) if SUPPORT in asked else _settled_support(line)
        yield Verdict.CORRECT, "actors", leads + [name for name in task.actors if is_doer(name)]
        yield Verdict.CORRECT, "co", others + [name for name in task.co if is_doer(name)]
    if _TIME in asked:
        yield Verdict.CORRECT, "deadline", None if asked[_TIME] in ("", words().ongoing) else asked[_TIME]
    if _MEASURE in asked:
        yield from _wording(line, asked[_MEASURE])
    if set(asked) == {STATE}:
        yield Verdict.CONFIRM, None, None


def _settled_support(line: Line) -> list[str]:
    """Who supports a task as it stands; what is only inferred is no decision."""
    return _identities(line, line.support) if line.others else []


def _wording(line: Line, new: str) -> Iterator[tuple[Verdict, str | None, Any]]:
    """Modality, action and target of a new wording: what stays of one of the latter tells where the other begins."""
    modality, said = _mood(line, new)
    action, target = line.task.action, line.task.target
    if not said:
        raise QueryError("举措不能为空，要删去请填 否定 / a measure needs words; write 否定 to reject it")
    if modality != line.task.modality:
        yield Verdict.CORRECT, "modality", modality
    if said == line.task.task:
        return
    if target and said.endswith(target) and said != target and not said.startswith(action):
        yield Verdict.CORRECT, "action", said.removesuffix(target)
    elif said.startswith(action):
        yield Verdict.CORRECT, "target", said.removeprefix(action) or None
    else:
        yield Verdict.CORRECT, "action", said
        yield Verdict.CORRECT, "target", None


def _mood(line: Line, new: str) -> tuple[str, str]:
    """The modality that a wording begins with (不得…, 可以…, 鼓励…; an obligation without), and the rest of it."""
    for modality, word in words().moods.items():
        if new.startswith(word) and not line.task.task.startswith(word):
            return modality, new.removeprefix(word)
    kept = line.measure == line.task.task
    return (line.task.modality if kept else "obligation"), new


def _identities(line: Line, cell: str) -> list[str]:
    """The bodies that a cell names: those that were printed there as the document has them, others by official name."""
    known = dict(zip([*split(line.lead), *split(line.support)], _words(line), strict=False))
    given = split(cell.replace("，", "、").replace(",", "、").replace("\n", "、"))
    found = list(dict.fromkeys(known.get(name) or official(_bare(name)) for name in given if _bare(name)))
    if doers := [name for name in found if is_doer(name)]:
        raise QueryError(f"不是可以牵头或配合的单位 / no body that tasks are assigned to: {'、'.join(doers)}")
    return found


def _words(line: Line) -> list[str]:
    """The bodies of a line, the leads first: by the document's words where these are printed, by which its mentions
    are known; else by identity. Empty where a cell shows others than those (推断)."""
    printed, names = [*split(line.lead), *split(line.support)], [*line.leads, *line.others]
    if len(printed) != len(names):
        return []
    own = set(dict(line.task.called).values())
    return [shown if shown in own else name for shown, name in zip(printed, names, strict=True)]


def _bare(name: str) -> str:
    for mark in (words().remarks["inferred"], "（拟）"):
        name = name.removesuffix(mark)
    return name
