"""What --writable adds to the explorer's API: reviews, and files handed in; and that it is not there without."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import kg
from dutygraph.server import explorer
from dutygraph.serving.settings import Settings
from dutygraph.serving.uploads import safe_name
from ontology.records import Extraction

HERE = "http://127.0.0.1"
SEED = "国发〔2020〕7号"
STATEMENT = f"{SEED}#六、（十八）/6:优先安排"
OURS = {"x-dutygraph": "1"}


@pytest.fixture
def client(tmp_path: Path, example_read: Extraction) -> Iterator[TestClient]:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(example_read)
    settings = Settings(writable=True, upload_bytes=200_000, unpacked_bytes=1_000_000)
    with TestClient(explorer(tmp_path / "store", settings), base_url=HERE, headers=OURS) as client:
        yield client


def statement(client: TestClient) -> dict[str, object] | None:
    rows = client.get("/api/document", params={"id": SEED}).json()["statements"]
    return next((one for one in rows if one["id"] == STATEMENT), None)


def test_reviews_count_at_once(client: TestClient) -> None:
    before = statement(client)
    assert before is not None and before["reviewed"] is False
    said = {"record": STATEMENT, "verdict": "correct", "field": "target", "new": "平台建设用地", "by": "张三"}
    assert client.post("/api/review", json=said).status_code == 200
    after = statement(client)
    assert after is not None and (after["target"], after["reviewed"]) == ("平台建设用地", True)
    assert client.post("/api/review", json={"record": STATEMENT, "verdict": "reject"}).status_code == 200
    assert statement(client) is None


def test_what_does_not_fit_the_record_is_refused(client: TestClient) -> None:
    wrong = {"record": STATEMENT, "verdict": "correct", "field": "colour", "new": "红"}
    answer = client.post("/api/review", json=wrong)
    assert answer.status_code == 422 and answer.json()["error"]
    assert client.post("/api/review", json={"record": "没有", "verdict": "confirm"}).status_code == 422


def test_only_our_page_writes(client: TestClient) -> None:
    said = {"record": STATEMENT, "verdict": "confirm"}
    assert client.post("/api/review", json=said, headers={"x-dutygraph": ""}).status_code == 403
    assert client.post("/api/review", json=said, headers={"origin": "http://evil.example"}).status_code == 403


def test_nothing_is_written_unless_told(tmp_path: Path, example_read: Extraction) -> None:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(example_read)
    with TestClient(explorer(tmp_path / "store"), base_url=HERE, headers=OURS) as client:
        assert client.post("/api/review", json={"record": STATEMENT, "verdict": "confirm"}).status_code in (404, 405)
        assert client.post("/api/upload", files=[("files", ("a.txt", b"a"))]).status_code in (404, 405)


NOTICE = """关于做好绿化工作的通知

南政发〔2023〕5号

各区人民政府：

一、市园林局应当组织补种行道树。

南山市人民政府
2023年5月6日
"""


def test_files_come_into_the_store_with_a_result_for_each(client: TestClient) -> None:
    files = [
        ("files", ("../../通知.txt", NOTICE.encode())), ("files", ("程序.exe", b"MZ")), ("files", ("坏.docx", b"PK")),
    ]  # fmt: skip
    results = client.post("/api/upload", files=files).json()["files"]
    assert [(one["name"], one["ok"]) for one in results] == [
        ("通知.txt", True),
        ("程序.exe", False),
        ("坏.docx", False),
    ]
    assert client.get("/api/documents", params={"q": "南政发"}).json()["total"] == 1
    assert client.get("/api/questions/who", params={"topic": "行道树"}).json()["rows"][0]["actor"]


def test_files_have_limits(client: TestClient) -> None:
    assert client.post("/api/upload", files=[("files", ("a.txt", b"a" * 300_000))]).status_code == 413
    many = [("files", (f"{n}.txt", b"a")) for n in range(30)]
    assert client.post("/api/upload", files=many).status_code in (400, 413)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 5_000_000)
    (result,) = client.post("/api/upload", files=[("files", ("大.docx", bomb.getvalue()))]).json()["files"]
    assert not result["ok"] and "unpacked" in result["said"]


@pytest.mark.parametrize(
    ("given", "name"),
    [("../../etc/passwd", "passwd"), ("C:\\a\\b.txt", "b.txt"), ("..", ""), ("a\x00b\x1b.md", "ab.md")],
)
def test_names_are_only_names(given: str, name: str) -> None:
    assert safe_name(given) == name
