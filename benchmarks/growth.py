"""How a build behaves as the corpus grows: throughput, memory, disk, and what a second core brings.

python benchmarks/growth.py 10 100 1000     prints a JSON object a measurement
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from texts import write_corpus


@dataclass(frozen=True)
class Measured:
    """One build: seconds from start to end, those of its second stage, seconds of processor time of all its
    processes (which say more where a machine is shared), their peak memory in bytes, bytes of what was written."""

    what: str
    documents: int
    characters: int
    jobs: int
    seconds: float
    extracting: float
    cpu: float
    memory: int
    disk: int


def main() -> None:
    """Measure the sizes that the arguments name."""
    for count in map(int, sys.argv[1:] or ("10", "100", "1000")):
        for what in ("parts", "store"):
            print(json.dumps(asdict(measure(what, count, 2))), flush=True)


def measure(what: str, count: int, jobs: int) -> Measured:
    """Build `count` documents into parts (extraction alone, near enough) or into a store."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.jsonl")
        characters = write_corpus(corpus, count)
        target = Path(folder, "out")
        option = "--parts" if what == "parts" else "--store"
        command = [sys.executable, "-m", "dutygraph", "build", str(corpus), option, str(target)]
        started = time.perf_counter()
        run = subprocess.Popen(
            [*command, "--jobs", str(jobs), "--json-progress"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        family = Family(run.pid)
        looking = threading.Thread(target=family.watch, args=(run,))  # also at what follows the last line of progress
        looking.start()
        extracting = started
        assert run.stderr is not None
        for line in run.stderr:  # a line of progress a second
            if line.startswith("{") and json.loads(line)["stage"] == "survey":
                extracting = time.perf_counter()
        if run.wait():
            sys.exit(f"build ended with {run.returncode}")
        looking.join()
        ended = time.perf_counter()
        disk = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
        return Measured(
            what, count, characters, jobs, ended - started, ended - extracting, family.cpu, family.memory, disk
        )


class Family:
    """A process and all below it: the most memory they had at one time, the processor time they took."""

    def __init__(self, process: int) -> None:
        self.memory = 0
        self._process = process
        self._seconds: dict[int, float] = {}

    @property
    def cpu(self) -> float:
        """Seconds of processor time up to the last look."""
        return sum(self._seconds.values())

    def watch(self, run: subprocess.Popen[str]) -> None:
        """Look four times a second until the process has ended."""
        while run.poll() is None:
            self.look()
            time.sleep(0.25)

    def look(self) -> None:
        """Note what they use now; memory that they share counts once."""
        total = 0
        try:
            top = psutil.Process(self._process)
            family = [top, *top.children(recursive=True)]
        except psutil.NoSuchProcess:
            return
        for one in family:
            try:
                total += getattr(one.memory_full_info(), "pss", 0) or one.memory_info().rss
                times = one.cpu_times()
                self._seconds[one.pid] = times.user + times.system
            except psutil.Error:
                continue
        self.memory = max(self.memory, total)


if __name__ == "__main__":
    main()
