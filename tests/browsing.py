"""Chromium and a running explorer, for tests of the page and for measurements."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(__file__).resolve().parent.parent / "dutygraph" / "page" / "node_modules" / "axe-core" / "axe.min.js"

# What is waited for comes in its time: on a busy machine later.
expect.set_options(timeout=30_000)

# WebGL without a graphics card.
_ARGUMENTS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(store: Path, *options: str) -> Iterator[str]:
    """`dutygraph serve` on a free port in a process of its own; its address."""
    command = [sys.executable, "-m", "dutygraph", "serve", "--store", str(store), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stdout is not None
        started, found = time.monotonic(), None
        while found is None:
            line = process.stdout.readline()
            assert line and time.monotonic() - started < 60, "the server has not started"
            found = re.search(r"http://\S+", line)
        yield found[0]
    finally:
        process.terminate()
        process.wait(20)


class Watched:
    """What a page complained about, and which hosts it asked."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2] if "//" in request.url else ""))

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "GL Driver Message" not in text and "GPU stall" not in text:
            self.complaints.append(f"{kind}: {text}")
