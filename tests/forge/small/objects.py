"""The objects of a repository, read and written by Git in processes that stay: to start one takes long."""

from __future__ import annotations

import subprocess
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

TREE, SUBMODULE = "40000", "160000"
_KINDS = {TREE: "tree", SUBMODULE: "commit"}
_AT_ONCE = 200
"""Questions asked before the first answer is read; more might fill both pipes, and nobody would go on."""


class Row(NamedTuple):
    """What a tree says of one name."""

    mode: str
    sha: str

    @property
    def kind(self) -> str:
        return _KINDS.get(self.mode, "blob")


class Commit(NamedTuple):
    """A commit; the day as Git keeps it, in seconds."""

    tree: str
    parents: tuple[str, ...]
    name: str
    email: str
    day: int
    message: str


class Standing:
    """A Git process that answers as long as it is asked; the first question starts it."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._command = ("git", "-C", str(folder), *arguments)
        self._process: subprocess.Popen[bytes] | None = None

    def say(self, words: bytes) -> None:
        """Tell it something."""
        if self._process is None:
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            self._process = subprocess.Popen(self._command, **pipes)  # type: ignore[call-overload]
            weakref.finalize(self, _end, self._process)
        assert self._process
        assert self._process.stdin
        self._process.stdin.write(words)
        self._process.stdin.flush()

    def line(self) -> bytes:
        """The next line of what it answers. Raises CalledProcessError where it gave up."""
        assert self._process
        assert self._process.stdout
        if told := self._process.stdout.readline():
            return told
        self.close()
        raise subprocess.CalledProcessError(1, self._command)

    def bytes(self, size: int) -> bytes:
        """So many bytes of its answer."""
        assert self._process
        assert self._process.stdout
        return self._process.stdout.read(size)

    def close(self) -> None:
        """End it; another question starts a new one."""
        if self._process:
            _end(self._process)
        self._process = None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Git ends by itself when nobody can ask any more."""
    if process.returncode is None:
        process.communicate()


class Objects:
    """The objects of the repository whose Git folder this is."""

    def __init__(self, folder: Path) -> None:
        self._given = folder / "given"
        self._lock = threading.RLock()
        self._reader = Standing(folder, "cat-file", "--batch-command", "-z")
        writing = ("hash-object", "-w", "--no-filters", "--stdin-paths", "-t")
        self._writers = {kind: Standing(folder, *writing, kind) for kind in ("blob", "commit")}
        self._planter = Standing(folder, "mktree", "-z", "--batch")
        self._refs = Standing(folder, "update-ref", "--stdin", "-z")
        self._read: dict[str, bytes] = {}
        self._sizes: dict[str, int] = {}

    def close(self) -> None:
        """End what stays."""
        for standing in (self._reader, *self._writers.values(), self._planter, self._refs):
            standing.close()

    def find(self, name: str) -> tuple[str, str]:
        """Hash and kind of what a name stands for, or nothing."""
        with self._lock:
            self._reader.say(b"info %b\0" % name.encode("utf-8", "surrogateescape"))
            return self._answer(name)[:2]

    def read(self, sha: str) -> bytes:
        """The content of an object by its hash. Raises KeyError."""
        if sha not in self._read:
            with self._lock:
                self._reader.say(b"contents %b\0" % sha.encode())
                found, _, size = self._answer(sha)
                if not found:
                    raise KeyError(sha)
                self._read[sha] = self._reader.bytes(size)
                self._reader.bytes(1)
        return self._read[sha]

    def sizes(self, shas: Iterable[str]) -> dict[str, int]:
        """Bytes of objects by their hashes."""
        wanted = list(dict.fromkeys(shas))
        unknown = [sha for sha in wanted if sha not in self._sizes]
        with self._lock:
            for at in range(0, len(unknown), _AT_ONCE):
                part = unknown[at : at + _AT_ONCE]
                self._reader.say(b"".join(b"info %b\0" % sha.encode() for sha in part))
                self._sizes |= {sha: self._answer(sha)[2] for sha in part}
        return {sha: self._sizes[sha] for sha in wanted}

    def _answer(self, name: str) -> tuple[str, str, int]:
        """Hash, kind and size; nothing of what is missing, whose name is said again however many lines it has."""
        told = self._reader.line()
        sha, *rest = told.decode("utf-8", "surrogateescape").split()
        if len(sha) == 40 and len(rest) == 2 and rest[1].isdigit():
            return sha, rest[0], int(rest[1])
        if "\n" in name:
            self._reader.bytes(len(f"{name} missing\n".encode("utf-8", "surrogateescape")) - len(told))
        return "", "", 0

    def commit(self, sha: str) -> Commit:
        """A commit by its hash. Raises KeyError."""
        head, _, message = self.read(sha).decode("utf-8", "surrogateescape").partition("\n\n")
        lines = [line.partition(" ")[::2] for line in head.split("\n")]
        told = dict(lines)
        name, _, signed = told["author"].rpartition(" <")
        email, _, moment = signed.partition("> ")
        parents = tuple(value for key, value in lines if key == "parent")
        return Commit(told["tree"], parents, name, email, int(moment.split(" ")[0]), message)

    def tree(self, sha: str) -> dict[str, Row]:
        """What a tree holds, by name and in Git's order."""
        content, at, found = self.read(sha), 0, {}
        while at < len(content):
            end = content.index(b"\0", at)
            mode, _, name = content[at:end].partition(b" ")
            at = end + 21
            found[name.decode("utf-8", "surrogateescape")] = Row(mode.decode(), content[end + 1 : at].hex())
        return found

    def walk(self, sha: str, folder: str = "") -> Iterator[tuple[str, Row]]:
        """All that lies below a tree, each folder before what it holds."""
        for name, row in self.tree(sha).items():
            yield folder + name, row
            if row.mode == TREE:
                yield from self.walk(row.sha, f"{folder}{name}/")

    def keep(self, kind: str, content: bytes) -> str:
        """Write a blob or a commit."""
        with self._lock:
            self._given.write_bytes(content)
            self._writers[kind].say(b"%b\n" % str(self._given.absolute()).encode())
            return self._writers[kind].line().decode().strip()

    def plant(self, rows: Mapping[str, Row]) -> str:
        """Write a tree."""
        lines = "".join(f"{row.mode} {row.kind} {row.sha}\t{name}\0" for name, row in rows.items())
        with self._lock:
            self._planter.say(lines.encode("utf-8", "surrogateescape") + b"\0")
            return self._planter.line().decode().strip()

    def graft(self, sha: str, changes: Mapping[str, Row | None]) -> str:
        """A tree with files laid over it by their paths, None taking one away. Returns "" where nothing is left."""
        rows = self.tree(sha) if sha else {}
        below: dict[str, dict[str, Row | None]] = {}
        for path, row in changes.items():
            name, _, rest = path.partition("/")
            if rest:
                below.setdefault(name, {})[rest] = row
            elif row:
                rows[name] = row
            else:
                rows.pop(name, None)
        for name, inner in below.items():
            known = rows.get(name)
            was_tree = known is not None and known.mode == TREE
            if made := self.graft(known.sha if known and was_tree else "", inner):
                rows[name] = Row(TREE, made)
            elif was_tree:
                del rows[name]
        return self.plant(rows) if rows else ""

    def point(self, name: str, sha: str) -> None:
        """Let a name stand for a commit, or for nothing any more."""
        what = f"update {name}\0{sha}\0\0" if sha else f"delete {name}\0\0"
        with self._lock:
            self._refs.say(f"start\0{what}commit\0".encode())
            for _ in ("start", "commit"):
                self._refs.line()
