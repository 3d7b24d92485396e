"""`dutygraph duties` and `dutygraph who`: a question's rows on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.stores.addresses import shown
from ontology.errors import QueryError

from .labels import label
from .stores import opened_store
from .terminal import complain, print_csv, print_json, print_rows
from .terminal import shown as cell

if TYPE_CHECKING:
    from queries import Answer


def print_actor(store: str, name: str, *, as_json: bool) -> None:
    """Print who an actor is. Raises QueryError for a name that nothing knows."""
    import queries

    with opened_store(store, read_only=True) as opened:
        found = queries.portrait(opened, name)
        similar = [] if found is not None else queries.similar_actors(opened, name)
    if found is None:
        hint = f"；您是不是要找 did you mean: {'、'.join(similar)}" if similar else ""
        raise QueryError(f"不认识该主体 no such actor: {name}{hint}")
    if as_json:
        print_json([found.to_dict()])
        return
    known = {key: value for key, value in found.to_dict().items() if value not in ("", [])}
    known["single"] = label("single" if found.single else "class")
    rows = [{"property": label(key), "value": _lines(*_texts(value))} for key, value in known.items()]
    print_rows(f"主体 Actor: {found.name}", {"property": "", "value": ""}, rows)


def _texts(value: Any) -> list[str]:
    return [cell(one) for one in value] if isinstance(value, list) else [cell(value)]


def print_duties(store: str, actor: str, format: str, **wanted: Any) -> None:
    """Print what falls to an actor; `wanted` are the other parameters of the question. Where the graph has no such
    actor, raises QueryError with similar names."""
    import queries

    with opened_store(store, read_only=True) as opened:
        answer = queries.ask(opened, "duties", actor=actor, **wanted)
        known = len(answer) or len(queries.duties(opened, actor, via_classes=True, internal=True))
        similar = [] if known else queries.similar_actors(opened, actor)
    if known and not answer.rows:
        complain(f"“{actor}”没有符合条件的职责，可放宽条件或加 --internal no duties of {actor} are like that")
    if not known:
        hint = f"；您是不是要找 did you mean: {'、'.join(similar)}" if similar else ""
        raise QueryError(f"图谱中没有该主体 no such actor in {shown(store)}: {actor}{hint}")
    _print(actor, answer, format)


def print_who(store: str, topic: str, format: str, **wanted: Any) -> None:
    """Print who is responsible for a topic, `wanted` as in `print_duties`; no row is an answer too."""
    import queries

    with opened_store(store, read_only=True) as opened:
        answer = queries.ask(opened, "who", topic=topic, **wanted)
    if not answer.rows:
        complain(f"没有涉及“{topic}”的责任 nobody is responsible for {topic} in {shown(store)}")
        if format == "table":
            return
    _print(topic, answer, format)


def _print(asked: str, answer: Answer, format: str) -> None:
    rows = answer.to_dicts()
    if format == "json":
        print_json(rows)
    elif format == "csv":
        print_csv(answer.columns, rows)
    else:
        title = answer.question.title
        print_rows(f"{title.zh} {title.en}: {asked} ({len(rows)})", HEADINGS, [_told(row) for row in rows])


HEADINGS = {key: label(key) for key in ("actor", "duty", "provision", "evidence")}


def _told(row: dict[str, Any]) -> dict[str, str]:
    """A row as a person reads it: who, does what to what, where it says so, in which words."""
    parts = {key: cell(row.get(key)) for key in row}
    terms = [f"{label(key)}: {parts[key]}" for key in ("condition", "deadline") if parts.get(key)]
    duty = " → ".join(part for part in (parts["action"], parts["target"]) if part)
    return {
        "actor": _lines(
            parts["actor"] or label("nobody"),
            parts["grade"],
            parts["role"],
            parts.get("via", ""),
            f"{label('now')}: {parts['now']}" if parts.get("now") else "",
        ),
        "duty": _lines(duty, parts["modality"], *terms),
        "provision": _lines(parts["provision"], parts["heading"]),
        "evidence": parts["evidence"],
    }


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
