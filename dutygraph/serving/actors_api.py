"""Routes about actors: who there is, what falls to one, who it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query

import queries

from .actor_sheets import ActorSheet, actor_sheet
from .answers import Limit, Offset
from .explorer import Explorer, explorer_of
from .models import Actors, Suggestions
from .suggestions import suggest

routes = APIRouter(prefix="/api", tags=["actors"])

Here = Annotated[Explorer, Depends(explorer_of)]
Name = Annotated[str, Query(min_length=1, max_length=200, description="主体的名称 a name of it", examples=["科技部"])]


@routes.get("/actors", summary="主体 actors")
def actors(
    here: Here,
    q: Annotated[str, Query(max_length=200, description="名称中的字 words of the name")] = "",
    offset: Offset = 0,
    limit: Limit = 100,
) -> Actors:
    """Who bears something, busiest first."""
    found = [one for one in here.overview().actors if q in one.name]
    return Actors(total=len(found), rows=found[offset : offset + limit])


@routes.get("/actor", summary="一个主体 an actor: who it is and what falls to it")
def actor(
    here: Here,
    name: Name,
    via_classes: Annotated[bool, Query(description="含其所属各类主体的 also through classes that contain it")] = True,
) -> ActorSheet:
    """404, with similar names, where neither the store nor the registry knows it."""
    found = actor_sheet(here, name, via_classes=via_classes)
    if found is None:
        with here.live.reading() as store:
            similar = queries.similar_actors(store, name)
        hint = f"；是不是 did you mean: {'、'.join(similar)}" if similar else ""
        raise HTTPException(404, f"不认识该主体 / no such actor: {' '.join(name.split())[:80]}{hint}")
    return found


@routes.get("/suggest", summary="搜索建议 what a search box offers")
def suggestions(
    here: Here,
    q: Annotated[str, Query(max_length=100, description="汉字、全拼或首字母 characters, pinyin or its initials")],
    limit: Annotated[int, Query(ge=1, le=100)] = 12,
) -> Suggestions:
    """Actors, documents and provisions; kjb and kejibu find 科技部."""
    return Suggestions(rows=suggest(here.overview().suggestions, q, limit))
