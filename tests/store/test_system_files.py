"""What is passed over as a file that nobody made on purpose, and what is not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.places import ROOT
from xingji.store.system_files import is_system_file

SYSTEM = (
    ".DS_Store",
    "Thumbs.db",
    "THUMBS.DB",
    "desktop.ini",
    "Desktop.ini",
    "~$自评估.xlsx",
    "._示例.xlsx",
    "._enterprise.yaml",
)
OPEN = (
    ".~lock.自评估.xlsx#",
    ".~自评估.xlsx",
    ".enterprise.yaml.swp",
    ".0123456789abcdef.4711.part",
    ".#enterprise.yaml",
    ".nfs000000000123",
    ".directory",
)
OWN = (
    "enterprise.yaml",
    "自评估.xlsx",
    "enterprise.yaml.bak",
    "enterprise.yaml~",
    "README.md",
    ".gitkeep",
    "cloud.part",
    "desktop.yaml",
    "icons",
)


@pytest.mark.parametrize("name", SYSTEM + OPEN)
def test_of_a_system(name: str) -> None:
    assert is_system_file(name)


@pytest.mark.parametrize("name", OWN)
def test_of_a_person(name: str) -> None:
    assert not is_system_file(name)


def test_git_ignores_the_same(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    names = "\n".join(f"submissions/2023/{name}" for name in (*SYSTEM, *OPEN, *OWN))
    command = ["git", "-c", "core.quotePath=false", "check-ignore", "--stdin"]
    told = subprocess.run(command, cwd=tmp_path, input=names.encode(), capture_output=True, check=True).stdout.decode()
    assert {line.rpartition("/")[2] for line in told.split("\n")} - {""} == {*SYSTEM, *OPEN} - {"THUMBS.DB"}
