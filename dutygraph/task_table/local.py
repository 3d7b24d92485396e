"""The bodies of a place that answer to what texts from above name: 科技部 and 科技部门 → 省科技厅."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ontology.body import Function
from ontology.containment import functions_of
from ontology.local_bodies import department_of, government_of
from ontology.places import Place
from ontology.registry import registry
from ontology.transfers import holders
from queries.bodies import facets

_KINDS = {"省": "省", "自治区": "自治区", "直辖市": "市"}
_SUFFIXES = ("委员会", "厅", "局", "办公室")


@dataclass(frozen=True, slots=True)
class Local:
    """A body of the place: its official name, its short one (省科技厅), and the function by which it was found."""

    name: str
    short: str
    function: str


def local_bodies(actor: str, place: Place, matter: str = "", on: date | None = None) -> list[Local]:
    """The bodies of `place` in charge of what `actor` is in charge of, none where its name shows no function.

    A national body that reforms ended is followed to who has `matter` now; a government of the place's level is its.
    """
    about = facets(actor)
    body = registry().bodies.get(actor)
    if body is not None and on is not None:
        heirs = [holder.body for holder in holders(registry(), matter, body, on)]
        found = [one for heir in heirs if (one := _first(heir.functions, place))]
        return list({one.name: one for one in found}.values())
    if about.kind == "人民政府" and place.level in about.levels and about.place in (None, place.formal):
        name = government_of(place).name
        return [Local(name, _KINDS.get(place.kind, place.kind) + "人民政府", "")]
    if about.levels and "国家" not in about.levels and place.level not in about.levels:
        return []
    if body is not None:
        return [one] if (one := _first(body.functions, place)) else []
    found = [one for name in functions_of(about) if (one := in_charge(name, place))]
    return list({one.name: one for one in found}.values())


def _first(functions: Iterable[str], place: Place) -> Local | None:
    """What answers to a body of several functions is who has the first of them."""
    return next((one for name in functions if (one := in_charge(name, place))), None)


def in_charge(function: str, place: Place) -> Local | None:
    """The department of `place` in charge of a function, where its name is certain; else that of the broader one."""
    known = registry().functions
    for name in _broader(function):
        if (body := department_of(known[name], place)) is not None:
            return Local(body.name, short_name(body.name, known[name], place), name)
    return None


def _broader(function: str) -> Iterator[str]:
    seen: set[str] = set()
    known = registry().functions
    while function in known and function not in seen:
        seen.add(function)
        yield function
        function = known[function].broader or ""


def short_name(name: str, function: Function, place: Place) -> str:
    """辽宁省科学技术厅 → 省科技厅: by the first word of the function that abbreviates the name."""
    own = name.removeprefix(place.formal)
    if own == name:
        return name
    suffix = next((one for one in _SUFFIXES if own.endswith(one)), "")
    stem = own.removesuffix(suffix)
    short = next((word for word in function.words if _abbreviates(word, stem)), stem)
    return _KINDS.get(place.kind, place.kind) + short + {"委员会": "委", "办公室": "办"}.get(suffix, suffix)


def _abbreviates(word: str, stem: str) -> bool:
    rest = iter(stem)
    return all(character in rest for character in word)
