"""A folder for work beside the one that it will replace; what killed builds left behind is cleared away."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_RANDOM = re.compile("[a-z0-9_]{8}(-old)?")
_DAY = 86_400
"""Seconds after which work is over where nobody can be asked whether it still goes on."""


class _UntoldError(OSError):
    """This system, or the network drive, does not tell whether a folder is held."""


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A new folder on the same disk as `target`, gone afterwards unless it was moved."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with _held(target.parent, wait=True):
        _clear(target)
        folder = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
        folder.chmod(0o755)
    try:
        with _held(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def replace(target: Path, new: Path) -> None:
    """Put a new folder in the place of the target; the old one comes back if that fails."""
    old = new.with_name(f"{new.name}-old")
    with _held(target.parent, wait=True):
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
        with _held(folder, certain=True):
            return True
    except BlockingIOError:
        return False
    except _UntoldError:
        return time.time() - folder.stat().st_mtime > _DAY


@contextmanager
def _held(folder: Path, *, wait: bool = False, certain: bool = False) -> Iterator[None]:
    """Keep a folder from others until the end, even that by a kill; where nobody can be kept away it is just used.

    Raises BlockingIOError for a folder that another holds, and _UntoldError where that must be `certain`.
    """
    if sys.platform == "win32":
        if certain:
            raise _UntoldError
        yield
        return
    import fcntl  # noqa: PLC0415  not on Windows

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(handle)
        raise
    except OSError as error:
        if certain:
            os.close(handle)
            raise _UntoldError from error
    try:
        yield
    finally:
        os.close(handle)
