"""Cities, tracks, years, codes and rules as people call them; and files that are no documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import xingji
from tests.places import SAMPLE

OLD_CODE = "91320106MA0YQ7RM0D"
"""Genuine, as its licence says, with another check character than its digits ask for."""


@pytest.mark.parametrize("city", ["suzhou", "苏州", "苏州市", "Suzhou"])
def test_a_city_by_its_id_and_its_name(city: str) -> None:
    by_id = xingji("status", "2023", "--on", "2023-12-01", "--city", "suzhou", cwd=SAMPLE)
    assert xingji("status", "2023", "--on", "2023-12-01", "--city", city, cwd=SAMPLE) == by_id
    assert by_id.code == 0


def test_cities_and_tracks_are_listed_with_id_and_name() -> None:
    ran = xingji("status", "2023", "--city", "火星", cwd=SAMPLE)
    assert ran.code == 2
    assert "nanjing 南京市、wuxi 无锡市" in ran.err
    ran = xingji("word", "list", "2022", "--track", "火车", "--out", "x.docx", cwd=SAMPLE)
    assert ran.code == 2
    assert "ics 工控安全防护" in ran.err


def test_new_by_names(tree: Path) -> None:
    ran = xingji(
        "new", "91320700MA0FAKE17T", "2023", "--city", "连云港", "--track", "平台", "--track", "工控", cwd=tree
    )
    assert ran.code == 0
    folder = tree / "submissions/2023/lianyungang/91320700MA0FAKE17T"
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {"ics", "platform"}


@pytest.mark.parametrize(
    "command",
    [
        ["status", "--on", "2023-12-01"],
        ["figures"],
        ["ranking", "--on", "2023-12-01"],
        ["sample"],
        ["remind", "--dry-run"],
    ],
    ids=lambda command: command[0],
)
def test_the_year_by_itself_and_behind_its_option(command: list[str]) -> None:
    by_itself = xingji(*command, "2023", cwd=SAMPLE)
    assert xingji(*command, "--edition", "2023", cwd=SAMPLE) == by_itself
    assert xingji(*command, "2023", "--edition", "2023", cwd=SAMPLE) == by_itself
    two = xingji(*command, "2023", "--edition", "2022", cwd=SAMPLE)
    assert two.code == 2
    assert two.err.endswith("参数 --edition：不能与 2023 同用\n")


def test_the_year_before_a_city(tmp_path: Path) -> None:
    for number, arguments in enumerate(
        (["2023", "南通"], ["--edition", "2023", "南通"], ["南通市", "--edition", "2023"])
    ):
        out = tmp_path / f"{number}.xlsx"
        assert xingji("word", "agencies", *arguments, "--out", out, cwd=SAMPLE).code == 0
        assert out.exists()
    ran = xingji("word", "agencies", "南通", "--out", tmp_path / "x.docx", cwd=SAMPLE)
    assert ran.code == 2
    assert "2022、2023" in ran.err


@pytest.mark.parametrize("code", ["XJ322", "xj322", "322", "ＸＪ３２２", "XJ-322", "xj 322"])
def test_a_rule_by_its_number(code: str) -> None:
    assert xingji("explain", code, cwd=SAMPLE).out.startswith("XJ322 ")


@pytest.mark.parametrize("inside", ["", "submissions/2023/nanjing"])
def test_office_files_are_no_documents(tree: Path, inside: str) -> None:
    for name, instead in (("自评估.xlsx", "xingji workbook import"), ("承诺书.DOCX", "xingji check submissions")):
        (tree / inside / name).write_bytes(b"PK")
        ran = xingji("check", Path(inside, name), cwd=tree)
        assert (ran.code, ran.out) == (2, "")
        assert instead in ran.err


def test_a_genuine_code_with_a_wrong_check_character(tree: Path) -> None:
    ran = xingji("new", OLD_CODE, "2023", "--city", "nanjing", cwd=tree)
    assert ran.code == 2
    assert "--uscc-exception" in ran.err
    assert xingji("new", OLD_CODE, "2023", "--city", "nanjing", "--uscc-exception", " ", cwd=tree).code == 2
    reason = "营业执照原件所载如此: 见附件#1"
    assert xingji("new", OLD_CODE, "2023", "--city", "nanjing", "--uscc-exception", reason, cwd=tree).code == 0
    path = f"submissions/2023/nanjing/{OLD_CODE}/enterprise.yaml"
    found = xingji("check", path, "--format", "json", cwd=tree).json()["findings"]
    assert {row["code"] for row in found} >= {"XJ302"}
    assert not {row["code"] for row in found} & {"XJ301", "XJ305"}


def test_a_code_of_an_earlier_list_stays_excused(tree: Path) -> None:
    stars = tree / "submissions/2022/stars.yaml"
    row = f"  - {{uscc: {OLD_CODE}, name: 示例老代码机械有限公司, city: nanjing, track: ics, level: 1, result: new}}\n"
    stars.write_text(stars.read_text("utf-8").rstrip("\n") + "\n" + row, "utf-8")
    assert "XJ317" in xingji("check", stars, cwd=tree).out
    excused = row.replace("}", ", uscc_exception: {reason: 原名单所载如此}}")
    stars.write_text(stars.read_text("utf-8").replace(row, excused), "utf-8")
    said = xingji("check", stars, cwd=tree)
    assert ("XJ317" in said.out, "XJ302" in said.out, said.code) == (False, True, 0)
    assert xingji("new", OLD_CODE, "--from", "2022", cwd=tree).code == 0
    text = (tree / f"submissions/2023/nanjing/{OLD_CODE}/enterprise.yaml").read_text("utf-8")
    assert "原名单所载如此" in text


def test_a_letter_that_no_code_has(tree: Path) -> None:
    ran = xingji("new", "91320700MAOFAKEI7T", "2023", "--city", "连云港", cwd=tree)
    assert ran.code == 2
    assert "91320700MA0FAKE17T" in ran.err


def test_system_files_are_passed_over(tree: Path) -> None:
    folder = tree / "submissions/2023/nanjing"
    before = xingji("check", folder, cwd=tree)
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "~$台账.xlsx", "._agencies.yaml", ".~lock.台账.xlsx#"):
        (folder / name).write_bytes(b"\0\1")
    assert xingji("check", folder, cwd=tree) == before
    assert xingji("check", folder / ".DS_Store", cwd=tree).code == 0
    assert xingji("fmt", "--check", folder, cwd=tree).code == 0
