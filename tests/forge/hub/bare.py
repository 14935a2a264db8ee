"""A bare repository: every answer is asked from Git itself."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

ZERO = "0" * 40
_STATUS = {"A": "added", "M": "modified", "D": "removed", "R": "renamed", "T": "modified"}
_AUTHOR = {"name": "sample", "email": "sample@example.com"}


class Entry(NamedTuple):
    """One line of a tree."""

    mode: str
    kind: str
    sha: str
    size: int
    path: str


_HASH = "[0-9a-f]{40}"
_FIXED = re.compile(rf"(?:cat-file|diff|ls-tree|merge-base|merge-tree|rev-list|rev-parse|show)(?:\0(?:-.*|{_HASH}.*))+")
"""Questions about hashes alone: what Git once answered to them it will answer again."""


@dataclass(frozen=True)
class Bare:
    """A bare repository in a folder."""

    path: Path
    told: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def make(cls, path: Path) -> Bare:
        """A new one, which takes pushes over HTTP and gives out any commit that it holds, as GitHub does."""
        subprocess.run(("git", "init", "-q", "--bare", "--template=", "-b", "main", str(path)), check=True)
        with (path / "config").open("a", encoding="utf-8") as config:
            config.write("[http]\n\treceivepack = true\n[uploadpack]\n\tallowAnySHA1InWant = true\n")
        return cls(path)

    def git(self, *arguments: str, given: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        """Run Git here, unless it is known what it will say. Raises CalledProcessError."""
        question = "\0".join(arguments)
        if not _FIXED.fullmatch(question.partition("\0--\0")[0]):
            return self._run(arguments, given, env or {})
        if question not in self.told:
            self.told[question] = self._run(arguments, given, env or {})
        return self.told[question]

    def _run(self, arguments: Sequence[str], given: bytes, env: Mapping[str, str]) -> bytes:
        command = ("git", "-C", str(self.path), "-c", "core.quotepath=off", *arguments)
        environment = {**os.environ, **env}
        return subprocess.run(command, input=given, capture_output=True, check=True, env=environment).stdout

    def ask(self, *arguments: str) -> str:
        """What Git answers, or "" where it refuses."""
        try:
            return self.git(*arguments).decode("utf-8", "surrogateescape").strip()
        except subprocess.CalledProcessError:
            return ""

    def resolve(self, name: str) -> str:
        """The commit behind a name, or ""."""
        if name.startswith("refs/") and (sha := self._loose(name)):
            return sha
        return "" if name.startswith("-") else self.ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")

    def _loose(self, name: str) -> str:
        """The commit of a ref as it lies in its file, or ""; most questions are about these."""
        try:
            found = (self.path / name).read_bytes().decode("ascii", "replace").rstrip("\n")
        except OSError:
            return ""
        return found if re.fullmatch(_HASH, found) else ""

    def refs(self, prefix: str) -> dict[str, str]:
        """Names below a prefix such as `refs/heads/`, each with its commit."""
        if not (self.path / "packed-refs").exists():
            files = (path for path in (self.path / prefix).rglob("*") if path.is_file())
            names = sorted(path.relative_to(self.path).as_posix() for path in files)
            return {name: sha for name in names if (sha := self._loose(name))}
        lines = self.ask("for-each-ref", "--format=%(refname) %(objectname)", prefix).splitlines()
        return {name: sha for name, _, sha in (line.partition(" ") for line in lines)}

    def set_ref(self, name: str, sha: str) -> None:
        """Let a name stand for a commit; ZERO takes it away."""
        self.git("update-ref", *(("-d", name) if sha == ZERO else (name, sha)))

    def borrow(self, other: Bare) -> None:
        """Have the objects of another one that stays where it is."""
        (self.path / "objects" / "info").mkdir(exist_ok=True)
        (self.path / "objects" / "info" / "alternates").write_text(f"{other.path / 'objects'}\n")

    def take(self, other: Bare, sha: str) -> None:
        """Copy a commit of another repository with all that belongs to it."""
        if not self.resolve(sha):
            self.git("fetch", "-q", "--no-tags", str(other.path), sha)

    def entries(self, treeish: str, *, recursive: bool = False, path: str = "") -> list[Entry]:
        """Lines of a tree; with a path only that one."""
        flags = ("-r", "-t") if recursive else ()
        told = self.ask("ls-tree", "-l", "-z", *flags, treeish, *(("--", path) if path else ()))
        return [_entry(line) for line in told.split("\0") if line]

    def blob(self, name: str) -> bytes:
        """The content of a blob, by its hash or as `commit:path`."""
        return self.git("cat-file", "blob", name)

    def write_blob(self, content: bytes) -> str:
        """Keep a content."""
        return self.git("hash-object", "-w", "--stdin", given=content).decode().strip()

    def write_tree(self, base: str, entries: Sequence[Mapping[str, Any]]) -> str:
        """A tree with entries (`path`, `mode`, `sha`; a sha of None takes the path away) laid over another one."""
        index = {"GIT_INDEX_FILE": str(self.path / f"index-{os.urandom(8).hex()}")}
        self.git("read-tree", *((base,) if base else ("--empty",)), env=index)
        lines = "".join(
            f"{'0' if entry['sha'] is None else entry.get('mode', '100644')} {entry['sha'] or ZERO}\t{entry['path']}\0"
            for entry in entries
        )
        self.git("update-index", "-z", "--index-info", given=lines.encode(), env=index)
        made = self.git("write-tree", env=index).decode().strip()
        Path(index["GIT_INDEX_FILE"]).unlink(missing_ok=True)
        return made

    def commit(self, tree: str, parents: Sequence[str], message: str, when: datetime, who: str = "sample") -> str:
        """A commit; both its dates are `when`."""
        stamp = f"{int(when.timestamp())} +0000"
        env = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in _signed(who, stamp)}
        flags = [flag for parent in parents for flag in ("-p", parent)]
        return self.git("commit-tree", tree, *flags, given=message.encode(), env=env).decode().strip()

    def merged(self, base: str, head: str) -> str:
        """The tree of both merged, or "" where they conflict."""
        told = self.ask("merge-tree", "--write-tree", base, head)
        return told.splitlines()[0] if told else ""

    def ahead(self, base: str, head: str) -> list[str]:
        """Commits of `head` that `base` lacks, the oldest first."""
        return self.ask("rev-list", "--reverse", f"{base}..{head}").split()

    def changes(self, base: str, head: str) -> list[dict[str, Any]]:
        """Files that differ since the two parted, in the shape of the API."""
        fork = self.ask("merge-base", base, head) or base
        raw = self.ask("diff", "--raw", "-z", "-M", "--no-abbrev", fork, head).split("\0")
        counts = _counts(self.ask("diff", "--numstat", "-z", "--no-renames", fork, head))
        return [_change(fields, counts) for fields in _raw(raw)]


def _signed(who: str, stamp: str) -> tuple[tuple[str, str], ...]:
    return (("NAME", who), ("EMAIL", f"{who}@users.noreply.example.com"), ("DATE", stamp))


def _entry(line: str) -> Entry:
    about, _, path = line.partition("\t")
    mode, kind, sha, size = about.split()
    return Entry(mode, kind, sha, int(size) if size.isdigit() else 0, path)


def _raw(told: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """Status letter, blob, path, path before; of the NUL-separated raw form."""
    found = []
    rest = iter(told)
    for about in rest:
        if not about:
            continue
        fields = about.split(" ")
        sha, letter, path = fields[3], fields[4][0], next(rest)
        renamed = next(rest) if letter in "RC" else ""
        found.append((letter, sha, renamed or path, path if renamed else ""))
    return found


def _counts(told: str) -> dict[str, tuple[int, int]]:
    lines = re.findall(r"(\d+|-)\t(\d+|-)\t([^\0]*)\0?", told)
    return {path: (int(plus) if plus != "-" else 0, int(minus) if minus != "-" else 0) for plus, minus, path in lines}


def _change(fields: tuple[str, str, str, str], counts: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    letter, sha, path, before = fields
    plus, minus = counts.get(path, (0, 0))
    shape: dict[str, Any] = {"sha": sha, "filename": path, "status": _STATUS.get(letter, "modified")}
    shape |= {"additions": plus, "deletions": minus, "changes": plus + minus}
    return {**shape, "previous_filename": before} if before else shape
