"""A tree that one test after another may spoil: laid once, and afterwards only what was spoiled is laid anew."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

Trace = tuple[int, ...]


class Ground:
    """A copy of some folders below a root; `restore` brings back whatever a test changed, added or took away.

    Whether a file was written to is told by its inode, size and times. It is laid with the time of its source, which is
    long ago, so that even what is written in the same instant shows.
    """

    def __init__(self, root: Path, *sources: Path) -> None:
        self.root = root
        self._sources = {source.name: source for source in sources}
        root.mkdir(parents=True)
        for name, source in self._sources.items():
            shutil.copytree(source, root / name)
        self._known = dict(traces(self.root))

    def restore(self) -> Path:
        """The tree as it was laid."""
        now = dict(traces(self.root))
        for path in sorted(now.keys() - self._known.keys(), reverse=True):
            _remove(path)
        for path, trace in sorted(self._known.items()):
            if now.get(path) != trace:
                self._lay(path)
        return self.root

    def _lay(self, path: str) -> None:
        name, _, rest = os.path.relpath(path, self.root).partition(os.sep)
        source = self._sources[name] / rest
        if not source.is_dir():
            _remove(path)
            shutil.copy2(source, path)
        elif not stat.S_ISDIR(_mode(path)):
            _remove(path)
            Path(path).mkdir()
        shutil.copymode(source, path)
        self._known[path] = _trace(os.lstat(path))


def traces(root: Path) -> Iterator[tuple[str, Trace]]:
    """Everything below a folder, folders before what they hold; of a folder only that it is one."""
    waiting = [str(root)]
    while waiting:
        with os.scandir(waiting.pop()) as found:
            for entry in found:
                trace = _trace(entry.stat(follow_symlinks=False))
                yield entry.path, trace
                if stat.S_ISDIR(trace[0]):
                    waiting.append(entry.path)


def _trace(told: os.stat_result) -> Trace:
    if stat.S_ISDIR(told.st_mode):
        return (told.st_mode,)
    return told.st_mode, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns


def _mode(path: str) -> int:
    """What lies there, 0 for nothing."""
    return os.lstat(path).st_mode if os.path.lexists(path) else 0


def _remove(path: str) -> None:
    if stat.S_ISDIR(_mode(path)):
        shutil.rmtree(path)
    else:
        Path(path).unlink(missing_ok=True)
