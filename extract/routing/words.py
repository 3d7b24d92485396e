"""The word lists of words.toml as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from ontology.records import RoutingPart

_WORDS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).with_name("words.toml")).read_text("utf-8"))


def _any(entries: list[str]) -> str:
    return "(?:" + "|".join(entries) + ")"


_sections, _names, _actions, _requests = (_WORDS[k] for k in ("sections", "names", "actions", "requests"))

# ---- labels: at the start of a cell, before a colon or the cell's end, or glued to what is asked ---------------------
_NUMBERED = r"(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)])?"
_END = r"(?:[（(][^（）()]{0,20}[）)])?(?:[:：]|$)"
_GLUED = rf"|(?={_any(_requests['proposing'])}?(?:报请|转请|呈请|请))"
_TITLED = rf"[{_names['families']}][\u4e00-\u9fff]{{1,2}}?{_any(_names['titles'])}"
_LABEL_OPENS = rf"{_NUMBERED}(?!{_TITLED}[批指]示)[\u4e00-\u9fff]{{0,10}}?"
SECTIONS: list[tuple[RoutingPart, re.Pattern[str]]] = [
    (part, re.compile(rf"{_LABEL_OPENS}{_any(_sections[part.value])}(?:{_END}{_GLUED})")) for part in RoutingPart
]
RECORD = re.compile(rf"{_NUMBERED}{_any(_sections['record'])}(?:{_END})")
DONE = re.compile(rf"{_NUMBERED}{_any(_sections['done'])}(?:{_END})")
COLUMN_HEAD = re.compile(rf"{_any(_sections['column_heads'])}$")
FIELDS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"{_any(entries)}(?:[:：]|$|(?=[\s\d]))") for name, entries in _WORDS["fields"].items()
}

# ---- dates: 7月29日, 2023年4月6日, 7.24, 2023-4-6, 4/6 ---------------------------------------------------------------
_WRITTEN = r"(?:(?P<y{0}>[12]\d{{3}})年)?(?P<m{0}>1[0-2]|0?[1-9])月(?P<d{0}>3[01]|[12]\d|0?[1-9])[日号]"
_POINTED = (
    r"(?:(?P<y{1}>[12]\d{{3}})[./．-](?P<m{1}>1[0-2]|0?[1-9])[./．-]|(?P<m{2}>1[0-2]|0?[1-9])[./．])"
    r"(?P<d{1}>3[01]|[12]\d|0?[1-9])(?![\d.．/%-]|[年月日时分万亿元个])"
)
_DATE = rf"(?:{_WRITTEN}|(?<![\d.．/-]){_POINTED})"


def date_pattern(name: str = "") -> str:
    """A date's pattern; its groups get `name` in theirs so that two may stand in one pattern."""
    return _DATE.format(f"{name}1", f"{name}2", f"{name}3")


def iso(found: re.Match[str], name: str = "") -> str | None:
    """The date that `date_pattern(name)` found: "2023-04-06", or "04-06" where no year is written; None for none."""
    groups = found.groupdict()
    for tail in ("1", "2"):
        day = groups.get(f"d{name}{tail}")
        if day:
            month = groups[f"m{name}{tail}"] or groups[f"m{name}3"]
            year = groups[f"y{name}{tail}"]
            return (f"{year}-" if year else "") + f"{int(month):02d}-{int(day):02d}"
    return None


# ---- people and bodies -----------------------------------------------------------------------------------------------
TITLE = _any(_names["titles"])
_GIVEN = r"[\u4e00-\u9fff]{1,2}"
NO_NAME = rf"(?!{_names['no_names']})"
PERSON = (
    rf"{NO_NAME}(?:(?:{_names['compound_families']}|[{_names['families']}]){_GIVEN}?{TITLE}{{1,2}}"
    rf"|(?:{_names['compound_families']}|[{_names['families']}]){_GIVEN}|[\u4e00-\u9fff]{{2,3}}{TITLE})"
)
BODY_END = re.compile(rf"{_names['bodies']}$")
PERSON_ONLY = re.compile(rf"{PERSON}$")
OPEN_END = re.compile(_names["open_end"])

# ---- asking and what is asked ----------------------------------------------------------------------------------------
_PROPOSING, _LINKING = _any(_requests["proposing"]), _any(_requests["linking"])
ASKING = re.compile(
    rf"(?:(?<=^)|(?<=[，,。；;：:、！!\n\t）)]))(?P<before>(?:{_LINKING}|(?P<proposed>{_PROPOSING}))*)"
    rf"(?P<word>{_any(_requests['asking'])})"
)
_guard = rf"(?!{_actions['name_goes_on']})"
READING = _any(_actions["reading"])
_VERB = rf"(?:{READING}(?!处|研|办)|{_any(_actions['manner'])}|{_any(_actions['doing'])}){_guard}"
LEAD = re.compile(rf"{_any(_WORDS['roles']['lead'])}{_guard}")
JOINING = re.compile(rf"{_any(_WORDS['roles']['joining'])}{_guard}")
SUPPORT = re.compile(rf"{_any(_WORDS['roles']['support'])}{_guard}")
SUPPORTING = re.compile(rf"{_any(_WORDS['roles']['how'])}*{SUPPORT.pattern}")
_NAME_END = rf"(?={LEAD.pattern}|{JOINING.pattern}|{SUPPORT.pattern}|{_VERB}|[，,。；;：:\n\t]|$)"
NAMES = re.compile(rf"[^，,。；;：:！!\n\t]{{0,240}}?{_NAME_END}")
VERB = re.compile(_VERB)
ONLY_READING = re.compile(
    rf"(?:{_any(_actions['manner'])}|并|、)*{READING}(?:(?:、|并|和)?{READING})*(?!处|研|办)(?=$|[，,。；;])"
)
AGREEMENT = re.compile(rf"{_any(_WORDS['agreement']['words'])}(?=$|[，,。；;！!])")
