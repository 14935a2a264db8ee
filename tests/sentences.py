"""Findings as people read them, in both languages, held against what is kept.

The findings of rules stand in their `expected.json`. Findings of anything else are kept by test in a file beside the
module, `test_x.sentences.json`; `XINGJI_WRITE_EXPECTED=1` (in one process) writes it: read every line of the change.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from xingji.messages.catalogue import Lang, fill, message
from xingji.messages.interface import say

LANGS: tuple[Lang, ...] = ("zh", "en")
SUFFIX = ".sentences.json"

Row = dict[str, str]


class Told(Protocol):
    """A finding or an error: a code, and the values of its sentence."""

    @property
    def code(self) -> str: ...

    @property
    def values(self) -> Mapping[str, str] | Iterable[tuple[str, str]]: ...


Hold = Callable[[Iterable[Told]], None]


def rendered(code: str, values: Mapping[str, str]) -> Row:
    """What is wrong and how to fix it, by language, with every value in its place."""
    entry = message(code)
    return {
        lang: say("check.both", lang, says=fill(entry.says.pick(lang), values), fix=fill(entry.fix.pick(lang), values))
        for lang in LANGS
    }


def kept(module: Path) -> dict[str, list[Row]]:
    """What is kept for the tests of a module, by test."""
    path = module.with_suffix(SUFFIX)
    rows: dict[str, list[Row]] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return rows


def _write(module: Path, name: str, rows: list[Row]) -> None:
    text = json.dumps({**kept(module), name: rows}, ensure_ascii=False, indent=1, sort_keys=True)
    module.with_suffix(SUFFIX).write_text(text + "\n", "utf-8", newline="\n")


@pytest.fixture
def sentences(request: pytest.FixtureRequest) -> Hold:
    """Holds each different sentence of what a test found against what is kept of it; once in a test."""

    def hold(found: Iterable[Told]) -> None:
        rows: list[Row] = []
        for one in found:
            row = {"code": one.code, **rendered(one.code, dict(one.values))}
            rows += [row] if row not in rows else []
        name = request.node.name
        if os.environ.get("XINGJI_WRITE_EXPECTED") and kept(request.path).get(name) != rows:
            _write(request.path, name, rows)
        assert rows == kept(request.path).get(name, []), "what is said is not what is kept"

    return hold
