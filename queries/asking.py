"""Any named question, by its name and parameters as texts: what a command line or a web form has to give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from importlib import import_module
from math import isfinite
from typing import Any, Final

from kg.store import Store
from ontology.errors import QueryError

from .answer import Answer
from .limits import limited
from .question import Label, Question, names, question

_SECONDS: Final = Label("seconds", "时限秒数", "seconds it may take", "number")
_YES: Final = frozenset(("true", "yes", "on", "1", "是"))
_NO: Final = frozenset(("false", "no", "off", "0", "否"))


def askable() -> list[str]:
    """The names of the questions that readers ask, sorted; the others are parts of these."""
    return [name for name in names() if question(name).entry]


def ask(store: Store, name: str, *, seconds: object = None, **parameters: object) -> Answer:
    """The answer of the question `name` (one of `askable`), its parameters read as the header's types say.

    Each is a value of its type or a text: “2020-07-17” for a date, “true” or “是” for a flag, “甲、乙” for texts. None
    and empty texts count as not given. Raises `QueryError` for what there is no such question or parameter for, for a
    value of another type, where one is missing that must be there, and after so many `seconds` (`limits`).
    """
    if name not in askable():
        raise QueryError(f"没有这个问题 / no such question: {name}{_meant(name, askable())}")
    asked = question(name)
    with limited(None if seconds is None else _number(_SECONDS, seconds)):
        return _entry(asked)(store, **converted(asked, parameters))


def converted(asked: Question, parameters: Mapping[str, object]) -> dict[str, Any]:
    """The parameters of a question that are given, each of its type. Raises `QueryError` as `ask` does."""
    known = {label.name: label for label in asked.parameters}
    found: dict[str, Any] = {}
    for name, value in parameters.items():
        if name not in known:
            raise QueryError(f"{asked.name} 没有这个参数 / no such parameter: {name}{_meant(name, list(known))}")
        if value is not None and value not in ("", [], ()):
            found[name] = _READERS[known[name].type](known[name], value)
    for label in known.values():
        if label.required and label.name not in found:
            raise QueryError(f"缺少参数 / a parameter is missing: {label.name} ({label.zh} {label.en})")
    return found


def _entry(asked: Question) -> Callable[..., Answer]:
    module, _, function = asked.entry.rpartition(".")
    found: Callable[..., Answer] = getattr(import_module(f"queries.{module}"), function)
    return found


def _meant(given: str, known: Sequence[str]) -> str:
    near = get_close_matches(given, known, n=1)
    hint = f"；是不是 did you mean: {near[0]}" if near else ""
    return f"{hint} ({', '.join(known) or '无 none'})"


def _text(label: Label, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(label, value, "文字 a text")
    if not value.strip():
        raise _wrong(label, value, "不为空的文字 a text that is not empty")
    return _chosen(label, value)


def _texts(label: Label, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [one.strip() for one in value.replace("，", "、").replace(",", "、").split("、")]
    if not isinstance(value, Sequence | set | frozenset) or not all(isinstance(one, str) for one in value):
        raise _wrong(label, value, "几个词，如 甲、乙 texts, like A,B")
    return tuple(_chosen(label, one) for one in value if one)


def _chosen(label: Label, value: str) -> str:
    if label.choices and value not in label.choices:
        raise _wrong(label, value, f"其中之一 one of {' '.join(label.choices)}")
    return value


def _date(label: Label, value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise _wrong(label, value, "日期 a day, like 2020-07-17") from None


def _number(label: Label, value: object) -> int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    try:
        found = float(str(value).strip())
    except ValueError:
        raise _wrong(label, value, "数 a number") from None
    if not isfinite(found):
        raise _wrong(label, value, "数 a number")
    return int(found) if found.is_integer() else found


def _flag(label: Label, value: object) -> bool:
    word = str(value).strip().lower()
    if word not in _YES | _NO:
        raise _wrong(label, value, "是或否 true or false")
    return word in _YES


def _wrong(label: Label, value: object, wanted: str) -> QueryError:
    given = " ".join(str(value).split())[:40]
    return QueryError(f"{label.name} 应为{wanted}, 不是 must be that, not: {given}")


_READERS: Final[Mapping[str, Callable[[Label, object], Any]]] = {
    "text": _text,
    "texts": _texts,
    "date": _date,
    "number": _number,
    "flag": _flag,
}
