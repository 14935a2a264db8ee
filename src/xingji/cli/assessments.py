"""The self-assessments that `score` and `plan` are about: which, in which view, and those that cannot be used."""

from __future__ import annotations

import argparse
from pathlib import Path

from xingji.cli.command import CLEAN, FAULTY, language, progress, relative, usage, warn
from xingji.cli.output.report import as_text
from xingji.engine.assessments import NAME, Assessed, NoGuidelineError, read
from xingji.engine.report import Report
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say


def add_view_argument(parser: argparse.ArgumentParser) -> None:
    """Claimed or verified answers."""
    parser.add_argument(
        "--view",
        choices=("claimed", "verified"),
        default="claimed",
        help="按自评估或按核查结果 / claimed or verified answers",
    )


def exit_code(read: list[Assessed | Report], lang: Lang) -> int:
    """Tell on standard error of those that cannot be used."""
    bad = [item for item in read if isinstance(item, Report)]
    for report in bad:
        warn(as_text(report, lang, colour=False))
    return FAULTY if bad else CLEAN


def assessments(options: argparse.Namespace) -> list[Assessed | Report]:
    """Every assessment that the options name; the findings in the place of one that cannot be used.

    Raises UsageError.
    """
    files = _found(options)
    with progress(say("progress.check", language(options)), show=options.format == "text") as tick:
        try:
            return list(read(files, relative, options.view, tick))
        except NoGuidelineError as error:
            raise usage("error.no_guideline", options, guideline=error.args[0]) from None


def _found(options: argparse.Namespace) -> list[Path]:
    """Files named, or below the folders named, each once. Raises UsageError."""
    found: list[Path] = []
    for name in options.paths:
        path = Path(name)
        if not path.exists():
            raise usage("error.no_path", options, path=path)
        below = sorted(path.rglob(NAME)) if path.is_dir() else [path]
        if not below:
            raise usage("error.no_assessment", options, path=path)
        found += below
    return list(dict.fromkeys(found))
