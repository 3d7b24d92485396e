"""Processing slips: what was written on them in, routings out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.reading import read
from extract.structure import read_structure
from extract.units import UnitKind
from ontology.lines import dump_lines
from ontology.records import Extraction, Routing, Text

Row = tuple[str, str | None, str | None, list[str], str | None, str | None, str | None]


def text_of(content: str) -> Text:
    return Text("处理单.txt", content, "txt", "utf-8", "0" * 64)


def row(r: Routing) -> Row:
    """part, role, actor, partners, action, date, by"""
    return (
        r.part.value,
        r.role.value if r.role else None,
        r.actor.plain if r.actor else None,
        [partner.plain for partner in r.partners],
        r.action.plain if r.action else None,
        r.date,
        r.by.plain if r.by else None,
    )


IN_ONE_LINE = """江川市水务局收文处理单

收文编号：2023-415    收文日期：2023年4月3日
来文单位：省水利厅    文号：江水办〔2023〕12号
文件标题：关于做好山塘安全鉴定工作的通知
拟办意见：请工程科牵头，会同财务科、安全监督科研究提出意见，于4月10日前报局办公室。李文静 4月3日
领导批示：同意拟办意见。请王强副局长阅示。张明远 2023年4月4日
承办结果：已组织培训，转请各县水利局落实。
"""
FLATTENED_TABLE = """文电处理单
来文单位\t市教育局\t收文时间\t2022-09-01\t收文号\t0871
文件标题\t关于开展校园食品安全检查的函
拟办意见\t建议由基础教育科主办，后勤服务中心、法规科协办，9月底前完成。呈陈立同志阅批。
领导批示\t陈立：同意。请教育科抓紧落实。9.2\t周敏副区长：请市场监管局、卫健局积极配合。9月3日
办理结果\t
"""
MARKDOWN_TABLE = """公文处理单

| 收文编号 | 〔2021〕88 | 收文日期 | 2021年5月6日 |
| --- | --- | --- | --- |
| 秘书科拟办意见 | 拟请住建局牵头办理，城管局、房产局配合。 | | |
| 批示 | 请发改、住建等部门研究。孙立军 5.8 | | |
"""
READERS = """文件传阅单

文件标题：关于印发节能工作要点的通知
传阅人\t日期
赵立新\t3.5
钱国栋\t3月6日
孙小梅（3.7）
"""
TOWNSHIP = """平湖镇人民政府收文处理笺

收文时间：2024/1/8
来文机关：县林业局
拟办：拟请林业站、应急办按职责分工抓好落实，派出所配合。妥否，请李镇长批示。
                    党政办 1月8日
批示：请刘副镇长牵头，林业站具体办理，有关情况及时报我。
                    李国强
                    1.9
传阅：刘海、马超（1.10）、高兰
"""
SEVERAL_SECTIONS = """省发展改革委文件办理单

一、办公室拟办意见
1．请能源处商价格处、法规处提出贯彻意见，报委领导审定；
2．送委领导阅；
3．分送各处室。
二、委领导批示
胡建国主任批示（5月7日）：请能源处速办，并转请各市发展改革委遵照执行。
同意。
韩梅 5.8
三、承办处室意见
拟同意报告内容，建议以委名义印发。
电话：88886666
"""
NO_SECTIONS = """来文办理单
来文单位：国家统计局
何市长：请认真研究，提出落实方案。
王芳同志：请督查室跟踪督办，每月报告一次。
7月1日吴平同志批示：由市统计局负责，各县（市、区）人民政府和市直有关部门配合，做好普查工作。
梁主任已阅 7.2
"""
SCANNED = """# 省政府公文处理单

000012

收文编号 20230001

### 领导批示

请
分管同志阅
9.1

丶乙 办 3|

### 文电处拟办意见

1、转请省水利厅会同应急厅、文化和旅游厅、
气象局等单位抓好落实。
"""


@pytest.mark.parametrize(
    ("slip", "rows"),
    [
        pytest.param(
            IN_ONE_LINE,
            [
                ("proposal", "lead", "工程科", ["财务科", "安全监督科"], "研究提出意见", "04-03", "李文静"),
                ("order", None, None, [], "同意拟办意见", "2023-04-04", "张明远"),
                ("circulation", None, "王强副局长", [], "阅示", "2023-04-04", "张明远"),
            ],  # what the office reports as done is no routing
            id="in one line",
        ),
        pytest.param(
            FLATTENED_TABLE,
            [
                ("proposal", "lead", "基础教育科", ["后勤服务中心", "法规科"], "主办", None, None),
                ("circulation", None, "陈立同志", [], "阅批", None, None),
                ("order", None, None, [], "同意", "09-02", "陈立"),
                ("order", "responsible", "教育科", [], "抓紧落实", "09-02", "陈立"),
                ("order", "support", "市场监管局", [], "积极配合", "09-03", "周敏副区长"),
                ("order", "support", "卫健局", [], "积极配合", "09-03", "周敏副区长"),
            ],
            id="a flattened table, several people and dates",
        ),
        pytest.param(
            MARKDOWN_TABLE,
            [
                ("proposal", "lead", "住建局", ["城管局", "房产局"], "办理", None, None),
                ("order", "responsible", "发改", [], "研究", "05-08", "孙立军"),
                ("order", "responsible", "住建", [], "研究", "05-08", "孙立军"),
            ],
            id="a markdown table",
        ),
        pytest.param(
            READERS,
            [
                ("circulation", None, "赵立新", [], None, "03-05", None),
                ("circulation", None, "钱国栋", [], None, "03-06", None),
                ("circulation", None, "孙小梅", [], None, "03-07", None),
            ],
            id="readers",
        ),
        pytest.param(
            TOWNSHIP,
            [  # each its own part: no lead
                ("proposal", "responsible", "林业站", ["派出所"], "按职责分工抓好落实", "01-08", "党政办"),
                ("proposal", "responsible", "应急办", ["派出所"], "按职责分工抓好落实", "01-08", "党政办"),
                ("circulation", None, "李镇长", [], "批示", "01-08", "党政办"),
                ("order", "lead", "刘副镇长", [], "牵头", "01-09", "李国强"),
                ("order", "responsible", "林业站", [], "具体办理", "01-09", "李国强"),
                ("circulation", None, "刘海", [], None, None, None),
                ("circulation", None, "马超", [], None, "01-10", None),
                ("circulation", None, "高兰", [], None, None, None),
            ],
            id="a township's, signed below",
        ),
        pytest.param(
            SEVERAL_SECTIONS,
            [
                ("proposal", "lead", "能源处", ["价格处", "法规处"], "提出贯彻意见", None, None),
                ("circulation", None, "委领导", [], "阅", None, None),
                ("circulation", None, "各处室", [], "分送", None, None),
                ("order", "responsible", "能源处", [], "速办", "05-07", "胡建国主任"),
                ("order", "responsible", "各市发展改革委", [], "遵照执行", "05-07", "胡建国主任"),
                ("order", None, None, [], "同意", "05-08", "韩梅"),
            ],
            id="numbered sections, an instruction told",
        ),
        pytest.param(
            NO_SECTIONS,
            [  # without a section a remark is no more than a proposal, unless a person gave it on a day
                ("proposal", "responsible", "何市长", [], "认真研究", None, None),
                ("proposal", "responsible", "督查室", [], "跟踪督办", None, None),
                ("order", "lead", "市统计局", ["各县（市、区）人民政府", "市直有关部门"], "负责", "07-01", "吴平同志"),
                ("circulation", None, "梁主任", [], "已阅", "07-02", None),
            ],
            id="no sections",
        ),
        pytest.param(
            SCANNED,
            [
                ("circulation", None, "分管同志", [], "阅", "09-01", None),
                ("proposal", "lead", "省水利厅", ["应急厅", "文化和旅游厅", "气象局"], "抓好落实", None, None),
            ],
            id="scanned",
        ),
    ],
)
def test_what_stands_on_a_slip(slip: str, rows: list[Row]) -> None:
    assert [row(r) for r in read_structure(text_of(slip)).routings] == rows


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("请省财政厅商省教育厅研办。", ("lead", "省财政厅", ["省教育厅"], "研办")),
        ("请商务厅、工商局阅处。", ("responsible", "商务厅", [], "阅处")),
        ("请督查室督办。", ("responsible", "督查室", [], "督办")),
        ("请组织部会同研究室起草。", ("lead", "组织部", ["研究室"], "起草")),
        ("由文化和旅游局与体育局共同落实。", ("responsible", "文化和旅游局", [], "共同落实")),
        ("转请国家税务总局江川市税务局依法处理。", ("responsible", "国家税务总局江川市税务局", [], "依法处理")),
        ("请各县（市、区）人民政府认真贯彻落实。", ("responsible", "各县（市、区）人民政府", [], "认真贯彻落实")),
        (
            "请发展改革委牵头，财政部、水利部按职责分工配合，抓紧推进。",
            ("lead", "发展改革委", ["财政部", "水利部"], "抓紧推进"),
        ),
    ],
)
def test_who_is_asked(sentence: str, expected: tuple[str, str, list[str], str]) -> None:
    routing = read_structure(text_of(f"公文处理单\n领导批示：{sentence}\n")).routings[0]
    assert row(routing)[1:5] == expected


@pytest.mark.parametrize(
    "words", ["妥否，请示。", "由于时间紧，请假一天。", "交通组织方案附后。", "领导发展通化规划，请"]
)
def test_what_asks_nobody_is_no_routing(words: str) -> None:
    text = text_of(f"公文处理单\n拟办意见：{words}\n")
    structure = read_structure(text)
    assert structure.routings == []
    assert any(words in unit.text for unit in structure.units if unit.kind is UnitKind.SLIP)  # but it stays visible


def test_what_the_slip_records() -> None:
    (slip,) = read_structure(text_of(IN_ONE_LINE)).slips
    assert (slip.name, slip.received_number, slip.received) == ("江川市水务局收文处理单", "2023-415", "2023-04-03")
    assert slip.sender is not None and slip.sender.text == "省水利厅"
    assert slip.number == "江水办〔2023〕12号"
    line = next(
        json.loads(line) for line in dump_lines(Extraction(text_of(IN_ONE_LINE), (slip,))) if '"type": "slip"' in line
    )
    assert (line["slip"], line["from"]["text"]) == ("江川市水务局收文处理单", "省水利厅")


@settings(deadline=None, max_examples=60)
@given(st.text("请由转送会同牵头、，。：省厅局张三月日7.24阅批示拟办意见配合落实 \n\t|（）1", max_size=80))
def test_any_scribble_is_read(scribble: str) -> None:
    text = text_of(f"公文处理单\n批示：{scribble}\n")
    for routing in read_structure(text).routings:
        for span in (routing.span, routing.actor, routing.action, routing.by, *routing.partners):
            assert span is None or (span.text and text.content[span.start : span.end] == span.text)


def test_the_seeds_slip(shared: Path, tmp_path: Path) -> None:
    (seed,) = (shared / "seeds").glob("*.txt")
    lines = tmp_path / "lines.jsonl"
    text = read(seed)
    structure = read_structure(text)
    records = (*structure.documents, *structure.provisions, *structure.slips, *structure.routings)
    lines.write_text("\n".join(dump_lines(Extraction(text, records))), "utf-8")
    evaluation = shared / "evaluation"
    checked = subprocess.run(
        [sys.executable, evaluation / "structure.py", evaluation / "structure" / "guofa-2020-7.json", lines],
        capture_output=True,
        text=True,
    )
    faults = [line for line in checked.stdout.splitlines() if line.startswith("routing")]
    assert faults == []  # goals are not read here
    assert checked.stderr == ""
    (slip,) = (json.loads(line) for line in lines.read_text("utf-8").split("\n") if '"type": "slip"' in line)
    wanted = json.loads((evaluation / "structure" / "guofa-2020-7.json").read_text("utf-8"))["slip"]
    assert {key: slip[key]["text"] if key == "from" else slip[key] for key in wanted} == wanted
