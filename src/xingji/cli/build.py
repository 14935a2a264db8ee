"""`xingji build`: the public site from a clean repository."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from xingji.cli.command import (
    CLEAN,
    FAULTY,
    Command,
    emit,
    language,
    on_day,
    progress,
    relative,
    usage,
    warn,
)
from xingji.cli.extras import SITE
from xingji.cli.output.report import as_text
from xingji.cli.project import add_root_argument, site_root
from xingji.engine.checker import Checker
from xingji.engine.starts import data_folders, library
from xingji.engine.year_figures import public_visits
from xingji.messages.interface import say
from xingji.store.git_history import SOURCES, last_change
from xingji.store.guidelines import Library
from xingji.store.reference import reference


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", default="public", metavar="DIR", help="网站输出文件夹 / folder for the site")
    add_root_argument(parser)
    parser.add_argument("--on", metavar="DATE", help="按该日期显示当前阶段，默认今天 / day to show (default: today)")


def _run(options: argparse.Namespace) -> int:
    from xingji.publish.build import NotASiteError, build_site  # noqa: PLC0415  only a build needs the generator
    from xingji.publish.keyring import BadKeyError  # noqa: PLC0415

    lang = language(options)
    root = site_root(options)
    shown = on_day(options)
    known = Library(root, alone=True) if (root / "scoring").is_dir() else library(root)
    with progress(say("progress.check", lang)) as tick:
        checker = Checker(root, known, known=reference(root))
        report = checker.check(data_folders(root), tick)
    if report.count("error"):
        warn(as_text(report, lang))
        warn(say("error.not_clean", lang, errors=report.count("error")))
        return FAULTY
    try:
        summary = build_site(
            root,
            Path(options.out),
            known,
            today=shown,
            generated_at=_generated_at(root),
            visits=public_visits(checker, shown),
            progress=lambda step: warn(say(f"build.{step}", lang)),
        )
    except NotASiteError:
        raise usage("error.not_a_site", options, out=options.out) from None
    except BadKeyError as error:
        raise usage("sign.bad_keys", options, detail=error) from None
    if summary.missing:
        warn(say("build.scriptless", lang, reason=summary.missing, scripts="、".join(summary.scriptless)))
    signed = summary.signature
    warn(say(f"build.{signed.state}", lang, name=signed.key.name if signed.key else ""))
    emit(say("build.fields", lang, fields="、".join(summary.fields)))
    counts = {"pages": summary.pages, "records": summary.records, "seconds": f"{summary.seconds:.1f}"}
    emit(say("build.done", lang, out=relative(Path(options.out)), **counts))
    return CLEAN


def _generated_at(root: Path) -> datetime:
    """$SOURCE_DATE_EPOCH, else when what is published last changed in Git, else now.

    Other commits do not count, so that the one that brings the signature leaves the signed bytes as they are.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC)
    return last_change(root, *SOURCES) or datetime.now(UTC)


COMMAND = Command(_add, _run, lambda _: SITE)
