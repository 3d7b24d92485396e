"""Who runs this."""

from __future__ import annotations

import getpass
import os
from typing import Final

USER: Final = "DUTYGRAPH_USER"
"""The environment variable that names who builds and reviews."""


def person() -> str:
    """`DUTYGRAPH_USER`, else the system's name for the user; "" where it has none."""
    try:
        return os.environ.get(USER, "").strip() or getpass.getuser()
    except (OSError, KeyError):  # a container whose user has no name
        return ""
