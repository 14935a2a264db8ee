"""The comment, against golden files; and that nothing in it means anything but itself.

`XINGJI_WRITE_EXPECTED=1` writes what came out: read every line of the change.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.forge.stage import NANJING
from tests.forge.variants import VARIANTS, Stages, Variant
from tests.places import SAMPLE
from xingji.forge.labels import ACCEPTED, FAILED, LATE, REFUSED, all_labels
from xingji.forge.markdown import code, escaped, line_url
from xingji.forge.report import LONGEST, MARK, comment, labels, summary
from xingji.messages.catalogue import codes, message
from xingji.store import guidelines
from xingji.store.reference import reference

GOLDEN = Path(__file__).parent / "golden"
STATES = {ACCEPTED, REFUSED, FAILED}
KNOWN = reference(SAMPLE)


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("variants"))


@pytest.fixture(params=sorted(VARIANTS))
def variant(request: pytest.FixtureRequest, stages: Stages, monkeypatch: pytest.MonkeyPatch) -> Variant:
    for name in ("_INSTALLED", "_CHECKOUT"):
        monkeypatch.setattr(guidelines, name, GOLDEN / "nowhere")
    return stages.variant(request.param)


def test_golden(variant: Variant, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["variant"]
    text = comment(variant.result, variant.context)
    path = GOLDEN / f"{name}.md"
    if os.environ.get("XINGJI_WRITE_EXPECTED"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_every_golden_file_has_its_variant() -> None:
    assert {path.stem for path in GOLDEN.glob("*.md")} == set(VARIANTS)


def test_bounds(variant: Variant) -> None:
    text = comment(variant.result, variant.context)
    assert text.startswith(MARK)
    assert len(text) <= LONGEST
    alike = summary(variant.result, variant.context)
    assert len(alike) <= LONGEST
    assert MARK not in alike


def test_longest_texts_of_every_rule_fit(stages: Stages) -> None:
    """What does not is counted, and there is a way to it."""
    some = stages.variant("many")
    names = {name for known in codes() for name in re.findall(r"\{([a-z_]+)\}", message(known).says.zh)}
    values = tuple((name, "<@示#" * 40) for name in sorted(names))
    rows = tuple(
        row.model_copy(update={"code": codes()[number % len(codes())], "values": values})
        for number, row in enumerate(some.result.findings)
    )
    text = comment(some.result.model_copy(update={"findings": rows}), some.context)
    assert len(text) <= LONGEST
    assert text.count("**错误** XJ") > 10
    assert re.search(r"还有\d+个问题没有列出，在本地运行", text)
    assert re.search(r"还有\d+个文件没有列出", text)


def test_labels(variant: Variant) -> None:
    found = labels(variant.result, KNOWN)
    assert found <= all_labels(KNOWN).keys()
    assert len(found & STATES) == 1
    assert (LATE in found) == any(window.verdict == "late" for window in variant.result.windows)


def test_answers_are_not_repeated(variant: Variant) -> None:
    """Nor are notes, contacts or the name of the enterprise."""
    text = comment(variant.result, variant.context)
    for private in (
        "台账按季度核对",
        "变更管理规程",
        "示例联系人甲",
        "025-80000101",
        "示例精密机械",
        "审批单缺两次签字",
    ):
        assert private not in text


class Page(HTMLParser):
    """What GitHub's post-processing looks at: tags, addresses, and the text outside code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""
        self._code = 0
        html = (
            MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"]).render(text)
        )
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._code += tag == "code"
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        self.text += "" if self._code else data


TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
OURS = {"h2", "h3", "p", "ol", "ul", "li", "strong", "a", "code", "hr", "sub", "span"} | TABLE
MEANS = re.compile(r"@\w|#\d|\bGH-\d|://|www\.|:[a-z]\w*:")


def test_nothing_means_anything(variant: Variant) -> None:
    page = Page(comment(variant.result, variant.context))
    assert page.tags <= OURS
    assert all(address.startswith("https://github.com/sample/xingji/") for address in page.addresses)
    assert not MEANS.search(page.text)


@given(st.text(max_size=80) | st.text(alphabet="@#:/\\`*_[]()<>|!~$&;-+=.1aw \n\u202e\u200b", max_size=40))
def test_any_text_stays_text(text: str) -> None:
    for made in (escaped(text), code(text)):
        assert "\n" not in made
        page = Page(f"- **x** {made}：y\n\n| a |\n| --- |\n| {made} |\n")
        assert page.tags <= {"ul", "li", "strong", "p", "code", "span"} | TABLE
        assert "$" not in made.replace("<span>$</span>", "")
        assert not page.addresses
        assert not MEANS.search(page.text.replace("\u200b", "\0"))


def test_texts_are_shown_as_they_are() -> None:
    text = "a*b_c [x](y) <b> & 'q' \"r\" #1 @a"
    assert Page(escaped(text)).text.replace("\u200b", "").strip() == text


def test_addresses_of_lines() -> None:
    url = line_url("https://github.com", "sample/xingji", "a" * 40, f"{NANJING}/ics/（一）.yaml", 3)
    assert url.endswith("/ics/%EF%BC%88%E4%B8%80%EF%BC%89.yaml#L3")
    for odd in ("../../x", "a b", "a)b](c", "a\\b", "\udcff", "a/./b", ""):
        assert line_url("https://github.com", "sample/xingji", "a" * 40, odd, 1) == ""
