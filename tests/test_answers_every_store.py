"""The questions about documents are answered alike by every store."""

from __future__ import annotations

from datetime import date

from records_by_hand import gardens, rules, slip
from test_every_store import store  # noqa: F401  the fixture

import dutygraph
import kg
import queries
from kg.store import Store
from ontology.records import Extraction

LOCAL = """辽宁省人民政府、沈阳市人民政府关于促进国家高新区发展的实施意见

辽政发〔2021〕9号

根据《国务院关于促进国家高新技术产业开发区高质量发展的若干意见》（国发〔2020〕7号），提出如下意见。

一、主要目标

到2025年，建成高新区10个以上。

二、主要任务

（一）保障用地。2022年6月底前，省自然资源厅会同省财政厅统筹考虑国家高新区用地需求。（省自然资源厅牵头，省财政厅、省科技厅配合）
"""

ASKED: tuple[tuple[str, dict[str, object]], ...] = (
    ("tasks", {}),
    ("gaps", {"on": date(2024, 1, 1)}),
    ("compare", {"document": "国发〔2020〕7号", "other": "辽政发〔2021〕9号"}),
    ("coverage", {"document": "国发〔2020〕7号", "others": ["辽政发〔2021〕9号", "南政发〔2021〕3号"]}),
    ("timeline", {}),
    ("cites", {"document": "国发〔2020〕7号"}),
    ("cites", {"document": "南政令〔2021〕12号", "steps": 1}),
    ("status", {"on": date(2024, 1, 1)}),
    ("network", {}),
    ("units", {}),
)


def test_all_stores_answer_alike(store: Store, example_read: Extraction) -> None:  # noqa: F811
    first = kg.memory_store()
    documents = [gardens(), slip(), rules(), example_read, dutygraph.extract(LOCAL)]
    for one in (first, store):
        one.load(documents)
    dutygraph.review(
        first, "南政发〔2021〕3号#二、（一）/1/统筹考虑", "actors", ["财政厅"], by="张三", at="2026-01-01T00:00:00Z"
    )
    dutygraph.review(
        store, "南政发〔2021〕3号#二、（一）/1/统筹考虑", "actors", ["财政厅"], by="张三", at="2026-01-01T00:00:00Z"
    )
    for name, parameters in ASKED:
        here, there = (queries.ask(one, name, **parameters) for one in (store, first))
        assert here == there, name
        assert here.rows, name
    names = queries.question("slip").query, {"document": "河科发〔2022〕8号"}
    assert sorted(map(str, store.ask(*names))) == sorted(map(str, first.ask(*names)))
