"""Citations: a sentence → what it cites, how, and where."""

from __future__ import annotations

import pytest

from extract.citations import read_citations
from extract.units import Unit, UnitKind
from ontology.records import Citation, ProvisionKind


def citations(text: str, names: dict[tuple[str, str], str] | None = None) -> list[Citation]:
    unit = Unit(UnitKind.TEXT, text, range(len(text)), 0, len(text), "d", "d#1", ProvisionKind.MEASURE)
    return list(read_citations([unit], text, names or {}))


def shown(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(c.relation, c.to.title, c.to.number, c.to.article) for c in citations(text)]


SENTENCES = [
    ("根据《中华人民共和国水法》，制定本办法。", [("依据", "中华人民共和国水法", None, None)]),
    ("按照《城市绿化条例》第十二条第一款的规定处罚。", [("依据", "城市绿化条例", None, "第十二条第一款")]),
    (
        "依照《水法》、《防洪法》和《河道管理条例》，制定本条例。",
        [("依据", "水法", None, None), ("依据", "防洪法", None, None), ("依据", "河道管理条例", None, None)],
    ),
    (
        "认真落实《关于促进园区发展的意见》（国发[2016]43号）要求。",
        [("引用", "关于促进园区发展的意见", "国发〔2016〕43号", None)],
    ),
    (
        "适用《种子法》第七条、第九条的规定。",
        [("引用", "种子法", None, "第七条"), ("引用", "种子法", None, "第九条")],
    ),
    (
        "本条例自2020年1月1日起施行。《绿化管理办法》、《苗圃管理规定》同时废止。",
        [("废止", "绿化管理办法", None, None), ("废止", "苗圃管理规定", None, None)],
    ),
    ("现决定对《公园管理办法》作如下修改：", [("修改", "公园管理办法", None, None)]),
    ("现将《园区发展规划》印发给你们，请认真贯彻执行。", [("印发", "园区发展规划", None, None)]),
    (
        "根据《森林法》，我们制定了《林场管理办法》，现予公布。",
        [("依据", "森林法", None, None), ("公布", "林场管理办法", None, None)],
    ),
    ("《关于改进采购工作的意见》已经市政府同意，现转发给你们。", [("转发", "关于改进采购工作的意见", None, None)]),
    ("按照国发〔2016〕43号文件要求办理。", [("依据", None, "国发〔2016〕43号", None)]),
    ("各地根据国办发〔2014〕6号精神落实。", [("依据", None, "国办发〔2014〕6号", None)]),
    (
        "执行《通信网络安全防护管理办法》（工业和信息化部令第11号）。",
        [("引用", "通信网络安全防护管理办法", "工业和信息化部令第11号", None)],
    ),
    (
        "落实《关于印发〈园区条例实施细则〉的通知》。",
        [("引用", "关于印发〈园区条例实施细则〉的通知", None, None)],
    ),
    ("按照工业和信息化部令第11号办理。", [("依据", None, "工业和信息化部令第11号", None)]),
    (
        "《产品申诉办法》（1998年3月12日国家质量技术监督局令第51号公布）同时废止。",
        [("废止", "产品申诉办法", "国家质量技术监督局令第51号", None)],
    ),
    ("违反本法第五条第二款规定的，依照前款处罚。", []),
    ("持有《危险化学品经营许可证》的单位应当填写《项目申请表》。", []),
    ("推出《绿色长城》等影视作品。", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_citations(text: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert shown(text) == expected


def test_spans_are_the_words_that_cite() -> None:
    found = citations("依照《种子法》第七条、第九条和《关于苗圃的通知》（林发〔2020〕3号）办理。")
    assert [c.span.text for c in found] == ["《种子法》第七条", "第九条", "《关于苗圃的通知》（林发〔2020〕3号）"]


def test_a_short_name_is_given_its_title() -> None:
    found = citations("按照《条例》第五条办理。", {("d", "条例"): "城市绿化条例"})
    assert [(c.to.title, c.to.article) for c in found] == [("城市绿化条例", "第五条")]
