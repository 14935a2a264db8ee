"""What tests need of the machine beside Python and Git: how each tool is found, and what brings it.

A test says it by `@pytest.mark.needs("chromium")`. Where that is missing the test is skipped, and the end of the run
says so once for each tool. In CI (`CI` is set) a missing tool fails the test instead, unless a person lets it be
missing by `XINGJI_ALLOW_SKIP` (names with commas, or `all`); a skip that is not declared here fails there too.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Generator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.places import ROOT
from xingji.publish.assets import NoPackagesError, packages

ALLOW = "XINGJI_ALLOW_SKIP"
_SCRIPTS = str(Path(sys.executable).parent)
"""Where tools lie that came from PyPI."""


class Tool(NamedTuple):
    """A tool as people call it, whether it is there, and the command that brings it."""

    name: str
    found: Callable[[], object]
    install: str


class Trait(NamedTuple):
    """Something that not every platform can do: whether this one can, and why some cannot."""

    there: bool
    why: str


def chromium() -> str:
    """A Chromium, the one without windows first, or ""."""
    names = ("chromium-headless-shell", "chromium", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), "")


def act() -> str:
    """The player of workflows, or ""."""
    return shutil.which("act", path=os.pathsep.join((_SCRIPTS, os.environ.get("PATH", "")))) or ""


def node() -> str:
    """A Node.js that is new enough for what tests run by it, or ""."""
    for folder in (_SCRIPTS, os.environ.get("PATH", "")):
        found = shutil.which("node", path=folder)
        told = subprocess.run((found, "--version"), capture_output=True, check=False).stdout if found else b""
        if found and told.startswith(b"v") and int(told[1:].split(b".")[0]) >= 22:
            return found
    return ""


def modules() -> Path:
    """The packages from npm, those of the tests included. Raises NoPackagesError."""
    return packages(ROOT, ROOT / "build" / "npm", dev=True)


def _has_modules() -> bool:
    try:
        return modules().is_dir()
    except NoPackagesError:
        return False


def _on_path(name: str) -> Callable[[], object]:
    return lambda: shutil.which(name)


TOOLS = {
    "act": Tool("act", act, "make .venv/dev"),
    "chromium": Tool("Chromium", chromium, "sudo tools/browser"),
    "curl": Tool("curl", _on_path("curl"), "sudo tools/browser"),
    "node": Tool("Node.js 22 or newer", node, "make .venv/dev"),
    "npm": Tool("what package-lock.json names", _has_modules, "make test where npm finds its registry"),
    "openssl": Tool("OpenSSL", _on_path("openssl"), "sudo tools/browser"),
    "poppler": Tool("poppler", _on_path("pdftotext"), "sudo tools/office"),
    "soffice": Tool("LibreOffice", _on_path("soffice"), "sudo tools/office"),
}
TRAITS = {
    "limits": Trait(find_spec("resource") is not None, "Windows sets no limits to the files of a process"),
    "modes": Trait(os.name == "posix", "Windows keeps no modes of files"),
    "names": Trait(os.name == "posix", "Windows forbids some names of files"),
    "pipes": Trait(hasattr(os, "mkfifo"), "Windows has no pipes in folders"),
    "shell": Trait(os.name == "posix", "Windows has no sh, and other names for its commands"),
    "symlinks": Trait(os.name == "posix", "Windows lets few accounts make symbolic links"),
}
"""What is missing by the platform's nature; nobody can install it, so such a test is skipped in CI too."""


@functools.cache
def is_there(tool: str) -> bool:
    """Whether a tool is on this machine; looked for once in each process."""
    return bool(TOOLS[tool].found())


def in_ci() -> bool:
    """Whether nobody looks at what is skipped."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def _allowed() -> set[str]:
    return {name for part in os.environ.get(ALLOW, "").split(",") if (name := part.strip())}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "needs(*names): tools or traits of the machine, from the tables in tests/needs.py"
    )
    if unknown := _allowed() - {*TOOLS, "all"}:
        raise pytest.UsageError(f"{ALLOW} names {', '.join(sorted(unknown))}; known: all, {', '.join(sorted(TOOLS))}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if unknown := {*_wanted(item)} - {*TOOLS, *TRAITS}:
            raise pytest.UsageError(
                f"{item.nodeid} needs {', '.join(sorted(unknown))}, of which tests/needs.py knows nothing"
            )


def _wanted(item: pytest.Item) -> list[str]:
    return [str(name) for mark in item.iter_markers("needs") for name in mark.args]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for name in _wanted(item):
        if name in TRAITS and not TRAITS[name].there:
            _skip(item, name, f"cannot run here: {TRAITS[name].why}")
        if name in TOOLS and not is_there(name):
            if in_ci() and not _allowed() & {name, "all"}:
                pytest.fail(_refusal(name), pytrace=False)
            _skip(item, name, f"{TOOLS[name].name} is missing")


def _refusal(name: str) -> str:
    tool = TOOLS[name]
    return (
        f"{tool.name} is missing, and CI skips nothing in silence: bring it ({tool.install}), "
        f"or let it be missing by {ALLOW}={name} (more names with commas, or all)."
    )


def _skip(item: pytest.Item, name: str, reason: str) -> None:
    item.user_properties.append(("missing", name))
    pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not hasattr(report, "wasxfail") and not _missing(report):
        _refuse_silence(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_silence(report)
    return report


def _refuse_silence(report: pytest.TestReport | pytest.CollectReport) -> None:
    """In CI a skip by any other way than the marker is a failure."""
    if report.skipped and in_ci():
        told = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = (
            f"{told}: CI takes no skip but those that tests/needs.py names and a test declares by its marker."
        )


def _missing(report: pytest.TestReport | pytest.CollectReport) -> list[str]:
    return [str(name) for key, name in getattr(report, "user_properties", ()) if key == "missing"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts = Counter(name for report in terminalreporter.stats.get("skipped", ()) for name in _missing(report))
    if counts:
        terminalreporter.section("not run here")
    for name, count in sorted(counts.items()):
        why = (
            f"cannot run: {TRAITS[name].why}"
            if name in TRAITS
            else f"{TOOLS[name].name} is missing ({TOOLS[name].install})"
        )
        terminalreporter.line(f"{name}: {count} tests; {why}")
