"""What a check costs grows with the size of a file alone, whatever it holds."""

from __future__ import annotations

import sys
import time
from functools import cache
from types import FrameType
from typing import Any

import pytest

from tests.examples import THOROUGH
from tests.hostile import SHAPES
from tests.places import SAMPLE
from xingji.model.finding import MOST_OF_A_CODE, count
from xingji.rules.runner import Checked, Context, check_document
from xingji.store.guidelines import Library
from xingji.store.layout import Place, place
from xingji.store.reader import parse
from xingji.store.reference import reference
from xingji.store.text import MAX_BYTES

PATH = "submissions/2023/nanjing/91320106MA0YQ7RM0C/ics/self-assessment.yaml"
SLOWEST = 2
"""Seconds of one processor that a file may take; hardly any takes a tenth of it."""
STEPS = 6_000
"""Fewer calls than this take no time, however many more they are than before."""
ATTACKS = sorted(SHAPES) if THOROUGH else [
    "control characters, one a line", "NUL, one line", "zero width, one line", "escapes, one scalar", "digits",
    "letters, at, digits", "dots and digits", "comments with phones", "cut notes", "unknown answers",
    "unknown degrees", "unknown fields", "unknown fields of evidence", "duplicate keys", "mixed line ends",
    "opened conflicts", "plain texts over lines, cut",
]  # fmt: skip


@cache
def _surroundings() -> tuple[Place, Context]:
    found, library = place(PATH), Library(SAMPLE)
    assert found is not None
    return found, Context(reference(SAMPLE), library.ruleset, tuple(library.ids))


def _check(text: str) -> Checked:
    found, context = _surroundings()
    return check_document(found, parse(text.encode()), context)


def _calls(text: str) -> int:
    """Calls of functions in a check, those in C too: the same on every machine, however busy."""
    calls = 0

    def counted(_: FrameType, event: str, __: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        _check(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("shape", ATTACKS)
def test_twice_the_size_is_twice_the_work(shape: str) -> None:
    _check(SHAPES[shape](1024))  # what is made once is none of it
    small, middle, large = (_calls(SHAPES[shape](size * 1024)) for size in (4, 8, 16))
    assert middle < max(2.5 * small, STEPS)
    assert large < max(2.5 * middle, STEPS)


@pytest.mark.parametrize("shape", ATTACKS)
def test_the_largest_file_takes_no_time(shape: str) -> None:
    """Patterns and libyaml are one call each, whatever they do."""
    text = SHAPES[shape](MAX_BYTES)
    assert MAX_BYTES * 0.9 < len(text.encode()) <= MAX_BYTES
    begin = time.thread_time()
    _check(text)
    assert time.thread_time() - begin < SLOWEST


def test_what_is_not_listed_is_counted() -> None:
    few, many = (_check("a: b\n" * times).findings for times in (MOST_OF_A_CODE, 3_000))
    assert {found.code for found in few} == {"XJ107", "XJ201", "XJ202"}
    repeated = [found for found in many if found.code in ("XJ107", "XJ121")]
    assert len(repeated) == MOST_OF_A_CODE + 1
    last = repeated[-1]
    assert (last.code, last.severity, last.line) == ("XJ121", "error", MOST_OF_A_CODE + 2)
    assert count(many, "error") - count(few, "error") == 3_000 - MOST_OF_A_CODE
