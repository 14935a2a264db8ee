"""Read files safely and write them whole: no symbolic link is followed, no half file is ever left."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

from xingji.model.finding import Fault
from xingji.store.text import MAX_BYTES

_HOW = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""No link is followed, no pipe waited for; Windows would end a file at its first Ctrl-Z and drop carriage returns."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


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


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Replace a file in one step; a reader sees the old or the new content, never a part.

    `private`: for nobody but its owner. An OSError names the file.
    """
    write_all({path: content}, private=private)


def write_all(files: Mapping[Path, bytes], *, private: bool = False) -> None:
    """Write all files or none, and leave no folder behind that was made for them; see `write_whole`.

    Whatever can fail for want of room or rights is done beside the files, before the first of them is replaced.
    """
    with ExitStack() as undo:
        parts = {path: _part(path, content, undo, private=private) for path, content in files.items()}
        for path, part in parts.items():
            with _named(path):
                if len(parts) > 1:
                    undo.callback(_put_back, path, path.read_bytes() if path.exists() else None)
                part.replace(path)
        undo.pop_all()


def _part(path: Path, content: bytes, undo: ExitStack, *, private: bool) -> Path:
    """The content in a file beside the one that it will be, and never readable by more people."""
    with _named(path):
        for folder in reversed([each for each in path.parents if not each.exists()]):
            folder.mkdir(0o700 if private else 0o777, exist_ok=True)
            undo.callback(_unless_fails, folder.rmdir)
        part = path.with_name(f".{hashlib.blake2b(path.name.encode(), digest_size=8).hexdigest()}.{os.getpid()}.part")
        part.unlink(missing_ok=True)
        old = path.stat().st_mode & 0o777 if path.exists() and not private else None
        handle = os.open(part, _NEW, 0o600 if private else 0o666 if old is None else old)
        undo.callback(_unless_fails, part.unlink)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if old is not None:
            part.chmod(old)
    return part


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What goes wrong is told of the file that was to be written: not of the part, and never of none."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path), getattr(error, "winerror", None)) from error


def _put_back(path: Path, old: bytes | None) -> None:
    _unless_fails(path.unlink if old is None else partial(path.write_bytes, old))


def _unless_fails(act: Callable[[], object]) -> None:
    with suppress(OSError):
        act()


def write_secret(path: Path, content: bytes) -> None:
    """A new file with mode 0600 from its first byte on. Raises FileExistsError."""
    handle = os.open(path, _NEW, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder for a while whose files nobody else can read, whatever the user lets others read."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415  a check of files needs none

    before = os.umask(0o077)
    try:
        with TemporaryDirectory(prefix="xingji-") as folder:
            yield Path(folder)
    finally:
        os.umask(before)
