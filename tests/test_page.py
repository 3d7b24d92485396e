"""The explorer's page in a real browser: the ways through it, its addresses, its files, who can use it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import browsing
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Page, expect
from records_by_hand import gardens

import kg
from dutygraph.serving.page_files import is_built
from ontology.records import Extraction

SEED = "国发〔2020〕7号"
LAND = f"{SEED}#六、（十八）"

pytestmark = [
    pytest.mark.skipif(browsing.CHROMIUM is None, reason="no Chromium: tests/parts"),
    pytest.mark.skipif(not is_built(), reason="the page is not built: make page"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, example_read: Extraction) -> Iterator[str]:
    store = tmp_path_factory.mktemp("page") / "store"
    with kg.open_store(store) as opened:
        opened.replace(example_read)
    with browsing.served(store) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing.chromium() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1360, "height": 900}, locale="zh-CN", reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that must not complain and must not ask another host."""
    page = context.new_page()
    watched = browsing.Watched(page)
    yield page
    assert watched.complaints == []
    assert watched.hosts <= {address.split("/")[2]}


def at(address: str, view: str = "", /, **values: str) -> str:
    query = "&".join(f"{key}={quote(value)}" for key, value in values.items())
    return f"{address}#/{view}{'?' if query else ''}{query}"


def shot(page: Page, name: str) -> None:
    """Kept to be looked at."""
    folder = Path(__file__).resolve().parent.parent / "out" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")


def test_the_start_shows_a_matrix_and_three_questions(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".asks a")).to_have_count(3)
    expect(page.locator(".matrix tbody th[scope=row]").first).to_contain_text("（四）大力集聚高端创新资源")
    shot(page, "start")
    page.locator(".asks a").nth(2).click()
    expect(page.locator(".matrix tr.unled").first).to_be_visible()
    expect(page.locator(".matrix tbody tr:not(.section):not(.unled)")).to_have_count(0)


def test_a_search_by_pinyin_leads_to_an_actor(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("combobox").fill("sjrmzf")
    option = page.get_by_role("option").filter(has_text="省级人民政府").first
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("省级人民政府")
    expect(page.locator("#lead")).to_contain_text("优先安排")
    page.go_back()
    expect(page.locator(".asks a")).to_have_count(3)


def test_a_topic_is_answered_with_who_is_responsible(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("combobox").fill("用地")
    page.get_by_role("button", name="搜索").click()
    expect(page.locator("table.rows tbody tr").first).to_contain_text("省级人民政府")
    page.locator("table.rows tbody tr a", has_text="看原文").first.click()
    expect(page.locator("article.statement")).to_contain_text("省级人民政府")


def test_text_and_graph_choose_each_other(page: Page, address: str) -> None:
    page.goto(at(address, "doc", id=SEED, view="text"))
    page.locator(".text .r-action", has_text="优先安排").click()
    expect(page.locator("article.statement")).to_contain_text("创新创业平台建设用地")
    expect(page.locator(".text .on.r-target").first).to_contain_text("创新创业平台建设用地")
    expect(page.locator(".contents [aria-current]")).to_contain_text("（十八）")
    chosen = "() => document.querySelector('.sigma').canvas.chosen"
    page.wait_for_function("() => document.querySelector('.sigma')?.canvas?.chosen?.startsWith('statement:')")
    assert str(page.evaluate(chosen)).endswith("优先安排")
    expect(page).to_have_url(re.compile("at="))
    # And back: a click on another node of the graph shows its words in the text.
    other = page.evaluate(
        """() => { const canvas = document.querySelector('.sigma').canvas;
        const key = canvas.graph.findNode((key, data) => data.kind === 'statement' && data.name.startsWith('统筹考虑'));
        canvas.sigma.emit('clickNode', { node: key, event: {}, preventSigmaDefault() {} }); return key; }"""
    )
    assert str(other).endswith("统筹考虑")
    expect(page.locator(".text .on.r-action").first).to_have_text("统筹考虑")
    shot(page, "text")


def test_every_state_has_its_address(page: Page, context: BrowserContext, address: str) -> None:
    page.goto(at(address, "doc", id=SEED, view="text"))
    page.locator(".contents button", has_text="（十八）").click()
    expect(page.locator(".text p.here")).to_be_visible()
    again = context.new_page()
    again.goto(page.url)
    expect(again.locator(".text p.here")).to_contain_text("优化土地资源配置")
    again.goto(at(address, "table", ask="tasks", sort="-cite", **{"f.modality": "encouragement"}))
    expect(again.locator("th[aria-sort=descending]")).to_contain_text("依据条款")
    expect(again.locator(".facets select").filter(has=again.locator("option:checked", has_text="鼓励"))).to_have_count(
        1
    )


def test_a_matrix_cell_opens_the_text(page: Page, address: str) -> None:
    page.goto(at(address, "doc", id=SEED))
    page.locator("tr", has_text="（十八）").get_by_role("link", name="省级人民政府").click()
    expect(page.locator("article.statement")).to_contain_text("省级人民政府")
    page.goto(at(address, "doc", id=SEED))
    expect(page.locator(".matrix table")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("header.frame")).to_be_hidden()
    assert len(page.pdf(landscape=True, format="A4")) > 10_000
    shot(page, "matrix-print")


def test_citations_are_copied_as_offices_write_them(page: Page, address: str) -> None:
    page.goto(at(address, "doc", id=SEED, view="text", at=f"{LAND}/6:优先安排"))
    page.locator("article.statement").get_by_role("button", name="复制引用").click()
    expect(page.locator("article.statement .said")).to_have_text("已复制")
    wanted = "《国务院关于促进国家高新技术产业开发区高质量发展的若干意见》（国发〔2020〕7号）第（十八）条"
    assert page.evaluate("navigator.clipboard.readText()") == wanted


def test_tables_filter_sort_and_download(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(at(address, "table", ask="tasks"))
    expect(page.locator(".count")).to_contain_text("163")
    page.get_by_label("情态").select_option("permission")
    expect(page.locator(".count")).to_contain_text("5 行，共 163 行")
    shot(page, "table")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 XLSX").click()
    download.value.save_as(tmp_path / "tasks.xlsx")
    sheet = load_workbook(tmp_path / "tasks.xlsx").active
    assert sheet is not None and sheet.max_row == 164
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 CSV").click()
    download.value.save_as(tmp_path / "tasks.csv")
    assert "优先安排创新创业平台建设用地" in (tmp_path / "tasks.csv").read_text("utf-8-sig")
    with page.expect_download() as download:
        page.get_by_role("button", name="所示各行存为 CSV").click()
    download.value.save_as(tmp_path / "shown.csv")
    with (tmp_path / "shown.csv").open(encoding="utf-8-sig", newline="") as shown:
        assert [row["modality"] for row in csv.DictReader(shown)] == ["permission"] * 5


def test_a_table_is_narrowed_by_the_level_of_its_actors(page: Page, address: str) -> None:
    page.goto(at(address, "table", ask="tasks"))
    level = page.get_by_label("层级")
    expect(level.locator("option")).to_have_text([re.compile(one) for one in ("全部", "国家", "省", "市", "县", "乡")])
    level.select_option("省")
    expect(page.locator(".count")).to_contain_text("，共 163 行")
    # What the other facets would leave of these.
    kept = page.locator("table.rows tbody tr")
    modality = page.get_by_label("情态").locator("option").all_inner_texts()[1:]
    assert sum(int(one.partition("(")[2].strip(")")) for one in modality) == kept.count() < 20
    assert all(re.search("省级人民政府|地方各级人民政府|地方人民政府", row) for row in kept.all_inner_texts())
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator("table.rows tbody tr")).to_have_count(kept.count())


def test_a_row_opens_in_full_and_has_its_address(page: Page, address: str) -> None:
    page.goto(at(address, "table", ask="duties", actor="省级人民政府"))
    page.locator("tr", has_text="优先安排").get_by_role("button", name="详情").first.click()
    expect(page.locator("tr.open")).to_contain_text("《国务院关于促进国家高新技术产业开发区高质量发展的若干意见》")
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator("tr.open article.statement")).to_be_visible()


def test_a_form_offers_what_may_stand_in_it(page: Page, address: str) -> None:
    page.goto(at(address, "table", ask="duties"))
    expect(page.locator(".nothing a").first).to_have_text("国家高新区")
    page.get_by_label("主体，如").fill("kjb")
    expect(page.locator("datalist option").first).to_have_attribute("value", "科学技术部")
    page.get_by_label("主体，如").fill("省级人民政府")
    page.get_by_label("许可").check()
    page.get_by_role("button", name="查询").click()
    expect(page.locator(".nothing")).to_contain_text("请放宽条件")
    page.goto(at(address, "table", ask="tasks"))
    expect(page.locator("datalist option").first).to_have_attribute("value", SEED)


def test_labels_of_the_graph_do_not_cover_each_other(page: Page, address: str) -> None:
    page.goto(at(address, "doc", id=SEED, view="graph"))
    page.wait_for_function("() => document.querySelector('.sigma')?.canvas?.graph.order > 20")
    page.wait_for_function("() => !document.querySelector('.sigma').canvas.running", timeout=20_000)
    boxes = page.evaluate(
        """() => { const { sigma } = document.querySelector('.sigma').canvas; const found = [];
        const labels = document.querySelector('canvas.sigma-labels').getContext('2d');
        const plain = labels.fillText.bind(labels);
        labels.fillText = (text, x, y) => { found.push([x, y, labels.measureText(text).width]); plain(text, x, y); };
        sigma.refresh(); return found; }"""
    )
    assert len(boxes) > 10
    for number, (x, y, width) in enumerate(boxes):
        assert not [1 for a, b, w in boxes[:number] if abs(y - b) < 13 and x < a + w and a < x + width]


def test_lines_are_seen_on_their_ground(page: Page, address: str) -> None:
    # Pale lines must have been multiplied by their alpha: else they are as bright as white.
    page.goto(at(address, "doc", id=SEED, view="graph", detail="statements"))
    page.wait_for_function("() => document.querySelector('.sigma')?.canvas?.graph.order > 100")
    page.evaluate(
        "() => { const { graph, sigma } = document.querySelector('.sigma').canvas;"
        "graph.updateEachEdgeAttributes((_, data) => ({ ...data, type: 'thin', color: 'rgba(127,156,186,0.4)' }));"
        "graph.updateEachNodeAttributes((_, data) => ({ ...data, hidden: false, size: 0.01 })); sigma.refresh(); }"
    )
    page.wait_for_function("() => !document.querySelector('.sigma').canvas.running", timeout=20_000)
    darkest = page.evaluate(
        """() => { const layer = document.querySelector('canvas.sigma-edges');
        const copy = document.createElement('canvas'); const ink = copy.getContext('2d');
        Object.assign(copy, { width: layer.width, height: layer.height });
        document.querySelector('.sigma').canvas.sigma.refresh(); ink.fillStyle = '#fff';
        ink.fillRect(0, 0, copy.width, copy.height); ink.drawImage(layer, 0, 0);
        return ink.getImageData(0, 0, copy.width, copy.height).data.reduce((a, b) => Math.min(a, b), 255); }"""
    )
    assert darkest < 215


def test_the_graph_is_saved_as_files(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(at(address, "doc", id=SEED, view="graph", detail="statements"))
    page.wait_for_function("() => document.querySelector('.sigma')?.canvas?.graph.order > 100")
    page.wait_for_function("() => !document.querySelector('.sigma').canvas.running", timeout=20_000)
    shot(page, "graph")
    page.locator(".menu summary").click()
    for name, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("GraphML （所见）", b"<?xml")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        assert path.read_bytes().startswith(begins)
        if not name.startswith("PNG"):
            ElementTree.parse(path)
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON-LD").click()
    download.value.save_as(tmp_path / "graph.jsonld")
    assert SEED in json.dumps(json.loads((tmp_path / "graph.jsonld").read_text("utf-8")), ensure_ascii=False)


def test_neighbourhoods_open_and_close(page: Page, address: str) -> None:
    page.goto(at(address, "doc", id=SEED, view="graph"))
    page.wait_for_function("() => document.querySelector('.sigma')?.canvas?.graph.order > 20")
    order = "() => document.querySelector('.sigma').canvas.graph.order"
    before = page.evaluate(order)
    page.locator(".list summary").click()
    page.locator(".list button", has_text="省级人民政府").click()
    panel = page.locator(".graph .node")
    panel.get_by_role("button", name="展开").click()
    expect(page.locator(".graph .said")).to_contain_text("展开了")
    assert page.evaluate(order) > before
    panel.get_by_role("button", name="收起").click()
    page.wait_for_function(f"() => document.querySelector('.sigma').canvas.graph.order <= {before + 1}")
    panel.get_by_role("button", name="固定").click()
    expect(panel.get_by_role("button", name="取消固定")).to_be_visible()
    panel.get_by_role("combobox").fill("科技部")
    panel.get_by_role("option").first.click()
    expect(page.locator(".graph .said")).to_contain_text("路径")
    panel.get_by_role("button", name="隐藏").click()
    expect(page.get_by_role("button", name="恢复隐藏的 1 个")).to_be_visible()


def test_my_body_is_remembered(page: Page, address: str) -> None:
    page.goto(at(address, "mine"))
    page.get_by_label("选择单位").fill("省级人民")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("省级人民政府")
    page.goto(at(address, "table"))
    page.goto(at(address, "mine"))
    expect(page.get_by_role("heading", level=1)).to_have_text("省级人民政府")
    expect(page.locator(".figures")).to_contain_text("新增")


def test_both_languages(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who must do what, and where does it say so?")
    page.reload()
    expect(page.get_by_role("link", name="Documents", exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(at(address, "doc", id=SEED, view="text"))
    expect(page.locator(".text p").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.locator(".text .r-action", has_text="优先安排").focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.statement")).to_contain_text("创新创业平台建设用地")


def test_what_is_not_there_is_said(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(at(address, "doc", id="没有"))
    expect(page.get_by_role("alert")).to_contain_text("没有这份文件")
    page.goto(at(address, "nowhere"))
    expect(page.locator(".nothing")).to_contain_text("没有这个页面")


VIEWS = {
    "start": ("", {}),
    "matrix": ("doc", {"id": SEED}),
    "text": ("doc", {"id": SEED, "view": "text", "at": f"{LAND}/6:优先安排"}),
    "graph": ("doc", {"id": SEED, "view": "graph"}),
    "about": ("doc", {"id": SEED, "view": "about"}),
    "actor": ("actor", {"name": "省级人民政府"}),
    "actor-about": ("actor", {"name": "科技部", "tab": "about"}),
    "table": ("table", {"ask": "tasks"}),
    "search": ("search", {"q": "用地"}),
    "collection": ("collection", {}),
    "compare": ("compare", {"a": SEED, "b": SEED}),
    "mine": ("mine", {}),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, locale="zh-CN", bypass_csp=True)  # type: ignore[arg-type]
    found: list[str] = []
    for name, (view, values) in VIEWS.items():
        page = context.new_page()
        page.goto(at(address, view, **values))
        page.wait_for_load_state("networkidle")
        page.add_script_tag(path=browsing.AXE)
        result = page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })")
        for violation in result["violations"]:
            if violation["impact"] in ("serious", "critical"):
                places = [node["target"][0] for node in violation["nodes"][:3]]
                found.append(f"{name}: {violation['id']} {places}")
        shot(page, f"{name}-{scheme}")
        page.close()
    context.close()
    assert found == []


@pytest.mark.parametrize("width", [360, 768, 1920])
def test_no_view_is_wider_than_the_screen(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="zh-CN")
    page = context.new_page()
    for name, (view, values) in VIEWS.items():
        page.goto(at(address, view, **values))
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        shot(page, f"{name}-{width}")
    context.close()


def test_reviews_and_files_where_the_server_takes_them(
    browser: Browser, tmp_path: Path, example_read: Extraction
) -> None:
    with kg.open_store(tmp_path / "store") as opened:
        opened.replace(example_read)
    notice = tmp_path / "通知.txt"
    notice.write_text("关于做好绿化工作的通知\n\n南政发〔2023〕5号\n\n一、市园林局应当组织补种行道树。\n", "utf-8")
    with browsing.served(tmp_path / "store", "--writable") as address:
        page = browser.new_page(locale="zh-CN")
        watched = browsing.Watched(page)
        page.goto(at(address, "doc", id=SEED, view="text", at=f"{LAND}/6:优先安排"))
        card = page.locator("article.statement")
        card.get_by_label("新值").fill("平台建设用地")
        card.get_by_role("button", name="保存").click()
        expect(card.locator(".tag.review")).to_have_text("已校核")
        expect(card).to_contain_text("对象平台建设用地")
        page.goto(at(address, "table", ask="duties", actor="省级人民政府"))
        page.locator("tr", has_text="统筹考虑").get_by_role("button", name="校核").first.click()
        page.locator("tr.open").get_by_role("button", name="确认无误").click()
        expect(page.locator("tr.open .tag.review")).to_have_text("已校核")
        page.goto(at(address, "collection"))
        page.locator("input[type=file]").set_input_files(notice)
        expect(page.locator(".upload .yes")).to_contain_text("南政发〔2023〕5号", timeout=30_000)
        expect(page.locator(".documents")).to_contain_text("关于做好绿化工作的通知")
        page.close()
    assert watched.complaints == []


def test_the_page_says_what_an_empty_graph_needs(browser: Browser, tmp_path: Path) -> None:
    kg.open_store(tmp_path / "store").close()
    with browsing.served(tmp_path / "store") as address:
        page = browser.new_page(locale="zh-CN")
        page.goto(address)
        expect(page.locator(".nothing")).to_contain_text("dutygraph build")
        page.close()


def test_two_documents_side_by_side(browser: Browser, tmp_path: Path, example_read: Extraction) -> None:
    with kg.open_store(tmp_path / "store") as opened:
        opened.load([example_read, gardens()])
    with browsing.served(tmp_path / "store") as address:
        page = browser.new_page(locale="zh-CN")
        watched = browsing.Watched(page)
        page.goto(at(address, "compare", a=SEED, b="南政发〔2021〕3号"))
        expect(page.locator("table.compared tbody tr").first).to_be_visible()
        page.locator(".questions a", has_text="未承接").click()
        expect(page.locator("table.compared tbody th b").first).to_have_text("未承接")
        expect(page.locator("table.compared tbody tr:not(.relation-未承接)")).to_have_count(0)
        page.close()
    assert watched.complaints == []
