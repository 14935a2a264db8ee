"""Pages as Markdown: golden files, escaping, links."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.places import ROOT, SAMPLE
from tests.publish.conftest import NOW, SMALL
from xingji.publish.docs import shared_by_pages
from xingji.publish.events import date_logs, events_of
from xingji.publish.example import example
from xingji.publish.navigation import Nav, navigation
from xingji.publish.pages import Beside, all_pages
from xingji.publish.render import Page, address, environment, md, relative, render
from xingji.publish.site import Site, load_site
from xingji.rules.registry import load_all
from xingji.store.guidelines import Library

GOLDEN = Path(__file__).parent / "golden"


def made(site: Site) -> dict[str, Page]:
    beside = Beside(notices=Path("nowhere"), events=events_of(site, date_logs(SMALL, site)))
    return {page.path: page for page in all_pages(site, beside)}


def markdown(site: Site, path: str) -> str:
    return render(environment(shared_by_pages(site)), made(site)[path])


@pytest.mark.parametrize(
    ("path", "golden"),
    [
        ("guideline/ics-2023/pa01.md", "area.md"),
        ("lists/2022-ics.md", "list.md"),
        ("lists/2022-platform.md", "list-platform.md"),
        ("notice/2023.md", "notice.md"),
        ("statistics/index.md", "statistics.md"),
    ],
)
def test_golden(small: Site, path: str, golden: str) -> None:
    """Set XINGJI_UPDATE_GOLDEN=1 to take over what the pages look like now."""
    text = markdown(small, path)
    if os.environ.get("XINGJI_UPDATE_GOLDEN"):
        (GOLDEN / golden).write_text(text, "utf-8")
    assert text == (GOLDEN / golden).read_text("utf-8")


def test_nothing_from_data_is_markup(small: Site) -> None:
    engine = environment(shared_by_pages(small))
    for page in made(small).values():
        text = render(engine, page)
        assert "<script>" not in text
        assert "<b>" not in text


def test_an_extension_says_neither_why_nor_who(small: Site) -> None:
    text = markdown(small, "notice/2023.md")
    assert "苏州市：确定名单，延至2023年12月10日" in text
    assert "不应公布" not in text
    assert "must-not-be-published" not in text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2023-05-01", "当前阶段"),
        ("2023-08-01", "两个阶段之间"),
        ("2023-11-25", "下一个时间节点"),
        ("2024-01-01", "均已结束"),
    ],
)
def test_home_says_where_the_year_stands(day: str, words: str) -> None:
    site = load_site(SMALL, Library(SMALL), today=NOW.date().fromisoformat(day), generated_at=NOW)
    assert words in markdown(site, "index.md")


def test_an_unpublished_list_says_so() -> None:
    site = load_site(SMALL, Library(SMALL), today=NOW.date().fromisoformat("2023-07-01"), generated_at=NOW)
    text = markdown(site, "lists/2023-ics.md")
    assert "尚未公示" in text
    assert "阿厂" not in text


def test_every_rule_has_its_block(small: Site) -> None:
    text = markdown(small, "rules/index.md")
    for code in load_all():
        assert f'id="{code.lower()}"' in text


def test_every_page_is_in_the_navigation(small: Site) -> None:
    guides = ("index", "eligible", "enterprise", "agency", "institution", "city", "province", "signing")
    written = {f"join/{name}.md" for name in guides}
    written |= {"about/index.md", "about/accessibility.md", "about/english.md"}
    assert set(_leaves(navigation(small))) == set(made(small)) | written


def _leaves(nav: Nav) -> Iterator[str]:
    for entry in nav:
        target = next(iter(entry.values())) if isinstance(entry, dict) else entry
        if isinstance(target, str):
            yield target
        else:
            yield from _leaves(target)


@pytest.mark.parametrize("root", [ROOT, SAMPLE])
def test_the_worked_example_fails_at_one_line_after_the_other(root: Path) -> None:
    """By one answer each; where the guideline has an example at all."""
    library = Library(root)
    found = [example(rules) for name in library.ids if (rules := library.ruleset(name))]
    assert any(found)
    for shown in filter(None, found):
        assert [case.failing for case in shown.cases] == ["keys", "floor", "sum", ""]
        *failing, passing = shown.cases
        assert passing.lines.hold
        for case in failing:
            missed = {"keys": bool(case.lines.keys), "floor": bool(case.lines.low_domains)}
            missed["sum"] = not case.lines.sum.holds
            assert [line for line, is_missed in missed.items() if is_missed] == [case.failing]
            changed = {name for name, degree in case.degrees.items() if degree != passing.degrees[name]}
            assert changed == {case.changed}


def test_the_project_s_own_guidelines_have_an_example() -> None:
    library = Library(ROOT)
    assert all(example(rules) for name in library.ids if (rules := library.ruleset(name)))


def test_a_page_of_scoring_says_what_the_data_say(small: Site) -> None:
    text = markdown(small, "guideline/ics-2023/scoring.md")
    assert '<td data-label="总分线">80%</td>' in text
    assert '<td data-label="底线">60%</td>' in text
    assert "算一个例子" not in text, "too small for one"


def test_why_areas_have_no_line_is_said_where_areas_are_no_domains(small: Site) -> None:
    ics, platform = (markdown(small, f"guideline/{track}-2023/scoring.md") for track in ("ics", "platform"))
    assert "没有给每个过程域划线" in ics
    assert "没有给每个过程域划线" not in platform
    for text in (ics, platform):
        assert "以前" not in text, "a page of rules tells no history"
        assert "三条线是否得当" in text


def test_a_check_list_reads_for_every_kind_of_plant(small: Site) -> None:
    text = markdown(small, "guideline/ics-2023/checklist-2.md")
    assert "离散制造：机床的要求。</small>" in text
    assert "公用事业：泵站的要求&lt;b&gt;。</small>" in text
    assert "离散制造：机床清单；照片</small>" in text
    assert "何时不适用（离散制造）：没有机床的。</small>" in text
    assert "流程制造" not in text


def test_keys_are_listed_with_their_reason(small: Site) -> None:
    text = markdown(small, "guideline/ics-2023/index.md")
    keys = text.partition("## 关键项")[2]
    assert "PA01.1.1</a>" in keys
    assert "为什么关键：没有它，&lt;b&gt;其余&lt;/b&gt;落空。" in keys


@pytest.mark.parametrize(
    ("path", "expected"),
    [("index.md", ""), ("a/index.md", "a/"), ("a/b.md", "a/b/"), ("a/b.md#c", "a/b/#c"), ("a/b.csv", "a/b.csv")],
)
def test_address(path: str, expected: str) -> None:
    assert address(path) == expected


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("index.md", "index.md", "./"),
        ("index.md", "a/b.md", "a/b/"),
        ("a/b.md", "index.md", "../../"),
        ("a/b.md", "a/c.md#d", "../c/#d"),
        ("a/b.md", "data/list.csv", "../../data/list.csv"),
    ],
)
def test_links_are_relative(page: str, target: str, expected: str) -> None:
    assert relative(page, target) == expected


def test_the_commands_on_the_pages_exist(root: Path) -> None:
    sources = [*(root / "site").rglob("*.md"), *(root / "src" / "xingji" / "publish" / "templates").glob("*.j2")]
    named = {
        name for path in sources for name in re.findall(r"^xingji (\w+)|`xingji (\w+)", path.read_text("utf-8"), re.M)
    }
    command = [sys.executable, "-m", "xingji", "--help"]
    known = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    for name in {"".join(pair) for pair in named}:
        assert re.search(rf"^ +{name} ", known, re.M), name


def test_a_line_of_a_template_fits_a_screen(root: Path) -> None:
    templates = [*(root / "src" / "xingji" / "publish" / "templates").glob("*.j2")]
    lines = [(path.name, line) for path in templates for line in path.read_text("utf-8").splitlines()]
    assert lines
    assert not [(name, line) for name, line in lines if len(line) > 160]


def test_md_escapes_markdown_and_html() -> None:
    assert str(md("a*b* [x](y) <i>\n'1.")) == r"a\*b\* \[x\]\(y\) &lt;i&gt; &#39;1\."
