"""`xingji check`: every rule over files, folders, or what changed since a revision."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from xingji.cli.command import CLEAN, FAULTY, Command, day, emit, language, progress, relative, usage, warn
from xingji.cli.output.report import as_count, as_github, as_json, as_text
from xingji.cli.output.sarif import as_sarif
from xingji.cli.streams import for_programs
from xingji.engine import admission
from xingji.engine.admission import AdmissionRequest
from xingji.engine.checker import Checker
from xingji.engine.loose import check_loose
from xingji.engine.report import Report
from xingji.engine.starts import affected, changed_below, library, starts_of
from xingji.messages.interface import say
from xingji.model.kinds import of_dossiers
from xingji.programme.sender import Sender
from xingji.store import git_worktree
from xingji.store.system_files import is_system_file

FORMS = {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif, "count": as_count}


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="文件或文件夹，默认当前文件夹 / files or folders")
    parser.add_argument("--since", metavar="REV", help="只检查某个Git版本以来的改动 / only what changed since REV")
    parser.add_argument(
        "--on", metavar="DATE", help="这一天还能不能提交 / check whether it may be handed in on this day"
    )
    parser.add_argument(
        "--as",
        dest="login",
        metavar="LOGIN",
        default="",
        help="这个账号能不能提交 / check whether this account may hand it in",
    )
    parser.add_argument("--format", choices=tuple(FORMS), default="text", help="输出格式 / output format")
    parser.add_argument("--no-cache", action="store_true", help="不使用上次的结果 / do not use cached results")
    parser.add_argument(
        "--processes", type=int, default=0, metavar="N", help="进程数，默认同处理器数 / number of processes"
    )


def _run(options: argparse.Namespace) -> int:
    sender = Sender(login) if (login := options.login.removeprefix("@")) else None
    request = AdmissionRequest(day(options, options.on) if options.on else None, sender)
    with progress(say("progress.check", language(options)), show=options.format == "text") as tick:
        report = Report()
        for root, starts in _work(options).items():
            here, parts = _since(options, root, starts, request) if options.since else (request, starts)
            use_cache = not options.no_cache
            checker = Checker(root, library(root), processes=options.processes, use_cache=use_cache)
            part = admission.check(checker, parts, here, tick)
            report.add(part.findings, part.files)
        alone = list(_alone(options))
        if alone and request != AdmissionRequest():
            raise usage("error.alone", options, path=alone[0])
        if unbound := sum(path.stem in of_dossiers() for path in alone):
            warn(say("check.unbound", language(options), count=unbound))
        for path in alone:
            part = check_loose(path, relative(path))
            report.add(part.findings, part.files)
    text = FORMS[options.format](report.sort(), language(options))
    emit(for_programs(text) if options.format in ("json", "sarif") else text)
    return FAULTY if report.count("error") else CLEAN


def _given(options: argparse.Namespace) -> list[Path]:
    paths = [Path(given) for given in options.paths or ["."]]
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise usage("error.no_path", options, path=path)
        if kind := _OFFICE.get(path.suffix.lower(), "") if path.is_file() else "":
            raise usage(kind, options, path=relative(path))
    return paths


_OFFICE = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".et"), "error.workbook"),
    **dict.fromkeys((".docx", ".doc", ".wps", ".pdf"), "error.paper"),
}
"""Endings of what people take for documents, and what is said instead of a finding."""


def _work(options: argparse.Namespace) -> dict[Path, list[str]]:
    work: dict[Path, list[str]] = {}
    for path in _given(options):
        if found := starts_of(path):
            work.setdefault(found[0], []).extend(found[1])
    return work


def _since(
    options: argparse.Namespace, root: Path, starts: list[str], request: AdmissionRequest
) -> tuple[AdmissionRequest, list[str]]:
    """What was handed in since the revision, and what it can affect."""
    try:
        changed = changed_below(root, starts, options.since)
    except git_worktree.GitError as error:
        raise usage("error.git", options, revision=options.since, detail=error) from error
    return replace(request, changed=changed, revision=options.since), affected(root, changed)


def _alone(options: argparse.Namespace) -> Iterator[Path]:
    """Files outside any tree; a folder there gives the YAML files in it."""
    for path in _given(options):
        if starts_of(path) is None:
            if path.is_dir() and not path.is_symlink():
                files = sorted(p for p in path.rglob("*.yaml") if not is_system_file(p.name))
                if not files:
                    raise usage("error.nothing", options, path=path)
                yield from files
            else:
                yield path


COMMAND = Command(_add, _run)
