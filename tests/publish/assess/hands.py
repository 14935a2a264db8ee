"""What a person does on the self-assessment page, and what is typed there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import BrowserContext, FilePayload, Page

NOW = datetime(2023, 7, 12, 2, tzinfo=UTC)
"""When forms are filled in."""
USCC, CITY = "91320115MA0FAKE17K", "nanjing"
HEAD = {
    "head-agency": "nj-01",
    "head-assessed_on": "2023-07-12",
    "head-commitment-signed_on": "2023-06-25",
    "head-commitment-sha256": "A" * 64,
}
ENTERPRISE = {
    "enterprise-uscc": f" {USCC.lower()} ",
    "enterprise-city": CITY,
    "enterprise-county": "320115",
    "enterprise-name": "示例精密机械（南京）有限公司",
    "enterprise-industry": "34",
    "enterprise-kind": "manufacturer",
    "enterprise-profile": "discrete",
    "enterprise-agency": "nj-01",
    "enterprise-held": "工控安全防护 1级 2021年\n平台安全防护 2级 2022年",
    "enterprise-contact-name": "示例联系人",
    "enterprise-contact-phone": "025－80001001",
    "enterprise-contact-email": "sample@example.com",
}
CLOUD = {"cloud-filled_on": "2023-07-10", "cloud-uses_cloud": "true", "cloud-measures": "传输加密\n=每日备份"}
SERVICES = (
    {"上云系统": "MES_x0041_", "云服务商": "示例云计算有限公司", "部署方式": "private", "含控制数据": "false"},
    {"上云系统": "<b>ERP</b> & 供应链", "云服务商": "示例数据中心有限公司", "部署方式": "public", "含控制数据": "true"},
)


def open_form(context: BrowserContext, address: str) -> Page:
    """The form of the ics track in a new window that says yes to every question."""
    page = context.new_page()
    page.clock.install(time=NOW)
    page.on("dialog", lambda dialog: dialog.accept())
    visit(page, f"{address}assess/ics/")
    return page


def visit(page: Page, address: str) -> None:
    """Open a form and wait until it stands."""
    page.goto(address)
    page.wait_for_selector("#xj-assess[data-ready]")


def go(page: Page, name: str) -> None:
    """To one of the three views."""
    page.evaluate("name => { location.hash = name }", name)
    page.wait_for_function("name => !document.querySelector(`.xj-pane--${name}`)?.hidden", arg=name)


def clear(page: Page) -> None:
    """Forget everything by the page's own button."""
    go(page, "export")
    page.locator(".xj-pane--export").get_by_role("button", name="清除全部内容").click()


def take_in(page: Page, name: str, content: str | bytes) -> str:
    """Hand a file to the page; gives what it says of it."""
    go(page, "export")
    page.evaluate("document.querySelector('.xj-import').replaceChildren()")
    raw = content.encode() if isinstance(content, str) else content
    file: FilePayload = {"name": name, "mimeType": "application/yaml", "buffer": raw}
    page.locator("#xj-import").set_input_files(files=[file])
    page.wait_for_function("() => document.querySelector('.xj-import').textContent !== ''")
    return page.locator(".xj-import").inner_text()


def download(page: Page, name: str) -> bytes:
    """A file of the export view."""
    with page.expect_download() as waiting:
        page.locator(".xj-files").get_by_role("button", name=f"下载 {name}").click()
    assert waiting.value.suggested_filename == name
    return Path(waiting.value.path()).read_bytes()


def settle(page: Page) -> None:
    """Let the pauses end after which the page checks and keeps what was typed; its clock is ours."""
    page.clock.run_for(300)


_TYPE = """fields => {
  for (const [name, value] of Object.entries(fields)) {
    const field = document.getElementById(`xj-${name}`);
    field.value = value;
    if (field.value !== value) throw new Error(`${name} does not take ${value}`);
    field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
  }
}"""


def fill(page: Page, fields: dict[str, str]) -> None:
    """Fields by the end of their id, all in one go: one by one takes the driver seconds."""
    page.evaluate(_TYPE, fields)


def add_service(page: Page, service: dict[str, str]) -> None:
    """A row of the cloud form."""
    page.locator(".xj-fields").get_by_role("button", name="添加一个上云系统").click()
    row = page.locator(".xj-services li").last
    for label, value in service.items():
        field = row.get_by_label(label)
        if label in ("部署方式", "含控制数据"):
            field.select_option(value)
        else:
            field.fill(value)


def fill_all(page: Page, year: int) -> None:
    """Everything beside the answers, for a year."""
    go(page, "export")
    fill(page, {**HEAD, **ENTERPRISE, **CLOUD})
    fill(page, {"head-assessed_on": f"{year}-07-12", "cloud-filled_on": f"{year}-07-10"})
    for service in SERVICES:
        add_service(page, service)
    settle(page)
