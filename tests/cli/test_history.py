"""`xingji history`: every edition of one enterprise."""

from __future__ import annotations

from tests.cli.run import xingji
from tests.places import SAMPLE


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
