"""Documents for tests of whole corpora: any number of them, each with its own number, bodies, tasks and dates."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

PLACES = [
    "东山",
    "西林",
    "南桥",
    "北原",
    "清河",
    "长宁",
    "永安",
    "平川",
    "云台",
    "石门",
    "白水",
    "金沙",
    "凤岭",
    "龙泉",
    "梅溪",
    "松江",
    "安丰",
    "嘉禾",
    "丰乐",
    "宁远",
]
OFFICES = [
    "财政厅",
    "水利厅",
    "科技厅",
    "教育厅",
    "农业农村厅",
    "交通运输厅",
    "卫生健康委",
    "民政厅",
    "林业局",
    "应急管理厅",
    "商务厅",
    "文化和旅游厅",
]
TOPICS = [
    "水库安全",
    "科技成果转化",
    "乡村道路养护",
    "校园食品安全",
    "森林防火",
    "古树保护",
    "基层医疗",
    "养老服务",
    "地质灾害防治",
    "种子生产",
]
ACTS = ["加强", "组织", "建立", "完善", "落实", "开展", "推进", "监督"]
THINGS = [
    "日常巡查",
    "专项资金管理",
    "应急预案演练",
    "信息公开",
    "人员培训",
    "责任制度",
    "年度考核",
    "风险评估",
    "宣传教育",
    "设施维护",
]


def day(chance: random.Random) -> str:
    return f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日"


def policy(number: int, seed: int = 0) -> str:
    """A document that no other number gives: about 600 characters, a dozen duties."""
    chance = random.Random(f"{seed}/{number}")
    place, topic = chance.choice(PLACES), chance.choice(TOPICS)
    lines = [
        f"{place}省人民政府关于进一步做好{topic}工作的意见（第{number}期）",
        f"{place}政发〔2021〕{number}号",
        "各市、县人民政府，省直有关单位：",
        "一、落实责任",
    ]
    for item in range(1, 13):
        who = chance.choice((f"{place}省{chance.choice(OFFICES)}", "县级以上人民政府", "各级林业主管部门"))
        first, second = chance.sample(THINGS, 2)
        lines.append(
            f"{item}.{first}。{who}{chance.choice(('应当', '要', '可以', '不得擅自'))}{chance.choice(ACTS)}"
            f"{topic}{second}，{day(chance)}前完成{chance.randint(2, 90)}处{first}。"
        )
    lines.append(f"{place}省人民政府\n\n2021年{day(chance)}")
    return "\n\n".join(lines) + "\n"


def write_policies(folder: Path, count: int, seed: int = 0) -> None:
    """`count` documents as .txt, a hundred to a folder."""
    for number in range(1, count + 1):
        path = folder / f"{number // 100:02}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(policy(number, seed), encoding="utf-8")


def write_bad(folder: Path, count: int, seed: int = 0) -> set[str]:
    """`count` files that cannot be read, of every sort in turn; what they are called."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    found = set()
    for number, (name, data) in zip(range(count), _bad(chance), strict=False):
        path = folder / f"bad{number}-{name}"
        if data is None:
            path.symlink_to(path.name)
        else:
            path.write_bytes(data)
        found.add(path.name)
    return found


def _bad(chance: random.Random) -> Iterator[tuple[str, bytes | None]]:
    while True:
        yield "binary.txt", chance.randbytes(5000)
        yield "empty.txt", b""
        yield "blank.md", "\n　\n".encode()
        yield "encoding.txt", "必须落实责任".encode() * 30 + b"\xff\xfe\xfd\x80" * 9
        yield "truncated.docx", _word()[:400]
        yield "encrypted.pdf", _locked_pdf()
        yield "bomb.zip", _bomb()
        yield "bomb.docx", _bomb("word/document.xml")
        yield "loop.txt", None
        yield "cut.zip", _bomb()[:300]
        yield os.fsdecode("坏文件.pdf".encode("gb18030")), b"%PDF-1.7 nothing"
        yield "table.jsonl", b'{"title": "x"}\n'


def _word() -> bytes:
    from docx import Document

    out = io.BytesIO()
    document = Document()
    document.add_paragraph(policy(1))
    document.save(out)
    return out.getvalue()


def _locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    page = Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    page.drawString(100, 700, "locked")
    page.save()
    return out.getvalue()


def _bomb(name: str = "bomb.txt") -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
        package.open(name, "w", force_zip64=True) as member,
    ):
        for _ in range(310):
            member.write(bytes(1_000_000))
    return out.getvalue()
