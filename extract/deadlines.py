"""What a time limit's words mean: a date, something that recurs, or a duration with its start."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from ontology.records import Deadline

from .structure.numerals import value

_YEAR_DIGITS = r"(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})"
_NUMERAL = r"(?:\d+(?:\.\d+)?|[零一二两三四五六七八九十百]+|半)"
_UNITS = {
    "工作日": "working day",
    "日": "day",
    "天": "day",
    "小时": "hour",
    "分钟": "minute",
    "周": "week",
    "星期": "week",
    "月": "month",
    "季度": "quarter",
    "年": "year",
    "年度": "year",
}
_UNIT = r"(?:工作日|日|天|小时|分钟|周|星期|月|季度|年度?)"
_FIVE_YEARS = re.compile(rf"[“\"]?({_NUMERAL})五[”\"]?(?:规划)?(?:期?末|期间|时期末?)?(?:前|之前|以前)?")
_CALENDAR = re.compile(
    rf"(?:(?P<year>{_YEAR_DIGITS})年|(?P<relative>今年|本年度?|当年|明年|次年|翌年|后年|去年|上一?年度?))?"
    rf"(?:(?P<month>{_NUMERAL})月份?|(?P<same>本月|当月|次月|下月))?(?:(?P<day>{_NUMERAL})[日号])?"
    rf"(?P<part>年?底|年?末|月底|月末|初|年初|上旬|中旬|下旬|(?:第?(?P<quarter>[1-4一二三四])季度)|上半年|下半年)?"
    rf"(?:之?前|以前|为止|止)?"
)
_RECURRING = re.compile(rf"每(?:个|满)?({_NUMERAL})?(?:个)?(年度?|半年|季度|季|月份?|周|日|天)(?:的)?")
_SPAN = re.compile(rf"({_NUMERAL})个?({_UNIT})(?:之)?(?:以?内|的?期限内|时间内?)?$")
_BACK = re.compile(rf"(?P<start>.*?)(?:之|以)?前(?:至少|不少于|提前)?(?P<amount>{_NUMERAL})个?(?P<unit>{_UNIT})$")
_AHEAD = re.compile(rf"(?P<start>.*?)(?:至少)?(?P<amount>{_NUMERAL})个?(?P<unit>{_UNIT})(?:之|以)?前$")
_SINCE = re.compile(r"(?:之日|之时|次日|当日|当天|日|时)?(?:起|后|之后|以后|开始)?(?:算)?(?:[的，,])?$")
_OPENER = re.compile(
    r"^(?:应当?|须|必须|请|原则上|一般|力争|争取|最迟|最晚|至迟)?(?:于|在|到|至|截至|截止到?|自|从)?(?:应当?|须)?"
)
_DAYS_OF = {"上旬": 10, "中旬": 20}


def normalise(text: str, base: date | None = None) -> Deadline | None:
    """The limit that `text` states, None where it names no time (“审批前”, “限期内”).

    `base` is the day that 年底前, 明年 or 6月底前 are counted from, usually the document's; without it, and without a
    year in the text, a month or a day gives None. A period is given by its last day where the words name its end
    (2017年年底前 → 2017-12-31), as the period itself otherwise (到2025年 → 2025).
    """
    plain = "".join(text.split()).strip("，,。；;、（）()")
    if not plain:
        return None
    back = _BACK.fullmatch(plain)
    if back and not _is_calendar(back["start"]):
        return _duration(back["amount"], back["unit"], _start(back["start"]), before=True)
    body = plain[_OPENER.match(plain).end() :]  # type: ignore[union-attr]  # it matches the empty string
    recurring = _RECURRING.match(body)
    if recurring:
        return _recurring(recurring, body[recurring.end() :])
    five = _FIVE_YEARS.fullmatch(body)
    if five:
        number = value(five[1])
        return Deadline(date=str(1955 + 5 * number)) if number and number > 1 else None
    calendar = _CALENDAR.fullmatch(body)
    if calendar and body:
        found = _date(calendar, base)
        return Deadline(date=found) if found else None
    ahead = _AHEAD.fullmatch(plain)
    if ahead:
        return _duration(ahead["amount"], ahead["unit"], _start(ahead["start"]), before=True)
    span = _SPAN.search(body)
    if span:
        return _duration(span[1], span[2], _start(body[: span.start()]), before=False)
    first = re.search(rf"{_YEAR_DIGITS}年(?:{_NUMERAL}月)?(?:{_NUMERAL}日)?(?:年?[底末])?", body)
    inside = _CALENDAR.fullmatch(first.group()) if first else None
    found = _date(inside, base) if inside else None
    return Deadline(date=found) if found else None


def _is_calendar(text: str) -> bool:
    return bool(text) and _CALENDAR.fullmatch(_OPENER.sub("", text)) is not None


def _start(words: str) -> str | None:
    """What sets the clock running: 自受理之日起 → 受理, 收到申请后 → 收到申请."""
    words = re.sub(r"^(?:应当?|须)?(?:自|从|于|在)", "", words)
    return _SINCE.sub("", words) or None


def _duration(amount: str, unit: str, start: str | None, before: bool) -> Deadline | None:
    number = 0.5 if amount == "半" else float(amount) if amount[0].isdigit() else value(amount)
    if number is None:
        return None
    return Deadline(amount=number, unit=_UNITS[unit], start=start, before=before)


def _recurring(found: re.Match[str], rest: str) -> Deadline | None:
    every = {"半年": "half-year", "季": "quarter"}.get(found[2]) or _UNITS[found[2].removesuffix("份")]
    amount = value(found[1]) if found[1] else None
    if amount == 1:
        amount = None
    calendar = _CALENDAR.fullmatch(rest)
    if not rest or calendar is None or every not in ("year", "month"):
        return Deadline(amount=amount, unit=every if amount else None, every=every)
    month, day = _number(calendar["month"]), _number(calendar["day"])
    part = calendar["part"] or ""
    if every == "month":
        return Deadline(date=f"{day:02}" if day else "31" if part in ("底", "末") else None, every=every)
    if month is None:
        return Deadline(date="12-31" if part in ("底", "末", "年底", "年末") else None, every=every)
    if day is None and part in ("底", "末", "月底", "月末", "下旬"):
        day = 29 if month == 2 else monthrange(2001, month)[1] if month <= 12 else None
    day = day or _DAYS_OF.get(part)
    return Deadline(date=f"{month:02}-{day:02}" if day else f"{month:02}", every=every)


def _date(found: re.Match[str], base: date | None) -> str | None:
    """An ISO date, or the prefix that is certain."""
    if not any(found.groupdict().values()):
        return None
    month, day = _number(found["month"]), _number(found["day"])
    if found["year"]:
        year = int("".join(str(value(c)) for c in found["year"]))
    elif base is None:
        return None
    else:
        year = base.year
        relative = found["relative"] or ""
        year += {"明": 1, "次": 1, "翌": 1, "后": 2, "去": -1, "上": -1}.get(relative[:1], 0)
        if found["same"]:
            month = base.month + (found["same"] in ("次月", "下月"))
            year, month = (year + 1, 1) if month == 13 else (year, month)
        elif not relative and month is not None and month < base.month and not found["year"]:
            year += 1  # 3月底前, written in November
    part = found["part"] or ""
    if found["quarter"]:
        month, part = 3 * (value(found["quarter"]) or 0), "底"
    elif part == "上半年":
        month, part = 6, "底"
    elif part == "下半年":
        month, part = 12, "底"
    elif month is None and part in ("底", "末", "年底", "年末"):
        month = 12
    if month is None:
        return str(year)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if day is None:
        day = _DAYS_OF.get(part) or (last if part[-1:] in ("底", "末") or part == "下旬" else None)
    if day is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= last else None


def _number(numeral: str | None) -> int | None:
    return None if numeral is None else value(numeral)
