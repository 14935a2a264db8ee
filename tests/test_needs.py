"""What becomes of a test whose tool is missing: skipped and told once, or in CI failed unless a person allows it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.patience import HANGING

ROOT = Path(__file__).parents[1]
SUITE = """
import pytest

@pytest.mark.needs("openssl")
def test_signature(): raise AssertionError("it ran")

@pytest.mark.needs("openssl", "curl")
def test_download(): raise AssertionError("it ran")

def test_without_tools(): pass
"""
SILENT = """
import pytest

@pytest.mark.skipif(True, reason="not today")
def test_marked(): raise AssertionError("it ran")

def test_called(): pytest.skip("not today")

@pytest.mark.xfail(strict=True, reason="known")
def test_known(): assert False
"""
LATER = "import pytest\npytest.importorskip('no_such_module')\ndef test_never(): pass\n"


class Ended(NamedTuple):
    """How a run of pytest ended, and what it said."""

    code: int
    said: str


@pytest.fixture
def run(tmp_path: Path) -> Runner:
    """Run a suite of one module on a machine without any tool."""
    return Runner(tmp_path)


class Runner:
    """pytest in a folder of its own, with the plugin."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bin").mkdir()

    def __call__(self, suite: str, **told: str) -> Ended:
        (self.folder / "test_it.py").write_text(suite, "utf-8")
        bare = {name: value for name, value in os.environ.items() if name not in ("CI", "XINGJI_ALLOW_SKIP")}
        env = {
            **bare,
            "PATH": str(self.folder / "bin"),
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            **told,
        }
        command = (sys.executable, "-m", "pytest", "-p", "tests.needs", "-p", "no:cacheprovider", "-q", "test_it.py")
        done = subprocess.run(
            command, cwd=self.folder, env=env, capture_output=True, encoding="utf-8", check=False, timeout=HANGING
        )
        return Ended(done.returncode, done.stdout + done.stderr)


def test_elsewhere_a_missing_tool_is_told_once(run: Runner) -> None:
    ended = run(SUITE)
    assert ended.code == 0
    assert "1 passed, 2 skipped" in ended.said
    assert ended.said.count("openssl: 2 tests; OpenSSL is missing (sudo tools/browser)") == 1


def test_ci_fails_and_says_who_may_allow_it(run: Runner) -> None:
    ended = run(SUITE, CI="true")
    assert ended.code == 1
    assert "1 passed, 2 errors" in ended.said
    assert "OpenSSL is missing, and CI skips nothing in silence" in ended.said
    assert "XINGJI_ALLOW_SKIP=openssl" in ended.said


@pytest.mark.parametrize("allowed", ["openssl", "curl, openssl", "all"])
def test_a_person_may_let_it_be_missing(run: Runner, allowed: str) -> None:
    ended = run(SUITE, CI="true", XINGJI_ALLOW_SKIP=allowed)
    assert ended.code == 0
    assert "1 passed, 2 skipped" in ended.said


def test_only_what_is_allowed_may_be_missing(run: Runner) -> None:
    ended = run(SUITE, CI="true", XINGJI_ALLOW_SKIP="curl")
    assert ended.code == 1


def test_an_unknown_name_is_no_permission(run: Runner) -> None:
    ended = run(SUITE, CI="true", XINGJI_ALLOW_SKIP="opensll")
    assert ended.code == 4
    assert "opensll" in ended.said
    ended = run(SUITE.replace('"openssl"', '"opensll"'))
    assert ended.code == 4
    assert "opensll" in ended.said


def test_ci_takes_no_other_skip(run: Runner) -> None:
    """An expected failure is none; it is strict, so that it tells when it is mended."""
    assert "2 skipped, 1 xfailed" in run(SILENT).said
    ended = run(SILENT, CI="true")
    assert ended.code == 1
    assert "not today: CI takes no skip" in ended.said
    assert "1 xfailed" in ended.said
    assert run(SILENT, CI="true", XINGJI_ALLOW_SKIP="all").code == 1
    assert run(LATER).code == 5
    assert run(LATER, CI="true").code == 2


def test_a_platform_that_cannot_is_no_failure(run: Runner) -> None:
    elsewhere = "from tests import needs\nneeds.TRAITS['pipes'] = needs.Trait(there=False, why='no pipes on Windows')\n"
    (run.folder / "conftest.py").write_text(elsewhere, "utf-8")
    ended = run(SUITE.replace('"openssl"', '"pipes"').replace(', "curl"', ""), CI="true")
    assert ended.code == 0
    assert "pipes: 2 tests; cannot run: no pipes on Windows" in ended.said
