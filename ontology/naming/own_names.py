"""Whether words are the own name of one organisation (三门核电有限公司) or describe a class (国有投资公司)."""

from __future__ import annotations

import re

from .elements import is_firm, lexicon

_LIST = re.compile("[、，]|以及|等")
_INSTITUTIONS = frozenset({"事业单位", "高等学校", "科研机构", "医疗卫生机构"})
# Whatever stands before these names one.
_ALWAYS = frozenset({"出版社", "电视台"})
_EXCHANGES = frozenset({"交易所", "证券交易所"})
# A short name with one of these before 公司 says what sort of company it is.
_LONGEST_SORT = 4
_FIRM = ("企业", "公司")


def is_own_name(kind: str, head: str, words: str, name: str, placed: bool) -> bool:
    """Whether `name`, of a kind, ending in `head` behind `words`, is one's own; `placed`: behind a place or body."""
    if _LIST.search(name):
        return False
    if is_firm(kind) and head.endswith(("公司", "集团")):
        short = head == "公司" and len(words) <= _LONGEST_SORT
        sort = words.endswith(_FIRM) or (short and any(one in words for one in lexicon().own["firms"]))
        return (len(words) > 1 or placed) and not sort
    own = lexicon().own
    if kind == "境外机构":
        return len(words) > 2 and name.startswith(own["abroad"]) and not any(one in words for one in own["sorts"])
    if name.startswith("全国性"):
        return False
    if name.startswith(own["beginnings"]) and (is_firm(kind) or kind in _INSTITUTIONS | {"社会组织"}):
        return True
    if head == "大学":
        return (len(words) > 1 or placed) and not any(one in words for one in own["universities"])
    if kind in _INSTITUTIONS and any(1 < words.find(one) < len(words) - len(one) - 1 for one in own["parents"]):
        return True
    if head in _EXCHANGES and placed:
        return True
    return (head in _ALWAYS and len(words) > 1) or (kind in _INSTITUTIONS and placed)
