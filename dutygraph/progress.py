"""How far a long run is, on standard error: a bar for people, lines of JSON for programs, nothing for a pipe."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

from .corpus.report import Progress
from .terminal import console, shown

EVERY = 1.0
"""Seconds between two lines of JSON."""

_STAGES = {"survey": "查看 surveying", "extract": "读入 reading", "load": "载入 loading", "check": "校验 checking"}

Show = Callable[[Progress], None]


@contextmanager
def showing(*, quiet: bool = False, as_json: bool = False) -> Iterator[Show]:
    """A function that shows where a run is; see `building.Progress`."""
    if as_json:
        yield _json_lines()
    elif quiet or not sys.stderr.isatty():
        yield lambda state: None
    else:
        with _bar() as show:
            yield show


@contextmanager
def _bar() -> Iterator[Show]:
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[documents]} 份 documents  {task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]}{task.fields[file]}", markup=False),
    )
    with Bars(*columns, console=console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None, documents="0", rate="", failures="", file="")
        stage, started = "", time.monotonic()

        def show(state: Progress) -> None:
            nonlocal stage, started
            if state.stage != stage:
                stage, started = state.stage, time.monotonic()
                bars.reset(task, total=state.of_characters, description=_STAGES.get(stage, stage))
            passed = max(time.monotonic() - started, 0.1)
            of = "" if state.of_documents is None else f"/{state.of_documents:,}"
            bars.update(
                task,
                total=state.of_characters,
                completed=state.characters,
                documents=f"{state.documents:,}{of}",
                rate="" if state.stage == "check" else f"{state.characters / passed:,.0f} 字/秒 characters/s",
                failures=f"{state.failures} 份失败 failed  " if state.failures else "",
                file=shown(os.path.basename(state.file)),  # noqa: PTH119
            )

        yield show


def _json_lines() -> Show:
    """A line at most every second and at the end of each stage: the state, `characters_a_second`, `seconds_left`."""
    stage, started, last = "", 0.0, 0.0

    def show(state: Progress) -> None:
        nonlocal stage, started, last
        now = time.monotonic()
        if state.stage != stage:
            stage, started, last = state.stage, now, 0.0
        if now - last < EVERY and state.documents != state.of_documents:
            return
        last = now
        rate = state.characters / max(now - started, 0.1)
        left = None if state.of_characters is None else (state.of_characters - state.characters) / max(rate, 1)
        line = asdict(state) | {
            "characters_a_second": round(rate),
            "seconds_left": None if left is None else round(left),
        }
        text = json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")
        sys.stderr.write(text + "\n")
        sys.stderr.flush()

    return show
