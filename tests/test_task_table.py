"""The task table: what stands in it, and that it can be printed as it is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import dutygraph
import kg
from dutygraph.task_table import measure, responsible, wording
from ontology.errors import QueryError
from queries import Task

POLICY = """某省人民政府关于加强水库安全管理的意见

某政发〔2021〕3号

各市人民政府：

一、落实责任

（一）明确主体。县级人民政府应当加强水库安全管理。县级人民政府应当建立巡查制度。

二、强化保障

（二）资金保障。省财政厅要安排专项资金。
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Worksheet:
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(POLICY))
        assert dutygraph.tasks(store, tmp_path / "tasks.xlsx") == 3
    book = load_workbook(tmp_path / "tasks.xlsx")
    assert book.sheetnames == ["某政发〔2021〕3号"]
    return book.worksheets[0]


def test_the_rows(sheet: Worksheet) -> None:
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[0][0] == "《某省人民政府关于加强水库安全管理的意见》任务分工表（某政发〔2021〕3号）"
    assert rows[1] == ["序号", "重点任务", "具体举措", "责任单位", "完成时限", "依据条款", "原文", "校核"]
    assert rows[2][:6] == ["1", "（一）明确主体", "加强水库安全管理", "县级人民政府", "", "第（一）条"]
    assert rows[2][6:] == ["县级人民政府应当加强水库安全管理。", "未校核"]
    assert [row[3] for row in rows[3:]] == ["县级人民政府", "省级财政部门"]


def test_equal_tasks_share_one_cell(sheet: Worksheet) -> None:
    assert "B3:B4" in [str(area) for area in sheet.merged_cells.ranges]


def test_it_prints_on_a4_landscape_with_its_heading_on_every_page(sheet: Worksheet) -> None:
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.freeze_panes == "A3"
    assert sheet["G3"].alignment.wrap_text and sheet["G3"].border.left.style == "thin"


def task(**fields: tuple[str, ...] | str) -> Task:
    empty = dict.fromkeys(("actors", "co", "inferred", "lead", "responsible", "support"), ())
    texts = dict.fromkeys(
        ("number", "title", "section", "provision", "modality", "task", "deadline", "cite", "evidence", "statement"), ""
    )
    return Task(**{**empty, **texts, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "cell"),
    [
        ({"actors": ("科技部",)}, "科技部"),
        ({"lead": ("科技部",), "responsible": ("财政部", "教育部")}, "科技部（牵头）、财政部、教育部"),
        ({"lead": ("科技部",), "support": ("财政部",)}, "科技部（牵头）、财政部（配合）"),
        ({"actors": ("科技部",), "co": ("财政部",)}, "科技部、财政部（共同）"),
        ({"actors": ("科技部",), "inferred": ("各省人民政府",)}, "科技部"),
        ({"inferred": ("各省人民政府",)}, "各省人民政府（推断）"),
        ({}, "未明确"),
    ],
)
def test_who_is_responsible(given: dict[str, tuple[str, ...]], cell: str) -> None:
    assert responsible(task(**given)) == cell


@pytest.mark.parametrize(
    ("modality", "words", "cell"),
    [
        ("obligation", "建立巡查制度", "建立巡查制度"),
        ("prohibition", "擅自放水", "不得擅自放水"),
        ("permission", "委托他人巡查", "可以委托他人巡查"),
        ("encouragement", "使用无人机", "鼓励使用无人机"),
    ],
)
def test_a_measure_that_is_no_obligation_says_so(modality: str, words: str, cell: str) -> None:
    assert wording(task(modality=modality, task=words)) == cell


def test_an_article_without_heading_goes_by_its_chapter() -> None:
    assert measure(task(section="第二章水库管理", provision="第五条", cite="水库条例第五条")) == "第二章水库管理"
    assert measure(task(section="一、落实责任", provision="（一）明确主体", cite="第（一）条")) == "（一）明确主体"


def test_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(POLICY.replace("资金保障。", "资金保障。\n\n=SUM(1,2)")))
        dutygraph.tasks(store, tmp_path / "tasks.xlsx")
    sheet = load_workbook(tmp_path / "tasks.xlsx").worksheets[0]
    assert any("=SUM(1,2)" in str(value) for row in sheet.iter_rows(values_only=True) for value in row)
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_the_same_tasks_give_the_same_bytes(tmp_path: Path) -> None:
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(POLICY))
        for name in ("a.xlsx", "b.xlsx"):
            dutygraph.tasks(store, tmp_path / name)
            time.sleep(1.1)  # times are written to the second
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_no_tasks_no_file(tmp_path: Path) -> None:
    with kg.memory_store() as store, pytest.raises(QueryError, match="dutygraph build"):
        dutygraph.tasks(store, tmp_path / "tasks.xlsx")
    assert list(tmp_path.iterdir()) == []
