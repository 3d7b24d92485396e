"""What actors a name means, and what the name says of each: “公安、交通等部门” is two departments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ontology.places import LEVELS

from .context import NOWHERE, Context
from .elements import BRACKETS, Piece, Token, head_of, is_firm, lexicon
from .facets import Facets, Relative, Scope, ordered
from .organs import Organ, inner_department, of_place, organ
from .own_names import is_own_name
from .prefix import STATE, Prefix, Where
from .segments import AREAS, segments
from .single import resolved
from .units import Unit, is_commission, names_a_function, together
from .writer import in_full

_BOTH = (
    (re.compile("(?:企事业单位|企业事业单位)(?=$|[、，和及与或以等])"), "企业、事业单位"),
    (re.compile("纪委监委(?=$|[、，和及与或以等])"), "纪委、监委"),
)
# The office of a department: the department, what the office is called, its head.
_INSIDE = re.compile("([\u4e00-\u9fff]{2,}?(?:厅|局|委员会|委))([\u4e00-\u9fff]{2,}?)(处|科|支队|总队|大队|分局)$")
# A person by title and name: “财政部经济建设司副司长赵长胜”.
_TITLED = re.compile(r"(?:长|主任|书记|主席|总理|专员|同志|经理)[\u4e00-\u9fff]{2,3}$")
_FUNCTIONAL = frozenset({"部门", "派出机构", "议事协调机构", "事业单位", "党委"})
# An office or unit is of the kind of the body that it serves: 军队后勤机关财务部门, 标委会秘书处.
_SERVED = frozenset({"部门", "单位", "事业单位"})
_OFFICES = frozenset({"办公室", "秘书处"})
_SOCIAL = frozenset({"社会组织", "人民团体", "企业"})
_FORCES = ("军队", "解放军", "武警", "中国人民解放军", "部队")
_TERM = re.compile("第[一二三四五六七八九十百]+届")
_GROUPS = frozenset({"集团", "集团公司"})
_OWN_LEVELS = frozenset({"省", "自治区", "市", "县", "区"})
_OUR_STATE = frozenset({"中国", "我国", "中华人民共和国"})
# Persons of whom there is one.
_ONE = frozenset({"同志", "总理"})
_ABROAD = ("国际", "外国", "境外", "联合国", "世界", "亚太", "上海合作组织")
_OF_AN_EVENT = frozenset({"组委会", "执委会", "组织委员会"})
# Of a function that the centre keeps to itself these are its departments: 海事管理机构.
_AUTHORITIES = frozenset({"管理机构", "监督管理机构"})
# Behind a government, or its level, these say an organ of it (“县级以上人民政府统计机构”).
_ORGANS = frozenset({"单位", "事业单位"})
_STATE_ORGANS = frozenset({"机构", "单位", "组织", "管理机构", "监督管理机构", "监督机构", "监管机构"})
_RANKS = frozenset({Piece.LEVEL, Piece.RANGE, Piece.LOCAL, Piece.COORDINATION})
# These are of a government whatever stands before them.
_DEPARTMENT_BEGINS = frozenset(
    {Piece.FUNCTION, Piece.HEAD, Piece.WORD, Piece.RELATIVE, Piece.OTHER, Piece.QUANTIFIER, Piece.LEVEL, Piece.BODY}
)


@lru_cache(maxsize=65536)
def read_name(name: str, context: Context = NOWHERE) -> tuple[Facets, ...]:
    """The actors that `name` (without white space) means, in order; one without kind where no word shows any."""
    name = in_full(name.strip('“”"‘’，。；：'), context)
    if (groups := _groups(name)) is not None:
        return groups
    for both, each in _BOTH:
        name = both.sub(each, name)
    attribute, core = _attribute(name)
    if not attribute and (office := _office_inside(name, context)) is not None:
        return (office,)
    reader = _Reader(context)
    reader.read(segments(core, context))
    owner = _owner(attribute, context) if attribute else None
    actors = [
        resolved(_owned(actor, owner) or _attributed(actor, attribute, context), context) for actor in reader.actors
    ]
    return tuple(dict.fromkeys(actors)) or (Facets("", name),)


def _groups(name: str) -> tuple[Facets, ...] | None:
    """Enterprise groups that share their last word: “内蒙古、伊春森工集团” are two, each one body."""
    head = head_of(name)
    first, *others = name.split("、")
    if head not in _GROUPS or not others or any(head_of(one) or "的" in one for one in (first, *others[:-1])):
        return None
    words = (first, *others[:-1], others[-1].removesuffix(head))
    return tuple(Facets("企业", head, scope=Scope.SINGLE, qualifier=one) for one in words)


def _office_inside(name: str, context: Context) -> Facets | None:
    """An office of the department of a place: “天津市公安局警卫处”."""
    found = _INSIDE.match(name)
    if found is None:
        return None
    owners = read_name(found[1], context)
    owner = owners[0]
    if len(owners) != 1 or owner.kind != "部门" or not owner.functions or not owner.place or owner.body is None:
        return None
    return replace(owner, head=found[3], body=f"{owner.body}{found[2]}{found[3]}")


def _attribute(name: str) -> tuple[str, str]:
    """What stands before the last 的 outside brackets, and what stands behind it; “设区的市” is one word."""
    plain = BRACKETS.sub(lambda found: "□" * len(found[0]), name).replace("设区的市", "设区□市")
    at = plain.rfind("的")
    if at < 0 or at == len(name) - 1:
        return "", name
    before, core = name[:at], name[at + 1 :]
    if all(token.piece in _RANKS for token in segments(before)):  # 镇的人民政府
        return "", before + core
    if head_of(before) in ("人民政府", "政府") and lexicon().kind_of.get(head_of(core)) == "部门":
        return "", before + core
    return before, core


def _owner(attribute: str, context: Context) -> Facets | None:
    """The body that an attribute names: “县级以上人民政府农业部门的监督机构”."""
    if lexicon(context.bodies).kind_of.get(head_of(attribute)) not in ("人民政府", "部门"):
        return None
    found = read_name(attribute, context)
    return found[0] if len(found) == 1 and found[0].levels and found[0].qualifier is None else None


def _owned(actor: Facets, owner: Facets | None) -> Facets | None:
    """An organ of `owner`: of its levels and territory, and of its functions where it is one of a department."""
    if owner is None or actor.levels or actor.kind not in _SERVED:
        return None
    functions = owner.functions or actor.functions
    kind = "部门" if functions else actor.kind
    return replace(actor, kind=kind, levels=owner.levels, place=owner.place, functions=functions)


def _attributed(actor: Facets, attribute: str, context: Context) -> Facets:
    """`actor` with an attribute before it: “负责药品监督管理的部门” is the department of that function."""
    if not attribute:
        return actor
    functions = actor.functions
    if actor.kind == "部门" and not functions and "负责" in attribute:
        charge = attribute.rpartition("负责")[2]
        functions = tuple(token.value for token in segments(charge, context) if token.piece is Piece.FUNCTION)[:1]
    qualifier = f"{attribute}的{actor.qualifier or ''}"
    scope = actor.scope if actor.place and actor.kind == "人民政府" else Scope.CLASS
    return replace(actor, functions=functions, qualifier=qualifier, scope=scope, body=None)


class _Reader:
    """Goes over the pieces of one name and collects its actors."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.actors: list[Facets] = []
        self.prefix = Prefix(context)
        self.units: list[Unit] = []
        self.unit = Unit()
        self.item = ""  # the words of the name that is being read
        self.relative: Relative | None = None
        self.other = False
        self.quantified = False  # the name that is being read, whatever its prefix
        self.closed = False
        self.opened = False  # past the 等 of a list of whole names

    def read(self, tokens: Sequence[Token]) -> None:
        """Collects the actors of a whole name."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            if self.item or token.piece not in (Piece.COORDINATION, Piece.OPEN_LIST):
                self.item += token.text
            match token.piece:
                case Piece.LEVEL | Piece.PLACE | Piece.LOCAL:
                    self._territory(token)
                case Piece.RANGE:
                    self.prefix.range(token.value)
                case Piece.QUANTIFIER:
                    self.quantified = True
                    self.prefix.quantified = True
                case Piece.RELATIVE:
                    self._begin(keep=token.value in ("related", "subordinate"))
                    if token.value == "local" and self.unit.text:  # 违法行为发生地
                        self.prefix.words.append(self.unit.text + token.text)
                        self.unit = Unit()
                    self.relative = Relative(token.value)
                case Piece.OTHER:
                    self.other = True
                case Piece.PARTY:
                    self._begin()
                    self.prefix.behind = token.value
                case Piece.BODY:
                    self._body(token, after)
                case Piece.FUNCTION:
                    self._extend(token.text, token.value)
                case Piece.WORD:
                    self._extend(token.text)
                case Piece.COORDINATION:
                    self._push(token.text)
                case Piece.OPEN_LIST:
                    self.opened = bool(self.actors) and not self.units and not self.unit.text
                    self._push("、")
                case Piece.BRACKET_OPEN:
                    at = self._bracket(tokens, at)
                case Piece.HEAD:
                    self._head(token, after)
                case _:
                    pass
            at += 1
        self._end()

    def _begin(self, *, keep: bool = False) -> None:
        """A territory after a name that is complete begins a name that takes nothing over from it."""
        if self.closed and not keep:
            self.prefix = Prefix(self.context, quantified=self.quantified)
        self.closed = False

    def _territory(self, token: Token) -> None:
        self._begin()
        if self.unit.text.endswith(AREAS):  # 水资源超载地区
            self.unit = replace(self.unit, functions=())
        if not any(unit.functions for unit in (*self.units, self.unit)):
            self._push("")
            self.prefix.words += [unit.text + unit.joined for unit in self.units]
            self.units.clear()
        if self.unit.text or self.units:
            self._extend(token.text)
        else:
            self.prefix.add(token)

    def _extend(self, text: str, function: str = "") -> None:
        functions = self.unit.functions
        if function and function not in functions:
            functions = (*functions, function)
        self.unit = Unit(self.unit.text + text, functions)

    def _push(self, mark: str) -> None:
        if self.unit.text:
            self.units.append(Unit(self.unit.text, self.unit.functions, mark))
        self.unit = Unit()

    def _bracket(self, tokens: Sequence[Token], at: int) -> int:
        """Reads a bracket; returns the place of its end. Levels add to levels; other names behind a head are passed."""
        end = next((n for n in range(at, len(tokens)) if tokens[n].piece is Piece.BRACKET_CLOSE), len(tokens) - 1)
        inside = tokens[at + 1 : end]
        self.item += "".join(token.text for token in tokens[at + 1 : end + 1])
        if self.unit.text:
            self._extend("".join(token.text for token in tokens[at : end + 1]))
        elif not self.closed:
            # “省（区、市）” are the three kinds of provinces
            provinces = self.prefix.level_words[-1:] == ["省"]
            for token in inside:
                if token.piece in (Piece.LEVEL, Piece.PLACE) and not (provinces and token.text in ("区", "市")):
                    self.prefix.add(token)
        return end

    def _body(self, token: Token, after: Token | None) -> None:
        if self.closed:
            self.prefix, self.closed = Prefix(self.context), False
        if after is None or after.piece in (Piece.COORDINATION, Piece.OPEN_LIST, Piece.BRACKET_OPEN):
            self.actors.append(Facets("", token.text, body=token.text))
            self.closed, self.item = True, ""
        else:
            self.prefix.body = token.text

    def _head(self, token: Token, after: Token | None) -> None:
        leads = after is not None and after.piece in (Piece.HEAD, Piece.FUNCTION) and after.value != "人民政府"
        if token.text == "党委" and leads:  # 党委组织部
            self.prefix.behind = "party"
            return
        if token.value == "人民政府" and after is not None and after.piece in _DEPARTMENT_BEGINS:
            if self.unit.text:
                self.prefix.words.append(self.unit.text)
                self.unit = Unit()
            self.prefix.government = token.text
            return
        if self.opened:  # “A、B等单位”: the list has its names already
            self.unit = Unit()
            return
        self._push("")
        for unit in together(self.units, token.text) or [Unit()]:
            self.actors += self._emit(unit, token.text, token.value)
        self.units.clear()
        self.relative, self.other, self.quantified, self.closed, self.item = None, False, False, True, ""

    def _emit(self, unit: Unit, head: str, kind: str) -> Iterator[Facets]:
        """The actors of one unit with its head: one for each territory that the prefix means."""
        longer = head_of(unit.text + head)
        if len(longer) > len(head):
            taken = len(longer) - len(head)
            kind, head, unit = lexicon().kind_of[longer], longer, replace(unit, text=unit.text[:-taken])
        kind = self._kind(unit, head, kind)
        functions = unit.functions if kind in _FUNCTIONAL else ()
        base = Facets(
            kind,
            head,
            functions=functions,
            relative=self.relative,
            word=unit.text if functions else "",
            of_government=bool(self.prefix.government),
        )
        words = unit.text + head
        if (local := self._organ(words)) is not None:
            base = replace(base, kind=local.kind, functions=local.functions, word="")
            kind, unit = local.kind, Unit(functions=local.functions)
        if not head and _TITLED.search(self.item):
            yield Facets("个人", unit.text, scope=Scope.SINGLE)
        elif self.prefix.body and kind != "个人":
            yield self._office(base, unit)
        elif kind and lexicon().kinds[kind].public:
            for where in self.prefix.where(default=not self._vertical(unit)):
                actor = self._public(base, unit, where)
                yield of_place(actor, local, where, words) if local is not None else actor
        else:
            yield self._private(base, unit)

    def _kind(self, unit: Unit, head: str, kind: str) -> str:
        """The kind that a head of `kind` shows behind the words of `unit`."""
        served = lexicon().kind_of.get(head_of(unit.text))
        if kind == "人民政府" and unit.text.endswith("国") and unit.text[-2:] not in ("中国", "我国"):
            return "境外机构"
        if kind in _SERVED and self.item.startswith(_FORCES):
            return "军队"
        if head in _OFFICES and served == "议事协调机构":  # 组委会办公室
            return served
        if kind in _SERVED and not unit.functions and served in _SOCIAL:
            return served
        named = names_a_function(unit.text.removesuffix("管理").removesuffix("监督"))
        if head == "委员会" and named and any(is_commission(name, self.context) for name in unit.functions):
            return "部门"
        if (
            kind in _ORGANS
            and head in _STATE_ORGANS
            and unit.functions
            and (self.prefix.government or self.prefix.levels)
        ):
            return "部门"
        if head in _AUTHORITIES and len(unit.functions) == 1 and self._vertical(unit):
            return "部门"
        return kind

    def _organ(self, words: str) -> Organ | None:
        """The organ of a place that `words` behind the prefix name: 省委组织部, 市人民政府办公室."""
        behind = self.prefix.behind or ("government" if self.prefix.government else "")
        if self.prefix.body:
            return None
        if not behind and words.startswith("委") and (self.prefix.levels or self.prefix.places):
            return organ(words, "party") or organ(words[1:], "party")
        return organ(words, behind) or (organ(words.removeprefix("委"), behind) if behind == "party" else None)

    def _vertical(self, unit: Unit) -> bool:
        """Whether the bodies in charge of a function are the centre's own everywhere (海事, 证券监管)."""
        return any(self.context.registry.functions[name].affiliation == "垂直管理" for name in unit.functions)

    def _public(self, base: Facets, unit: Unit, where: Where) -> Facets:
        """A body of a territory."""
        levels = where.levels
        if base.relative is Relative.RELATED and where.scope is Scope.SINGLE and self.prefix.beside:
            base = replace(base, relative=None)  # 各有关省、自治区、新疆生产建设兵团…
        if base.relative is Relative.SELF and (own := lexicon().writer.get(base.head)) is not None:
            return replace(base, levels=(own,), scope=Scope.SINGLE)
        if self._states_own(base) and "国家" not in self.prefix.levels:  # 各地区核安全监督站
            return replace(base, levels=("国家",))
        if (only := lexicon().only.get(base.head)) is not None and only not in levels:
            where, levels = replace(where, scope=Scope.CLASS), (only,)
        if base.kind == "部门" and len(base.functions) == 1 and len(levels) > 1:
            levels = self._levels_of(base.functions[0], levels)
        if base.kind == "人民政府" and unit.text in _OUR_STATE:
            return replace(base, levels=("国家",), place=None, scope=Scope.SINGLE)
        if base.kind == "人民政府" and unit.text and not self.prefix.levels and not self.prefix.places:
            named = lexicon().levels.get(unit.text[-1], ())  # 梅溪镇人民政府
            return replace(base, levels=named, place=where.place, scope=Scope.CLASS, qualifier=unit.text)
        if (lowest := lexicon().lowest.get(base.head)) is not None:
            levels = tuple(level for level in levels if LEVELS.index(level) <= LEVELS.index(lowest))
        if base.head.endswith("会议"):
            return replace(base, levels=levels, place=where.place, scope=where.scope, qualifier=unit.text or None)
        if base.kind == "人大" and where.scope is Scope.SINGLE and not _TERM.sub("", unit.text):
            return replace(base, levels=levels, place=where.place, scope=where.scope, body=f"{where.place}{base.head}")
        event = base.head in _OF_AN_EVENT
        if base.kind == "议事协调机构" and unit.text and self.item.startswith(("全国", "国家", "中央")):
            return replace(base, levels=("国家",), scope=Scope.SINGLE, body=self.item)
        return replace(
            base,
            levels=levels,
            place=where.place,
            scope=Scope.SINGLE if event else where.scope if base.functions or base.kind != "部门" else Scope.CLASS,
            qualifier=self._qualifier(where.qualifier, unit.text if not base.functions else ""),
        )

    def _states_own(self, base: Facets) -> bool:
        """Whether only the state has bodies for the functions, so that what lies in a place is its field office."""
        called = [self.context.registry.functions[name].called.names for name in base.functions]
        return bool(called) and base.kind == "派出机构" and all(set(names) == {"国家"} for names in called)

    def _levels_of(self, function: str, levels: tuple[str, ...]) -> tuple[str, ...]:
        """Of several levels those at which a function has a department: there are no telecommunications at 市."""
        called = self.context.registry.functions[function].called.names
        if set(called) == {"国家"}:  # below, a department of the broader function has it
            return levels
        return tuple(level for level in levels if level in called) or levels

    def _private(self, base: Facets, unit: Unit) -> Facets:
        """An organisation or person; of a level only where the name says “省级…”."""
        shown = {
            word
            for word in self.prefix.level_words
            if word.endswith(("级", "属", "直", "管")) and word not in ("各级", "国家级")
        }
        levels = ordered(self.prefix.levels) if shown else ()
        if "中央" in self.prefix.level_words and is_firm(base.kind):
            levels = ("国家",)
        rest = "".join(word for word in self.prefix.level_words if word not in shown and (word in STATE or unit.text))
        if (only := lexicon().only.get(base.head)) is not None:
            levels = ordered({only})
        if self.item.startswith(_ABROAD) and base.kind == "单位":
            base = replace(base, kind="境外机构")
        if base.head in _ONE and unit.text and not self.prefix:
            return Facets("个人", unit.text + base.head, scope=Scope.SINGLE)
        described = self.relative is not None or self.prefix.quantified or self.other
        where = bool(self.prefix.places or self.prefix.body)
        if not described and is_own_name(base.kind, base.head, f"{self.prefix.body}{unit.text}", self.item, where):
            functions = unit.functions[:1] if base.kind in _FUNCTIONAL else ()
            partly = any(word in _OWN_LEVELS for word in self.prefix.level_words[:1])  # 省交投集团
            return replace(base, functions=functions, scope=Scope.SINGLE, body=None if partly else self.item)
        return replace(base, levels=levels, qualifier=self._qualifier(rest, unit.text))

    def _office(self, base: Facets, unit: Unit) -> Facets:
        """An office of a body of the registry: “工业和信息化部办公厅”."""
        found = self.context.registry.by_name(self.prefix.body, self.context.date)
        if len(found) != 1 or (is_firm(found[0].kind) and is_firm(base.kind)):
            return self._private(base, unit)
        body = found[0]
        functions = tuple(name for name in unit.functions if name in body.functions) or body.functions[:1]
        if body.kind == "部门" and is_firm(base.kind):  # 中国人民银行沈阳分行
            base = replace(base, kind="派出机构")
        elif body.kind == "部门" and base.kind == "科研机构":
            base = replace(base, kind="事业单位")
        where = self.prefix.where(default=False)[0]
        if body.kind == base.kind == "人大" and base.head.endswith("会议"):  # a session is no body
            return replace(base, levels=(body.level,), place=body.place, scope=Scope.SINGLE)
        several = self.prefix.quantified or base.relative is not None or self.other
        plain = not unit.text and base.head in lexicon().kinds[base.kind].plain
        name = inner_department(body.name, unit.text + base.head, self.context.date)
        return replace(
            base,
            levels=where.levels if where.place else (body.level,),
            place=where.place or body.place,
            functions=functions,
            scope=Scope.CLASS if several or plain else Scope.SINGLE,
            body=None if several or plain else f"{body.name}{''.join(self.prefix.place_words)}{name}",
            qualifier=self._qualifier(self.prefix.body, "") if several or plain else None,
        )

    def _qualifier(self, first: str, last: str) -> str | None:
        return "".join((*self.prefix.words, first, "其他" if self.other else "", last)) or None

    def _end(self) -> None:
        """Units without a head are departments where they name a function; a mere prefix is a territory."""
        self._push("")
        head = head_of(self.units[-1].text) if self.units else ""  # inside a function's word: 科技型中小企业
        if head:
            self.units[-1] = replace(self.units[-1], text=self.units[-1].text.removesuffix(head), functions=())
        for unit in self.units:
            kind = lexicon().kind_of.get(head) or ("部门" if names_a_function(unit.text) else "")
            self.actors += self._emit(unit, head, kind)
        if not self.units and not self.closed:
            self.actors += self._territories()

    def _territories(self) -> Iterator[Facets]:
        """The actors of a name that is nothing but a prefix: “各省、自治区、直辖市”, “国务院”, “本市”."""
        words = self.prefix.level_words
        if words == ["国务院"]:
            yield Facets("", "国务院", body="国务院")
        elif words == ["国家"] and (self.prefix.quantified or self.other):  # 任何国家
            yield Facets("国家", "国家", qualifier=self._qualifier("", ""))
        elif words in (["国家"], ["中央"]):
            yield Facets("国家", words[0], ("国家",), scope=Scope.SINGLE)
        elif self.prefix:
            for where in self.prefix.where():
                qualifier = self._qualifier(where.qualifier, "")
                yield Facets(
                    "地方",
                    "".join(words) or "地方",
                    where.levels,
                    where.place,
                    (),
                    where.scope,
                    None,
                    qualifier,
                    self.relative,
                )
        elif self.relative is not None:
            yield Facets("", "", relative=self.relative, qualifier=self._qualifier("", ""))
