"""The explorer as files, opened from a disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import browsing
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from records_by_hand import slip

import kg
from dutygraph.output import OutputError
from dutygraph.publishing import publish
from dutygraph.serving.network import Network
from dutygraph.serving.page_files import is_built
from ontology.errors import QueryError
from ontology.records import Extraction

SEED = "国发〔2020〕7号"

pytestmark = [
    pytest.mark.skipif(browsing.CHROMIUM is None, reason="no Chromium: tests/parts"),
    pytest.mark.skipif(not is_built(), reason="the page is not built: make page"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, example_read: Extraction) -> Path:
    store = kg.memory_store()
    store.load([example_read, slip()])
    folder = tmp_path_factory.mktemp("published") / "页面 1"
    publish(store, folder)
    return folder


@pytest.fixture
def page(folder: Path) -> Iterator[Page]:
    """The published page, from the disk, without any network."""
    with browsing.chromium() as browser:
        context = browser.new_context(viewport={"width": 1360, "height": 900}, locale="zh-CN", offline=True)
        page = context.new_page()
        watched = browsing.Watched(page)
        page.goto((folder / "index.html").as_uri())
        yield page
        assert watched.complaints == []
        assert watched.hosts == {""}


def test_a_published_page_opens_from_the_disk(page: Page) -> None:
    expect(page.locator(".asks a")).to_have_count(3)
    page.get_by_role("combobox").fill("sjrmzf")
    page.get_by_role("option").filter(has_text="省级人民政府").first.click()
    expect(page.locator("#lead")).to_contain_text("优先安排")
    page.locator("#lead a").first.click()
    expect(page.locator("article.statement")).to_contain_text("省级人民政府")
    page.wait_for_function("() => document.querySelector('.sigma')?.canvas?.chosen?.startsWith('statement:')")
    page.get_by_role("link", name="问答表").click()
    expect(page.locator("table.rows tbody tr").first).to_be_visible()
    page.get_by_role("link", name="图谱", exact=True).first.click()
    page.wait_for_function("() => document.querySelector('.sigma')?.canvas?.graph.order > 20")
    page.evaluate(f"location.hash = '#/search?q={quote('用地')}'")
    expect(page.locator("table.rows")).to_contain_text("创新创业平台建设用地")
    page.get_by_label("层级").select_option("省")
    expect(page.locator("table.rows")).to_contain_text("省级人民政府")


def test_a_published_page_compares(page: Page) -> None:
    page.get_by_role("link", name="对照", exact=True).click()
    page.get_by_role("button", name="国家高新技术产业开发区").click()
    page.locator(".documents button").first.click()
    expect(page.locator("table.compared tbody tr").first).to_be_visible()
    page.locator(".questions a", has_text="未承接").click()
    expect(page.locator("table.compared tbody th b").first).to_have_text("未承接")


def test_a_published_graph_expands_and_finds_ways_as_the_server_would(page: Page, example_read: Extraction) -> None:
    store = kg.memory_store()
    store.load([example_read, slip()])
    network = Network(kg.networkx_view(store), {})
    page.evaluate(f"location.hash = '#/actor?name={quote('省级人民政府')}&tab=graph'")
    page.wait_for_function("() => document.querySelector('.sigma')?.canvas?.graph.order > 4")
    order = "() => document.querySelector('.sigma').canvas.graph.order"
    before = page.evaluate(order)
    page.locator(".list summary").click()
    page.locator(".list button", has_text="省级人民政府").click()
    panel = page.locator(".graph .node")
    panel.get_by_role("button", name="展开").click()
    expect(page.locator(".graph .said")).to_contain_text("展开了")
    assert page.evaluate(order) > before
    shown = page.evaluate("() => document.querySelector('.sigma').canvas.graph.nodes()")
    assert {node.key for node in network.neighbours("actor:省级人民政府").nodes} <= set(shown)
    panel.get_by_role("combobox").fill("科技部")
    panel.get_by_role("option").first.click()
    way = network.path("actor:省级人民政府", "actor:科学技术部")
    expect(page.locator(".graph .said")).to_have_text(f"最短路径：{len(way.nodes)} 个节点")


def test_published_files_are_there_to_be_downloaded(page: Page, tmp_path: Path) -> None:
    page.evaluate(f"location.hash = '#/doc?id={quote(SEED)}'")
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    download.value.save_as(tmp_path / "tasks.xlsx")
    assert load_workbook(tmp_path / "tasks.xlsx").sheetnames
    page.evaluate("location.hash = '#/table?ask=tasks'")
    with page.expect_download() as download:
        page.get_by_role("button", name="所示各行存为 CSV").click()
    download.value.save_as(tmp_path / "rows.csv")
    assert "优先安排创新创业平台建设用地" in (tmp_path / "rows.csv").read_text("utf-8-sig")


def test_slips_are_not_published_unless_told(folder: Path, tmp_path: Path) -> None:
    assert all("请办公室牵头办理" not in file.read_text("utf-8") for file in (folder / "data").iterdir())
    store = kg.memory_store()
    store.replace(slip())
    publish(store, tmp_path / "inside", internal=True)
    assert any("请办公室牵头办理" in file.read_text("utf-8") for file in (tmp_path / "inside" / "data").iterdir())


def test_the_same_store_gives_the_same_files(tmp_path: Path) -> None:
    store = kg.memory_store()
    store.replace(slip())
    first, second = ({} for _ in range(2))
    for name, found in (("first", first), ("second", second)):
        publish(store, tmp_path / name)
        found |= {file.name: file.read_bytes() for file in (tmp_path / name).rglob("*") if file.is_file()}
    assert first == second


def test_what_cannot_be_published_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="dutygraph build"):
        publish(kg.memory_store(), tmp_path / "new")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "file").touch()
    store = kg.memory_store()
    store.replace(slip())
    with pytest.raises(OutputError):
        publish(store, tmp_path / "old")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old"]
