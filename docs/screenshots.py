"""Makes the pictures of README.md in docs/images: of the example, in the system's Chromium. Needs the built page
(`make page`).

    .venv/bin/python docs/screenshots.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import browsing
from PIL import Image
from playwright.sync_api import Browser, Page

import dutygraph

IMAGES = ROOT / "docs" / "images"
SEED = quote("国发〔2020〕7号")
VIEWS = {
    "explorer-text": f"doc?id={SEED}&view=text&at={SEED}{quote('#六、（十八）/6:优先安排')}",
    "explorer-graph": f"doc?id={SEED}&view=graph&detail=statements&colour=modality",
    "explorer-table": "table?ask=tasks",
    "explorer-matrix": f"doc?id={SEED}",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, browsing.chromium() as browser:
        store = Path(folder) / "store"
        dutygraph.build([ROOT / "examples"], store)
        picture = Path(folder) / "graph.html"
        dutygraph.draw(store, picture)
        page = opened(browser, 1600, 1000)
        page.goto(picture.as_uri())
        page.wait_for_timeout(4000)
        kept(page, "graph")
        with browsing.served(store) as address:
            for name, at in VIEWS.items():
                page = opened(browser, 1280, 800)
                page.goto(f"{address}#/{at}")
                page.wait_for_load_state("networkidle")
                # What is laid out, and looked at, comes to rest.
                page.wait_for_timeout(6000)
                kept(page, name)


def opened(browser: Browser, width: int, height: int) -> Page:
    """A page of a browser that reads Chinese and does not animate."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", reduced_motion="reduce")
    return context.new_page()


def kept(page: Page, name: str) -> None:
    """Writes what the page shows."""
    file = IMAGES / f"{name}.png"
    page.screenshot(path=file)
    Image.open(file).convert("RGB").save(file, optimize=True)
    page.context.close()


if __name__ == "__main__":
    main()
