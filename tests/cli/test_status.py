"""`status`, `history` and `impact` on the sample, and `check` with a day and an account."""

from __future__ import annotations

import shutil
import subprocess
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


def test_history_of_a_holder() -> None:
    uscc = "91320115MA0YKB2C8G"
    found = xingji("history", uscc, "--format", "json", cwd=SAMPLE).json()
    assert [(e["edition"], e["state"], e["decided"], e["result"]) for e in found["editions"]] == [
        ("2022", "listed", 1, "new"),
        ("2023", "announced", 2, "raised"),
    ]
    assert "提升" in xingji("history", uscc, cwd=SAMPLE).out


def test_history_of_one_who_did_not_finish() -> None:
    carried = next(
        path.parent.name
        for path in sorted((SAMPLE / "submissions/2023").glob("*/*/enterprise.yaml"))
        if "carried_from: 2022" in path.read_text("utf-8")
    )
    text = xingji("history", carried, cwd=SAMPLE).out
    assert "2022年度结转" in text
    assert text.index("已登记") < text.index("2022年度结转")


def test_history_of_nobody_says_what_absence_means() -> None:
    ran = xingji("history", "91320115MA0YYYYYYX", cwd=SAMPLE)
    assert ran.code == 1
    assert "不说明" in ran.out
    assert xingji("history", "abc", cwd=SAMPLE).code == 2


def _commit(tree: Path) -> None:
    who = ("-c", "user.name=示例", "-c", "user.email=sample@example.com")
    for command in (("init", "--quiet"), ("add", "."), (*who, "commit", "--quiet", "-m", "示例")):
        subprocess.run(("git", *command), cwd=tree, check=True)


def test_impact_names_who_would_move(tree: Path) -> None:
    _commit(tree)
    same = xingji("impact", "--against", "HEAD", "--format", "json", cwd=tree).json()
    assert same["changes"] == []
    head = tree / "scoring/ics-2023/guideline.yaml"
    head.write_text(head.read_text("utf-8").replace("threshold: 80", "threshold: 100", 1), "utf-8")
    found = xingji("impact", "--against", "HEAD", "--format", "json", cwd=tree).json()
    by_score = _levels(tree)
    subprocess.run(("git", "checkout", "--quiet", "scoring"), cwd=tree, check=True)
    before = _levels(tree)
    moved = {f"{change['path']}/self-assessment.yaml" for change in found["changes"]}
    assert moved == {path for path, levels in by_score.items() if levels != before[path]} != set()
    assert all(change["claimed"]["after"] <= change["claimed"]["before"] for change in found["changes"])


def _levels(tree: Path) -> dict[str, list[int]]:
    """Claimed and verified level of every assessment, by `score`."""
    found: dict[str, list[int]] = {}
    for view in ("claimed", "verified"):
        for result in xingji("score", "submissions", "--view", view, "--format", "json", cwd=tree).json()["results"]:
            found.setdefault(result["path"], []).append(result["level"])
    return found


def test_impact_needs_a_revision(tree: Path) -> None:
    ran = xingji("impact", "--against", "nowhere", cwd=tree)
    assert (ran.code, ran.out) == (2, "")
    assert xingji("impact", "--against=--output=x", cwd=tree).code == 2


def codes(*arguments: str | Path) -> set[str]:
    ran = xingji("check", *arguments, "--format", "json", cwd=SAMPLE)
    return {found["code"] for found in ran.json()["findings"] if found["code"].startswith("XJ5")}


def test_check_on_a_day() -> None:
    dossier = next((SAMPLE / "submissions/2023/nanjing").glob("*/ics/self-assessment.yaml")).relative_to(SAMPLE)
    assert codes(dossier, "--on", "2023-06-16") == {"XJ501", "XJ504"}
    assert codes(dossier, "--on", "2023-07-30") == set()
    assert codes(dossier, "--on", "2023-07-31") == {"XJ502"}
    assert codes(dossier) == set()


def test_check_as_an_account() -> None:
    table = "submissions/2023/nanjing/agencies.yaml"
    assert codes(table, "--as", "sample-nanjing") == set()
    assert codes(table, "--as", "@Sample-Nanjing") == set()
    assert codes(table, "--as", "sample-suzhou") == {"XJ522"}
    assert codes(table, "--as", "sample-nanjing-nj01") == {"XJ521"}
    assert codes(table, "--as", "stranger") == {"XJ520"}


def test_a_day_needs_an_edition(tmp_path: Path) -> None:
    alone = tmp_path / "self-assessment.yaml"
    shutil.copy(next((SAMPLE / "submissions/2023").glob("*/*/ics/self-assessment.yaml")), alone)
    ran = xingji("check", alone, "--on", "2023-07-01", cwd=tmp_path)
    assert ran.code == 2
    assert "--on" in ran.err
