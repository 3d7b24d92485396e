"""The word lists of words.toml as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from ontology.records import ProvisionKind

from .numerals import DATE

_WORDS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).with_name("words.toml")).read_text("utf-8"))


def _any(entries: str | list[str]) -> str:
    return entries if isinstance(entries, str) else "(?:" + "|".join(entries) + ")"


def _longest_first(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


KIND_HEADINGS: list[tuple[ProvisionKind, re.Pattern[str]]] = [
    (ProvisionKind(name), re.compile(rf"{_any(entries)}$")) for name, entries in _WORDS["kinds"].items()
]
SHAPES: dict[str, re.Pattern[str]] = {name: re.compile(_any(entries)) for name, entries in _WORDS["shapes"].items()}
SUBJECT = re.compile(_WORDS["headings"]["subject"])
COPULA = re.compile(_WORDS["headings"]["copula"])
OPENER = re.compile(_WORDS["headings"]["opener"])

_documents = _WORDS["documents"]
FORM = re.compile(rf"(?:{_longest_first(_documents['forms'])})$")
CONTENT = re.compile(rf"(?:{_longest_first(_documents['contents'])})$")
BODY_END = re.compile(rf"{_documents['body_ends']}(?:[（(].{{1,12}}[）)])?$")
BODY_START = re.compile(_documents["body_starts"])
SLIP = re.compile(_documents["slip"])
SLIP_FIELD = re.compile(_documents["slip_field"])
FOOTER = re.compile(_documents["footer"])
SECRECY = re.compile(_documents["secrecy"])
PUBLICITY = re.compile(_documents["publicity"])
ADOPTED = re.compile(_documents["adopted"])
LABEL = re.compile(rf"[【\[]?({'|'.join(_documents['labels'])})\s*[：:】\]]\s*[：:]?\s*(.*)$", re.S)
CONTACT = re.compile(_documents["contact"])

NUMBER = re.compile(
    r"(?!文件字|来文|收文|发文|文号|字号)[\u4e00-\u9fff]{2,16}(?:[（(][\u4e00-\u9fff]{1,6}[）)])?[〔\[［﹝（(【]\s*(?:19|20)\d{2}\s*[〕\]］﹞）)】]\s*第?\s*\d{1,5}\s*号"
)
ORDER_NUMBER = re.compile(
    r"(?:(?:中华人民共和国)?[\u4e00-\u9fff]{2,20}(?:令|公告|通告))?第[\d一二三四五六七八九十百零〇]{1,5}号"
)
ONLY_DATE = re.compile(rf"[（(]?\s*{DATE}\s*[）)]?$")
ANY_DATE = re.compile(DATE)
BODY_AND_DATE = re.compile(rf"([^。；：，！？]{{2,260}}?)({DATE})$")
PRINTED = re.compile(rf"([^。；：，！？]{{0,40}}?)({DATE})印发$")
