"""Who may write what, and whom a task falls to."""

from __future__ import annotations

from xingji.model.kinds import KINDS, at_level
from xingji.programme.permissions import Assignment, Assignments, may_write, writers


def test_the_province_writes_everything_and_others_nothing_of_the_frame() -> None:
    assert all(may_write("province", kind) for kind in KINDS)
    for role in ("institution", "city", "agency"):
        assert not any(may_write(role, kind) for kind in (*at_level("edition"), "decision", "guideline", "area"))


def test_each_document_of_a_dossier_but_the_decision_has_a_writer() -> None:
    below = {*at_level("city"), *at_level("dossier"), *at_level("track")}
    assert {kind for kind in KINDS if writers(kind) != ("province",)} == below - {"decision", "progress"}


def test_what_is_no_document_is_for_the_province() -> None:
    assert may_write("province", "other")
    assert not may_write("agency", "other")


def test_an_enterprise_assigned_by_itself_leaves_its_city() -> None:
    found = Assignments(
        [
            Assignment("inst-01", "verification", ["nanjing", "wuxi"], []),
            Assignment("inst-02", "verification", ["suzhou"], ["91320115MA0YKB2C8G"]),
        ]
    )
    assert found.to("verification", "nanjing", "91320115MA0YKB2C8G") == frozenset({"inst-02"})
    assert found.to("verification", "nanjing", "91320104MA0YRUCQ6K") == frozenset({"inst-01"})
    assert found.to("verification", "xuzhou", "91320312MA0YB7541P") == frozenset()
    assert found.to("onsite", "nanjing", "91320115MA0YKB2C8G") is None
