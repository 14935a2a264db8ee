"""A small checkout of this repository: what a release is built from, and nothing else."""

from __future__ import annotations

import io
import os
import runpy
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PROVINCE = tuple(f"submissions/{name}.yaml" for name in ("province", "counties", "zones"))
EDITIONS = tuple(path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("submissions/*/edition.yaml")))
PARTS = (
    *("src", "scoring", *PROVINCE, *EDITIONS, "requirements", "tools"),
    *("pyproject.toml", ".gitignore", ".gitattributes", "LICENSE"),
)
MOMENT = "2026-12-15T08:00:00+00:00"
DAY = "2099-12-31"
"""When the newest entry was released, as far as these checkouts know: after every other."""


class Ended(NamedTuple):
    """How a program ended."""

    code: int
    out: str
    err: str


def git(folder: Path, *arguments: str) -> str:
    """Run Git as a made-up person on a fixed day."""
    who = ("-c", "user.name=sample", "-c", "user.email=sample@example.com", "-c", "commit.gpgsign=false")
    days = {"GIT_AUTHOR_DATE": MOMENT, "GIT_COMMITTER_DATE": MOMENT}
    done = run("git", *who, *arguments, folder=folder, env=days)
    assert done.code == 0, done.err
    return done.out


def run(*command: str | Path, folder: Path, env: dict[str, str] | None = None) -> Ended:
    """Run a program in a folder."""
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env={**os.environ, **(env or {})}, capture_output=True, check=False
    )
    out, err = (told.decode("utf-8", "replace").replace("\r\n", "\n") for told in (done.stdout, done.stderr))
    return Ended(done.returncode, out, err)


def tool(checkout: Path, name: str, *arguments: str | Path) -> Ended:
    """Run one of the checkout's own tools."""
    return run(sys.executable, checkout / "tools" / name, *arguments, folder=checkout)


def call(checkout: Path, name: str, *arguments: str | Path) -> Ended:
    """The same within this process, which costs no start; what a tool imports of the others is the checkout's too."""
    program, out, err = checkout / "tools" / name, io.StringIO(), io.StringIO()
    others = [path.stem for path in program.parent.glob("*.py")]
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(checkout)
        patch.setattr(sys, "argv", [str(program), *map(str, arguments)])
        patch.setattr(sys, "path", [str(program.parent), *sys.path])
        for other in others:
            patch.delitem(sys.modules, other, raising=False)
        with pytest.raises(SystemExit) as ended:
            runpy.run_path(str(program), run_name="__main__")
        for other in others:
            sys.modules.pop(other, None)
    return Ended(int(ended.value.code or 0), out.getvalue(), err.getvalue())


def copy(folder: Path) -> Path:
    """Copy what a release is made of, without history; the newest entry of the changelog gets its day."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        elif source.is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    for name in ("README.md", "README.zh.md", "CHANGELOG.md"):
        text = (ROOT / name).read_text("utf-8")
        (folder / name).write_text(text.replace(" - unreleased\n", f" - {DAY}\n"), "utf-8", newline="\n")
    return folder


def commit(folder: Path) -> Path:
    """Make the folder a repository with one commit."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "示例")
    return folder
