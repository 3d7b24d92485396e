"""Coded files read back, and how far two coders agree: `dutygraph units --compare`."""

from __future__ import annotations

import csv
import os
from dataclasses import asdict
from pathlib import Path

from ontology.errors import InputError

from .sources import PathLike
from .terminal import complain, console, print_csv, print_json, print_rows

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


def print_agreement(files: tuple[str, str], column: str, format: str) -> None:
    """Print how far two coded files agree, with the units on which they differ."""
    import queries

    found = queries.agreement(read_coding(files[0], column), read_coding(files[1], column))
    if format == "json":
        print_json([asdict(found)])
        return
    kappa = "—" if found.kappa is None else f"{found.kappa:.3f}"
    rows = [{"code": code, "first": one, "second": other} for code, one, other in found.differing]
    title = f"单元 units {found.units}  一致率 agreement {found.agreement:.3f}  Cohen κ {kappa}"
    if format == "csv":
        print_csv(["code", "first", "second"], rows)
        complain(title)
    elif rows:
        print_rows(title, {"code": "编码 code", "first": files[0], "second": files[1]}, rows)
    else:
        console().print(title)
