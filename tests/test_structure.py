"""Short texts in, provisions and units out; and what holds of every text whatsoever."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.structure import read_structure
from extract.units import Structure, UnitKind
from ontology.records import ProvisionKind, Text

CORPUS = Path(__file__).parents[1].parent / "shared" / "corpus"


def text_of(content: str, name: str = "sample.txt") -> Text:
    return Text(name, content, name.rpartition(".")[2], "utf-8", "0" * 64)


def structure(content: str) -> Structure:
    return read_structure(text_of(content))


def units(content: str) -> list[tuple[str, str]]:
    return [(unit.kind.value, unit.text) for unit in structure(content).units]


def assert_partition(text: Text, read: Structure) -> None:
    """Every character that is not white space is in exactly one unit; offsets lead back to the source."""
    at = 0
    for unit in read.units:
        assert at <= unit.start < unit.end
        assert not text.content[at : unit.start].strip()
        at = unit.end
        assert len(unit.text) == len(unit.offsets)
        before = unit.start - 1
        for character, offset in zip(unit.text, unit.offsets, strict=True):
            assert before < offset < unit.end
            assert text.content[offset] == character
            before = offset
    assert not text.content[at:].strip()
    ids = [provision.id for provision in read.provisions]
    assert len(set(ids)) == len(ids)
    assert {unit.provision for unit in read.units} - {""} <= set(ids)
    assert {provision.parent for provision in read.provisions} - {None} <= set(ids)
    assert {unit.document for unit in read.units} <= {document.id for document in read.documents}


# ---- lines ----------------------------------------------------------------------------------------------------------
def test_a_page_break_inside_a_word_is_bridged() -> None:
    assert units("（五）吸引人才。支持园区面向全球招\n\n才引智。支持企业共建学院。") == [
        ("heading", "（五）吸引人才。"),
        ("text", "支持园区面向全球招才引智。支持企业共建学院。"),
    ]


def test_a_page_number_inside_a_paragraph_is_covered_but_not_read() -> None:
    content = "各地要加强领导，\n— 3 —\n落实责任。要完善制度。"
    assert units(content) == [("text", "各地要加强领导，落实责任。要完善制度。")]


def test_paragraphs_that_end_stay_apart() -> None:
    assert units("各地要加强领导。\n各部门要密切配合。") == [
        ("text", "各地要加强领导。"),
        ("text", "各部门要密切配合。"),
    ]


def test_hard_wrapped_lines_are_joined_and_indented_ones_begin_paragraphs() -> None:
    wrapped = (
        "　　各地要结合遥感监测和国土变更调查，全面掌握本区域内耕地\r\n"
        "利用状况，不得在耕地上挖湖造景，严禁占用永久基本农田发展林\r\n"
        "果业，并按照规定报送情况。县级人民政府要强化统筹安排，确保\r\n"
        "完成目标任务，组织编制年度总体方案，明确规模、布局、时序。\r\n"
        "省级人民政府要加强指导，严格监督，对落实情况进行检查，检查\r\n"
        "结果纳入考核。\r\n"
        "　　各部门要密切配合，共同做好各项工作，及时研究解决出现的\r\n"
        "问题。\r\n"
    )
    kinds = [kind for kind, _ in units(wrapped)]
    texts = [text for _, text in units(wrapped)]
    assert kinds == ["text", "text"]
    assert texts[0].startswith("各地要结合") and "耕地利用状况" in texts[0] and texts[0].endswith("结果纳入考核。")
    assert texts[1] == "各部门要密切配合，共同做好各项工作，及时研究解决出现的问题。"


def test_spaces_and_markdown_marks_are_not_read() -> None:
    assert units("**坚持创新。**到 2025 年，R D 投入 增长。") == [
        ("heading", "坚持创新。"),
        ("text", "到2025年，R D投入增长。"),
    ]


# ---- headings -------------------------------------------------------------------------------------------------------
def test_a_numbered_paragraph_that_states_something_has_no_heading() -> None:
    content = "一、各地要加强领导。各部门要配合。\n二、甲部应当检查。检查结果公开。"
    assert [kind for kind, _ in units(content)] == ["text", "text"]


def test_short_first_sentences_of_sisters_are_headings() -> None:
    content = "一、加强领导。各地要落实责任。\n二、完善制度。各部门要制定办法。"
    assert units(content) == [
        ("heading", "一、加强领导。"),
        ("text", "各地要落实责任。"),
        ("heading", "二、完善制度。"),
        ("text", "各部门要制定办法。"),
    ]


def test_a_body_as_subject_makes_a_statement() -> None:
    content = "（一）国家甲局建立信息公开机制。各处室负责落实。\n（二）国家甲局建立档案管理制度。档案由专人保管。"
    assert [kind for kind, _ in units(content)] == ["text", "text"]


# ---- trees ----------------------------------------------------------------------------------------------------------
LAW = """# 某某保护法

2001年1月2日 第九届全国人民代表大会常务委员会第二十次会议通过

2019年3月4日 第十三届全国人民代表大会常务委员会第九次会议《关于修改〈某某保护法〉的决定》修正

<!-- INFO END -->

目　录

第一章　总　则

第二章　保　护

## 第一章　总　则

第一条 为了保护环境，制定本法。

第二条 在中华人民共和国境内从事有关活动，适用本法。

## 第二章　保　护

第三条 国家建立保护制度。

县级以上人民政府应当采取措施：

（一）编制规划；

（二）开展监测：

1.大气监测；

2.水质监测。

第三条之一 任何单位不得破坏环境。

第四条 本法自2001年5月1日起施行。
"""


def test_a_law_with_chapters_articles_paragraphs_and_items() -> None:
    read = structure(LAW)
    (document,) = read.documents
    assert (document.title, document.content, document.rank, document.form) == ("某某保护法", "法", "法律", None)
    assert [issuer.text for issuer in document.issuers] == ["全国人民代表大会常务委员会"]
    assert str(document.written) == "2019-03-04"
    assert str(document.in_force) == "2001-05-01"
    assert [unit.text for unit in read.units if unit.kind is UnitKind.CONTENTS] == ["目录", "第一章总则", "第二章保护"]
    tree = [(p.id.split("#")[1], (p.parent or "#").split("#")[1], p.cite) for p in read.provisions]
    assert tree == [
        ("第一章", "", "《某某保护法》第一章"),
        ("第一条", "第一章", "《某某保护法》第一条"),
        ("第二条", "第一章", "《某某保护法》第二条"),
        ("第二章", "", "《某某保护法》第二章"),
        ("第三条", "第二章", "《某某保护法》第三条"),
        ("第三条/p1", "第三条", "《某某保护法》第三条第一款"),
        ("第三条/p2", "第三条", "《某某保护法》第三条第二款"),
        ("第三条/p2（一）", "第三条/p2", "《某某保护法》第三条第二款第（一）项"),
        ("第三条/p2（二）", "第三条/p2", "《某某保护法》第三条第二款第（二）项"),
        ("第三条/p2（二）1.", "第三条/p2（二）", "《某某保护法》第三条第二款第（二）项第1目"),
        ("第三条/p2（二）2.", "第三条/p2（二）", "《某某保护法》第三条第二款第（二）项第2目"),
        ("第三条之一", "第二章", "《某某保护法》第三条之一"),
        ("第四条", "第二章", "《某某保护法》第四条"),
    ]
    kinds = {p.number: p.kind for p in read.provisions}
    assert (kinds["第一条"], kinds["第二条"]) == (ProvisionKind.PREAMBLE, ProvisionKind.DEFINITION)


def test_numbers_inside_a_line_open_units() -> None:
    content = "第三条 申请人应当提交以下材料：（一）申请书；（二）计划书。\n第四条 见第三条第（二）项。"
    assert units(content) == [
        ("text", "申请人应当提交以下材料："),
        ("item", "申请书；"),
        ("item", "计划书。"),
        ("text", "见第三条第（二）项。"),
    ]


def test_items_that_lost_their_numbers_are_items() -> None:
    read = structure("第五条 甲厅履行下列职责：\n编制规划；\n开展监测；\n（三）公布结果。\n第六条 乙厅应当配合。")
    kinds = [(u.kind.value, u.text, u.provision.split("#")[1], u.opener) for u in read.units]
    assert kinds == [
        ("text", "甲厅履行下列职责：", "第五条", None),
        ("item", "编制规划；", "第五条/i1", 0),
        ("item", "开展监测；", "第五条/i2", 0),
        ("item", "公布结果。", "第五条（三）", 0),
        ("text", "乙厅应当配合。", "第六条", None),
    ]


def test_levels_of_an_official_paper() -> None:
    content = (
        "一、任务\n（一）建设\n1.规划。甲厅要编制规划。\n（1）省级规划由省编制。\n①不得突破红线。\n"
        "2.施工。乙厅要组织施工。\n二、保障措施\n各地要落实资金。"
    )
    paths = [p.id.split("#")[1] for p in structure(content).provisions]
    assert paths == [
        "一、",
        "一、（一）",
        "一、（一）1.",
        "一、（一）1.（1）",
        "一、（一）1.（1）①",
        "一、（一）2.",
        "二、",
    ]
    assert structure(content).provisions[-1].kind is ProvisionKind.SAFEGUARD


def test_a_table_in_markdown_is_cells() -> None:
    content = "一、任务\n\n| 任务 | 责任单位 |\n| --- | --- |\n| 建设码头 | 甲厅 |\n"
    assert units(content) == [
        ("heading", "一、任务"),
        ("cell", "任务"),
        ("cell", "责任单位"),
        ("metadata", "------"),
        ("cell", "建设码头"),
        ("cell", "甲厅"),
    ]


def test_background_before_the_first_number_is_preamble_and_the_closing_call_is_not() -> None:
    content = (
        "近年来，工作取得显著成效。现就有关事项通知如下：\n一、加强领导。各地要负责。\n"
        "各地区要认真落实本通知。\n特此通知。"
    )
    kinds = [(unit.text, unit.provision_kind.value) for unit in structure(content).units if unit.kind is UnitKind.TEXT]
    assert kinds == [
        ("近年来，工作取得显著成效。现就有关事项通知如下：", "preamble"),
        ("各地要负责。", "measure"),
        ("各地区要认真落实本通知。", "measure"),
        ("特此通知。", "preamble"),
    ]


def test_a_call_behind_background_before_the_first_number_is_a_measure() -> None:
    content = (
        "防汛工作事关人民生命安全，是当前的重要任务。各级水利部门要加强值守，及时报告险情。\n"
        "防汛工作事关人民生命安全，是当前的重要任务。各方面投入不断增加。\n一、加强领导。各地要负责。"
    )
    kinds = [u.provision_kind.value for u in structure(content).units if u.kind is UnitKind.TEXT]
    assert kinds == ["measure", "preamble", "measure"]


def test_repeated_numbers_have_ids_of_their_own() -> None:
    ids = [p.id for p in structure("一、甲应当做。\n一、乙应当做。\n一、丙应当做。").provisions]
    assert [i.partition("#")[2] for i in ids] == ["一、", "一、~2", "一、~3"]


# ---- any text -------------------------------------------------------------------------------------------------------
PIECES = st.sampled_from(
    [
        *"第一二三十条章节款项（）()《》“”、，。；：:·0123456789.年月日*#|-—〔〕①②令函　 \t\n\r\f\ufeff\u200b",
        *(
            "\n\n",
            "第一条",
            "（一）",
            "一、",
            "1.",
            "附件",
            "附件：",
            "抄送：",
            "国务院文件\n",
            "关于印发《",
            "》的通知\n",
            "公文处理单\n",
        ),
        *(
            "2020年1月2日",
            "印发",
            "各省：\n",
            "目录\n",
            "国发〔2020〕1号\n",
            "为指导",
            "| 甲 | 乙 |\n",
            "<!-- x -->\n",
            "&nbsp;",
            "此件公开",
        ),
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=80).map("".join)))
def test_any_text_is_read_and_nothing_of_it_lost(content: str) -> None:
    text = text_of(content)
    assert_partition(text, read_structure(text))


@pytest.mark.parametrize(
    "content",
    [
        "",
        " \n",
        "。" * 5000,
        "甲" * 100_000,
        "（" * 20_000,
        "a" + " " * 100_000 + "b",
        "一、\n" * 5000,
        "附件：甲乙丙丁戊己\n" * 5000,
    ],
    ids=["empty", "blank", "stops", "line", "brackets", "gap", "numbers", "attachments"],
)
def test_odd_texts_are_read_in_linear_time(content: str) -> None:
    text = text_of(content)
    began = time.perf_counter()
    read = read_structure(text)
    assert time.perf_counter() - began < 5
    assert_partition(text, read)


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}")
def test_the_whole_corpus_is_read_the_same_twice() -> None:
    files = sorted(file for file in CORPUS.rglob("*") if file.suffix in (".txt", ".md") and file.name != "README.md")
    assert files
    for file in files:
        with file.open(encoding="utf-8", newline="") as opened:
            text = text_of(opened.read(), file.name)
        read = read_structure(text)
        assert_partition(text, read)
        assert read == read_structure(text)
