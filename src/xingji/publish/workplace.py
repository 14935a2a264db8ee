"""A folder for work beside the one that it will replace; what killed builds left behind is cleared away."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xingji.store.holding import UntoldError, held

_RANDOM = re.compile("[a-z0-9_]{8}(-old)?")
_DAY = 86_400
"""Seconds after which work is over where nobody can be asked whether it still goes on."""


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A new folder on the same disk as `target`, gone afterwards unless it was moved."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with held(target.parent, wait=True):
        _clear(target)
        folder = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
        folder.chmod(0o755)
    try:
        with held(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def replace(target: Path, new: Path) -> None:
    """Put a new folder in the place of the target; the old one comes back if that fails."""
    old = new.with_name(f"{new.name}-old")
    with held(target.parent, wait=True):
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _prefix(target: Path) -> str:
    return f".{target.name}-xingji-"


def _clear(target: Path) -> None:
    """Take away what ended work on the target left; the old folder that it had set aside comes back."""
    for left in sorted(target.parent.glob(f"{_prefix(target)}*")):
        if _RANDOM.fullmatch(left.name.removeprefix(_prefix(target))) and _is_abandoned(left):
            if left.name.endswith("-old") and not target.exists():
                left.rename(target)
            shutil.rmtree(left, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    try:
        with held(folder, certain=True):
            return True
    except BlockingIOError:
        return False
    except UntoldError:
        return time.time() - folder.stat().st_mtime > _DAY
