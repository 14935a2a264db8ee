"""Folders that one process keeps from others for a while."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class UntoldError(OSError):
    """This system, or the network drive, does not tell whether a folder is held."""


@contextmanager
def held(folder: Path, *, wait: bool = False, certain: bool = False) -> Iterator[None]:
    """Keep a folder from others until the end, even that by a kill; where nobody can be kept away it is just used.

    Raises BlockingIOError for a folder that another holds, and UntoldError where that must be `certain`.
    """
    if sys.platform == "win32":
        if certain:
            raise UntoldError
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
            raise UntoldError from error
    try:
        yield
    finally:
        os.close(handle)
