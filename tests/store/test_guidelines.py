"""A guideline is validated once for its bytes, whoever asks; other bytes are another guideline."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.places import SAMPLE
from xingji.store.guidelines import BrokenGuidelineError, Library

NAME = "ics-2023"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE / "scoring" / NAME, tmp_path / "scoring" / NAME)
    return tmp_path


def test_the_same_bytes_are_one_guideline(root: Path) -> None:
    assert Library(root).full(NAME) is Library(SAMPLE).full(NAME)


def test_what_changes_is_seen_at_once(root: Path) -> None:
    """One file and then back again: nothing of what was known before shows through."""
    area = root / "scoring" / NAME / "areas" / "PA02.yaml"
    before, library = area.read_bytes(), Library(root)
    whole = library.full(NAME)
    area.write_bytes(before.replace(b"name: ", "name: 示例".encode(), 1))
    changed = library.full(NAME)
    assert changed.areas[1].name == f"示例{whole.areas[1].name}"
    assert [*changed.areas[:1], *changed.areas[2:]] == [*whole.areas[:1], *whole.areas[2:]]
    area.write_bytes(before)
    assert library.full(NAME) == whole


def test_numbers_follow_the_files(root: Path) -> None:
    """Those of other content, and of the same content under another name, are not those from before."""
    areas = root / "scoring" / NAME / "areas"
    before = (areas / "PA02.yaml").read_bytes()
    whole = Library(root).ruleset(NAME)
    assert whole is not None
    (areas / "PA02.yaml").write_bytes(before.replace(b"weight: 3", b"weight: 1", 1))
    changed = Library(root).ruleset(NAME)
    assert changed is not None
    assert changed.sha256 != whole.sha256
    (areas / "PA02.yaml").write_bytes(before)
    assert Library(root).ruleset(NAME) == whole
    (areas / "PA02.yaml").rename(areas / "PA02x.yaml")
    assert Library(root).ruleset(NAME) is None


@pytest.mark.parametrize("name", ["guideline.yaml", "areas/PA02.yaml"])
def test_a_broken_file_is_named_each_time(root: Path, name: str) -> None:
    file = root / "scoring" / NAME / name
    library = Library(root)
    library.full(NAME)
    file.write_bytes(b"id: [\n")
    for _ in range(2):
        with pytest.raises(BrokenGuidelineError, match=rf"^{Path(name).name}$"):
            library.full(NAME)
    file.unlink()
    if "/" in name:
        with pytest.raises(BrokenGuidelineError, match=rf"^{Path(name).name}$"):
            library.full(NAME)


def test_levels_with_a_gap_make_no_guideline(root: Path) -> None:
    """A level is the place of its numbers: whoever scored by such a guideline would take those of another level."""
    file = root / "scoring" / NAME / "guideline.yaml"
    file.write_bytes(file.read_bytes().replace(b"level: 2\n", b"level: 5\n", 1))
    assert Library(root).ruleset(NAME) is None
    with pytest.raises(BrokenGuidelineError, match="guideline"):
        Library(root).full(NAME)
