"""What lies between two revisions, read from the objects of Git: nothing is checked out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from xingji.store.git_worktree import GitError, git_output
from xingji.store.text import MAX_BYTES

Status = Literal["added", "changed", "removed", "renamed"]
REGULAR = "100644"
"""Git's mode of a plain file; 100755 can be executed, 120000 is a link, 160000 a submodule."""

_STATUS: dict[str, Status] = {"A": "added", "M": "changed", "T": "changed", "D": "removed", "R": "renamed"}
_COMMIT = re.compile(rb"([0-9a-f]+) commit (\d+)\n")
"""How Git begins to tell what a commit holds."""
_MOST_RENAMES = 400
"""Files up to which Git compares contents to find what was moved; beyond that a move is a removal and an addition."""
_DIFFER = ("diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-commit-id")
PATHS = (*_DIFFER, "--no-renames")
"""The question at which paths two commits, which follow, differ: no content is read, however large."""
_DIFFERENCES = (*_DIFFER, "-M", f"-l{_MOST_RENAMES}")


class Touched(NamedTuple):
    """One file of a change; `before` is the old path of a renamed one, `mode` and `blob` belong to the new content."""

    status: Status
    path: str
    before: str = ""
    mode: str = REGULAR
    blob: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path that the change writes or takes away."""
        return (self.path, self.before) if self.before else (self.path,)


class Commit(NamedTuple):
    """A commit and those that it was made on."""

    id: str
    parents: tuple[str, ...]


def commits(root: Path, *revisions: str) -> list[Commit]:
    """The commits that revisions name. Raises GitError."""
    if any("\n" in revision for revision in revisions):
        raise GitError("a revision has one line")
    asked = "".join(f"{revision}^{{commit}}\n" for revision in revisions)
    answer = git_output(root, "cat-file", "--batch", given=asked.encode("utf-8", "surrogateescape"))
    found: list[Commit] = []
    for revision in revisions:
        told = _COMMIT.match(answer)
        if told is None:
            raise GitError(f"not a commit: {revision}")
        end = told.end() + int(told[2])
        head = answer[told.end() : end].partition(b"\n\n")[0].decode("ascii", "replace").split("\n")
        found.append(Commit(told[1].decode(), tuple(line[7:] for line in head if line.startswith("parent "))))
        answer = answer[end + 1 :]
    return found


class UnrelatedError(GitError):
    """Two commits have no history in common."""


class CrossedError(GitError):
    """Two commits parted in more than one place: what the one changed depends on which of them is looked at."""


def fork_point(root: Path, ours: Commit, theirs: Commit) -> str:
    """The commit from which two commits part ways. Raises UnrelatedError, CrossedError, GitError.

    Where the history is cut short, a parent that the younger one names is one, whether or not it is at hand.
    """
    if ours.id in theirs.parents:
        return ours.id
    try:
        return the_one(git_output(root, "merge-base", "--all", ours.id, theirs.id))
    except GitError as error:
        if str(error):
            raise
        raise UnrelatedError(f"{theirs.id} has nothing in common with {ours.id}") from None


def the_one(told: bytes) -> str:
    """The only commit of those that `merge-base --all` names. Raises CrossedError."""
    first, *others = told.decode().split()
    if others:
        raise CrossedError(f"parted at {first} and at {others[0]}")
    return first


def differences(root: Path, base: str, head: str) -> list[Touched]:
    """Files that differ between two commits, in the order of their paths. Raises GitError."""
    return touched_files(git_output(root, *_DIFFERENCES, base, head))


def touched_files(told: bytes) -> list[Touched]:
    """What Git answered to the question what differs, in the order of the paths. Raises GitError."""
    fields = iter(told.decode("utf-8", "surrogateescape").split("\0"))
    return sorted(_touched(fields), key=lambda touched: touched.path)


def at_paths(root: Path, base: str, head: str) -> dict[str, str]:
    """Paths at which two commits differ, with the blob that the second has there ("" for none). Raises GitError."""
    rows = touched_files(git_output(root, *PATHS, base, head))
    return {one.path: "" if one.status == "removed" else one.blob for one in rows}


def _touched(fields: Iterator[str]) -> Iterator[Touched]:
    for told in fields:
        if not told:
            continue
        _, mode, _, blob, kind = told.removeprefix(":").split(" ")
        path = next(fields)
        if kind[0] == "R":
            yield Touched("renamed", next(fields), path, mode, blob)
        elif kind[0] in _STATUS:
            yield Touched(_STATUS[kind[0]], path, "", mode, blob)
        else:
            raise GitError(f"cannot tell what {kind} means")


def sizes(root: Path, blobs: Iterable[str]) -> dict[str, int]:
    """Bytes by the ids of blobs. Raises GitError."""
    asked = "".join(f"{blob}\n" for blob in dict.fromkeys(blobs))
    found: dict[str, int] = {}
    if not asked:
        return found
    for line in git_output(root, "cat-file", "--batch-check", given=asked.encode()).decode().splitlines():
        blob, kind, *size = line.split(" ")
        if kind != "blob":
            raise GitError(f"{blob} is {kind}, not a file")
        found[blob] = int(size[0])
    return found


def contents(root: Path, sizes: Mapping[str, int]) -> dict[str, bytes]:
    """Contents by the ids of blobs whose sizes are known; those longer than any document are left out."""
    short = [blob for blob, size in sizes.items() if size <= MAX_BYTES]
    if not short:
        return {}
    answer = git_output(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in short).encode())
    found: dict[str, bytes] = {}
    at = 0
    for blob in short:
        begin = answer.index(b"\n", at) + 1
        at = begin + sizes[blob] + 1
        found[blob] = answer[begin : begin + sizes[blob]]
    return found
