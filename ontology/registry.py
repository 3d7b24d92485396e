"""The registry of public bodies: who is called what and when, who followed whom, which function moved where.

`registry()` reads `ontology/bodies/*.toml` once; `registry(Path("own.toml"))` adds a user's bodies, functions and
transfers, which win over ours of the same name. The bodies of places come from `local_bodies`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from .body import Body, Function, Transfer, in_force
from .body_files import Records, parse_records, read_records
from .errors import InputError

FOLDER: Final = Path(__file__).parent / "bodies"
_FILES: Final = (
    *("party", "npc-cppcc-courts", "state-council", "institutions", "bureaus", "coordinating", "field-offices"),
    *("military-mass", "central-enterprises-and-banks", "governments", "historical", "functions", "transfers"),
)
_OF_THE_STATE: Final = frozenset(("组成部门", "直属特设机构", "直属机构", "部门管理"))
"""Affiliations whose bodies are also called 中华人民共和国…, and 国家… where the name does not say it."""


@cache
def registry(extra: Path | None = None) -> Registry:
    """The registry, with the bodies of the file `extra` where given; the same object for the same file.

    Raises InputError where `extra` cannot be read or names a body or function that does not exist.
    """
    return Registry(_ours(), None if extra is None else (extra, read_records(extra)))


@cache
def registry_with(own: str) -> Registry:
    """`registry` with the bodies of a file whose text is `own`. Raises as it does."""
    path = Path("--bodies")
    return Registry(_ours(), (path, parse_records(path, own)))


@cache
def _ours() -> tuple[Records, ...]:
    return tuple(read_records(FOLDER / f"{name}.toml") for name in _FILES)


class Registry:
    """Bodies, functions and transfers, found by name and date.

    `bodies` by official name in institutional order, `functions` by key, `transfers` in the order of the files.
    """

    def __init__(self, ours: Iterable[Records], own: tuple[Path, Records] | None = None) -> None:
        bodies: dict[str, Body] = {}
        self.functions: dict[str, Function] = {}
        self.transfers: tuple[Transfer, ...] = ()
        for records in (*ours, *((own[1],) if own else ())):
            bodies |= {b.name: b for b in records.bodies}
            self.functions |= {f.name: f for f in records.functions}
            self.transfers += records.transfers
        if own:
            _refuse_unknown(*own, bodies, self.functions)
        self.bodies: dict[str, Body] = {b.name: b for b in sorted(_linked(bodies), key=lambda b: b.order)}
        self._named: defaultdict[str, list[Body]] = defaultdict(list)
        for body in self.bodies.values():
            for name in all_names(body):
                self._named[name].append(body)
        self._signed: defaultdict[str, list[tuple[Body, str | None, str | None]]] = defaultdict(list)
        for body in self.bodies.values():
            for sign in body.also_called:
                self._signed[sign.name].append((body, sign.since, sign.until))
        self._words = {word: f for f in self.functions.values() for word in f.words}
        self._beginnings = {name[:2] for names in (self._named, self._signed) for name in names}

    def begins(self, text: str, at: int) -> bool:
        """Whether the name of a body may begin at a place in a text."""
        return text[at : at + 2] in self._beginnings

    def by_name(self, name: str, on: date | None = None) -> tuple[Body, ...]:
        """The bodies that `name` (official or short) may mean; several only where it is unclear.

        On a day: bodies in force under that name, else those that act under it as a sign 加挂牌子, else the bodies that
        had it before or after. Without a day: bodies in force now, else the last ones.
        """
        named = self._named.get(name, [])
        if on is None:
            return tuple([b for b in named if b.until is None] or _latest(named))
        if there := [b for b in named if b.in_force(on)]:
            return tuple(there)
        if signs := [
            b for b, since, until in self._signed.get(name, []) if in_force(since, until, on) and b.in_force(on)
        ]:
            return tuple(signs)
        return tuple(named)

    def by_function(self, function: str, level: str = "国家", on: date | None = None) -> tuple[Body, ...]:
        """Bodies of the registry in charge of a function, in institutional order, in force on a day or now.

        Field offices and institutions of a body that is in charge itself are none.
        """
        charged = {b.name: b for b in self.bodies.values() if function in b.functions and b.level == level}
        there = (b for b in charged.values() if (b.until is None if on is None else b.in_force(on)))
        return tuple(b for b in there if b.kind in ("部门", "党委") or b.parent not in charged)

    def function(self, word: str) -> Function | None:
        """The function that a word of texts names: 科学技术 → 科技, 环保 → 生态环境."""
        return self._words.get(word)

    def function_words(self) -> Mapping[str, Function]:
        """Every word that names a function."""
        return self._words

    def successors(self, body: Body, on: date | None = None) -> tuple[Body, ...]:
        """The bodies in force on a day (or now) to which the reforms led from `body`: itself where it still is."""
        found: dict[str, Body] = {}
        seen: set[str] = set()
        todo = [body]
        while todo:
            this = todo.pop(0)
            if this.name in seen:
                continue
            seen.add(this.name)
            if this.until is None if on is None else this.in_force(on):
                found.setdefault(this.name, this)
            else:
                todo += [self.bodies[n] for n in this.successors]
        return tuple(found.values())

    def current(self, body: Body, on: date | None = None) -> Body | None:
        """The one body that carries on for `body`: its name's bearer, else the one successor; None if several."""
        hosts = [
            host
            for host, since, until in self._signed.get(body.name, [])
            if (until is None if on is None else in_force(since, until, on))
        ]
        followers = self.successors(body, on)
        if body in followers:
            return body
        candidates = hosts if len(hosts) == 1 else followers
        return candidates[0] if len(candidates) == 1 else None

    def history(self, body: Body) -> tuple[Body, ...]:
        """All bodies before and after `body` through reforms, by their beginning; with itself."""
        found: dict[str, Body] = {}
        for links in ("predecessors", "successors"):
            todo = [body]
            while todo:
                this = todo.pop()
                if this.name not in found or this is body:
                    found[this.name] = this
                    todo += [self.bodies[n] for n in getattr(this, links) if n not in found]
        return tuple(sorted(found.values(), key=lambda b: (b.since or b.until or "", b.until or "9")))

    def moved(self, text: str, giver: Body, after: date | str = "") -> tuple[Transfer, ...]:
        """The transfers away from `giver` after a day (or ever) whose words occur in `text` (see `transfers`)."""
        day = after.isoformat() if isinstance(after, date) else after
        return tuple(
            t
            for t in self.transfers
            if t.giver == giver.name and (t.date is None or t.date > day) and any(w in text for w in t.words)
        )

    def parts(self, body: Body) -> tuple[Body, ...]:
        """The bodies whose parent is `body`."""
        return tuple(b for b in self.bodies.values() if b.parent == body.name)


def all_names(body: Body) -> Iterator[str]:
    """Every name by which texts may call a body: official, short, and those of ministries with the state's name."""
    names = dict.fromkeys(body.names)
    if body.level == "国家" and body.affiliation in _OF_THE_STATE:
        if not body.name.startswith(("中国", "中华", "国务院")):
            names |= dict.fromkeys((f"中华人民共和国{body.name}",))
        names |= dict.fromkeys(f"国家{n}" for n in body.names if not n.startswith(("国家", "中国", "中华", "国务院")))
    yield from names


def _latest(bodies: list[Body]) -> list[Body]:
    latest = max((b.until or "" for b in bodies), default="")
    return [b for b in bodies if b.until == latest]


def _linked(bodies: Mapping[str, Body]) -> Iterator[Body]:
    """Bodies with predecessors and successors filled in from either side; who is abolished sorts with its successor."""
    before: defaultdict[str, dict[str, None]] = defaultdict(dict)
    after: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for body in bodies.values():
        for name in body.predecessors:
            before[body.name][name] = after[name][body.name] = None
        for name in body.successors:
            after[body.name][name] = before[name][body.name] = None
    for body in bodies.values():
        heir, seen = body, {body.name}
        while after[heir.name] and (name := next(iter(after[heir.name]))) not in seen:
            heir = bodies[name]
            seen.add(name)
        earlier, later = tuple(before[body.name]), tuple(after[body.name])
        yield replace(body, order=heir.order, predecessors=earlier, successors=later)


def _refuse_unknown(path: Path, own: Records, bodies: Mapping[str, Body], functions: Mapping[str, Function]) -> None:
    """InputError where a user's record names a body or function that no file has, or a name stands twice."""
    seen: set[str] = set()
    for body in own.bodies:
        where = f"{path}: [[body]] {body.name}"
        if body.name in seen:
            raise InputError(f"{where}: 名称重复，请合并或改名 stands twice, merge or rename")
        seen.add(body.name)
        _known(where, (body.parent, body.office_in, *body.predecessors, *body.successors), bodies, "机构 body")
        _known(where, body.functions, functions, "职能 function")
        if body.since and body.until and body.since > body.until:
            raise InputError(f"{where}: since {body.since} 晚于 until {body.until}，请改正 is after until, correct it")
    for function in own.functions:
        _known(f"{path}: [[function]] {function.name}", (function.broader,), functions, "职能 function")
    for transfer in own.transfers:
        _known(f"{path}: [[transfer]] {transfer.function}", (transfer.giver, transfer.taker), bodies, "机构 body")


def _known(where: str, names: Iterable[str | None], table: Mapping[str, object], what: str) -> None:
    for name in names:
        if name is not None and name not in table:
            raise InputError(
                f"{where}: 没有这个 no such {what}: {name}；请写正式名称或先增加 use the official name or add it"
            )
