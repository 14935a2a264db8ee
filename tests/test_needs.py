"""What becomes of a test whose tool is missing: skipped and told once, or in CI failed unless a person allows it."""

from __future__ import annotations

import functools
from typing import NamedTuple

import pytest

from tests import needs

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
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Run a suite of one module on a machine without any tool."""
    monkeypatch.setattr(needs, "is_there", functools.cache(needs.is_there.__wrapped__))
    monkeypatch.setenv("PATH", str(pytester.mkdir("bin")))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    return Runner(pytester, monkeypatch)


class Runner:
    """pytest in a folder of its own, with the plugin."""

    def __init__(self, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
        self._pytester, self._monkeypatch = pytester, monkeypatch

    def __call__(self, suite: str, **told: str) -> Ended:
        self._pytester.path.joinpath("test_it.py").write_text(suite, "utf-8")
        with self._monkeypatch.context() as surroundings:
            for name in ("CI", "XINGJI_ALLOW_SKIP"):
                surroundings.delenv(name, raising=False)
            for name, value in told.items():
                surroundings.setenv(name, value)
            options = ("-p", "tests.needs", "-p", "no:cacheprovider", "-q", "test_it.py")
            done = self._pytester.runpytest_inprocess(*options)
        return Ended(done.ret, done.stdout.str() + done.stderr.str())


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


def test_a_platform_that_cannot_is_no_failure(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(needs.TRAITS, "pipes", needs.Trait(there=False, why="no pipes on Windows"))
    ended = run(SUITE.replace('"openssl"', '"pipes"').replace(', "curl"', ""), CI="true")
    assert ended.code == 0
    assert "pipes: 2 tests; cannot run: no pipes on Windows" in ended.said
