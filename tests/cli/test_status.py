"""`xingji status`: where an edition is on a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import xingji
from tests.places import SAMPLE

CITY = "submissions/2023/suzhou"


STEPS = ("registered", "assessed", "verified", "rectified", "visited", "decided")


def test_status_counts_what_the_folders_hold() -> None:
    found = xingji("status", "2023", "--on", "2023-12-01", "--format", "json", cwd=SAMPLE).json()
    folder = SAMPLE / "submissions/2023"
    assert found["total"]["registered"] == len(list(folder.glob("*/*/enterprise.yaml")))
    assert found["total"]["visited"] == len({path.parent.parent for path in folder.glob("*/*/*/onsite.yaml")})
    assert len(found["cities"]) == 13
    for step in STEPS:
        assert sum(city[step] for city in found["cities"]) == found["total"][step]
    days = [late["days"] for late in found["overdue"]]
    assert days == sorted(days, reverse=True)
    assert sum(city["overdue"] for city in found["cities"]) == len(days) > 0


def test_the_clock_goes_back() -> None:
    totals = [
        xingji("status", "2023", "--on", day, "--format", "json", cwd=SAMPLE).json()["total"]
        for day in ("2023-06-16", "2023-07-31", "2023-09-30", "2023-12-01")
    ]
    for step in STEPS[1:]:
        counts = [total[step] for total in totals]
        assert counts == sorted(counts), step
        assert counts[0] == 0 < counts[-1], step


def test_status_text_names_overdue_first() -> None:
    text = xingji("status", "2023", "--on", "2023-12-01", "--city", "suzhou", "--list", cwd=SAMPLE).out
    assert text.index("逾期未整改") < text.index("覆盖率") < text.index("信用代码")
    assert "无锡市" not in text
    assert "示例数据" in text


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["2021"], "没有 2021 年度"),
        (["2023", "--on", "2023-13-01"], "YYYY-MM-DD"),
        (["2023", "--city", "shanghai"], "shanghai"),
        (["2023", "--root", "../cli"], "submissions"),
    ],
)
def test_status_says_what_is_wrong(arguments: list[str], word: str) -> None:
    ran = xingji("status", *arguments, cwd=SAMPLE)
    assert (ran.code, ran.out) == (2, "")
    assert word in ran.err


def test_status_of_a_year_without_days() -> None:
    text = xingji("status", "2024", cwd=SAMPLE).out
    assert "阶段日期尚未公布" in text


def test_a_broken_dossier_counts_as_faulty(tree: Path) -> None:
    broken = next(tree.glob(f"{CITY}/*/ics/self-assessment.yaml"))
    broken.write_text("answers: [", "utf-8")
    found = xingji("status", "2023", "--on", "2023-12-01", "--format", "json", cwd=tree).json()
    assert {city["city"]: city["faulty"] for city in found["cities"]}["suzhou"] == 1


def test_nothing_becomes_later_than_the_last_day_of_the_edition(sample: Path) -> None:
    """Days overdue of a year that is over do not grow for ever; a day that is asked for is taken as it is."""
    assert xingji("status", "2023", cwd=sample).out.startswith("2023年度进度（按2023-11-30）")
    assert xingji("status", "2023", "--on", "2024-03-01", cwd=sample).out.startswith("2023年度进度（按2024-03-01）")
