"""A small repository in which pull requests are tried out: the rules' base tree, and what somebody changes in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.accounts import number_of

from tests.forge.small.bare import Bare
from xingji.forge.base_check import BaseBranchChecker
from xingji.forge.gate import Objects, Watch, examine
from xingji.forge.pull import Pull
from xingji.forge.result import Result

BASE = Path(__file__).parents[1] / "rules" / "base"
NANJING = "submissions/2023/nanjing/91320115MA0XJA001H"
SUZHOU = "submissions/2023/suzhou/91320508MA0XJA0025"
SHA = "0" * 40
PROPOSED = datetime(2023, 7, 1, tzinfo=UTC)
LATER = ("decision", "onsite", "rectification", "verification", "self-assessment")
"""Documents of a track, the last one first."""


class Stage:
    """The checkout of a base branch, and the commits that are proposed."""

    def __init__(self, folder: Path, without: Iterable[str] = (), spoilt: Mapping[str, str] | None = None) -> None:
        self.root = folder
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        for name in without:
            path = folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        for name, text in (spoilt or {}).items():
            (folder / name).write_text(text, "utf-8")
        self.git("init", "--quiet", "--initial-branch", "main")
        self.git("config", "core.autocrlf", "false")
        self._bare = Bare(folder / ".git")
        self.base = self._commit()

    def git(self, *arguments: str, given: bytes | None = None) -> str:
        people = {
            f"GIT_{who}_{what}": "test@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        command = ["git", "-C", str(self.root), *arguments]
        done = subprocess.run(command, input=given, capture_output=True, check=True, env={**os.environ, **people})
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def propose(
        self,
        changed: Mapping[str, bytes | str] | None = None,
        removed: Iterable[str] = (),
        modes: Mapping[str, str] | None = None,
    ) -> str:
        """A commit on the base that is never checked out. A value of a submodule's path is a commit."""
        entries: list[dict[str, Any]] = [{"path": name, "sha": None} for name in removed]
        for name, text in (changed or {}).items():
            mode = (modes or {}).get(name, "100644")
            source = text if isinstance(text, bytes) else text.encode()
            blob = SHA[:-1] + "1" if mode == "160000" else self._bare.write_blob(source)
            entries.append({"path": name, "mode": mode, "sha": blob})
        tree = self._bare.write_tree(self.base, entries)
        return self._bare.commit(tree, [self.base], "proposal", PROPOSED)

    def examine(
        self, head: str, author: str, received: str = "2023-07-12T02:00:00Z", watch: Watch | None = None, **more: object
    ) -> Result:
        """The base is what is checked out, wherever main has moved since."""
        pull = a_pull(head, author, received, self.base, **more)
        objects = Objects(self.root, self.git("rev-parse", "HEAD"), head)
        return examine(objects, pull, BaseBranchChecker(self.root), watch)

    def read(self, name: str) -> str:
        return (BASE / name).read_text("utf-8")

    def _commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "base")
        return self.git("rev-parse", "HEAD")


def a_pull(head: str, author: str, received: str, base_sha: str = SHA, **more: object) -> Pull:
    moment = datetime.fromisoformat(received).astimezone(UTC)
    told: dict[str, object] = {
        "number": 7,
        "author": author,
        "author_id": number_of(author),
        "head_sha": head,
        "base_sha": base_sha,
        "base_repository": "sample/xingji",
        "opened_at": moment,
        "pushed_at": moment,
    }
    return Pull.model_validate({**told, **more})


def files_of(folder: str, *kinds: str) -> dict[str, str]:
    """Documents of a dossier of the base tree: all, or those of some kinds."""
    found = {path.relative_to(BASE).as_posix(): path for path in sorted((BASE / folder).rglob("*.yaml"))}
    return {name: path.read_text("utf-8") for name, path in found.items() if not kinds or path.stem in kinds}
