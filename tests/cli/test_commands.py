"""The other commands: score, plan, explain, fmt, schema, new, and the help of all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.cli.run import xingji
from tests.examples import THOROUGH
from tests.places import ROOT, SAMPLE
from tests.scoring import twin
from xingji.cli.commands import COMMANDS
from xingji.model.kinds import KINDS, model_of
from xingji.rules.registry import load_all
from xingji.store.guidelines import Library
from xingji.store.layout import place
from xingji.store.reader import parse
from xingji.store.schemas import all_schemas

ASSESSED = sorted((SAMPLE / "submissions/2023").glob("*/*/*/self-assessment.yaml"))
USCC = "91320700MA0FAKE17T"


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
    assert list(result["blocking"]) == [str(result["level"] + 1)]


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
    head = "guideline: ics-2023\nagency: nj-01\nassessed_on: 2023-07-12\nanswers:\n"
    (tmp_path / "self-assessment.yaml").write_text(head + answers)
    verdict = f"verdicts:\n  {key}:\n    verdict: lowered\n    to: unmet\n    comment: 现场不符\n"
    (tmp_path / "verification.yaml").write_text(
        f"institution: inst-01\nreviewer: 示例人员\nverified_on: 2023-08-20\n{verdict}", "utf-8"
    )
    levels = [
        xingji("score", tmp_path, "--view", view, "--format", "json", cwd=SAMPLE).json()["results"][0]["level"]
        for view in ("claimed", "verified")
    ]
    assert levels == [5, 0]


def test_score_text_explains_what_is_stuck() -> None:
    out = xingji("score", ASSESSED[0], cwd=SAMPLE).out
    assert "等级：" in out
    assert "停在" in out
    assert "关键项" in out or "未到80%" in out


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


def test_plan_contract_and_promise() -> None:
    file = ASSESSED[0]
    before = xingji("score", file, "--format", "json", cwd=SAMPLE).json()["results"][0]
    target = before["level"] + 1
    made = xingji("plan", file, "--to", str(target), "--format", "json", cwd=SAMPLE).json()
    assert list(made) == ["from", "to", "effort", "practices"]
    assert (made["from"], made["to"]) == (before["level"], target)
    rules = Library(SAMPLE).ruleset(before["guideline"])
    assert rules is not None
    assert twin.overall(rules, degrees_of(file) | dict.fromkeys(made["practices"], "met")) >= target


@pytest.mark.parametrize("target", ["0", "6", "x"])
def test_plan_to_no_level_is_two(target: str) -> None:
    assert xingji("plan", ASSESSED[0], "--to", target, cwd=SAMPLE).code == 2


def test_explain_knows_every_rule() -> None:
    listed = xingji("explain", cwd=SAMPLE).out
    assert all(code in listed for code in load_all())
    page = xingji("explain", "xj301", cwd=SAMPLE).out
    assert "为什么" in page
    assert "怎样修改" in page
    assert xingji("explain", "XJ999", cwd=SAMPLE).code == 2


def test_fmt_keeps_comments_and_values(tmp_path: Path) -> None:
    path = tmp_path / "enterprise.yaml"
    path.write_text(
        "# 说明\nheld: [{track: ics, level: 1, year: 2021}]  # 旧星\ncontact: {name: 甲乙}\nx: null\n", "utf-8"
    )
    before = parse(path.read_bytes()).data
    assert xingji("fmt", "--check", path, cwd=tmp_path).code == 1
    assert xingji("fmt", path, cwd=tmp_path).code == 0
    text = path.read_text("utf-8")
    assert "# 说明" in text
    assert "# 旧星" in text
    assert "contact:\n  name: 甲乙" in text
    assert parse(path.read_bytes()).data == before
    assert xingji("fmt", "--check", path, cwd=tmp_path).code == 0


def test_fmt_leaves_a_broken_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "enterprise.yaml"
    path.write_text("a: 1\na: 2\n")
    ran = xingji("fmt", path, cwd=tmp_path)
    assert (ran.code, path.read_text()) == (1, "a: 1\na: 2\n")


def test_fmt_leaves_alone_what_it_cannot_lay_out(tmp_path: Path) -> None:
    """A tab between words is sound to libyaml, and nothing that the library that writes can read."""
    path = tmp_path / "enterprise.yaml"
    path.write_bytes(b"name: a\tb\n")
    assert parse(path.read_bytes()).faults == []
    ran = xingji("fmt", path, cwd=tmp_path)
    assert (ran.code, path.read_bytes()) == (1, b"name: a\tb\n")
    assert "enterprise.yaml" in ran.err


def _first_cities() -> Iterator[Path]:
    for edition in (ROOT / "submissions").glob("*/"):
        yield from sorted(path for path in edition.iterdir() if path.is_dir())[:1]


def test_repository_is_formatted() -> None:
    """All of it in a thorough run; otherwise of every edition its own files and one city of the many."""
    submissions = ROOT / "submissions"
    some = [submissions] if THOROUGH else [*submissions.glob("*/*.yaml"), *_first_cities()]
    ran = xingji("fmt", "--check", *some, "scoring", cwd=ROOT)
    assert ran.code == 0, ran.out


def test_schemas_are_fresh_and_no_other_lie_there() -> None:
    assert {path.name: path.read_bytes() for path in (ROOT / "schema").glob("*.json")} == all_schemas()


@pytest.mark.parametrize("kind", KINDS)
def test_schema_explains_every_field_in_chinese(kind: str) -> None:
    schema = model_of(kind).model_json_schema()
    for owner in [schema, *schema.get("$defs", {}).values()]:
        for name, field in owner.get("properties", {}).items():
            assert "一" <= str(field.get("title", ""))[-1:] <= "鿿" or field["title"].endswith(("）", "56", "号")), name
            assert field.get("description"), name


def _plain(path: Path) -> object:
    """As an editor's YAML server sees it: numbers are numbers, dates stay text."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, regex) for tag, regex in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506  a safe loader


@cache
def _validator(schema: Path) -> Any:
    """What judges by a schema, which is looked through once and not for every file."""
    told = json.loads(schema.read_text("utf-8"))
    kind = jsonschema.validators.validator_for(told)
    kind.check_schema(told)
    return kind(told)


def test_schemas_accept_the_sample_and_name_the_right_file() -> None:
    documents, areas = sorted(SAMPLE.rglob("submissions/**/*.yaml"))[::7], sorted(SAMPLE.rglob("scoring/**/P*.yaml"))
    for path in (some := documents + areas[::9]):
        named = path.relative_to(SAMPLE)
        assert place(named.as_posix()) is not None
        line = path.read_text("utf-8").splitlines()[0]
        target = ROOT / os.path.normpath(named.parent / line.partition("$schema=")[2])
        assert target.is_file(), path
        _validator(target).validate(_plain(path))
    assert len(some) > 50


def test_new_writes_a_dossier_that_can_be_filled(tree: Path) -> None:
    arguments = ["new", USCC, "--edition", "2023", "--city", "lianyungang", "--agency", "lyg-01", "--track", "ics"]
    assert xingji(*arguments, cwd=tree).code == 0
    folder = tree / "submissions/2023/lianyungang" / USCC
    text = (folder / "ics" / "self-assessment.yaml").read_text("utf-8")
    rules = Library(tree).ruleset("ics-2023")
    assert rules is not None
    assert all(f"  #{practice}:\n" in text for practice in rules.practices)
    filled = "".join(
        line.replace("#", "").replace(":\n", ": met\n") if line.startswith("  #PA") else line
        for line in text.splitlines(True)
    )
    (folder / "ics" / "self-assessment.yaml").write_text(
        filled.replace("assessed_on:", "assessed_on: 2023-07-12"), "utf-8"
    )
    result = xingji("score", folder, "--format", "json", cwd=tree).json()["results"][0]
    assert (result["level"], result["unanswered"]) == (5, [])
    again = xingji(*arguments, cwd=tree)
    assert again.code == 2
    assert "已存在" in again.err


@pytest.mark.parametrize(
    "arguments",
    [["91320700MA0FAKE17X", "--city", "nanjing"], [USCC, "--city", "beijing"], ["../../x", "--city", "nanjing"]],
)
def test_new_refuses_what_cannot_be(tree: Path, arguments: list[str]) -> None:
    before = sorted(tree.rglob("*"))
    assert xingji("new", *arguments, "--edition", "2023", cwd=tree).code == 2
    assert sorted(tree.rglob("*")) == before


def test_every_command_has_help_with_an_example() -> None:
    for name, said in COMMANDS.items():
        out = xingji(name, "--help", cwd=SAMPLE).out
        assert f"xingji {name}" in said.example
        assert said.example in out


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_help_survives_a_pipe_without_chinese(encoding: str) -> None:
    command = [sys.executable, "-m", "xingji", "--help"]
    done = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": encoding}, capture_output=True, check=False)
    assert done.returncode == 0
    assert "检查申报材料" in done.stdout.decode()


def test_templates_name_every_field_of_their_models(tree: Path) -> None:
    assert xingji("new", USCC, "--edition", "2023", "--city", "lianyungang", cwd=tree).code == 0
    folder = tree / "submissions/2023/lianyungang" / USCC
    for kind, path in (("enterprise", "enterprise"), ("cloud", "cloud"), ("self-assessment", "ics/self-assessment")):
        text = (folder / f"{path}.yaml").read_text("utf-8")
        named = {line.strip().lstrip("#").partition(":")[0] for line in text.splitlines()}
        assert set(model_of(kind).model_fields) - {"uscc_exception"} <= named
