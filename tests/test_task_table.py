"""The task table: what stands in it, that it can be printed as it is, and that it comes back corrected."""

from __future__ import annotations

import time
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import dutygraph
import kg
from dutygraph.task_table import bodies, times
from dutygraph.task_table.lines import Line, heading, is_general, lines, wording
from dutygraph.task_table.local import local_bodies
from kg.store import Store
from ontology import places
from ontology.errors import DutygraphError, InputError, QueryError
from queries import Task

POLICY = """某省人民政府关于加强水库安全管理的意见

某政发〔2021〕3号

各市人民政府：

一、总体要求

水库安全形势稳定。

二、落实责任

（一）明确主体。县级人民政府应当加强水库安全管理。县级人民政府应当建立巡查制度。

三、强化保障

（二）资金保障。省财政厅要安排专项资金。2022年12月31日前制定资金管理办法。鼓励企业捐资。（省财政厅牵头，省水利厅、省发展改革委配合）
"""

NATIONAL = """国务院关于加强水库安全管理的意见

国发〔2021〕30号

一、落实责任

（一）健全制度。健全水库巡查制度。（水利部牵头，财政部、国家发展改革委配合）

（二）加强技术攻关。推进水库监测关键核心技术研究。

（三）改进作风。建立常态长效机制。
"""


@pytest.fixture
def store() -> Store:
    store = kg.memory_store()
    store.replace(dutygraph.extract(POLICY))
    return store


@pytest.fixture
def sheet(store: Store, tmp_path: Path) -> Worksheet:
    assert dutygraph.tasks(store, tmp_path / "tasks.xlsx") == 5
    book = load_workbook(tmp_path / "tasks.xlsx")
    assert book.sheetnames == ["某政发〔2021〕3号", "工作底稿", "导出值"]
    assert book["导出值"].sheet_state == "veryHidden"
    return book.worksheets[0]


def test_the_rows(sheet: Worksheet) -> None:
    rows = [["" if cell is None else cell for cell in row][:7] for row in sheet.iter_rows(values_only=True)]
    assert rows[0][0] == "《某省人民政府关于加强水库安全管理的意见》重点任务分工表（某政发〔2021〕3号）"
    assert rows[1] == ["序号", "重点任务", "具体举措", "牵头单位", "配合（责任）单位", "完成时限", "备注"]
    assert rows[2:] == [
        ["1", "（一）明确主体", "加强水库安全管理", "县级人民政府", "", "持续推进", ""],
        ["2", "", "建立巡查制度", "县级人民政府", "", "持续推进", ""],
        ["3", "（二）资金保障", "安排专项资金", "省财政厅", "省发展改革委、省水利厅", "持续推进", ""],
        ["4", "", "制定资金管理办法", "省财政厅", "省发展改革委、省水利厅", "2022年底前", ""],
        ["5", "", "鼓励捐资", "省财政厅", "省发展改革委、省水利厅", "持续推进", "实施主体：企业"],
    ]


def test_the_working_sheet_says_where_each_task_comes_from(store: Store, tmp_path: Path) -> None:
    dutygraph.tasks(store, tmp_path / "tasks.xlsx")
    working = load_workbook(tmp_path / "tasks.xlsx")["工作底稿"]
    headings, first, *_ = working.iter_rows(min_row=2, values_only=True)
    assert headings[:7] == ("序号", "任务编号", "依据条款", "原文", "性质", "责任来源", "校核状态")
    assert first[1] == "某政发〔2021〕3号#二、（一）/1:加强"
    assert first[2:7] == (
        "某政发〔2021〕3号第（一）条", "县级人民政府应当加强水库安全管理。", "原则性要求", "明示", "未校核",
    )  # fmt: skip


def test_equal_tasks_share_one_cell(sheet: Worksheet) -> None:
    assert {"B3:B4", "B5:B7"} <= {str(area) for area in sheet.merged_cells.ranges}


def test_it_prints_on_a4_landscape_with_its_heading_on_every_page(sheet: Worksheet) -> None:
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.print_area.endswith("$A$1:$G$7")
    assert sheet.freeze_panes == "A3"
    assert [sheet[cell].font.name for cell in ("A1", "A2", "A3")] == ["方正小标宋简体", "黑体", "仿宋_GB2312"]
    assert sheet["G3"].alignment.wrap_text and sheet["G3"].border.left.style == "thin"
    assert sheet.column_dimensions["H"].hidden


def test_the_same_as_a_word_document(store: Store, tmp_path: Path) -> None:
    assert dutygraph.tasks(store, tmp_path / "tasks.docx") == 5
    document = docx.Document(str(tmp_path / "tasks.docx"))
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE and round(section.page_width.cm, 1) == 29.7
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "序号", "重点任务", "具体举措", "牵头单位", "配合（责任）单位", "完成时限", "备注",
    ]  # fmt: skip
    assert [cell.text for cell in table.rows[4].cells][1:4] == ["（二）资金保障", "制定资金管理办法", "省财政厅"]
    assert "w:tblHeader" in table.rows[0]._tr.xml and "w:tblHeader" not in table.rows[1]._tr.xml
    fonts = ZipFile(tmp_path / "tasks.docx").read("word/fontTable.xml").decode()
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong' in fonts


def test_a_sheet_for_each_body_with_what_it_leads_first(store: Store, tmp_path: Path) -> None:
    dutygraph.tasks(store, tmp_path / "tasks.xlsx", split=True)
    book = load_workbook(tmp_path / "tasks.xlsx")
    assert book.sheetnames[:4] == ["省发展改革委", "省财政厅", "省水利厅", "县级人民政府"]
    assert book["省财政厅"]["A1"].value.endswith("——省财政厅（牵头3项，参与0项）")
    assert book["省水利厅"]["A1"].value.endswith("——省水利厅（牵头0项，参与3项）")


def task(**fields: object) -> Task:
    empty: dict[str, object] = dict.fromkeys(("actors", "co", "inferred", "lead", "responsible", "support"), ())
    texts = dict.fromkeys(
        ("number", "title", "section", "provision", "modality", "task", "deadline", "cite", "evidence", "statement"), ""
    )
    return Task(**{**empty, **texts, **fields})  # type: ignore[arg-type]


def line(**fields: object) -> Line:
    (found,) = lines([task(**fields)])
    return found


@pytest.mark.parametrize(
    ("given", "lead", "support", "remark"),
    [
        ({"actors": ("科学技术部",)}, "科技部", "", ""),
        ({"lead": ("科学技术部",), "responsible": ("财政部", "教育部")}, "科技部", "教育部、财政部", ""),
        ({"lead": ("科学技术部",), "support": ("财政部",)}, "科技部", "财政部", ""),
        ({"actors": ("科学技术部",), "co": ("财政部",)}, "科技部", "财政部", ""),
        ({"actors": ("财政部", "科学技术部")}, "", "科技部、财政部", "未明确牵头"),
        (
            {"responsible": ("财政部", "科学技术部"), "note": "（财政部、科技部按职责分工负责）"},
            "", "科技部、财政部", "按职责分工负责",
        ),
        ({"actors": ("有关部门",)}, "", "有关部门", "责任单位待明确"),
        ({"actors": ("企业",)}, "", "", "待分工；实施主体：企业"),
        ({"actors": ("企业",), "lead": ("国家税务总局",)}, "税务总局", "", "实施主体：企业"),
        ({"actors": ("科学技术部",), "inferred": ("各省人民政府",)}, "科技部", "", ""),
        ({"inferred": ("各省人民政府",)}, "", "各省人民政府（推断）", "待分工"),
        ({}, "", "", "待分工"),
    ],
)  # fmt: skip
def test_who_is_responsible(given: dict[str, object], lead: str, support: str, remark: str) -> None:
    found = line(**given)
    assert (found.lead, found.support, found.remark) == (lead, support, remark)


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
    assert heading(task(section="第二章水库管理", provision="第五条", cite="水库条例第五条")) == "第二章水库管理"
    assert heading(task(section="一、落实责任", provision="（一）明确主体", cite="第（一）条")) == "（一）明确主体"


def test_what_a_document_says_in_general_is_no_task() -> None:
    assert is_general(task(section="一、总体要求")) and is_general(task(kind="principle"))
    assert not is_general(task(section="二、主要任务", kind="measure"))


@pytest.mark.parametrize(
    ("limit", "printed"),
    [
        ("", "持续推进"),
        ("到2025年", "2025年底前"),
        ("2022年12月31日前", "2022年底前"),
        ("2021年8月前", "2021年8月底前"),
        ("2021年8月10日前", "2021年8月10日前"),
        ("三个月内", "三个月内"),
        ("每年1月底前", "每年1月底前"),
        ("自2003年7月起", "自2003年7月起"),
    ],
)
def test_times_as_offices_write_them(limit: str, printed: str) -> None:
    assert times.printed(limit) == printed


def test_bodies_by_short_names_in_the_order_of_the_institutions() -> None:
    names = ["国家税务总局", "省水利厅", "国家发展和改革委员会", "中国人民银行", "省财政厅", "国家铁路局"]
    printed = [bodies.printed(name, name) for name in bodies.in_order(names)]
    assert printed == ["国家发展改革委", "人民银行", "税务总局", "国家铁路局", "省财政厅", "省水利厅"]


def test_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(POLICY.replace("资金保障。", "资金保障。\n\n=SUM(1,2)")))
        dutygraph.tasks(store, tmp_path / "tasks.xlsx")
    sheets = load_workbook(tmp_path / "tasks.xlsx").worksheets
    assert "f" not in {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_the_same_tasks_give_the_same_bytes(store: Store, tmp_path: Path, ending: str) -> None:
    for name in ("a", "b"):
        dutygraph.tasks(store, tmp_path / f"{name}.{ending}")
        time.sleep(1.1)  # times are written to the second
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


@pytest.mark.parametrize(
    ("output", "more", "message"),
    [
        ("tasks.pdf", {}, "must be .xlsx or .docx"),
        ("tasks.xlsx", {"document": "某政发"}, "did you mean: 某政发〔2021〕3号"),
        ("tasks.xlsx", {"place": "无名省"}, "no such place"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(
    store: Store, tmp_path: Path, output: str, more: dict[str, str], message: str
) -> None:
    with pytest.raises(DutygraphError, match=message) as error:
        dutygraph.tasks(store, tmp_path / output, **more)  # type: ignore[arg-type]
    assert len(str(error.value).splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_no_tasks_no_file(tmp_path: Path) -> None:
    with kg.memory_store() as store, pytest.raises(QueryError, match="dutygraph build"):
        dutygraph.tasks(store, tmp_path / "tasks.xlsx")
    assert list(tmp_path.iterdir()) == []


def proposal(text: str, folder: Path, *, internal: bool = False) -> list[tuple[str, ...]]:
    with kg.memory_store() as store:
        store.replace(dutygraph.extract(text))
        dutygraph.tasks(store, folder / "proposal.xlsx", place="辽宁省", internal=internal)
    sheet = load_workbook(folder / "proposal.xlsx").worksheets[0]
    assert "重点任务拟分工表（辽宁省）" in sheet["A1"].value
    return [tuple(cell or "" for cell in row)[2:7] for row in sheet.iter_rows(min_row=3, values_only=True)]


def test_a_proposal_for_a_province_gives_its_reasons(tmp_path: Path) -> None:
    first, second, third = proposal(NATIONAL, tmp_path)
    assert first[:3] == ("健全水库巡查制度", "省水利厅（拟）", "省发展改革委（拟）、省财政厅（拟）")
    assert "省水利厅：对应文中“水利部”" in first[4]
    assert second[1] == "省科技厅（拟）" and "职能“关键核心技术”" in second[4]
    assert third[1:3] == ("", "") and third[4] == "未点名"


def test_who_answers_to_a_body_of_above_at_a_place() -> None:
    liaoning, shanghai = places.place("辽宁省"), places.place("上海市")
    assert liaoning is not None and shanghai is not None
    assert [one.name for one in local_bodies("科学技术部", liaoning)] == ["辽宁省科学技术厅"]
    assert [one.short for one in local_bodies("国家发展和改革委员会", liaoning)] == ["省发展改革委"]
    assert [one.short for one in local_bodies("教育部", shanghai)] == ["市教育委"]
    assert [one.name for one in local_bodies("省级人民政府", liaoning)] == ["辽宁省人民政府"]
    assert local_bodies("县级人民政府", liaoning) == local_bodies("企业", liaoning) == []


# --- taken back ---


def corrected(folder: Path, name: str, cells: dict[str, str], working: dict[str, str] | None = None) -> Path:
    """A copy of the table with other values in some cells."""
    book = load_workbook(folder / "tasks.xlsx")
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    for cell, value in (working or {}).items():
        book["工作底稿"][cell] = value
    book.save(folder / name)
    return folder / name


def printed(store: Store, folder: Path) -> list[list[str]]:
    dutygraph.tasks(store, folder / "again.xlsx")
    sheet = load_workbook(folder / "again.xlsx").worksheets[0]
    return [[cell or "" for cell in row][2:6] for row in sheet.iter_rows(min_row=3, values_only=True)]


def test_a_corrected_table_comes_back(store: Store, tmp_path: Path) -> None:
    dutygraph.tasks(store, tmp_path / "tasks.xlsx")
    file = corrected(
        tmp_path, "back.xlsx",
        {"D3": "省水利厅", "E3": "县级人民政府、省发展改革委", "E5": "省水利厅",
         "F4": "2023年6月底前", "C6": "修订资金管理办法"},
        {"G5": "确认", "G7": "否定"},
    )  # fmt: skip
    found = dutygraph.import_tasks(store, [file], by="张三")
    assert all(change.done for change in found.changes)
    assert {(change.column, change.new) for change in found.changes} >= {("牵头单位", "省水利厅"), ("校核状态", "否定")}
    assert printed(store, tmp_path) == [
        ["加强水库安全管理", "省水利厅", "省发展改革委、县级人民政府", "持续推进"],
        ["建立巡查制度", "县级人民政府", "", "2023年6月底前"],
        ["安排专项资金", "省财政厅", "省水利厅", "持续推进"],
        ["修订资金管理办法", "省财政厅", "省发展改革委、省水利厅", "2022年底前"],
    ]
    assert {review.by for review in dutygraph.reviews(store)} == {"张三"}
    again = dutygraph.import_tasks(store, [file], by="张三")
    assert all(change.why for change in again.changes if change.column != "校核状态")


def test_a_measure_that_no_longer_says_encourage_is_an_obligation(store: Store, tmp_path: Path) -> None:
    dutygraph.tasks(store, tmp_path / "tasks.xlsx")
    file = corrected(tmp_path, "back.xlsx", {"C7": "捐资", "C4": "可以建立巡查制度", "C6": "不得制定资金办法"})
    found = dutygraph.import_tasks(store, [file], by="张三")
    assert {(review.field, review.new) for review in found.reviews} == {
        ("modality", "obligation"), ("modality", "permission"), ("modality", "prohibition"), ("target", "资金办法"),
    }  # fmt: skip
    measures = [row[0] for row in printed(store, tmp_path)]
    assert measures == ["加强水库安全管理", "可以建立巡查制度", "安排专项资金", "不得制定资金办法", "捐资"]


def test_tables_of_several_bodies_are_merged_and_disagreement_is_reported(store: Store, tmp_path: Path) -> None:
    dutygraph.tasks(store, tmp_path / "tasks.xlsx")
    first = corrected(tmp_path, "a.xlsx", {"F3": "2023年底前", "F4": "2023年底前"})
    second = corrected(tmp_path, "b.xlsx", {"F4": "2024年底前", "F5": "2025年底前"})
    found = dutygraph.import_tasks(store, [first, second], by="张三")
    assert [(change.new, change.done) for change in found.changes] == [
        ("2023年底前", True), ("2023年底前", False), ("2024年底前", False), ("2025年底前", True),
    ]  # fmt: skip
    assert [row[3] for row in printed(store, tmp_path)][:3] == ["2023年底前", "持续推进", "2025年底前"]


def test_an_older_table_undoes_nothing(store: Store, tmp_path: Path) -> None:
    dutygraph.tasks(store, tmp_path / "tasks.xlsx")
    dutygraph.import_tasks(store, [corrected(tmp_path, "a.xlsx", {"F3": "2023年底前"})], by="张三")
    dutygraph.import_tasks(store, [corrected(tmp_path, "b.xlsx", {"F4": "2024年底前"})], by="李四")
    assert [row[3] for row in printed(store, tmp_path)][:2] == ["2023年底前", "2024年底前"]


def test_what_cannot_be_taken_is_reported_and_nothing_lost(store: Store, tmp_path: Path) -> None:
    dutygraph.tasks(store, tmp_path / "tasks.xlsx")
    file = corrected(tmp_path, "a.xlsx", {"D3": "企业", "G4": "请水利厅核", "F5": "2023年底前", "C9": "修建新坝"})
    found = dutygraph.import_tasks(store, [file], by="张三")
    assert [(change.new, change.done) for change in found.changes] == [
        ("企业", False), ("请水利厅核", False), ("2023年底前", True), ("修建新坝", False),
    ]  # fmt: skip
    (tmp_path / "no.xlsx").write_text("x")
    for wrong in ("no.xlsx", "missing.xlsx"):
        with pytest.raises(InputError, match=wrong):
            dutygraph.import_tasks(store, [file, tmp_path / wrong], by="张三")


def corrected_paper(folder: Path, cells: dict[tuple[int, int], str]) -> Path:
    """A copy of the Word table with other words in some cells, as somebody types them."""
    document = docx.Document(str(folder / "tasks.docx"))
    for (row, column), value in cells.items():
        document.tables[0].rows[row].cells[column].text = value
    document.save(str(folder / "back.docx"))
    return folder / "back.docx"


def test_a_corrected_word_table_comes_back(store: Store, tmp_path: Path) -> None:
    dutygraph.tasks(store, tmp_path / "tasks.docx")
    assert dutygraph.import_tasks(store, [tmp_path / "tasks.docx"], by="张三").changes == ()
    file = corrected_paper(tmp_path, {(1, 3): "省水利厅", (2, 5): "2023年6月底前", (4, 2): "修订资金管理办法"})
    found = dutygraph.import_tasks(store, [file], by="张三")
    assert [(change.column, change.new, change.done) for change in found.changes] == [
        ("牵头单位", "省水利厅", True), ("完成时限", "2023年6月底前", True), ("具体举措", "修订资金管理办法", True),
    ]  # fmt: skip
    rows = printed(store, tmp_path)
    assert (rows[0][1], rows[1][3], rows[3][0]) == ("省水利厅", "2023年6月底前", "修订资金管理办法")


def test_tracked_changes_of_a_word_table_count(store: Store, tmp_path: Path) -> None:
    dutygraph.tasks(store, tmp_path / "tasks.docx")
    document = docx.Document(str(tmp_path / "tasks.docx"))
    (paragraph,) = document.tables[0].rows[1].cells[5].paragraphs
    run = paragraph.runs[0]._r
    deleted = parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="李四"/>')
    run.addprevious(deleted)
    deleted.append(run)
    run[-1].tag = qn("w:delText")
    new = f'<w:ins {nsdecls("w")} w:id="2" w:author="李四"><w:r><w:t>2023年底前</w:t></w:r></w:ins>'
    deleted.addnext(parse_xml(new))
    document.save(str(tmp_path / "back.docx"))
    (change,) = dutygraph.import_tasks(store, [tmp_path / "back.docx"], by="张三").changes
    assert (change.column, change.old, change.new, change.done) == ("完成时限", "持续推进", "2023年底前", True)


def test_a_word_document_without_task_numbers_is_refused(store: Store, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=2)
    document.save(str(tmp_path / "other.docx"))
    (tmp_path / "no.docx").write_text("x")
    for wrong, said in (("other.docx", "no task numbers"), ("no.docx", "no Word document")):
        with pytest.raises(InputError, match=f"{said}.*{wrong}"):
            dutygraph.import_tasks(store, [tmp_path / wrong], by="张三")
