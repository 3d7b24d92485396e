"""What stands before a list of functions or heads and holds for each: “各省、自治区、直辖市人民政府”."""

from __future__ import annotations

from dataclasses import dataclass, field

from ontology.places import LEVELS, Place, place

from .context import Context
from .elements import Piece, Token, lexicon
from .facets import Scope, ordered

# “国家机关” and “全国性协会” are of no level; “国家林草主管部门” is.
STATE = frozenset({"国家", "中央", "全国"})


@dataclass(frozen=True, slots=True)
class Where:
    """One territory or set of territories that a prefix means."""

    levels: tuple[str, ...] = ()
    place: str | None = None
    scope: Scope = Scope.CLASS
    qualifier: str = ""


@dataclass(slots=True)
class Prefix:
    """Collected while a name is read. `body` is a body of the registry whose offices follow,
    `behind` the organization whose organ follows (see `organs.Organ`)."""

    context: Context
    levels: set[str] = field(default_factory=set)
    level_words: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    place_words: list[str] = field(default_factory=list)
    body: str = ""
    behind: str = ""
    government: str = ""
    local: bool = False
    ranged: bool = False
    quantified: bool = False

    def __bool__(self) -> bool:
        return bool(self.levels or self.places or self.beside or self.local or self.body or self.government)

    def add(self, token: Token) -> None:
        """A level, a place or 地方."""
        known = lexicon()
        match token.piece:
            case Piece.LEVEL if token.text in known.beside:
                self.beside.append(token.text)
            case Piece.LEVEL:
                # Lists of levels run downwards: a 市 behind 县 or 区 is a county-level one.
                if token.text == "各级" and self.ranged:  # “县级以上地方各级”
                    return
                downwards = token.text == "市" and "县" in self.levels
                self.levels.update(("县",) if downwards else known.levels[token.text])
                self.level_words.append(token.text)
            case Piece.PLACE:
                self.places.append(token.value)
                self.place_words.append(token.text)
            case _:
                self.local = True
                if not self.levels or "各级" in token.text:
                    self.levels.update(LEVELS[1:])

    def range(self, side: str) -> None:
        """以上 and 以下 take the levels on their side in, the level itself included."""
        self.ranged = True
        if self.levels:
            ranks = [LEVELS.index(level) for level in self.levels]
            self.levels.update(LEVELS[: max(ranks) + 1] if side == "above" else LEVELS[min(ranks) :])

    def where(self, *, default: bool = True) -> list[Where]:
        """The territories meant, each an actor's own. `default`: without a word for one it is the writer's place."""
        own = place(self.context.place) if self.context.place else None
        found: list[Where] = []
        levels = self.levels - ({"国家"} if self.local else set())
        for name in self.places:
            if (here := place(name)) is not None:
                found += _of_place(name, here, levels)
        if not self.places and levels:
            found += self._by_level(levels, own) if own is not None else [Where(ordered(levels))]
        elif not self.places and not self.beside and own is not None and default:
            found.append(_below(own, self.quantified))
        known = lexicon()
        for word in self.beside:
            if known.beside[word]:
                found.append(Where(("省",), "新疆生产建设兵团", Scope.SINGLE))
            else:
                found.append(Where(("市",), qualifier=word))
        return found or [Where()]

    def _by_level(self, levels: set[str], own: Place) -> list[Where]:
        """Level words in a document of one place: its own level's word means the place itself."""
        if "国家" in levels and not self.ranged and "各级" not in self.level_words:
            return [Where(ordered(levels))]
        municipal = own.kind == "直辖市"
        if municipal and levels == {"市"} and not self.ranged:  # 市政府各委办局
            levels = {"省"}
        below = {level for level in levels if LEVELS.index(level) >= LEVELS.index(own.level)}
        named = (
            not self.quantified
            and "各级" not in self.level_words
            and any(word.removesuffix("级") == own_word(own) for word in self.level_words)
        )
        if municipal and not self.ranged:
            below -= {"市"} if named or len(below) > 1 else set()
        elif municipal:
            below -= {"市"}
        if not named or self.ranged:
            return [Where(ordered(below or levels), own.name)]
        others = below - {own.level}
        here = Where((own.level,), own.name, Scope.SINGLE)
        return [here, Where(ordered(others), own.name)] if others else [here]


def own_word(own: Place) -> str:
    """The word by which a document of a place means the place itself: 省, 自治区, 市, 县, 自治县 …"""
    return next((word for word in ("自治区", "自治州", "自治县", "自治旗") if own.name.endswith(word)), own.name[-1])


def _of_place(name: str, here: Place, levels: set[str]) -> list[Where]:
    lower = {level for level in levels if LEVELS.index(level) > LEVELS.index(here.level)}
    return [Where(ordered(lower), name)] if lower else [Where((here.level,), name, Scope.SINGLE)]


def _below(own: Place, quantified: bool) -> Where:
    """The writer's place without any word of level: a county has departments of its own level only."""
    if own.level == "县" and not quantified:
        return Where(("县",), own.name, Scope.SINGLE)
    return Where((), own.name)
