"""Where a check starts: which tree a path belongs to, what of it holds data, and what a change can affect."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from xingji.model.kinds import at_level
from xingji.store import git_worktree, layout
from xingji.store.guidelines import DATA, Library, root_of


def library(root: Path | None) -> Library:
    """Guidelines of a tree, else of the working folder, else those installed with the engine."""
    return Library(root, root_of(Path.cwd()))


def data_folders(root: Path) -> list[str]:
    """The folders of a tree that hold data, and the documents beside them, as far as they are there."""
    beside = [f"{kind}.yaml" for kind in at_level("root")]
    return [name for name in (*beside, *DATA) if os.path.lexists(root / name)]


def starts_of(path: Path) -> tuple[Path, list[str]] | None:
    """Root of the tree that a path belongs to, and what of it to check; None for files that lie outside any."""
    whole = path.parent.resolve() / path.name if path.is_symlink() else path.resolve()
    root = root_of(whole if whole.is_dir() and not path.is_symlink() else whole.parent)
    if root is None:
        return None
    inside = whole.relative_to(root).as_posix()
    if inside == ".":
        return root, data_folders(root)
    return (root, [inside]) if inside.split("/")[0] in DATA or layout.is_at_root(inside) else None


def changed_below(root: Path, starts: Sequence[str], revision: str) -> list[str]:
    """Files below the starts that changed since a revision. Raises GitError."""
    names = git_worktree.changed_since(root, revision)
    return [name for name in names if any(name == start or name.startswith(f"{start}/") for start in starts)]


def affected(root: Path, changed: Sequence[str]) -> list[str]:
    """What changed files can affect: themselves, and what a frame binds."""
    return list(dict.fromkeys(_affected(root, name) for name in changed))


def _affected(root: Path, name: str) -> str:
    parts = name.split("/")
    if layout.is_at_root(name):
        return name
    if parts[0] == "scoring":
        return "submissions" if parts[1:2] != ["crosswalk"] and (root / "submissions").exists() else "scoring"
    if len(parts) >= 5:
        return "/".join(parts[:4]) if (root / "/".join(parts[:4])).exists() else "/".join(parts[:3])
    return "/".join(parts[:-1])
