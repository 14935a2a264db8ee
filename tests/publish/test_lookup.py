"""The look-up: shards with every enterprise, names found by any part, codes judged while typed, badges in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publish.conftest import NOW, Built
from tests.publish.crowd import crowd
from tests.publish.host import serve
from xingji.publish.badges import draw
from xingji.publish.data import DataSet
from xingji.publish.lookup import BLOCK, files, fnv1a, folded, shard_of, shards_for
from xingji.publish.record import PublicRecord

_MANY = 3000


@pytest.fixture(scope="module")
def many() -> list[PublicRecord]:
    return crowd(_MANY)


@pytest.fixture(scope="module")
def written(many: list[PublicRecord]) -> Mapping[str, Any]:
    return dict(files([DataSet(2022, True, []), DataSet(2023, True, many)], NOW))


@pytest.mark.parametrize(("text", "value"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)])
def test_hash(text: str, value: int) -> None:
    """Against the published test vectors of FNV."""
    assert fnv1a(text) == value


@pytest.mark.parametrize(("count", "shards"), [(0, 1), (128, 1), (129, 2), (3000, 32), (100_000, 1024)])
def test_number_of_shards(count: int, shards: int) -> None:
    assert shards_for(count) == shards


def test_every_enterprise_lies_in_its_shard(written: Mapping[str, Any], many: list[PublicRecord]) -> None:
    head = written["index.json"]
    assert (head["enterprises"], head["editions"], head["shards"]) == (_MANY, [2023], 32)
    for record in many:
        held = written[f"{shard_of(record.uscc, 32)}.json"]["enterprises"][record.uscc]
        assert [found["name"] for found in held] == [record.name]
    assert max(len(written[f"{number}.json"]["enterprises"]) for number in range(32)) < 200


def test_pairs_lead_to_all_names_or_are_common(written: Mapping[str, Any], many: list[PublicRecord]) -> None:
    common = written["index.json"]["names"]["common"]
    assert {"示例", "有限", "公司"} <= set(common)
    names = [
        name for start in range(0, _MANY, BLOCK) for name, _ in written[f"names/block-{start // BLOCK}.json"]["names"]
    ]
    assert sorted(names) == sorted(record.name for record in many)
    for number, name in enumerate(names[:200]):
        text = folded(name)
        for pair in {text[i : i + 2] for i in range(len(text) - 1)} - set(common):
            assert number in written[f"names/pairs-{shard_of(pair, 32)}.json"][pair]


def test_records_of_an_enterprise_come_newest_first_under_every_name() -> None:
    [record] = crowd(1)
    older = replace(record, edition=2022, name="示例旧名称有限公司", superseded_by=2023)
    contents = dict(files([DataSet(2022, True, [older]), DataSet(2023, True, [record])], NOW))
    assert [found["edition"] for found in contents["0.json"]["enterprises"][record.uscc]] == [2023, 2022]
    assert sorted(contents["names/block-0.json"]["names"]) == sorted(
        [(older.name, older.uscc), (record.name, record.uscc)]
    )


@pytest.mark.parametrize("stars", [3, None])
def test_badge_says_everything_in_words(stars: int | None) -> None:
    track: str = "ics" if stars else "platform"
    level = "三星（集成管控级）" if stars else "增强级"
    drawing = ElementTree.fromstring(draw(2023, track, level, stars, sample=True))  # noqa: S314  our own text
    words = "".join(drawing.itertext())
    assert all(part in words for part in ("2023年度", level, "示例", "以查询页面为准"))
    polygons = drawing.findall(".//{http://www.w3.org/2000/svg}polygon")
    assert len(polygons) == (5 if stars else 0)
    assert sum(shape.get("fill") != "none" for shape in polygons) == (stars or 0)


def _open(page: Page, address: str, query: str = "") -> Page:
    page.goto(f"{address}lookup/{query}")
    return page


def _ask(page: Page, typed: str) -> Page:
    """Use the form, which answers as the address that it writes would."""
    page.locator("#xj-query").fill(typed)
    page.keyboard.press("Enter")
    return page


def _answer(page: Page, text: str) -> str:
    """The answer, once it has a text in it."""
    page.wait_for_selector(f"#xj-answer :text({json.dumps(text, ensure_ascii=False)})")
    return page.locator("#xj-answer").inner_text()


@pytest.fixture(scope="module")
def records(built: Built) -> list[dict[str, Any]]:
    base = built.folder / "data/v1"
    return [r for year in (2023, 2022) for r in json.loads((base / f"{year}/list.json").read_text("utf-8"))["records"]]


@pytest.mark.site
@pytest.mark.needs("chromium")
class TestLookup:
    """The page of the sample editions."""

    def test_a_code_is_judged_while_typed(self, page: Page, address: str) -> None:
        _open(page, address)
        box, hint = page.locator("#xj-query"), page.locator("#xj-hint")
        box.fill("913201 14ma0")
        expect(hint).to_have_text("已输入11位，还差7位。")
        box.fill("91320114MA0YYQ5229")
        expect(hint).to_have_text("校验码相符。")
        box.fill("91320114MA0YYQ5228")
        expect(hint).to_contain_text("校验码不符")
        assert box.get_attribute("aria-invalid") == "true"
        box.fill("9132O114MA0")
        expect(hint).to_have_text("代码里不会有“O”。是不是“0”？")
        box.fill("91320114MA0YYQ52290")
        expect(hint).to_contain_text("多了1位")
        box.fill("SIEMENS")
        assert box.get_attribute("aria-invalid") == "false"
        box.fill("示例电力")
        assert box.get_attribute("aria-invalid") == "false"

    def test_every_enterprise_has_an_address(self, page: Page, address: str, records: list[dict[str, Any]]) -> None:
        by_state = {record["state"]: record for record in records}
        _open(page, address)
        for state, record in by_state.items():
            text = _answer(_ask(page, record["uscc"]), record["name"])
            assert page.evaluate("location.href") == f"{address}lookup/?id={record['uscc']}"
            assert state in text
            assert f"{record['edition']}年度" in text
            assert "示例数据，不具效力" in text
            assert record["withdrawn_reason"] is None or record["withdrawn_reason"] in text
            assert record["superseded_by"] is None or f"见{record['superseded_by']}年度" in text

    def test_names_are_found_by_any_part(self, page: Page, address: str, records: list[dict[str, Any]]) -> None:
        _ask(_open(page, address), "(南京)")
        expected = {record["name"] for record in records if "（南京）" in record["name"]}
        assert f"找到{len(expected)}家企业" in _answer(page, "找到")
        assert set(page.locator("#xj-answer li a").all_inner_texts()) == expected
        page.locator("#xj-answer li a").first.click()
        page.wait_for_selector(".xj-held")
        page.go_back()
        _answer(page, "找到")

    def test_nothing_found_says_what_was_searched(self, page: Page, address: str) -> None:
        _open(page, address, "?id=91320114MA0YYQ5228")
        text = _answer(page, "没有查到")
        assert "查询范围：2022至2023年度的公开名单" in text
        assert "不说明安全状况" in text
        assert "不说明安全状况" in _answer(_ask(page, "没有这家"), "没有查到“没有这家”")

    def test_a_code_is_understood_as_people_write_it(self, page: Page, address: str) -> None:
        _open(page, address, "?name=91320114ma0yyq5229")
        _answer(page, "示例电力设备")
        assert page.title().startswith("示例电力设备")
        text = _answer(_ask(page, "91320114MA0"), "没有查询")
        assert "还差7位" in text
        assert "没有查到" not in text
        _answer(_ask(page, "９１３２０１１４ MA0-YYQ5229"), "示例电力设备")
        assert page.evaluate("location.href") == f"{address}lookup/?id=91320114MA0YYQ5229"

    def test_a_jump_to_the_newer_star_asks_nothing_again(
        self, page: Page, address: str, records: list[dict[str, Any]]
    ) -> None:
        older = next(record for record in records if record["superseded_by"])
        _open(page, address, f"?id={older['uscc']}")
        page.locator(".xj-badge summary").first.click()
        page.get_by_role("link", name=f"见{older['superseded_by']}年度").click()
        page.wait_for_function("() => location.hash")
        expect(page.locator(".xj-badge[open]")).to_have_count(1)

    def test_without_data_the_lists_stand_in(self, page: Page, address: str) -> None:
        page.route("**/lookup/*.json", lambda route: route.fulfill(status=404))
        page.goto(f"{address}lookup/?id=91320114MA0YYQ5229")
        assert "没有载入" in _answer(page, "没有载入")
        expect(page.get_by_role("link", name="2023年度 工控安全防护")).to_be_visible()

    def test_what_is_typed_is_no_markup(self, page: Page, address: str) -> None:
        _open(page, address, "?name=<img src=x onerror=alert(1)>甲乙")
        assert "<img src=x" in _answer(page, "没有查到")
        expect(page.locator("#xj-answer img")).to_have_count(0)

    def test_the_badge_links_here(self, page: Page, address: str, built: Built, records: list[dict[str, Any]]) -> None:
        record = next(record for record in records if record["state"] == "已公布")
        _open(page, address, f"?id={record['uscc']}")
        badge = page.locator(f"[id='{record['edition']}-{record['track']}'] .xj-badge")
        badge.locator("summary").click()
        code = badge.locator("textarea").input_value()
        assert f'href="{address}lookup/?id={record["uscc"]}"' in code
        path = code.partition(f'src="{address}')[2].partition('"')[0]
        assert (built.folder / path).is_file()
        assert badge.locator("img").evaluate("image => image.naturalWidth") == 264
        withdrawn = next(record for record in records if record["state"] == "已撤销")
        _ask(page, withdrawn["uscc"])
        page.wait_for_selector(".xj-held--withdrawn")
        expect(page.locator(".xj-held--withdrawn .xj-badge")).to_have_count(0)

    def test_the_bytes_of_an_answer_can_be_verified(self, page: Page, address: str, built: Built) -> None:
        _open(page, address, "?id=91320114MA0YYQ5229")
        _answer(page, "示例电力设备")
        script = """async () => { const m = await import(new URL('../scripts/lookup.js', location)); const heard = [];
          m.onLoad(({path, bytes}) => heard.push([path, new TextDecoder().decode(bytes)])); return heard; }"""
        heard = dict(page.evaluate(script))
        assert set(heard) >= {"lookup/index.json", "lookup/0.json"}
        for path, text in heard.items():
            assert (built.folder / "data/v1" / path).read_text("utf-8") == text


@pytest.fixture(scope="module")
def large(built: Built, written: Mapping[str, Any]) -> Iterator[str]:
    contents = {
        f"data/v1/lookup/{path}": json.dumps(content, ensure_ascii=False, default=str).encode()
        for path, content in written.items()
    }
    with serve(built.folder, contents) as address:
        yield address


@pytest.mark.site
@pytest.mark.needs("chromium")
def test_search_in_many_shards(chromium: Browser, large: str, many: list[PublicRecord]) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    name = many[1234].name
    for text in (name, name[2:5], "半导体封装（苏"):
        asked.clear()
        page.goto(f"{large}lookup/?name={text}")
        expected = {record.name for record in many if text in record.name}
        _answer(page, "找到")
        shown = set(page.locator("#xj-answer li a").all_inner_texts())
        assert shown == expected or (len(shown) <= 30 < len(expected) and shown <= expected)
        assert sum("/lookup/" in url and url.endswith(".json") for url in asked) < 25
    page.goto(f"{large}lookup/?name=有限公司")
    assert "名称太多" in _answer(page, "区别")
    page.goto(f"{large}lookup/?id={many[77].uscc}")
    assert many[77].name in _answer(page, many[77].name)
    page.close()
