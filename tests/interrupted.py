"""Builds of many documents that end before they are done: what `tests/test_endurance.py` is made of."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import dutygraph
import kg
from kg.store import Store
from ontology.records import Document, Extraction

DUTIES = ("加强水库安全管理", "组织开展防汛检查", "公开检查结果", "建立值班制度", "及时报告险情", "安排专项资金")
BODIES = ("县级人民政府", "省财政厅", "市水利局", "乡级人民政府")


def policy(number: int, version: int) -> str:
    """A document of some length; two versions of it have few sentences in common."""
    dice = random.Random(f"{number}/{version}")
    lines = [
        f"某省人民政府关于水库安全管理的意见（之{number}）",
        "",
        f"某政发〔2021〕{number}号",
        "",
        "各市人民政府：",
        "",
    ]
    for part, name in enumerate("一二三四五"):
        lines.append(f"{name}、第{part + 1}项工作（第{version}稿）")
        lines += [f"{dice.choice(BODIES)}应当{dice.choice(DUTIES)}。" for _ in range(6)]
        lines.append(f"（{dice.choice(BODIES)}牵头，{dice.choice(BODIES)}配合）")
    return "\n".join(lines)


@dataclass
class Versions:
    """Versions of the same documents as files and as what a store must hold of them."""

    folder: Path
    count: int
    versions: int = 2
    expected: list[dict[str, Extraction]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for version in range(self.versions):
            files = self.folder / str(version)
            files.mkdir(parents=True)
            held = {}
            for number in range(self.count):
                file = files / f"{number:03}.txt"
                file.write_text(policy(number, version), encoding="utf-8")
                extraction = dutygraph.extract(file)
                held[extraction.of(Document)[0].id] = extraction
            self.expected.append(held)

    def files(self, version: int) -> Path:
        """The folder with one version."""
        return self.folder / str(version)


class Whole:
    """Which version of each document a store has. Says so where one is neither, in facts as in records."""

    def __init__(self, versions: Versions) -> None:
        self._documents = versions.expected

    def versions(self, store: Store) -> Mapping[str, int]:
        """The version of each document that is there."""
        found: dict[str, int] = {}
        for document in store.documents():
            there = store.records(document).records
            fits = [number for number, held in enumerate(self._documents) if held[document].records == there]
            assert fits, f"neither old nor new: {document}"
            found[document] = fits[0]
        kept = kg.memory_store()
        kept.load(self._documents[version][document] for document, version in found.items())
        assert facts(store) == facts(kept)
        return found


def facts(store: Store) -> set[bytes]:
    """What a store holds, without what a build notes of the files: where they are, by what it knows them again."""
    lines = b"".join(store.dump("nquads", internal=True)).splitlines()
    return {line for line in lines if not any(noted in line for noted in (b"#fingerprint>", b"#address>"))}


def build(files: Path, store: str, **options: object) -> subprocess.Popen[bytes]:
    """The command at work."""
    command = [sys.executable, "-m", "dutygraph", "build", str(files), "--store", store]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


def killed(files: Path, store: Path, dice: random.Random, lasting: float) -> bool:
    """Kill a build at some moment between its first write and its likely end; whether it was still at work."""
    running = build(files, str(store))
    before = size(store)
    wait(lambda: size(store) != before or running.poll() is not None)
    time.sleep(dice.uniform(0, lasting))
    working = running.poll() is None
    running.kill()
    running.communicate(timeout=60)
    return working


def size(store: Path) -> int:
    """Bytes of a store's files, or of those of one that is being made."""
    folders = [store, *store.parent.glob(f".{store.name}.growing")]
    total = 0
    for folder in folders:
        for file in folder.glob("*"):
            try:
                total += file.stat().st_size
            except FileNotFoundError:  # RocksDB tidies up
                continue
    return total


def wait(done: Callable[[], object], seconds: float = 120) -> None:
    """Until something is so; fails after `seconds`."""
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.005)
