"""From facets to the one body that is meant, where there is one: by the registry, the date, the place, the writer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ontology.body import Body, Function, in_force
from ontology.local_bodies import department_of, government_of, newer
from ontology.places import place
from ontology.registry import Registry

from .context import Context
from .elements import is_firm
from .facets import Facets, Scope
from .organs import abbreviated

_CORPS = "新疆生产建设兵团"  # a body of level 省 whose departments are called as a city's
# What may stand between a function and such a head.
_TASKS = frozenset(
    (
        "行政",
        "监督",
        "管理",
        "监管",
        "工作",
        "事务",
        "执法",
        "综合",
        "主管",
        "行业",
        "发展",
        "服务",
        "和",
        "与",
        "及",
        "、",
    )
)
# Heads that say “the department in charge” and no name of a body.
_HEADS = frozenset(
    {
        "部门",
        "主管部门",
        "行政部门",
        "行政主管部门",
        "管理部门",
        "行政管理部门",
        "机关",
        "主管机关",
        "监督管理部门",
        "监管部门",
        "机构",
        "主管机构",
        "管理机构",
        "监督管理机构",
        "监管机构",
        "救援机构",
    }
)


def resolved(actor: Facets, context: Context) -> Facets:
    """`actor` with the body that it is, and that body's facets; unchanged where the words do not tell."""
    if not actor.kind and actor.body is not None:
        return by_registry(actor.body, context) or replace(actor, body=None)
    if actor.body is not None or actor.relative is not None:
        return actor
    if actor.place is not None and actor.kind == "人民政府" and actor.scope is Scope.SINGLE:
        of = place(actor.place)
        return replace(actor, body=government_of(of).name if of is not None else f"{actor.place}人民政府")
    if actor.kind != "部门" or len(actor.functions) != 1 or actor.qualifier or not _plain(actor, context.registry):
        return actor
    function = context.registry.functions[actor.functions[0]]
    if actor.levels == ("国家",) and actor.head in _HEADS:
        body = _in_charge(function, context, _said(actor, context.registry))
        found = facets_of(body, body.name, context.registry) if body is not None else actor
        return replace(found, functions=actor.functions, scope=Scope.SINGLE)
    here = place(actor.place) if actor.place is not None and actor.scope is Scope.SINGLE else None
    provincial = here is not None and here.level == "省" and here.kind != "直辖市"
    official = (actor.head != "厅" or provincial) and _official(function, actor.word, actor.head)
    if actor.place is not None and actor.scope is Scope.SINGLE and official:
        return replace(actor, body=f"{actor.place}{actor.word}{actor.head}")
    if actor.place == _CORPS:
        return replace(actor, body=_of_the_corps(function, context.date, actor.word))
    if here is not None:
        said, on = _said(actor, context.registry), context.date
        later = on is not None and here.level == "省" and newer(function, here.level, said, on)
        body = department_of(function, here, None if later else on, said)
        if body is not None:
            return replace(actor, body=body.name)
        name = abbreviated(actor.word + actor.head)
        own = name is not None and (here.level != "省" or name.endswith(("委员会", "厅")))
        return replace(actor, body=f"{here.formal}{name}" if own else None)
    return actor


def _plain(actor: Facets, known: Registry) -> bool:
    """Whether the words before the head name functions and nothing else: not 黄河流域生态环境监督管理机构."""
    rest = _said(actor, known)
    while rest:
        parts = (rest[:end] for end in range(len(rest), 0, -1))
        part = next((one for one in parts if one in _TASKS or known.function(one) is not None), "")
        if not part:
            return False
        rest = rest.removeprefix(part)
    return True


def _said(actor: Facets, known: Registry) -> str:
    """The word for the function, with what the head took of it: 市场监管 of 市场|监管部门."""
    whole = actor.word + actor.head
    longer = (whole[:end] for end in range(len(whole), len(actor.word), -1))
    return next((word for word in longer if known.function(word) is not None), actor.word) if actor.word else ""


def _of_the_corps(function: Function, on: date | None, word: str) -> str | None:
    """The department of the Corps in charge of `function`."""
    own = [e for e in function.exceptions if e.place == _CORPS and (on is None or in_force(e.since, e.until, on))]
    if own:
        return own[0].name or None
    name = called(function, "市", on, word) if function.broader is None else None
    return _CORPS + name.removeprefix("人民政府") if name and "{" not in name else None


def _official(function: Function, word: str, head: str) -> bool:
    """Whether a name is whole: a word of official names, with a head that is none of the general ones.

    “深圳市国防科技工业办公室”, “兵团林业局”; but in 科技厅 the word is a short one.
    """
    if head in _HEADS:
        return False
    calling = (function.called, *function.former)
    names = [name for one in calling for name in one.names.values()]
    names += [one.name.removeprefix(one.place) for one in function.exceptions]
    return word + head in names or (len(head) > 1 and any(word in name for name in names if "{" not in name))


def by_registry(name: str, context: Context) -> Facets | None:
    """The facets of a body of the registry by any of its names."""
    found = context.registry.by_name(name, context.date)
    return facets_of(found[0], name, context.registry) if len(found) == 1 else None


def facets_of(body: Body, name: str, known: Registry) -> Facets:
    """A body of the registry as an actor: under `name` where that is a sign that it acts under (国家核安全局).

    Of its functions the ones that the name has words for, else the first.
    """
    named = tuple(f for f in body.functions if any(word in name for word in known.functions[f].words))
    sign = any(sign.name == name for sign in body.also_called)
    official = name if sign else body.name
    levels = () if is_firm(body.kind) else (body.level,)
    return Facets(body.kind, official, levels, body.place, named[:1] or body.functions[:1], Scope.SINGLE, official)


def _in_charge(function: Function, context: Context, word: str) -> Body | None:
    """The body of the State Council in charge of `function` on a day."""
    on = context.date
    if on is not None and newer(function, "国家", word, on):
        on = None
    name = called(function, "国家", on, word)
    named = context.registry.by_name(name, on) if name else ()
    if len(named) == 1 and (on is None or named[0].in_force(on)):
        return named[0]
    bodies = context.registry.by_function(function.name, "国家", on)
    return bodies[0] if len(bodies) == 1 else None


def called(function: Function, level: str, on: date | None, word: str) -> str | None:
    """What the body in charge of `function`, named by `word`, is called at `level` on a day (today's without one)."""
    former = [f for f in function.former if on is not None and in_force(f.since, f.until, on) and level in f.names]
    exact = [f for f in former if any(word.startswith(one) for one in f.words)]
    return exact[0].names[level] if exact else function.called.names.get(level)
