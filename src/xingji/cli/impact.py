"""`xingji impact --against REV`: who would change level if the guideline here replaced that of a revision."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from xingji.cli.command import CLEAN, Command, emit, emit_json, language, usage
from xingji.cli.output.impact import Comparison, plain, text
from xingji.cli.project import add_root_argument, project_of
from xingji.cli.years import add_edition, load_year
from xingji.programme.impact import changes, tally
from xingji.scoring.ruleset import Ruleset
from xingji.store import git_worktree as git
from xingji.store import tree
from xingji.store.files import private_folder
from xingji.store.guidelines import Library


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--against", required=True, metavar="REV", help="与哪个Git版本的细则比较 / revision to compare with"
    )
    add_edition(parser, "年度，默认所有年度 / edition (default: all)")
    add_root_argument(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    root = project_of(options)
    chosen = [options.year] if options.year else [year for year in tree.editions(root) if _is_scored(root, year)]
    loaded = [load_year(options, year) for year in chosen]
    used = sorted({track.guideline for year in loaded for row in year.rows for track in row.tracks if track.guideline})
    before = _rulesets_of(options, root, used)
    after = {name: rules for name in used for year in loaded[:1] if (rules := year.frame.find_ruleset(name))}
    rows = [row for year in loaded for row in year.rows]
    moved = changes(rows, before, after)
    found = Comparison(options.against, used, before, after, tally(rows, moved), moved)
    if options.format == "json":
        emit_json(plain(found))
    else:
        emit(text(found, language(options)))
    return CLEAN


def _is_scored(root: Path, year: str) -> bool:
    return any((root / "submissions" / year).glob("*/*/*/self-assessment.yaml"))


def _rulesets_of(options: argparse.Namespace, root: Path, names: Iterable[str]) -> dict[str, Ruleset]:
    """Guidelines as they were in the revision; one that it does not have, or only broken, is left out."""
    with private_folder() as folder:
        try:
            git.extract(root, options.against, "scoring", folder)
        except git.GitError as error:
            raise usage("error.git", options, revision=options.against, detail=error) from error
        then = Library(folder, alone=True)
        return {name: rules for name in names if (rules := then.ruleset(name))}


COMMAND = Command(_add, _run)
