"""Read files safely and write them whole: no symbolic link is followed, no half file is ever left."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from xingji.model.finding import Fault
from xingji.store.text import MAX_BYTES

_HOW = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""No link is followed, no pipe waited for; Windows would end a file at its first Ctrl-Z and drop carriage returns."""


def read_bytes(path: Path | str) -> tuple[bytes, list[Fault]]:
    """Content of a regular file, at most the size limit; faults instead of exceptions."""
    try:
        handle = os.open(path, _HOW)
    except OSError as error:
        code = "XJ117" if Path(path).is_symlink() else "XJ120"
        return b"", [Fault(code, values={"problem": error.strerror or "?"}, line=1, column=1)]
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return b"", [Fault("XJ120", values={"problem": "not a regular file"}, line=1, column=1)]
        if status.st_size > MAX_BYTES:
            size = {"size": str(status.st_size), "limit": str(MAX_BYTES)}
            return b"", [Fault("XJ101", values=size, line=1, column=1)]
        return os.read(handle, MAX_BYTES + 1), []
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step; a reader sees the old or the new content, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_secret(path: Path, content: bytes) -> None:
    """A new file with mode 0600 from its first byte on. Raises FileExistsError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
