"""A small repository that a test may fill."""

from __future__ import annotations

import subprocess
from pathlib import Path

_WHO = ("-c", "user.name=示例", "-c", "user.email=sample@example.com")


class Repository:
    """Work tree with a history; `commit` gives the id."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ("git", "-C", str(self.root), *_WHO, *arguments), check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def write(self, path: str, content: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
        return file

    def commit(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-qm", "step", "--allow-empty")
        return self.git("rev-parse", "HEAD")
