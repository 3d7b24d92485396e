"""Reading bodies, functions and transfers from TOML: the registry's own files and a user's, in the same format."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from .body import Body, Calling, Function, LocalName, Sign, Transfer
from .errors import InputError
from .places import LEVELS

_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_NAMES_AT: Final = frozenset((*LEVELS, "直辖市", "自治区"))
_SCHEMES: Final = Path(__file__).parent / "bodies" / "schemes.toml"

Record = TypeVar("Record", Body, Function, Transfer)


@dataclass(frozen=True, slots=True)
class Records:
    """What one or several files say, in their order."""

    bodies: tuple[Body, ...] = ()
    functions: tuple[Function, ...] = ()
    transfers: tuple[Transfer, ...] = ()


@cache
def schemes() -> Mapping[str, Mapping[str, str]]:
    """What `kind`, `level` and `affiliation` of a body can be, in order, with the English names."""
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(_SCHEMES.read_text("utf-8"))
    return found


def read_records(path: Path) -> Records:
    """The records of one file: tables `[[body]]`, `[[function]]`, `[[transfer]]`, `[defaults]` for its bodies.

    Raises InputError, one line with file, entry and what to do.
    """
    return parse_records(path, body_text(path))


def body_text(path: Path) -> str:
    """The text of such a file. Raises InputError."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"无法读取机构文件 cannot read the file of bodies: {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"机构文件须为 UTF-8 编码 the file of bodies must be UTF-8: {path}") from error


def parse_records(path: Path, text: str) -> Records:
    """The records of a file's text; `path` is what messages call it. Raises as `read_records` does."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"机构文件不是有效的 TOML not valid TOML: {path}: {error}") from error
    strange = set(table) - {"defaults", "body", "function", "transfer"}
    if strange:
        raise InputError(
            f"{path}: 不认识的表 unknown table {sorted(strange)[0]}；可用 use defaults, body, function, transfer"
        )
    defaults = table.get("defaults", {})
    if not isinstance(defaults, dict):
        raise InputError(f"{path}: [defaults] 应写作一个表 must be one table")
    return Records(
        tuple(_read(path, table, "body", lambda entry, n: _body(entry, defaults, n))),
        tuple(_read(path, table, "function", lambda entry, n: _function(entry))),
        tuple(_read(path, table, "transfer", lambda entry, n: _transfer(entry))),
    )


def _read(path: Path, table: Mapping[str, Any], key: str, make: Callable[[_Entry, int], Record]) -> Iterator[Record]:
    entries = table.get(key, [])
    if not (isinstance(entries, list) and all(isinstance(e, dict) for e in entries)):
        raise InputError(f"{path}: {key} 应写作 [[{key}]] must be written [[{key}]]")
    for number, values in enumerate(entries):
        name = values.get("name", values.get("function"))
        where = f"{path}: [[{key}]] {name if isinstance(name, str) else f'第{number + 1}条 number {number + 1}'}"
        entry = _Entry(where, dict(values))
        record = make(entry, number)
        entry.end()
        yield record


def _body(entry: _Entry, defaults: Mapping[str, Any], number: int) -> Body:
    order = defaults.get("order")
    for key, value in defaults.items():
        if key != "order":
            entry.values.setdefault(key, value)
    if isinstance(order, int):
        entry.values.setdefault("order", order + number)
    return Body(
        name=entry.text("name"),
        kind=entry.choice("kind"),
        level=entry.choice("level"),
        short=entry.texts("short"),
        english=entry.maybe("english"),
        place=entry.maybe("place"),
        functions=entry.texts("functions"),
        affiliation=entry.maybe_choice("affiliation"),
        parent=entry.maybe("parent"),
        since=entry.date("since"),
        until=entry.date("until"),
        predecessors=entry.texts("predecessors"),
        successors=entry.texts("successors"),
        also_called=tuple(Sign(e.text("name"), e.date("since"), e.date("until")) for e in entry.tables("also_called")),
        office_in=entry.maybe("office_in"),
        order=entry.number("order", 9999),
    )


def _function(entry: _Entry) -> Function:
    return Function(
        name=entry.text("name"),
        english=entry.text("english"),
        words=entry.texts("words"),
        called=Calling(entry.by_level("called"), since=entry.date("since")),
        broader=entry.maybe("broader"),
        affiliation=entry.maybe_choice("affiliation"),
        kind=entry.maybe_choice("kind") or "部门",
        varies=entry.texts("varies"),
        former=tuple(
            Calling(e.by_level("called"), e.texts("words"), e.date("since"), e.date("until"))
            for e in entry.tables("former")
        ),
        exceptions=tuple(
            LocalName(e.text("place"), e.maybe("name") or "", e.date("since"), e.date("until"))
            for e in entry.tables("exceptions")
        ),
    )


def _transfer(entry: _Entry) -> Transfer:
    return Transfer(
        function=entry.text("function"),
        words=entry.texts("words"),
        giver=entry.text("from"),
        taker=entry.text("to"),
        date=entry.date("date"),
        basis=entry.maybe("basis"),
    )


class _Entry:
    """One table of a file; every key is taken once, what is left over is a mistake."""

    def __init__(self, where: str, values: dict[str, Any]) -> None:
        self.where = where
        self.values = values

    def wrong(self, key: str, expected: str) -> InputError:
        return InputError(f"{self.where}: {key} {expected}")

    def missing(self, key: str) -> InputError:
        return self.wrong(key, "缺失，请补上 is missing, add it")

    def end(self) -> None:
        if self.values:
            raise self.wrong(
                next(iter(self.values)), "不是可用的项，请查拼写 is no known key, check its spelling (docs/bodies.md)"
            )

    def text(self, key: str) -> str:
        value = self.maybe(key)
        if value is None:
            raise self.missing(key)
        return value

    def maybe(self, key: str) -> str | None:
        value = self.values.pop(key, "")
        if not isinstance(value, str):
            raise self.wrong(key, "应为文字 must be a text in quotes")
        return value.strip() or None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.pop(key, [])
        if not (isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)):
            raise self.wrong(key, '应为文字的列表 must be a list of texts, ["…", "…"]')
        return tuple(v.strip() for v in value)

    def choice(self, key: str) -> str:
        value = self.maybe_choice(key)
        if value is None:
            raise self.missing(key)
        return value

    def maybe_choice(self, key: str) -> str | None:
        value, allowed = self.maybe(key), schemes()[key]
        if value is not None and value not in allowed:
            raise self.wrong(key, f"{value} 不可用；可用 not allowed, use one of: {' '.join(allowed)}")
        return value

    def number(self, key: str, default: int) -> int:
        value = self.values.pop(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, "应为整数 must be an integer")
        return value

    def date(self, key: str) -> str | None:
        value = self.values.pop(key, None)
        text = value if value is None else str(value)
        if text is not None and not _DATE.fullmatch(text):
            raise self.wrong(key, f'{text} 应为日期 must be a date: "2018", "2018-03" or "2018-03-17"')
        return text

    def tables(self, key: str) -> Iterator[_Entry]:
        value = self.values.pop(key, [])
        if not (isinstance(value, list) and all(isinstance(v, dict) for v in value)):
            raise self.wrong(key, "应为表的列表 must be a list of tables, [{ name = … }]")
        for inner in value:
            entry = _Entry(f"{self.where}: {key}", dict(inner))
            yield entry
            entry.end()

    def by_level(self, key: str) -> Mapping[str, str]:
        value = self.values.pop(key, {})
        if not (isinstance(value, dict) and all(isinstance(v, str) for v in value.values())):
            raise self.wrong(key, '应为层级到名称的表 must be a table from levels to names, { "省" = "…" }')
        if strange := set(value) - _NAMES_AT:
            raise self.wrong(key, f"{sorted(strange)[0]} 不是层级 is no level: 国家 省 直辖市 自治区 市 县 乡")
        return value
