"""Questions about a collection: what is due, what rests on what, what to clean up, who works with whom, units."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import icalendar
import pytest

import dutygraph
import kg
import queries
from dutygraph.calendar_file import write_calendar
from dutygraph.coding import read_coding
from dutygraph.free_query import check, run_query
from kg.store import Store
from ontology.errors import InputError, QueryError

OLD = """辽宁省人民政府关于水库管理的暂行办法

辽政发〔2005〕1号

第一条 市水利局应当会同国土资源部门每年检查水库。
"""

BASE = """辽宁省水库管理办法

辽政令〔2015〕10号

（2015年3月1日辽宁省人民政府令第10号公布，自2015年5月1日起施行）

第一条 根据《辽宁省人民政府关于水库管理的暂行办法》（辽政发〔2005〕1号），制定本办法。

第二条 水利部、国土资源部应当检查水库。
"""

PLAN = """辽宁省水利厅、辽宁省财政厅、辽宁省应急管理厅关于加强水库安全管理的通知

辽水发〔2021〕5号

各市水利局：

根据《辽宁省水库管理办法》（辽政令〔2015〕10号），现通知如下。

一、主要目标

到2025年，水库安全鉴定率达到90%以上。

二、主要任务

（一）检查水库。2022年6月底前，省水利厅会同省财政厅完成水库检查。各市水利局要在三个月内制定方案。（省水利厅牵头，省财政厅、省应急管理厅配合）

三、废止文件

《辽宁省人民政府关于水库管理的暂行办法》（辽政发〔2005〕1号）同时废止。

辽宁省水利厅
2021年3月1日
"""


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with kg.memory_store() as store:
        for text in (OLD, BASE, PLAN):
            store.replace(dutygraph.extract(text))
        yield store


def test_what_is_due_by_date(store: Store) -> None:
    found = queries.timeline(store)
    rows = [(due.date.isoformat(), due.kind, due.words, due.actors) for due in found.rows]
    assert rows == [
        ("2022-06-30", "时限", "2022年6月底前", ("辽宁省水利厅", "辽宁省财政厅", "辽宁省应急管理厅")),
        ("2025-12-31", "目标", "2025", ()),
    ]
    assert found.rows[0].grade == "stated、assigned" and found.rows[0].evidence.endswith("完成水库检查。")
    assert len(queries.timeline(store, since=date(2023, 1, 1))) == 1
    assert len(queries.timeline(store, until=date(2023, 1, 1))) == 1
    assert len(queries.timeline(store, "辽政发〔2005〕1号")) == 0


def test_the_timeline_as_a_calendar(store: Store, tmp_path: Path) -> None:
    found = queries.timeline(store)
    for name in ("a.ics", "b.ics"):
        write_calendar(found, tmp_path / name)
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()
    first, second = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (date(2022, 6, 30), date(2022, 7, 1))
    assert first["uid"] != second["uid"] and "辽宁省水利厅" in first["description"]


def test_what_a_document_rests_on_over_several_steps(store: Store) -> None:
    rows = queries.cites(store, "辽水发〔2021〕5号", direction="引用").rows
    assert {(row.step, row.relation, row.cited) for row in rows} == {
        (1, "依据", "辽政令〔2015〕10号"), (1, "废止", "辽政发〔2005〕1号"), (2, "依据", "辽政发〔2005〕1号"),
    }  # fmt: skip
    assert len(queries.cites(store, "辽水发〔2021〕5号", steps=1)) == 2
    back = queries.cites(store, "辽政发〔2005〕1号", direction="被引").rows
    assert [(row.step, row.document) for row in back if row.relation == "依据"] == [
        (1, "辽政令〔2015〕10号"), (2, "辽水发〔2021〕5号"),
    ]  # fmt: skip
    with pytest.raises(QueryError, match="no such document"):
        queries.cites(store, "辽水发〔2021〕6号")


def test_what_to_keep_amend_or_repeal(store: Store) -> None:
    found = {row.document: row for row in queries.status(store, on=date(2024, 1, 1)).rows}
    assert {document: row.suggestion for document, row in found.items()} == {
        "辽政发〔2005〕1号": "废止", "辽政令〔2015〕10号": "废止", "辽水发〔2021〕5号": "保留",
    }  # fmt: skip
    assert found["辽政发〔2005〕1号"].reasons[0] == "已被 辽水发〔2021〕5号 废止"
    rests = found["辽政令〔2015〕10号"]
    assert "所依据的文件均已失效" in rests.reasons
    assert "国土资源部已撤销，现为自然资源部" in rests.reasons
    assert "辽政发〔2005〕1号" in rests.evidence
    before = queries.status(store, on=date(2017, 1, 1), suggestions=["废止", "修改"]).rows
    assert before == ()


def test_who_works_with_whom(store: Store) -> None:
    found = queries.network(store)
    ties = [(tie.relation, tie.one, tie.other, tie.times) for tie in found.rows]
    (together,) = [tie for tie in ties if tie[0] == "共同" and "辽宁省财政厅" in tie]
    assert set(together[1:]) == {"辽宁省水利厅", "辽宁省财政厅", 1}
    assert ("牵头配合", "辽宁省水利厅", "辽宁省应急管理厅", 1) in ties
    assert [tie for tie in ties if tie[0] == "联合发文"] == [
        ("联合发文", "辽宁省水利厅", "辽宁省应急管理厅", 1), ("联合发文", "辽宁省水利厅", "辽宁省财政厅", 1),
    ]  # fmt: skip
    assert found.joint_issuance()[0] == {"主办": "辽宁省水利厅", "协办": "辽宁省应急管理厅", "2021": 1, "合计": 1}
    first = found.places()[0]
    assert first.actor == "辽宁省水利厅" and first.ties >= 2 and first.betweenness > 0
    assert found.graph()["辽宁省水利厅"]["辽宁省财政厅"]["weight"] == 3


def test_a_network_of_nobody() -> None:
    with kg.memory_store() as store:
        assert queries.network(store).places() == queries.network(store).joint_issuance() == []


def test_coding_units(store: Store) -> None:
    rows = queries.units(store, "辽水发〔2021〕5号").rows
    assert len({row.code for row in rows}) == len(rows)
    assert all(row.code.count("-") == 3 for row in rows)
    (one,) = [row for row in rows if row.text.startswith("各市水利局")]
    assert (one.action, one.target, one.modality) == ("制定", "方案", "obligation")
    assert "".join(row.text for row in rows).count("到2025年，水库安全鉴定率达到90%以上。") == 1


def test_how_far_two_coders_agree() -> None:
    one = dict(zip("abcdefghij", "1111122222", strict=True))
    other = dict(zip("abcdefghij", "1111222221", strict=True)) | {"k": "1"}
    found = queries.agreement(one, other)
    assert (found.units, found.agreement, found.kappa) == (10, 0.8, pytest.approx(0.6))
    assert found.differing == (("e", "1", "2"), ("j", "2", "1")) and found.only == ("k",)
    assert queries.agreement({"a": "1"}, {"a": "1"}).kappa is None
    with pytest.raises(QueryError, match="no unit in common"):
        queries.agreement({"a": "1"}, {"b": "1"})


def test_kappa_is_that_of_scikit_learns_documentation() -> None:
    """The example of Cohen's paper by its margins: 20 yes-yes, 5, 10, 15 no-no of 50 gives 0.4."""
    first = ["y"] * 25 + ["n"] * 25
    second = ["y"] * 20 + ["n"] * 5 + ["y"] * 10 + ["n"] * 15
    codes = [str(number) for number in range(50)]
    found = queries.agreement(dict(zip(codes, first, strict=True)), dict(zip(codes, second, strict=True)))
    assert found.kappa == pytest.approx(0.4)


def test_coded_files(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("code,text,category\n1-1-1-1,句,供给型\n1-1-1-2,句,\n".encode("gb18030"))
    assert read_coding(path) == {"1-1-1-1": "供给型"}
    with pytest.raises(InputError, match="no such column"):
        read_coding(path, "tool")
    path.write_text("code,category\n1,a\n1,b\n")
    with pytest.raises(InputError, match="stands twice"):
        read_coding(path)


# --- free queries ---


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("query") / "store"
    with dutygraph.open(path) as store:
        store.replace(dutygraph.extract(OLD))
    return str(path)


def test_a_query_of_ones_own(folder: str) -> None:
    prefix = "PREFIX eli: <http://data.europa.eu/eli/ontology#> "
    query = prefix + 'SELECT ?t WHERE { GRAPH ?g { ?d a eli:LegalResource ; eli:number ?t FILTER(?t != "DELETE") } }'
    assert run_query(folder, query, timeout=20) == [{"t": "辽政发〔2005〕1号"}]


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "sparql"),
        ("PREFIX a: <x> insert data { a:b a:c a:d }", "sparql"),
        ("SELECT * WHERE { SERVICE <http://example.org> { ?s ?p ?o } }", "sparql"),
        ("MATCH (n) SET n.name = '' RETURN n", "cypher"),
        ("MATCH (n) DETACH DELETE n", "cypher"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "cypher"),
        ("  # nothing", "sparql"),
    ],
)
def test_only_reading_is_allowed(query: str, language: str) -> None:
    with pytest.raises(QueryError) as error:
        check(query, language)
    assert len(str(error.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ('SELECT ?s WHERE { ?s rdfs:label "DELETE the old" } # delete', "sparql"),
        ("SELECT ?delete WHERE { ?delete ex:load ?x }", "sparql"),
        ("MATCH (n:Set) WHERE n.create = 'SET' RETURN n // merge", "cypher"),
    ],
)
def test_words_in_names_and_texts_are_no_updates(query: str, language: str) -> None:
    check(query, language)


def test_a_query_that_takes_too_long_is_stopped(folder: str) -> None:
    endless = (
        "SELECT (COUNT(*) AS ?n) WHERE { " + " ".join(f"GRAPH ?g{i} {{ ?s{i} ?p{i} ?o{i} }}" for i in range(6)) + " }"
    )
    with pytest.raises(QueryError, match="--timeout"):
        run_query(folder, endless, timeout=1)


# --- on the command line ---


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dutygraph", *arguments], capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("gaps",),
        ("timeline",),
        ("cites", "辽政发〔2005〕1号"),
        ("status", "--on", "2024-01-01"),
        ("network",),
        ("network", "--joint"),
        ("units",),
        ("compare", "辽政发〔2005〕1号", "辽政发〔2005〕1号"),
    ],
)
def test_every_question_has_a_command(folder: str, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--store", folder, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert isinstance(json.loads(done.stdout), list)
    assert run(*arguments, "--store", folder, "--format", "csv").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("gaps", "--document", "辽政发〔2005〕2号"), "did you mean: 辽政发〔2005〕1号"),
        (("gaps", "--kind", "空缺"), "one of 责任真空"),
        (("timeline", "--since", "去年"), "must be a day"),
        (("cites", "无"), "no such document"),
        (("compare", "无", "辽政发〔2005〕1号"), "no such document"),
        (("query", "DROP ALL"), "read-only"),
        (("units", "--compare", "a.csv"), "given twice"),
    ],
)
def test_what_cannot_be_asked(folder: str, arguments: tuple[str, ...], line: str) -> None:
    done = run(*arguments, "--store", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert line in done.stderr and len(done.stderr.strip().splitlines()) == 1
