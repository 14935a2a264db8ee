"""`xingji word` as a user runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import Ran, xingji
from tests.office.papers.sample import book, book_text, word_text
from tests.places import SAMPLE, lay_province
from xingji.cli.word import kinds
from xingji.model.edition import Agencies
from xingji.store.load import load, read

DOSSIER = "submissions/2023/nanjing/91320104MA0YRUCQ6K"


def word(*arguments: str | Path, cwd: Path = SAMPLE) -> Ran:
    return xingji("word", *arguments, cwd=cwd)


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """One dossier with what surrounds it, small enough to be spoilt."""
    (tmp_path / "scoring").mkdir()
    for path in ("edition.yaml", "institutions.yaml", "nanjing/agencies.yaml"):
        target = tmp_path / "submissions/2023" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLE / "submissions/2023" / path, target)
    lay_province(tmp_path)
    shutil.copytree(SAMPLE / DOSSIER, tmp_path / DOSSIER)
    return tmp_path


def test_commitment(tmp_path: Path) -> None:
    out = tmp_path / "承诺书.docx"
    ran = word("commitment", DOSSIER, "--out", out)
    assert (ran.code, ran.err) == (0, "")
    text = word_text(out.read_bytes())
    assert "示例网络安全评估有限公司（以下简称我方）" in text
    assert "91320104MA0YRUCQ6K" in text
    assert "提供工控安全防护自评估" in text


def test_commitment_before_anything_was_assessed(year: Path) -> None:
    shutil.rmtree(year / DOSSIER / "ics")
    out = year / "c.docx"
    assert word("commitment", DOSSIER, "--agency", "nj-02", "--out", out, cwd=year).code == 0
    text = word_text(out.read_bytes())
    assert "示例网络安全技术（南京）有限公司" in text
    assert "工控安全防护、工业互联网平台安全防护" in text
    assert (
        word("commitment", DOSSIER, "--track", "platform", "--agency", "nj-02", "--out", out, "--force", cwd=year).code
        == 0
    )
    assert "提供工业互联网平台安全防护自评估" in word_text(out.read_bytes())


def without_agency(year: Path) -> None:
    shutil.rmtree(year / DOSSIER / "ics")
    path = year / DOSSIER / "enterprise.yaml"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("agency:")), "utf-8")


def test_commitment_needs_an_agency(year: Path) -> None:
    without_agency(year)
    ran = word("commitment", DOSSIER, "--out", "c.docx", cwd=year)
    assert ran.code == 2
    assert "--agency" in ran.err
    assert "nj-01、nj-02" in ran.err
    assert not (year / "c.docx").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("commitment", "submissions/2023/nanjing", "--out", "c.docx"), "不是企业材料文件夹"),
        (("commitment", "没有", "--out", "c.docx"), "不是企业材料文件夹"),
        (("commitment", DOSSIER, "--agency", "nj-99", "--out", "c.docx"), "nj-99"),
        (("commitment", DOSSIER, "--out", "c.pdf"), ".docx"),
        (("commitment", DOSSIER, "--out", "submissions"), "是文件夹"),
        (("commitment", DOSSIER, "--out", "README.md"), "--force"),
        (("commitment", DOSSIER, "--template", "没有.docx", "--out", "c.docx"), "没有.docx"),
        (("commitment", DOSSIER, "--template", "README.md", "--out", "c.docx"), "不是Word文档"),
        (("agencies", "2023", "beijing", "--out", "a.xlsx"), "nanjing"),
        (("agencies", "2019", "nanjing", "--out", "a.xlsx"), "2023"),
        (("agencies", "..", "nanjing", "--out", "a.xlsx"), "2023"),
        (("agencies", "2023", "nanjing", "--out", "a.xls"), ".xlsx"),
        (("agencies", "2023", "nanjing", "--template", "x.docx", "--out", "a.xlsx"), "--template"),
        (("list", "2023", "--track", "ics", "--on", "2023-11-01", "--out", "l.docx"), "尚未公示"),
        (("list", "2023", "--track", "ics", "--on", "昨天", "--out", "l.docx"), "YYYY-MM-DD"),
        (("progress", "2023", "nanjing", "--out", "p.docx"), ".xlsx"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], says: str) -> None:
    out = SAMPLE / arguments[-1]
    before = out.exists(), out.stat().st_mtime_ns if out.exists() else 0
    ran = word(*arguments)
    assert ran.code == 2
    assert says in ran.err
    assert "引擎" not in ran.err
    assert before == (out.exists(), out.stat().st_mtime_ns if out.exists() else 0)


def test_faulty_documents_are_named(year: Path) -> None:
    path = year / "submissions/2023/nanjing/agencies.yaml"
    path.write_text("agencies: nonsense\n", "utf-8")
    for arguments in (("agencies", "2023", "nanjing"), ("commitment", DOSSIER)):
        ran = word(*arguments, "--out", "x.docx", cwd=year)
        assert ran.code == 1
        assert "submissions/2023/nanjing/agencies.yaml" in ran.err
        assert "xingji check submissions/2023/nanjing" in ran.err


def test_a_missing_document_is_wrong_usage(year: Path) -> None:
    (year / "submissions/2023/edition.yaml").unlink()
    ran = word("commitment", DOSSIER, "--out", "x.docx", cwd=year)
    assert ran.code == 2
    assert "submissions/2023/edition.yaml" in ran.err


def test_agency_table_by_either_name_of_the_city(tmp_path: Path) -> None:
    for name, form in (("nanjing", "docx"), ("南京", "xlsx"), ("南京市", "xlsx")):
        out = tmp_path / f"{name}.{form}"
        assert word("agencies", "2023", name, "--out", out).code == 0
    assert "示例工业信息安全测评中心" in word_text((tmp_path / "nanjing.docx").read_bytes())
    assert (tmp_path / "南京.xlsx").read_bytes() == (tmp_path / "南京市.xlsx").read_bytes()


def test_blank_agency_table(year: Path) -> None:
    (year / "submissions/2023/nanjing/agencies.yaml").unlink()
    ran = word("agencies", "2023", "nanjing", "--out", "a.xlsx", cwd=year)
    assert ran.code == 0
    assert "空白表" in ran.err
    assert "B6" not in book_text((year / "a.xlsx").read_bytes())


def test_list_is_made_from_what_is_public(tmp_path: Path) -> None:
    out = tmp_path / "名单.docx"
    assert word("list", "2023", "--track", "platform", "--on", "2023-11-25", "--out", out).code == 0
    text = word_text(out.read_bytes())
    assert "（工业互联网平台安全防护，公示）" in text
    assert "未达标" not in text
    assert "contact" not in text


def test_no_list_from_faulty_documents(tree: Path) -> None:
    path = next((tree / "submissions/2023/nanjing").glob("*/ics/self-assessment.yaml"))
    path.write_text("answers: []\n", "utf-8")
    ran = word("list", "2023", "--track", "ics", "--out", "l.xlsx", cwd=tree)
    assert ran.code == 1, "as check says it, and as build does"
    assert "xingji check submissions/2023" in ran.err
    assert not (tree / "l.xlsx").exists()


def test_progress(tmp_path: Path) -> None:
    out = tmp_path / "进度.XLSX"
    assert word("progress", "2023", "苏州", "--on", "2023-09-15", "--out", out).code == 0
    found = book(out.read_bytes())
    assert found.sheetnames[0] == "逾期问题"
    assert "按2023年9月15日" in book_text(out.read_bytes())


def test_progress_after_the_year_is_as_of_its_last_day(tmp_path: Path) -> None:
    out = tmp_path / "p.xlsx"
    assert word("progress", "2023", "suzhou", "--out", out).code == 0
    assert "按2023年11月30日" in book_text(out.read_bytes())


def test_files_do_not_depend_on_the_clock(tmp_path: Path) -> None:
    for name in ("1", "2"):
        assert word("agencies", "2023", "nanjing", "--out", tmp_path / f"{name}.docx").code == 0
    assert (tmp_path / "1.docx").read_bytes() == (tmp_path / "2.docx").read_bytes()


def test_an_existing_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.write_text("mine", "utf-8")
    assert word("agencies", "2023", "nanjing", "--out", out).code == 2
    assert out.read_text("utf-8") == "mine"
    assert word("agencies", "2023", "nanjing", "--out", out, "--force").code == 0
    assert out.read_bytes()[:2] == b"PK"


@pytest.mark.needs("modes")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    command = [sys.executable, "-m", "xingji", "word", "agencies", "2023", "nanjing"]
    # Root may write anywhere until that right is taken from it.
    bound = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*bound, *command, "--out", tmp_path / "locked/a.docx"],
        cwd=SAMPLE,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert str(tmp_path / "locked/a.docx") in done.stderr
    assert not list((tmp_path / "locked").iterdir())


def test_template_round_trip(tmp_path: Path) -> None:
    own, out = tmp_path / "模板.docx", tmp_path / "c.docx"
    ran = word("template", "commitment", "--out", own)
    assert ran.code == 0
    assert "enterprise  企业名称（必需）" in ran.out
    assert word("commitment", DOSSIER, "--template", own, "--out", out).code == 0
    assert "示例轨道车辆配套（南京）有限公司" in word_text(out.read_bytes())


def test_help_of_every_kind_has_its_example() -> None:
    for kind in kinds().values():
        ran = word(kind.name, "--help")
        assert ran.code == 0
        assert kind.example in ran.out
        assert f"xingji word {kind.name} " in kind.example


def test_language_may_stand_at_the_end(tmp_path: Path) -> None:
    ran = word("agencies", "2023", "nanjing", "--out", tmp_path / "a.pdf", "--lang", "en")
    assert "has the wrong file extension" in ran.err


def test_an_agency_table_comes_back_as_it_went(year: Path) -> None:
    path = year / "submissions/2023/nanjing/agencies.yaml"
    before = path.read_bytes()
    assert word("agencies", "2023", "nanjing", "--out", "a.xlsx", cwd=year).code == 0
    assert xingji("workbook", "import", "a.xlsx", "--root", ".", cwd=year).code == 0
    assert path.read_bytes() == before
    path.unlink()
    assert xingji("workbook", "import", "a.xlsx", "--root", ".", cwd=year).code == 0
    assert load(path, Agencies) == read(before, Agencies, path)


def test_tracks_with_different_agencies_need_a_letter_each(year: Path) -> None:
    assessment = year / DOSSIER / "ics/self-assessment.yaml"
    other = year / DOSSIER / "platform/self-assessment.yaml"
    other.parent.mkdir()
    other.write_text(assessment.read_text("utf-8").replace("agency: nj-05", "agency: nj-01"), "utf-8")
    ran = word("commitment", DOSSIER, "--out", "c.docx", cwd=year)
    assert ran.code == 2
    assert "nj-01、nj-05" in ran.err
    assert word("commitment", f"{DOSSIER}/platform", "--out", "c.docx", cwd=year).code == 0
    assert "示例工业信息安全测评中心（以下简称我方）" in word_text((year / "c.docx").read_bytes())
    edition = year / "submissions/2023/edition.yaml"
    edition.write_text(edition.read_text("utf-8").partition("  - track: platform")[0], "utf-8")
    ran = word("commitment", DOSSIER, "--track", "platform", "--out", "d.docx", cwd=year)
    assert ran.code == 2
    assert "没有类型 platform；可用：ics" in ran.err
