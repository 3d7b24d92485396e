"""The named questions, asked of two short documents made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from records_by_hand import gardens, slip

import dutygraph
import kg
import queries
from kg.named_query import NamedQuery
from kg.store import Store
from ontology.errors import QueryError
from ontology.records import Assignment, Role, Span, Statement
from queries.question import read


@pytest.fixture(scope="module")
def store() -> Store:
    store = kg.memory_store()
    for extraction in (gardens(), slip()):
        store.replace(extraction)
    return store


def test_the_duties_of_an_actor_in_the_documents_order(store: Store) -> None:
    answer = queries.duties(store, "市级人民政府")
    assert [(row.grade, row.action, row.target) for row in answer.rows] == [
        ("stated", "统筹考虑", "花园用地需求"),
        ("stated", "优先安排", "花园建设用地"),
    ]
    assert answer.to_dicts()[1] == {
        "actor": "市级人民政府",
        "grade": "stated",
        "role": "",
        "modality": "obligation",
        "action": "优先安排",
        "target": "花园建设用地",
        "condition": "在编制土地利用年度计划时",
        "deadline": "",
        "provision": "南政发〔2021〕3号第（一）条",
        "heading": "保障用地",
        "title": "南山省人民政府关于建设城市花园的意见",
        "number": "南政发〔2021〕3号",
        "evidence": "市级人民政府在编制土地利用年度计划时，应统筹考虑花园用地需求，优先安排花园建设用地。",
        "statement": "南政发〔2021〕3号#二、（一）/2/优先安排",
        "now": "",
        "reviewed": "未校核",
        "via": "",
    }


@pytest.mark.parametrize(
    ("actor", "rows"),
    [
        (
            "自然资源厅",
            [("assigned", "lead", "统筹考虑"), ("assigned", "lead", "优先安排"), ("assigned", "lead", "侵占")],
        ),
        (
            "财政厅",
            [("assigned", "support", "统筹考虑"), ("assigned", "support", "优先安排"), ("assigned", "support", "侵占")],
        ),
        # another name of 市级人民政府
        ("各市人民政府", [("stated", "", "统筹考虑"), ("stated", "", "优先安排"), ("inferred", "", "建立")]),
        ("办公室", [("proposed", "lead", "办理")]),
        ("企 业", [("stated", "", "捐建")]),  # white space does not count
        ("采购单位", [("stated", "", "公开")]),  # what the mention 采购人 was resolved to
        ("采购人", [("stated", "", "公开")]),
        ("市级", []),
    ],
)
def test_every_grade_of_responsibility_is_shown(store: Store, actor: str, rows: list[tuple[str, str, str]]) -> None:
    assert [(row.grade, row.role, row.action) for row in queries.duties(store, actor, internal=True).rows] == rows


def test_only_the_grades_that_are_asked_for(store: Store) -> None:
    assert len(queries.duties(store, "各市人民政府", grades=["inferred"])) == 1
    assert {row.grade for row in queries.who(store, "花园", grades=["assigned"]).rows} == {"assigned"}


@pytest.mark.parametrize(
    ("wanted", "actions"),
    [
        ({}, ["统筹考虑", "优先安排"]),
        ({"topic": "建设用地"}, ["统筹考虑", "优先安排"]),  # the sentence
        ({"topic": "保障"}, ["统筹考虑", "优先安排"]),  # the heading
        ({"topic": "航天"}, []),
        ({"modality": ["prohibition"]}, []),
        ({"document": "南政发〔2021〕3号"}, ["统筹考虑", "优先安排"]),
        ({"document": "城市花园"}, ["统筹考虑", "优先安排"]),
        ({"document": "河科发〔2022〕8号"}, []),
        ({"due": date(2030, 1, 1)}, []),  # they have no time limit
        ({"in_force": date(2020, 1, 1)}, []),
    ],
)
def test_the_duties_that_a_reader_wants(store: Store, wanted: dict[str, Any], actions: list[str]) -> None:
    assert [row.action for row in queries.duties(store, "市级人民政府", **wanted).rows] == actions


def test_what_is_due_by_a_day() -> None:
    extraction = gardens()
    limit = Span(0, 8, "2022年6月底前")
    due = tuple(replace(r, deadline=limit) if isinstance(r, Statement) else r for r in extraction.records)
    store = kg.memory_store()
    store.replace(replace(extraction, records=due))
    assert len(queries.duties(store, "企业", due=date(2022, 6, 30))) == 1
    assert len(queries.duties(store, "企业", due=date(2022, 6, 29))) == 0


def test_an_assignment_to_a_provision_without_statements_is_one_row() -> None:
    extraction = gardens()
    note = Assignment("南政发〔2021〕3号#一、", Span(0, 3, "林业厅"), Role.RESPONSIBLE, Span(0, 7, "（林业厅负责）"))
    store = kg.memory_store()
    store.replace(replace(extraction, records=(*extraction.records, note)))
    (row,) = queries.duties(store, "林业厅").rows
    assert (row.role, row.action, row.target, row.heading) == ("responsible", "", "", "总体要求")
    assert row.evidence == "（林业厅负责）"


def test_an_instruction_on_a_slip_has_no_provision(store: Store) -> None:
    (row,) = queries.duties(store, "办公室", internal=True).rows
    assert (row.grade, row.action, row.provision, row.heading) == ("proposed", "办理", "", "")


def test_did_you_mean(store: Store) -> None:
    assert queries.similar_actors(store, "市人民政府")[0] in ("市级人民政府", "各市人民政府")
    assert queries.similar_actors(store, "自然资源部") == ["自然资源厅"]
    assert queries.similar_actors(store, "") == []


def test_who_is_responsible_for_a_topic_of_two_characters(store: Store) -> None:
    rows = [(row.actor, row.grade, row.role, row.target) for row in queries.who(store, "用地").rows]
    assert rows[:2] == [
        ("市级人民政府", "stated", "", "花园用地需求"),
        ("市级人民政府", "stated", "", "花园建设用地"),
    ]
    assert ("自然资源厅", "assigned", "lead", "花园建设用地") in rows
    # 用地 stands in the provision's heading only:
    assert rows.index(("有关部门", "stated", "", "已建成的花园")) > rows.index(
        ("财政厅", "assigned", "support", "花园建设用地")
    )


def test_what_nobody_is_named_for_comes_last(store: Store) -> None:
    rows = [(row.actor, row.grade, row.action) for row in queries.who(store, "采购", internal=True).rows]
    assert rows == [("采购单位", "stated", "公开"), ("办公室", "proposed", "办理"), ("", "", "采购")]


def test_a_topic_that_nothing_is_said_about(store: Store) -> None:
    assert len(queries.who(store, "航天")) == 0
    with pytest.raises(QueryError, match="give a topic"):
        queries.who(store, "  ")


def test_the_table_of_tasks(store: Store) -> None:
    tasks = queries.tasks(store, "南政发〔2021〕3号").rows
    assert [task.task for task in tasks] == [
        "统筹考虑花园用地需求", "优先安排花园建设用地", "侵占已建成的花园", "捐建花园", "建立花园名录",
    ]  # fmt: skip
    first, last = tasks[0], tasks[-1]
    assert (first.section, first.provision) == ("二、主要任务", "（一）保障用地")
    assert (first.actors, first.lead, first.support) == (("市级人民政府",), ("自然资源厅",), ("财政厅",))
    assert (last.actors, last.inferred, last.lead) == ((), ("各市人民政府",), ())
    assert len(queries.tasks(store)) == 7


def test_a_statement_without_actor_is_a_task_too(store: Store) -> None:
    *_, task = queries.tasks(store, "河科发〔2022〕8号").rows
    assert (task.task, task.actors, task.inferred) == ("采购结果", (), ())


@pytest.mark.parametrize("name", queries.names())
def test_every_question_runs_as_its_file_stands(store: Store, name: str) -> None:
    asked = queries.question(name)
    store.ask(asked.query)
    assert asked.title.zh and asked.title.en
    assert asked.columns


def test_questions_say_what_they_take_and_give() -> None:
    asked = queries.question("who")
    assert (asked.title.zh, asked.title.en) == ("谁负责某事项", "Who is responsible for a topic")
    assert [(one.name, one.type, one.required) for one in asked.parameters] == [
        ("topic", "text", True),
        ("grades", "texts", False),
        ("in_force", "date", False),
        ("internal", "flag", False),
    ]
    assert asked.parameters[1].choices == ("stated", "assigned", "ordered", "proposed", "inferred")
    assert asked.headings()[:2] == ["主体 actor", "责任来源 grade"]


@pytest.mark.parametrize("name", ["nothing", "../secrets", ""])
def test_an_unknown_question(name: str) -> None:
    with pytest.raises(QueryError, match="no such question"):
        queries.question(name)


def test_a_query_without_a_title() -> None:
    with pytest.raises(QueryError, match="title"):
        read(NamedQuery("draft", {"sparql": "SELECT * WHERE { ?s ?p ?o }"}))


def test_what_a_reform_moved_to_another_body_is_told() -> None:
    store = kg.memory_store()
    lines = (
        "国务院关于促进国家高新区高质量发展的若干意见",
        "国发〔2020〕7号",
        "科技部要做好国家高新区规划引导，加强基础研究。",
        "国务院",
        "2020年7月13日",
    )
    store.replace(dutygraph.extract("\n".join(lines)))
    assert {row.action: row.now for row in queries.duties(store, "科技部").rows} == {
        "做好": "工业和信息化部（《党和国家机构改革方案》（2023年3月））",
        "加强": "",
    }
    assert [row.now.partition("（")[0] for row in queries.who(store, "规划引导").rows] == ["工业和信息化部", ""]
