"""The engine knows that it looks at a view: it finds nothing there that is not wrong in the record too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.examples import THOROUGH
from tests.hub.records import YEAR, MemoryTree, contents, put, sample, with_files
from tests.places import SAMPLE
from xingji.engine.checker import Checker
from xingji.forge.headtree import HeadTree
from xingji.hub.parties import parties
from xingji.model.finding import Finding
from xingji.store.git_diff import Touched
from xingji.store.guidelines import Library
from xingji.store.inbox import party_at

DAYS = (date(2023, 7, 1), date(2023, 11, 22), date(2023, 12, 31))
KEYS = [party.key for party in parties(MemoryTree(sample()), YEAR)]
FULL = f"submissions/{YEAR}/nanjing/91320116MA0YUFYU4U"


def asked() -> Iterator[tuple[str, date]]:
    """Every party on every day; a few of them in a daily run."""
    every = [(key, day) for day in DAYS for key in KEYS]
    yield from every if THOROUGH else every[::14]


def check(root: Path) -> list[Finding]:
    return Checker(root, Library(SAMPLE), processes=1, use_cache=False).check(["submissions", "scoring"]).findings


@cache
def of_the_record() -> frozenset[tuple[str, str, str]]:
    return frozenset((found.path, found.code, found.item) for found in check(SAMPLE))


@pytest.mark.parametrize(("key", "day"), list(asked()), ids=str)
def test_a_view_has_no_finding_that_the_record_has_not(key: str, day: date, tmp_path: Path) -> None:
    put(tmp_path, contents(MemoryTree(sample()), key, day))
    assert {(found.path, found.code, found.item) for found in check(tmp_path)} <= of_the_record()


def codes(key: str, more: Mapping[str, bytes | None], tmp_path: Path) -> set[str]:
    """Codes of errors in a view, once the party has changed something there."""
    put(tmp_path, contents(MemoryTree(sample()), key))
    for path, content in more.items():
        if content is None:
            (tmp_path / path).unlink()
        else:
            put(tmp_path, {path: content})
    return {found.code for found in check(tmp_path) if found.severity == "error"}


@pytest.mark.parametrize(
    ("key", "path", "change", "code"),
    [
        ("agency/nanjing/nj-01", f"{FULL}/enterprise.yaml", (b"agency: nj-01", b"agency: nj-09"), "XJ402"),
        ("agency/nanjing/nj-01", f"{FULL}/ics/rectification.yaml", (b"finding: F01", b"finding: F77"), "XJ408"),
        ("city/nanjing", f"submissions/{YEAR}/nanjing/agencies.yaml", (b"id: nj-02", b"id: nj-01"), "XJ343"),
        ("city/nanjing", f"{FULL}/enterprise.yaml", (b"city: nanjing", b"city: suzhou"), "XJ306"),
    ],
)
def test_what_a_party_gets_wrong_is_still_found(
    key: str, path: str, change: tuple[bytes, bytes], code: str, tmp_path: Path
) -> None:
    assert change[0] in sample()[path]
    assert code in codes(key, {path: sample()[path].replace(*change)}, tmp_path)


def test_an_agency_hears_that_its_registration_is_gone(tmp_path: Path) -> None:
    assert codes("agency/nanjing/nj-01", {f"{FULL}/enterprise.yaml": None}, tmp_path) == {"XJ401"}


def test_a_verification_needs_its_assessment_in_an_institutions_view_too(tmp_path: Path) -> None:
    folder = f"submissions/{YEAR}/nanjing/91320115MA0YKB2C8G"
    assert "XJ406" in codes("institution/inst-02", {f"{folder}/ics/self-assessment.yaml": None}, tmp_path)


def test_a_head_is_judged_as_the_view_that_its_base_is(tmp_path: Path) -> None:
    put(tmp_path / "base", contents(MemoryTree(sample()), "agency/nanjing/nj-01"))
    (tmp_path / "head").mkdir()
    blob = "1" * 40
    other = {blob: b"party: institution/inst-01\nedition: 2023\n"}
    head = HeadTree(
        tmp_path / "base", tmp_path / "head", [Touched("changed", "inbox.yaml", blob=blob)], {blob: 42}, other
    )
    head.build(whole=True, guidelines=True)
    party = party_at(tmp_path / "head")
    assert party is not None
    assert party.key == "agency/nanjing/nj-01"
    head.clear()
    assert not (tmp_path / "head/inbox.yaml").exists()


@pytest.mark.parametrize("content", [b"", b"party: nobody\n", b"party: [a]\n", b"\xff", b"edition: 2023\n", b"- a\n"])
def test_what_says_for_nobody_is_no_view(content: bytes, tmp_path: Path) -> None:
    put(tmp_path, {"inbox.yaml": content})
    assert party_at(tmp_path) is None


def test_the_record_is_no_view() -> None:
    assert party_at(SAMPLE) is None
    assert "inbox.yaml" not in with_files({}).files
