"""One edition as a whole: what `status`, `figures`, `ranking`, `sample` and `impact` start from."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xingji.cli.arriving import Asked
from xingji.cli.check import library
from xingji.cli.checker import Checker
from xingji.cli.command import language, on_day, progress, today, usage
from xingji.messages.interface import say
from xingji.model.edition import Edition
from xingji.model.finding import Finding
from xingji.programme.calendar import spans, with_extensions
from xingji.programme.records import DossierRow
from xingji.rules.context import Frame
from xingji.store import layout
from xingji.store.guidelines import root_of


@dataclass(frozen=True)
class Year:
    """An edition with the rows of all its dossiers and what `check` finds in it."""

    root: Path
    edition: Edition
    frame: Frame
    rows: list[DossierRow]
    findings: list[Finding]

    @property
    def path(self) -> Path:
        """Folder of the edition."""
        return self.root / "submissions" / str(self.edition.edition)


def add_year_arguments(parser: argparse.ArgumentParser) -> None:
    """The year and where to look for it."""
    parser.add_argument("year", nargs="?", metavar="YEAR", help="年度，默认最近一个有申报材料的年度 / edition")
    parser.add_argument("--root", default=".", metavar="DIR", help="项目文件夹，默认当前文件夹 / project folder")


def load_year(options: argparse.Namespace, year: str | None = None, *, day: date | None = None) -> Year:
    """The edition that the options name, else the newest that has dossiers. Raises UsageError."""
    root = root_of(Path(options.root))
    if root is None or not (root / "submissions").is_dir():
        raise usage("error.no_submissions", options, path=options.root)
    chosen = year or options.year or newest(root)
    checker = Checker(root, library(root), asked=Asked(day))
    with progress(say("progress.check", language(options)), show=getattr(options, "format", "text") == "text") as tick:
        try:
            frame, rows, findings = checker.survey(chosen, tick)
        except KeyError:
            raise usage("error.no_year", options, year=chosen, known="、".join(years(root)) or "—") from None
    edition = checker.calendar(frame)
    if edition is None:
        raise usage("error.broken_year", options, year=chosen)
    return Year(root, edition, frame, [with_extensions(row, edition) for row in rows], findings)


def day_of(options: argparse.Namespace, edition: Edition) -> date:
    """The day asked for, else today; when the edition is over, its last day, so that what is made stays the same."""
    known = spans(edition)
    return on_day(options) if options.on or not known else min(today(), known[-1].closes)


def years(root: Path) -> list[str]:
    """Editions of a repository, the oldest first."""
    return sorted(path.name for path in (root / "submissions").iterdir() if layout.is_year(path.name) and path.is_dir())


def newest(root: Path) -> str:
    """The newest edition that has dossiers, else the newest; "" without any."""
    found = years(root)
    inhabited = [year for year in found if any((root / "submissions" / year).glob("*/*/enterprise.yaml"))]
    return (inhabited or found or [""])[-1]
