"""Whether two duties are about one matter and object: how alike they must be, by whose they are and where."""

from __future__ import annotations

from typing import Final, NamedTuple

from queries.bodies import facets, is_vague

from .acts import (
    are_sanctions,
    one_act,
    one_article,
    one_measure,
    reaches_differ,
    same_case,
    texts_differ,
    verbs_meet,
    waters_differ,
)
from .bodies import Relation, related
from .copied import copied
from .duty import Duty
from .likeness import Likeness, by_object, cosine, likeness
from .texts import STATE
from .whole import both_all

PART: Final = 0.7
"""How much of the smaller one's information two objects that count as the same have in common, at the least."""


class Same(NamedTuple):
    """Where objects count as the same: of both duties' information by words, by pairs of characters; in nats beyond
    the titles; the cosine of the documents."""

    whole: float
    paired: float
    beyond: float
    domain: float


ONE_BODY: Final = Same(0.4, 0.5, 6, 0.1)
"""Two documents of one body: it says again what it has said."""
SEVERAL: Final = Same(0.45, 0.55, 8, 0.2)
"""Two documents of different bodies, which must be about one field."""
WITHIN: Final = Same(0.8, 0.8, 8, 0.0)
"""Two provisions of one document by different bodies: nearly the same words."""
TWICE: Final = Same(0.95, 0.95, 12, 0.0)
"""The same by one body."""
HELD: Final = 0.9
HOLDING: Final = 0.3
HELD_BEYOND: Final = 5
"""Two provisions of one document, one with more bodies: how much of the smaller object, and of both, is the other's;
in nats beyond the title, which tells a document's duties not apart."""
OBJECT: Final = 0.59
SINGLE: Final = 9
ACT: Final = 10
PLAIN: Final = 13
FIELD: Final = 0.2
"""Two duties with a bearer in common in two documents have an object in common among others: of both objects'
information; in nats beyond the titles, for sanctions those of their act, and where documents of one body need not be
about one field; the cosine of the documents."""
TOLD: Final = 0.7
TELLING: Final = 10
HALF: Final = 0.5
SAID: Final = 12
LONG: Final = 25
"""Objects that tell enough to be one whatever the fields of their documents: of both objects' information; in nats;
the same of all objects together, with a verb that says something (引进) and with any."""
NEAR: Final = 0.65
MUCH: Final = 18
MOST: Final = 0.35
"""Two duties of one act in two documents that are nearly as alike as they should be, but tell much: of the smaller
one's information; in nats beyond the titles; of both duties' information."""
SOME: Final = 0.25
"""Of both duties' information, where one duty of the same act lies within the other."""
PARTLY: Final = 0.15
"""The cosine of documents of bodies that are only in part the same."""
SANCTION: Final = 12
"""In nats beyond the titles, for sanctions, which all say the same but for the act."""
PRINCIPLE: Final = 10
"""In nats beyond the titles, for principles, which texts of any kind repeat (示范引领, 尊重意愿)."""
GENERAL: Final = 0.25
"""The cosine of documents that a government addresses to everybody."""
UNTOLD: Final = 0.35
"""How much more alike where the case and the sentence speak for a target that says little."""


def comparable(a: Duty, b: Duty) -> bool:
    """What is seen at once: whether the documents have anything in common, and the verbs may be one act."""
    return (a.domain is b.domain or cosine(a, b) >= ONE_BODY.domain) and verbs_meet(a, b)


def same_matter(a: Duty, b: Duty, bodies: Relation) -> Likeness | None:
    """How alike two `comparable` duties are that are about one matter and object; None where they are not."""
    if texts_differ(a, b) or waters_differ(a, b) or reaches_differ(a, b):
        return None
    alike = _within(a, b, bodies) if a.row["document"] == b.row["document"] else _across(a, b, bodies)
    return likeness(a, b) if alike is None and both_all(a, b, bodies) else alike


def joined(a: Duty, b: Duty) -> bool:
    """Whether one place of a text names more bodies for the matter than another, at one stage or for one act without a
    stage (推进产学研融合): who of them acts is left open."""
    return (
        a.row["document"] == b.row["document"]
        and len(a.bearers) != len(b.bearers)
        and a.stage == b.stage
        and (a.stage is not None or (a.own and b.own and one_act(a, b)))
    )


def _within(a: Duty, b: Duty, bodies: Relation) -> Likeness | None:
    """Of one document: a plan comes back to its matter, a law to a measure for another case, a sanction is for another
    act."""
    if are_sanctions(a, b):
        return None
    apart = bodies in (Relation.DIFFERENT, Relation.VERTICAL)
    more = bodies is Relation.PART and joined(a, b)
    again = same_case(a, b) and (a.source.is_law or _comes_back(a, b))
    if not (apart or more or again):
        return None
    alike = likeness(a, b)
    if more and min(alike.part, alike.paired) >= HELD:
        holding = HOLDING + _untold(a, b)
        held = alike.beyond >= HELD_BEYOND and min(alike.whole, alike.paired_whole) >= holding
        return alike if held else None
    return alike if (apart or again) and _alike(a, b, alike, WITHIN if apart else TWICE, 0) else None


def _across(a: Duty, b: Duty, bodies: Relation) -> Likeness | None:
    """Of two documents."""
    wanted = SEVERAL if bodies is Relation.DIFFERENT else ONE_BODY
    if bodies is Relation.DIFFERENT and a.source.tier != b.source.tier:
        return None
    field = cosine(a, b)
    if field < wanted.domain:
        return None
    if field < _field(a, b) and (bodies is Relation.DIFFERENT or not _is_told(a, b)):
        return None
    sanctions = are_sanctions(a, b)
    if sanctions and not one_measure(a, b):
        return None
    least = max(SANCTION if sanctions else 0, PRINCIPLE if _are_principles(a, b) else 0)
    alike = likeness(a, b)
    if _alike(a, b, alike, wanted, least):
        return alike
    if bodies is Relation.DIFFERENT:
        return None
    if _near(a, b, alike, least):
        return alike
    alike = by_object(a, b, alike)
    if alike.one < OBJECT or alike.one_beyond < (ACT if sanctions else max(SINGLE, least)):
        return None
    if alike.one_beyond < PLAIN and not one_act(a, b) and (a.stage is None or a.stage != b.stage):
        return None
    plain = bodies is Relation.SAME and alike.one_beyond >= PLAIN
    return alike if field >= PARTLY or plain else None


def _is_told(a: Duty, b: Duty) -> bool:
    """Whether their objects tell enough to be one in any field (妇女在入学、升学、就业等方面的权利); where a government
    speaks to everybody, only with a verb that says something."""
    general = _by_government(a) or _by_government(b)
    if not (a.own and b.own) or (general and not a.verb & b.verb):
        return False
    alike = likeness(a, b)
    if alike.whole >= HALF and alike.beyond >= (SAID if a.verb & b.verb else LONG):
        return True
    alike = by_object(a, b, alike)
    return not general and alike.one >= TOLD and alike.one_beyond >= TELLING


def _comes_back(a: Duty, b: Duty) -> bool:
    """Whether a plan deploys again what another of its parts has: items beside each other say the same of each."""
    return one_act(a, b) and not one_article(a, b) and _to_all(a) and _to_all(b)


def _to_all(one: Duty) -> bool:
    """Whether a text speaks to all that it is sent to; a table of who does what names bodies for what it has said."""
    return not one.named or all(facets(bearer).kind == "地方" for bearer in one.bearers)


def _by_government(one: Duty) -> bool:
    return any(body in STATE or facets(body).kind == "人民政府" for body in (*one.bearers, *one.source.issuers))


def _near(a: Duty, b: Duty, alike: Likeness, least: float) -> bool:
    """Whether two duties of one act are nearly as alike as they should be and tell much, or one is in the other, where
    plans copy each other however little it tells (laws have formulas)."""
    if not (a.own and b.own and one_act(a, b)):
        return False
    whole, part = max(alike.whole, alike.paired_whole), max(alike.part, alike.paired)
    near = part >= NEAR and whole >= MOST and alike.beyond >= MUCH
    held = min(alike.part, alike.paired) >= HELD
    within = held and whole >= SOME and alike.beyond >= max(TELLING, least)
    again = held and alike.beyond >= HELD_BEYOND and not (a.source.is_law or b.source.is_law) and copied(a, b)
    return near or within or again


def _alike(a: Duty, b: Duty, alike: Likeness, wanted: Same, least: float) -> bool:
    untold = _untold(a, b)
    by_words = alike.part >= PART and alike.whole >= wanted.whole + untold
    by_pairs = alike.paired >= PART and alike.paired_whole >= wanted.paired + untold
    return (by_words or by_pairs) and alike.beyond >= max(wanted.beyond, least)


def _untold(a: Duty, b: Duty) -> float:
    return 0.0 if a.own and b.own else UNTOLD


def _field(a: Duty, b: Duty) -> float:
    """How much of one field documents must be for what they ask of everybody, for principles and for 有关部门."""
    if not a.named and not b.named and any(facets(one).kind == "人民政府" for one in a.bearers):
        return GENERAL
    if _are_principles(a, b):
        return FIELD
    firm = [tuple(bearer for bearer in one.bearers if not is_vague(bearer)) for one in (a, b)]
    if not all(firm) or related(*firm) is Relation.DIFFERENT:
        return FIELD
    return 0.0 if related(a.bearers, b.bearers) is Relation.SAME else PARTLY


def _are_principles(a: Duty, b: Duty) -> bool:
    return bool(a.row["nature"] == b.row["nature"] == "原则性要求")
