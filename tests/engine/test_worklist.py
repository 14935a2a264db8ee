"""What there is to check, decided from names alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from xingji.engine.worklist import WorkList, work_list

USCC = "91320115MA0YKB2C8G"
DOSSIER = f"submissions/2023/nanjing/{USCC}"
FILES = (
    f"{DOSSIER}/ics/self-assessment.yaml",
    "submissions/2023/edition.yaml",
    "submissions/2022/stars.yaml",
    "submissions/2023/nanjing/agencies.yaml",
    "submissions/stray/x.yaml",
    "scoring/ics-2023/guideline.yaml",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in FILES:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("", "utf-8")
    return tmp_path


def test_everything(root: Path) -> None:
    plain = ["submissions/2022/stars.yaml", "submissions/2023/edition.yaml", "submissions/2023/nanjing/agencies.yaml"]
    assert work_list(root, ["submissions"]) == WorkList(
        {DOSSIER: {DOSSIER}}, [*plain, "submissions/stray"], {"2022", "2023"}, {"2022", "2023"}
    )


def test_an_edition_is_whole_and_a_city_is_not(root: Path) -> None:
    assert work_list(root, ["submissions/2023"]).whole == {"2023"}
    city = work_list(root, ["submissions/2023/nanjing/"])
    assert (city.whole, city.frames, city.dossiers) == (set(), {"2023"}, {DOSSIER: {DOSSIER}})


def test_parts_of_a_dossier_are_remembered(root: Path) -> None:
    parts = {f"{DOSSIER}/ics", f"{DOSSIER}/enterprise.yaml"}
    assert work_list(root, sorted(parts)) == WorkList({DOSSIER: parts})


def test_guidelines_touch_no_edition(root: Path) -> None:
    assert work_list(root, ["scoring"]) == WorkList({}, ["scoring"])


def test_what_is_not_there_is_plain(root: Path) -> None:
    assert work_list(root, ["submissions/2024/edition.yaml"]) == WorkList({}, ["submissions/2024/edition.yaml"])
    other = DOSSIER.replace("nanjing", "wuxi")
    assert work_list(root, [other]).plain == [other]


def test_a_link_is_never_followed(root: Path) -> None:
    (root / "submissions" / "2024").symlink_to(root / "submissions" / "2023")
    found = work_list(root, ["submissions"])
    assert "submissions/2024" in found.plain
    assert "2024" not in found.frames | found.whole
