"""Answers as data frames: pandas and polars, imported where they are used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ontology.errors import QueryError

if TYPE_CHECKING:
    import pandas
    import polars

    from .answer import Answer


def to_pandas(answer: Answer) -> pandas.DataFrame:
    """A column for each of the answer's, in order. Raises `QueryError` where pandas is not installed."""
    frames = _library("pandas")
    found: pandas.DataFrame = frames.DataFrame(answer.to_dicts(), columns=list(answer.columns))
    for column in answer.question.columns:
        if column.type == "date":
            found[column.name] = frames.to_datetime(found[column.name])
    return found


def to_polars(answer: Answer) -> polars.DataFrame:
    """The same for polars, typed as the question's header says. Raises `QueryError` where polars is not installed."""
    frames = _library("polars")
    kinds = {
        "texts": frames.List(frames.String),
        "date": frames.Date,
        "number": frames.Float64,
        "flag": frames.Boolean,
    }
    schema = {column.name: kinds.get(column.type, frames.String) for column in answer.question.columns}
    rows = [{name: getattr(row, name) for name in schema} for row in answer.rows]
    found: polars.DataFrame = frames.DataFrame(rows, schema=schema, strict=False)
    return found


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise QueryError(f"未安装 {name} / {name} is not installed: pip install 'dutygraph[frames]'") from error
