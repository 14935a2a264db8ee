"""No test reads the clock on the wall, sleeps, or says by itself how long something may take.

A bound of speed is one of processor time of the thread (`time.thread_time`, in pages `tests/publish/thread.py`), or a
count of what was done; figures by the clock belong into `benchmarks/`. Whoever waits for a program or a page says so
with `tests/patience.py`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PATIENCE = {"HANGING", "STUCK"}
CLOCKS = re.compile(
    r"(.+\.)?(time\.(time|monotonic|perf_counter)(_ns)?|(time|asyncio)\.sleep|(date|datetime)\.(now|utcnow|today)"
    r"|timeit\.\w+|wait_for_timeout)"
)
SCRIPTS = re.compile(r"performance\.now|Date\.now|new Date\(\)|setInterval|setTimeout\([^;\n]*,\s*[1-9]")


def _sources(*endings: str) -> list[Path]:
    found = (path for ending in endings for path in sorted(HERE.rglob(f"*{ending}")))
    return [path for path in found if path != Path(__file__) and "sample" not in path.relative_to(HERE).parts]


def _clocks(tree: ast.AST) -> Iterator[str]:
    """What of a module reads a clock, with its line."""
    for node in ast.walk(tree):
        if told := _told(node):
            yield f"{getattr(node, 'lineno', 0)}: {told}"


def _told(node: ast.AST) -> str:
    match node:
        case ast.Attribute() if CLOCKS.fullmatch(name := ast.unparse(node)):
            return name
        case ast.ImportFrom(module="time" | "timeit" | "asyncio", names=names):
            return next((alias.name for alias in names if CLOCKS.fullmatch(f"time.{alias.name}")), "")
        case ast.keyword(arg="timeout", value=value) if not _is_patient(value):
            return f"timeout={ast.unparse(value)}"
        case ast.Call(func=ast.Attribute(attr=name), args=[value]) if "default" in name and "timeout" in name:
            return "" if _is_patient(value) else ast.unparse(node)
        case ast.Constant(value=str(text)) if found := SCRIPTS.search(text):
            return found[0]
    return ""


def _is_patient(value: ast.expr) -> bool:
    return any(isinstance(node, ast.Name) and node.id in PATIENCE for node in ast.walk(value))


def test_no_test_reads_a_clock() -> None:
    found = {
        path.relative_to(HERE).as_posix(): clocks
        for path in _sources(".py")
        if (clocks := [*_clocks(ast.parse(path.read_text("utf-8")))])
    }
    assert found == {}


def test_no_script_of_the_tests_reads_a_clock() -> None:
    texts = ((path.relative_to(HERE).as_posix(), path.read_text("utf-8")) for path in _sources(".js", ".mjs"))
    assert {name: told[0] for name, text in texts if (told := SCRIPTS.search(text))} == {}


@pytest.mark.parametrize(
    "source",
    [
        "start = time.perf_counter()",
        "from time import sleep",
        "day = datetime.now(UTC)",
        "day = datetime.date.today()",
        "wait(clock=time.monotonic)",
        "page.wait_for_timeout(300)",
        "page.set_default_timeout(8000)",
        "window.context.set_default_navigation_timeout(9_000)",
        "subprocess.run(command, timeout=5)",
        "page.evaluate('performance.now()')",
        "page.evaluate('setTimeout(() => done(sum), 200)')",
        "page.evaluate('new Promise((done) => setTimeout(done, 10))')",
        "page.evaluate('new Date() - began')",
    ],
)
def test_a_clock_is_seen(source: str) -> None:
    assert [*_clocks(ast.parse(source))]


@pytest.mark.parametrize(
    "source",
    [
        "start = time.thread_time()",
        "load_site(root, today=TODAY)",
        "subprocess.run(command, timeout=HANGING)",
        "context.set_default_timeout(STUCK * 1000)",
        "expect(page).to_have_count(1, timeout=2 * STUCK * 1000)",
        "page.evaluate('requestAnimationFrame(() => setTimeout(done))')",
        "page.evaluate('new Date(text)')",
        "early = site.today",
    ],
)
def test_what_is_no_clock_may_stand(source: str) -> None:
    assert [*_clocks(ast.parse(source))] == []
