"""A bare repository: every answer is asked from Git itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.forge.small.objects import Objects, Row
from tests.scratch import folder

ZERO = "0" * 40
_STATUS = {"A": "added", "M": "modified", "D": "removed", "R": "renamed", "T": "modified"}


class Entry(NamedTuple):
    """One line of a tree."""

    mode: str
    kind: str
    sha: str
    size: int
    path: str


_HASH = "[0-9a-f]{40}"
_FIXED = re.compile(rf"(?:diff|ls-tree|merge-base|merge-tree|rev-list)(?:\0(?:-.*|{_HASH}.*))+")
"""Questions about hashes alone: what Git once answered to them it will answer again."""


_UPDATE = """#!/bin/sh
case "$CLOSED_BRANCHES" in *" $1 "*) echo "GH013: Repository rule violations found for $1" >&2; exit 1;; esac
"""


class Bare:
    """A bare repository in a folder."""

    def __init__(self, path: Path) -> None:
        self.path, self.objects = path, Objects(path)
        self._told: dict[str, bytes] = {}

    @classmethod
    def make(cls, path: Path) -> Bare:
        """A new one, which takes pushes over HTTP and gives out any commit that it holds, as GitHub does."""
        shutil.copytree(_empty(), path)
        return cls(path)

    def close(self) -> None:
        """End what answers for it."""
        self.objects.close()

    def git(self, *arguments: str, given: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        """Run Git here, unless it is known what it will say. Raises CalledProcessError."""
        question = "\0".join(arguments)
        if not _FIXED.fullmatch(question.partition("\0--\0")[0]):
            return self._run(arguments, given, env or {})
        if question not in self._told:
            self._told[question] = self._run(arguments, given, env or {})
        return self._told[question]

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
        return self.sha(f"{name}^{{commit}}")

    def sha(self, name: str) -> str:
        """The object behind a name, or ""."""
        return self.objects.find(name)[0]

    def kind(self, name: str) -> str:
        """What lies behind a name, or ""."""
        return self.objects.find(name)[1]

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
        self.objects.point(name, "" if sha == ZERO else sha)

    def guard(self) -> None:
        """Have pushes over HTTP refused to the branches that the server names (`CLOSED_BRANCHES`)."""
        hook = self.path / "hooks" / "update"
        if not hook.exists():
            hook.parent.mkdir(exist_ok=True)
            hook.write_text(_UPDATE)
            hook.chmod(0o755)

    def borrow(self, objects: Path) -> None:
        """Have the objects of another repository that stays where it is."""
        self.close()  # what runs already would not look there
        (self.path / "objects" / "info").mkdir(exist_ok=True)
        (self.path / "objects" / "info" / "alternates").write_text(f"{objects}\n")

    def take(self, other: Bare, sha: str) -> None:
        """Copy a commit of another repository with all that belongs to it."""
        if self.resolve(sha):
            return
        known = [f"^{there}\n" for there in self.refs("refs/heads/").values() if other.resolve(there)]
        pack = other.git("pack-objects", "--revs", "--stdout", "-q", given=f"{sha}\n{''.join(known)}".encode())
        self.git("unpack-objects", "-q", given=pack)

    def entries(self, treeish: str, *, recursive: bool = False, path: str = "") -> list[Entry]:
        """Lines of a tree; with a path only that one."""
        if path:
            told = self.ask("ls-tree", "-l", "-z", treeish, "--", path)
            return [_entry(line) for line in told.split("\0") if line]
        if not (sha := self._tree(treeish)):
            return []
        rows = list(self.objects.walk(sha)) if recursive else list(self.objects.tree(sha).items())
        sizes = self.objects.sizes(row.sha for _, row in rows if row.kind == "blob")
        return [Entry(row.mode.zfill(6), row.kind, row.sha, sizes.get(row.sha, 0), path) for path, row in rows]

    def _tree(self, name: str) -> str:
        """The tree that a name stands for, itself or by its commit, or ""."""
        sha, kind = self.objects.find(name)
        return sha if kind == "tree" else self.objects.commit(sha).tree if kind == "commit" else ""

    def blob(self, name: str) -> bytes:
        """The content of a blob, by its hash or as `commit:path`."""
        return self.objects.read(self.sha(name))

    def write_blob(self, content: bytes) -> str:
        """Keep a content."""
        return self.objects.keep("blob", content)

    def write_tree(self, base: str, entries: Sequence[Mapping[str, Any]]) -> str:
        """A tree with entries (`path`, `mode`, `sha`; a sha of None takes the path away) laid over another one."""
        rows = {
            entry["path"]: Row(entry.get("mode", "100644"), entry["sha"]) if entry["sha"] else None for entry in entries
        }
        return self.objects.graft(self._tree(base) if base else "", rows) or self.objects.plant({})

    def commit(self, tree: str, parents: Sequence[str], message: str, when: datetime, who: str = "sample") -> str:
        """A commit; both its dates are `when`."""
        signed = f"{who} <{who}@users.noreply.example.com> {int(when.timestamp())} +0000"
        head = [f"tree {tree}", *(f"parent {parent}" for parent in parents), f"author {signed}", f"committer {signed}"]
        return self.objects.keep("commit", "\n".join((*head, "", message)).encode())

    def parents(self, sha: str) -> tuple[str, ...]:
        """The commits that a commit was made on."""
        return self.objects.commit(sha).parents

    def merged(self, base: str, head: str) -> str:
        """The tree of both merged, or "" where they conflict."""
        if base in self.parents(head):
            return self.objects.commit(head).tree
        told = self.ask("merge-tree", "--write-tree", base, head)
        return told.splitlines()[0] if told else ""

    def ahead(self, base: str, head: str) -> list[str]:
        """Commits of `head` that `base` lacks, the oldest first."""
        below, top = self.resolve(base), self.resolve(head)
        if below == top:
            return []
        if self.parents(top) == (below,):
            return [top]
        return self.ask("rev-list", "--reverse", f"{below}..{top}").split()

    def changes(self, base: str, head: str) -> list[dict[str, Any]]:
        """Files that differ since the two parted, in the shape of the API."""
        below, top = self.resolve(base), self.resolve(head)
        fork = below if below in self.parents(top) else self.ask("merge-base", below, top) or below
        told = self.ask("diff", "--raw", "--numstat", "-z", "-M", "--no-abbrev", fork, top).split("\0")
        return [_change(fields, counts) for fields, counts in _differences(told)]


@cache
def _empty() -> Path:
    """An empty repository, made once to be copied."""
    scratch = folder()
    path = scratch / "empty.git"
    subprocess.run(("git", "init", "-q", "--bare", "--template=", "-b", "main", str(path)), check=True)
    with (path / "config").open("a", encoding="utf-8") as config:
        config.write("[http]\n\treceivepack = true\n[uploadpack]\n\tallowAnySHA1InWant = true\n")
    return path


def _entry(line: str) -> Entry:
    about, _, path = line.partition("\t")
    mode, kind, sha, size = about.split()
    return Entry(mode, kind, sha, int(size) if size.isdigit() else 0, path)


def _differences(told: Sequence[str]) -> list[tuple[Sequence[str], Sequence[str]]]:
    """Of each file status letter, blob, path and path before, and lines more and less; all raw forms come first."""
    raw: list[Sequence[str]] = []
    counts: dict[str, Sequence[str]] = {}
    rest = iter(told)
    for about in rest:
        if about.startswith(":"):
            fields = about.split(" ")
            letter, path = fields[4][0], next(rest)
            raw.append((letter, fields[3], *((next(rest), path) if letter in "RC" else (path, ""))))
        elif about:
            plus, minus, path = about.split("\t", 2)
            if not path:  # of what was moved the old path and the new one follow
                next(rest)
                path = next(rest)
            counts[path] = plus, minus
    return [(fields, counts.get(fields[2], ("0", "0"))) for fields in raw]


def _change(fields: Sequence[str], counts: Sequence[str]) -> dict[str, Any]:
    letter, sha, path, before = fields
    plus, minus = (int(count) if count.isdigit() else 0 for count in counts)
    shape: dict[str, Any] = {"sha": sha, "filename": path, "status": _STATUS.get(letter, "modified")}
    shape |= {"additions": plus, "deletions": minus, "changes": plus + minus}
    return {**shape, "previous_filename": before} if before else shape
