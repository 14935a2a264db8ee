"""Agreement: readers grade what was found in one plant from texts, anchors and a general table.

`agreement/evidence.yaml` says what was found for a hundred practices of levels 1 and 2, `intended.yaml` what its author
meant, `reader-N.yaml` how each reader graded it. The readers had written neither the evidence nor the texts and were
told to look at nothing else, which nothing enforced; they were no practising assessors. They read the texts and the
table as they were before the last mending, so the figures are of those texts.
"""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.places import ROOT
from xingji.model.terms import POINTS
from xingji.store.guidelines import Library
from xingji.store.reader import parse

FOLDER = Path(__file__).with_name("agreement")
ORDER = sorted(POINTS, key=POINTS.__getitem__)


def read(path: Path, key: str) -> dict[str, str]:
    data: Any = parse(path.read_bytes()).data
    found: dict[str, str] = data[key]
    return found


READERS = [read(path, "degrees") for path in sorted(FOLDER.glob("reader-*.yaml"))]
INTENDED = read(FOLDER / "intended.yaml", "degrees")


def exact(one: dict[str, str], other: dict[str, str]) -> int:
    return sum(one[practice] == other[practice] for practice in one)


def within_one(one: dict[str, str], other: dict[str, str]) -> int:
    """The same degree or the one beside it; "not applicable" has none beside it."""
    return sum(_are_near(one[practice], other[practice]) for practice in one)


def _are_near(one: str, other: str) -> bool:
    return one == other or ({one, other} <= POINTS.keys() and abs(ORDER.index(one) - ORDER.index(other)) == 1)


def test_everybody_graded_what_was_found() -> None:
    found = read(FOLDER / "evidence.yaml", "found")
    practices = {p.id: p for area in Library(ROOT).full("ics-2023").areas for p in area.practices}
    assert len(found) == 100
    assert found.keys() <= practices.keys()
    assert len(READERS) == 3
    for degrees in (INTENDED, *READERS):
        assert degrees.keys() == found.keys()
        assert set(degrees.values()) <= {*POINTS, "not_applicable"}


def test_agreement_is_what_the_docs_say() -> None:
    pairs = list(combinations(READERS, 2))
    told = {
        "between readers": (min(exact(*pair) for pair in pairs), min(within_one(*pair) for pair in pairs)),
        "with the author of the evidence": (
            min(exact(reader, INTENDED) for reader in READERS),
            min(within_one(reader, INTENDED) for reader in READERS),
        ),
    }
    text = (ROOT / "docs" / "scoring.md").read_text("utf-8")
    rows = {
        name: (int(one), int(two)) for name, one, two in re.findall(r"^\| ([^|]+) \| (\d+) \| (\d+) \|$", text, re.M)
    }
    assert {name: rows.get(name) for name in told} == told
