"""Sources in tables: JSON Lines, CSV and Parquet with a column of text and others about it. One row is one text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.records import Given

from .places import open_file
from .source import FIELDS, LARGEST, Columns, Failure, Source

TABLES = (".jsonl", ".ndjson", ".csv", ".parquet")
_SAMPLE = 1_000_000  # bytes that tell a CSV file's encoding
_BATCH = 256  # rows of a Parquet file at a time

Row = Mapping[str, Any]


class TableError(Exception):
    """Why a table or a row of it cannot be read, in Chinese and English."""


def table_sources(table: Source, columns: Columns, wanted: Collection[str] | None) -> Iterator[Source | Failure]:
    """A source for each row, counted from 1, and a failure for each row that holds none."""
    ending = table.path.lower().rpartition(".")[2]
    rows = {"csv": _csv, "parquet": _parquet}.get(ending, _json_lines)
    try:
        for number, row in rows(table):
            address, where = f"{table.address}#{number}", f"{table.where}#{number}"
            try:
                text, given = _read(row, columns)
            except TableError as problem:
                yield Failure(where, "find", str(problem), address)
                continue
            if wanted is None or address in wanted:
                yield Source(
                    address, where, table.path, data=text.encode("utf-8", "surrogatepass"), ending="txt", given=given
                )
    except TableError as problem:
        yield Failure(table.where, "find", str(problem), table.address)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Failure(table.where, "find", f"无法读取（{reason}） / cannot be read ({reason})", table.address)


def _read(row: Row | TableError, columns: Columns) -> tuple[str, Given]:
    if isinstance(row, TableError):
        raise row
    name = _column(row, "text", columns.text)
    if name is None:
        wanted = columns.text or "、".join(_usual()["text"])
        raise TableError(
            f"没有正文列（{wanted}）；请用 --text-column 指明 / no column of text ({wanted}); name it by --text-column"
        )
    text = row[name]
    if not isinstance(text, str) or not text.strip():
        raise TableError("正文为空 / the text is empty")
    found = {
        field: row.get(column)
        for field in FIELDS
        if (column := _column(row, field, columns.given.get(field))) is not None
    }
    return text, Given(
        _text(found.get("title")),
        _text(found.get("number")),
        _day(found.get("written")),
        _day(found.get("published")),
        _text(found.get("source")),
    )


def _column(row: Row, field: str, named: str | None) -> str | None:
    """The column of a field: the one named, else the first of its usual names that the row has."""
    if named is not None:
        return named if named in row else None
    lower = {str(name).strip().lower(): name for name in row}
    return next((lower[name] for name in _usual()[field] if name in lower), None)


@cache
def _usual() -> dict[str, list[str]]:
    import tomllib

    found: dict[str, list[str]] = tomllib.loads(
        files("dutygraph.corpus").joinpath("columns.toml").read_text(encoding="utf-8")
    )
    return found


def _text(value: object) -> str | None:
    plain = "" if value is None else str(value).strip()
    return plain or None


def _day(value: object) -> date | None:
    """A date in any of the forms that tables have: ISO, 20210301, 2021/3/1, 2021年3月1日."""
    from extract.structure.numerals import first_date

    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    plain = _text(value)
    if plain is None:
        return None
    try:
        return date.fromisoformat(plain[:10])
    except ValueError:
        pass
    parts = plain.split()[0].replace("/", "-").replace(".", "-").split("-")
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        try:
            return date(*map(int, parts))
        except ValueError:
            return None
    return first_date(plain)


def _json_lines(table: Source) -> Iterator[tuple[int, Row | TableError]]:
    with open_file(table.path) as file:
        number = 0
        while line := file.readline(LARGEST):
            number += 1
            if not line.strip():
                continue
            yield number, _object(line)


def _object(line: bytes) -> Row | TableError:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        said = " ".join(str(error).split())
        return TableError(f"不是 JSON（{said}） / not JSON ({said})")
    return row if isinstance(row, dict) else TableError("不是 JSON 对象 / no JSON object")


def _csv(table: Source) -> Iterator[tuple[int, Row | TableError]]:
    from extract.decoding import NotTextError, decode

    csv.field_size_limit(LARGEST)
    with open_file(table.path) as file:
        sample = file.read(_SAMPLE)
        file.seek(0)
        try:
            encoding = decode(_whole_lines(sample))[1]
        except NotTextError as problem:
            raise TableError(str(problem)) from None
        encoding = "utf-8-sig" if encoding == "utf-8" else encoding
        with io.TextIOWrapper(file, encoding, newline="") as text:
            rows = csv.DictReader(text)
            try:
                for number, row in enumerate(rows, 1):
                    yield number, {name.lstrip("\ufeff"): value for name, value in row.items() if name is not None}
            except (csv.Error, UnicodeDecodeError) as error:
                said = " ".join(str(error).split())
                raise TableError(f"CSV 无法读取（{said}） / the CSV cannot be read ({said})") from None


def _whole_lines(sample: bytes) -> bytes:
    """The beginning of a file without a last line that may be cut within a character."""
    if len(sample) < _SAMPLE:
        return sample
    end = sample.rfind(b"\n") + 1
    return sample[: end + end % 2] if b"\x00" in sample else sample[:end] or sample


def _parquet(table: Source) -> Iterator[tuple[int, Row | TableError]]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise TableError(
            "读取 Parquet 需要 pip install 'dutygraph[parquet]' / Parquet needs the extra parquet"
        ) from None
    with open_file(table.path) as file:
        number = 0
        try:
            for batch in pq.ParquetFile(file).iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
        except pa.ArrowException as error:
            said = " ".join(str(error).split())
            raise TableError(f"Parquet 无法读取（{said}） / the Parquet file cannot be read ({said})") from None
