"""`xingji check`: every rule over files, folders, or what changed since a revision."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from xingji.cli.arriving import Asked
from xingji.cli.checker import Checker, Report
from xingji.cli.command import CLEAN, FAULTY, Command, colourful, day, emit, language, progress, relative, usage
from xingji.cli.outputs import FORMS
from xingji.messages.interface import say
from xingji.model.finding import Fault
from xingji.rules.runner import finding
from xingji.store import changes, tree
from xingji.store.guidelines import Library, root_of
from xingji.store.layout import loose

CHECKED = ("submissions", "scoring")
"""The folders that hold data; everything else of the repository is none of the check's business."""


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="文件或文件夹，默认当前文件夹 / files or folders")
    parser.add_argument("--since", metavar="REV", help="只检查某个Git版本以来的改动 / only what changed since REV")
    parser.add_argument("--on", metavar="DATE", help="这一天还能不能提交 / may it be handed in on this day")
    parser.add_argument("--as", dest="login", metavar="LOGIN", default="", help="这个账号能不能提交 / may this account")
    parser.add_argument("--format", choices=tuple(FORMS), default="text", help="输出格式 / form of the output")
    parser.add_argument("--no-cache", action="store_true", help="不使用上次的结果 / ignore results of last time")
    parser.add_argument("--processes", type=int, default=0, metavar="N", help="进程数，默认同处理器数 / processes")


def _run(options: argparse.Namespace) -> int:
    asked = Asked(day(options, options.on) if options.on else None, options.login.removeprefix("@"))
    with progress(say("progress.check", language(options)), show=options.format == "text") as tick:
        report = Report()
        for root, starts in _work(options).items():
            here, parts = _since(options, root, starts, asked) if options.since else (asked, starts)
            use_cache = not options.no_cache
            checker = Checker(root, library(root), processes=options.processes, use_cache=use_cache, asked=here)
            part = checker.check(parts, tick)
            report.add(part.findings, part.files)
        alone = list(_alone(options))
        if alone and asked != Asked():
            raise usage("error.alone", options, path=alone[0])
        for path in alone:
            part = check_alone(path)
            report.add(part.findings, part.files)
    emit(FORMS[options.format](report.sort(), language(options), colour=colourful()))
    return FAULTY if report.count("error") else CLEAN


def library(root: Path | None) -> Library:
    """Guidelines of a tree, else of the working folder, else those installed with the engine."""
    return Library(root, root_of(Path.cwd()))


def _given(options: argparse.Namespace) -> list[Path]:
    paths = [Path(given) for given in options.paths or ["."]]
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise usage("error.no_path", options, path=path)
    return paths


def starts_of(path: Path) -> tuple[Path, list[str]] | None:
    """Root of the tree that a path belongs to, and what of it to check; None for files that lie outside any."""
    whole = path.parent.resolve() / path.name if path.is_symlink() else path.resolve()
    root = root_of(whole if whole.is_dir() and not path.is_symlink() else whole.parent)
    if root is None:
        return None
    inside = whole.relative_to(root).as_posix()
    if inside == ".":
        return root, [name for name in CHECKED if (root / name).exists()]
    return (root, [inside]) if inside.split("/")[0] in CHECKED else None


def _work(options: argparse.Namespace) -> dict[Path, list[str]]:
    work: dict[Path, list[str]] = {}
    for path in _given(options):
        if found := starts_of(path):
            work.setdefault(found[0], []).extend(found[1])
    return work


def _since(options: argparse.Namespace, root: Path, starts: list[str], asked: Asked) -> tuple[Asked, list[str]]:
    """What was handed in since the revision, and what of the starts it can affect: itself, and what a frame binds."""
    try:
        names = changes.changed_since(root, options.since)
    except changes.GitError as error:
        raise usage("error.git", options, revision=options.since, detail=error) from error
    below = [name for name in names if any(name == start or name.startswith(f"{start}/") for start in starts)]
    affected = list(dict.fromkeys(_affected(root, name) for name in below))
    return replace(asked, changed=below, revision=options.since), affected


def _affected(root: Path, name: str) -> str:
    parts = name.split("/")
    if parts[0] == "scoring":
        return "submissions" if parts[1:2] != ["crosswalk"] and (root / "submissions").exists() else "scoring"
    if len(parts) >= 5:
        return "/".join(parts[:4]) if (root / "/".join(parts[:4])).exists() else "/".join(parts[:3])
    return "/".join(parts[:-1])


def _alone(options: argparse.Namespace) -> Iterator[Path]:
    """Files outside any tree; a folder there gives the YAML files in it."""
    for path in _given(options):
        if starts_of(path) is None:
            if path.is_dir() and not path.is_symlink():
                files = sorted(p for p in path.rglob("*.yaml"))
                if not files:
                    raise usage("error.nothing", options, path=path)
                yield from files
            else:
                yield path


def check_alone(path: Path) -> Report:
    """One file by its name only, without the rules that need neighbours."""
    shown = tree.printable(relative(path))
    where = None if path.is_symlink() else loose(shown)
    if where:
        return Checker(Path.cwd(), library(root_of(path.parent)), processes=1).check_place(where, path)
    code = "XJ117" if path.is_symlink() else "XJ118"
    values = {"name": tree.printable(path.name), "problem": "symbolic link"}
    return Report([finding(Fault(code, values=values), shown)], 1)


COMMANDS = {
    "check": Command(
        name="check",
        help="检查申报材料、年度方案和细则 / check submissions, editions and guidelines",
        example="  xingji check\n  xingji check submissions/2023/nanjing\n"
        "  xingji check --since origin/main --format github\n  xingji check self-assessment.yaml --format json\n"
        "  xingji check submissions/2023/nanjing --on 2023-07-30 --as sample-nanjing-nj01",
        add=_add,
        run=_run,
    )
}
