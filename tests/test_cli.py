"""The command line as people use it: each test runs the command in a process of its own."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from ontology.iris import PREFIXES

POLICY = """某省人民政府关于加强水库安全管理的意见

某政发〔2021〕3号

各市人民政府：

一、落实责任

（一）明确主体。县级人民政府应当加强水库安全管理。

（二）资金保障。省财政厅要安排专项资金。
"""


def dutygraph(*args: str | bytes | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dutygraph", *args],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "0", **env},
        capture_output=True,
        timeout=120,
        check=False,
    )


def one_line(stream: bytes) -> str:
    text = stream.decode("utf-8")
    assert text.endswith("\n") and text.count("\n") == 1, text
    assert "Traceback" not in text
    return text


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "意见.txt"
    path.write_text(POLICY, encoding="utf-8")
    return path


@pytest.fixture
def built(tmp_path: Path, policy: Path) -> Path:
    run = dutygraph("build", policy.name, cwd=tmp_path)
    assert run.returncode == 0, run.stderr.decode()
    return tmp_path


def test_help_is_quick() -> None:
    started = time.perf_counter()
    run = dutygraph("--help", cwd=Path.cwd())
    assert run.returncode == 0 and "职责图谱" in run.stdout.decode()
    assert time.perf_counter() - started < 2  # 0.1 s on an idle machine
    loaded = subprocess.run(
        [sys.executable, "-c", "import dutygraph, dutygraph.command_line, sys; print(*sys.modules)"],
        capture_output=True,
        check=True,
    )
    assert {"spacy", "networkx", "pyvis", "openpyxl", "pyoxigraph"}.isdisjoint(loaded.stdout.decode().split())


def test_extract_prints_a_json_object_a_line(tmp_path: Path, policy: Path) -> None:
    run = dutygraph("extract", policy.name, cwd=tmp_path)
    assert run.returncode == 0
    lines = [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]
    assert {line["file"] for line in lines} == {"意见.txt"}
    assert lines[0]["type"] == "document" and lines[0]["number"] == "某政发〔2021〕3号"
    actions = [line["action"]["text"] for line in lines if line["type"] == "statement"]
    assert actions == ["加强", "安排"]


def test_extract_writes_the_same_bytes_to_a_file(tmp_path: Path, policy: Path) -> None:
    printed = dutygraph("extract", policy.name, cwd=tmp_path).stdout
    dutygraph("extract", policy.name, "--output", "new/lines.jsonl", cwd=tmp_path)
    assert (tmp_path / "new" / "lines.jsonl").read_bytes() == printed


def test_explain_says_how_a_sentence_was_read(tmp_path: Path) -> None:
    sentence = "违反本条例规定的，由有关部门责令改正。"
    run = dutygraph("extract", "--explain", "--sentence", sentence, cwd=tmp_path, COLUMNS="200")
    lines = [line.strip() for line in run.stdout.decode().splitlines()]
    assert run.returncode == 0
    assert "违反/V 本/r 条例/n 规定/V 的/u ，/w 由/p 有关/n 部门/n* 责令/P 改正/V 。/w" in lines
    assert "1 情形“…的” case: 违反本条例规定的" in lines
    assert "条件 condition 违反本条例规定" in lines
    assert any(line.startswith("= 义务 obligation | 主体 actor 有关部门 | 行为 action 责令改正") for line in lines)


def test_explain_reads_whole_files(tmp_path: Path, policy: Path) -> None:
    run = dutygraph("extract", "--explain", policy.name, cwd=tmp_path, COLUMNS="400")
    printed = run.stdout.decode()
    statements = dutygraph("extract", policy.name, cwd=tmp_path).stdout.count(b'"type": "statement"')
    assert run.returncode == 0
    assert printed.count("= 义务") + printed.count("= 鼓励") + printed.count("= 许可") == statements > 0


def test_html_marks_the_parts_of_statements(tmp_path: Path) -> None:
    sentence = "市人民政府应当支持<b>企业</b>申请补助。"
    (tmp_path / "办法.txt").write_text(f"某某办法\n第一条 {sentence}\n", encoding="utf-8")
    run = dutygraph("extract", "办法.txt", "--html", "out/page.html", cwd=tmp_path)
    page = (tmp_path / "out" / "page.html").read_text("utf-8")
    assert (run.returncode, run.stdout) == (0, b"")
    assert "<b>" not in page and "&lt;" in page
    assert "http://" not in page and "https://" not in page and "<script" not in page
    words = re.sub(r"<style>.*?</style>|<[^>]*>", "", page, flags=re.DOTALL)
    for label in ("主体 actor", "情态词 marker", "行为 action", "对象 target", "经由 by"):
        words = words.replace(label, "")
    assert sentence in html.unescape("".join(words.split()))


@pytest.mark.parametrize("options", [["--explain"], ["--html", "page.html"]])
def test_explain_and_html_go_on_past_a_bad_file(tmp_path: Path, policy: Path, options: list[str]) -> None:
    run = dutygraph("extract", *options, "missing.txt", policy.name, cwd=tmp_path)
    assert run.returncode == 1
    assert "missing.txt" in one_line(run.stderr)


def test_text_is_what_positions_point_into(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeff第一条\r\n　应当加强管理。".encode())
    run = dutygraph("text", "a.txt", cwd=tmp_path)
    assert run.stdout.decode("utf-8") == "\ufeff第一条\r\n　应当加强管理。"


def test_build_says_what_it_read(tmp_path: Path, policy: Path) -> None:
    run = dutygraph("build", policy.name, "--store", "s", cwd=tmp_path)
    said = run.stdout.decode()
    assert run.returncode == 0
    assert all(word in said for word in ("某省人民政府", "某政发〔2021〕3号", "2 条陈述", "2 statements"))


def test_building_twice_changes_nothing(built: Path) -> None:
    before = dutygraph("export", "--format", "nquads", "--output", "a.nq", cwd=built)
    again = dutygraph("build", "意见.txt", cwd=built)
    dutygraph("export", "--format", "nquads", "--output", "b.nq", cwd=built)
    assert before.returncode == again.returncode == 0
    assert sorted((built / "a.nq").read_bytes().splitlines()) == sorted((built / "b.nq").read_bytes().splitlines())


def test_duties_with_provision_and_evidence(built: Path) -> None:
    said = dutygraph("duties", "县级人民政府", cwd=built).stdout.decode()
    assert all(word in said for word in ("加强 → 水库安全管理", "（一）", "县级人民政府应当加强水库安全管理。"))


def test_duties_as_csv_and_json(built: Path) -> None:
    rows = json.loads(dutygraph("duties", "县级人民政府", "--format", "json", cwd=built).stdout)
    assert [(r["actor"], r["action"], r["target"]) for r in rows] == [("县级人民政府", "加强", "水库安全管理")]
    table = dutygraph("duties", "县级人民政府", "--format", "csv", cwd=built).stdout.decode("utf-8")
    assert [dict(row) for row in csv.DictReader(io.StringIO(table))] == rows


def test_an_actor_nearly_named(built: Path) -> None:
    run = dutygraph("duties", "县级人民政俯", cwd=built)
    assert run.returncode == 2 and run.stdout == b""
    assert "did you mean" in one_line(run.stderr) and "县级人民政府" in run.stderr.decode()


def test_who_takes_a_topic_of_two_characters(built: Path) -> None:
    assert "省财政厅" in dutygraph("who", "资金", cwd=built).stdout.decode()


def test_who_knows_nobody(built: Path) -> None:
    run = dutygraph("who", "航天", cwd=built)
    assert run.returncode == 0 and "航天" in one_line(run.stderr)
    assert json.loads(dutygraph("who", "航天", "--format", "json", cwd=built).stdout) == []


@pytest.mark.parametrize("format", ["turtle", "nquads", "trig", "jsonld", "graphml", "csv"])
def test_export(built: Path, format: str) -> None:
    run = dutygraph("export", "--format", format, "--output", "graph", cwd=built)
    assert run.returncode == 0
    written = (built / "graph").read_bytes().decode("utf-8-sig")
    if format == "csv":
        assert [row["task"] for row in csv.DictReader(io.StringIO(written))] == ["加强水库安全管理", "安排专项资金"]
    else:
        assert "水库安全管理" in written


def test_draw_and_tasks_say_where(built: Path) -> None:
    assert "out/graph.html" in dutygraph("draw", cwd=built).stdout.decode()
    assert "out/tasks.xlsx" in dutygraph("tasks", cwd=built).stdout.decode()
    assert (built / "out" / "graph.html").is_file() and (built / "out" / "tasks.xlsx").is_file()


def test_the_store_can_stand_in_the_environment(tmp_path: Path, policy: Path) -> None:
    dutygraph("build", policy.name, cwd=tmp_path, DUTYGRAPH_STORE="elsewhere")
    assert dutygraph("who", "资金", cwd=tmp_path, DUTYGRAPH_STORE="elsewhere").returncode == 0
    assert not (tmp_path / "out").exists()


def test_words_of_the_users_own(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("[agents.word]\n护坝千里眼\n", encoding="utf-8")
    (tmp_path / "意见.txt").write_text("护坝千里眼应当加强巡查。", encoding="utf-8")
    found = []
    for option in ((), ("--lexicon", "own.txt")):
        run = dutygraph("extract", "意见.txt", *option, cwd=tmp_path)
        lines = map(json.loads, run.stdout.decode("utf-8").splitlines())
        found.append([a["text"] for line in lines if line["type"] == "statement" for a in line["actors"]])
    assert found == [[], ["护坝千里眼"]]
    assert dutygraph("build", "意见.txt", "--lexicon", "own.txt", cwd=tmp_path).returncode == 0
    assert dutygraph("duties", "护坝千里眼", cwd=tmp_path).returncode == 0


# What goes wrong: one clear line, exit code 2, nothing changed.


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build"], "PATH"),
        (["build", "--nope", "x"], "--nope"),
        (["build", "--store"], "--store"),
        (["frob"], "frob"),
        (["duties", "省财政厅", "--format", "xml"], "csv"),
        (["extract", "意见.txt", "--lexicon", "missing.txt"], "missing.txt"),
        (["extract"], "FILE"),
        (["extract", "--sentence", "做好工作。"], "--explain"),
        (["extract", "意见.txt", "--explain", "--html", "page.html"], "--html"),
        (["build", "意见.txt", "--lexicon", "missing.txt"], "missing.txt"),
    ],
)
def test_what_is_asked_wrongly(tmp_path: Path, policy: Path, arguments: list[str], said: str) -> None:
    run = dutygraph(*arguments, cwd=tmp_path)
    assert run.returncode == 2 and run.stdout == b""
    assert said in one_line(run.stderr)
    assert list(tmp_path.iterdir()) == [policy]


def test_a_store_that_another_process_writes_to(built: Path) -> None:
    with kg.open_store(built / "out" / "store") as store:
        before = len(store)
        run = dutygraph("build", "意见.txt", cwd=built)
        assert run.returncode == 2 and "another process" in one_line(run.stderr)
        assert len(store) == before


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.parametrize("path", ["missing.txt", "empty.txt", "binary.txt", "picture.png", "folder"])
@pytest.mark.parametrize("command", ["extract", "build"])
def test_what_cannot_be_read(bad: Path, command: str, path: str) -> None:
    run = dutygraph(command, path, cwd=bad)
    assert run.returncode == 2 and run.stdout == b""
    assert path in one_line(run.stderr)
    assert not (bad / "out").exists()


def test_a_bad_file_leaves_the_store_as_it_was(built: Path) -> None:
    (built / "empty.txt").write_bytes(b"")
    before = dutygraph("who", "资金", "--format", "json", cwd=built).stdout
    assert dutygraph("build", "empty.txt", cwd=built).returncode == 2
    assert dutygraph("who", "资金", "--format", "json", cwd=built).stdout == before


def test_the_rest_is_done(bad: Path, policy: Path) -> None:
    for command in ("extract", "build"):
        run = dutygraph(command, "missing.txt", policy.name, cwd=bad)
        assert run.returncode == 1 and "某政发〔2021〕3号" in run.stdout.decode()
        assert "missing.txt" in one_line(run.stderr)


def test_folders_are_read_with_what_is_below(tmp_path: Path) -> None:
    (tmp_path / "all" / "2021").mkdir(parents=True)
    (tmp_path / "all" / ".hidden").mkdir()
    (tmp_path / "all" / "2021" / "a.txt").write_text(POLICY, encoding="gb18030")
    (tmp_path / "all" / "b.md").write_text(POLICY.replace("3号", "4号"), encoding="utf-16")
    (tmp_path / "all" / ".hidden" / "c.txt").write_text(POLICY, encoding="utf-8")
    (tmp_path / "all" / "README.md").write_text("# 说明", encoding="utf-8")
    (tmp_path / "all" / "notes.xlsx").write_bytes(b"PK")
    (tmp_path / "all" / "logo.png").write_bytes(b"\x89PNG")
    run = dutygraph("extract", "all", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    files = [json.loads(line)["file"] for line in run.stdout.decode("utf-8").splitlines()]
    assert list(dict.fromkeys(files)) == ["all/b.md", "all/2021/a.txt"]


def test_two_files_of_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(POLICY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(POLICY, encoding="utf-8")
    run = dutygraph("build", "a.txt", "b.txt", cwd=tmp_path)
    assert run.returncode == 0 and "a.txt ← b.txt" in one_line(run.stderr)


@pytest.mark.parametrize("command", [["duties", "省财政厅"], ["who", "资金"], ["draw"], ["tasks"]])
def test_no_store_yet(tmp_path: Path, command: list[str]) -> None:
    run = dutygraph(*command, cwd=tmp_path)
    assert run.returncode == 2 and "dutygraph build" in one_line(run.stderr)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_cannot_be_written(tmp_path: Path, policy: Path) -> None:
    (tmp_path / "out").write_text("a file is in the way", encoding="utf-8")
    run = dutygraph("build", policy.name, cwd=tmp_path)
    assert run.returncode == 2 and "out" in one_line(run.stderr)


@pytest.mark.parametrize("command", [["draw"], ["tasks"], ["export", "--format", "turtle"]])
def test_an_output_that_cannot_be_written(built: Path, command: list[str]) -> None:
    (built / "taken").mkdir()
    run = dutygraph(*command, "--output", "taken", cwd=built)
    assert run.returncode == 2 and "taken" in one_line(run.stderr)
    assert list((built / "taken").iterdir()) == []


def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/" + "意见.txt".encode("gb18030")
    Path(os.fsdecode(name)).write_text(POLICY, encoding="utf-8")
    run = dutygraph("extract", name, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert os.fsencode(json.loads(run.stdout.decode("utf-8").splitlines()[0])["file"]) == name
    assert dutygraph("build", name, cwd=tmp_path).returncode == 0
    run = dutygraph("extract", name + b".missing", cwd=tmp_path)
    assert run.returncode == 2 and one_line(run.stderr)


@pytest.mark.parametrize("encoding", ["ascii", "gb18030", "latin-1"])
def test_a_terminal_of_another_encoding(built: Path, encoding: str) -> None:
    run = dutygraph("duties", "县级人民政府", cwd=built, PYTHONIOENCODING=encoding)
    assert run.returncode == 0 and run.stderr == b""
    if encoding == "gb18030":
        assert "水库安全管理" in run.stdout.decode("gb18030")


def test_an_interrupted_run(tmp_path: Path) -> None:
    for number in range(2000):
        (tmp_path / f"{number}.txt").write_text(POLICY, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "dutygraph", "extract", "."],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout is not None and run.stdout.read(1)  # it is at work, and will wait for its reader
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130 and b"Traceback" not in said


def test_a_reader_that_leaves_early(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(POLICY + "县级人民政府应当加强水库安全管理。\n\n" * 2000, encoding="utf-8")
    command = f"{sys.executable} -m dutygraph extract long.txt | head -n 1"
    run = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert run.stderr == b"" and run.stdout.count(b"\n") == 1


def test_bodies_lists_the_registry(tmp_path: Path) -> None:
    run = dutygraph("bodies", "--function", "科技", "--format", "json", cwd=tmp_path)
    assert run.returncode == 0, run.stderr.decode()
    rows = {row["name"]: row for row in json.loads(run.stdout)}
    assert rows["科学技术部"]["short"] == ["科技部"]
    assert rows["国家科学技术委员会"]["successors"] == ["科学技术部"]
    assert rows["辽宁省科学技术厅"]["parent"] == "辽宁省人民政府"


def test_bodies_of_a_place_on_a_day(tmp_path: Path) -> None:
    run = dutygraph("bodies", "--place", "辽宁", "--on", "2016-01-01", "--format", "csv", cwd=tmp_path)
    names = [row["name"] for row in csv.DictReader(io.StringIO(run.stdout.decode("utf-8")))]
    assert names[0] == "辽宁省人民政府"
    assert "辽宁省环境保护厅" in names and "辽宁省生态环境厅" not in names


def test_bodies_as_turtle_with_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[body]]\nname = "某市水库管理中心"\nkind = "事业单位"\nlevel = "市"\n', "utf-8")
    run = dutygraph("bodies", "--format", "turtle", "--bodies", "own.toml", cwd=tmp_path)
    assert run.returncode == 0, run.stderr.decode()
    assert "actor:某市水库管理中心 a org:FormalOrganization".encode() in run.stdout


def test_bodies_of_ones_own_are_known_to_build(tmp_path: Path) -> None:
    own = '[[body]]\nname = "花园管理局"\nlevel = "市"\nkind = "部门"\nshort = ["园管局"]\n'
    (tmp_path / "own.toml").write_text(own, "utf-8")
    (tmp_path / "a.txt").write_text("园管局应当保护花园。\n", "utf-8")
    assert dutygraph("build", "a.txt", "--bodies", "own.toml", cwd=tmp_path).returncode == 0
    run = dutygraph("duties", "花园管理局", "--format", "json", cwd=tmp_path)
    assert [row["actor"] for row in json.loads(run.stdout)] == ["花园管理局"]
    again = dutygraph("build", "a.txt", "--bodies", "own.toml", cwd=tmp_path)
    assert b"(1 more" in again.stdout
    (tmp_path / "own.toml").write_text(own + 'english = "Garden Bureau"\n', "utf-8")
    changed = dutygraph("build", "a.txt", "--bodies", "own.toml", cwd=tmp_path)
    assert b"(1 more" not in changed.stdout


@pytest.mark.parametrize(
    "options",
    [("--function", "开心"), ("--place", "某地"), ("--on", "2016"), ("--bodies", "none.toml"), ("--format", "xml")],
)
def test_bodies_says_what_is_wrong_in_one_line(tmp_path: Path, options: tuple[str, str]) -> None:
    run = dutygraph("bodies", *options, cwd=tmp_path)
    assert run.returncode == 2
    one_line(run.stderr)


def broken(built: Path) -> Path:
    """The store with an action that is gone, as another program might leave it."""
    engine = ox.Store(str(built / "out" / "store"))
    duty = PREFIXES["duty"]
    engine.update(f"DELETE {{ GRAPH ?g {{ ?s <{duty}action> ?a }} }} WHERE {{ GRAPH ?g {{ ?s <{duty}action> ?a }} }}")
    engine.flush()
    return built


def test_validate_says_that_the_graph_conforms(built: Path) -> None:
    run = dutygraph("validate", cwd=built)
    assert run.returncode == 0, run.stderr.decode()
    assert "符合形状 conforms" in run.stdout.decode() and "1 documents, 0 violations" in run.stdout.decode()


def test_validate_names_the_fact_and_its_sentence(built: Path) -> None:
    run = dutygraph("validate", cwd=broken(built), COLUMNS="300")
    told = run.stdout.decode()
    assert run.returncode == 1
    for words in (
        "陈述的行为有且只有一个",
        "duty:action",
        "某政发〔2021〕3号第一部分",
        "县级人民政府应当加强水库安全管理",
    ):
        assert words in told


def test_validate_for_programs(built: Path) -> None:
    run = dutygraph("validate", "--json", "--document", "某政发〔2021〕3号", cwd=broken(built))
    assert run.returncode == 1
    first, second = json.loads(run.stdout)
    assert (first["record"], first["property"], first["severity"]) == (
        "某政发〔2021〕3号#一、（一）/1:加强", "duty:action", "violation",
    )  # fmt: skip
    assert second["sentence"] == "省财政厅要安排专项资金。"


def test_validate_of_a_document_that_is_not_there(built: Path) -> None:
    run = dutygraph("validate", "--document", "无此号", cwd=built)
    assert run.returncode == 2
    assert "无此号" in one_line(run.stderr)
