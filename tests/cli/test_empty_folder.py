"""After an installation, in an empty folder: a dossier from its birth to its papers, and what cannot be judged."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from packed import public_part
from tests.cli.run import xingji
from tests.places import SAMPLE, lay_province
from xingji.store import guidelines
from xingji.store.guidelines import known_editions

USCC = "91320700MA0FAKE17T"
FILLED = {
    "enterprise.yaml": {
        r"^name:": "name: 示例机械有限公司",
        r"^county:": 'county: "320703"',
        r"^industry:": 'industry: "34"',
        r"^profile:": "profile: discrete",
        r"^  name:": "  name: 示例联系人",
        r"^  phone:": "  phone: 13800000000",
    },
    "cloud.yaml": {r"^filled_on:": "filled_on: 2023-07-12", r"^uses_cloud:": "uses_cloud: false"},
    "ics/self-assessment.yaml": {r"^assessed_on:": "assessed_on: 2023-07-12", r"^  #(PA[0-9.]+:)": r"  \1 mostly"},
}


@pytest.fixture(autouse=True)
def _installed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a wheel brings: guidelines, the province, and of each year the public part of its edition.yaml."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.copytree(SAMPLE / "scoring", folder / "scoring")
    lay_province(folder)
    for edition in (SAMPLE / "submissions").glob("*/edition.yaml"):
        (folder / "submissions" / edition.parent.name).mkdir()
        part = folder / "submissions" / edition.parent.name / edition.name
        part.write_text(public_part(edition.read_text("utf-8")), "utf-8")
    monkeypatch.setattr(guidelines, "_INSTALLED", folder)
    monkeypatch.setattr(guidelines, "_CHECKOUT", folder / "nowhere")


def new(folder: Path, year: str) -> str:
    """A dossier that is filled in; gives its path."""
    assert xingji("new", USCC, "--edition", year, "--city", "lianyungang", "--agency", "lyg-01", cwd=folder).code == 0
    dossier = f"submissions/{year}/lianyungang/{USCC}"
    for name, filled in FILLED.items():
        path = folder / dossier / name
        text = path.read_text("utf-8")
        for old, given in filled.items():
            text = re.sub(f"{old}.*$", given.replace("2023", year), text, flags=re.MULTILINE)
        path.write_text(text, "utf-8")
    return dossier


@pytest.mark.parametrize("year", ["2023", "2024"])
def test_everything_that_is_done_before_it_is_handed_in(tmp_path: Path, year: str) -> None:
    dossier = new(tmp_path, year)
    ran = xingji("check", dossier, "--format", "json", cwd=tmp_path)
    assert (ran.code, [row["code"] for row in ran.json()["findings"]]) == (0, ["XJ442", "XJ330", "XJ328"])
    for command in (
        ("check",),
        ("score", dossier),
        ("plan", f"{dossier}/ics", "--to", "5"),
        ("workbook", "export", dossier, "--out", "out.xlsx"),
        ("workbook", "import", "out.xlsx"),
        ("word", "commitment", dossier, "--out", "commitment.docx"),
        ("word", "rectification", dossier, "--out", "rectification.docx"),
        ("new", USCC, "--from", year, "--edition", "2024"),
    ):
        done = xingji(*command, cwd=tmp_path)
        assert done.code == (2 if command[2:] == ("--from", "2024", "--edition", "2024") else 0), (command, done)
        assert ("手工填写" in done.err) == ("commitment" in command)


def test_what_needs_the_whole_year_says_where_it_is(tmp_path: Path) -> None:
    """The check finds nothing wrong here, so that it is no use to send people there alone."""
    new(tmp_path, "2023")
    ran = xingji("status", cwd=tmp_path)
    assert (ran.code, "省级项目文件夹" in ran.err) == (2, True)


def test_what_cannot_be_judged_is_told_once(tmp_path: Path) -> None:
    """Of all dossiers of a year together; what is wrong in them is an error there as everywhere."""
    dossier = new(tmp_path, "2023")
    other = tmp_path / "submissions/2023/nanjing" / "91320115MA0YKB2C8G"
    shutil.copytree(SAMPLE / "submissions/2023/nanjing" / other.name, other)
    registration = tmp_path / dossier / "enterprise.yaml"
    registration.write_text(registration.read_text("utf-8").replace('industry: "34"', 'industry: "99"'), "utf-8")
    found = [row["code"] for row in xingji("check", "--format", "json", cwd=tmp_path).json()["findings"]]
    assert found.count("XJ442") == 1
    assert not {"XJ402", "XJ403", "XJ404", "XJ533"} & {*found}
    shutil.copy(SAMPLE / "submissions/2023/lianyungang/agencies.yaml", registration.parents[1])
    registration.write_text(registration.read_text("utf-8").replace("lyg-01", "lyg-99"), "utf-8")
    ran = xingji("check", dossier, "--format", "json", cwd=tmp_path)
    assert (ran.code, "XJ402" in {row["code"] for row in ran.json()["findings"]}) == (1, True)


def test_a_province_is_judged_as_ever(tree: Path) -> None:
    """Where a tree has any edition or its province, nothing is taken from elsewhere and nothing forgiven."""
    (tree / "submissions/2023/edition.yaml").unlink()
    found = {row["code"] for row in xingji("check", "--format", "json", cwd=tree).json()["findings"]}
    assert "XJ403" in found
    assert "XJ442" not in found
    for year in known_editions(tree):
        (tree / "submissions" / year / "edition.yaml").unlink()
    assert xingji("new", USCC, "--edition", "2031", "--city", "lianyungang", cwd=tree).code == 2


@pytest.mark.parametrize("year", ["2022", "2031"])
def test_a_year_without_a_guideline_names_those_that_have_one(tmp_path: Path, year: str) -> None:
    ran = xingji("new", USCC, "--edition", year, "--city", "lianyungang", cwd=tmp_path)
    assert (ran.code, "2023、2024" in ran.err, [*tmp_path.iterdir()]) == (2, True, [])
