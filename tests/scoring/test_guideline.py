"""The guideline keeps the promises of its own README."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from tests.places import ROOT
from tests.scoring import told
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
    assert [len(domain.areas) for domain in platform.head.domains] == [1] * 7
    assert len(practices("ics-2023")) >= 240
    assert len(practices("platform-2023")) >= 60


@pytest.mark.parametrize("area", AREAS)
def test_every_level_has_practices(area: Area) -> None:
    """Every area climbs to level 4 (a platform's to 2); level 5 is limited to a few."""
    levels = 4 if area.id.startswith("PA") else 2
    assert {practice.level for practice in area.practices} - {5} == set(range(1, levels + 1))


def test_level_5_is_limited() -> None:
    top = [practice for practice in practices("ics-2023") if practice.level == 5]
    assert len({practice.id[:4] for practice in top}) == 15
    assert [p.id for p in top if not re.search("一条产线|一个厂区|一个应用场景", p.text)] == []


@pytest.mark.parametrize("area", AREAS)
def test_three_of_the_four_elements(area: Area) -> None:
    assert len({practice.element for practice in area.practices}) >= 3


@pytest.mark.parametrize("area", ICS_AREAS)
def test_levels_have_their_substance(area: Area) -> None:
    """Level 2 is written down, level 3 is a tool (how the guideline was made)."""
    elements = {n: {p.element for p in area.practices if p.level == n} for n in range(1, 6)}
    assert "制度流程" in elements[2]
    assert "技术工具" in elements[3]


def test_half_of_level_4_are_tools() -> None:
    joint = [practice.element for practice in practices("ics-2023") if practice.level == 4]
    assert joint.count("技术工具") * 2 >= len(joint)
    assert {"机构建设", "人员能力"} & set(joint)


@pytest.mark.parametrize("area", AREAS)
def test_demands_are_concrete(area: Area) -> None:
    for practice in area.practices:
        assert 25 <= len(practice.text) <= 120, practice.id
        assert len(practice.evidence) >= 2, practice.id
        assert practice.weight == 3 or not practice.key, practice.id


@pytest.mark.parametrize("area", AREAS)
def test_two_reviewers_can_agree(area: Area) -> None:
    """Anchors for full and half, a way to verify, and what a key or "not applicable" rests on."""
    for practice in area.practices:
        assert practice.met, practice.id
        assert practice.partly, practice.id
        assert practice.met != practice.partly, practice.id
        assert practice.online or practice.onsite, practice.id
        assert bool(practice.why_key) == practice.key, practice.id
        assert bool(practice.na_when) == practice.na, practice.id


@pytest.mark.parametrize("name", GUIDELINES)
def test_keys_are_few(name: str) -> None:
    keys = Counter(practice.level for practice in practices(name) if practice.key)
    assert 10 <= keys[1] <= 14
    assert max(keys.values()) <= 20


def test_most_can_be_seen_from_afar() -> None:
    assert [practice.id for name in GUIDELINES for practice in practices(name) if not practice.online] == []


def test_needs_are_many_enough_to_order_a_plan() -> None:
    edges = [(practice.id, need) for practice in practices("ics-2023") for need in practice.needs]
    assert len(edges) >= 40
    for practice, need in [
        ("PA06.2.1", "PA03"),
        ("PA09.2.4", "PA08"),
        ("PA31.3.1", "PA30"),
    ]:
        assert any(one == practice and other.startswith(need) for one, other in edges), practice


def test_profiles_word_what_differs() -> None:
    told = Counter(profile for practice in practices("ics-2023") for profile in practice.profiles)
    assert min(told[profile] for profile in ("discrete", "process", "utility")) >= 25


@pytest.mark.parametrize(
    "words",
    [
        "等级保护|等保",
        "密码应用安全性评估|密评",
        "分类分级",
        "关键信息基础设施",
        "重要数据",
        "24小时",
        "机床|数控",
        "机器人",
        "AGV",
        "向日葵|ToDesk",
        "OPC Classic|OPC DA|DCOM",
        "虚拟化",
        "域控",
        "广播风暴|环路",
        "生成式人工智能",
        "境外",
    ],
)
def test_asks_what_an_assessor_asks_first(words: str) -> None:
    """Topics that the first edition did not have, at levels 1 and 2."""
    low = [practice for practice in practices("ics-2023") if practice.level <= 2]
    assert any(
        re.search(words, " ".join([p.text, p.met or "", *(w.text or "" for w in p.profiles.values())])) for p in low
    )


@pytest.mark.parametrize("area", AREAS)
def test_essential_areas_cannot_leave_the_count(area: Area) -> None:
    if area.essential:
        assert not all(practice.na for practice in area.practices)


def _texts(practice: Practice) -> dict[str, str]:
    """Every sentence of a practice by where it stands."""
    fields = ("text", "met", "partly", "online", "onsite", "why_key", "na_when")
    own = {name: value for name in fields if (value := getattr(practice, name))}
    worded = {f"{name}.text": w.text for name, w in practice.profiles.items() if w.text}
    evidence = {f"evidence.{n}": title for n, title in enumerate(practice.evidence)}
    return own | worded | evidence


def _glossary() -> Any:
    return parse((CROSSWALK / "glossary.yaml").read_bytes()).data


@pytest.mark.parametrize("area", AREAS)
def test_one_word_for_one_thing(area: Area) -> None:
    glossary = _glossary()
    wrong = {spelling for term in glossary["terms"] for spelling in term["instead_of"]} | set(glossary["phrases"])
    found = [
        (practice.id, where, word)
        for practice in area.practices
        for where, text in _texts(practice).items()
        for word in wrong
        if word in text
    ]
    assert found == []


_NO_MODAL = re.compile("应急|响应|供应|相应|对应|适应|反应|应用|应答|感应|应力|效应")


@pytest.mark.parametrize("area", AREAS)
def test_the_only_modal(area: Area) -> None:
    modal = _glossary()["modal"]
    for practice in area.practices:
        demands = [practice.text, *(w.text for w in practice.profiles.values() if w.text)]
        for text in demands:
            assert modal["duty"] in _NO_MODAL.sub("", text), practice.id
            assert not [word for word in modal["instead_of"] if word in text], practice.id


def _runs(text: str) -> set[str]:
    plain = re.sub(r"[\W_]", "", text)
    return {plain[at : at + 3] for at in range(len(plain) - 2)}


@pytest.mark.parametrize("name", GUIDELINES)
def test_no_two_demands_read_alike(name: str) -> None:
    runs = [(p.id, _runs(p.text)) for p in practices(name)]
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


@pytest.mark.parametrize(("name", "tell"), [("counts", told.counts), ("keys", told.keys)])
def test_readme_tells_what_is_there(name: str, tell: Callable[[list[FullGuideline]], str]) -> None:
    """With XINGJI_WRITE_EXPECTED=1 the part is written anew."""
    path, part = ROOT / "scoring" / "README.md", tell([LIBRARY.full(guideline) for guideline in GUIDELINES])
    text = path.read_text("utf-8")
    before, found, rest = text.partition(f"<!-- {name} -->\n")
    assert found, f"no <!-- {name} --> in README.md"
    _, end, after = rest.partition("\n<!-- end -->")
    written = f"{before}{found}{part}{end}{after}"
    if os.environ.get("XINGJI_WRITE_EXPECTED"):
        path.write_text(written, "utf-8")
    assert text == written or path.read_text("utf-8") == written
