"""What one document makes of another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dutygraph
import kg
import queries
from dutygraph.comparing import write_comparison
from kg.store import Store
from ontology.errors import QueryError

NATIONAL = """国务院关于加强水库安全管理的意见

国发〔2021〕30号

一、落实责任

（一）健全巡查制度。建立水库安全巡查制度，巡查人员每月培训1次以上。

（二）支持技术改造。支持水库管理单位开展监测设施技术改造。

（三）严格大坝鉴定。水库大坝应当在2025年底前完成安全鉴定，鉴定率达到90%以上。

（四）完善应急预案。制定水库防洪抢险应急预案，储备抢险物资。

（五）加强国际交流。开展跨国河流水情信息交换。
"""

PROVINCE = """辽宁省人民政府关于加强水库安全管理的实施意见

辽政发〔2021〕12号

一、落实责任

（一）健全巡查制度。省水利厅牵头建立水库安全巡查制度，明确巡查频次，巡查人员每月培训1次以上。

（二）推进技术改造。水库管理单位应当开展监测设施技术改造。

（三）严格大坝鉴定。水库大坝应当在2024年底前完成安全鉴定，鉴定率达到95%以上。

（四）完善应急预案。制定水库防洪抢险应急预案，储备抢险物资。

（五）推广智慧管护。建设全省统一的水利数字孪生平台。
"""

LAX = PROVINCE.replace("辽宁省", "吉林省").replace("辽政发", "吉政发").replace("95%", "85%").replace("2024", "2026")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with kg.memory_store() as store:
        for text in (NATIONAL, PROVINCE, LAX):
            store.replace(dutygraph.extract(text))
        yield store


def test_provision_by_provision(store: Store) -> None:
    rows = queries.compare(store, "国发〔2021〕30号", "辽政发〔2021〕12号").rows
    assert [(row.relation, row.heading, row.other_heading) for row in rows] == [
        ("细化", "健全巡查制度", "健全巡查制度"),
        ("加码", "支持技术改造", "推进技术改造"),
        ("加码", "严格大坝鉴定", "严格大坝鉴定"),
        ("照搬", "完善应急预案", "完善应急预案"),
        ("新增", "", "推广智慧管护"),
        ("未承接", "加强国际交流", ""),
    ]
    first, second, third, *_ = rows
    assert "省级水利部门" in first.details or "辽宁省水利厅" in first.details
    assert "鼓励 → 应当" in second.details
    assert "2025-12-31 → 2024-12-31" in third.details and "90%以上 → 95%以上" in third.details
    assert third.other_evidence.endswith("鉴定率达到95%以上。")


def test_the_other_way_round_less_is_asked(store: Store) -> None:
    rows = queries.compare(store, "辽政发〔2021〕12号", "国发〔2021〕30号").rows
    assert [row.relation for row in rows] == ["细化", "减码", "减码", "照搬", "新增", "未承接"]


def test_firmness_counts_within_a_family_of_documents_only() -> None:
    law = "某省水库条例\n\n第一条 水库管理单位应当开展监测设施技术改造。\n\n第二条 违反本条例的，处一万元罚款。\n"
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(NATIONAL))
        (document,) = dutygraph.extract(law).of(dutygraph.Document)
        store.replace(dutygraph.extract(law))
        (row,) = [
            r for r in queries.compare(store, "国发〔2021〕30号", document.id).rows if r.heading == "支持技术改造"
        ]
    assert document.rank is not None and row.relation == "细化"


def test_provisions_by_places(store: Store) -> None:
    found = queries.coverage(store, "国发〔2021〕30号", ["辽政发〔2021〕12号", "吉政发〔2021〕12号"])
    columns, rows = found.matrix()
    assert columns == ["条款", "辽宁省", "吉林省"]
    assert [row[0].endswith(end) for row, end in zip(rows, ("健全巡查制度", "支持技术改造"), strict=False)] == [
        True,
        True,
    ]
    assert [[cell[:2] for cell in row[1:]] for row in rows] == [
        ["细化", "细化"], ["加码", "加码"], ["加码", "减码"], ["照搬", "照搬"], ["未承", "未承"],
    ]  # fmt: skip


def test_side_by_side(store: Store, tmp_path: Path) -> None:
    assert write_comparison(store, "国发〔2021〕30号", "辽政发〔2021〕12号", tmp_path / "page.html") == 6
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "鉴定率达到9<del>0</del>%以上" in page and "鉴定率达到9<ins>5</ins>%以上" in page
    assert "http" not in page.replace("http-equiv", "")


def test_a_document_that_is_not_there(store: Store) -> None:
    with pytest.raises(QueryError, match="no such document"):
        queries.compare(store, "国发〔2021〕30号", "国发〔2021〕31号")
