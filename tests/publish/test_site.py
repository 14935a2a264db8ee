"""The built site: complete, whole links, no foreign host, nothing private."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
import yaml

from tests.places import SAMPLE, lay_province
from tests.publish.canaries import texts
from tests.publish.conftest import NOW, TODAY, Built
from xingji.publish import build
from xingji.publish.build import NotASiteError, build_site
from xingji.publish.generator import GeneratorError, generate, write_config
from xingji.publish.record import FIELD_NAMES
from xingji.store.editions import load_editions
from xingji.store.guidelines import Library

pytestmark = pytest.mark.site
_RESOURCE = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')]+)""")


class _Links(HTMLParser):
    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src", "srcset", "action", "data") and value:
                self.links.append((tag, value))


@pytest.fixture(scope="module")
def links(built: Built) -> dict[str, _Links]:
    return {page.relative_to(built.folder).as_posix(): _Links(page) for page in built.pages}


def test_summary(built: Built) -> None:
    records = json.loads((built.folder / "data/v1/2023/list.json").read_text("utf-8"))["total"]
    records += json.loads((built.folder / "data/v1/2022/list.json").read_text("utf-8"))["total"]
    assert built.summary.records == records
    assert built.summary.fields == FIELD_NAMES
    assert built.summary.pages == len(built.pages) - 1


def test_nothing_private_is_anywhere(built: Built) -> None:
    for path, text in texts(built.folder):
        for canary in built.canaries:
            assert canary not in text, f"{canary} in {path}"


def test_nobody_without_a_public_record_is_named(built: Built) -> None:
    public = {
        record["uscc"]
        for name in ("2022", "2023")
        for record in json.loads((built.folder / f"data/v1/{name}/list.json").read_text("utf-8"))["records"]
    }
    hidden = [
        dossier.enterprise
        for folder in load_editions(built.tree)
        for dossier in folder.dossiers
        if dossier.enterprise.uscc not in public
    ]
    assert hidden
    everything = "".join(text for _, text in texts(built.folder))
    for enterprise in hidden:
        assert enterprise.uscc not in everything
        assert enterprise.name not in everything


def test_no_foreign_host(built: Built, links: dict[str, _Links]) -> None:
    for page, found in links.items():
        for tag, link in found.links:
            assert not urlsplit(link).netloc, f"{tag} {link} in {page}"
    for sheet in built.folder.rglob("*.css"):
        for link in _RESOURCE.findall(sheet.read_text("utf-8")):
            assert not urlsplit(link).netloc, f"{link} in {sheet}"


@pytest.mark.needs("npm")
def test_links_lead_somewhere(built: Built, links: dict[str, _Links]) -> None:
    for page, found in links.items():
        for _, link in found.links if page != "404.html" else []:
            target, anchor = urldefrag(urljoin(f"http://host/{page}", link))
            name = unquote(urlsplit(target).path).lstrip("/")
            name += "index.html" if not name or name.endswith("/") else ""
            assert (built.folder / name).is_file(), f"{link} in {page}"
            if anchor and name in links and not anchor.startswith("__"):
                assert unquote(anchor) in links[name].ids, f"{link} in {page}"


def test_every_page_has_the_sample_banner_and_its_language(built: Built) -> None:
    for page in built.pages:
        text = page.read_text("utf-8")
        assert "<strong>示例数据</strong>，不代表任何真实企业" in text, page
        assert '<html lang="zh-CN"' in text, page


def test_a_star_never_stands_without_its_edition(built: Built) -> None:
    for year, track in ((2023, "ics"), (2023, "platform"), (2022, "ics"), (2022, "platform")):
        text = (built.folder / f"lists/{year}-{track}/index.html").read_text("utf-8")
        grades = re.findall(r'<span class="xj-grade">(.*?)</td>', text)
        assert grades
        assert all(grade.startswith(f"<small>{year}年度</small>") for grade in grades)


def test_unofficial_notice_on_every_guideline_page(built: Built) -> None:
    for page in (built.folder / "guideline").rglob("index.html"):
        if page.parent.name != "crosswalk":
            assert "项目默认细则，非官方文本" in page.read_text("utf-8").split("<footer")[0], page


def test_attack_is_attributed_where_it_is_named(built: Built) -> None:
    for page in (built.folder / "guideline").rglob("index.html"):
        text = page.read_text("utf-8")
        if re.search(r"<code>M0\d{3}</code>", text):
            assert "The MITRE Corporation" in text, page


def test_empty_duties_are_not_shown(built: Built) -> None:
    assert "ICP备案号" not in (built.folder / "index.html").read_text("utf-8")


def test_the_address_comes_from_the_settings(built: Built, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    address = "https://portal.example/xingji/"
    config = yaml.safe_load(write_config(built.tree, tmp_path / "docs", [], {"address": address}).read_text("utf-8"))
    assert config["site_url"] == address
    assert "site_url" not in yaml.safe_load((built.tree / "build" / "mkdocs.yml").read_text("utf-8"))


def test_a_failed_build_leaves_the_old_site(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.folder.rglob("*")}

    def fail(*_: object) -> None:
        raise GeneratorError("refused")

    monkeypatch.setattr(build, "generate", fail)
    with pytest.raises(GeneratorError):
        build_site(built.tree, built.folder, Library(built.tree), today=TODAY, generated_at=NOW)
    assert {path: path.stat().st_mtime_ns for path in built.folder.rglob("*")} == before
    assert [path.name for path in built.folder.parent.iterdir()] == ["xingji"]


def test_a_link_to_nowhere_stops_the_build(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# 首页\n\n[没有](nowhere.md)\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nsite_description: x\ntheme: {name: mkdocs, custom_dir: docs}\nplugins: []\n", "utf-8"
    )
    config = write_config(tmp_path, docs, [{"首页": "index.md"}], {})
    with pytest.raises(GeneratorError, match="nowhere"):
        generate(config, tmp_path / "out", NOW)


@pytest.mark.needs("npm")
def test_a_year_without_lists_is_a_whole_site(little: Path, tmp_path: Path) -> None:
    """A province before its first list: every link leads somewhere, the pages of the lists say that there are none."""
    shutil.rmtree(little / "submissions")
    shutil.copytree(SAMPLE / "submissions" / "2024", little / "submissions" / "2024")
    lay_province(little)
    built = build_site(little, tmp_path / "out", Library(little), today=TODAY, generated_at=NOW)
    assert (built.records, built.missing) == (0, "")
    for page in ("lists/explore", "lookup", "statistics"):
        assert "还没有公示或公布的名单" in (tmp_path / "out" / page / "index.html").read_text("utf-8")


def test_another_folder_is_not_replaced(built: Built, tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("x", "utf-8")
    with pytest.raises(NotASiteError):
        build_site(built.tree, tmp_path, Library(built.tree), today=TODAY, generated_at=NOW)
    assert (tmp_path / "precious.txt").is_file()
