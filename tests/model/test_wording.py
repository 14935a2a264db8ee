"""How a practice reads for a profile: field by field, else as everywhere."""

from __future__ import annotations

from typing import Any

import pytest

from tests.places import SAMPLE
from xingji.model.guideline import Practice
from xingji.model.wording import worded, worded_for
from xingji.scoring.ruleset import canonical_sha256
from xingji.store.guidelines import load_guideline, ruleset_of

PLAIN: dict[str, Any] = {
    "id": "PA01.1.1",
    "level": 1,
    "element": "技术工具",
    "text": "示例：逐台上锁。",
    "met": "示例：全部上锁。",
    "evidence": ["示例照片"],
    "online": "示例：看照片。",
    "weight": 2,
    "key": True,
    "effort": 1,
    "na": True,
    "na_when": "示例：没有控制器。",
    "profiles": {
        "discrete": {"text": "示例：机床上锁。", "evidence": ["示例机床照片"]},
        "utility": {"na_when": "示例：没有泵站。"},
    },
}
PRACTICE = Practice.model_validate(PLAIN)


@pytest.mark.parametrize(
    ("profile", "changed"),
    [
        ("discrete", {"text": "示例：机床上锁。", "evidence": ["示例机床照片"]}),
        ("utility", {"na_when": "示例：没有泵站。"}),
        ("process", {}),
        (None, {}),
        ("robotics", {}),
    ],
)
def test_what_a_profile_says_replaces_and_nothing_else(profile: str | None, changed: dict[str, Any]) -> None:
    assert worded(PRACTICE, profile) == PRACTICE.model_copy(update=changed)


def test_a_worded_guideline_asks_and_counts_the_same() -> None:
    full = load_guideline(SAMPLE / "scoring" / "ics-2023")
    first, *others = full.areas
    area = first.model_copy(update={"practices": [PRACTICE, *first.practices[1:]]})
    full = full.model_copy(update={"areas": [area, *others]})
    shown = worded_for(full, "discrete")
    assert shown.areas[0].practices[0].text == "示例：机床上锁。"
    assert shown.areas[1:] == full.areas[1:]
    assert canonical_sha256(shown) != canonical_sha256(full)
    assert worded_for(full, None) == full
    rule = ruleset_of(full).practices["PA01.1.1"]
    texts = ("示例：逐台上锁。", "示例：机床上锁。", "示例：别的。")
    assert [rule.is_worded(text) for text in texts] == [True, True, False]
