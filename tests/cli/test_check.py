"""`xingji check`: outputs, exit codes, scopes, and what bad input gets."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from benchmarks.generate import generate

from tests.cli.run import xingji
from tests.places import ROOT, SAMPLE
from xingji.cli.main import main
from xingji.engine.worker_pool import POOL_FROM
from xingji.store import guidelines

NANJING = "submissions/2023/nanjing"


@pytest.fixture
def dossier(tree: Path) -> Path:
    """The first ICS dossier of Nanjing, in a tree that may be spoiled."""
    return next(path.parent.parent for path in sorted((tree / NANJING).glob("*/ics/self-assessment.yaml")))


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("place", [ROOT, SAMPLE], ids=["repository", "sample"])
def test_no_error_stands_here(place: Path) -> None:
    ran = xingji("check", "--format", "json", cwd=place)
    assert ran.code == 0, ran.err
    assert ran.json()["summary"]["errors"] == 0


def test_json_contract(dossier: Path, tree: Path) -> None:
    spoil(dossier / "enterprise.yaml", "kind: manufacturer", "kind: factory")
    ran = xingji("check", NANJING, "--format", "json", cwd=tree)
    assert ran.code == 1
    report = ran.json()
    assert set(report) == {"findings", "summary"}
    assert set(report["summary"]) == {"files", "errors", "warnings", "advice"}
    found = next(f for f in report["findings"] if f["code"] == "XJ208")
    assert list(found) == ["code", "severity", "audience", "path", "line", "column", "item", "message", "fix"]
    assert found["path"] == (dossier / "enterprise.yaml").relative_to(tree).as_posix()
    assert "manufacturer" in found["message"] + found["fix"]


def test_faults_of_one_file_are_all_reported(dossier: Path, tree: Path) -> None:
    path = dossier / "ics" / "self-assessment.yaml"
    text = path.read_text("utf-8").replace("assessed_on: 2023-", "assessed_on: 2023-02-30 #", 1)
    path.write_text(f"{text}  PA99.1.1: met\n  PA01.1.1: met\nstray: 1\n", "utf-8")
    ran = xingji("check", path.relative_to(tree), "--format", "json", cwd=tree)
    found = {(f["code"], f["line"]) for f in ran.json()["findings"] if f["severity"] == "error"}
    last = len(text.splitlines())
    assert {("XJ322", last + 1), ("XJ107", last + 2), ("XJ202", last + 3)} <= found
    assert {code for code, _ in found} == {"XJ107", "XJ202", "XJ207", "XJ322"}


def test_one_bad_dossier_hides_nothing(tree: Path) -> None:
    first, second = sorted((tree / NANJING).glob("*/enterprise.yaml"))[:2]
    first.write_bytes(b"\xff\xfe broken")
    spoil(second, "name: 示例", "name: 样例")
    codes = {f["code"] for f in xingji("check", NANJING, "--format", "json", cwd=tree).json()["findings"]}
    assert {"XJ102", "XJ414"} <= codes


def test_a_single_file_says_what_the_whole_tree_says(dossier: Path, tree: Path) -> None:
    path = dossier / "enterprise.yaml"
    spoil(path, "kind: manufacturer", "kind: factory\nnonsense: 1")
    shown = path.relative_to(tree).as_posix()
    whole = [f for f in xingji("check", "--format", "json", cwd=tree).json()["findings"] if f["path"] == shown]
    assert xingji("check", shown, "--format", "json", cwd=tree).json()["findings"] == whole
    assert len(whole) >= 2


def test_a_lone_file_needs_no_tree(tmp_path: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guidelines, "_CHECKOUT", SAMPLE)
    alone = tmp_path / "elsewhere" / "self-assessment.yaml"
    alone.parent.mkdir()
    alone.write_bytes((dossier / "ics" / "self-assessment.yaml").read_bytes())
    ran = xingji("check", alone, "--format", "json", cwd=alone.parent)
    assert (ran.code, ran.json()["summary"]["files"]) == (0, 1)
    assert "1个文件不在企业文件夹" in ran.err


def test_text_names_file_line_reason_and_repair(dossier: Path, tree: Path) -> None:
    spoil(dossier / "enterprise.yaml", "kind: manufacturer", "kind: factory")
    ran = xingji("check", dossier.relative_to(tree), cwd=tree)
    assert ran.code == 1
    assert f"{dossier.relative_to(tree).as_posix()}/enterprise.yaml" in ran.out
    assert "错误 XJ208" in ran.out
    assert "修改：" in ran.out
    assert "\x1b" not in ran.out


def test_english(dossier: Path, tree: Path) -> None:
    spoil(dossier / "enterprise.yaml", "kind: manufacturer", "kind: factory")
    assert "error XJ208" in xingji("check", dossier.relative_to(tree), "--lang", "en", cwd=tree).out


def test_copies_are_told_of_here_and_not_on_github(dossier: Path, tree: Path) -> None:
    """Whoever checks a whole edition reads of both places; agencies read what GitHub shows."""
    other = next(path for path in sorted(tree.glob("submissions/2023/*/*/ics")) if path.parent != dossier)
    text = (dossier / "ics/self-assessment.yaml").read_text("utf-8").replace(dossier.name, other.parent.name)
    (other / "self-assessment.yaml").write_text(text, "utf-8")
    rows = xingji("check", "submissions/2023", "--format", "json", cwd=tree).json()["findings"]
    copies = [row for row in rows if row["code"] in ("XJ437", "XJ438")]
    assert {(row["code"], row["severity"], row["audience"]) for row in copies} == {
        ("XJ437", "warning", "reviewer"),
        ("XJ438", "warning", "reviewer"),
    }
    assert all({dossier.name, other.parent.name} <= {*re.findall(r"[0-9A-Z]{18}", str(row))} for row in copies)
    for form in ("github", "sarif"):
        told = xingji("check", "submissions/2023", "--format", form, cwd=tree).out
        assert "XJ437" not in told
        assert "XJ438" not in told
    alone = xingji("check", other.parent, "--format", "json", cwd=tree).json()["findings"]
    assert dossier.name not in str(alone)


def test_github_annotations_cannot_be_forged(tree: Path) -> None:
    evil = tree / NANJING / "a%0A::error::\n::warning file=x::y.yaml"
    evil.write_text("a: 1\n", "utf-8")
    out = xingji("check", NANJING, "--format", "github", cwd=tree).out
    commands = [line for line in out.splitlines() if line.startswith("::")]
    assert len([line for line in commands if line.startswith("::error")]) == 1
    assert all(
        line.startswith(("::error file=submissions", "::notice file=", "::warning file=sub")) for line in commands
    )


def test_github_shows_the_gravest_ten(tree: Path) -> None:
    for path in (tree / "submissions/2023").glob("*/*/enterprise.yaml"):
        spoil(path, "name: 示例", "name: 样例")
    out = xingji("check", "--format", "github", cwd=tree).out
    assert out.count("\n::error ") + out.startswith("::error ") == 10
    assert "77个错误" in out


def test_count_names_nobody(dossier: Path, tree: Path) -> None:
    """For logs of workflows, which agencies read too."""
    clean = xingji("check", dossier, "--format", "count", cwd=tree)
    assert (clean.code, "0个错误" in clean.out) == (0, True)
    spoil(dossier / "enterprise.yaml", "kind: manufacturer", "kind: 13812345678")
    told = xingji("check", "--format", "count", "--lang", "en", cwd=tree)
    assert told.code == 1
    assert re.search(r"[1-9] error\(s\)", told.out)
    assert "xingji check" in told.out
    assert [word for word in (dossier.name, "XJ", "submissions", "13812345678") if word in told.out + told.err] == []


def test_sarif_has_the_rules_and_places(dossier: Path, tree: Path) -> None:
    spoil(dossier / "enterprise.yaml", "kind: manufacturer", "kind: factory")
    run = xingji("check", dossier.relative_to(tree), "--format", "sarif", cwd=tree).json()["runs"][0]
    result = next(r for r in run["results"] if r["ruleId"] == "XJ208")
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] > 1
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {r["ruleId"] for r in run["results"]}


@pytest.mark.parametrize(
    "arguments",
    [["check", "nowhere"], ["check", "--since", "no-such-rev"], ["check", "--format", "xml"], ["no-such"], []],
)
def test_wrong_usage_is_two(tree: Path, arguments: list[str]) -> None:
    ran = xingji(*arguments, cwd=tree)
    assert ran.code == 2
    assert ran.err
    assert "Traceback" not in ran.err


def test_a_failing_engine_is_two_and_no_verdict(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("broken engine")

    monkeypatch.setattr("xingji.engine.dossier_check.check_dossier", fail)
    assert main(["check", str(tree), "--processes", "1", "--no-cache"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "broken engine" in captured.err
    assert "不能作为结论" in captured.err


@pytest.mark.needs("symlinks")
def test_links_are_refused(dossier: Path, tree: Path) -> None:
    target = dossier / "cloud.yaml"
    target.unlink()
    target.symlink_to("/etc/passwd")
    (dossier / "linked").symlink_to(tree)
    found = xingji("check", dossier.relative_to(tree), "--format", "json", cwd=tree).json()["findings"]
    assert [f["code"] for f in found if f["severity"] == "error"] == ["XJ117", "XJ117"]
    assert "root:" not in json.dumps(found)


def git(tree: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"]
    subprocess.run(["git", *identity, *arguments], cwd=tree, check=True, capture_output=True)


def test_since_looks_at_what_changed(dossier: Path, tree: Path) -> None:
    git(tree, "init", "-q")
    git(tree, "add", "-A")
    git(tree, "commit", "-qm", "start")
    assert xingji("check", "--since", "HEAD", "--format", "json", cwd=tree).json()["summary"]["files"] == 0
    spoil(dossier / "enterprise.yaml", "kind: manufacturer", "kind: factory")
    report = xingji("check", "--since", "HEAD", "--format", "json", cwd=tree).json()
    assert report["summary"]["files"] == len(list(dossier.rglob("*.yaml")))
    assert "XJ208" in {f["code"] for f in report["findings"]}


def test_since_checks_the_city_when_its_agencies_change(tree: Path) -> None:
    git(tree, "init", "-q")
    git(tree, "add", "-A")
    git(tree, "commit", "-qm", "start")
    path = tree / NANJING / "agencies.yaml"
    path.write_text(path.read_text("utf-8").replace("id: nj-01", "id: nj-91"), "utf-8")
    codes = {f["code"] for f in xingji("check", "--since", "HEAD", "--format", "json", cwd=tree).json()["findings"]}
    assert "XJ402" in codes


def test_cache_never_changes_the_answer(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINGJI_CACHE", str(tree / "cache"))
    cold = xingji("check", "--format", "json", cwd=tree).out
    assert xingji("check", "--format", "json", cwd=tree).out == cold
    victim = sorted((tree / "submissions/2023").glob("*/*/enterprise.yaml"))[5]
    spoil(victim, "name: 示例", "name: 样例")
    changed = xingji("check", "--format", "json", cwd=tree).out
    assert changed != cold
    assert changed == xingji("check", "--format", "json", "--no-cache", cwd=tree).out
    for file in (tree / "cache").iterdir():
        file.write_bytes(b"{damaged")
    assert xingji("check", "--format", "json", cwd=tree).out == changed


def test_several_processes_give_the_same_answer(tmp_path: Path) -> None:
    generate(tmp_path, POOL_FROM + 10, seed=3)
    for path in sorted(tmp_path.glob("submissions/2023/*/*/enterprise.yaml"))[::20]:
        spoil(path, "name: 示例", "name: 样例")
    one = xingji("check", "--no-cache", "--processes", "1", "--format", "json", cwd=tmp_path).out
    assert "XJ414" in one
    assert one == xingji("check", "--no-cache", "--processes", "2", "--format", "json", cwd=tmp_path).out
