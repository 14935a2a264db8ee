"""One place says which version this is; everything else is derived from it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import xingji
from tests.cli.run import xingji as command

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "sample"


def test_the_command_says_its_version() -> None:
    done = command("--version", cwd=ROOT)
    assert (done.code, done.out) == (0, f"xingji {xingji.__version__}\n")


def test_no_other_file_carries_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in project["project"]
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"] == {"path": "src/xingji/__init__.py"}
    assert "version" not in json.loads((ROOT / "package.json").read_text("utf-8"))
    assert "version" not in json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"][""]


def test_findings_for_other_programs_name_the_engine_that_found_them() -> None:
    told = command("check", "scoring/ics-2023", "--format", "sarif", cwd=SAMPLE).json()
    assert told["runs"][0]["tool"]["driver"]["version"] == xingji.__version__
