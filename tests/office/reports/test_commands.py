"""`xingji word rectification` and `annual` as a user runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import xingji
from tests.office.reports.readers import pdf_text, word_text
from xingji.engine.checker import Checker
from xingji.office.reports.case import load_case
from xingji.store.guidelines import Library

ICS = "submissions/2023/nanjing/91320104MA0YRUCQ6K"


@pytest.mark.needs("poppler")
def test_both_forms(sample: Path, tmp_path: Path) -> None:
    for name, read in (("建议书.docx", word_text), ("建议书.PDF", pdf_text)):
        ran = xingji("word", "rectification", ICS, "--out", tmp_path / name, cwd=sample)
        assert (ran.code, ran.err) == (0, "")
        assert "示例轨道车辆配套" in read((tmp_path / name).read_bytes())


def test_day_decides_the_clocks(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "建议书.docx"
    assert xingji("word", "rectification", f"{ICS}/ics", "--on", "2023-08-10", "--out", out, cwd=sample).code == 0
    assert "整改中，剩" in word_text(out.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("word", "rectification", "submissions/2023/nanjing"), "不是企业材料文件夹"),
        (("word", "rectification", ICS, "--track", "platform"), "没有这个类型的自评估，只有：ics"),
        (("word", "rectification", f"{ICS}/ics", "--track", "platform"), "没有这个类型的自评估，只有：ics"),
        (("word", "rectification", ICS, "--on", "tomorrow"), "tomorrow"),
        (("word", "annual", "1999"), "1999"),
    ],
)
def test_wrong_usage(sample: Path, tmp_path: Path, arguments: tuple[str, ...], word: str) -> None:
    ran = xingji(*arguments, "--out", tmp_path / "x.docx", cwd=sample)
    assert ran.code == 2
    assert word in ran.err
    assert not list(tmp_path.iterdir())


def test_two_tracks_need_a_choice(tree: Path) -> None:
    both = next(path for path in sorted((tree / "submissions/2023").glob("*/*")) if {"ics", "platform"} <= _names(path))
    ran = xingji("word", "rectification", both, "--out", tree / "x.pdf", cwd=tree)
    assert (ran.code, "--track" in ran.err) == (2, True)
    assert xingji("word", "rectification", both, "--track", "platform", "--out", tree / "x.pdf", cwd=tree).code == 0


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def test_faulty_documents(tree: Path) -> None:
    folder = tree / ICS
    (folder / "ics/onsite.yaml").write_text("institution: [", "utf-8")
    ran = xingji("word", "rectification", folder, "--out", tree / "x.pdf", cwd=tree)
    assert ran.code == 1
    assert "onsite.yaml 缺失或有错误" in ran.err
    (folder / "ics/self-assessment.yaml").unlink()
    assert "没有可用的自评估" in xingji("word", "rectification", folder, "--out", tree / "x.pdf", cwd=tree).err


def test_errors_are_told_and_a_report_is_made(tree: Path) -> None:
    path = tree / ICS / "enterprise.yaml"
    path.write_text(path.read_text("utf-8").replace("city: nanjing", "city: suzhou"), "utf-8")
    ran = xingji("word", "rectification", tree / ICS, "--out", tree / "x.docx", cwd=tree)
    assert ran.code == 0
    assert "个错误" in ran.err


def test_levels_are_those_of_the_programme(sample: Path) -> None:
    library = Library(sample)
    folders = sorted(path.relative_to(sample).as_posix() for path in (sample / "submissions/2023/suzhou").glob("9*"))
    rows = Checker(sample, library, processes=1).rows(folders).values()
    for row in rows:
        for track in row.tracks:
            if "self-assessment" not in track.present:
                continue
            made = load_case(sample, row, track.track, library)
            assert made.claimed.level == track.claimed
            assert made.result.level == (track.claimed if track.verified is None else track.verified)
            assert list(made.findings) == list(track.findings)


def test_template_can_be_taken_and_given_back(sample: Path, tmp_path: Path) -> None:
    for name, arguments in (("rectification", (ICS,)), ("annual", ("2024",))):
        own = tmp_path / f"{name}模板.docx"
        assert xingji("word", "template", name, "--out", own, cwd=sample).code == 0
        out = tmp_path / f"{name}.docx"
        assert xingji("word", name, *arguments, "--template", own, "--out", out, cwd=sample).code == 0
        assert "{{" not in word_text(out.read_bytes())
