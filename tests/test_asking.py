"""Questions asked by name with parameters as texts, and answers as data frames."""

from __future__ import annotations

import inspect
import sys
from datetime import date
from importlib import import_module

import pytest
from records_by_hand import gardens, slip

import kg
import queries
from kg.store import Store
from ontology.errors import QueryError
from queries.asking import converted


@pytest.fixture(scope="module")
def store() -> Store:
    store = kg.memory_store()
    for extraction in (gardens(), slip()):
        store.replace(extraction)
    return store


def test_a_question_by_its_name(store: Store) -> None:
    assert queries.ask(store, "who", topic="用地") == queries.who(store, "用地")
    assert queries.ask(store, "duties", actor="各市人民政府", grades="inferred", via_classes="否") == queries.duties(
        store, "各市人民政府", grades=["inferred"]
    )
    assert queries.ask(store, "tasks", document="", in_force=None) == queries.tasks(store)


@pytest.mark.parametrize("name", queries.askable())
def test_a_header_lists_the_parameters_of_its_entry(name: str) -> None:
    asked = queries.question(name)
    module, _, function = asked.entry.rpartition(".")
    entry = getattr(import_module(f"queries.{module}"), function)
    _, *taken = inspect.signature(entry).parameters.values()
    assert [label.name for label in asked.parameters] == [one.name for one in taken]
    assert [label.required for label in asked.parameters] == [one.default is inspect.Parameter.empty for one in taken]


def test_parameters_become_what_the_header_says() -> None:
    duties = queries.question("duties")
    assert converted(duties, {"actor": "财政厅", "grades": "stated, inferred", "via_classes": "true"}) == {
        "actor": "财政厅",
        "grades": ("stated", "inferred"),
        "via_classes": True,
    }
    assert converted(duties, {"actor": "财政厅", "in_force": "2021-05-06"})["in_force"] == date(2021, 5, 6)


@pytest.mark.parametrize(
    ("name", "parameters", "line"),
    [
        ("whos", {"topic": "用地"}, "did you mean: who"),
        ("changes", {}, "no such question"),
        ("who", {}, "a parameter is missing: topic"),
        ("who", {"topic": "  "}, "topic"),
        ("who", {"topics": "用地"}, "did you mean: topic"),
        ("who", {"topic": "用地", "in_force": "去年"}, "a day, like 2020-07-17"),
        ("who", {"topic": "用地", "grades": "sure"}, "one of stated assigned"),
        ("who", {"topic": 3}, "a text"),
        ("duties", {"actor": "财政厅", "via_classes": "maybe"}, "true or false"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(
    store: Store, name: str, parameters: dict[str, object], line: str
) -> None:
    with pytest.raises(QueryError, match=line) as error:
        queries.ask(store, name, **parameters)
    assert len(str(error.value).splitlines()) == 1


def test_an_answer_as_a_data_frame(store: Store) -> None:
    answer = queries.tasks(store)
    pandas, polars = answer.to_pandas(), answer.to_polars()
    assert list(pandas.columns) == polars.columns == list(answer.columns)
    assert len(pandas) == len(polars) == len(answer)
    assert pandas["lead"][0] == polars["lead"][0].to_list() == ["自然资源厅"]
    nothing = queries.who(store, "航天")
    assert nothing.to_polars().schema["actor"] == nothing.to_polars().schema["evidence"]
    assert list(nothing.to_pandas().columns) == list(nothing.columns)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_is_named(store: Store, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(QueryError, match=r"pip install 'dutygraph\[frames\]'"):
        getattr(queries.tasks(store), f"to_{library}")()


def test_a_question_has_a_time_limit(store: Store) -> None:
    with pytest.raises(QueryError, match="took longer than 1e-09 s"):
        queries.ask(store, "gaps", seconds=1e-9)
    assert queries.ask(store, "gaps", seconds=60) == queries.ask(store, "gaps")
    with pytest.raises(QueryError, match="more than nothing: 0"):
        queries.ask(store, "gaps", seconds=0)
