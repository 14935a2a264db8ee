"""Verification in a real Chromium: the site's own signature, dropped files, the look-up, and without WebCrypto."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.publish.conftest import Built
from tests.publish.signing import NAME
from xingji.publish.checksums import SIGNATURE, SUMS

pytestmark = [pytest.mark.needs("chromium", "npm"), pytest.mark.site]
NO_SUBTLE = "Object.defineProperty(crypto, 'subtle', {value: undefined})"
NO_ED25519 = """
const real = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = (form, bytes, name, ...rest) => name === 'Ed25519'
  ? Promise.reject(new DOMException('x', 'NotSupportedError')) : real(form, bytes, name, ...rest);
"""


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    complaints: list[str] = []
    opened = window.new_page()
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    assert complaints == []


def status(page: Page, address: str) -> str:
    page.goto(f"{address}verify/")
    place = page.locator("#xj-verify-site")
    expect(place).to_contain_text("本站现在的数据")
    return place.inner_text()


@pytest.mark.parametrize(
    ("script", "by"), [("", "WebCrypto"), (NO_SUBTLE, "@noble/ed25519"), (NO_ED25519, "@noble/ed25519")]
)
def test_the_site_itself(page: Page, address: str, script: str, by: str) -> None:
    """A browser without cryptography of its own comes to the same verdict."""
    page.add_init_script(script)
    said = status(page, address)
    assert f"签名有效：{NAME}（{by}计算）" in said
    assert "数据生成于2026年1月15日" in said
    assert "不具效力" in said
    expect(page.locator(".xj-alarm")).to_be_visible()


@pytest.mark.parametrize("script", ["", NO_SUBTLE])
@pytest.mark.parametrize("name", [SUMS, SIGNATURE])
def test_a_changed_site(page: Page, built: Built, address: str, name: str, script: str) -> None:
    content = bytearray((built.folder / "data/v1" / name).read_bytes())
    content[5] = content[5] ^ 1
    page.add_init_script(script)
    page.route(f"**/data/v1/{name}", lambda route: route.fulfill(body=bytes(content)))
    assert "签名无效" in status(page, address)


def test_an_unsigned_site(page: Page, address: str) -> None:
    page.route(f"**/data/v1/{SIGNATURE}", lambda route: route.fulfill(status=404))
    assert "未签名" in status(page, address)


def test_an_unsigned_site_is_asked_for_nothing_that_it_has_not(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/keys/state.json", lambda route: route.fulfill(json={"state": "unsigned"}))
    assert "未签名" in status(page, address)
    assert not [url for url in asked if url.endswith(SIGNATURE)]


def test_a_revoked_key_proves_nothing(page: Page, built: Built, address: str) -> None:
    keys = json.loads((built.folder / "keys/keys.json").read_text("utf-8"))
    keys["keys"][0]["revoked"] = "2026-01-16"
    page.route("**/keys/keys.json", lambda route: route.fulfill(json=keys))
    assert "签名无效" in status(page, address)


@pytest.mark.parametrize("script", ["", NO_SUBTLE])
def test_dropped_files(page: Page, built: Built, address: str, tmp_path: Path, script: str) -> None:
    page.add_init_script(script)
    status(page, address)
    base = built.folder / "data/v1"
    (tmp_path / "改过.csv").write_bytes((base / "2023/list.csv").read_bytes() + b"x")
    page.set_input_files("#xj-verify-file", [base / "2023/list.xlsx", tmp_path / "改过.csv"])
    lines = page.locator("#xj-verify-results li")
    expect(lines).to_have_count(2)
    said = lines.all_inner_texts()
    assert said[0].startswith("list.xlsx：真实，与签名的清单一致（2023/list.xlsx、latest/list.xlsx）")
    assert "示例密钥" in said[0]
    assert said[1].startswith("改过.csv：不在清单里，或已被改动")
    assert hashlib.sha256((tmp_path / "改过.csv").read_bytes()).hexdigest() in said[1]


def test_files_of_the_same_name_and_a_folder(page: Page, built: Built, address: str) -> None:
    """Lists of two years have one name; neither may hide the other."""
    status(page, address)
    texts = [(built.folder / f"data/v1/{year}/list.json").read_text("utf-8") for year in (2022, 2023)]
    page.evaluate(
        """texts => {
          const t = new DataTransfer();
          for (const text of texts) t.items.add(new File([text], 'list.json'));
          const folder = new File([], '文件夹');
          folder.arrayBuffer = () => Promise.reject(new DOMException('x', 'NotReadableError'));
          const drop = Object.assign(new Event('drop'), { dataTransfer: { files: [...t.files, folder] } });
          document.getElementById('xj-verify').dispatchEvent(drop);
        }""",
        texts,
    )
    lines = page.locator("#xj-verify-results li")
    expect(lines).to_have_count(3)
    folder, first, second = lines.all_inner_texts()
    assert folder.startswith("文件夹：读不到")
    assert first.startswith("list.json：真实，与签名的清单一致（2022/list.json）")
    assert second.startswith("list.json：真实，与签名的清单一致（2023/list.json")


@pytest.mark.parametrize("script", ["", NO_SUBTLE])
def test_dropped_files_without_a_network(
    window: BrowserContext, page: Page, built: Built, address: str, script: str
) -> None:
    page.add_init_script(script)
    status(page, address)
    base = built.folder / "data/v1"
    window.set_offline(True)
    page.set_input_files("#xj-verify-file", [base / SUMS, base / SIGNATURE, base / "2022/list.csv"])
    lines = page.locator("#xj-verify-results li")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("签名有效")
    expect(lines.last).to_contain_text("list.csv：真实")


def test_dropping_with_the_mouse(page: Page, built: Built, address: str) -> None:
    status(page, address)
    text = (built.folder / "data/v1/2023/list.json").read_text("utf-8")
    transfer = page.evaluate_handle(
        "text => { const t = new DataTransfer(); t.items.add(new File([text], 'list.json')); return t; }", text
    )
    page.dispatch_event("#xj-verify", "drop", {"dataTransfer": transfer})
    expect(page.locator("#xj-verify-results li")).to_contain_text("list.json：真实")


@pytest.fixture
def code(built: Built) -> str:
    records = json.loads((built.folder / "data/v1/2023/list.json").read_text("utf-8"))["records"]
    return str(records[0]["uscc"])


def test_look_up_says_that_it_is_signed(page: Page, address: str, code: str) -> None:
    page.goto(f"{address}lookup/?id={code}")
    expect(page.locator("#xj-signature")).to_contain_text(f"签名有效：{NAME}")
    expect(page.locator("#xj-signature")).to_contain_text("公钥取自本站，请与公告里印的核对")
    expect(page.locator("#xj-signature")).to_contain_text("示例密钥，所签数据不具效力")


def test_look_up_of_changed_data(page: Page, address: str, code: str) -> None:
    def forge(route: Route) -> None:
        route.fulfill(body=route.fetch().text().replace('"level":2', '"level":5'))

    page.route("**/data/v1/lookup/0.json", forge)
    page.goto(f"{address}lookup/?id={code}")
    expect(page.locator("#xj-signature")).to_contain_text("请不要采信")


def test_look_up_while_the_site_is_renewed(page: Page, address: str, code: str) -> None:
    """What the browser kept from before is old, not forged."""
    kept = iter([True])

    def keep(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(body=text.replace("2026-01-15", "2026-01-14") if next(kept, False) else text)

    page.route("**/data/v1/lookup/0.json", keep)
    page.goto(f"{address}lookup/?id={code}")
    expect(page.locator("#xj-signature")).to_contain_text("请刷新页面再查")


def test_a_key_that_has_ended(page: Page, built: Built, address: str) -> None:
    """An old list with its old signature is valid, and its age is said."""
    keys = json.loads((built.folder / "keys/keys.json").read_text("utf-8"))
    keys["keys"][0]["until"] = "2026-02-01"
    page.route("**/keys/keys.json", lambda route: route.fulfill(json=keys))
    page.clock.set_fixed_time(datetime(2026, 2, 1, 12, tzinfo=UTC))
    assert "停用" not in status(page, address)
    page.clock.set_fixed_time(datetime(2026, 2, 1, 17, tzinfo=UTC))
    assert "这把密钥已在2026年2月1日停用，数据可能不是最新的" in status(page, address)


def test_today_moves_to_the_day_of_reading(page: Page, address: str) -> None:
    page.clock.set_fixed_time(datetime(2023, 7, 1, 20, tzinfo=UTC))
    page.goto(f"{address}calendar/")
    expect(page.locator("#today")).to_contain_text("2023年7月2日")
    texts = page.locator(".xj-timeline > li").all_inner_texts()
    today = next(index for index, text in enumerate(texts) if text.startswith("今天"))
    assert "2023年7月2日" in texts[today], "20 o'clock UTC is the next day in China"
    assert "已过" in texts[today - 1]
    assert "还有28天" in texts[today + 1]


def test_today_stands_between_what_has_begun_and_what_has_not(page: Page, address: str) -> None:
    """A publicity that is running began before today, so it stands above, whatever ends before it does."""
    page.clock.set_fixed_time(datetime(2023, 11, 26, 4, tzinfo=UTC))
    page.goto(f"{address}calendar/")
    expect(page.locator("#today")).to_contain_text("2023年11月26日")
    texts = page.locator(".xj-timeline > li").all_inner_texts()
    today = next(index for index, text in enumerate(texts) if text.startswith("今天"))
    assert [text for text in texts[:today] if "进行中" in text] == texts[today - 2 : today]
    assert "还有4天" in texts[today + 1]


def test_four_ways_to_subscribe(page: Page, window: BrowserContext, address: str) -> None:
    window.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}calendar/")
    row = page.locator(".xj-calendars tbody tr").first
    link = row.locator(".xj-subscribe")
    expect(link).to_be_visible()
    assert link.get_attribute("href") == f"{address}calendar/all.ics".replace("http:", "webcal:")
    row.locator(".xj-copy").click()
    expect(page.locator("#xj-copied")).to_contain_text("calendar/all.ics")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}calendar/all.ics"
    with page.expect_download() as download:
        row.get_by_role("link", name="下载").click()
    assert download.value.suggested_filename == "all.ics"


def test_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}calendar/")
    expect(page.locator(".xj-now")).to_be_visible()
    expect(page.get_by_role("link", name="下载")).to_have_count(7)
    expect(page.locator(".xj-subscribe, .xj-copy").filter(visible=True)).to_have_count(0)
    page.goto(f"{address}verify/")
    expect(page.get_by_text("请用下面的命令")).to_be_visible()
    assert page.locator("#xj-verify-file").is_hidden()
    context.close()


@pytest.mark.parametrize("library", ["ed25519.js", "hashes.js"])
def test_the_site_without_a_library_and_without_cryptography(page: Page, address: str, library: str) -> None:
    page.add_init_script(NO_SUBTLE)
    page.route(f"**/assets/vendor/{library}", lambda route: route.fulfill(status=404))
    assert "此浏览器无法核验签名" in status(page, address)


def test_a_file_that_nobody_can_hash_is_not_judged(page: Page, built: Built, address: str) -> None:
    page.add_init_script(NO_SUBTLE)
    page.route("**/assets/vendor/hashes.js", lambda route: route.fulfill(status=404))
    status(page, address)
    page.set_input_files("#xj-verify-file", [built.folder / "data/v1/2023/list.csv"])
    expect(page.locator("#xj-verify-results li")).to_have_text("list.csv：此浏览器不能计算校验值，请用下面的命令。")
