"""What a plan asks for into a folder of parts, each made by one worker."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.errors import InputError

from .extraction import Work
from .parts import ENDINGS, PER_PART, Manifest, Part, PartWork, write_manifest, write_part
from .report import BuildReport, Progress
from .run import Run
from .workers import Problem


def write_parts(run: Run, output: str, format: str) -> BuildReport:
    """Make every part that is not there yet, then the manifest, and report. Raises StoreError where one cannot be
    written: the others are there, and are not made again by the next run."""
    if format not in ENDINGS:
        raise InputError(f"{format}：分片格式应为 {' 或 '.join(ENDINGS)} / parts are one of {' '.join(ENDINGS)}")
    while True:
        failed = len(run.failures)
        parts = _make(run, output, format)
        if len(run.failures) == failed:  # else another copy of what could not be read is tried
            break
    write_manifest(output, Manifest(tuple(parts), format, run.version))
    run.unchanged = sum(len(part.documents) for part in parts)
    return run.report()


def _make(run: Run, output: str, format: str) -> list[Part]:
    """The parts in order. Where a part begins depends on the addresses alone, so that it stays where one text fails."""
    wanted = {task.survey.address: task for task in run.plan().tasks}
    place = {address: index // PER_PART for index, address in enumerate(sorted(run.surveys))}

    def works() -> Iterator[PartWork]:
        # Sources come in the order in which they are found, which is not that of addresses: a part is sent off once
        # the last of its texts has come.
        open_: dict[int, list[Work]] = {}
        left = dict.fromkeys(place.values(), 0)
        for address in wanted:
            left[place[address]] += 1
        for work in run.works(wanted):
            number = place[work[0].address]
            open_.setdefault(number, []).append(work)
            left[number] -= 1
            if not left[number]:
                yield part(number, open_.pop(number))
        for number, found in open_.items():
            yield part(number, found)

    def part(number: int, found: list[Work]) -> PartWork:
        return PartWork(number, tuple(sorted(found, key=lambda w: w[0].address)), output, format, run.own)

    whole = sum(task.survey.characters for task in wanted.values())
    made: dict[int, Part] = {}
    texts = characters = 0
    for result in run.crew.each(write_part, works(), few=2):
        if isinstance(result, Problem):
            work = result.thing
            for source, _ in work.works:
                run.fail(source, "write", result.reason)
        else:
            work, done = result
            made[work.number] = done
            run.failures.update((failure.address, failure) for failure in done.failures)
        texts, characters = texts + len(work.works), characters + work.characters
        run.progress(Progress("extract", texts, len(wanted), characters, whole, len(run.failures), work.name))
    return [made[number] for number in sorted(made)]
