"""Which files a Git change touches; names only, the content is read from the work tree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


class GitError(RuntimeError):
    """Git is missing, or does not know the revision."""


def changed_since(root: Path, revision: str) -> list[str]:
    """Paths (relative to `root`) added, changed, renamed to, or deleted since a revision, untracked ones included.

    Raises GitError.
    """
    _refuse_options(revision)
    changed = _git(root, "diff", "--name-only", "-z", "--no-renames", "--relative", revision, "--")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return sorted({name for name in (changed + untracked).split("\0") if name})


def contents_at(root: Path, revision: str, folder: str, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Files below a folder as they were in a revision: path → content, of those that `wanted` picks by their path.

    Raises GitError.
    """
    _refuse_options(revision)
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", revision, "--", folder).split("\0")
    names = [name for name in listed if name and "\n" not in name and wanted(name)]
    asked = "".join(f"{revision}:./{name}\n" for name in names)
    answer = git_output(root, "cat-file", "--batch", given=asked.encode("utf-8", "surrogateescape"))
    found: dict[str, bytes] = {}
    at = 0
    for name in names:
        end = answer.index(b"\n", at)
        kind, size = answer[at:end].rsplit(b" ", 2)[-2:]
        if not size.isdigit():  # the commit of another repository, which is not at hand
            at = end + 1
            continue
        if kind == b"blob":
            found[name] = answer[end + 1 : end + 1 + int(size)]
        at = end + int(size) + 2
    return found


def extract(root: Path, revision: str, folder: str, target: Path) -> None:
    """Write a folder (relative to `root`) as it was in a revision below `target`; links as files. Raises GitError."""
    for name, content in contents_at(root, revision, folder, lambda _: True).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _refuse_options(revision: str) -> None:
    if revision.startswith("-"):
        raise GitError(f"not a revision: {revision}")


def _git(root: Path, *arguments: str) -> str:
    return git_output(root, *arguments).decode("utf-8", errors="surrogateescape")


def git_output(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Standard output of Git in a folder. Raises GitError."""
    import subprocess  # noqa: PLC0415  most checks ask Git nothing

    command = ["git", "-C", str(root), "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=120)  # noqa: S603  fixed program, no shell
    except FileNotFoundError as error:
        raise GitError("git is not installed") from error
    except subprocess.CalledProcessError as error:
        raise GitError(error.stderr.decode(errors="replace").strip()) from error
    return done.stdout
