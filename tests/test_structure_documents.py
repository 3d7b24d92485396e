"""A short text of each shape in, documents and their metadata out."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from extract.structure import read_structure, words
from extract.units import Structure, UnitKind
from ontology.records import ProvisionKind, Span, Text


def structure(content: str) -> Structure:
    return read_structure(Text("sample.txt", content, "txt", "utf-8", "0" * 64))


def plain(spans: tuple[Span, ...]) -> list[str]:
    return [span.plain for span in spans]


SLIP_AND_OPINION = """
# 某省人民政府收文处理单

收文编号 20230001

来文单位 国务院

文件字号 国发[2023]5号

文件标题 国务院关于推进码头建设的若干意见

### 拟办意见

1、转请省交通厅会同省财政厅等部门认真贯彻执行。

000012

# 国务院文件

国发〔2023〕5号

## 国务院关于推进码头 建设的若干意见

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：

近年来，码头建设取得显著成效。现提出以下意见。

### 一、总体要求

（一）指导思想。以高质量发展为指导，建设一流码头。

（二）发展目标。到2030年，建成十个码头。

## 二、重点任务

（三）加快建设。省级人民政府要统筹规

划码头用地。

(四) 加强保障。财政部门应当安排资金。

(此件公开发布)

---

抄送：党中央各部门，甲办公厅、乙办公室。

丙工商联。

---

国务院办公厅秘书局

2023年3月4日印发
"""


@pytest.mark.parametrize("between", ["：", "  "])
def test_the_title_on_a_slip_opens_no_document(between: str) -> None:
    slip = f"文件标题{between}甲省水利厅关于开展山塘检查的通知\n拟办意见{between}请工程科牵头办理。\n"
    paper = "甲省水利厅关于开展山塘检查的通知\n甲水办〔2023〕12号\n各市水务局：\n一、各市水务局应当按期完成检查。\n"
    read = structure(f"乙市水务局收文处理单\n{slip}\n{paper}")
    assert [document.number for document in read.documents] == ["甲水办〔2023〕12号"]
    assert [r.actor.plain for r in read.routings if r.actor] == ["工程科"]
    assert not [unit for unit in read.units if "工程科" in unit.text and unit.kind is not UnitKind.SLIP]


def test_an_opinion_behind_its_processing_slip() -> None:
    read = structure(SLIP_AND_OPINION)
    (document,) = read.documents
    assert document.id == document.number == "国发〔2023〕5号"
    assert document.title == "国务院关于推进码头建设的若干意见"
    assert plain(document.issuers) == ["国务院"]
    assert plain(document.addressees) == ["各省、自治区、直辖市人民政府", "国务院各部委、各直属机构"]
    assert plain(document.copied_to) == ["党中央各部门", "甲办公厅", "乙办公室", "丙工商联"]
    assert (document.written, document.printed, document.printed_by) == (None, date(2023, 3, 4), "国务院办公厅秘书局")
    assert (document.form, document.content, document.public) == ("意见", None, True)
    slip = [unit for unit in read.units if unit.kind is UnitKind.SLIP]
    assert slip[0].text == "某省人民政府收文处理单"
    assert slip[-1].text == "000012"
    assert {unit.provision_kind for unit in slip} == {ProvisionKind.ROUTING}
    numbered = [(p.number, p.heading.plain if p.heading else None, p.kind) for p in read.provisions if p.number]
    assert numbered == [
        ("一、", "总体要求", ProvisionKind.GUIDING_THOUGHT),
        ("（一）", "指导思想", ProvisionKind.GUIDING_THOUGHT),
        ("（二）", "发展目标", ProvisionKind.GOAL),
        ("二、", "重点任务", ProvisionKind.MEASURE),
        ("（三）", "加快建设", ProvisionKind.MEASURE),
        ("（四）", "加强保障", ProvisionKind.MEASURE),
    ]
    assert "省级人民政府要统筹规划码头用地。" in [unit.text for unit in read.units]
    by_number = {p.number: p for p in read.provisions}
    assert by_number["（三）"].id == "国发〔2023〕5号#二、（三）"
    assert by_number["（三）"].parent == "国发〔2023〕5号#二、"
    assert by_number["（三）"].cite == "国发〔2023〕5号第（三）条"


NOTICE_AND_MEASURES = """甲部 乙局关于印发《资金管理办法（试行）》的通知
甲部发〔2022〕12号
各省、自治区、直辖市甲厅（局），有关单位：
为加强资金管理，我们制定了《资金管理办法（试行）》，现印发给你们，请遵照执行。
附件：资金管理办法（试行）
甲部
乙局
二〇二二年七月十三日
附件
资金管理办法（试行）
第一章　总则
第一条　为了加强资金管理，根据有关法律，制定本办法。
第二条　本办法所称资金，是指中央财政资金。
第二章　职责
第三条　甲部履行下列职责：
（一）编制预算；
（二）监督检查。
甲部应当每年公布结果。
第三章　法律责任
第四条　违反本办法的，由甲部责令改正。
第四章　附则
第五条　本办法自2022年9月1日起施行，有效期至2027年8月31日。
"""


def test_a_notice_and_the_measures_it_prints_are_two_documents() -> None:
    read = structure(NOTICE_AND_MEASURES)
    notice, measures = read.documents
    assert notice.title == "甲部乙局关于印发《资金管理办法（试行）》的通知"
    assert plain(notice.issuers) == ["甲部", "乙局"]
    assert notice.written == date(2022, 7, 13)
    assert (notice.form, notice.content, notice.in_force) == ("通知", None, None)
    assert (measures.id, measures.part_of) == ("甲部发〔2022〕12号+附", "甲部发〔2022〕12号")
    assert (measures.title, measures.form, measures.content) == ("资金管理办法（试行）", None, "办法")
    assert (measures.in_force, measures.out_of_force) == (date(2022, 9, 1), date(2027, 8, 31))
    kinds = {p.number: p.kind for p in read.provisions if p.document == measures.id}
    assert kinds["第一条"] is ProvisionKind.PREAMBLE
    assert kinds["第二条"] is ProvisionKind.DEFINITION
    assert kinds["第三条"] is ProvisionKind.MEASURE
    assert kinds["第四条"] is ProvisionKind.LIABILITY
    assert kinds["第五条"] is ProvisionKind.SUPPLEMENTARY


def test_items_know_their_opening_line() -> None:
    read = structure(NOTICE_AND_MEASURES)
    items = [unit for unit in read.units if unit.kind is UnitKind.ITEM]
    assert [item.text for item in items] == ["编制预算；", "监督检查。"]
    assert {read.units[item.opener].text for item in items if item.opener is not None} == {"甲部履行下列职责："}
    cites = {p.id.split("#")[1]: p.cite for p in read.provisions if "第三条" in p.id}
    assert cites == {
        "第三条": "《资金管理办法（试行）》第三条",
        "第三条/p1": "《资金管理办法（试行）》第三条第一款",
        "第三条/p1（一）": "《资金管理办法（试行）》第三条第一款第（一）项",
        "第三条/p1（二）": "《资金管理办法（试行）》第三条第一款第（二）项",
        "第三条/p2": "《资金管理办法（试行）》第三条第二款",
    }


ORDER = """中华人民共和国国务院令
第800号
《河道管理规定》已经2023年1月5日国务院第1次常务会议通过，现予公布，自2023年5月1日起施行。
总理　张　三
2023年2月3日
河道管理规定
第一条　为了加强河道管理，制定本规定。
第二条　任何单位和个人不得在河道内倾倒垃圾。
"""


def test_an_order_that_publishes_provisions() -> None:
    order, provisions = structure(ORDER).documents
    assert (order.id, order.number, order.form, order.rank) == ("国务院令第800号", "国务院令第800号", "令", "行政法规")
    assert plain(order.issuers) == ["国务院"]
    assert order.written == date(2023, 2, 3)
    assert order.in_force == date(2023, 5, 1)
    assert (provisions.title, provisions.content, provisions.part_of) == ("河道管理规定", "规定", order.id)
    assert provisions.rank == "行政法规"


def test_an_order_with_its_number_in_the_letterhead() -> None:
    order, rules = structure(
        "交通部令第7号\n《船舶检验规则》已经2020年6月1日部务会议通过，现予公布，自2020年8月1日起施行。\n"
        "部长　李　四\n2020年6月9日\n船舶检验规则\n第一条　船舶应当接受检验。\n"
    ).documents
    assert (order.number, order.form, order.rank, plain(order.issuers)) == ("交通部令第7号", "令", "规章", ["交通部"])
    assert (rules.title, rules.rank) == ("船舶检验规则", "规章")


REPLY = """国务院关于同意设立某某新区的批复
国函〔2021〕9号
某省人民政府、甲部：
你们《关于设立某某新区的请示》收悉。现批复如下：
一、同意设立某某新区。
二、某省人民政府要切实加强组织领导。
国务院
2021年4月5日
"""


def test_a_reply() -> None:
    read = structure(REPLY)
    (document,) = read.documents
    assert (document.form, document.rank, document.number) == ("批复", "一般文件", "国函〔2021〕9号")
    assert plain(document.addressees) == ["某省人民政府", "甲部"]
    texts = [(unit.text, unit.kind, unit.provision_kind) for unit in read.units if unit.provision]
    assert texts == [
        ("你们《关于设立某某新区的请示》收悉。现批复如下：", UnitKind.TEXT, ProvisionKind.PREAMBLE),
        ("同意设立某某新区。", UnitKind.TEXT, ProvisionKind.MEASURE),
        ("某省人民政府要切实加强组织领导。", UnitKind.TEXT, ProvisionKind.MEASURE),
    ]


@pytest.mark.parametrize(
    ("title", "issuer", "form"),
    [
        ("某省办公厅转发某省甲局关于加强防震工作意见报告的通知", "某省办公厅", "通知"),
        ("某省办公厅对省政协第12号提案的答复", "某省办公厅", "函"),
    ],
)
def test_who_issues_what_is_handed_on_or_answered(title: str, issuer: str, form: str) -> None:
    document = structure(f"{title}\n\n某政办函〔1996〕2号\n\n某市人民政府：\n\n现将有关事项函告如下。\n").documents[0]
    assert (plain(document.issuers), document.form) == ([issuer], form)


def test_a_letter_without_number_is_known_by_title_issuer_and_date() -> None:
    (document,) = structure(
        "甲部办公厅关于商请提供资料的函\n乙省人民政府办公厅：\n请贵厅于5月底前提供资料。\n甲部办公厅\n2020年3月2日\n"
    ).documents
    assert document.form == "函"
    assert document.id == "甲部办公厅关于商请提供资料的函，甲部办公厅，2020-03-02"


def test_a_text_with_no_metadata_is_known_by_its_file_and_a_hash_of_its_words() -> None:
    (document,) = structure("各单位应当按期报送材料。").documents
    assert document.id == "sample.txt，9a9914bc"
    assert document.title is None


def identity(path: str, content: str) -> str:
    return read_structure(Text(path, content, "txt", "utf-8", "0" * 64)).documents[0].id


def test_two_texts_in_files_of_one_name_are_two_documents() -> None:
    first = identity("documents/13.txt", "各单位应当按期报送材料。")
    assert identity("more/13.txt", "各街道应当及时清理积雪。") != first
    assert identity("elsewhere/13.txt", "各单位应当按期报送材料。") == first
    assert identity("", "各单位应当按期报送材料。")


PAGE = """发文机关： 甲部办公厅
标　　题： 甲部办公厅关于开展检查的通知
发文字号： 甲厅函〔2020〕3号
索 引 号：0001/2020-1
成文日期： 2020-08-17
发布日期： 2020-08-26
====================
各司局：
请各司局于2020年9月底前完成检查。
甲部办公厅
2020年8月17日
"""


def test_the_block_of_a_government_page() -> None:
    (document,) = structure(PAGE).documents
    assert document.number == "甲厅函〔2020〕3号"
    assert document.title == "甲部办公厅关于开展检查的通知"
    assert (document.written, document.published, document.printed) == (date(2020, 8, 17), date(2020, 8, 26), None)


def test_several_documents_in_one_file() -> None:
    read = structure(
        REPLY + "\n" + PAGE.partition("====================\n")[2].replace("各司局：", "甲厅函〔2020〕4号\n各司局：", 1)
    )
    assert [document.number for document in read.documents] == ["国函〔2021〕9号", "甲厅函〔2020〕4号"]
    assert all(document.part_of is None for document in read.documents)


def test_attachments_keep_their_own_numbers() -> None:
    read = structure(
        "甲部关于开展评选的通知\n甲部函〔2020〕1号\n各单位：\n现将有关事项通知如下：\n一、各单位应当按时申报。\n"
        "附件：1.评选规则\n2.申报要求\n甲部\n2020年5月6日\n附件1\n评选规则\n一、评委应当回避。\n附件2\n申报要求\n一、材料应当真实。\n"
    )
    assert len(read.documents) == 1
    assert [p.id.split("#")[1] for p in read.provisions] == ["p1", "一、", "附件1", "附件1/一、", "附件2", "附件2/一、"]
    assert [u.text for u in read.units if u.kind is UnitKind.ATTACHMENT_LIST] == ["附件：", "1.评选规则", "2.申报要求"]


def test_labels_that_the_page_reader_emits_are_no_part_of_the_title() -> None:
    told = "效力状态：现行有效\n组配分类：通知\n\n某省人民政府关于做好防汛工作的通知\n\n各市人民政府：\n"
    (document,) = structure(told + "　　各市要加强巡查。\n").documents
    assert document.title == "某省人民政府关于做好防汛工作的通知"
    assert document.status == "现行有效"


def test_every_label_of_the_page_reader_is_one_of_the_structure() -> None:
    labels = tomllib.loads(files("extract.formats").joinpath("web_page.toml").read_text("utf-8"))["labels"]["names"]
    assert [name for name in labels if not words.LABEL.match(f"{name}：某")] == []
