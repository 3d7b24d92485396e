"""What a corpus is made of: folders, archives, tables and addresses; what is wrong with any is said and passed over."""

from __future__ import annotations

import io
import json
import os
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from varied import policy

from dutygraph.corpus.finding import Corpus
from dutygraph.corpus.source import Columns, Failure, Source
from dutygraph.corpus.surveying import load
from ontology.errors import InputError
from ontology.records import Given

TEXT = "县级人民政府应当加强水库安全管理。"


def found(*paths: Path | str, columns: Columns | None = None) -> tuple[dict[str, str], dict[str, str]]:
    """The texts by their addresses, and the reasons of failures by theirs."""
    all_of_it = list(Corpus([str(p) for p in paths], columns).sources())
    texts = {one.address: load(one).content for one in all_of_it if isinstance(one, Source)}
    return texts, {one.address: one.reason for one in all_of_it if isinstance(one, Failure)}


def put(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_with_all_that_is_below(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", "a/README.md", ".git/d.txt", "a/e.xlsx", "logo.png"):
        put(tmp_path / "laws" / name)
    assert found(tmp_path / "laws") == ({"laws/b.txt": TEXT, "laws/a/c.md": TEXT}, {})


def test_addresses_stay_when_the_folder_moves(tmp_path: Path) -> None:
    put(tmp_path / "here/laws/a.txt")
    before = found(tmp_path / "here/laws")
    (tmp_path / "here").rename(tmp_path / "there")
    assert found(tmp_path / "there/laws") == before


def test_two_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    put(tmp_path / "x/laws/a.txt"), put(tmp_path / "y/laws/a.txt")
    assert list(found(tmp_path / "x/laws", tmp_path / "y/laws")[0]) == ["x/laws/a.txt", "y/laws/a.txt"]


def test_nothing_comes_twice(tmp_path: Path) -> None:
    put(tmp_path / "laws/a.txt")
    assert len(found(tmp_path / "laws", tmp_path / "laws/a.txt", tmp_path)[0]) == 1


def test_links_to_folders_are_followed_and_loops_said(tmp_path: Path) -> None:
    put(tmp_path / "laws/a/b.txt"), put(tmp_path / "more/c.txt")
    (tmp_path / "laws/more").symlink_to(tmp_path / "more")
    (tmp_path / "laws/a/up").symlink_to(tmp_path / "laws")
    texts, failures = found(tmp_path / "laws")
    assert list(texts) == ["laws/a/b.txt", "laws/more/c.txt"]
    assert "leads back" in failures["laws/a/up"]


def test_an_archive_is_read_where_it_stands(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "laws.zip", "w") as package:
        package.writestr("法规/a.txt", TEXT)
        package.writestr("__MACOSX/a.txt", "x")
        package.writestr("inner.zip", b"PK")
    texts, failures = found(tmp_path / "laws.zip")
    assert texts == {"laws.zip/法规/a.txt": TEXT}
    assert "archive in an archive" in failures["laws.zip/inner.zip"]


def test_names_in_an_old_archive_are_gb18030(tmp_path: Path) -> None:
    raw = "水库.txt".encode("gb18030")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("X" * len(raw), TEXT)
    (tmp_path / "old.zip").write_bytes(out.getvalue().replace(b"X" * len(raw), raw))
    assert found(tmp_path / "old.zip")[0] == {"old.zip/水库.txt": TEXT}


@pytest.mark.parametrize("name", ["laws.tar.gz", "laws.tgz", "laws.tar"])
def test_a_tar_archive_is_streamed(tmp_path: Path, name: str) -> None:
    put(tmp_path / "in/a.txt"), put(tmp_path / "in/b.txt", "第二")
    with tarfile.open(tmp_path / name, "w" if name.endswith(".tar") else "w:gz") as package:
        package.add(tmp_path / "in", arcname="in")
    assert found(tmp_path / name)[0] == {f"{name}/in/a.txt": TEXT, f"{name}/in/b.txt": "第二"}


def test_what_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("bomb.txt", bytes(20_000_000))
        package.writestr("good.txt", TEXT)
    texts, failures = found(tmp_path / "bomb.zip")
    assert texts == {"bomb.zip/good.txt": TEXT} and "unpacks to too much" in failures["bomb.zip/bomb.txt"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_a_damaged_archive(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 nothing")
    assert "damaged" in found(tmp_path / name)[1][name]


def test_a_table_of_texts(tmp_path: Path) -> None:
    rows = [
        {"正文": TEXT, "标题": "关于水库的意见", "文号": "某政发[2021]3号", "成文日期": "2021年3月1日", "来源": "公报"},
        {"正文": " "},
        {"正文": "第三"},
    ]
    (tmp_path / "t.jsonl").write_text("\n".join(json.dumps(row) for row in rows) + "\nnot json\n", encoding="utf-8")
    texts, failures = found(tmp_path / "t.jsonl")
    assert texts == {"t.jsonl#1": TEXT, "t.jsonl#3": "第三"}
    assert "empty" in failures["t.jsonl#2"] and "not JSON" in failures["t.jsonl#4"]
    first = next(Corpus([str(tmp_path / "t.jsonl")]).sources())
    assert isinstance(first, Source)
    assert first.given == Given("关于水库的意见", "某政发[2021]3号", date(2021, 3, 1), None, "公报")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_file_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    table = f'名,全,日\n意见,"{TEXT}\n第二行，“引号”",2021/3/1\n'
    (tmp_path / "t.csv").write_text(table, encoding=encoding)
    columns = Columns("全", {"title": "名", "published": "日"})
    texts, failures = found(tmp_path / "t.csv", columns=columns)
    assert (texts, failures) == ({"t.csv#1": f"{TEXT}\n第二行，“引号”"}, {})
    first = next(Corpus([str(tmp_path / "t.csv")], columns).sources())
    assert isinstance(first, Source) and first.given == Given(title="意见", published=date(2021, 3, 1))


def test_a_parquet_file(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": [TEXT, None], "written": [date(2021, 3, 1)] * 2}), tmp_path / "t.parquet")
    texts, failures = found(tmp_path / "t.parquet")
    assert texts == {"t.parquet#1": TEXT} and list(failures) == ["t.parquet#2"]
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 nothing")
    assert "cannot be read" in found(tmp_path / "bad.parquet")[1]["bad.parquet"]


def test_a_table_without_a_column_of_text(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "--text-column" in found(tmp_path / "t.csv")[1]["t.csv#1"]


def test_what_a_table_gives_fills_in_what_the_text_leaves_open(tmp_path: Path) -> None:
    from extract.extraction import extract
    from ontology.records import Document

    (tmp_path / "t.jsonl").write_text(
        "\n".join(json.dumps({"text": text, "number": "某政发[2020]9号"}) for text in (TEXT, policy(5))),
        encoding="utf-8",
    )
    numbers = [
        extract(load(source)).of(Document)[0].number
        for source in Corpus([str(tmp_path / "t.jsonl")]).sources()
        if isinstance(source, Source)
    ]
    assert numbers[0] == "某政发〔2020〕9号" and numbers[1] is not None and numbers[1].endswith("〔2021〕5号")


def test_files_at_an_fsspec_address() -> None:
    fs = fsspec.filesystem("memory")
    fs.pipe({"/bucket/laws/a.txt": TEXT.encode(), "/bucket/laws/b/c.md": TEXT.encode(), "/bucket/laws/d.xlsx": b"PK"})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("e.txt", TEXT)
    fs.pipe("/bucket/laws/f.zip", packed.getvalue())
    try:
        names = ["a.txt", "b/c.md", "f.zip/e.txt"]
        assert found("memory://bucket/laws")[0] == {f"laws/{name}": TEXT for name in names}
    finally:
        fs.rm("/bucket", recursive=True)


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + "意见.txt".encode("gb18030")
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    assert found(tmp_path)[0] == {f"{tmp_path.name}/意见.txt": TEXT}


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no documents"):
        found(tmp_path)
