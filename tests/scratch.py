"""Folders that last as long as the process that made them."""

from __future__ import annotations

import atexit
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp


def folder() -> Path:
    """A folder that is removed when this process ends; a fork of it, which ends sooner, leaves it alone.

    `TemporaryDirectory` would not: since Python 3.13 a forked worker forgets what is to be done at the end, and with
    the last reference the folder goes.
    """
    made, owner = mkdtemp(), os.getpid()
    atexit.register(lambda: shutil.rmtree(made, ignore_errors=True) if os.getpid() == owner else None)
    return Path(made)
