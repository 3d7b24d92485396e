"""What a document's text says never commands the terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ESCAPES = "\x1b[31m\x1b]0;title\x07\x9b2J\x85\u202e"
"""Red, a window's title, a cleared screen, a new line, writing from right to left."""

POLICY = f"""某省人民政府关于加强水库{ESCAPES}安全管理的意见

某政发〔2021〕3号

各市人民政府：

一、落实责任

（一）明确主体。省财政厅应当安排{ESCAPES}水库专项资金。
"""

# A file that were mostly such characters would be taken for none of text.
POLICY += "（二）日常管理。县级人民政府应当加强本行政区域内小型水库的日常安全管理。\n" * 30


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("escapes")
    (folder / "意见.txt").write_text(POLICY, "utf-8")
    return folder


def on_a_terminal(folder: Path, *args: str) -> str:
    """What the command writes to a terminal, and to a pipe where it says that it goes on."""
    here, there = pty.openpty()
    command = [sys.executable, "-m", "dutygraph", *args]
    # Without colours: every escape that comes out is then the document's.
    env = {**os.environ, "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "120"}
    with subprocess.Popen(command, cwd=folder, env=env, stdin=there, stdout=there, stderr=there) as process:
        os.close(there)
        written = b""
        try:
            while piece := os.read(here, 65536):
                written += piece
        except OSError:  # Linux: the other side is closed
            pass
    os.close(here)
    assert process.returncode == 0, written
    return written.decode("utf-8")


@pytest.mark.parametrize(
    "args",
    [
        ("build", "意见.txt"),
        ("duties", "省财政厅"),
        ("who", "水库"),
        ("who", "水库", "--format", "csv"),
        ("who", "水库", "--format", "json"),
        ("gaps",),
        ("extract", "--explain", "意见.txt"),
        ("extract", "意见.txt"),
        ("text", "意见.txt"),
        ("review", "list"),
        ("validate",),
    ],
    ids=" ".join,
)
def test_a_documents_text_does_not_command_the_terminal(folder: Path, args: tuple[str, ...]) -> None:
    if args[0] != "build" and not (folder / "out").exists():
        on_a_terminal(folder, "build", "意见.txt", "--quiet")
    shown = on_a_terminal(folder, *args)
    assert shown
    assert not [one for one in ESCAPES if one in shown and not one.isprintable()]


def test_files_hold_what_the_document_says(folder: Path) -> None:
    command = [sys.executable, "-m", "dutygraph", "text", "意见.txt"]
    assert subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode() == POLICY
