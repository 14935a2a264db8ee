"""The folder in which a build works: what a killed one left goes, what a running one needs stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from xingji.publish.workplace import beside, replace

KILLED = """
import os, signal, sys
from pathlib import Path
from xingji.publish.workplace import beside, replace
target = Path(sys.argv[1])
with beside(target) as folder:
    (folder / "page.html").touch()
    if sys.argv[2] == "swap":
        target.rename(folder.with_name(f"{folder.name}-old"))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(target: Path, when: str) -> list[str]:
    ran = subprocess.run([sys.executable, "-c", KILLED, target, when], check=False)
    assert ran.returncode == -signal.SIGKILL
    return sorted(path.name for path in target.parent.iterdir())


@pytest.mark.needs("limits")
def test_what_a_killed_build_left_goes_and_the_old_site_comes_back(tmp_path: Path) -> None:
    target = tmp_path / "public"
    target.mkdir()
    (target / "old.html").touch()
    assert len(killed(target, "work")) == 2
    assert len(killed(target, "swap")) == 2  # the first one cleared away, the site set aside
    with beside(target) as folder:
        assert sorted(path.name for path in tmp_path.iterdir()) == [folder.name, "public"]
        assert [path.name for path in target.iterdir()] == ["old.html"]
        (folder / "new.html").touch()
        replace(target, folder)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["public", "public/new.html"]


@pytest.mark.needs("limits")
def test_a_running_build_and_folders_of_others_stay(tmp_path: Path) -> None:
    target = tmp_path / "public"
    others = [".public-backup12", ".public-xingji-notes", ".site-xingji-abcdefgh", "public-xingji-abcdefgh"]
    for name in others:
        (tmp_path / name).mkdir()
    with beside(target) as first:
        with beside(target) as second:
            assert first.is_dir()
            assert second.is_dir()
        assert [path.name for path in tmp_path.iterdir() if path.name not in others] == [first.name]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(others)


def test_where_nobody_can_be_asked_a_day_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, and on network drives without locks."""
    monkeypatch.setattr(sys, "platform", "win32")
    new, old = tmp_path / ".public-xingji-abcdefgh", tmp_path / ".public-xingji-12345678"
    for folder in (new, old):
        folder.mkdir()
    os.utime(old, (1_000_000_000, 1_000_000_000))
    with beside(tmp_path / "public") as made:
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted([new.name, made.name])
