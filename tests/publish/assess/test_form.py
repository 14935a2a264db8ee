"""The self-assessment page in a real Chromium: what it keeps, and how it can be used."""

from __future__ import annotations

import hashlib
import json
import re

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route, expect

from tests.places import ROOT
from tests.publish.assess.hands import ENTERPRISE, USCC, clear, fill, go, settle, take_in, visit
from tests.publish.thread import MainThread
from xingji.scoring.budget import spend
from xingji.scoring.plan import plan
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import lines_of
from xingji.scoring.steps import steps

pytestmark = [pytest.mark.needs("chromium", "npm"), pytest.mark.site]


def test_kept_in_this_browser_only(fresh: Page, address: str) -> None:
    """Answers survive a reload and no request is made while filling in."""
    requests: list[str] = []
    fresh.on("request", lambda request: requests.append(request.url))
    fresh.locator("#pa01-1-1 input[value=mostly]").check()
    fresh.locator("#pa01-1-1 .xj-q__answer summary").click()
    fresh.locator("#pa01-1-1 textarea").fill("现状")
    for name in ("result", "export", "fill"):
        go(fresh, name)
    fresh.wait_for_function("() => document.querySelector('.xj-assess__saved').textContent.includes('已保存')")
    own = {
        "mark.svg",
        "way.js",
        "schedule.js",
        *(path.name for path in (ROOT / "site" / "scripts" / "scoring").iterdir()),
    }
    assert {url.rpartition("/")[2] for url in requests} <= own, "nothing but an icon, and the scripts of the planner"
    visit(fresh, f"{address}assess/ics/")
    assert fresh.locator("#pa01-1-1 input[value=mostly]").is_checked()
    assert fresh.locator("#pa01-1-1 textarea").input_value() == "现状"
    assert fresh.evaluate("document.cookie") == ""


def test_says_when_nothing_can_be_kept(fresh: Page) -> None:
    fresh.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )
    fresh.locator("#pa01-1-1 input[value=met]").check()
    fresh.wait_for_function("() => document.querySelector('.xj-assess__saved').textContent.includes('不允许保存')")


_CLICK = """(number) => {
  const group = document.querySelectorAll('.xj-q')[number];
  group.querySelector(`input[value=${number % 2 ? 'met' : 'unmet'}]`).click();
  document.querySelector('.xj-assess__level').getBoundingClientRect();
}"""


def test_level_follows_within_50_ms(form: Page, ruleset: Ruleset) -> None:
    """Of the main thread, from the click to the level, with everything answered; one of twenty may be slower."""
    answers = {p.id: "met" if p.level <= 2 else "unmet" for p in ruleset.practices.values()}
    take_in(form, "a.yaml", yaml.safe_dump({"guideline": "ics-2023", "answers": answers}))
    go(form, "fill")
    thread = MainThread(form)
    times = []
    for number in range(20):
        before = thread.spent()
        form.evaluate(_CLICK, number)
        times.append(thread.spent() - before)
    assert sorted(times)[-2] < 0.05, times
    expect(form.locator(".xj-assess__level")).to_have_text("按当前回答：未达标")


def test_keyboard_and_reader(form: Page) -> None:
    """Choosing with the arrow keys, taking it back with Delete; groups, legend and live level have their roles."""
    group = form.get_by_role("group", name="PA01.1.1").first
    first = group.get_by_role("radio", name="符合", exact=True)
    first.focus()
    form.keyboard.press("Space")
    form.keyboard.press("ArrowRight")
    assert group.get_by_role("radio", name="基本符合").is_checked()
    expect(form.locator(".xj-assess__count")).to_contain_text("已答1／")
    form.keyboard.press("Delete")
    expect(form.locator(".xj-assess__count")).to_contain_text("已答0／")
    expect(form.locator("[role=status][aria-live=polite]")).to_have_text("按当前回答：未达标")
    form.evaluate("location.hash = 'pa40-1-1'")
    form.wait_for_function("() => document.activeElement.name === 'PA40.1.1'")
    expect(form.locator(".xj-assess__domains [aria-current]")).to_contain_text("供应链安全保障")


def test_not_applicable_only_where_allowed_and_with_reason(form: Page, ruleset: Ruleset) -> None:
    allowed = form.evaluate("[...document.querySelectorAll('input[value=not_applicable]')].map(input => input.name)")
    assert allowed == [practice.id for practice in ruleset.practices.values() if practice.na]
    group = form.locator(f"#{allowed[0].lower().replace('.', '-')}")
    group.locator("input[value=not_applicable]").check()
    expect(group.get_by_label("不适用理由")).to_be_visible()
    go(form, "export")
    expect(form.locator(".xj-checks")).to_contain_text(f"{allowed[0]}：选了“不适用”，请写理由")


def test_private_things_are_noticed(form: Page) -> None:
    form.locator("#pa01-1-1 input[value=met]").check()
    form.locator("#pa01-1-1 .xj-q__answer summary").click()
    form.locator("#pa01-1-1 textarea").fill("找张工１３９８７６５４３２１，地址192.168.1.10")
    go(form, "export")
    for told in ("文字中有手机号码", "文字中有内部网络地址"):
        expect(form.locator(".xj-checks")).to_contain_text(told)


def test_what_is_wrong_is_said_at_its_field(form: Page) -> None:
    """While it is typed; nothing that was typed or pasted is cut or joined."""
    group = form.locator("#pa01-1-1")
    group.locator(".xj-q__answer summary").click()
    group.get_by_role("button", name="添加一份材料").click()
    wrong = group.locator(".xj-field__wrong:visible")
    pages, note = group.get_by_label("页码"), group.get_by_label("说明", exact=True)
    pages.fill("3 5")
    expect(wrong).to_have_text(["页码的数字之间有空格：几页请写成“3、5”，连续的页写成“3-5”"])
    assert pages.get_attribute("aria-invalid") == "true"
    pages.fill("第３至５页，8")
    expect(wrong).to_have_count(0)
    note.fill("长" * 2001)
    expect(wrong).to_have_text(["说明超过2000字"])
    assert len(note.input_value()) == 2001
    note.fill("已\u202e完成")
    expect(wrong).to_contain_text(["U+202E"])
    go(form, "export")
    fill(form, {"enterprise-contact-phone": "138 0000 0000", "enterprise-uscc": USCC})
    settle(form)
    go(form, "fill")
    go(form, "export")
    expect(form.locator(".xj-field__wrong:visible")).to_have_text(["联系电话：中间有空格，请删去空格或补全漏掉的字"])
    assert form.locator("#xj-enterprise-contact-phone").input_value() == "138 0000 0000"


def test_digest_of_a_file_that_stays_here(fresh: Page) -> None:
    """With the browser's own SHA-256 and, on plain http elsewhere, with the library's."""
    fresh.locator("#pa01-1-1 .xj-q__answer summary").click()
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


def test_a_digest_that_cannot_be_computed_is_left_to_the_person(fresh: Page) -> None:
    fresh.route("**/assets/vendor/hashes.js", lambda route: route.abort())
    fresh.evaluate("() => Object.defineProperty(crypto, 'subtle', { value: undefined })")
    fresh.locator("#pa01-1-1 .xj-q__answer summary").click()
    fresh.get_by_role("button", name="添加一份材料").click()
    file: FilePayload = {"name": "台账.pdf", "mimeType": "application/pdf", "buffer": b"x"}
    fresh.locator("#pa01-1-1 input[type=file]").set_input_files(files=[file])
    expect(fresh.locator("#pa01-1-1 .xj-field--digest")).to_contain_text("没有算出")
    assert fresh.locator("#pa01-1-1").get_by_label("SHA-256", exact=True).input_value() == ""


def test_answers_to_an_older_guideline_are_pointed_out(fresh: Page, address: str, ruleset: Ruleset) -> None:
    answers = {"PA01.1.1": {"degree": "met"}, "PA02.1.1": {"degree": "colour"}, "PA99.1.1": {"degree": "met"}}
    kept = json.dumps({"answers": answers, "head": [], "digest": "0"})
    fresh.evaluate("kept => localStorage.setItem('xingji:assess:1:ics-2023', kept)", kept)
    visit(fresh, f"{address}assess/ics/")
    expect(fresh.locator("#xj-assess")).to_contain_text("请核对")
    expect(fresh.locator(".xj-assess__count")).to_contain_text(f"已答1／{len(ruleset.practices)}")
    fresh.locator("#pa01-1-1 input[value=mostly]").check()
    visit(fresh, f"{address}assess/ics/")
    fresh.get_by_role("button", name="已核对").click()
    expect(fresh.locator("#xj-assess")).not_to_contain_text("请核对", use_inner_text=True)
    visit(fresh, f"{address}assess/ics/")
    expect(fresh.locator("#xj-assess")).not_to_contain_text("请核对", use_inner_text=True)


def test_two_windows_share_what_belongs_to_the_enterprise(fresh: Page, window: BrowserContext, address: str) -> None:
    """The form of the other track does not undo a registration that it has not seen; clearing forgets both tracks."""
    other = window.new_page()
    other.on("dialog", lambda dialog: dialog.accept())
    visit(other, f"{address}assess/platform/#export")
    go(fresh, "export")
    fill(fresh, ENTERPRISE)
    other.wait_for_function("() => document.getElementById('xj-enterprise-city').value === 'nanjing'")
    go(other, "fill")
    other.locator("input[value=met]").first.check()
    other.wait_for_function("() => document.querySelector('.xj-assess__saved').textContent.includes('已保存')")
    visit(fresh, f"{address}assess/ics/#export")
    assert fresh.locator("#xj-enterprise-name").input_value() == ENTERPRISE["enterprise-name"]
    clear(fresh)
    assert fresh.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('xingji:'))") == []


def test_leaving_what_could_not_be_kept_is_asked_about(fresh: Page) -> None:
    asked: list[str] = []
    fresh.on("dialog", lambda dialog: asked.append(dialog.type))
    for degree, expected in (("met", []), ("mostly", ["beforeunload"])):
        if expected:
            fresh.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
        fresh.locator(f"#pa01-1-1 input[value={degree}]").click()
        with fresh.expect_navigation():
            fresh.evaluate("(degree) => { location.search = degree }", degree)
        fresh.wait_for_selector("#xj-assess[data-ready]")
        assert asked == expected


def test_fits_narrow_windows_and_paper(fresh: Page, ruleset: Ruleset) -> None:
    fresh.locator("#pa01-1-1 .xj-q__answer summary").click()
    fresh.get_by_role("button", name="添加一份材料").click()
    fresh.set_viewport_size({"width": 360, "height": 740})
    for name in ("fill", "result", "export"):
        go(fresh, name)
        assert fresh.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert fresh.evaluate(
            """() => document.querySelector('.xj-assess__views').getBoundingClientRect().top
              >= document.querySelector('.md-header').getBoundingClientRect().bottom"""
        ), f"the steps are in sight above {name}"
    go(fresh, "fill")
    fresh.emulate_media(media="print")
    for questions in (".xj-q", ".xj-q:visible"):
        expect(fresh.locator(questions)).to_have_count(len(ruleset.practices))
    expect(fresh.locator(".xj-assess__domains")).to_be_hidden()


def test_lines_and_ways_are_shown(form: Page, ruleset: Ruleset) -> None:
    """Which line fails and what it lacks, the way up in steps, what stays open, the best use of an effort."""
    level, floor = ruleset.levels[0].level, ruleset.levels[0].floor
    first = [p.id for p in ruleset.practices.values() if p.level == level]
    key = next(p.id for p in ruleset.practices.values() if p.key and p.level == level)
    domain = ruleset.domains[-1]
    low = [name for name in first if ruleset.area_of[name].id in domain.areas]
    answers = dict.fromkeys(first, "met") | dict.fromkeys(low, "partly") | {key: "unmet"}
    take_in(form, "a.yaml", yaml.safe_dump({"guideline": "ics-2023", "answers": answers}))
    go(form, "result")
    expect(form.locator(".xj-assess__level")).to_have_text("按当前回答：未达标")
    lines = lines_of(answers, ruleset, level)
    assert domain.id in dict(lines.low_domains)
    keys, total, floors = form.locator(".xj-lines > li").all()
    expect(keys).to_contain_text(f"{len(lines.keys)}条关键项没有达到“基本符合”")
    expect(keys.locator(".xj-gaps a")).to_have_text(list(lines.keys))
    expect(total).to_contain_text(f"得分{lines.sum.percent}%（{lines.sum.earned}／{lines.sum.possible}）")
    expect(floors).to_contain_text(f"{len(lines.low_domains)}个能力域的得分不到{floor}%")
    expect(floors).to_contain_text(f"{domain.name}：得分50%")
    found = plan(answers, ruleset, level)
    rows = form.locator(".xj-plan").first.locator("tbody tr")
    expect(rows).to_have_count(len(found.practices))
    expect(form.locator(".xj-plan caption").first).to_contain_text(
        f"共{len(found.practices)}条，投入合计{found.effort}"
    )
    assert rows.locator("td a").all_inner_texts() == [
        step.practice for step in steps(answers, ruleset, found.practices)
    ]
    expect(rows.last).to_contain_text("达到一星（基础建设级）")
    expect(form.locator(".xj-plan").first).to_contain_text("各能力域都过底线")
    expect(form.locator(".xj-plan").first).not_to_contain_text(re.compile(r"D\d\d"))
    form.get_by_label("目标等级").focus()
    form.get_by_label("目标等级").select_option("2")
    expect(rows).to_have_count(len(plan(answers, ruleset, 2).practices))
    expect(form.get_by_label("目标等级")).to_be_focused()
    form.get_by_label("投入", exact=True).fill("9")
    form.get_by_label("看到几级为止").select_option("2")
    spent = spend(answers, ruleset, 9, 2)
    told = f"共{len(spent.practices)}条，投入合计{spent.effort}，消除风险"
    expect(form.locator(".xj-plan caption").last).to_contain_text(told)
    form.locator(".xj-plan").last.locator("td a").first.click()
    form.wait_for_function("() => document.activeElement.name?.startsWith('PA')")


def test_the_top_has_nothing_above_it(form: Page, ruleset: Ruleset) -> None:
    answers = dict.fromkeys(ruleset.practices, "met")
    take_in(form, "a.yaml", yaml.safe_dump({"guideline": "ics-2023", "answers": answers}))
    go(form, "result")
    expect(form.locator(".xj-pane--result")).to_contain_text("已经是最高等级。")
    expect(form.locator(".xj-pane--result")).to_contain_text("按当前回答已经达到这个等级。")


def test_each_question_says_how_it_is_judged_in_the_words_of_the_plant(fresh: Page, address: str) -> None:
    def reworded(route: Route) -> None:
        data = route.fetch().json()
        first, second = data["areas"][0]["practices"][:2]
        first |= {"met": "全部做到", "partly": "做到一半", "onsite": "到现场看", "why_key": "最先被利用"}
        first |= {"na": True, "na_when": "没有设备的", "needs": [second["id"]]}
        first["profiles"] = {"discrete": {"text": "机床的要求", "evidence": ["机床清单"], "na_when": ""}}
        route.fulfill(json=data)

    fresh.route("**/guideline/ics-2023.json", reworded)
    visit(fresh, f"{address}assess/ics/")
    question = fresh.locator("#pa01-1-1")
    about = question.locator("dl").first
    for told in ("全部做到", "做到一半", "最先被利用", "PA01.2.1"):
        expect(about).to_contain_text(told)
    question.get_by_text("怎样核查、何时不适用").click()
    for told in ("到现场看", "没有设备的"):
        expect(question.locator("details dl")).to_contain_text(told)
    expect(question.locator("legend")).not_to_contain_text("机床的要求")
    fresh.get_by_label("生产类型").select_option("discrete")
    expect(question.locator("legend")).to_contain_text("机床的要求")
    expect(about).to_contain_text("机床清单")
    words = fresh.get_by_text("要求按“离散制造”的写法列出。")
    expect(words).to_be_hidden()
    fresh.emulate_media(media="print")
    expect(words).to_be_visible()
    fresh.emulate_media(media="screen")
    go(fresh, "export")
    expect(fresh.locator(".xj-checks")).to_contain_text("enterprise.yaml：还没有填")
    assert fresh.locator("#xj-enterprise-profile").input_value() == "discrete"
    fresh.locator("#xj-enterprise-profile").select_option("utility")
    fresh.evaluate("location.hash = 'pa01-1-1'")
    fresh.wait_for_function("() => document.activeElement.name === 'PA01.1.1'")
    expect(question.locator("legend")).not_to_contain_text("机床的要求")
    other = fresh.context.new_page()
    visit(other, f"{address}assess/ics/#export")
    other.locator("#xj-enterprise-profile").select_option("discrete")
    expect(question.locator("legend")).to_contain_text("机床的要求")
    expect(fresh.locator(".xj-pane--fill").get_by_label("生产类型")).to_have_value("discrete")


def test_too_much_that_is_not_applicable_is_said(fresh: Page, address: str, ruleset: Ruleset) -> None:
    def strict(route: Route) -> None:
        route.fulfill(json={**route.fetch().json(), "out_of_count_percent": 0})

    fresh.route("**/guideline/ics-2023.json", strict)
    visit(fresh, f"{address}assess/ics/")
    practice = next(p for p in ruleset.practices.values() if p.na)
    answers = {practice.id: {"degree": "not_applicable", "reason": "无"}}
    take_in(fresh, "a.yaml", yaml.safe_dump({"guideline": "ics-2023", "answers": answers}))
    whole = sum(p.weight for p in ruleset.practices.values())
    told = f"全部要求共{whole}分权重，有{practice.weight}分选了“不适用”，最多0分（0%）"
    expect(fresh.locator(".xj-checks")).to_contain_text(told)
    go(fresh, "result")
    expect(fresh.locator(".xj-pane--result")).to_contain_text(f"{told}，提交时会被退回。")


@pytest.mark.parametrize("name", ["%", "constructor"])
def test_an_address_that_names_nothing_opens_the_form(fresh: Page, address: str, name: str) -> None:
    fresh.goto("about:blank")
    visit(fresh, f"{address}assess/ics/#{name}")
    expect(fresh.locator(".xj-pane--fill")).to_be_visible()


def test_filters(fresh: Page, ruleset: Ruleset) -> None:
    fresh.get_by_label("级别", exact=True).select_option("1")
    fresh.get_by_label("显示", exact=True).select_option("key")
    shown = fresh.evaluate(
        "[...document.querySelectorAll('.xj-q:not([hidden]) legend .xj-code')].map(e => e.textContent)"
    )
    assert shown == [p.id for p in ruleset.practices.values() if p.key and p.level == 1]


def test_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}assess/ics/")
    expect(page.get_by_text("在线填写需要 JavaScript。")).to_be_visible()
    expect(page.get_by_text("xingji workbook export")).to_be_visible()
    context.close()
