"""The pages made from the ontology: up to date, whole, and loading nothing from elsewhere."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.files import POLICY
from ontology.iris import BASE

PAGES = ("ontology.html", "ontology.md")


@pytest.mark.parametrize("page", PAGES)
def test_the_committed_page_is_what_make_docs_writes(page: str, root: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, root / "docs" / "ontology_pages.py", tmp_path], check=True)
    written = (tmp_path / page).read_text(encoding="utf-8")
    assert written == (root / "docs" / page).read_text(encoding="utf-8"), "run `make docs`"


def test_the_reference_has_every_term_and_loads_nothing(root: Path) -> None:
    page = (root / "docs" / "ontology.html").read_text(encoding="utf-8")
    shown = html.unescape(page)
    for quad in ox.parse(POLICY.read_bytes(), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.object, ox.Literal) and quad.object.language:
            assert quad.object.value in shown or quad.subject.value == f"{BASE}project", quad.object.value
    assert not re.search(r"""<(script|link|img|iframe)|src=|url\(|@import|href="(?!#)""", page)


def test_every_link_of_the_reference_leads_somewhere(root: Path) -> None:
    page = (root / "docs" / "ontology.html").read_text(encoding="utf-8")
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)
