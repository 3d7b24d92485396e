"""A judged pair as a row: both duties, and the seven elements side by side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from queries.answer import NOT_REVIEWED, REVIEWED
from queries.bodies import facets

from .answer import Overlap
from .bodies import LABELS, Relation
from .duty import Duty
from .judging import Judgement

_SAME, _PART, _OTHER = "＝", "≈", "≠"


def told(a: Duty, b: Duty, judged: Judgement, group: str, relation: str, documents: int) -> Overlap:
    """The row of a pair; `documents` is how many were searched for a clause."""
    whole = judged.likeness.score
    common = sorted(set(a.about) & set(b.about), key=lambda word: (-a.about[word], word))
    clause = judged.clause
    both = a.row["reviewed"] == b.row["reviewed"] == REVIEWED
    return Overlap(
        group=group,
        relation=relation,
        score=round(whole, 2),
        rule=judged.rule,
        **_side(a, "a"),
        **_side(b, "b"),
        matter=f"{_SAME}{'、'.join(common[:6]) or _object(a)}",
        stage=_compared(_stage(a), _stage(b), _SAME if judged.same_stage else _OTHER),
        object=_compared(_object(a), _object(b), _SAME if whole > 0.99 else _PART),
        level=_compared(_level(a), _level(b)),
        time=_compared(_time(a), _time(b), _PART),
        bearer=_compared("、".join(a.bearers), "、".join(b.bearers), _BEARERS[judged.bodies]),
        coordination=f"{clause.kind}：{clause.provision}：{clause.words}" if clause else f"已检索{documents}份，未见",
        bodies=LABELS[judged.bodies],
        statement_a=a.row["statement"],
        statement_b=b.row["statement"],
        reviewed=REVIEWED if both else NOT_REVIEWED,
    )


_BEARERS: Mapping[Relation, str] = {
    Relation.SAME: _SAME,
    Relation.PART: _PART,
    Relation.VERTICAL: _OTHER,
    Relation.DIFFERENT: _OTHER,
}


def _side(duty: Duty, side: str) -> dict[str, Any]:
    row, source = duty.row, duty.source
    actors = duty.bearers if duty.named else tuple(f"{one}（发文机关）" for one in duty.bearers)
    return {
        f"actors_{side}": actors,
        f"duty_{side}": row["action"] + row["target"],
        f"provision_{side}": row["provision"],
        f"evidence_{side}": row["evidence"],
        f"text_{side}": row["text"],
        f"number_{side}": row["number"],
        f"title_{side}": row["title"],
        f"since_{side}": source.since,
        f"status_{side}": source.status,
        f"grade_{side}": "、".join(one for one in duty.grades if one),
    }


def _compared(one: str, other: str, mark: str | None = None) -> str:
    """Both sides' values with a mark for whether they differ."""
    if one == other:
        return f"{mark or _SAME}{one}"
    return f"{mark or _OTHER}{one or '—'} ｜ {other or '—'}"


def _stage(duty: Duty) -> str:
    return duty.stage.name if duty.stage is not None else ""


def _object(duty: Duty) -> str:
    return str(duty.row["target"] or duty.row["condition"] or "、".join(list(duty.about)[:6]))


def _level(duty: Duty) -> str:
    levels = dict.fromkeys(level for bearer in duty.bearers for level in facets(bearer).levels)
    return f"{'、'.join(levels)}{f'（{duty.place}）' if duty.place else ''}"


def _time(duty: Duty) -> str:
    return f"{_day(duty.source.since)} 至 {_day(duty.source.until)}"


def _day(day: date | None) -> str:
    return "…" if day is None else day.isoformat()
