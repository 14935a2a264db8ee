"""The files of the self-assessment page in a real Chromium: what it exports and takes in."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from benchmarks.degrees import random_degrees
from openpyxl import load_workbook
from playwright.sync_api import Page, Route, expect

from tests.places import lay_province
from tests.publish.assess.hands import CITY, USCC, clear, download, fill, fill_all, go, settle, take_in, visit
from tests.publish.conftest import Built
from xingji.cli.main import main
from xingji.office.workbook.parts import COVER
from xingji.office.workbook.transfer import Importer
from xingji.publish.assess import FOLDER
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import level_of
from xingji.store.files import write_all
from xingji.store.guidelines import Library
from xingji.store.reader import parse

pytestmark = [pytest.mark.needs("chromium", "npm"), pytest.mark.site]
_FILES = ("ics/self-assessment.yaml", "enterprise.yaml", "cloud.yaml")
_WORKBOOK = f"自评估-{USCC}-ics.xlsx"
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
    "_x0041_<b>&amp;",
)


def _answers(ruleset: Ruleset, dice: Random) -> dict[str, Any]:
    """Answers as somebody could write them, with every kind of text that YAML could misread."""
    answers: dict[str, Any] = dict(random_degrees(ruleset, dice))
    for number, (practice, degree) in enumerate(answers.items()):
        text = _HARD_TEXTS[number % len(_HARD_TEXTS)]
        if degree == "not_applicable":
            answers[practice] = {"degree": degree, "reason": f"厂内没有这类设备。{text}"}
        elif number % 3 == 0:
            title = " ".join(text.split())
            pieces = [{"title": title, "page": str(number + 1), "sha256": f"{number:064x}"}, {"title": "台账"}]
            answers[practice] = {"degree": degree, "note": text, "evidence": pieces}
    return answers


Command = Callable[..., Any]


@pytest.fixture
def xingji(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """JSON of a command of the engine, run in the tree."""

    def run(*arguments: object) -> Any:
        monkeypatch.chdir(tmp_path)
        main([*map(str, arguments), "--format", "json"])
        return json.loads(capsys.readouterr().out)

    return run


def _edition(page: Page) -> int:
    return int(page.evaluate("JSON.parse(document.getElementById('xj-assess-settings').textContent).edition"))


@pytest.fixture
def home(form: Page, built: Built, tmp_path: Path) -> Path:
    """The place of the dossier in a tree that has the year's notice, an agency and the guideline."""
    edition = str(_edition(form))
    home = tmp_path / "submissions" / edition / CITY / USCC
    home.parent.mkdir(parents=True)
    for name in ("edition.yaml", "institutions.yaml", "roles.yaml"):
        shutil.copy(built.tree / "submissions" / edition / name, home.parents[1])
    shutil.copy(built.tree / "submissions" / "2023" / CITY / "agencies.yaml", home.parent)
    lay_province(tmp_path)
    (tmp_path / "scoring").symlink_to(built.tree / "scoring")
    return home


def test_exported_files_pass_the_check_unchanged(
    form: Page, home: Path, ruleset: Ruleset, tmp_path: Path, xingji: Command
) -> None:
    """All kinds of text go in by a file and come out as files without a finding; the level is the engine's.

    What is left out of them, since it shows nothing, is said before. Each names its enterprise.
    The workbook becomes the same documents by its import.
    """
    answers = _answers(ruleset, Random(7))  # noqa: S311  the same case every time
    told = take_in(form, "self-assessment.yaml", json.dumps({"guideline": "ics-2023", "answers": answers}))
    assert told.splitlines()[0].endswith(f"已导入{len(answers)}条回答。")
    assert "没有采用" not in told
    expect(form.locator(".xj-checks")).to_contain_text("enterprise.yaml：还没有填")
    expect(form.locator(".xj-checks")).to_contain_text("cloud.yaml：还没有填")
    fill_all(form, _edition(form))
    reminders = form.locator(".xj-checks li").all_inner_texts()
    assert reminders
    assert [text for text in reminders if "看不见的字符（U+200B、U+FEFF、U+202E）" not in text] == []
    expect(form.locator(".xj-checks__good")).to_have_count(2)
    expect(form.locator(".xj-files a")).to_have_count(0)
    shown = form.locator(".xj-files .xj-small code").all_inner_texts()
    assert [tmp_path / path for path in shown] == [home / path for path in _FILES]
    _put(form, home)
    findings = xingji("check", home, "--no-cache")["findings"]
    assert [(f["code"], f["path"]) for f in findings if f["severity"] != "advice" or f["code"] == "XJ420"] == []
    result = xingji("score", home)["results"][0]
    degrees = {key: value if isinstance(value, str) else value["degree"] for key, value in answers.items()}
    assert result["level"] == level_of(degrees, ruleset)
    assert result["guideline_sha256"] == form.locator(".xj-digest").inner_text()
    expect(form.locator(".xj-assess__count")).to_contain_text(f"指数{result['index']:.2f}")
    written = _documents(home)
    assert {next(iter(document.items())) for document in written.values()} == {("dossier", f"{_edition(form)}/{USCC}")}
    assert list(written["ics/self-assessment.yaml"]["answers"]) == list(ruleset.practices)
    assert written["ics/self-assessment.yaml"]["answers"]["PA01.1.1"]["note"] == _HARD_TEXTS[0]
    shutil.rmtree(home)
    book = download(form, _WORKBOOK)
    assert load_workbook(io.BytesIO(book)).sheetnames[0] == COVER, "programs of others read it too"
    assert _imported(tmp_path, book) == []
    assert _documents(home) == written


def _put(page: Page, home: Path) -> None:
    """Download every document to its place."""
    for path in _FILES:
        file = home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(download(page, file.name))


def _documents(home: Path) -> dict[str, Any]:
    return {path: parse((home / path).read_bytes()).data for path in _FILES}


def _imported(root: Path, content: bytes) -> list[str]:
    """What `xingji workbook import` does with a workbook; gives the codes of its findings."""
    file = root / "book.xlsx"
    file.write_bytes(content)
    importer = Importer(root, Library(root))
    result = importer.read(file, file.name)
    write_all(importer.texts([result]))
    return sorted({finding.code for finding in result.findings})


def test_workbook_takes_nothing_away(form: Page, home: Path, tmp_path: Path) -> None:
    """What was left empty on the page stays as it is in the dossier, and the import says so."""
    fill_all(form, _edition(form))
    _put(form, home)
    enterprise = home / "enterprise.yaml"
    before = enterprise.read_text("utf-8")
    fill(form, {"enterprise-contact-email": "", "enterprise-name": "示例精密机械有限公司"})
    settle(form)
    assert _imported(tmp_path, download(form, _WORKBOOK)) == ["XJ734", "XJ735"]
    assert yaml.safe_load(enterprise.read_text("utf-8")) == yaml.safe_load(before) | {"name": "示例精密机械有限公司"}


def test_workbook_needs_to_know_whose_it_is(form: Page) -> None:
    go(form, "export")
    expect(form.get_by_role("button", name=_WORKBOOK)).to_have_count(0)
    expect(form.locator(".xj-files")).to_contain_text("填写统一社会信用代码和设区市后")


def test_export_comes_back(form: Page, ruleset: Ruleset) -> None:
    """What was exported can be imported again and is exported the same."""
    take_in(form, "a.yaml", json.dumps({"guideline": "ics-2023", "answers": _answers(ruleset, Random(3))}))  # noqa: S311
    fill_all(form, _edition(form))
    names = [Path(path).name for path in _FILES]
    files = {name: download(form, name).decode() for name in names}
    clear(form)
    assert form.locator("#xj-enterprise-name").input_value() == ""
    expect(form.locator(".xj-assess__saved")).to_have_text("已全部清除。")
    expect(form.locator(".xj-services li")).to_have_count(0)
    assert form.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('xingji:'))") == []
    for name, content in files.items():
        assert "没有采用" not in take_in(form, name, content)
    assert {name: download(form, name).decode() for name in files} == files


def test_files_of_others_change_nothing(form: Page) -> None:
    """A file of the other track, of another encoding, too large or not to be read leaves the answers alone."""
    take_in(form, "a.yaml", "guideline: ics-2023\nanswers: {PA01.1.1: met}\n")
    bad = {
        "没有一条回答属于本页": b"guideline: platform-2023\nanswers: {PT01.1.1: met}\n",
        "不是UTF-8编码": "guideline: ics-2023\nanswers: {PA01.1.1: {degree: met, note: 现状}}\n".encode("gb18030"),
        "文件超过256KB": b"guideline: ics-2023\nanswers: {}\n#" + b"x" * 300_000,
        "不是正确的YAML，第1行": b"a: [",
    }
    for said, content in bad.items():
        told = take_in(form, "b.yaml", content)
        assert said in told
        assert "没有导入任何内容" in told
        expect(form.locator(".xj-assess__count")).to_contain_text("已答1／")


def test_problems_of_the_check_are_said_before(form: Page, home: Path, xingji: Command) -> None:
    """What the check refuses is not called free of problems: lengths, numbers, sample names, the cloud form."""
    pieces = ", ".join(f"{{title: t{n}}}" for n in range(21))
    long = f"PA01.1.1: {{degree: met, note: {'长' * 2001}}}\n  PA01.2.1: {{degree: met, evidence: [{pieces}]}}\n"
    take_in(form, "a.yaml", f"guideline: ics-2023\nanswers:\n  {long}")
    fill_all(form, _edition(form))
    wrong = {"enterprise-name": "精密机械" * 21, "cloud-uses_cloud": "false"}
    fill(form, wrong)
    form.locator(".xj-services li").first.get_by_label("云服务商").fill("云")
    settle(form)
    told = form.locator(".xj-checks").inner_text()
    for text in ("PA01.1.1：说明超过2000字", "PA01.2.1：材料超过20份", "名称须以“示例”开头", "按营业执照填写全称"):
        assert text in told
    for text in ("“是否上云”应选“是”", "第1个上云系统：云服务商请填全称", "self-assessment.yaml：2处要改"):
        assert text in told
    _put(form, home)
    findings = xingji("check", home, "--no-cache")["findings"]
    refused = {Path(finding["path"]).name for finding in findings if finding["severity"] == "error"}
    assert refused == {Path(path).name for path in _FILES}


def test_csv_of_the_workbook(form: Page, ruleset: Ruleset) -> None:
    detail = {"degree": "partly", "note": "=1+1", "evidence": [{"title": "台账", "page": "3"}, {"title": "照片"}]}
    pages = {"degree": "met", "evidence": [{"title": "台账", "page": "第3至5页"}]}
    take_in(form, "a.yaml", json.dumps({"guideline": "ics-2023", "answers": {"PA01.1.1": detail, "PA01.2.1": pages}}))
    content = download(form, "ics-2023.csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["编号"] for row in rows] == list(ruleset.practices)
    assert (rows[0]["符合程度"], rows[0]["说明"]) == ("部分符合", "'=1+1")
    assert (rows[0]["证明材料"], rows[0]["页码"]) == ("台账\n照片", "3\n—")
    assert rows[1]["页码"] == "'3-5"


def test_github_link_in_the_page(fresh: Page, address: str) -> None:
    """Shown when the site names its repository and the place of the file is known; it carries the whole file."""

    def with_repository(route: Route) -> None:
        body = route.fetch().text().replace('"repository":""', '"repository":"https://github.com/example/xingji"')
        route.fulfill(body=body, content_type="text/html")

    fresh.route("**/assess/ics/", with_repository)
    visit(fresh, f"{address}assess/ics/")
    fresh.locator("#pa01-1-1 input[value=met]").check()
    go(fresh, "export")
    links = fresh.locator(".xj-files a")
    expect(links).to_have_count(0)
    fill(fresh, {"enterprise-uscc": USCC, "enterprise-city": CITY})
    links.first.wait_for()
    expect(links).to_have_count(2)
    sent = parse_qs(urlsplit(links.first.get_attribute("href") or "").query)
    assert sent["filename"][0].endswith(f"/{CITY}/{USCC}/ics/self-assessment.yaml")
    assert sent["value"] == [download(fresh, "self-assessment.yaml").decode()]


def test_data_is_the_guideline(built: Built, ruleset: Ruleset) -> None:
    """The numbers in the published file are those of the ruleset, nothing less."""
    data = json.loads((built.folder / FOLDER / "ics-2023.json").read_text("utf-8"))
    assert data["sha256"] == ruleset.sha256
    assert [level["threshold"] for level in data["levels"]] == [level.threshold for level in ruleset.levels]
    practices = [practice for area in data["areas"] for practice in area["practices"]]
    expected = [[p.id, p.level, p.weight, p.key, p.effort, p.na] for p in ruleset.practices.values()]
    assert [[p["id"], p["level"], p["weight"], p["key"], p["effort"], p["na"]] for p in practices] == expected
