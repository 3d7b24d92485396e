"""Coded files read back: units with the categories that a person gave them."""

from __future__ import annotations

import csv
import os
from pathlib import Path

from ontology.errors import InputError

from .sources import PathLike

CODE, CATEGORY = "code", "category"


def read_coding(path: PathLike, column: str = CATEGORY) -> dict[str, str]:
    """The category of each unit by its code, from a CSV file (UTF-8 or GB18030, as Excel saves it) with the columns
    `code` and `column`; units without a category are left out.

    Raises InputError for a file that cannot be read, that lacks a column, or that has a code twice.
    """
    name = os.fspath(path)
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"无法读取 / cannot read: {name} ({error.strerror})") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "replace")
    rows = csv.DictReader(text.splitlines())
    missing = [one for one in (CODE, column) if one not in (rows.fieldnames or ())]
    if missing:
        raise InputError(f"缺少列 / no such column: {name}: {'、'.join(missing)} ({'、'.join(rows.fieldnames or ())})")
    found: dict[str, str] = {}
    for row in rows:
        code, category = (row[CODE] or "").strip(), (row[column] or "").strip()
        if code in found:
            raise InputError(f"编码重复 / a code stands twice: {name}: {code}")
        if code and category:
            found[code] = category
    return found
