"""The self-assessment page in a real Chromium: what it exports, takes in, keeps, and how it can be used."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from benchmarks.degrees import random_degrees
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route

from tests.site.conftest import Built
from xingji.publish.assess import FOLDER
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import level_of
from xingji.store.guidelines import Library

pytestmark = [pytest.mark.browser, pytest.mark.site]
_USCC, _CITY = "91320115MA0FAKE17K", "nanjing"
_HARD_TEXTS = (
    '他说"停"，路径是 C:\\temp\\新: #1 & 2',
    "第一行\n第二行: 值\n- 第三行",
    "- 开头像列表",
    "{不是: 映射}",
    "=1+1",
    "yes",
    "2023-07-01",
    "尾随空格   \t",
    "零宽\u200b字符\ufeff和\u202e方向",
    "'单引号'",
)


@pytest.fixture(scope="module")
def shared(chromium: Browser, address: str) -> Iterator[Page]:
    """One window for all tests that leave it as they found it."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    yield _opened(context, address)
    context.close()


@pytest.fixture
def form(shared: Page) -> Page:
    """The form of the ics track, emptied by its own button."""
    _go(shared, "export")
    shared.get_by_role("button", name="清除全部内容").click()
    _go(shared, "fill")
    shared.evaluate("location.hash = 'd01'")
    return shared


@pytest.fixture
def fresh(window: BrowserContext, address: str) -> Page:
    """The form in a window of its own, for tests that change more than answers."""
    return _opened(window, address)


def _opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    _open(page, f"{address}assess/ics/")
    return page


@pytest.fixture(scope="module")
def rules(built: Built) -> Ruleset:
    """The ruleset behind the form."""
    found = Library(built.tree).ruleset("ics-2023")
    assert found
    return found


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("#xj-assess[data-ready]")


def _go(page: Page, name: str) -> None:
    page.evaluate("name => { location.hash = name }", name)
    page.wait_for_function("name => !document.querySelector(`.xj-pane--${name}`)?.hidden", arg=name)


def _answers(rules: Ruleset, dice: Random) -> dict[str, Any]:
    """Answers as somebody could write them, with every kind of text that YAML could misread."""
    answers: dict[str, Any] = dict(random_degrees(rules, dice))
    for number, (practice, degree) in enumerate(answers.items()):
        text = _HARD_TEXTS[number % len(_HARD_TEXTS)]
        if degree == "not_applicable":
            answers[practice] = {"degree": degree, "reason": f"厂内没有这类设备。{text}"}
        elif number % 3 == 0:
            title = " ".join(text.split())
            pieces = [{"title": title, "page": str(number + 1), "sha256": f"{number:064x}"}, {"title": "台账"}]
            answers[practice] = {"degree": degree, "note": text, "evidence": pieces}
    return answers


def _import(page: Page, name: str, content: str) -> str:
    """Hand a file to the page; gives what it says of it."""
    _go(page, "export")
    page.evaluate("document.querySelector('.xj-import').replaceChildren()")
    file: FilePayload = {"name": name, "mimeType": "application/yaml", "buffer": content.encode()}
    page.locator("#xj-import").set_input_files(files=[file])
    page.wait_for_function("() => document.querySelector('.xj-import').textContent !== ''")
    return page.locator(".xj-import").inner_text()


def _download(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"下载 {name}").click()
    assert waiting.value.suggested_filename == name
    return Path(waiting.value.path()).read_bytes()


def _fill(page: Page, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        field = page.locator(f"#xj-{name}")
        if field.evaluate("field => field.localName") == "select":
            field.select_option(value)
        else:
            field.fill(value)


_HEAD = {
    "head-agency": "nj-01",
    "head-assessed_on": "2023-07-12",
    "head-commitment-signed_on": "2023-06-25",
    "head-commitment-sha256": "A" * 64,
}
_ENTERPRISE = {
    "enterprise-uscc": f" {_USCC.lower()} ",
    "enterprise-city": _CITY,
    "enterprise-county": "320115",
    "enterprise-name": "示例精密机械（南京）有限公司",
    "enterprise-industry": "34",
    "enterprise-kind": "manufacturer",
    "enterprise-agency": "nj-01",
    "enterprise-held": "工控安全防护 1级 2021年\n平台安全防护 2级 2022年",
    "enterprise-contact-name": "示例联系人",
    "enterprise-contact-phone": "025－80001001",
    "enterprise-contact-email": "sample@example.com",
}


def _xingji(*arguments: object, at: Path) -> Any:
    """JSON of a command of the engine."""
    command = [sys.executable, "-m", "xingji", *map(str, arguments), "--format", "json"]
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_exported_files_pass_the_check_unchanged(form: Page, built: Built, rules: Ruleset, tmp_path: Path) -> None:
    """All kinds of text go in by a file and come out as files without a finding; the level is the engine's."""
    answers = _answers(rules, Random(7))  # noqa: S311  the same case every time
    told = _import(form, "self-assessment.yaml", yaml.safe_dump({"guideline": "ics-2023", "answers": answers}))
    assert told.splitlines()[0].endswith(f"已导入{len(answers)}条回答。")
    assert "没有采用" not in told
    _fill(form, {**_HEAD, **_ENTERPRISE})
    edition = form.evaluate("JSON.parse(document.getElementById('xj-assess-settings').textContent).edition")
    _fill(form, {"head-assessed_on": f"{edition}-07-12"})
    form.wait_for_timeout(300)
    assert form.locator(".xj-checks li").all_inner_texts() == []
    assert form.locator(".xj-checks__good").count() == 2
    home = tmp_path / "submissions" / str(edition) / _CITY / _USCC
    (home / "ics").mkdir(parents=True)
    shown = form.locator(".xj-files code").all_inner_texts()
    assert [tmp_path / path for path in shown] == [home / "ics" / "self-assessment.yaml", home / "enterprise.yaml"]
    (home / "ics" / "self-assessment.yaml").write_bytes(_download(form, "self-assessment.yaml"))
    (home / "enterprise.yaml").write_bytes(_download(form, "enterprise.yaml"))
    for name in ("edition.yaml", "institutions.yaml", "roles.yaml"):
        shutil.copy(built.tree / "submissions" / str(edition) / name, tmp_path / "submissions" / str(edition))
    shutil.copy(built.tree / "submissions" / "2023" / _CITY / "agencies.yaml", home.parent)
    shutil.copytree(built.tree / "scoring", tmp_path / "scoring")
    findings = _xingji("check", home, "--no-cache", at=tmp_path)["findings"]
    assert [f for f in findings if f["severity"] != "advice"] == []
    result = _xingji("score", home, at=tmp_path)["results"][0]
    degrees = {key: value if isinstance(value, str) else value["degree"] for key, value in answers.items()}
    assert result["level"] == level_of(degrees, rules)
    assert result["guideline_sha256"] == form.locator(".xj-digest").inner_text()
    assert f"指数{result['index']:.2f}" in form.locator(".xj-assess__count").inner_text()
    written = yaml.load((home / "ics" / "self-assessment.yaml").read_text("utf-8"), yaml.CSafeLoader)["answers"]
    assert list(written) == list(rules.practices)
    assert written["PA01.1.1"]["note"] == _HARD_TEXTS[0]


def test_export_comes_back(form: Page, rules: Ruleset) -> None:
    """What was exported can be imported again and is exported the same."""
    _import(form, "a.yaml", yaml.safe_dump({"guideline": "ics-2023", "answers": _answers(rules, Random(3))}))  # noqa: S311
    _fill(form, {**_HEAD, **_ENTERPRISE})
    form.wait_for_timeout(300)
    files = {name: _download(form, name).decode() for name in ("self-assessment.yaml", "enterprise.yaml")}
    form.get_by_role("button", name="清除全部内容").click()
    assert form.locator("#xj-enterprise-name").input_value() == ""
    assert form.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('xingji:'))") == []
    for name, content in files.items():
        assert "没有采用" not in _import(form, name, content)
    assert {name: _download(form, name).decode() for name in files} == files


def test_import_reports_what_it_does_not_take(form: Page) -> None:
    told = _import(
        form,
        "alt.yaml",
        "guideline: ics-2022\nagency: [a]\nbeside: 1\nanswers:\n  PA01.1.1: no\n  PA99.1.1: met\n  __proto__: met\n"
        "  PA02.1.1: {degree: met, colour: red, evidence: [台账]}\n  PA05.1.1: not_applicable\n  PA03.1.1: partly\n",
    )
    for text in ("“ics-2022”", "agency", "beside", "PA01.1.1：不认识的符合程度“no”", "PA99.1.1", "__proto__"):
        assert text in told
    for text in ("PA02.1.1.colour", "PA02.1.1.evidence", "PA05.1.1：不允许选“不适用”"):
        assert text in told
    assert form.locator(".xj-assess__count").inner_text().startswith("已答2／338")


def test_unreadable_files_change_nothing(form: Page) -> None:
    bad = ("a: [", "a: 1\na: 2", "a: &x 1\nanswers: *x", "answers: !!python/object 1", "- 1", "", "a: 1", "a: 1\n---\n")
    for content in bad:
        assert "没有导入任何内容" in _import(form, "bad.yaml", content), content
    assert "已答0／" in form.locator(".xj-assess__count").inner_text()


def test_kept_in_this_browser_only(fresh: Page, address: str) -> None:
    """Answers survive a reload and no request is made while filling in."""
    requests: list[str] = []
    fresh.on("request", lambda request: requests.append(request.url))
    fresh.locator("#pa01-1-1 input[value=mostly]").check()
    fresh.locator("#pa01-1-1 summary").click()
    fresh.locator("#pa01-1-1 textarea").fill("现状")
    for name in ("result", "export", "fill"):
        _go(fresh, name)
    fresh.wait_for_function("() => document.querySelector('.xj-assess__saved').textContent.includes('已保存')")
    assert {url.rpartition("/")[2] for url in requests} <= {"mark.svg"}, "nothing but the icon of the window"
    _open(fresh, f"{address}assess/ics/")
    assert fresh.locator("#pa01-1-1 input[value=mostly]").is_checked()
    assert fresh.locator("#pa01-1-1 textarea").input_value() == "现状"
    assert fresh.evaluate("document.cookie") == ""


def test_says_when_nothing_can_be_kept(fresh: Page) -> None:
    fresh.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )
    fresh.locator("#pa01-1-1 input[value=met]").check()
    fresh.wait_for_function("() => document.querySelector('.xj-assess__saved').textContent.includes('不允许保存')")


def test_level_follows_within_50_ms(form: Page, rules: Ruleset) -> None:
    """From the click to the level in the form, with everything answered; the slowest of twenty."""
    answers = {p.id: "met" if p.level <= 2 else "unmet" for p in rules.practices.values()}
    _import(form, "a.yaml", yaml.safe_dump({"guideline": "ics-2023", "answers": answers}))
    _go(form, "fill")
    times = form.evaluate(
        """() => [...document.querySelectorAll('.xj-q')].slice(0, 20).map((group, number) => {
          const began = performance.now();
          group.querySelector(`input[value=${number % 2 ? 'met' : 'unmet'}]`).click();
          document.querySelector('.xj-assess__level').getBoundingClientRect();
          return performance.now() - began;
        })"""
    )
    assert sorted(times)[-2] < 50, times
    assert form.locator(".xj-assess__level").inner_text() == "按当前回答：未达标"


def test_keyboard_and_reader(form: Page) -> None:
    """Choosing with the arrow keys, taking it back with Delete; groups, legend and live level have their roles."""
    group = form.get_by_role("group", name="PA01.1.1").first
    first = group.get_by_role("radio", name="符合", exact=True)
    first.focus()
    form.keyboard.press("Space")
    form.keyboard.press("ArrowRight")
    assert group.get_by_role("radio", name="基本符合").is_checked()
    assert "已答1／" in form.locator(".xj-assess__count").inner_text()
    form.keyboard.press("Delete")
    assert "已答0／" in form.locator(".xj-assess__count").inner_text()
    assert form.locator("[role=status][aria-live=polite]").inner_text() == "按当前回答：未达标"
    form.evaluate("location.hash = 'pa40-1-1'")
    form.wait_for_function("() => document.activeElement.name === 'PA40.1.1'")
    assert form.locator(".xj-assess__domains [aria-current]").inner_text().startswith("供应链安全保障")


def test_not_applicable_only_where_allowed_and_with_reason(form: Page, rules: Ruleset) -> None:
    allowed = form.evaluate("[...document.querySelectorAll('input[value=not_applicable]')].map(input => input.name)")
    assert allowed == [practice.id for practice in rules.practices.values() if practice.na]
    group = form.locator(f"#{allowed[0].lower().replace('.', '-')}")
    group.locator("input[value=not_applicable]").check()
    assert group.get_by_label("不适用理由").is_visible()
    _go(form, "export")
    assert f"{allowed[0]}：选了“不适用”，请写理由" in form.locator(".xj-checks").inner_text()


def test_private_things_are_noticed(form: Page) -> None:
    form.locator("#pa01-1-1 input[value=met]").check()
    form.locator("#pa01-1-1 summary").click()
    form.locator("#pa01-1-1 textarea").fill("找张工１３９８７６５４３２１，地址192.168.1.10")
    _go(form, "export")
    told = form.locator(".xj-checks").inner_text()
    assert "文字中有手机号码" in told
    assert "文字中有内部网络地址" in told


def test_digest_of_a_file_that_stays_here(fresh: Page) -> None:
    """With the browser's own SHA-256 and, on plain http elsewhere, with ours."""
    fresh.locator("#pa01-1-1 summary").click()
    fresh.get_by_role("button", name="添加一份材料").click()
    file: FilePayload = {"name": "台账.pdf", "mimeType": "application/pdf", "buffer": "台账".encode() * 100}
    for missing in (False, True):
        if missing:
            fresh.evaluate("() => Object.defineProperty(crypto, 'subtle', { value: undefined })")
        field = fresh.locator("#pa01-1-1").get_by_label("SHA-256", exact=True)
        field.fill("")
        fresh.locator("#pa01-1-1 input[type=file]").set_input_files(files=[file])
        fresh.wait_for_function("() => document.activeElement.value.length === 64")
        assert field.input_value() == hashlib.sha256(file["buffer"]).hexdigest()


def test_answers_to_an_older_guideline_are_pointed_out(fresh: Page, address: str) -> None:
    answers = {"PA01.1.1": {"degree": "met"}, "PA02.1.1": {"degree": "colour"}, "PA99.1.1": {"degree": "met"}}
    kept = json.dumps({"answers": answers, "head": [], "digest": "0"})
    fresh.evaluate("kept => localStorage.setItem('xingji:assess:1:ics-2023', kept)", kept)
    _open(fresh, f"{address}assess/ics/")
    assert "请核对" in fresh.locator(".xj-assess__saved").inner_text()
    assert "已答1／338" in fresh.locator(".xj-assess__count").inner_text()


def test_csv_of_the_workbook(form: Page, rules: Ruleset) -> None:
    detail = {"degree": "partly", "note": "=1+1", "evidence": [{"title": "台账", "page": "3"}, {"title": "照片"}]}
    _import(form, "a.yaml", yaml.safe_dump({"guideline": "ics-2023", "answers": {"PA01.1.1": detail}}))
    content = _download(form, "ics-2023.csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["编号"] for row in rows] == list(rules.practices)
    assert (rows[0]["符合程度"], rows[0]["说明"]) == ("部分符合", "'=1+1")
    assert (rows[0]["证明材料"], rows[0]["页码"]) == ("台账\n照片", "3\n—")


def test_github_link_where_it_fits(form: Page, address: str) -> None:
    """Every answer in its short form fits; what does not is offered without content."""
    script = """async ([script, path, content]) =>
      (await import(script)).newFileLink('https://github.com/example/xingji', path, content)"""
    content = "answers:\n" + "".join(f"  PA{n // 9 + 1:02}.1.{n % 9 + 1}: met\n" for n in range(338))
    path = "submissions/2023/nanjing/91320115MA0FAKE17K/ics/self-assessment.yaml"
    dossier = f"{address}scripts/assess/dossier.js"
    found = form.evaluate(script, [dossier, path, content])
    assert found["whole"]
    assert parse_qs(urlsplit(found["href"]).query) == {"filename": [path], "value": [content]}
    assert len(found["href"]) <= 8000
    long = form.evaluate(script, [dossier, path, content + "说明" * 300])
    assert not long["whole"]
    assert parse_qs(urlsplit(long["href"]).query) == {"filename": [path]}
    _go(form, "export")
    assert form.locator(".xj-files a").count() == 0


def test_github_link_in_the_page(fresh: Page, address: str) -> None:
    """Shown when the site names its repository and the place of the file is known; it carries the whole file."""

    def with_repository(route: Route) -> None:
        body = route.fetch().text().replace('"repository":""', '"repository":"https://github.com/example/xingji"')
        route.fulfill(body=body, content_type="text/html")

    fresh.route("**/assess/ics/", with_repository)
    _open(fresh, f"{address}assess/ics/")
    fresh.locator("#pa01-1-1 input[value=met]").check()
    _go(fresh, "export")
    links = fresh.locator(".xj-files a")
    assert links.count() == 0
    _fill(fresh, {"enterprise-uscc": _USCC, "enterprise-city": _CITY})
    links.first.wait_for()
    assert links.count() == 2
    sent = parse_qs(urlsplit(links.first.get_attribute("href") or "").query)
    assert sent["filename"][0].endswith(f"/{_CITY}/{_USCC}/ics/self-assessment.yaml")
    assert sent["value"] == [_download(fresh, "self-assessment.yaml").decode()]


def test_fits_narrow_windows_and_paper(fresh: Page) -> None:
    fresh.locator("#pa01-1-1 summary").click()
    fresh.get_by_role("button", name="添加一份材料").click()
    fresh.set_viewport_size({"width": 360, "height": 740})
    for name in ("fill", "result", "export"):
        _go(fresh, name)
        assert fresh.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    _go(fresh, "fill")
    fresh.emulate_media(media="print")
    assert fresh.locator(".xj-q").count() == fresh.locator(".xj-q:visible").count() == 338
    assert not fresh.locator(".xj-assess__domains").is_visible()


def test_plan_and_gaps_are_shown(form: Page, rules: Ruleset) -> None:
    answers = dict.fromkeys(rules.practices, "met") | {"PA01.3.1": "unmet", "PA05.4.1": "partly"}
    _import(form, "a.yaml", yaml.safe_dump({"guideline": "ics-2023", "answers": answers}))
    _go(form, "result")
    assert form.locator(".xj-assess__level").inner_text() == "按当前回答：二星（规范防护级）"
    assert "PA01.3.1" in form.locator(".xj-gaps").first.inner_text()
    form.get_by_label("目标等级").select_option("5")
    assert form.locator(".xj-plan tbody th").all_inner_texts() == ["PA01.3.1", "PA05.4.1"]
    form.get_by_role("link", name="PA05.4.1").last.click()
    form.wait_for_function("() => document.activeElement.name === 'PA05.4.1'")


def test_filters(fresh: Page, rules: Ruleset) -> None:
    fresh.get_by_label("级别", exact=True).select_option("1")
    fresh.get_by_label("显示", exact=True).select_option("key")
    shown = fresh.evaluate(
        "[...document.querySelectorAll('.xj-q:not([hidden]) legend .xj-code')].map(e => e.textContent)"
    )
    assert shown == [p.id for p in rules.practices.values() if p.key and p.level == 1]


def test_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}assess/ics/")
    assert page.get_by_text("在线填写需要 JavaScript。").is_visible()
    assert page.get_by_text("xingji workbook export").is_visible()
    context.close()


def test_data_is_the_guideline(built: Built, rules: Ruleset) -> None:
    """The numbers in the published file are those of the ruleset, nothing less."""
    data = json.loads((built.folder / FOLDER / "ics-2023.json").read_text("utf-8"))
    assert data["sha256"] == rules.sha256
    assert [level["threshold"] for level in data["levels"]] == [level.threshold for level in rules.levels]
    practices = [practice for area in data["areas"] for practice in area["practices"]]
    expected = [[p.id, p.level, p.weight, p.key, p.effort, p.na] for p in rules.practices.values()]
    assert [[p["id"], p["level"], p["weight"], p["key"], p["effort"], p["na"]] for p in practices] == expected
