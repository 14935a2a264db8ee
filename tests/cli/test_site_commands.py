"""`xingji build` and `xingji serve`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.run import xingji
from tests.places import ROOT, SAMPLE, lay_province
from xingji.cli.main import main
from xingji.publish import build

SMALL = ROOT / "tests/publish/small"


@pytest.fixture
def project(tree: Path) -> Path:
    """A copy of the project that can be built."""
    shutil.copytree(ROOT / "site", tree / "site")
    shutil.copy(ROOT / "mkdocs.yml", tree)
    return tree


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """A project with a tiny guideline, a published year, and one that has only begun: few pages to build."""
    shutil.copytree(SMALL / "scoring", tmp_path / "scoring")
    shutil.copytree(SMALL / "submissions/2022", tmp_path / "submissions/2022")
    (tmp_path / "submissions/2023").mkdir()
    lay_province(tmp_path)
    shutil.copy(SAMPLE / "submissions/2023/edition.yaml", tmp_path / "submissions/2023")
    shutil.copytree(ROOT / "site", tmp_path / "site")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.mark.site
def test_build_replaces_the_site_and_names_the_published_fields(
    little: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(little)
    assert main(["build", "--on", "2023-08-15"]) == 0
    assert "公开的字段：edition、track、name" in capsys.readouterr().out
    assert "整改提升" in (little / "public" / "index.html").read_text("utf-8")


def test_the_statistics_know_what_waits_for_a_visit(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verified = sorted(project.glob("submissions/2023/*/*/ics/verification.yaml"))
    for path in [path for path in verified if not path.with_name("onsite.yaml").exists()][:5]:
        waits = r"\1: {verdict: accepted_pending_visit, comment: 到现场看标签}"
        text = re.sub(r"(?m)^(  P\S+): confirmed$", waits, path.read_text("utf-8"), count=2)
        path.write_text(text, "utf-8")

    def without_pages(config: Path, target: Path, _: datetime) -> None:
        shutil.copytree(config.parent / "docs", target, dirs_exist_ok=True)

    monkeypatch.setattr(build, "generate", without_pages)
    monkeypatch.chdir(project)
    assert main(["build", "--on", "2026-01-15"]) == 0
    shown = json.loads((project / "public/data/v1/figures/2023.json").read_text("utf-8"))
    assert shown["visits"]["tracks"][0] == {"track": "ics", "waiting": 5, "practices": 10}


def test_nothing_is_published_from_a_faulty_tree(project: Path) -> None:
    old = project / "public" / "index.html"
    old.parent.mkdir()
    old.write_text("old site")
    victim = next(iter(sorted(project.glob("submissions/2023/*/*/enterprise.yaml"))))
    victim.write_text(victim.read_text("utf-8").replace("name: 示例", "name: 样例"), "utf-8")
    ran = xingji("build", cwd=project)
    assert ran.code == 1
    assert "XJ414" in ran.err
    assert "未生成网站" in ran.err
    assert old.read_text() == "old site"


def test_build_leaves_a_foreign_folder_alone(project: Path) -> None:
    precious = project / "precious" / "thesis.txt"
    precious.parent.mkdir()
    precious.write_text("years of work")
    ran = xingji("build", "--out", "precious", cwd=project)
    assert ran.code == 2
    assert precious.read_text() == "years of work"


@pytest.mark.parametrize("arguments", [["build"], ["serve"], ["build", "--on", "yesterday"]])
def test_wrong_usage_is_two(tmp_path: Path, arguments: list[str]) -> None:
    ran = xingji(*arguments, cwd=tmp_path)
    assert ran.code == 2
    assert "Traceback" not in ran.err


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A served folder with a page and an own page for what is missing."""
    (tmp_path / "index.html").write_text("<p>front", "utf-8")
    (tmp_path / "404.html").write_text("<p>own 404", "utf-8")
    command = [
        sys.executable,
        "-u",
        "-X",
        "utf8",
        "-m",
        "xingji",
        "serve",
        "--dir",
        str(tmp_path),
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout
        found = re.search(r"http://127\.0\.0\.1:[0-9]+/", process.stdout.readline())
        assert found
        yield found[0]
        process.terminate()


def test_serve_shows_the_site_and_its_own_missing_page(address: str) -> None:
    assert urllib.request.urlopen(address).read() == b"<p>front"
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(f"{address}nowhere")
    assert (missing.value.code, missing.value.read()) == (404, b"<p>own 404")
