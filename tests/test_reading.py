"""Files in, text out; what is no text is refused in one line that says what, where and what to do."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from extract.reading import read
from ontology.errors import InputError

WORDS = "第一条　为了规范管理，制定本办法。\r\n第二条　各单位应当按期报送材料。\r\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("gb18030", "gb18030")],
)
def test_encoding_is_detected(tmp_path: Path, encoding: str, found: str) -> None:
    file = tmp_path / "办法.txt"
    file.write_bytes(WORDS.encode(encoding))
    text = read(file)
    assert text.content == WORDS  # line endings untouched
    assert text.encoding == found
    assert text.format == "txt"
    assert text.path == str(file)
    assert text.sha256 == hashlib.sha256(WORDS.encode(encoding)).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_counts_as_a_code_point(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "办法.md"
    file.write_bytes(WORDS.encode(encoding))
    assert read(file).content == "\ufeff" + WORDS


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "空"),
        ("blank.txt", "\ufeff \n　\n".encode(), "空"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01", "不是文本"),
        ("control.txt", b"\x01\x02\x03\x04abc\x05\x06", "不是文本"),
        ("bytes.txt", b"\xff\xff\xff\xff\xff", "不是文本"),
        ("form.xyz", b"text", "不支持的格式"),
        ("no-ending", b"text", "不支持的格式"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(InputError) as refused:
        read(file)
    line = str(refused.value)
    assert "\n" not in line
    assert str(file) in line
    assert says in line
    assert " / " in line  # Chinese, then English


def test_missing_file_folder_and_forbidden_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="不存在"):
        read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="文件夹"):
        read(tmp_path)
    with pytest.raises(InputError):
        read("a\0b.txt")
    closed = tmp_path / "closed.txt"
    closed.write_text("文", encoding="utf-8")
    closed.chmod(0)
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)  # root may read every file, nobody may not
    try:
        with pytest.raises(InputError, match="权限"):
            read(closed)
    finally:
        if me == 0:
            os.seteuid(me)
