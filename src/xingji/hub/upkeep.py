"""What a store needs that was left by a Git that was killed, or that grew by many small commits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from xingji.store.bare_git import Git
from xingji.store.git_worktree import GitError

_STALE = 3600
"""Seconds after which nobody holds a lock any more: no command of the hub runs that long."""
_LOOSE = 2000
"""Objects in files of their own beyond which they are packed."""
_PACKS, _LOOSEST = 300, 50_000
"""Packs and loose objects of an inbox beyond which its store is fetched anew."""


def unlock(path: Path) -> None:
    """Take away locks whose holders are gone; with them no ref could be written again."""
    before = time.time() - _STALE
    for lock in chain(path.glob("*.lock"), (path / "refs").rglob("*.lock")):
        with suppress(OSError):
            if lock.stat().st_mtime < before:
                lock.unlink()


def sweep(path: Path) -> None:
    """Take away what a fetch that was broken off had written: else whoever sends too much fills the disk by and by."""
    for part in _parts(path / "objects"):
        part.unlink(missing_ok=True)


def has_grown(path: Path, most: int) -> bool:
    """Whether a store has packs of more bytes than that, or more packs or loose objects than Git is quick with."""
    packs = list((path / "objects" / "pack").glob("*.pack"))
    loose = sum(1 for _ in (path / "objects" / "17").glob("*")) * 256  # they are spread evenly
    return len(packs) > _PACKS or loose > _LOOSEST or sum(pack.stat().st_size for pack in packs) > most


def tidy(git: Git) -> None:
    """Pack what is loose, where there is much of it; where that fails it stays loose until the next time."""
    settings = ("-c", f"gc.auto={_LOOSE}", "-c", "gc.autoDetach=false")
    with suppress(GitError):
        git.tries(*settings, "gc", "--auto", "--quiet")


def _parts(objects: Path) -> Iterator[Path]:
    yield from (objects / "pack").glob("tmp_*")
    yield from objects.glob("??/tmp_obj_*")
