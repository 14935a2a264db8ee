"""The folder that a command works on: its argument, and where it is."""

from __future__ import annotations

import argparse
from pathlib import Path

from xingji.cli.command import usage
from xingji.store.guidelines import root_of


def add_root_argument(parser: argparse.ArgumentParser) -> None:
    """Where the project is."""
    parser.add_argument(
        "--root",
        metavar="DIR",
        help="项目文件夹，默认当前文件夹或其所在的项目 / project folder (default: here or above)",
    )


def project_root(options: argparse.Namespace) -> Path:
    """The folder that `--root` names and no other, else the project at or above the working folder, else that one."""
    return Path(options.root).resolve() if options.root else root_of(Path.cwd()) or Path.cwd()


def project_of(options: argparse.Namespace) -> Path:
    """The project, which has submissions. Raises UsageError."""
    return _with(options, "submissions", "error.no_submissions")


def site_root(options: argparse.Namespace) -> Path:
    """The project, which has the pages of a site. Raises UsageError."""
    return _with(options, "site", "error.no_site")


def _with(options: argparse.Namespace, part: str, otherwise: str) -> Path:
    root = project_root(options)
    if not (root / part).is_dir():
        raise usage(otherwise, options, path=options.root or ".")
    return root
