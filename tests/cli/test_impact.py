"""`xingji impact`: who would move under another guideline."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.cli.run import xingji


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


def test_a_guideline_in_an_older_form_is_not_compared(tree: Path) -> None:
    """Nobody is told that nothing changes when nothing could be compared."""
    heads = sorted(tree.glob("scoring/*/guideline.yaml"))
    kept = {head: head.read_text("utf-8") for head in heads}
    for head, text in kept.items():
        head.write_text(text.replace("floor:", "lagging_percent:"), "utf-8")
    _commit(tree)
    for head, text in kept.items():
        head.write_text(text, "utf-8")
    ran = xingji("impact", "--against", "HEAD", cwd=tree)
    assert ran.code == 0
    assert "不能比较" in ran.out
    assert "没有可以比较的细则" in ran.out
    assert "有0份" not in ran.out
