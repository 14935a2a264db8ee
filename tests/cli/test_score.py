"""`xingji score`: levels as the twin has them, the contract of its JSON, and what faulty documents get."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.run import xingji
from tests.places import SAMPLE
from tests.scoring import twin
from xingji.store.guidelines import Library
from xingji.store.reader import parse

ASSESSED = sorted((SAMPLE / "submissions/2023").glob("*/*/*/self-assessment.yaml"))


def degrees_of(file: Path) -> dict[str, str]:
    data: Any = parse(file.read_bytes()).data
    assert data is not None
    return {key: value if isinstance(value, str) else value["degree"] for key, value in data["answers"].items()}


def test_scores_of_the_whole_sample_equal_the_twin() -> None:
    results = xingji("score", "submissions/2023", "--format", "json", cwd=SAMPLE).json()["results"]
    assert len(results) == len(ASSESSED)
    for result, file in zip(sorted(results, key=lambda r: str(r["path"])), ASSESSED, strict=True):
        rules = Library(SAMPLE).ruleset(result["guideline"])
        assert rules is not None
        degrees = degrees_of(file)
        assert result["path"] == file.relative_to(SAMPLE).as_posix()
        assert result["level"] == twin.overall(rules, degrees)
        assert f"{result['index']:.2f}" == str(twin.index(rules, degrees))
        assert result["guideline_sha256"] == rules.sha256
        assert result["unanswered"] == [p for p in rules.practices if p not in degrees]


def test_score_contract() -> None:
    result = xingji("score", ASSESSED[0], "--format", "json", cwd=SAMPLE).json()["results"][0]
    assert list(result) == [
        "path", "track", "guideline", "guideline_sha256", "view", "level", "level_name", "stars", "index", "areas",
        "unanswered", "blocking",
    ]  # fmt: skip
    assert list(result["areas"][0]) == ["id", "level", "in_count"]
    blocking = result["blocking"]
    assert list(blocking) == ["level", "keys", "sum", "domains", "practices"]
    assert blocking["level"] == result["level"] + 1
    assert list(blocking["sum"]) == ["earned", "possible", "threshold"]
    assert all(list(domain) == ["id", "earned", "possible", "floor"] for domain in blocking["domains"])


def test_what_is_blocking_fails_a_line_and_is_as_the_twin_has_it() -> None:
    """Of every dossier of the sample: at least one line fails, and only domains below the floor are told."""
    seen: set[tuple[bool, bool, bool]] = set()
    for result in xingji("score", "submissions/2023", "--format", "json", cwd=SAMPLE).json()["results"]:
        blocking = result["blocking"]
        if blocking is None:
            continue
        line, domains = blocking["sum"], blocking["domains"]
        short = line["earned"] * 100 < line["threshold"] * line["possible"]
        assert all(domain["earned"] * 100 < domain["floor"] * domain["possible"] for domain in domains)
        assert set(blocking["keys"]) <= set(blocking["practices"])
        seen.add((bool(blocking["keys"]), short, bool(domains)))
    assert (False, False, False) not in seen
    assert len(seen) > 2


def test_top_has_nothing_blocking(tmp_path: Path) -> None:
    rules = Library(SAMPLE).ruleset("platform-2023")
    assert rules is not None
    answers = "".join(f"  {practice}: met\n" for practice in rules.practices)
    head = "dossier: 2023/91320115MA0XJA001H\nguideline: platform-2023\nagency: nj-01\nassessed_on: 2023-07-12\n"
    file = tmp_path / "self-assessment.yaml"
    file.write_text(f"{head}answers:\n{answers}", "utf-8")
    assert xingji("score", file, "--format", "json", cwd=SAMPLE).json()["results"][0]["blocking"] is None
    assert "已达到最高等级" in xingji("score", file, cwd=SAMPLE).out


def test_platform_has_no_stars() -> None:
    file = next(path for path in ASSESSED if path.parent.name == "platform")
    result = xingji("score", file, "--format", "json", cwd=SAMPLE).json()["results"][0]
    assert result["stars"] is None


def test_verified_lays_the_verdicts_over_the_answers(tmp_path: Path) -> None:
    """A dossier with a lowered key practice: the claim stands, the verified level falls."""
    rules = Library(SAMPLE).ruleset("ics-2023")
    assert rules is not None
    key = next(p.id for p in rules.practices.values() if p.key and p.level == 1)
    answers = "".join(f"  {p}: met\n" for p in rules.practices)
    whose = "dossier: 2023/91320115MA0XJA001H\n"
    head = f"{whose}guideline: ics-2023\nagency: nj-01\nassessed_on: 2023-07-12\nanswers:\n"
    (tmp_path / "self-assessment.yaml").write_text(head + answers)
    verdict = f"verdicts:\n  {key}:\n    verdict: lowered\n    to: unmet\n    comment: 现场不符\n"
    (tmp_path / "verification.yaml").write_text(
        f"{whose}institution: inst-01\nreviewer: 示例人员\nverified_on: 2023-08-20\n{verdict}", "utf-8"
    )
    levels = [
        xingji("score", tmp_path, "--view", view, "--format", "json", cwd=SAMPLE).json()["results"][0]["level"]
        for view in ("claimed", "verified")
    ]
    assert levels == [5, 0]


def test_score_text_tells_the_three_lines() -> None:
    for file in ASSESSED[:12]:
        result = xingji("score", file, "--format", "json", cwd=SAMPLE).json()["results"][0]
        if (blocking := result["blocking"]) is None:
            continue
        out, english = xingji("score", file, cwd=SAMPLE).out, xingji("score", file, "--lang", "en", cwd=SAMPLE).out
        for told in ("关键项：", "总分线：", "底线："):
            assert out.count(f"- {told}") == 1
        for key in blocking["keys"]:
            assert f"  - {key} " in out
            assert f"  - {key} " in english
        for domain in blocking["domains"]:
            assert f"  - {domain['id']} " in out
        assert f"{len(blocking['practices'])} practice(s) of this level are not fully met" in english


def test_faulty_assessment_is_one_and_the_others_are_scored(tmp_path: Path) -> None:
    good, bad = tmp_path / "a" / "self-assessment.yaml", tmp_path / "b" / "self-assessment.yaml"
    for path in (good, bad):
        path.parent.mkdir()
        path.write_bytes(ASSESSED[0].read_bytes())
    bad.write_text("guideline: [", "utf-8")
    ran = xingji("score", tmp_path, "--format", "json", cwd=SAMPLE)
    assert ran.code == 1
    assert len(ran.json()["results"]) == 1
    assert "XJ106" in ran.err
