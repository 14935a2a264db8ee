"""What a store needs that was left by a Git that was killed, or that grew by many small commits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from xingji.hub.git import Git

_STALE = 3600
"""Seconds after which nobody holds a lock any more: no command of the hub runs that long."""
_LOOSE = 2000
"""Objects in files of their own beyond which they are packed."""


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


def weight(path: Path) -> int:
    """Bytes of the packs of a store; all that is fetched lies in packs."""
    return sum(pack.stat().st_size for pack in (path / "objects" / "pack").glob("*.pack"))


def tidy(git: Git) -> None:
    """Pack what is loose, where there is much of it. Raises GitError."""
    settings = ("-c", f"gc.auto={_LOOSE}", "-c", "gc.autoDetach=false")
    git.run(*settings, "gc", "--auto", "--quiet")


def _parts(objects: Path) -> Iterator[Path]:
    yield from (objects / "pack").glob("tmp_*")
    yield from objects.glob("??/tmp_obj_*")
