"""An actor's name cut into its pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontology import places

from .context import NOWHERE, Context
from .elements import Lexicon, Piece, Token, head_of, is_firm, lexicon

_ITEM = re.compile("[、，和及与]")
# What may stand behind a head: the end, another name, an “and”, a bracket, 的.
_BEHIND_HEAD = re.compile(r"$|[、，和及与或以等（(）)的并]")
# Before these a piece begins: what follows is no part of a word that is going on.
_OPENING = frozenset(
    {
        Piece.LEVEL, Piece.RANGE, Piece.LOCAL, Piece.RELATIVE, Piece.QUANTIFIER, Piece.COORDINATION, Piece.OTHER,
        Piece.BRACKET_OPEN, Piece.BRACKET_CLOSE, Piece.PLACE, Piece.OPEN_LIST, Piece.OF, Piece.PARTY,
    }
)  # fmt: skip
# “中西部有关省”, “有关各方”: the word 有关 inside a name is one only before these.
_AFTER_RELATED = ("省", "市", "县", "区", "地区", "单位", "部门", "企业", "机构", "各", "地方", "人民政府")
# Behind these words for a territory another may be named: 下游地区县（市、区）, 沿海省.
AREAS = ("地区", "所在地", "沿海", "沿线", "流域", "区域")
_COMPLETE = frozenset({Piece.HEAD, Piece.BODY, Piece.BRACKET_CLOSE, Piece.LEVEL, Piece.PLACE})
# These end many words that name no body (中西部, 教科): they are heads only behind a function, a place or a body.
_INNER = frozenset("部办司处科")
_BEFORE_INNER = frozenset({Piece.FUNCTION, Piece.BODY, Piece.LEVEL, Piece.PLACE, Piece.QUANTIFIER, Piece.RELATIVE})
_GOVERNMENTS = ("人民政府", "政府", "党委")


def segments(name: str, context: Context = NOWHERE) -> list[Token]:
    """The pieces of `name` in order; what is none of the known ones is a `Piece.WORD`. Joined they are `name`."""
    known = lexicon(context.bodies)
    found: list[Token] = []
    at = word_from = 0
    while at < len(name):
        begins = word_from == at and (not found or found[-1].piece in _OPENING)
        begins = begins or name.endswith(AREAS, word_from, at)
        complete = not found or found[-1].piece is not Piece.COORDINATION or found[-2:][0].piece in _COMPLETE
        before = found[-1] if found and word_from == at else None
        token = _token_at(name, at, begins, complete, before, _of_places(found), known, context)
        if token is None:
            at += 1
            continue
        if word_from < at:
            found.append(Token(name[word_from:at], Piece.WORD))
        found.append(token)
        at += len(token.text)
        word_from = at
    if word_from < len(name):
        found.append(Token(name[word_from:], Piece.WORD))
    return found


def _of_places(found: list[Token]) -> bool:
    """Whether the pieces so far are a list of departments of places: “各省财政厅、”."""
    for token in reversed(found):
        match token.piece:
            case Piece.BODY:
                return False
            case Piece.COORDINATION if token.text == "，":
                return False
            case Piece.HEAD if token.value not in ("部门", "派出机构", "事业单位"):
                return False
            case Piece.LEVEL | Piece.PLACE:
                return token.text not in _OF_THE_STATE
            case _:
                pass
    return False


def _token_at(
    name: str,
    at: int,
    begins: bool,
    complete: bool,
    before: Token | None,
    local: bool,
    known: Lexicon,
    context: Context,
) -> Token | None:
    """The longest piece at `at`; `before` is the piece that ends there, None inside a word; `local` as in `_body_at`.

    `complete`: what stands before an “and” is a name by itself, so that another name may follow.
    """
    found: list[Token] = []
    if begins and complete and (before is None or before.piece in _BODY_BEGINS):
        found += _body_at(name, at, local, context)
    joined = before is not None and before.piece is Piece.LEVEL and name[at] in "和与及"  # 市和县
    if not joined and (begins or (before is not None and before.piece is Piece.BODY)):
        found += _place_at(name, at, context.place)
    inside = before is None and name[at - 1 : at + 1] == "地区"  # 下游地区/县
    for length in () if inside else known.lengths.get(name[at], ()):
        end = at + length
        tokens = known.words.get(name[at:end]) if end <= len(name) else None
        if tokens is not None and (fitting := _fitting(tokens, name, end, begins, before)) is not None:
            found.append(fitting)
            break
    return max(found, key=lambda token: len(token.text), default=None)


def _fitting(tokens: tuple[Token, ...], name: str, end: int, begins: bool, before: Token | None) -> Token | None:
    return next((token for token in tokens if _fits(token, name, end, begins, before)), None)


def _fits(token: Token, name: str, end: int, begins: bool, before: Token | None) -> bool:
    match token.piece:
        case Piece.HEAD:
            if token.text in _INNER and (before is None or before.piece not in _BEFORE_INNER):
                return False
            return token.text in _GOVERNMENTS or _BEHIND_HEAD.match(name, end) is not None
        case Piece.FUNCTION:
            if (before_these := lexicon().short.get(token.text)) is not None:
                return name.startswith(before_these, end)
            if token.text in lexicon().whole and before is None and not begins:
                return False
            return len(token.text) > 1 or name[end:].startswith(("行政", "主管", "务"))
        case Piece.LEVEL:
            if token.text == "区" and name.startswith("域", end):  # 相关区域
                return False
            if name[end - 2 : end] == "级市" and name.startswith("场", end):  # 县级/市场监督管理部门
                return False
            return begins or (len(token.text) > 1 and token.text.endswith(("级", "设区的市")))
        case Piece.RANGE:
            return before is not None and before.piece in (Piece.LEVEL, Piece.BRACKET_CLOSE)
        case Piece.LOCAL | Piece.PARTY:
            return begins and not name.startswith("级", end)  # 各/地级以上市
        case Piece.RELATIVE:
            if token.value == "local" and len(token.text) > 2:
                return True
            if token.text in _WRITERS and not _known_at(name, end):  # 本钢集团
                return False
            return begins or head_of(name[end:]) == name[end:] != "" or name.startswith(_AFTER_RELATED, end)
        case Piece.QUANTIFIER | Piece.OTHER:
            return begins or before is not None
        case Piece.COORDINATION:
            if token.text == "并":  # 并购基金
                return before is not None and before.piece in _COMPLETE
            return token.text in "、，" or before is not None or token.text in ("以及", "或者")
        case Piece.OPEN_LIST:
            return head_of(name[end:]) != "" and name[end : end + 1] not in "与和及、"
        case _:
            return True


def _known_at(name: str, at: int) -> bool:
    """Whether a known word stands at `at`, or nothing more."""
    known = lexicon().words
    return at >= len(name) or any(name[at:end] in known for end in range(at + 1, min(len(name), at + 8) + 1))


_WRITERS = frozenset({"本", "我"})
_LONGEST_BODY = 40
_LONGEST_PLACE = 16
# Bureaus of places bear such names too, where these do not stand before.
_LOCAL_TOO = ("委", "局", "办")
_OF_THE_STATE = ("国家", "中国", "中华", "国务院", "中央", "全国")
_BODY_BEGINS = frozenset({Piece.COORDINATION, Piece.QUANTIFIER, Piece.OTHER, Piece.BRACKET_OPEN})


def _body_at(name: str, at: int, local: bool, context: Context) -> Iterator[Token]:
    """The longest name of a body of the registry that begins here; 国务院 before more words is a level.

    `local`: what stands before is of places, so that the short name of a bureau (能源局) means theirs.
    """
    if not context.registry.begins(name, at):
        return
    for end in range(min(len(name), at + _LONGEST_BODY), at + 1, -1):
        found = context.registry.by_name(name[at:end], context.date)
        if name[at:end] in lexicon().beside:
            return
        if local and name[at:end].endswith(_LOCAL_TOO) and not name.startswith(_OF_THE_STATE, at):
            return
        if len(found) == 1 and is_firm(found[0].kind) and _of_firms(name, at):  # 中国银行业协会
            continue
        if len(found) == 1 and not name.startswith("门", end) and not (found[0].name == "国务院" and end < len(name)):
            yield Token(name[at:end], Piece.BODY)
            return


def _of_firms(name: str, at: int) -> bool:
    """Whether the name that begins at `at` is that of an association."""
    return lexicon().kind_of.get(head_of(_ITEM.split(name[at:], maxsplit=1)[0])) == "社会组织"


def _place_at(name: str, at: int, around: str | None) -> Iterator[Token]:
    """The longest division named here: a full name, or the short one of a province or city before something else.

    Of divisions of one name (朝阳区) the one that lies in `around`; none where that does not tell.
    """
    if not places.begins(name, at):
        return
    for end in range(min(len(name), at + _LONGEST_PLACE), at + 1, -1):
        found = places.place(name[at:end])
        if found is None:
            alike = [one for one in places.find(name[at:end]) if one.name == name[at:end]]
            if not alike:
                continue
            inside = [one for one in alike if around is not None and places.within(one, around)]
            if len(inside) != 1:
                return
            found = inside[0]
        short = found.level == "省" if (at, end) == (0, len(name)) else found.level != "县" and end < len(name)
        if short or name[at:end].endswith(found.name):
            unique = places.place(found.name) is not None
            yield Token(name[at:end], Piece.PLACE, found.name if unique else found.full)
            return
