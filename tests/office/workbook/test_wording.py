"""What a workbook tells of a practice: anchors, ways to verify, bounds, in the words of the enterprise's profile."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from xingji.office.workbook.shape import ANSWERS, VERDICTS

from .desk import FIRST, HOME, cell, codes, edited, exported, imported

OWN = """\
    met: 示例：逐台有登记。
    partly: 示例：过半有登记。
    onsite: 示例：看三台机床。
    why_key: 示例：改程序就能停线。
    na_when: 示例：没有控制器。
    profiles:
      discrete:
        text: 示例：每台机床都应锁柜。
        evidence: [示例机床清单]
      process:
        text: 示例：每套装置都应锁柜。
"""
DISCRETE, PROCESS = "示例：每台机床都应锁柜。", "示例：每套装置都应锁柜。"


@pytest.fixture
def worded(desk: Path) -> Path:
    """A tree whose first practice has all that a practice may have."""
    area = desk / "scoring/ics-2023/areas/PA01.yaml"
    head, between, rest = area.read_text("utf-8").partition("    weight: 3\n")
    area.write_text(head + OWN + between + rest, "utf-8")
    return desk


def shown(root: Path, kind: str, heading: str, practice: str = FIRST) -> str:
    text: str = cell(openpyxl.load_workbook(io.BytesIO(exported(root, kind))), heading, practice).value or ""
    return text


def with_profile(root: Path, profile: str) -> None:
    path = root / HOME.path("enterprise")
    path.write_text(re.sub("profile: [a-z]+", f"profile: {profile}", path.read_text("utf-8")), "utf-8")


def test_a_row_tells_what_counts_and_why(worded: Path) -> None:
    told = shown(worded, "self-assessment", "怎样算符合")
    assert told == "符合：示例：逐台有登记。\n部分符合：示例：过半有登记。"
    assert shown(worded, "self-assessment", "关键项和不适用") == "关键项：示例：改程序就能停线。\n不得选不适用"
    assert shown(worded, "self-assessment", "关键项和不适用", "PA02.1.1") == "关键项\n可不适用"
    ways = shown(worded, "verification", "核查方法").split("\n")
    assert ways[0].startswith("线上：")
    assert ways[1] == "现场：示例：看三台机床。"


@pytest.mark.parametrize(("profile", "text"), [("discrete", DISCRETE), ("process", PROCESS)])
def test_texts_are_those_of_the_profile_and_come_back(worded: Path, profile: str, text: str) -> None:
    """The digest of the guideline stays that of the guideline, so the workbook fits."""
    with_profile(worded, profile)
    assert shown(worded, "self-assessment", "要求") == shown(worded, "verification", "要求") == text

    def fill(book: Any) -> None:
        cell(book, "说明").value = "示例：已逐台登记。"

    result = imported(worded, edited(exported(worded), fill))
    assert not [code for code in codes(result) if code.startswith("XJ7")], result.findings
    assert "示例：已逐台登记。" in (worded / HOME.path("self-assessment")).read_text("utf-8")


def test_what_a_profile_does_not_say_reads_as_everywhere(worded: Path) -> None:
    assert shown(worded, "self-assessment", "可出示的材料") == "示例机床清单"
    with_profile(worded, "process")
    assert "示例机床清单" not in shown(worded, "self-assessment", "可出示的材料")
    with_profile(worded, "utility")
    assert shown(worded, "self-assessment", "要求") not in (DISCRETE, PROCESS)


def test_a_text_of_another_row_is_still_told(worded: Path) -> None:
    """Only wordings of the practice itself are its text."""

    def mix(book: Any) -> None:
        cell(book, "要求").value = "示例：别的要求。"

    assert "XJ718" in codes(imported(worded, edited(exported(worded), mix), write=False))


@pytest.mark.parametrize("columns", [ANSWERS, VERDICTS])
def test_a_sheet_is_no_wider_than_a3_can_show(columns: tuple[Any, ...]) -> None:
    """At ten points A3 across holds some 190 columns' units; below six points nobody reads."""
    assert sum(slot.width for slot in columns[1:]) <= 190 * 10 / 6
