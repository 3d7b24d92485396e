"""Builds the explorer's page into a wheel, where it is not built yet and Node.js is there."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = Path(__file__).resolve().parent


class PageHook(BuildHookInterface):  # type: ignore[misc,type-arg]
    """An editable install leaves it to `make page`, which knows what has changed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before the wheel's files are collected."""
        if version == "editable" or (PAGE / "built" / "index.html").is_file():
            return
        npm = shutil.which("npm")
        if npm is None:
            print("no npm: the wheel has no page, `dutygraph serve` offers the API only", file=sys.stderr)
            return
        for arguments in (("ci", "--no-audit", "--no-fund"), ("run", "build")):
            subprocess.run([npm, *arguments], cwd=PAGE, check=True)
