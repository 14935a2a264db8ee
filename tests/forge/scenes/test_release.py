"""A tag becomes a draft of what was built and tried from it; a tag that does not fit becomes nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import xingji
from tests.forge.scenes.actions import Actions
from tests.forge.scenes.engine import Engine
from tests.forge.small.fixture import SmallForge
from tests.project.checkout import ROOT, commit, copy

TAG = f"v{xingji.__version__}"
PYTHON = """#!/bin/sh
# The wheel is tried with the packages of the tests instead of those of the index.
[ "$1" != tools/release.py ] || set -- "$@" --borrow
exec "$XINGJI_BIN/python-of-the-job" "$@"
"""
GH = """#!/bin/sh
# What would be drafted: the words, and the files among them.
mkdir -p "$XINGJI_PAGES"
printf '%s\\n' "$GH_REPO" "$@" > "$XINGJI_PAGES/said"
for word; do [ ! -f "$word" ] || cp "$word" "$XINGJI_PAGES/"; done
"""


@pytest.fixture
def actions(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Actions]:
    source = copy(tmp_path / "source")
    home = source / ".github" / "workflows"
    home.mkdir(parents=True)
    (home / "release.yml").write_bytes((ROOT / ".github/workflows/release.yml").read_bytes())
    forge = SmallForge(tmp_path / "forge")
    forge.begin_from(commit(source))
    made = Actions(forge, tmp_path / "actions", engine.program)
    (made.bin / "python").rename(made.bin / "python-of-the-job")
    _program(made.bin / "python", PYTHON)
    _program(tmp_path / "runner" / "gh", GH)
    monkeypatch.setenv("PATH", str(tmp_path / "runner"), prepend=os.pathsep)
    yield made
    forge.close()


def _program(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o755)


def test_a_tag_is_drafted_and_a_wrong_one_is_not(actions: Actions) -> None:
    actions.forge.token("sample-maintainer", "admin")
    actions.forge.tag("sample-maintainer", TAG)
    (run,) = actions.settle()
    assert run.jobs == {"build": "success", "draft": "success"}, run.log
    assert actions.installed.read_text("utf-8").split(" ", 1)[1] == "tools/install.py build\n"
    _is_drafted(actions.pages, run.number, actions.artifacts)
    actions.forge.tag("sample-maintainer", "v9.9.9")
    (wrong,) = actions.settle()
    assert wrong.steps["Tag, version and changelog agree"] == "failure"
    assert "the tag is v9.9.9, but the code is" in wrong.log
    assert "success" not in wrong.jobs.values()
    assert (actions.pages / "said").read_text("utf-8").splitlines()[3] == TAG


def _is_drafted(draft: Path, number: int, artifacts: Path) -> None:
    said = (draft / "said").read_text("utf-8").splitlines()
    assert said[:6] == ["sample-office/intake", "release", "create", TAG, "--draft", "--verify-tag"]
    sums = (draft / "SHA256SUMS").read_text("utf-8")
    names = {line.split("  ")[1]: line.split("  ")[0] for line in sums.splitlines()}
    assert {Path(name).suffix for name in names} >= {".whl", ".gz"}
    for name, digest in names.items():
        assert hashlib.sha256((draft / name).read_bytes()).hexdigest() == digest
    assert (artifacts / str(number) / "attested").read_text("utf-8") == sums
    assert (draft / "notes.md").read_text("utf-8").startswith("摘要：")
