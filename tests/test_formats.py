"""Files of each format in, the text that `dutygraph text` prints out; broken ones are refused in one line."""

# ruff: noqa: E501 -- pages and XML stand as files have them

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import html

from extract.reading import READERS, read
from extract.structure import read_structure
from ontology.errors import InputError

PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>通知_江川市人民政府</title><style>.a{}</style></head><body>
<div class="header"><div class="logo">江川市人民政府门户网站</div>
<ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">办事服务</a></li></ul></div>
<div class="crumb">您现在的位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a></div>
<div class="main"><div class="left"><ul><li><a href="#">机构职能</a></li><li><a href="#">领导信息</a></li></ul></div>
<div class="right"><ul class="xxgk-head"><li><span>索引号：</span>JC001-2023-0001</li>
<li><span>发布机构：</span>江川市人民政府办公室</li><li><span>发文字号：</span>江政办发〔2023〕4号</li></ul>
<h1>江川市人民政府办公室关于做好春灌工作的通知</h1>
<div>发布时间：2023-04-03 来源：市政府办公室 浏览次数：<span>120</span> 字体：[<a>大</a> <a>小</a>]</div>
<div class="{css}"><p>各县、区人民政府：</p><p>　　为做好春灌工作，现通知如下。</p><p>　　<b>一、加强领导</b></p>
<p>　　各县、区人民政府要落实责任。</p><ol><li>明确专人。</li><li>按时上报。</li></ol>
<table><tr><th>单位</th><th>任务</th></tr><tr><td>市水利局</td><td>检修渠道</td></tr></table>
<p>江川市人民政府办公室</p><p>2023年4月1日</p><p>附件：<a href="1.doc">任务分解表.doc</a></p></div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="1">江川市召开春灌会议</a></li><li><a href="2">一图读懂</a></li></ul></div>
<div class="share">分享到：<a>微信</a><a>微博</a></div><div><a href="#">打印</a> <a href="#">关闭</a></div></div></div>
<div class="footer"><p>主办：江川市人民政府办公室 承办：江川市大数据局</p><p>ICP备12345678号 <a>网站地图</a></p></div>
<script>var a="不要读我"</script></body></html>"""
PAGE_LINES = """索引号：JC001-2023-0001
发布机构：江川市人民政府办公室
发文字号：江政办发〔2023〕4号
江川市人民政府办公室关于做好春灌工作的通知
发布时间：2023-04-03 来源：市政府办公室
各县、区人民政府：
　　为做好春灌工作，现通知如下。
　　一、加强领导
　　各县、区人民政府要落实责任。
1.明确专人。
2.按时上报。
| 单位 | 任务 |
| 市水利局 | 检修渠道 |
江川市人民政府办公室
2023年4月1日
附件：任务分解表.doc
"""
OLD_PAGE = """<html><head><meta charset=gb2312></head><body><table><tr><td><a href=/>首页</a>|<a href=/1>新闻</a></td></tr></table>
<table><tr><td><b>索 引 号：</b></td><td>0001/2001</td><td><b>主题分类：</b></td><td>农业</td></tr>
<tr><td><b>发文字号：</b></td><td>江政令〔2001〕2号</td><td><b>主 题 词：</b></td><td></td></tr></table>
<table><tr><td width=150><a href=a>法规</a><br><a href=b>标准</a></td><td><div align=center><font size=5>沟渠管理办法</font></div>
<div id="zoom">　　第一条　为规范管理，制定本办法。<br>　　第二条　各单位应当报告。<br><br>　　第三条　不得瞒报。</div></td></tr></table>
<table><tr><td>版权所有：江川市　地址：江堤路1号</td></tr></table></body></html>"""


def refused(path: Path) -> str:
    """The one line that says why a file cannot be read."""
    with pytest.raises(InputError) as caught:
        read(path)
    line = str(caught.value)
    assert "\n" not in line and " / " in line and str(path) in line
    return line


# ---- web pages -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("css", ["TRS_Editor", "any-other-name"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_without_its_navigation(tmp_path: Path, css: str, encoding: str) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.replace("{css}", css).encode(encoding))
    text = read(file)
    assert text.content == PAGE_LINES
    assert (text.format, text.encoding) == ("html", encoding)
    (document,) = read_structure(text).documents
    assert document.number == "江政办发〔2023〕4号"


def test_an_old_page_of_tables(tmp_path: Path) -> None:
    file = tmp_path / "page.htm"
    file.write_bytes(OLD_PAGE.encode("gb18030"))
    assert read(file).content.splitlines() == [
        "索引号：0001/2001",
        "主题分类：农业",
        "发文字号：江政令〔2001〕2号",
        "沟渠管理办法",
        "　　第一条　为规范管理，制定本办法。",
        "　　第二条　各单位应当报告。",
        "　　第三条　不得瞒报。",
    ]


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<html><body><script>x()</script></body></html>", "<p>&nbsp;</p>"]
)
def test_a_page_without_text_is_refused(tmp_path: Path, page: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    assert "文字" in refused(file)


def test_the_pages_of_the_corpus(shared: Path) -> None:
    pages = sorted((shared / "corpus" / "html").glob("*.html"))
    if not pages:
        pytest.skip("no pages in the corpus")
    for file in pages:
        content = read(file).content
        got = "".join(content.split())
        page = html.document_fromstring(file.read_bytes().decode("utf-8"))
        own = page.get_element_by_id("UCAP-CONTENT")
        for paragraph in own.iter("p"):
            for sentence in re.split(r"(?<=[。；])", paragraph.text_content()):
                assert "".join(sentence.split()) in got, f"{file.name}: {sentence}"
        for cell in page.xpath('//table[contains(@class, "bd1")]//td'):
            words = "".join(cell.text_content().split()).strip("：")
            assert words in got, f"{file.name}: {words}"
        assert "扫一扫" not in content
        assert content.startswith("索引号：")
        assert read_structure(read(file)).documents[0].number is not None or "发文字号" not in content


# ---- Word ------------------------------------------------------------------------------------------------------------
LEVELS = [
    ("chineseCountingThousand", "%1、", "nothing"),
    ("chineseCountingThousand", "（%2）", "nothing"),
    ("decimal", "%3．", "nothing"),
    ("decimalEnclosedCircle", "%4", "nothing"),
]


def numbered(document: docx.document.Document, levels: list[tuple[str, str, str]], number: int, start: int = 1) -> None:
    """Define a list of these levels under this number."""
    numbering = document.part.numbering_part.element
    own = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:suff w:val="{gap}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text, gap) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{own}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def item(document: docx.document.Document, text: str, number: int, depth: int) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_words_numbers_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document, LEVELS, 71)
    document.add_paragraph("关于做好防汛工作的通知")
    for depth, text in [(0, "加强领导"), (1, "落实责任。"), (1, "明确分工。"), (2, "专人值守；"), (3, "轮流到岗；"), (3, "做好记录。"),
                        (0, "严格检查"), (1, "每月一次。")]:  # fmt: skip
        item(document, text, 71, depth)
    for _ in range(8):
        item(document, "其他", 71, 0)
    item(document, "最后", 71, 0)
    file = tmp_path / "通知.docx"
    document.save(file)
    lines = read(file).content.splitlines()
    assert lines[:9] == [
        "关于做好防汛工作的通知", "一、加强领导", "（一）落实责任。", "（二）明确分工。", "1．专人值守；", "①轮流到岗；",
        "②做好记录。", "二、严格检查", "（一）每月一次。",
    ]  # fmt: skip
    assert lines[-1] == "十一、最后"


def test_articles_numbered_by_a_style_and_a_list_begun_anew(tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document, [("chineseCountingThousand", "第%1条", "space"), ("bullet", "●", "tab")], 72)
    style = document.styles.add_style("条", 1)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="72"/></w:numPr>'))
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="73"><w:abstractNumId w:val="72"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    for text in ("为规范管理，制定本办法。", "各单位应当报告。"):
        document.add_paragraph(text, style="条")
    item(document, "没有编号的列表项。", 72, 1)
    item(document, "附件自成一体。", 73, 0)
    file = tmp_path / "办法.docx"
    document.save(file)
    assert read(file).content.splitlines() == [
        "第一条 为规范管理，制定本办法。", "第二条 各单位应当报告。", "没有编号的列表项。", "第一条 附件自成一体。",
    ]  # fmt: skip


def test_tables_boxes_and_what_is_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    table = document.add_table(2, 2)
    for cell, text in zip(
        [c for row in table.rows for c in row.cells], ["任务", "单位", "检修|清淤", "水利局"], strict=True
    ):
        cell.text = text
    document.add_table(1, 1).rows[0].cells[0].text = "框中的一段话。"
    w = nsdecls("w")
    document.element.body.insert(
        0,
        parse_xml(
            f'<w:p {w}><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r><w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>'
            '<w:ins w:id="2"><w:r><w:t>，增加</w:t></w:r></w:ins><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p>'
            "</w:txbxContent></w:pict></w:r></w:p>"
        ),
    )
    document.element.body.insert(
        1, parse_xml(f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>控件里的段落</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    file = tmp_path / "表.docx"
    document.save(file)
    assert read(file).content.split("\n")[:7] == [
        "第一行", "第二行，增加", "文本框", "控件里的段落", "| 任务 | 单位 |", "| 检修\\|清淤 | 水利局 |", "框中的一段话。",
    ]  # fmt: skip


def _docx(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w") as part:
            for _ in range(310):
                part.write(b" " * 1_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: _docx("各单位应当报告。")[:2000], "损坏"),
        (lambda: b"PK\x03\x04" + b"\0" * 50, "损坏"),
        (lambda: "就是一段文字".encode(), "损坏"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "加密"),
        (lambda: _docx(), "没有文字"),
        (_bomb, "过大"),
        (lambda: b"", "损坏"),
    ],
    ids=["cut off", "no package", "text", "encrypted", "nothing in it", "bomb", "empty"],
)
def test_a_bad_docx_is_refused(tmp_path: Path, make: Callable[[], bytes], says: str) -> None:
    file = tmp_path / "坏.docx"
    file.write_bytes(make())
    assert says in refused(file)


# ---- PDF -------------------------------------------------------------------------------------------------------------
def pdf(pages: list[list[str]], head: str = "", password: str | None = None) -> bytes:
    """A PDF with a text layer; its font is one that readers of PDF know, so none is embedded."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab makes the PDF files")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    paper = canvas.Canvas(out, encrypt=password)
    for number, lines in enumerate(pages, 1):
        paper.setFont("STSong-Light", 16)
        if head:
            paper.drawString(72, 800, head)
        for at, line in enumerate(lines):
            paper.drawString(72, 740 - 30 * at, line)
        if lines:
            paper.drawString(280, 40, f"— {number} —")
        paper.showPage()
    paper.save()
    return out.getvalue()


def test_a_pdf_line_by_line_and_a_sentence_over_a_page_break(tmp_path: Path) -> None:
    file = tmp_path / "意见.pdf"
    file.write_bytes(
        pdf(
            [
                [
                    "关于加强节水工作的意见",
                    "一、总体要求",
                    "把节水放在优先位置，坚持量水而行，节水为重，",
                    "各县区人民政府要加强组织领导，落实责任，建立清单，按月调度，会同水利",
                ],
                ["部门建立考核制度，按年通报。"],
            ]
        )
    )
    text = read(file)
    assert text.content.splitlines() == [
        "关于加强节水工作的意见", "一、总体要求", "把节水放在优先位置，坚持量水而行，节水为重，", "各县区人民政府要加强组织领导，落实责任，建立清单，按月调度，会同水利", "— 1 —",
        "部门建立考核制度，按年通报。", "— 2 —",
    ]  # fmt: skip
    assert any("会同水利部门建立考核制度" in unit.text for unit in read_structure(text).units)


def test_running_heads_of_a_pdf_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "规划.pdf"
    file.write_bytes(pdf([[f"第{n}段，各单位应当报告。"] for n in "一二三四五"], head="江川市节水规划"))
    content = read(file).content
    assert "江川市节水规划" not in content
    assert content.count("各单位应当报告") == 5


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: pdf([["秘密"]], password="x"), "加密"),
        (lambda: pdf([["各单位应当报告。"]])[:200], "损坏"),
        (lambda: b"%PDF-1.7 nothing", "损坏"),
        (lambda: pdf([[]]), "没有文字"),
    ],
    ids=["encrypted", "cut off", "no PDF", "blank"],
)
def test_a_bad_pdf_is_refused(tmp_path: Path, make: Callable[[], bytes], says: str) -> None:
    file = tmp_path / "坏.pdf"
    file.write_bytes(make())
    assert says in refused(file)


# ---- scanned pages ---------------------------------------------------------------------------------------------------
WRITTEN = ["关于加强节水工作的通知", "各县区人民政府应当落实责任。", "由水利局牵头，财政局配合。"]


def picture(tmp_path: Path, ending: str) -> Path:
    """A picture of some lines."""
    image = pytest.importorskip("PIL.Image", reason="pictures need dutygraph[ocr]")
    from PIL import ImageDraw, ImageFont

    found = sorted(Path("/usr/share/fonts").rglob("*CJK*.tt[cf]"))
    if not found:
        pytest.skip("no Chinese font on this machine to draw a picture of text with")
    page = image.new("RGB", (900, 420), "white")
    for at, line in enumerate(WRITTEN):
        ImageDraw.Draw(page).text((60, 40 + 120 * at), line, "black", ImageFont.truetype(str(found[0]), 44))
    file = tmp_path / f"scan.{ending}"
    page.save(file)
    return file


@pytest.mark.parametrize("ending", ["png", "tif", "pdf"])
def test_a_scanned_page_is_recognised(tmp_path: Path, ending: str) -> None:
    pytest.importorskip("rapidocr", reason="recognition needs dutygraph[ocr]")
    pytest.importorskip("onnxruntime", reason="recognition needs dutygraph[ocr]")
    got = read(picture(tmp_path, ending)).content.splitlines()
    assert [line.replace(",", "，") for line in got] == WRITTEN


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_without_the_extra_a_scan_says_what_to_install(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = picture(tmp_path, ending)
    monkeypatch.setattr("extract.formats.recognition.find_spec", lambda name: None)
    assert "dutygraph[ocr]" in refused(file)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr", reason="recognition needs dutygraph[ocr]")
    file = tmp_path / "坏.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n cut off")
    assert "损坏" in refused(file)


# ---- OFD -------------------------------------------------------------------------------------------------------------
def ofd(lines: list[str]) -> bytes:
    """A small OFD of one page."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    texts = "".join(
        f'<ofd:TextObject ID="{9 + at}" Boundary="20 {30 + 10 * at} 170 8" Font="2" Size="5"><ofd:TextCode X="0" Y="6">{line}'
        "</ofd:TextCode></ofd:TextObject>"
        for at, line in enumerate(lines)
    )
    parts = {
        "OFD.xml": f'<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml'
        "</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="8">{texts}</ofd:Layer></ofd:Content>'
        "</ofd:Page>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, xml in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{xml}')
    return out.getvalue()


def test_an_ofd(tmp_path: Path) -> None:
    pytest.importorskip("ofdkit", reason="OFD files need dutygraph[ofd]")
    file = tmp_path / "通知.ofd"
    file.write_bytes(ofd(WRITTEN))
    assert read(file).content.splitlines() == WRITTEN
    file.write_bytes(ofd(WRITTEN)[:300])
    assert "损坏" in refused(file)
    file.write_bytes(ofd([]))
    assert "没有文字" in refused(file)


def test_without_the_extra_an_ofd_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ofdkit", None)
    file = tmp_path / "通知.ofd"
    file.write_bytes(ofd(WRITTEN))
    assert "dutygraph[ofd]" in refused(file)


# ---- .doc and .wps ---------------------------------------------------------------------------------------------------
def test_a_doc_is_converted(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    source = tmp_path / "通知.docx"
    source.write_bytes(_docx("关于加强节水工作的通知", "各县区人民政府应当落实责任。"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    made = tmp_path / "通知.doc"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    if not made.is_file():
        pytest.skip("LibreOffice has no Writer here")
    assert read(made).content.splitlines() == [
        "关于加强节水工作的通知",
        "各县区人民政府应当落实责任。",
    ]


@pytest.mark.parametrize("ending", ["doc", "wps"])
def test_without_libreoffice_a_doc_is_refused(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / f"通知.{ending}"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert "LibreOffice" in refused(file)


# ---- all of them -----------------------------------------------------------------------------------------------------
def test_no_library_is_imported_before_it_is_needed() -> None:
    heavy = ["docx", "lxml", "pypdfium2", "PIL", "rapidocr", "onnxruntime", "ofdkit", "numpy"]
    program = f"import sys, extract.reading; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "[]"


@pytest.mark.parametrize("ending", sorted(READERS))
def test_junk_is_refused_or_read_but_never_a_crash(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no LibreOffice: it is slow, and reads anything as text
    for junk in (b"", b"\x00\xff" * 500, b"PK\x03\x04", b"%PDF-1.4\n%%EOF", b"<a" * 3000, bytes(range(256)) * 8):
        file = tmp_path / f"junk.{ending}"
        file.write_bytes(junk)
        try:
            assert read(file).content.strip()
        except InputError as problem:
            assert "\n" not in str(problem)
