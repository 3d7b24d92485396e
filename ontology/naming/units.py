"""Words before a head of an actor's name, with the functions that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .context import Context
from .elements import Piece, lexicon


@dataclass(frozen=True, slots=True)
class Unit:
    """Words before a head that only that head makes a name of, with the functions they name."""

    text: str = ""
    functions: tuple[str, ...] = ()
    joined: str = ""


def names_a_function(words: str) -> bool:
    """Whether words without a head end in a function: 公安, but not 广告主."""
    known = lexicon().words
    ends = (words[at:] for at in range(len(words)))
    return any(token.piece is Piece.FUNCTION for end in ends for token in known.get(end, ()))


def is_commission(function: str, context: Context) -> bool:
    """Whether the department of a function is called 委员会 anywhere: 上海市科学技术委员会, but no 绿化委员会."""
    known = context.registry.functions[function]
    names = [name for calling in (known.called, *known.former) for name in calling.names.values()]
    return any(name.endswith("委员会") for name in (*names, *(one.name for one in known.exceptions)))


def together(units: Sequence[Unit], head: str) -> list[Unit]:
    """Units that name one body: joined by 和 alone in its own name (文化和旅游局), or without a function."""
    if len(units) < 2 or any(unit.joined in "、，" for unit in units[:-1]):
        return list(units)
    own_name = len(head) == 1 and all(unit.functions for unit in units)
    if not own_name and any(unit.functions for unit in units[1:]):
        return list(units)
    functions = tuple(dict.fromkeys(name for unit in units for name in unit.functions))
    return [Unit("".join(unit.text + (unit.joined if unit is not units[-1] else "") for unit in units), functions)]
