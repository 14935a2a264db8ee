"""Earlier versions of one file, from Git where there is one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from xingji.store.git_worktree import GitError, git_output

SOURCES = ("submissions", "scoring", ":(exclude)*.md")
"""Everything that published data are made from, as Git takes paths; what is written beside it for people is not."""


class Revision(NamedTuple):
    """A version of a file and when it was committed."""

    at: datetime
    content: bytes


class Revisions(NamedTuple):
    """Versions, the oldest first; not `complete` where older ones may exist that nobody fetched, or without Git."""

    versions: list[Revision]
    complete: bool


def revisions(root: Path, name: str) -> Revisions:
    """The committed versions of a file, by its path below `root`; none of a file that Git does not know."""
    try:
        listed = git_output(root, "log", "--reverse", "--format=%H %ct", "--", name).decode("ascii").split()
        shallow = git_output(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
        pairs = zip(listed[::2], listed[1::2], strict=True)
        found = [Revision(datetime.fromtimestamp(int(time), UTC), _at(root, commit, name)) for commit, time in pairs]
    except GitError:
        return Revisions([], complete=False)
    return Revisions([version for version in found if version.content], complete=bool(found) and not shallow)


def last_change(root: Path, *names: str) -> datetime | None:
    """When a commit last touched one of these folders; None without Git or without such a commit."""
    try:
        return datetime.fromtimestamp(int(git_output(root, "log", "-1", "--format=%ct", "--", *names)), UTC)
    except (GitError, ValueError):
        return None


def uncommitted(root: Path, *names: str) -> list[str]:
    """Files below these folders that are not as they were committed; none without Git."""
    try:
        listed = git_output(root, "status", "--porcelain", "-z", "--no-renames", "--", *names)
    except GitError:
        return []
    return [line[3:] for line in listed.decode("utf-8", "replace").split("\0") if line]


def _at(root: Path, commit: str, name: str) -> bytes:
    """The file in a commit; nothing where the commit deleted it."""
    try:
        return git_output(root, "show", f"{commit}:./{name}")
    except GitError:
        return b""
