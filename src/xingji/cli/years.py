"""The edition that a command is about: its arguments, and its rows with a progress bar."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from xingji.cli.command import language, on_day, progress, relative, today, usage, warn
from xingji.cli.project import add_root_argument, project_of
from xingji.cli.province import province
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.engine.survey import BrokenEditionError, NoEditionError, Year, newest, survey
from xingji.messages.interface import say
from xingji.model.edition import Edition
from xingji.programme.calendar import within
from xingji.store import tree


def add_year_arguments(parser: argparse.ArgumentParser) -> None:
    """The year and where to look for it."""
    add_edition(parser, "年度，默认最近一个有申报材料的年度 / edition")
    add_root_argument(parser)


class _Once(argparse.Action):
    """The year, which may stand by itself or behind `--edition`, but not as two years."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, _: Any = None
    ) -> None:
        if values is None:  # no year by itself
            return
        if (before := getattr(namespace, self.dest, None)) not in (None, values):
            words = vars(argparse)["_"]("not allowed with argument %s")  # in the language that argparse speaks now
            parser.error(str(argparse.ArgumentError(self, words % before)))
        setattr(namespace, self.dest, values)


def add_edition(
    parser: argparse.ArgumentParser, words: str, *, dest: str = "year", kind: type[str] | type[int] = str
) -> None:
    """A year, by itself or behind `--edition`; None where there is neither."""
    parser.add_argument(dest, nargs="?", type=kind, action=_Once, metavar="YEAR", help=words)
    parser.add_argument(
        "--edition", dest=dest, type=kind, action=_Once, metavar="YEAR", help="同上，也可以这样写年度 / the same"
    )


def add_day_argument(parser: argparse.ArgumentParser) -> None:
    """The day that `day_of` gives."""
    parser.add_argument("--on", metavar="DATE", help="按这一天计算，默认今天，但不晚于年度最后一天 / as of this day")


def load_year(options: argparse.Namespace, year: str | None = None) -> Year:
    """The edition that the options name, else the newest that has dossiers. Raises UsageError."""
    root = project_of(options)
    province(options, root)
    chosen = year or options.year or newest(root)
    show = getattr(options, "format", "text") == "text"
    with progress(say("progress.check", language(options)), show=show) as tick:
        try:
            return survey(Checker(root, library(root)), chosen, tick)
        except NoEditionError:
            known = "、".join(tree.editions(root)) or "—"
            raise usage("error.no_year", options, year=chosen, known=known) from None
        except BrokenEditionError:
            raise usage("error.broken_year", options, year=chosen) from None


def load_whole_year(options: argparse.Namespace) -> Year:
    """The year for what is made of all its dossiers; says on standard error how many of them are faulty."""
    year = load_year(options)
    if faulty := sum(row.errors > 0 for row in year.rows):
        warn(say("yearend.faulty", language(options), count=faulty, path=relative(year.path)))
    return year


def day_of(options: argparse.Namespace, edition: Edition) -> date:
    """The day asked for, else today; when the edition is over, its last day, so that what is made stays the same."""
    return on_day(options) if options.on else within(edition, today())
