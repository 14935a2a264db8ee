"""The guideline keeps the promises of its own README."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations
from typing import Any

import pytest

from tests.places import ROOT
from xingji.engine.checker import Checker
from xingji.model.guideline import Area, FullGuideline, Practice
from xingji.store.guidelines import Library
from xingji.store.reader import parse

CROSSWALK = ROOT / "scoring" / "crosswalk"
LIBRARY = Library(ROOT)
GUIDELINES = ("ics-2023", "platform-2023")
AREAS = [pytest.param(area, id=f"{name}/{area.id}") for name in GUIDELINES for area in LIBRARY.full(name).areas]
ICS_AREAS = [
    pytest.param(area, id=f"{name}/{area.id}")
    for name in GUIDELINES
    if name.startswith("ics-")
    for area in LIBRARY.full(name).areas
]
MOST_ALIKE = 0.5
"""Share of common three-character runs from which two demands read alike."""


def practices(name: str) -> list[Practice]:
    return [practice for area in LIBRARY.full(name).areas for practice in area.practices]


def test_guidelines_have_no_findings() -> None:
    assert Checker(ROOT, LIBRARY, processes=1).check(["scoring"]).findings == []


def test_size() -> None:
    ics, platform = LIBRARY.full("ics-2023"), LIBRARY.full("platform-2023")
    assert (len(ics.areas), len(platform.areas)) == (40, 7)
    assert len(practices("ics-2023")) >= 240
    assert len(practices("platform-2023")) >= 60


@pytest.mark.parametrize("area", AREAS)
def test_every_level_has_practices(area: Area) -> None:
    levels = 5 if area.id.startswith("PA") else 2
    assert {practice.level for practice in area.practices} == set(range(1, levels + 1))


@pytest.mark.parametrize("area", AREAS)
def test_three_of_the_four_elements(area: Area) -> None:
    assert len({practice.element for practice in area.practices}) >= 3


@pytest.mark.parametrize("area", ICS_AREAS)
def test_levels_have_their_substance(area: Area) -> None:
    """Level 2 is written down, level 3 is a tool, level 4 is decided together (how the guideline was made)."""
    elements = {n: {p.element for p in area.practices if p.level == n} for n in range(1, 6)}
    assert "制度流程" in elements[2]
    assert "技术工具" in elements[3]
    assert elements[4] & {"机构建设", "人员能力"}


@pytest.mark.parametrize("area", AREAS)
def test_demands_are_concrete(area: Area) -> None:
    for practice in area.practices:
        assert 25 <= len(practice.text) <= 130, practice.id
        assert len(practice.evidence) >= 2, practice.id
        assert not re.search("进一步|不断加强|有效提升|持续完善|大力", practice.text), practice.id
        assert practice.weight == 3 or not practice.key, practice.id


@pytest.mark.parametrize("area", AREAS)
def test_essential_areas_cannot_leave_the_count(area: Area) -> None:
    if area.essential:
        assert not all(practice.na for practice in area.practices)


@pytest.mark.parametrize("name", GUIDELINES)
def test_few_areas_may_leave_the_count(name: str) -> None:
    guideline = LIBRARY.full(name)
    free = [area.id for area in guideline.areas if all(practice.na for practice in area.practices)]
    assert len(free) * 100 <= guideline.head.out_of_count_percent * len(guideline.areas)


def _runs(text: str) -> set[str]:
    plain = re.sub(r"[\W_]", "", text)
    return {plain[at : at + 3] for at in range(len(plain) - 2)}


def test_no_two_demands_read_alike() -> None:
    runs = [(p.id, _runs(p.text)) for name in GUIDELINES for p in practices(name)]
    alike = [
        (one, other)
        for (one, left), (other, right) in combinations(runs, 2)
        if len(left & right) > MOST_ALIKE * min(len(left), len(right))
    ]
    assert alike == []


def test_no_piece_of_evidence_serves_twice_in_an_area() -> None:
    for name in GUIDELINES:
        for area in LIBRARY.full(name).areas:
            titles = Counter(title for practice in area.practices for title in practice.evidence)
            assert [title for title, count in titles.items() if count > 1] == [], area.id


def _frameworks() -> dict[str, dict[str, str]]:
    rows: Any = parse(b"frameworks:\n" + (CROSSWALK / "frameworks.yaml").read_bytes()).data
    assert rows is not None
    return {row["key"]: row["items"] for row in rows["frameworks"]}


@pytest.mark.parametrize("name", GUIDELINES)
def test_references_exist(name: str) -> None:
    known = _frameworks()
    guideline: FullGuideline = LIBRARY.full(name)
    for area in guideline.areas:
        for owner, refs in [(area.id, area.refs), *((p.id, p.refs) for p in area.practices)]:
            for framework, ids in refs.items():
                assert set(ids) <= known[framework].keys(), (owner, framework)


def test_attack_data_is_attributed() -> None:
    data = json.loads((CROSSWALK / "attack-ics.json").read_text("utf-8"))
    assert data["version"] == "18.1"
    assert "MITRE" in data["attribution"]
    assert "non-exclusive, royalty-free license" in data["licence_text"]
    assert "M0816" not in _frameworks()["ATT&CK ICS"]


def test_nothing_claims_to_be_official() -> None:
    for name in GUIDELINES:
        head = LIBRARY.full(name).head
        assert not head.official
        assert "非官方" in head.title
