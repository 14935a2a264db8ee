"""A bare repository that serves as a forge's: its branches, and when each of them moved."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from xingji.forge.answers import ForgeError
from xingji.store.bare_git import Git
from xingji.store.git_worktree import GitError

_HEAD = re.compile(r"refs/heads/(\S+) ([0-9a-f]{40,64})")
_MOVE = re.compile(r"[0-9a-f]{40,64} ([0-9a-f]{40,64}) .*> ([0-9]{1,12}) [+-][0-9]{4}(?:\t.*)?")
_SETTINGS = {
    "core.logAllRefUpdates": "always",
    "receive.fsckObjects": "true",
    "receive.denyDeletes": "false",
    "gc.reflogExpire": "never",
    "gc.reflogExpireUnreachable": "never",
}
"""The record of moves is the receipt, so it is kept for ever, also of what nothing points to any more."""
_WHO = {"GIT_COMMITTER_NAME": "xingji", "GIT_COMMITTER_EMAIL": "xingji@localhost"}
"""Who moved what the hub moves, in that record."""


class LocalGit:
    """One bare repository; nothing of it is trusted but what Git itself says."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def is_ready(self) -> bool:
        """Whether it is there, with the settings of ours."""
        told = self._ask("config", "--local", "--list") if (self.path / "HEAD").exists() else None
        there = {line.lower() for line in (told or "").splitlines()}
        return told is not None and all(f"{key}={value}".lower() in there for key, value in _SETTINGS.items())

    def make(self) -> None:
        """Make it where it is not there, and set it up. Raises ForgeError."""
        if not (self.path / "HEAD").exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._git("init", "--quiet", "--bare", "--template=", "--initial-branch=main", str(self.path))
        for key, value in _SETTINGS.items():
            self._git("config", key, value)

    def heads(self) -> dict[str, str]:
        """Branch → commit."""
        told = self._git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads/")
        return {found[1]: found[2] for line in told.split("\n") if (found := _HEAD.fullmatch(line))}

    def holds(self, commit: str, other: str) -> bool:
        """Whether a commit has another one in its history."""
        return self._ask("merge-base", "--is-ancestor", other, commit) is not None

    def show(self, number: int, head: str) -> None:
        """Let a request be found where the forges with web pages show it."""
        name = f"refs/pull/{number}/head"
        if self._ask("rev-parse", "--verify", "--quiet", name) != head:
            self._git("update-ref", name, head)

    def moved_at(self, branch: str, head: str) -> datetime | None:
        """When a branch last became this commit, by the repository's own record."""
        try:
            lines = (self.path / "logs" / "refs" / "heads" / branch).read_text("utf-8", "replace").splitlines()
        except OSError:
            return None
        moves = (found for line in lines if (found := _MOVE.fullmatch(line)))
        return max((datetime.fromtimestamp(int(move[2]), UTC) for move in moves if move[1] == head), default=None)

    def _git(self, *arguments: str) -> str:
        """What Git says. Raises ForgeError."""
        try:
            return Git(self.path).run(*arguments, environment=_WHO).decode("utf-8", "replace")
        except GitError as error:
            raise ForgeError("refused", str(error)) from None

    def _ask(self, *arguments: str) -> str | None:
        """What Git says, None where it says no."""
        try:
            return self._git(*arguments).strip()
        except ForgeError:
            return None
